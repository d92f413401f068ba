"""The days that a time means: a day, a month, a quarter, a year, and what is before or behind."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from typing import TYPE_CHECKING, TypeAlias

from knowledge.text.numerals import roman

if TYPE_CHECKING:
    from collections.abc import Callable

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
_SHORT_MONTH = re.compile(r"\bthang (?P<m>\d{1,2})[/-](?P<y>\d{2})(?![\w/-])")
MONTHS = re.compile(
    r"\b(?:tu )?thang (?P<a>\d{1,2})(?:\s?(?:/|nam )(?P<x>\d{4}))?"
    r"(?: den| toi|\s?[-–])(?: het)?(?: thang)?\s?(?P<b>\d{1,2})\s?(?:/|-|nam)?\s?(?P<y>\d{4})\b"
)
_QUARTER = re.compile(rf"\bquy (?P<q>[1-4]|i{{1,3}}|iv)\s?(?:/|-|nam|\bcua nam\b)?\s?(?P<y>{_Y})\b")
_HALF_YEAR = re.compile(
    rf"\b(?P<n>\d{{1,2}}|sau) thang (?P<half>dau|cuoi)(?: cua)?(?: nam)? (?P<y>{_Y})\b"
    rf"|\bnua (?P<half2>dau|cuoi)(?: cua)? nam (?P<y2>{_Y})\b"
)
THIRD = re.compile(
    r"\b(?<!dung )(?<!bat )(?<!quy )(?<!tuan )(?:(?:nhung |cac )thang )?(?P<third>dau|giua|cuoi) "
    rf"(?:thang (?P<m>\d{{1,2}})\s?(?:/|-|nam)?\s?|(?:cua )?(?:nam )?)(?P<y>{_Y})\b"
)
"""A third of a year or of a month: nothing else is meant by `đầu`, `giữa`, `cuối` of these."""

_CENTURY = re.compile(
    r"(?<!nhiem )(?<!dang )(?<!dinh )\b(?:the )?ky(?: thu)? (?P<c>19|2[01]|xix|xxi?)\b"
)
"""Its first word is taken away with the words that frame a question, where it is alone."""

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
_HALF = 40

Days: TypeAlias = tuple[datetime.date | None, datetime.date | None]

NEVER: Days = (datetime.date.max, datetime.date.min)
"""What a day means that no calendar has: nothing is of that time."""


def _on(match: re.Match[str]) -> Days:
    return _day(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), int(match["d"]))


def _on_short(match: re.Match[str]) -> Days:
    return _day(_full_year(int(match["y"])), int(match["m"]), int(match["d"]))


def _in_month(match: re.Match[str]) -> Days:
    return month_of(_full_year(int(match["y"])), int(match["m"]))


def in_months(match: re.Match[str]) -> Days:
    """From the first day of the first month of `MONTHS` to the last day of the other."""
    last = int(match["y"])
    return month_of(int(match["x"] or last), int(match["a"]))[0], month_of(last, int(match["b"]))[1]


def between(match: re.Match[str]) -> Days:
    """From the first day of a year `a` to the last one of a year `b`."""
    return year_of(int(match["a"]))[0], year_of(int(match["b"]))[1]


def _before(match: re.Match[str]) -> Days:
    return None, datetime.date(int(match["y"]) - 1, 12, 31)


def _in_quarter(match: re.Match[str]) -> Days:
    quarter = roman(match["q"]) or int(match["q"])
    year = int(match["y"])
    return month_of(year, 3 * quarter - 2)[0], month_of(year, 3 * quarter)[1]


def _in_half(match: re.Match[str]) -> Days:
    year, months = int(match["y"] or match["y2"]), int((match["n"] or "6").replace("sau", "6"))
    if (match["half"] or match["half2"]) == "dau":
        return month_of(year, 1)[0], month_of(year, months)[1]
    return month_of(year, 13 - months)[0], month_of(year, 12)[1]


def _in_third(match: re.Match[str]) -> Days:
    year, third = int(match["y"]), ("dau", "giua", "cuoi").index(match["third"])
    if not match["m"]:
        return month_of(year, 4 * third + 1)[0], month_of(year, 4 * third + 4)[1]
    days = _in_month(match)
    first, last = (_day(year, int(match["m"]), day) for day in (10 * third + 1, 10 * third + 10))
    return first[0], last[1] if third < 2 else days[1]  # noqa: PLR2004


def _in_century(match: re.Match[str]) -> Days:
    century = roman(match["c"]) or int(match["c"])
    return year_of(100 * century - 99)[0], year_of(100 * century)[1]


def _since(match: re.Match[str]) -> Days:
    return year_of(int(match["y"]))[0], None


def _after(match: re.Match[str]) -> Days:
    return datetime.date(int(match["y"]) + 1, 1, 1), None


def _in_decade(match: re.Match[str]) -> Days:
    first = _full_year(int(match["y"]))
    return year_of(first)[0], year_of(first + 9)[1]


def _in_year(match: re.Match[str]) -> Days:
    return year_of(_full_year(int(match["y"])))


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = (
    (_DATE, _on),
    (_SPACED_DATE, _on_short),
    (_SHORT_DATE, _on_short),
    (_QUARTER, _in_quarter),
    (_HALF_YEAR, _in_half),
    (THIRD, _in_third),
    (_CENTURY, _in_century),
    (MONTHS, in_months),
    (_MONTH, _in_month),
    (_SHORT_MONTH, _in_month),
    (_BETWEEN, between),
    (_BEFORE, _before),
    (_SINCE, _since),
    (_AFTER, _after),
    (_DECADE, _in_decade),
    (_YEAR, _in_year),
)
"""What says a time in folded text, in the order in which they are looked for → its days."""

POINTS = (_on, _on_short, _in_month, _in_quarter, _in_third, _in_year)
"""What reads a time that may be a bound of another."""


def _full_year(year: int) -> int:
    if year >= 100:  # noqa: PLR2004
        return year
    return year + (1900 if year >= _HALF else 2000)


def _day(year: int, month: int, day: int) -> Days:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        return NEVER
    return found, found


def month_of(year: int, month: int) -> Days:
    """The days of a month, `NEVER` where there is none of that number."""
    if month not in range(1, 13):
        return NEVER
    return datetime.date(year, month, 1), datetime.date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> tuple[datetime.date, datetime.date]:
    """The days of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
