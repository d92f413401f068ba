"""When a post may go out to a chat: digests, quiet hours, in one row and in statements."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, and_, case, literal, or_

from knowledge.publishing.model import DAY_MINUTES, WEEK_MINUTES, Frequency
from knowledge.store.schema import chats
from knowledge.text.local import LOCAL

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from knowledge.publishing.model import Schedule

_MINUTE = 60


def due_at(schedule: Schedule, now: int) -> int:
    """The first second from `now` on when a chat wants to hear of a post."""
    return next_out(schedule, _digest_at(schedule, now))


def next_out(schedule: Schedule, at: int) -> int:
    """The first second from `at` on that is not in quiet hours."""
    minute = local_minute(at)
    if not is_quiet_minute(schedule, minute):
        return at
    return _floor(at) + (schedule.quiet_to - minute) % DAY_MINUTES * _MINUTE


def _digest_at(schedule: Schedule, now: int) -> int:
    match schedule.frequency:
        case Frequency.NOW:
            return now
        case Frequency.DAILY:
            ahead = (schedule.digest_minute - local_minute(now)) % DAY_MINUTES
        case Frequency.WEEKLY:
            at = schedule.digest_weekday * DAY_MINUTES + schedule.digest_minute
            ahead = (at - _week_minute(now)) % WEEK_MINUTES
    return _floor(now) + ahead * _MINUTE if ahead else now


def is_quiet_minute(schedule: Schedule, minute: int) -> bool:
    """Whether a minute of the local day is in quiet hours."""
    start, end = schedule.quiet_from, schedule.quiet_to
    return start <= minute < end if start <= end else minute >= start or minute < end


def wished_at(now: int) -> ColumnElement[int]:
    """`due_at` of each row of `chats`, but for quiet hours that a digest falls in.

    What is due in quiet hours is held when its time comes, see `held_until`.
    """
    minute, week_minute, floor = local_minute(now), _week_minute(now), _second(_floor(now))
    daily = (chats.c.digest_minute - minute + DAY_MINUTES) % DAY_MINUTES
    weekly_at = chats.c.digest_weekday * DAY_MINUTES + chats.c.digest_minute
    weekly = (weekly_at - week_minute + WEEK_MINUTES) % WEEK_MINUTES
    return case(
        (chats.c.frequency == Frequency.DAILY, floor + daily * _MINUTE),
        (chats.c.frequency == Frequency.WEEKLY, floor + weekly * _MINUTE),
        else_=held_until(now),
    )


def held_until(now: int) -> ColumnElement[int]:
    """`next_out(now)` of each row of `chats`."""
    minute = local_minute(now)
    ahead = (chats.c.quiet_to - minute + DAY_MINUTES) % DAY_MINUTES
    return case((is_quiet(now), _second(_floor(now)) + ahead * _MINUTE), else_=_second(now))


def is_quiet(now: int) -> ColumnElement[bool]:
    """Whether it is quiet hours in each row of `chats`."""
    return is_quiet_at(literal(local_minute(now)))


def is_quiet_at(minute: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a minute of the local day is in the quiet hours of each row of `chats`."""
    start, end = chats.c.quiet_from, chats.c.quiet_to
    return or_(
        and_(start <= end, start <= minute, end > minute),
        and_(start > end, or_(start <= minute, end > minute)),
    )


def _second(at: int) -> ColumnElement[int]:
    return literal(at, BigInteger)


def _floor(at: int) -> int:
    return at - at % _MINUTE


def local_minute(at: int) -> int:
    """The minute of the local day."""
    return _week_minute(at) % DAY_MINUTES


def _week_minute(at: int) -> int:
    local = datetime.datetime.fromtimestamp(at, LOCAL)
    return local.weekday() * DAY_MINUTES + local.hour * 60 + local.minute
