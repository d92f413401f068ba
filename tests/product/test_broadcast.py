"""A broadcast of the real process, killed again and again: nobody is missed."""

from __future__ import annotations

import random
import signal
from collections import Counter
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.telegram.config import TelegramConfig
from tests.crowd import FIRST, OWNER, gather, open_base, post
from tests.product.test_run import running
from tests.telegram_api import TOKEN
from tests.telegram_server import TelegramServer

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = 1_000
KILLS = 12
TITLE = "Hội nghị dân vận khéo"


def received(server: TelegramServer) -> Counter[int]:
    """How often each person got the post."""
    return Counter(
        call.params["chat_id"]
        for call in server.of("sendMessage")
        if call.params["chat_id"] >= FIRST
    )


async def test_a_broadcast_that_is_killed_a_dozen_times_reaches_everybody(tmp_path: Path) -> None:
    base, database = await open_base(f"sqlite:///{tmp_path / 'danvan.db'}")
    await gather(database, PEOPLE)
    await post(base, TITLE)
    chance = random.Random(2026)
    marks = sorted(chance.sample(range(1, PEOPLE - 50), KILLS))
    settings = {"TELEGRAM_PAID_BROADCAST": "true", "ADMIN_IDS": str(OWNER)}
    async with TelegramServer() as server:
        for mark in marks:
            async with running(tmp_path, server, TOKEN, **settings) as process:
                await server.called("sendMessage", mark)
                process.kill()
                await process.communicate()
        async with running(tmp_path, server, TOKEN, **settings):
            await server.shows(f"Đã gửi: {PEOPLE:,}/{PEOPLE:,}".replace(",", "."), int(OWNER.id))
        counts = received(server)
    tally = await base.posts.tally((await base.posts.latest(1))[0])
    await database.close()
    assert set(counts) == set(range(FIRST, FIRST + PEOPLE))
    twice = sum(count - 1 for count in counts.values())
    connections = TelegramConfig(SecretStr(TOKEN)).delivery_connections
    assert twice <= KILLS * connections
    assert (tally.sent, tally.pending, tally.failed) == (PEOPLE, 0, 0)


async def test_two_processes_deliver_together_and_only_one_polls(tmp_path: Path) -> None:
    base, database = await open_base(f"sqlite:///{tmp_path / 'danvan.db'}")
    await gather(database, 400)
    settings = {"TELEGRAM_PAID_BROADCAST": "true", "ADMIN_IDS": str(OWNER)}
    async with TelegramServer() as server:
        async with (
            running(tmp_path, server, TOKEN, **settings) as first,
            running(tmp_path, server, TOKEN, **settings) as second,
        ):
            await server.polled()
            await post(base, TITLE)
            await server.shows("Đã gửi: 400/400", int(OWNER.id))
            for process in (first, second):
                process.send_signal(signal.SIGTERM)
            told = [(await process.communicate())[1].decode() for process in (first, second)]
        counts = received(server)
    await database.close()
    assert counts == Counter(range(FIRST, FIRST + 400))
    assert server.of("getUpdates", 409) == []
    assert sum("another process polls for this bot" in err for err in told) == 1
