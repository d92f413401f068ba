"""A moment: a day and a time of day, or a while from now."""

from __future__ import annotations

import datetime
import re

from knowledge.text.local import LOCAL
from knowledge.text.moments.days import Days, take_days, take_days_ahead
from knowledge.text.moments.hours import MORNING, take_hour
from knowledge.text.moments.said import Said
from knowledge.text.moments.spelling import first_reading

_LATEST_AFTER = 12
_NO_WAIT = datetime.timedelta()

_HOURS = r"(?:(?P<h>\d{1,3}) (?P<clock>h|g|gio|tieng)|(?P<one>tieng)(?= ruoi))\b(?P<half> ruoi\b)?"
_MINUTES = r"(?P<m>\d{1,3}) (?:phut|p|ph)\b"
_WAITS = tuple(
    re.compile(rf"\b(?P<after>after )?{length}(?P<more> nua\b)?")
    for length in (rf"{_HOURS}(?: {_MINUTES})?", rf"{_HOURS} (?P<m>\d{{1,2}})\b", _MINUTES)
)
_NOW = re.compile(r"\bnow\b")


def read_moment(text: str, now: datetime.datetime) -> datetime.datetime | None:
    """The moment that a text means, in `LOCAL`; None where it means none, or more than a moment.

    Without a day it is the next such time after `now`, which is aware; without an hour it is 7:30,
    or the usual time of the part of the day that is said. A day that is named may be past: a date
    without a year is this year's until a month after it.
    """
    local = now.astimezone(LOCAL)
    return first_reading(
        text, lambda spelled: _after_a_while(spelled, local) or _on_a_day(spelled, local)
    )


def _after_a_while(spelled: str, now: datetime.datetime) -> datetime.datetime | None:
    said = Said(spelled)
    wait = _take_wait(said)
    return now + wait if wait is not None and said.is_understood else None


def _take_wait(said: Said) -> datetime.timedelta | None:
    found = (take_days_ahead(said), said.take(_NOW, lambda _: _NO_WAIT))
    waits = (said.take(wait, _wait) for wait in _WAITS)
    return next((wait for wait in (*found, *waits) if wait is not None), None)


def _wait(match: re.Match[str]) -> datetime.timedelta | None:
    """`2 giờ nữa`, `sau 2 tiếng`; but `sau 17h` is no wait of 17 hours."""
    named = match.groupdict()
    hours = int(named.get("h") or (1 if named.get("one") else 0))
    minutes = int(named.get("m") or 0) + (30 if named.get("half") else 0)
    is_of_day = hours > _LATEST_AFTER and named.get("clock") != "tieng"
    if not named["more"] and (is_of_day or not named["after"]):
        return None
    return datetime.timedelta(hours=hours, minutes=minutes)


def _on_a_day(spelled: str, now: datetime.datetime) -> datetime.datetime | None:
    said = Said(spelled)
    today = now.date()
    named = take_days(said, today)
    minute = take_hour(said)
    if not said.is_understood or (minute is None and not named):
        return None
    time = datetime.timedelta(minutes=MORNING.usual if minute is None else minute)
    moments = [_midnight(day) + time for day in _common(named or [_around(today)])]
    return next((moment for moment in moments if moment > now), moments[-1] if moments else None)


def _common(named: list[Days]) -> Days:
    return tuple(day for day in named[0] if all(day in days for days in named[1:]))


def _around(today: datetime.date) -> Days:
    """The days that a time without a day may be of: yesterday's night is today's small hours."""
    return tuple(today + datetime.timedelta(days) for days in (-1, 0, 1))


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), LOCAL)
