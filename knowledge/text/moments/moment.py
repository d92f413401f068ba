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
    return first_reading(text, lambda said: _after_a_while(said, local) or _on_a_day(said, local))


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
    days = take_days(said, now.date())
    minute = take_hour(said)
    if not said.is_understood or (minute is None and not days):
        return None
    time = datetime.timedelta(minutes=MORNING.usual if minute is None else minute)
    midnights = (datetime.datetime.combine(day, datetime.time(), LOCAL) for day in _days(days, now))
    moments = [midnight + time for midnight in midnights]
    coming = next((moment for moment in moments if moment > now), None)
    return coming or next(iter(moments), None)


def _days(said: list[Days], now: datetime.datetime) -> list[datetime.date]:
    """The days that everything said may mean, the likelier first; today or tomorrow by default."""
    if not said:
        return [now.date(), now.date() + datetime.timedelta(1)]
    first, *others = said
    return [day for day in first if all(day in days for days in others)]
