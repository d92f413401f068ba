"""What a question asks of a document or a task that may be printed nowhere: its number, how many of
something it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts.filters import is_printed_as
from knowledge.answering.facts.roles import own_words
from knowledge.catalogue import Directive
from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from knowledge.summary import parts, passage
from knowledge.text.fold import accented, fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Finding
    from knowledge.catalogue import Task
    from knowledge.reading.question import Question
    from knowledge.search.score import Hit

_MONEY = "(?:nghin|trieu|ty|dong)"
_SCALE = r"(?:(?:chuc|tram|nghin|ngan) )?"
_AS_PRINTED = {"phan": "%"} | dict.fromkeys("tien von kinh trieu ty dong".split(), _MONEY)
"""What stands behind the number of something that is asked for by another word."""

_ASKED = re.compile(
    r"(?:\b(?P<has>(?:co|gom|neu|dat|de ra|quy dinh) (?:[a-z]+ )?))?"
    r"(?<!so )(?<!hieu )(?<!khoa )(?<!thu )\b(?:bao nhieu|(?P<few>may))"
    rf" (?!{patterns.THINGS}|(?:ngay|thang|quy|nam|khoa|lan|co quan|don vi|ten|tieu de|so|noi"
    r"|a|vay|the|roi|nhi|nhe|ha|thi|la|trong|cua|va|khong|nua|dong (?:chi|bao))\b)"
    rf"{_SCALE}(?P<first>[a-z]+)(?: (?P<second>[a-z]+))?"
)
_NUMERAL = r"\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram)\b"
_TYPE = re.compile(rf"\b(?:{patterns.TYPES})\b")
_LISTED = (
    r"(?:ngay|thang|quy|nam|gio|don vi|co quan|to chuc|phong|ban|nganh|so|hoi|cap|ben|tinh|huyen|xa"
    r"|noi dung|viec|phan|muc|y|loai|nguoi)\b"
)
"""What a task has several of without a number before it."""

_HOW_MANY = re.compile(
    rf"\b(?:bao nhieu|may) {_SCALE}(?!{_LISTED})(?P<counted>dong (?:chi|bao)|[a-z]\w*)"
)
_SUM = re.compile(rf"\d {_MONEY}\b")
_SHARE = re.compile(r"\bbao nhieu phan tram\b")
_PER_CENT = re.compile(r"\d ?%|\bphan tram\b")
_COUNT = re.compile(rf"\d ?%|\d \w|{_NUMERAL}")


def tasks_counting(
    directive: Directive, question: Question, known: Knowledge
) -> list[tuple[Task, str]] | None:
    """The tasks of a document that count what is asked of it, and where they do; None where no
    count is asked of the one that is meant, or the title tells."""
    asked = _ASKED.search(fold(question.text))
    is_meant = question.named or (asked and len(question.text[: asked.start()].split()) <= 1)
    if asked is None or not is_meant or not _is_how_many(asked, question.text):
        return None
    first, second = asked["first"], asked["second"]
    is_pair = second and known.lexicon.knows_pair(first, second)
    noun = _AS_PRINTED.get(first) or re.escape(f"{first} {second}" if is_pair else first)
    counts = re.compile(rf"(?:\d\s?(?:[a-z]+ ){{0,3}}|{_NUMERAL} ){noun}(?!\w)")
    if any(counts.search(fold(title)) for title in directive.titles):
        return None
    tasks = (known.catalogue.tasks[id_] for id_ in directive.task_ids)
    said = ((task, part) for task in tasks for part in parts(task.text))
    return [(task, part) for task, part in said if counts.search(fold(part))]


def prints_no_count(task: Task, question: Question) -> bool:
    """Whether a task prints no number at all, or no sum of money, and that is asked of it."""
    asked = _HOW_MANY.search(fold(question.text))
    if asked is None or question.attribute or question.asks_whether:
        return False
    told = _SUM if _AS_PRINTED.get(asked["counted"]) == _MONEY else _COUNT
    return told.search(fold(own_words(task.text))) is None


def telling_share(hits: list[Hit], question: Question, known: Knowledge) -> list[Hit]:
    """What may tell how many per cent of a subject, where that is asked: articles, and tasks that
    say it beside the subject."""
    if not _SHARE.search(fold(question.text)):
        return hits
    tasks = {hit.entry.id for hit in hits if hit.entry.kind is Kind.TASK}
    said = {id_: passage(known.catalogue.tasks[id_].text, question.subject) for id_ in tasks}
    return [
        hit
        for hit in hits
        if hit.entry.kind is Kind.ARTICLE
        or (hit.entry.kind is Kind.TASK and _PER_CENT.search(fold(said[hit.entry.id])))
    ]


def asks_number_beside(task: Task, question: Question, known: Knowledge) -> bool:
    """Whether the number of a document is asked for that is of no type which a task names."""
    asked = _TYPE.search(fold(question.text)) if _asks_number(question) else None
    its = (known.catalogue.directives[id_] for id_ in task.directive_ids)
    return asked is not None and not any(is_printed_as(one, asked[0]) for one in its)


def _asks_number(question: Question) -> bool:
    return patterns.ASKS_NUMBER.search(fold(question.text)) is not None


def _is_how_many(asked: re.Match[str], text: str) -> bool:
    """Whether the word is `mấy`, or lacks its marks beside a word that takes a number."""
    said = accented(text[slice(*asked.span("few"))]) if asked["few"] else ""
    return said in ("", "mấy") or (
        said == "may" and bool(asked["has"] or _AS_PRINTED.get(asked["first"]) == _MONEY)
    )


def asked_of_unprinted(question: Question, found: Finding, known: Knowledge) -> Attribute | None:
    """That a document is asked for a number or a count of which no source tells."""
    one = known.entity(found.matches[0]) if len(found.matches) == 1 else None
    if not isinstance(one, Directive) or question.attribute or question.asks_whether:
        return None
    if not one.citation:
        return Attribute.NUMBER if _asks_number(question) else None
    return Attribute.UNRECORDED if tasks_counting(one, question, known) == [] else None
