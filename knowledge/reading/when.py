"""Dates, years and terms that a question restricts its answer to."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.reading.days import NEVER, POINTS, READERS, THIRD, between, month_of, year_of
from knowledge.reading.terms import take_term
from knowledge.text.fold import accented, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from knowledge.reading.days import Days
    from knowledge.reading.slate import Slate

_Y = r"(?:19|20)\d{2}"
_ANY_MONTH = re.compile(
    r"(?<!\bmang )(?<!\bve )(?<!\d )\b(?:(?:ban hanh|ky|ra) )?(?:(?:vao|trong|cua|o) )?"
    r"thang (?P<m>1[0-2]|0?[1-9])\b(?!\s?[/-])"
)
_BOUND = re.compile(
    r"\b(?:(?P<before>truoc)|(?P<after>(?:tu )?sau)|(?P<until>(?:cho |tinh )?(?:den|toi)(?: het)?)"
    r"|(?P<since>(?:ke )?tu))(?: (?:ca|cuoi))? ?$"
)
"""Before a day, a month or a year: it bounds the time that is meant."""

_SINCE_SIGN = re.compile(r" (?:den nay|tro di|toi nay|tro lai day|ve sau|tro ve sau)\b")
_PERIOD = re.compile(
    rf"\b(?:trong |thuoc |o )?(?:giai doan|thoi ky)(?: tu)?(?: nam)? (?P<a>{_Y})"
    rf"(?:\s?[-–]\s?| den | toi )(?:nam )?(?P<b>{_Y})\b"
)
_BARE_YEAR = re.compile(
    r"(?<![\d/-])(?<![-–] )(?P<y>(?:19[4-9]|20[0-9])\d)(?![\d/-])(?!\s?[-–]\s?\d)"
)
_RELATIVE = re.compile(
    r"\b(?:trong )?(?P<said>hom (?:nay|qua)|(?:tuan|thang|nam) (?:nay|truoc|qua|ngoai))\b"
    r"(?! (?:cho|xin|nho|toi|em|minh|muon)\b)"
)
YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(rf"(?<!\d){YEAR}(?!\d)")


@dataclass(frozen=True, slots=True)
class When:
    """Days from `first` to `last`, both included, the term of a committee, and a month of whatever
    year; None says nothing."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    term: int | None = None
    month: int | None = None

    def __bool__(self) -> bool:
        days = self.first is not None or self.last is not None
        return days or self.term is not None or self.month is not None

    @property
    def year(self) -> int | None:
        """The year, where exactly one is meant."""
        if self.first and self.last and self.first.year == self.last.year:
            return self.first.year
        return None

    @property
    def is_of_several_years(self) -> bool:
        """Whether days of more than one year are meant."""
        return self.year is None and bool(self.first or self.last)

    @property
    def is_of_years(self) -> bool:
        """Whether whole years are meant, so that a year tells whether something is of the time."""
        if self.month is not None:
            return False
        begins = self.first is None or (self.first.month, self.first.day) == (1, 1)
        return begins and (self.last is None or (self.last.month, self.last.day) == (12, 31))

    def may_admit(
        self, dates: Collection[datetime.date], years: Iterable[int], terms: Iterable[int]
    ) -> bool:
        """Whether nothing that is known speaks against it."""
        known, said = set(years), list(terms)
        is_of_term = self.term is None or not said or self.term in said
        if dates:
            return is_of_term and replace(self, term=None).admits(dates, (), ())
        return is_of_term and (not known or any(map(self._has_days_of, known)))

    def admits(
        self, dates: Collection[datetime.date], years: Iterable[int], terms: Iterable[int]
    ) -> bool:
        """Whether one of the dates fits, or all days of a year where no date is known; and the
        term."""
        if self.term is not None and self.term not in terms:
            return False
        if self.month is not None:
            return any(date.month == self.month for date in dates)
        if self.first is None and self.last is None:
            return True
        first, last = self._bounds
        if dates:
            return any(first <= date <= last for date in dates)
        return any(first <= begin and end <= last for begin, end in map(year_of, years))

    @property
    def is_of_no_calendar(self) -> bool:
        """Whether a day is meant that no calendar has, which may be said of any year."""
        first, last = self._bounds
        return first > last

    @property
    def _bounds(self) -> tuple[datetime.date, datetime.date]:
        return self.first or datetime.date.min, self.last or datetime.date.max

    def _has_days_of(self, year: int) -> bool:
        first, last = self._bounds
        return self.is_of_no_calendar or first.year <= year <= last.year


