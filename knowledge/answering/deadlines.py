"""Tasks by when they are to be done: `nhiệm vụ nào hoàn thành tháng 6`, `có hạn trong quý II`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.filters import is_of_programme
from knowledge.answering.model import Finding, Lack, Match, every, lacking, pick
from knowledge.answering.roles import said_of
from knowledge.catalogue import newest
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold
from knowledge.text.numerals import roman

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Task
    from knowledge.reading.question import Question

_DUE = r"(?:hoan thanh|xong|ket thuc|(?:thoi )?han(?: (?:hoan thanh|chot|cuoi))?)"
_AT = r"(?: (?:trong|vao|la|den|cuoi|dau|giua|het|cua|o))*"
_MONTH = r"thang (?P<month>1[0-2]|0?[1-9])\b"
_QUARTER = r"quy (?P<quarter>[1-4]|i{1,3}|iv)\b"
_YEAR = r"(?:\s?(?:/|-|nam|cua nam)?\s?(?P<year>20\d\d))?"
_ASKED = re.compile(rf"\b{_DUE}{_AT}(?P<before> truoc)? (?:{_MONTH}|{_QUARTER}){_YEAR}")
_ALL_SAID = re.compile(
    rf"(?:(?:co|can|phai|se|duoc|thi) )*{_DUE}{_AT}(?: truoc)?(?: thang \d+| quy \w+)?"
)
_OF_ANY = re.compile(r"\bco (?:thoi )?han\b")
_PRINTED = re.compile(
    rf"\b(?:{_MONTH}|{_QUARTER}|\d{{1,2}}[/.-](?P<of_day>1[0-2]|0?[1-9])\b){_YEAR}"
)

_Months = frozenset[int]


def answer_by_deadline(question: Question, known: Knowledge) -> Finding | None:
    """The tasks that are to be done in the month or the quarter that a question says, or before it,
    or all that say until when; None where it asks something else, or no task says that."""
    if question.kind not in (None, Kind.TASK) or not _ALL_SAID.fullmatch(fold(question.subject)):
        return None
    said = fold(question.text)
    asked, asks_all = _ASKED.search(said), question.kind and _OF_ANY.search(said)
    if not (asked or asks_all):
        return None
    held = (one for one in known.catalogue.tasks.values() if is_of_programme(one.source, question))
    due = {one: until for one in newest(held) if (until := said_of(one.text, Attribute.DEADLINE))}
    if not due:
        return None
    tasks = [one for one, until in due.items() if not asked or _is_due(one, until, asked)]
    found = [Match(Kind.TASK, one.id) for one in tasks]
    if not found:
        return lacking(Lack.NOT_DUE, ())
    return pick(found) if len(found) == 1 else every(found)


def _is_due(task: Task, printed: str, asked: re.Match[str]) -> bool:
    """Whether what a task prints of time is within the time that is asked."""
    year, months = _read(asked)
    if asked["before"]:
        months = frozenset(range(1, min(months)))
    its = map(_read, _PRINTED.finditer(fold(printed)))
    return any(until <= months and year in (None, of or task.source.year) for of, until in its)


def _read(said: re.Match[str]) -> tuple[int | None, _Months]:
    fields = said.groupdict()
    year = int(fields["year"]) if fields["year"] else None
    if not fields["quarter"]:
        return year, frozenset({int(fields["month"] or fields["of_day"])})
    last = 3 * (roman(fields["quarter"]) or int(fields["quarter"]))
    return year, frozenset(range(last - 2, last + 1))
