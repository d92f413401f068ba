"""Days: `ngày mai`, `thứ hai tuần sau`, `25/11`, `ngày 25 tháng 11 năm 2026`, `2 ngày nữa`.

Each expression says which days it may mean, the likelier first; where several are said, the day is
one that all of them may mean.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from knowledge.text.moments.spelling import first_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from knowledge.text.moments.said import Said

Days: TypeAlias = tuple[datetime.date, ...]

_MONDAY = 2
_SUNDAY = 8
_CENTURY = 2000
_LAST_HOUR = 24
_JUST_PAST = datetime.timedelta(days=30)
_WEEKS_AHEAD = 60
_YEARS_AHEAD = 9
_MONTHS_AHEAD = 4

_NAMED = r"\b(?P<named>(?:(?:ngay|hom|mung|mong) )*)"
_YEAR = r"(?:20\d\d|\d\d)\b(?! (?:h|g|gio|:))"
_ISO = re.compile(r"\b(?P<y>20\d\d) (?P<s>[/.-]) (?P<m>\d{1,2}) (?P=s) (?P<d>\d{1,2})(?P<y4>)\b")
_DATE = re.compile(
    rf"{_NAMED}(?P<d>\d{{1,2}}) (?P<s>[/-]|thang) (?P<m>\d{{1,2}})\b"
    rf"(?: (?:(?P=s)|[/-]? ?year) (?P<y>{_YEAR}|nay|ke\b)|(?: [/-])? (?P<y4>20\d\d)\b)?"
)
_DOTTED = re.compile(
    rf"{_NAMED}(?P<d>\d{{1,2}}) \. (?P<m>\d{{1,2}})\b(?: \. (?P<y>{_YEAR}))?(?P<y4>)"
)
_IN_MONTH = re.compile(rf"{_NAMED}(?P<d>\d{{1,2}}) thang (?P<which>nay|ke)\b")
_OF_MONTH = re.compile(
    r"\b(?:ngay|hom|mung|mong) (?P<d>\d{1,2})\b(?! (?:h|g|gio|thang|ngay|[:./-])(?: |$))"
)
_WEEKDAY = re.compile(r"\b(?:thu (?P<n>[2-7])|cn)\b(?: (?P<which>ke|nay)\b)?")
_WEEK = re.compile(r"\btuan (?P<which>nay|ke)\b(?P<further> nua\b)?")
_AHEAD = re.compile(
    r"\b(?P<after>after )?(?P<n>\d{1,3}) (?P<unit>ngay|hom|tuan)\b(?P<more> nua\b)?"
)
_RELATIVE = re.compile(r"\b(?:(?:ngay|hom|bua) )*(?P<which>nay|mai|kia)\b|\b(?:hom|ngay) qua\b")
_LEAP_YEAR = 2000
_FROM_TODAY = {None: -1, "nay": 0, "mai": 1, "kia": 2}


def take_days(said: Said, today: datetime.date) -> list[Days]:
    """Take every expression of a day away; the days that each may mean."""
    found = [said.take(pattern, partial(read, today)) for pattern, read in _READERS]
    return [days for days in found if days is not None]


def read_no_day(text: str) -> str:
    """The date that a text names and no calendar has, day first: `31/2`; "" for none."""
    return first_reading(text, _no_day) or ""


def _no_day(spelled: str) -> str | None:
    named = (found for date in (_ISO, _DATE) for found in date.finditer(spelled))
    return next((_written(one) for one in named if _is_of_no_calendar(one)), None)


def _is_of_no_calendar(match: re.Match[str]) -> bool:
    said = match["y"] or match["y4"] or ""
    year = int(said) % _CENTURY + _CENTURY if said.isdigit() else _LEAP_YEAR
    return _existing([(year, int(match["m"]), int(match["d"]))]) is None


def _written(match: re.Match[str]) -> str:
    year = match["y"] or match["y4"] or ""
    return "/".join((match["d"], match["m"], *([year] if year.isdigit() else [])))


def take_days_ahead(said: Said) -> datetime.timedelta | None:
    """Take a number of days or weeks from now away."""
    return said.take(_AHEAD, _ahead)


def _ahead(match: re.Match[str]) -> datetime.timedelta | None:
    if not (match["after"] or match["more"]):
        return None
    return int(match["n"]) * datetime.timedelta(7 if match["unit"] == "tuan" else 1)


def _after_days(today: datetime.date, match: re.Match[str]) -> Days | None:
    ahead = _ahead(match)
    return None if ahead is None else (today + ahead,)


def _relative(today: datetime.date, match: re.Match[str]) -> Days:
    return (today + datetime.timedelta(_FROM_TODAY[match["which"]]),)


def _on_date(today: datetime.date, match: re.Match[str]) -> Days | None:
    said = match["y"] or match["y4"]
    if not said:
        return _next_such(today, int(match["m"]), int(match["d"]))
    year = {"nay": today.year, "ke": today.year + 1}.get(said) or int(said) % _CENTURY + _CENTURY
    return _existing([(year, int(match["m"]), int(match["d"]))])


def _on_dotted(today: datetime.date, match: re.Match[str]) -> Days | None:
    """`8.10` is an hour, unless it is called a day or has a year."""
    if match["named"] or match["y"] or int(match["d"]) > _LAST_HOUR:
        return _on_date(today, match)
    return None


def _next_such(today: datetime.date, month: int, day: int) -> Days | None:
    """A date without a year: this year's, the next one's where that is long past."""
    years = range(today.year, today.year + _YEARS_AHEAD)
    dates = _existing((year, month, day) for year in years) or ()
    return next(((date,) for date in dates if date >= today - _JUST_PAST), None)


def _in_month(today: datetime.date, match: re.Match[str]) -> Days | None:
    month = _month(today, 1 if match["which"] == "ke" else 0)
    return _existing([(*month, int(match["d"]))])


def _of_month(today: datetime.date, match: re.Match[str]) -> Days | None:
    """A day without a month: the next two that there are."""
    months = (_month(today, ahead) for ahead in range(_MONTHS_AHEAD))
    dates = _existing((*month, int(match["d"])) for month in months) or ()
    return tuple(date for date in dates if date >= today)[:2] or None


def _weekday(today: datetime.date, match: re.Match[str]) -> Days:
    """A day of the week: the coming ones, today only where it is not called the next."""
    weekday = int(match["n"] or _SUNDAY) - _MONDAY
    first = today + datetime.timedelta(1 if match["which"] == "ke" else 0)
    coming = first + datetime.timedelta((weekday - first.weekday()) % 7)
    return tuple(coming + datetime.timedelta(weeks=week) for week in range(_WEEKS_AHEAD))


def _week(today: datetime.date, match: re.Match[str]) -> Days:
    """A week, Monday to Sunday: its day that is today's, then the others."""
    weeks = (1 if match["which"] == "ke" else 0) + (1 if match["further"] else 0)
    day = today + datetime.timedelta(weeks=weeks)
    monday = day - datetime.timedelta(day.weekday())
    return (day, *(monday + datetime.timedelta(others) for others in range(7)))


_READERS: tuple[
    tuple[re.Pattern[str], Callable[[datetime.date, re.Match[str]], Days | None]], ...
] = (
    (_ISO, _on_date),
    (_DATE, _on_date),
    (_DOTTED, _on_dotted),
    (_IN_MONTH, _in_month),
    (_AHEAD, _after_days),
    (_WEEKDAY, _weekday),
    (_WEEK, _week),
    (_OF_MONTH, _of_month),
    (_RELATIVE, _relative),
)


def _month(today: datetime.date, ahead: int) -> tuple[int, int]:
    """Year and month that many months ahead."""
    months = today.year * 12 + today.month - 1 + ahead
    return months // 12, months % 12 + 1


def _existing(dates: Iterable[tuple[int, int, int]]) -> Days | None:
    """Those of the dates that there are, each a year, a month and a day; None for none."""
    found: list[datetime.date] = []
    for year, month, day in dates:
        with suppress(ValueError):
            found.append(datetime.date(year, month, day))
    return tuple(found) or None
