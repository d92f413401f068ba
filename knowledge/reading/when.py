"""Dates, years and terms that a question restricts its answer to."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from knowledge.reading.terms import take_term
from knowledge.text.fold import accented, fold
from knowledge.text.numerals import roman

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from knowledge.reading.slate import Slate

_Y = r"(?:19|20)\d{2}"
_DATE = re.compile(
    r"(?:\b(?:hom )?ngay |\bhom )?\b(?P<d>\d{1,2})"
    rf"(?:\s?(?P<s>[/.-])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<y>{_Y})"
    rf"| thang (?P<m2>\d{{1,2}}) nam (?P<y2>{_Y}))\b"
)
_SHORT_DATE = re.compile(
    r"(?:\bngay )?(?<![\w/.-])(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{2})(?![\w/-])"
)
_SPACED_DATE = re.compile(rf"\bngay (?P<d>\d{{1,2}}) (?P<m>\d{{1,2}}) (?P<y>{_Y})\b")
_MONTH = re.compile(rf"\bthang (?P<m>\d{{1,2}})\s?(?:/|-|nam|\bnam\b)?\s?(?P<y>{_Y})\b")
_ANY_MONTH = re.compile(
    r"(?<!\bmang )(?<!\bve )(?<!\d )\b(?:(?:ban hanh|ky|ra) )?(?:(?:vao|trong|cua|o) )?"
    r"thang (?P<m>1[0-2]|0?[1-9])\b(?!\s?[/-])"
)
_SHORT_MONTH = re.compile(r"\bthang (?P<m>\d{1,2})[/-](?P<y>\d{2})(?![\w/-])")
_MONTHS = re.compile(
    r"\b(?:tu )?thang (?P<a>\d{1,2})(?:\s?(?:/|nam )(?P<x>\d{4}))?"
    r"(?: den| toi|\s?-)(?: het)?(?: thang)?\s?(?P<b>\d{1,2})\s?(?:/|-|nam)?\s?(?P<y>\d{4})\b"
)
_BOUND = re.compile(
    r"\b(?:(?P<before>truoc)|(?P<after>(?:tu )?sau)|(?P<until>(?:cho |tinh )?(?:den|toi)(?: het)?)"
    r"|(?P<since>(?:ke )?tu))(?: (?:ca|cuoi))? ?$"
)
"""Before a day, a month or a year: it bounds the time that is meant."""

_SINCE_SIGN = re.compile(r" (?:den nay|tro di|toi nay|tro lai day|ve sau|tro ve sau)\b")
_QUARTER = re.compile(rf"\bquy (?P<q>[1-4]|i{{1,3}}|iv)\s?(?:/|-|nam|\bcua nam\b)?\s?(?P<y>{_Y})\b")
_HALF_YEAR = re.compile(
    rf"\b(?P<n>\d{{1,2}}|sau) thang (?P<half>dau|cuoi)(?: cua)?(?: nam)? (?P<y>{_Y})\b"
    rf"|\bnua (?P<half2>dau|cuoi)(?: cua)? nam (?P<y2>{_Y})\b"
)
_THIRD = re.compile(
    r"\b(?<!dung )(?<!bat )(?<!quy )(?<!tuan )(?:(?:nhung |cac )thang )?(?P<third>dau|giua|cuoi) "
    rf"(?:thang (?P<m>\d{{1,2}})\s?(?:/|-|nam)?\s?|(?:cua )?(?:nam )?)(?P<y>{_Y})\b"
)
"""A third of a year or of a month: nothing else is meant by `đầu`, `giữa`, `cuối` of these."""

_CENTURY = re.compile(r"(?<!nhiem )\b(?:the )?ky(?: thu)? (?P<c>19|2[01]|xix|xxi?)\b")
"""Its first word is taken away with the words that frame a question, where it is alone."""

_PERIOD = re.compile(
    rf"\b(?:trong |thuoc |o )?(?:giai doan|thoi ky)(?: tu)?(?: nam)? (?P<a>{_Y})"
    rf"(?:\s?[-–]\s?| den | toi )(?:nam )?(?P<b>{_Y})\b"
)
_BETWEEN = re.compile(
    rf"\b(?:tu|trong khoang)(?: nam)? (?P<a>{_Y})"
    rf"(?: den| toi| -|-)(?: het)?(?: nam)? ?(?P<b>{_Y})\b"
)
_BEFORE = re.compile(rf"\btruoc(?: nam)? (?P<y>{_Y})\b")
_AFTER = re.compile(rf"\b(?:sau|tu sau)(?: nam)? (?P<y>{_Y})\b(?: den nay| toi nay)?(?! den| toi)")
_SINCE = re.compile(
    rf"\btu(?: nam)? (?P<y>{_Y})(?: (?:den nay|tro di|toi nay|tro lai day|ve sau))\b"
)
_DECADE = re.compile(
    r"\b(?:nhung nam|thap nien|thap ky|cac nam|thoi) (?P<y>(?:19)?[6-9]0|20[0-2]0)\b"
)
_YEAR = re.compile(r"\b(?:trong |cua |hoi )?nam (?P<y>(?:19|20)\d{2}|[4-9]\d)\b(?!\s?-)")
_BARE_YEAR = re.compile(
    r"(?<![\d/-])(?<![-–] )(?P<y>(?:19[4-9]|20[0-9])\d)(?![\d/-])(?!\s?[-–]\s?\d)"
)
_RELATIVE = re.compile(
    r"\b(?:trong )?(?P<said>hom (?:nay|qua)|(?:tuan|thang|nam) (?:nay|truoc|qua|ngoai))\b"
    r"(?! (?:cho|xin|nho|toi|em|minh|muon)\b)"
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HALF = 40

Days: TypeAlias = tuple[datetime.date | None, datetime.date | None]

_NEVER: Days = (datetime.date.max, datetime.date.min)
"""What a day means that no calendar has: nothing is of that time."""


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
        return any(first <= begin and end <= last for begin, end in map(_year, years))

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
    return _THIRD.search(fold(text)) is not None


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
            return _month(within.year, within.month)
    return _year(today.year - (0 if is_now else 1))


def take_period(slate: Slate, is_named: Callable[[str, str], bool]) -> When:
    """Read and take away a period that no title names: titles are of periods, too."""
    match = slate.find(_PERIOD)
    if not match or is_named(match["a"], match["b"]):
        return When()
    slate.blank(*match.span())
    return When(*_between(match))


def take_month(slate: Slate) -> When:
    """Read and take away a month without its year: `văn bản tháng 5`."""
    match = slate.take(_ANY_MONTH)
    return When(month=int(match["m"])) if match else When()


def of_year(year: int) -> When:
    """The whole of a year."""
    return When(*_year(year))


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
    for pattern, read in _READERS:
        if match := slate.take(pattern):
            bound = _bound_before(match, slate) if read in _POINTS else None
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
    if not bound or days == _NEVER or first is None or last is None:
        return days
    match bound:
        case "before":
            return None, first - datetime.timedelta(days=1)
        case "after":
            return last + datetime.timedelta(days=1), None
        case "until":
            return None, last
    return first, None


def _on(match: re.Match[str]) -> Days:
    return _day(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), int(match["d"]))


def _on_short(match: re.Match[str]) -> Days:
    return _day(_full_year(int(match["y"])), int(match["m"]), int(match["d"]))


def _in_month(match: re.Match[str]) -> Days:
    return _month(_full_year(int(match["y"])), int(match["m"]))


def _in_months(match: re.Match[str]) -> Days:
    last = int(match["y"])
    return _month(int(match["x"] or last), int(match["a"]))[0], _month(last, int(match["b"]))[1]


def _between(match: re.Match[str]) -> Days:
    return _year(int(match["a"]))[0], _year(int(match["b"]))[1]


def _before(match: re.Match[str]) -> Days:
    return None, datetime.date(int(match["y"]) - 1, 12, 31)


def _in_quarter(match: re.Match[str]) -> Days:
    quarter = roman(match["q"]) or int(match["q"])
    year = int(match["y"])
    return _month(year, 3 * quarter - 2)[0], _month(year, 3 * quarter)[1]


def _in_half(match: re.Match[str]) -> Days:
    year, months = int(match["y"] or match["y2"]), int((match["n"] or "6").replace("sau", "6"))
    if (match["half"] or match["half2"]) == "dau":
        return _month(year, 1)[0], _month(year, months)[1]
    return _month(year, 13 - months)[0], _month(year, 12)[1]


def _in_third(match: re.Match[str]) -> Days:
    year, third = int(match["y"]), ("dau", "giua", "cuoi").index(match["third"])
    if not match["m"]:
        return _month(year, 4 * third + 1)[0], _month(year, 4 * third + 4)[1]
    days = _in_month(match)
    first, last = (_day(year, int(match["m"]), day) for day in (10 * third + 1, 10 * third + 10))
    return first[0], last[1] if third < 2 else days[1]  # noqa: PLR2004


def _in_century(match: re.Match[str]) -> Days:
    century = roman(match["c"]) or int(match["c"])
    return _year(100 * century - 99)[0], _year(100 * century)[1]


def _since(match: re.Match[str]) -> Days:
    return _year(int(match["y"]))[0], None


def _after(match: re.Match[str]) -> Days:
    return datetime.date(int(match["y"]) + 1, 1, 1), None


def _in_decade(match: re.Match[str]) -> Days:
    first = _full_year(int(match["y"]))
    return _year(first)[0], _year(first + 9)[1]


def _in_year(match: re.Match[str]) -> Days:
    return _year(_full_year(int(match["y"])))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = (
    (_DATE, _on),
    (_SPACED_DATE, _on_short),
    (_SHORT_DATE, _on_short),
    (_QUARTER, _in_quarter),
    (_HALF_YEAR, _in_half),
    (_THIRD, _in_third),
    (_CENTURY, _in_century),
    (_MONTHS, _in_months),
    (_MONTH, _in_month),
    (_SHORT_MONTH, _in_month),
    (_BETWEEN, _between),
    (_BEFORE, _before),
    (_SINCE, _since),
    (_AFTER, _after),
    (_DECADE, _in_decade),
    (_YEAR, _in_year),
)

_POINTS = (_on, _on_short, _in_month, _in_quarter, _in_third, _in_year)
"""What reads a time that may be a bound of another."""


def _full_year(year: int) -> int:
    if year >= 100:  # noqa: PLR2004
        return year
    return year + (1900 if year >= _HALF else 2000)


def _day(year: int, month: int, day: int) -> Days:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        return _NEVER
    return found, found


def _month(year: int, month: int) -> Days:
    if month not in range(1, 13):
        return _NEVER
    return datetime.date(year, month, 1), datetime.date(year, month, monthrange(year, month)[1])


def _year(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
