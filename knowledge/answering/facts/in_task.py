"""Where a task that is named by its number says what a question asks of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts.roles import line_of, own_words
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
    best = max(parts(task.text), key=lambda part: _said(asked, part), default="")
    is_said = _said(asked, best) >= least * sum(word.weight for word in asked)
    told = with_its_list(task.text, best)
    return told if is_said and told != task.text.strip() else ""


_ASKING = frozenset("bao nhieu may nao".split())
_UNITS = {"%": "phần trăm", "đồng": "tiền"}
"""What stands behind a number, and how it is asked for."""
_LISTED = (
    r"(?:ngay|thang|quy|nam|gio|don vi|co quan|to chuc|phong|ban|nganh|so|hoi|cap|ben|tinh|huyen|xa"
    r"|noi dung|viec|phan|muc|y|loai|nguoi)\b"
)
"""What a task has several of without a number before it."""

_HOW_MANY = re.compile(rf"\b(?:bao nhieu|may) (?!{_LISTED})(?P<counted>[a-z]\w*)")
_MONEY = frozenset({"tien", "von", "kinh"})
_SUM = re.compile(r"\d (?:nghin|trieu|ty|dong)\b")
_COUNT = re.compile(r"\d ?%|\d \w|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram)\b")


def prints_no_count(task: Task, question: Question) -> bool:
    """Whether a task prints no number at all, or no sum of money, and that is asked of it."""
    asked = _HOW_MANY.search(fold(question.text))
    if asked is None or question.attribute or question.asks_whether:
        return False
    told = _SUM if asked["counted"] in _MONEY else _COUNT
    return told.search(fold(own_words(task.text))) is None


def _said(asked: list[Word], part: str) -> float:
    """How much of what is asked stands in a part of a text, with the marks that were typed."""
    units = " ".join(word for unit, word in _UNITS.items() if unit in part)
    said = {*words(fold(f"{part} {units}")), *words(accented(f"{part} {units}"))}
    return sum(word.weight for word in asked if word.marked in said)
