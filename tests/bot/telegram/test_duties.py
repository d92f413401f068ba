"""Processes that share a store: one polls, all deliver, and the next takes over."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from contextlib import AsyncExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert

from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from knowledge.publishing.processes import LEASE, host
from knowledge.store.schema import duties, processes
from tests.conftest import told, without
from tests.crowd import FIRST, OWNER, gather, now, open_base, post
from tests.telegram_api import BOT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, MutableMapping
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from knowledge.store.database import Database
    from tests.bot.telegram.conftest import Rig
    from tests.telegram_server import TelegramServer

POLLING = f"poll:telegram:{BOT['id']}"


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[tuple[KnowledgeBase, Database]]:
    base, database = await open_base(f"sqlite:///{tmp_path / 'danvan.db'}")
    yield base, database
    await database.close()


@contextmanager
def another_process() -> Iterator[subprocess.Popen[bytes]]:
    """A process of this machine that lives until its input ends."""
    command = (sys.executable, "-c", "import sys; sys.stdin.read()")
    with subprocess.Popen(command, stdin=subprocess.PIPE) as other:
        yield other


async def give_polling(database: Database, pid: int) -> None:
    """Enter a process into the store, with the duty to poll."""
    until = int(now().timestamp()) + 60 * LEASE
    row = {"id": "other", "host": host(), "pid": pid, "lease_until": until}
    async with database.write() as connection:
        await connection.execute(insert(processes).values(**row))
        await connection.execute(insert(duties).values(name=POLLING, process_id="other"))


class Watched(Deliveries):
    """Tells when a duty was another's."""

    def __init__(self, base: KnowledgeBase) -> None:
        super().__init__(base, Policy(resend=True, chance=random.Random(1)), retention_days=90)
        self.waits = asyncio.Event()

    async def take(self, duty: str) -> bool:
        taken = await super().take(duty)
        if not taken and duty == POLLING:
            self.waits.set()
        return taken


async def test_while_another_process_polls_this_one_only_delivers(
    server: TelegramServer, rig: Rig, opened: tuple[KnowledgeBase, Database]
) -> None:
    base, database = opened
    await gather(database, 3)
    await post(base, "Bài mới")
    with another_process() as other:
        await give_polling(database, other.pid)
        async with rig.running(service=Watched(base)) as running:
            await server.say("câu hỏi")
            await server.shows("Đã gửi xong", int(OWNER.id))
        other.communicate()
    assert [server.texts(FIRST + number)[0].partition("\n")[0] for number in range(3)] == [
        "Bài mới"
    ] * 3
    assert running.handler.requests == []
    assert not {"getUpdates", "deleteWebhook"} & {call.method for call in server.calls}


async def test_this_process_polls_when_the_other_has_ended(
    server: TelegramServer, rig: Rig, opened: tuple[KnowledgeBase, Database]
) -> None:
    base, database = opened
    await server.say("câu hỏi")
    with another_process() as other:
        await give_polling(database, other.pid)
        async with rig.running(service=(service := Watched(base))) as running:
            await service.waits.wait()
            assert running.channel.is_up
            assert server.api.polls == 0
            other.communicate()
            await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: câu hỏi"]
    assert server.unconfirmed == []


async def test_a_store_that_fails_for_a_while_keeps_nobody_from_polling(
    server: TelegramServer,
    rig: Rig,
    opened: tuple[KnowledgeBase, Database],
    log: list[MutableMapping[str, Any]],
) -> None:
    base, database = opened
    await server.say("câu hỏi")
    async with AsyncExitStack() as running:
        async with without(database, "duties"):
            await running.enter_async_context(rig.running(service=Watched(base)))
            await told(log, event="store fails", work="updates are polled for")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: câu hỏi"]


async def test_a_process_alone_polls_at_once_and_keeps_the_duty(
    server: TelegramServer, rig: Rig, opened: tuple[KnowledgeBase, Database]
) -> None:
    base, _ = opened
    async with rig.running(service=Watched(base)):
        await server.say("câu hỏi")
        await server.called("sendMessage")
        assert await base.process.take(POLLING)
    await base.process.leave()
