"""Parcels are taken a moment ahead, sent each in its turn, and given back where they are not."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot import outage
from bot.delivery import worker as posting
from bot.delivery.courier import Outcome, Verdict
from bot.delivery.pace import Pace
from bot.delivery.policy import Policy
from bot.delivery.reporter import Reporter
from bot.delivery.worker import Worker
from knowledge.store.schema import deliveries
from tests.conftest import told, without
from tests.crowd import FIRST, gather, open_base, post

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Address
    from knowledge.store.database import Database

PEOPLE = 60
CONNECTIONS = 16

Opened = tuple["KnowledgeBase", "Database"]


class Van:
    """A courier whose messages arrive when the test says so."""

    channel = "telegram"
    connections = CONNECTIONS
    per_second = 1000.0
    only = None

    def __init__(self, verdict: Verdict = Verdict.SENT) -> None:
        self.verdict = verdict
        self.arrive = asyncio.Event()
        self.began: list[str] = []
        self.changed = asyncio.Condition()
        self.replies: list[Reply] = []

    def rest(self, chat: str) -> float:
        return 1.0

    async def send(self, address: Address, reply: Reply) -> Outcome:
        async with self.changed:
            self.began.append(address.chat)
            self.replies.append(reply)
            self.changed.notify_all()
        await self.arrive.wait()
        return Outcome(self.verdict, "1" if self.verdict is Verdict.SENT else None)

    can_edit = True

    async def edit(self, address: Address, message: str, reply: Reply) -> Outcome:
        raise NotImplementedError

    async def delete(self, address: Address, message: str) -> Outcome:
        raise NotImplementedError

    async def until(self, begun: int) -> None:
        async with asyncio.timeout(30), self.changed:
            await self.changed.wait_for(lambda: len(self.began) >= begun)


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Opened]:
    base, database = await open_base(f"sqlite:///{tmp_path / 'danvan.db'}")
    await gather(database, PEOPLE)
    await post(base, "Bài cho mọi người")
    await base.process.renew()
    yield base, database
    await database.close()


def worker(base: KnowledgeBase, van: Van, clock: Callable[[], float] = time.monotonic) -> Worker:
    pace = Pace(van.per_second, van.rest, clock)
    return Worker(base, van, pace, Policy(resend=True, chance=random.Random(1)))


async def states(database: Database) -> Counter[tuple[str, int, int]]:
    """How many deliveries are in each state, with so many tries and doubts."""
    columns = deliveries.c.state, deliveries.c.attempts, deliveries.c.doubts
    async with database.read() as connection:
        return Counter(tuple(row) for row in await connection.execute(select(*columns)))


async def test_everybody_gets_the_post_once_and_it_is_written_once_for_many(opened: Opened) -> None:
    base, database = opened
    van = Van()
    van.arrive.set()
    await worker(base, van).drain()
    assert sorted(van.began) == [str(FIRST + one) for one in range(PEOPLE)]
    assert len({id(reply) for reply in van.replies}) < PEOPLE / 2
    assert await states(database) == {("sent", 1, 0): PEOPLE}


async def test_no_more_is_taken_than_there_are_connections(opened: Opened) -> None:
    base, database = opened
    van = Van()
    running = asyncio.create_task(worker(base, van).run())
    await van.until(CONNECTIONS)
    assert await states(database) == {
        ("sending", 0, 0): CONNECTIONS,
        ("queued", 0, 0): PEOPLE - CONNECTIONS,
    }
    van.arrive.set()
    await van.until(PEOPLE)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await states(database) == {("sent", 1, 0): PEOPLE}


async def test_what_was_taken_and_did_not_go_out_is_given_back_at_the_end(opened: Opened) -> None:
    base, database = opened
    van = Van()
    running = asyncio.create_task(worker(base, van, clock=lambda: 100.0).run())
    await van.until(1)
    assert (await states(database))["sending", 0, 0] == CONNECTIONS
    van.arrive.set()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(van.began) == 1
    assert await states(database) == {("sent", 1, 0): 1, ("queued", 0, 0): PEOPLE - 1}


@pytest.mark.parametrize("table", ["deliveries", "revisions"])
async def test_a_store_that_fails_for_a_while_is_told_of_once_and_loses_no_delivery(
    opened: Opened, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outage, "_PAUSE", 0.01)
    base, database = opened
    van = Van()
    van.arrive.set()
    with capture_logs() as log:
        async with without(database, table):
            running = asyncio.create_task(worker(base, van).run())
            await told(log, event="store fails", work="deliveries", channel="telegram")
            assert van.began == []
        await van.until(PEOPLE)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert [one["event"] for one in log] == ["store fails", "store is back"]
    assert await states(database) == {("sent", 1, 0): PEOPLE}


async def test_what_a_courier_could_not_read_is_delivered_later(opened: Opened) -> None:
    class Forgetful(Van):
        async def send(self, address: Address, reply: Reply) -> Outcome:
            raise OperationalError("SELECT", None, ValueError("the store is away"))

    base, database = opened
    await worker(base, Forgetful()).drain()
    assert await states(database) == {("queued", 1, 0): PEOPLE}


async def test_a_server_that_fails_for_all_is_out_of_reach_which_is_told_once_and_not_counted(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "_LONGEST_OUTAGE", 0.01)
    base, database = opened
    van = Van(Verdict.LATER)
    van.arrive.set()
    with capture_logs() as log:
        running = asyncio.create_task(worker(base, van).run())
        await van.until(3 * PEOPLE)
        van.verdict = Verdict.SENT
        await van.until(4 * PEOPLE)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    events = [one["event"] for one in log]
    assert (events.count("not delivered"), events.count("channel out of reach")) == (7, 1)
    assert max(attempts for _, attempts, _ in await states(database)) == 2


async def test_a_channel_that_lets_the_bot_send_nothing_is_tried_again_after_minutes(
    opened: Opened,
) -> None:
    base, database = opened
    passed = 0.0
    van = Van(Verdict.STOP)
    van.arrive.set()
    refused = worker(base, van, clock=lambda: time.monotonic() + passed)
    async with asyncio.timeout(30):
        await refused.drain()
    tried = len(van.began)
    assert tried < PEOPLE
    assert await states(database) == {("queued", 0, 0): PEOPLE}
    van.verdict = Verdict.SENT
    passed += 240.0
    assert await refused.step()
    assert (await states(database))["sending", 0, 0] == 0
    passed += 60.0
    running = asyncio.create_task(refused.run())
    await van.until(tried + PEOPLE)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await states(database) == {("sent", 1, 0): PEOPLE}


async def test_a_report_that_was_deleted_ends_without_a_word(opened: Opened) -> None:
    class Cleared(Van):
        async def edit(self, address: Address, message: str, reply: Reply) -> Outcome:
            return Outcome(Verdict.GONE, error="message to edit not found")

    base, _ = opened
    van = Cleared()
    van.arrive.set()
    reporter = Reporter(base, van)
    await reporter.report()
    await worker(base, van).drain()
    with capture_logs() as log:
        await reporter.report()
    assert log == []
    assert await base.posts.open() == ()
