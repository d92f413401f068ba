"""Answer on which day something is done that documents are about: `bầu cử vào ngày nào`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts.roles import line_of, time_beside
from knowledge.answering.model import Finding, pick
from knowledge.answering.ways.by_subject import answer_by_subject
from knowledge.reading.content import WHEN, WORK, asks_time
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question

_HELD = frozenset(
    "to chuc dien ra bat dau khai be mac thoi gian han chot truoc muon cham nhat vao la hom thang"
    " quy may nao".split()
)
_FIRST = frozenset("thoi gian han chot".split())
_ISSUED = re.compile(r"\b(?:ban hanh|ky|van ban|vb|(?<!dien )(?<!xay )ra)\b")
_OF_EVENT = re.compile(
    rf"\b(?:to chuc|dien ra|(?:khai|be) mac|bat dau|truoc|nhat|chot|han|vao) {WHEN}"
    rf"|^\W*(?:{WHEN}|{WORK}) |^\W*ngay .* (?:la|vao) {WHEN}"
)


def answer_of_event(question: Question, known: Knowledge) -> Finding | None:
    """The tasks that tell when it is, rather than documents that are about it, which have days of
    their own. None where a document is asked for."""
    said = fold(question.text)
    is_of_one = question.kind or question.types or question.type_name or question.body
    asks_when = question.attribute is Attribute.DATE or (not question.attribute and asks_time(said))
    if not asks_when or is_of_one or _ISSUED.search(said):
        return None
    plain = answer_by_subject(question, known)
    of_others = any(match.kind is not Kind.DIRECTIVE for match in plain.matches)
    if of_others and plain.is_answered:
        return plain
    subject = _event(question.subject)
    of_tasks = replace(question, kind=Kind.TASK, subject=subject, loose_subject=subject)
    found = answer_by_subject(of_tasks, known)
    if not found.is_answered:
        return plain
    is_of_event = _OF_EVENT.search(said) is not None
    tells = _time_of if is_of_event else time_beside
    tasks = ((one, known.catalogue.tasks[one.id]) for one in found.matches)
    telling = [one for one, task in tasks if tells(task.text, subject)]
    if telling:
        return replace(pick(telling), quoted=Attribute.DEADLINE if telling[1:] else None)
    return found if is_of_event else plain


def _event(subject: str) -> str:
    """What is left of a subject without the words around it that say that it is held, or when."""
    said = subject.rstrip(" ?.!").split()
    while len(said) > 1 and fold(said[0]) in _FIRST:
        del said[0]
    while len(said) > 1 and fold(said[-1]) in _HELD:
        said.pop()
    return " ".join(said)


def _time_of(text: str, subject: str) -> str:
    """What a task says of a time beside a subject, or of one for all of it."""
    return line_of(text, Attribute.DEADLINE) or time_beside(text, subject)
