"""Until when tasks are to be done, as days that may be compared: `trước ngày 30/6`, `quý III`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.answering.facts.roles import line_of, said_of_time
from knowledge.reading.days import MONTHS, in_months
from knowledge.reading.kinds import Attribute
from knowledge.reading.slate import Slate
from knowledge.reading.when import take_time
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from knowledge.catalogue import Task

_NO_YEAR = r"(?! ?(?:[/.–-]|(?:cua )?nam)? ?\d)(?! am lich)"
_DAY = re.compile(
    r"(?P<before>(?:\b(?:ngay|truoc|sau|den|toi|het|tu|la|vao|han)|[:–-]|^)\s*)"
    rf"(?P<day>\d{{1,2}})(?P<sign>[/.])(?P<month>1[0-2]|0?[1-9])\b{_NO_YEAR}"
)
_M, _Q = r"(?:1[0-2]|0?[1-9])", r"(?:[1-4]|i{1,3}|iv)"
_PERIOD = re.compile(
    rf"\b(?:thang {_M}(?:\s?[-–]\s?{_M})?|quy {_Q}|(?:dau|giua|cuoi) nam)\b"
    rf"{_NO_YEAR}"
)
"""A time without its year."""

_THEN = r"(?:,| va) ?"
_NEXT = re.compile(
    rf"\b(?:(?P<month>thang) {_M}{_THEN}(?={_M}\b(?:\s?/|\s?nam\b|{_THEN}{_M}\b|\s*(?:[;.)]|$)))"
    rf"|(?P<quarter>quy) {_Q}(?:{_THEN}|\s?[-–]\s?)(?={_Q}\b))"
)
"""In `tháng 3, 4 và 6/2024`: a month before one that has no word for it; so of quarters."""

_RECURS = re.compile(r"\b(?:hang|moi|dinh ky|thuong xuyen|ca nam|quanh nam)\b")
_WHOLE_YEAR = 364


@dataclass(frozen=True, slots=True)
class Due:
    """A time from `first` to `last` day, which may be a bound of what is meant: what is due `trước
    ngày 30/6` is bound by the one day. A span is said by its first and its last month."""

    first: datetime.date
    last: datetime.date
    bound: str = ""
    is_span: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it has no end."""
        return self.bound in ("after", "since")

    @property
    def is_whole_year(self) -> bool:
        """Whether nothing but a year is said."""
        return not self.bound and (self.last - self.first).days >= _WHOLE_YEAR

    @property
    def end(self) -> datetime.date:
        """The day that it ends with, or before."""
        return self.first if self.bound == "before" else self.last

    @property
    def begin(self) -> datetime.date:
        """The first day of it that is said."""
        return self.end if self.bound else self.first

    def is_within(self, asked: Due) -> bool:
        """Whether what is due then is due within a time that is asked."""
        match asked.bound:
            case "before":
                is_so_bound = self.bound == "before" and self.end == asked.end
                return self.end < asked.end or is_so_bound
            case "until":
                return self.end <= asked.end
            case "after":
                return self.end > asked.last
            case "since":
                return self.end >= asked.first
        if self.is_span:
            return not self.excludes(asked)
        return asked.first <= self.begin and self.end <= asked.last

    def excludes(self, asked: Due) -> bool:
        """Whether nothing that is due then is due at a time that is asked."""
        if asked.bound:
            return not self.is_within(asked) and self.end != asked.end
        return self.end < asked.first or asked.last < self.begin


def times(text: str, year: int | None) -> list[Due]:
    """The times that a text says, those without a year of the year that is given."""
    said = fold(text)
    while match := _NEXT.search(said):
        unit = match["month"] or match["quarter"]
        said = f"{said[: match.end()]} {unit} {said[match.end() :]}"
    if year:
        said = _DAY.sub(rf"\g<before>\g<day>\g<sign>\g<month>\g<sign>{year}", said)
        said = _PERIOD.sub(lambda match: f"{match[0].removesuffix(' nam')} nam {year}", said)
    return list(_taken(Slate(said)))


def due(task: Task) -> list[Due]:
    """The times until when a task is to be done."""
    said = times(said_of_time(task.text), task.source.year)
    return [one for one in said if not one.is_open]


def last_day(task: Task) -> datetime.date | None:
    """The day until which all of a task is to be done; None where it tells none, is done again and
    again, or has times of its parts."""
    recurs, its = _RECURS.search(fold(said_of_time(task.text))), due(task)
    is_of_parts = len(its) > 1 and not line_of(task.text, Attribute.DEADLINE)
    return None if recurs or is_of_parts else max((one.end for one in its), default=None)


def is_due(task: Task, asked: str) -> bool | None:
    """Whether a task is to be done at the one time that is asked; None where it does not tell, has
    several times or does it again and again."""
    printed, said = due(task), times(asked, task.source.year)
    recurs = _RECURS.search(fold(said_of_time(task.text)))
    if len(printed) != 1 or len(said) != 1 or recurs:
        return None
    return is_at(printed[0], said[0])


def is_at(its: Due, time: Due) -> bool | None:
    """Whether what is due at one time is due at another that is asked; None where it may be."""
    is_day = time.first == time.last and not time.bound
    if its == time or (is_day and its.begin == its.end == time.last):
        return True
    return False if its.excludes(time) else None


def _taken(slate: Slate) -> Iterator[Due]:
    spans = [*map(in_months, MONTHS.finditer(slate.flat))]
    while True:
        (first, last), bound = take_time(slate)
        if first is None and last is None:
            return
        if first and last and first <= last:
            yield Due(first, last, bound, (first, last) in spans)
