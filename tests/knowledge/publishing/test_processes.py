"""Processes that share a store: who is alive, and who has a duty."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from knowledge.publishing.processes import LEASE, Process, has_ended, host
from knowledge.store.schema import duties, processes
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from knowledge.store.database import Database
    from tests.knowledge.publishing.office import Clock


async def sign_in(database: Database, clock: Clock, id_: str, pid: int, at: str) -> None:
    """Another process, as it would have written itself down."""
    row = {"id": id_, "host": at, "pid": pid, "lease_until": clock.seconds + LEASE}
    async with database.write() as connection:
        await connection.execute(insert(processes).values(**row))
        await connection.execute(insert(duties).values(name="poll", process_id=id_))


@pytest.fixture
def ended() -> int:
    """The pid of a process that has just ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


async def test_a_duty_is_of_one_process(database: Database, other: Database, clock: Clock) -> None:
    await sign_in(database, clock, "elsewhere", 1, "another machine")
    first, second = Process(database, clock), Process(other, clock)
    assert not await first.take("poll")
    took = await asyncio.gather(first.take("report"), second.take("report"))
    assert sorted(took) == [False, True]
    holder = first if took[0] else second
    assert await holder.take("report")
    assert await holder.take("another duty")


async def test_a_duty_that_is_dropped_is_free_and_others_keep_theirs(
    database: Database, other: Database, clock: Clock
) -> None:
    first, second = Process(database, clock), Process(other, clock)
    assert await first.take("refresh")
    await second.drop("refresh")
    assert not await second.take("refresh")
    await first.drop("refresh")
    assert await second.take("refresh")


async def test_a_lease_that_is_renewed_does_not_end(database: Database, clock: Clock) -> None:
    process = Process(database, clock)
    await process.renew()
    for _ in range(3):
        clock.advance(seconds=LEASE)
        assert await process.renew() == ()
    assert await rows(database, processes) == [
        (process.id, host(), os.getpid(), clock.seconds + LEASE)
    ]


async def test_a_process_elsewhere_is_dead_when_its_lease_ends(
    database: Database, clock: Clock
) -> None:
    await sign_in(database, clock, "elsewhere", 1, "another machine")
    process = Process(database, clock)
    clock.advance(seconds=LEASE)
    assert await process.renew() == ()
    assert not await process.take("poll")
    clock.advance(seconds=1)
    assert await process.renew() == ("elsewhere",)
    assert await process.take("poll")
    assert await process.renew() == ()


async def test_a_process_that_ended_here_is_found_at_once(
    database: Database, clock: Clock, ended: int
) -> None:
    await sign_in(database, clock, "ended", ended, host())
    await sign_in_alive(database, clock)
    process = Process(database, clock)
    assert await process.renew() == ("ended",)
    assert await process.take("poll")


async def sign_in_alive(database: Database, clock: Clock) -> None:
    row = {"id": "alive", "host": host(), "pid": os.getppid(), "lease_until": clock.seconds + LEASE}
    async with database.write() as connection:
        await connection.execute(insert(processes).values(**row))


async def test_a_row_of_an_earlier_start_with_the_same_pid_is_dead(
    database: Database, clock: Clock
) -> None:
    await sign_in(database, clock, "earlier", os.getpid(), host())
    assert await Process(database, clock).renew() == ("earlier",)


async def test_a_pid_of_another_machine_tells_nothing(
    database: Database, clock: Clock, ended: int
) -> None:
    await sign_in(database, clock, "elsewhere", ended, "another machine")
    assert await Process(database, clock).renew() == ()


async def test_who_leaves_frees_every_duty(database: Database, clock: Clock) -> None:
    process = Process(database, clock)
    for duty in ("poll", "report"):
        await process.take(duty)
    await process.leave()
    assert await rows(database, processes) == []
    assert await rows(database, duties) == []


async def test_a_duty_of_nobody_is_free(database: Database, clock: Clock) -> None:
    async with database.write() as connection:
        await connection.execute(insert(duties).values(name="poll", process_id="nobody"))
    assert await Process(database, clock).take("poll")


async def test_who_takes_a_duty_is_known_to_be_alive(database: Database, clock: Clock) -> None:
    process = Process(database, clock)
    await process.take("poll")
    assert [row[0] for row in await rows(database, processes)] == [process.id]


async def test_a_process_taken_for_dead_comes_back_without_its_duties(
    database: Database, other: Database, clock: Clock
) -> None:
    await sign_in(other, clock, "elsewhere", 1, "another machine")
    slow = Process(other, clock)
    slow.id = "elsewhere"
    clock.advance(seconds=LEASE + 1)
    quick = Process(database, clock)
    assert await quick.renew() == ("elsewhere",)
    assert await quick.take("poll")
    assert not await slow.take("poll")


def test_who_has_ended(ended: int) -> None:
    assert has_ended(ended)
    assert has_ended(os.getpid())
    assert not has_ended(os.getppid())
    assert not has_ended(1)
