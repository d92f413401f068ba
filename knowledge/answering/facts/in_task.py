"""Where a task that is named by its number says what a question asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering.facts.roles import line_of
from knowledge.reading.kinds import Attribute
from knowledge.search.subject import read_subject
from knowledge.summary import parts, with_its_list
from knowledge.text.fold import accented, fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Task
    from knowledge.reading.question import Question
    from knowledge.search.subject import Word

_MOST_OF_IT = 0.6
_OF_TIME = (Attribute.DATE, Attribute.DEADLINE)
_ASKING = frozenset("bao nhieu may nao".split())
_UNITS = {"%": "phần trăm", "đồng": "tiền"}
"""What stands behind a number, and how it is asked for."""


def told_within(
    task: Task, question: Question, known: Knowledge, least: float = _MOST_OF_IT
) -> str:
    """The part of a task that says most of what is asked of it, `hội thi tháng mấy`.

    "" where no part does, where it is all of the task, or where the line of a deadline tells.
    """
    asks_whether = question.asks_whether or question.doubted
    if asks_whether or question.attribute not in (None, *_OF_TIME):
        return ""
    if question.attribute and line_of(task.text, Attribute.DEADLINE):
        return ""
    subject = read_subject(question.subject, known.lexicon).without(known.lexicon.provinces)
    asked = [word for word in subject.words if word.weight and word.folded not in _ASKING]
    if not any(not word.is_light for word in asked):
        return ""
    best = max(parts(task.text), key=lambda part: said_in(asked, part), default="")
    is_said = said_in(asked, best) >= least * sum(word.weight for word in asked)
    told = with_its_list(task.text, best)
    return told if is_said and told != task.text.strip() else ""


def said_in(asked: list[Word], part: str) -> float:
    """How much of what is asked stands in a part of a text, with the marks that were typed."""
    units = " ".join(word for unit, word in _UNITS.items() if unit in part)
    said = {*words(fold(f"{part} {units}")), *words(accented(f"{part} {units}"))}
    return sum(word.weight for word in asked if word.marked in said)
