"""When a chat hears of posts: said in words, and changed by buttons and by what is typed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import words
from knowledge.publishing.model import DAY_MINUTES, Frequency
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from knowledge.publishing.model import Schedule

NO_QUIET = (0, 0)
"""Quiet hours of somebody who wants none."""

_MINUTES = re.compile(r"[0-9]{1,4}")
_WEEKDAY = re.compile(r"[0-6]")
_RANGE = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")

_ABOUT_HOURS = re.compile(r"(?:[0-9:.\s–—-]|gio|h|phut|tu|den|toi|sang|chieu|trua|dem|hom sau)+")


def said(schedule: Schedule) -> str:
    """How posts come: `ngay khi có bài`, `bản tin hằng ngày lúc 7:30`."""
    at = clock(schedule.digest_minute)
    match schedule.frequency:
        case Frequency.NOW:
            return "ngay khi có bài"
        case Frequency.DAILY:
            return f"bản tin hằng ngày lúc {at}"
        case Frequency.WEEKLY:
            return f"bản tin hằng tuần, {words.WEEKDAYS[schedule.digest_weekday]} lúc {at}"


def quiet_said(schedule: Schedule) -> str:
    """The hours in which posts are held: `21:00 đến 6:30`."""
    if schedule.quiet_from == schedule.quiet_to:
        return "không đặt"
    return f"{clock(schedule.quiet_from)} đến {clock(schedule.quiet_to)}"


def clock(minute: int) -> str:
    """A minute of the day as people write it: 7:30."""
    return f"{minute // 60}:{minute % 60:02}"


def changed(schedule: Schedule, name: str, value: str) -> Schedule | None:
    """The schedule after a button's wish, None where that is no wish about it."""
    match name:
        case "often" if value in set(Frequency):
            return replace(schedule, frequency=Frequency(value))
        case "at" if _MINUTES.fullmatch(value) and int(value) < DAY_MINUTES:
            return replace(schedule, digest_minute=int(value))
        case "day" if _WEEKDAY.fullmatch(value):
            return replace(schedule, digest_weekday=int(value))
        case "quiet" if found := _RANGE.fullmatch(value):
            hours = int(found[1]), int(found[2])
            return with_quiet(schedule, hours) if max(hours) < DAY_MINUTES else None
    return None


def with_quiet(schedule: Schedule, hours: tuple[int, int]) -> Schedule:
    """The schedule with other quiet hours, in minutes of the day."""
    return replace(schedule, quiet_from=hours[0], quiet_to=hours[1])


def is_about_hours(text: str) -> bool:
    """Whether nothing but hours is meant, even where they cannot be read."""
    return bool(_ABOUT_HOURS.fullmatch(fold(clean(text))))