def years_of(text: str) -> list[int]:
    """Years that a text names, from 1900 to 2099."""
    return [int(year) for year in _YEARS.findall(text)]


def says_third(text: str) -> bool:
    """Whether a text says a part of a year or a month that is read as a third of it."""
    return THIRD.search(fold(text)) is not None


def take_when(slate: Slate) -> When:
    """Read and take away what a question says of time; a bare year stays for its reader."""
    first, last = _take_days(slate)
    return When(first, last, take_term(slate))


def take_relative(slate: Slate, today: datetime.date) -> When:
    """Read and take away a time that is told from today: `tuần này`, `tháng trước`."""
    match = slate.take(_RELATIVE)
    return When(*_told_from(today, match["said"])) if match else When()


def _told_from(today: datetime.date, said: str) -> Days:
    unit, which = said.split()
    is_now = which == "nay"
    match unit:
        case "hom":
            day = today if is_now else today - datetime.timedelta(days=1)
            return day, day
        case "tuan":
            monday = today - datetime.timedelta(days=today.weekday() + (0 if is_now else 7))
            return monday, monday + datetime.timedelta(days=6)
        case "thang":
            within = today if is_now else today.replace(day=1) - datetime.timedelta(days=1)
            return month_of(within.year, within.month)
    return year_of(today.year - (0 if is_now else 1))


def take_period(slate: Slate, is_named: Callable[[str, str], bool]) -> When:
    """Read and take away a period that no title names: titles are of periods, too."""
    match = slate.find(_PERIOD)
    if not match or is_named(match["a"], match["b"]):
        return When()
    slate.blank(*match.span())
    return When(*between(match))


def take_month(slate: Slate) -> When:
    """Read and take away a month without its year: `văn bản tháng 5`."""
    match = slate.take(_ANY_MONTH)
    return When(month=int(match["m"])) if match else When()


def of_year(year: int) -> When:
    """The whole of a year."""
    return When(*year_of(year))


def take_bare_year(slate: Slate, of: Collection[int] = ()) -> When:
    """Read and take away a year without the word "năm", one of several if any: `nq25tw 2013`."""
    match = slate.find(_BARE_YEAR)
    if not match or (of and int(match["y"]) not in of):
        return When()
    slate.blank(*match.span())
    return of_year(int(match["y"]))


def _take_days(slate: Slate) -> Days:
    """The days that are said first; where these have one end, up to the other one."""
    first, last = _take_bounded(slate)
    if (first is None) == (last is None):
        return first, last
    other = _take_bounded(slate)
    return first or other[0], last or other[1]


def _take_bounded(slate: Slate) -> Days:
    """Days, with what is said to be before or behind them: `sau ngày 01/11/2021`."""
    return _bounded(*take_time(slate))


def take_time(slate: Slate) -> tuple[Days, str]:
    """Read and take away the days that are said first, and the group of `_BOUND` before them."""
    for pattern, read in READERS:
        if match := slate.take(pattern):
            bound = _bound_before(match, slate) if read in POINTS else None
            if bound is None:
                return read(match), ""
            goes_on = _SINCE_SIGN.match(slate.flat, match.end())
            slate.blank(bound.start(), goes_on.end() if goes_on else match.end())
            return read(match), bound.lastgroup or ""
    return (None, None), ""


def _bound_before(match: re.Match[str], slate: Slate) -> re.Match[str] | None:
    """The word right before a time that bounds it: `tới`, not `tôi`, though read alike."""
    bound = _BOUND.search(slate.flat[: match.start()])
    return (
        bound
        if bound and "tôi" not in accented(slate.text[bound.start() : match.start()])
        else None
    )


def _bounded(days: Days, bound: str) -> Days:
    first, last = days
    if not bound or days == NEVER or first is None or last is None:
        return days
    match bound:
        case "before":
            return None, first - datetime.timedelta(days=1)
        case "after":
            return last + datetime.timedelta(days=1), None
        case "until":
            return None, last
    return first, None
