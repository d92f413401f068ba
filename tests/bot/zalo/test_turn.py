"""Who answers where several processes share a store."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot import outage
from bot.zalo.turn import Turn
from knowledge.base import open_knowledge
from knowledge.store.schema import duties
from tests.bot.zalo.conftest import platform, serving
from tests.conftest import copied, told, without
from tests.knowledge.publishing.office import Clock
from tests.zalo_double import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from tests.zalo_platform import PlatformServer

BEAT = 0.005


class Worker:
    """Tells whether it works."""

    def __init__(self) -> None:
        self.working = asyncio.Event()
        self.ended = asyncio.Event()

    async def work(self) -> None:
        self.working.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.ended.set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def two(
    filled: Path, tmp_path: Path, clock: Clock
) -> AsyncIterator[tuple[KnowledgeBase, KnowledgeBase]]:
    """One store, as two processes see it."""
    url = f"sqlite:///{copied(filled, tmp_path)}"
    async with open_knowledge(url, clock) as first, open_knowledge(url, clock) as second:
        yield first, second


async def test_who_is_taken_for_dead_stops_and_the_other_begins(
    two: tuple[KnowledgeBase, KnowledgeBase],
) -> None:
    workers = Worker(), Worker()
    turns = [Turn(base.process, "inbox:zalo", BEAT, BEAT) for base in two]
    first = asyncio.create_task(turns[0].work(workers[0].work))
    await workers[0].working.wait()
    second = asyncio.create_task(turns[1].work(workers[1].work))
    await give_duties(two[1])
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(workers[0].ended.wait(), workers[1].working.wait())
    assert not workers[1].ended.is_set()
    for task in (first, second):
        task.cancel()
    await asyncio.gather(first, second, return_exceptions=True)


async def test_a_store_that_fails_for_a_while_ends_no_turn(
    two: tuple[KnowledgeBase, KnowledgeBase], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outage, "_PAUSE", BEAT)
    worker, turn = Worker(), Turn(two[0].process, "inbox:zalo", BEAT, BEAT)
    with capture_logs() as log:
        async with without(two[0]._database, "duties"):
            working = asyncio.create_task(turn.work(worker.work))
            await told(log, event="store fails", duty="inbox:zalo")
        async with asyncio.timeout(PATIENCE):
            await worker.working.wait()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert [one["event"] for one in log] == ["store fails", "store is back"]


async def give_duties(base: KnowledgeBase) -> None:
    """Give a process what the others have, as if their leases had ended."""
    await base.process.renew()
    async with base._database.write() as connection:
        await connection.execute(update(duties).values(process_id=base.process.id))


async def test_of_two_processes_one_answers_until_it_ends(
    server: PlatformServer, two: tuple[KnowledgeBase, KnowledgeBase]
) -> None:
    channels = [platform(server, base) for base in two]
    async with serving(channels[1]):
        async with serving(channels[0]):
            for number in range(1, 4):
                await server.say(f"nhiệm vụ {number}")
                await server.shows(f"Nhiệm vụ {number} (")
            await two[0].process.leave()
        await two[1].process.renew()
        await server.say("nhiệm vụ 5")
        await server.shows("Nhiệm vụ 5 (")
    assert len(server.texts()) == 4
