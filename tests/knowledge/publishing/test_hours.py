"""When a chat hears: quiet hours and digests, in Python and in statements alike."""

from __future__ import annotations

import asyncio
import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from knowledge.publishing.hours import due_at, held_until, is_quiet, next_out, wished_at
from knowledge.publishing.model import Frequency, Schedule
from knowledge.store.database import open_database
from knowledge.store.schema import chats
from knowledge.text.local import LOCAL
from tests.knowledge.publishing.office import local

if TYPE_CHECKING:
    from sqlalchemy import Row

NIGHT = Schedule(quiet_from=21 * 60, quiet_to=6 * 60 + 30)
NOON = Schedule(quiet_from=11 * 60 + 30, quiet_to=13 * 60)
NEVER = Schedule(quiet_from=300, quiet_to=300)
ALMOST_ALWAYS = Schedule(quiet_from=60, quiet_to=59)


@pytest.mark.parametrize(
    ("schedule", "at", "out"),
    [
        (NIGHT, "2026-11-25 20:59:59", "2026-11-25 20:59:59"),
        (NIGHT, "2026-11-25 21:00:00", "2026-11-26 06:30"),
        (NIGHT, "2026-11-25 23:59:59", "2026-11-26 06:30"),
        (NIGHT, "2026-11-26 00:00:00", "2026-11-26 06:30"),
        (NIGHT, "2026-11-26 06:29:59", "2026-11-26 06:30"),
        (NIGHT, "2026-11-26 06:30:00", "2026-11-26 06:30"),
        (NIGHT, "2026-12-31 22:10", "2027-01-01 06:30"),
        (NOON, "2026-11-25 11:29:59", "2026-11-25 11:29:59"),
        (NOON, "2026-11-25 11:30", "2026-11-25 13:00"),
        (NOON, "2026-11-25 12:59:30", "2026-11-25 13:00"),
        (NOON, "2026-11-25 13:00", "2026-11-25 13:00"),
        (NEVER, "2026-11-25 05:00", "2026-11-25 05:00"),
        (NEVER, "2026-11-25 23:00", "2026-11-25 23:00"),
        (ALMOST_ALWAYS, "2026-11-25 00:59:20", "2026-11-25 00:59:20"),
        (ALMOST_ALWAYS, "2026-11-25 01:00", "2026-11-26 00:59"),
    ],
)
def test_quiet_hours_hold_until_they_end(schedule: Schedule, at: str, out: str) -> None:
    assert next_out(schedule, local(at)) == local(out)
    assert due_at(schedule, local(at)) == local(out)


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-25 07:29:59", "2026-11-25 07:30"),
        ("2026-11-25 07:30:00", "2026-11-25 07:30:00"),
        ("2026-11-25 07:30:40", "2026-11-25 07:30:40"),
        ("2026-11-25 07:31", "2026-11-26 07:30"),
        ("2026-11-25 23:59", "2026-11-26 07:30"),
        ("2026-11-26 00:00", "2026-11-26 07:30"),
    ],
)
def test_a_daily_digest_goes_out_at_its_minute(at: str, due: str) -> None:
    assert due_at(Schedule(Frequency.DAILY), local(at)) == local(due)


@pytest.mark.parametrize(
    ("weekday", "at", "due"),
    [
        (0, "2026-11-25 09:00", "2026-11-30 07:30"),
        (2, "2026-11-25 07:00", "2026-11-25 07:30"),
        (2, "2026-11-25 09:00", "2026-12-02 07:30"),
        (3, "2026-11-25 09:00", "2026-11-26 07:30"),
        (0, "2026-11-30 07:30:15", "2026-11-30 07:30:15"),
        (6, "2026-11-30 00:00", "2026-12-06 07:30"),
    ],
)
def test_a_weekly_digest_goes_out_on_its_day(weekday: int, at: str, due: str) -> None:
    schedule = Schedule(Frequency.WEEKLY, digest_weekday=weekday)
    assert due_at(schedule, local(at)) == local(due)


@pytest.mark.parametrize(
    ("minute", "due"),
    [
        (22 * 60, "2026-11-26 06:30"),
        (5 * 60, "2026-11-26 06:30"),
        (6 * 60 + 30, "2026-11-26 06:30"),
    ],
)
def test_a_digest_in_quiet_hours_goes_out_when_they_end(minute: int, due: str) -> None:
    schedule = Schedule(Frequency.DAILY, digest_minute=minute)
    assert due_at(schedule, local("2026-11-25 09:00")) == local(due)


MINUTES = st.integers(0, 1439)
SCHEDULES = st.builds(
    Schedule, st.sampled_from(Frequency), MINUTES, st.integers(0, 6), MINUTES, MINUTES
)
INSTANTS = st.integers(local("2026-01-01 00:00"), local("2040-01-01 00:00"))


@given(schedule=SCHEDULES, at=INSTANTS)
def test_the_hour_is_the_first_that_the_chat_wants(schedule: Schedule, at: int) -> None:
    due = due_at(schedule, at)
    longest = 8 if schedule.frequency is Frequency.WEEKLY else 2
    assert at <= due < at + longest * 24 * 60 * 60
    assert next_out(schedule, due) == due
    minute = datetime.datetime.fromtimestamp(due, LOCAL)
    if schedule.frequency is not Frequency.NOW and schedule.quiet_from == schedule.quiet_to:
        assert minute.hour * 60 + minute.minute == schedule.digest_minute


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(schedules=st.lists(SCHEDULES, min_size=20, max_size=60), at=INSTANTS)
def test_statements_say_the_same(url: str, schedules: list[Schedule], at: int) -> None:
    for schedule, row in zip(schedules, asyncio.run(_said(url, schedules, at)), strict=True):
        assert row.held_until == next_out(schedule, at)
        assert row.is_quiet == (row.held_until != at)
        assert at - 60 < row.wished_at
        assert next_out(schedule, max(row.wished_at, at)) == due_at(schedule, at)


async def _said(url: str, schedules: list[Schedule], at: int) -> list[Row[tuple[int, int, bool]]]:
    """What the statements say of rows of `chats` with these schedules."""
    database = await open_database(url)
    said = select(
        held_until(at).label("held_until"),
        wished_at(at).label("wished_at"),
        is_quiet(at).label("is_quiet"),
    )
    try:
        async with database.write() as connection:
            await connection.execute(delete(chats))
            await connection.execute(
                insert(chats), [_row(number, one) for number, one in enumerate(schedules)]
            )
            return list(await connection.execute(said.order_by(chats.c.id)))
    finally:
        await database.close()


def _row(number: int, schedule: Schedule) -> dict[str, object]:
    return {
        "channel": "telegram",
        "chat": str(number),
        "thread": "",
        "is_private": True,
        "is_active": True,
        "muted_until": 0,
        "since": 0,
        "frequency": schedule.frequency.value,
        "digest_minute": schedule.digest_minute,
        "digest_weekday": schedule.digest_weekday,
        "quiet_from": schedule.quiet_from,
        "quiet_to": schedule.quiet_to,
    }
