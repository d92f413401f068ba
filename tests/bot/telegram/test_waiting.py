"""Answers that wait for Telegram: nobody else waits, and the next process sends what is left."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from knowledge.store.inbox import Arrival
from tests.telegram_server import GROUP, PATIENCE, PERSON, flood

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from tests.bot.telegram.conftest import Rig
    from tests.telegram_api import Fault
    from tests.telegram_server import TelegramServer


@pytest.fixture
def service(base: KnowledgeBase) -> Deliveries:
    return Deliveries(base, Policy(resend=True, chance=random.Random(1)), retention_days=90)


def hold_groups(method: str, params: dict[str, Any]) -> Fault | None:
    is_held = method == "sendMessage" and params["chat_id"] < 0
    return flood(3600) if is_held else None


async def kept(base: KnowledgeBase) -> list[int]:
    """Ids of the updates in the inbox."""
    return [update["update_id"] for update in await base.inbox.waiting("telegram", 3600)]


async def test_a_chat_that_waits_keeps_nothing_of_others_from_being_given(
    server: TelegramServer, rig: Rig, service: Deliveries
) -> None:
    server.chaos = hold_groups
    async with rig.running(service=service):
        await server.say("/nhiemvu", GROUP)
        await server.called("sendMessage", status=429)
        people = range(8001, 8131)
        for person in people:
            await server.say("một", person)
        await server.called("sendMessage", 130)
        await server.settled()
    assert [server.texts(person) for person in people] == [["Đã nghe: một"]] * 130


async def test_what_waits_at_the_end_is_answered_once_and_in_order_by_the_next_process(
    server: TelegramServer, rig: Rig, service: Deliveries, base: KnowledgeBase
) -> None:
    server.chaos = hold_groups
    async with rig.running(service=service):
        await server.say("/nhiemvu 1", GROUP)
        await server.called("sendMessage", status=429)
        await server.say("/nhiemvu 2", GROUP)
        await server.say("một")
        await server.settled()
    assert len(await kept(base)) == 2
    server.chaos = lambda *_: None
    async with rig.running(service=service):
        await server.say("/nhiemvu 3", GROUP)
        await server.called("sendMessage", 4)
    assert server.texts() == ["Đã nghe: một"]
    assert server.texts(GROUP) == [f"Đã nghe: /nhiemvu {number}" for number in (1, 2, 3)]
    assert (await kept(base), server.unconfirmed) == ([], [])


async def test_what_was_kept_and_not_yet_confirmed_is_answered_once(
    server: TelegramServer, rig: Rig, service: Deliveries, base: KnowledgeBase
) -> None:
    await server.say("một")
    (update,) = server.api.updates
    await base.inbox.put("telegram", [Arrival(str(update["update_id"]), str(PERSON), update)])
    async with rig.running(service=service) as running:
        await server.say("hai")
        await server.called("sendMessage", 2)
        await server.settled()
    assert [request.text for request in running.handler.requests] == ["một", "hai"]
    assert await kept(base) == []


async def test_a_stop_does_not_wait_for_what_waits(
    server: TelegramServer, rig: Rig, service: Deliveries, base: KnowledgeBase
) -> None:
    server.chaos = hold_groups
    async with rig.running(service=service, leaving_seconds=10 * PATIENCE) as running:
        await server.say("/nhiemvu", GROUP)
        await server.settled()
        running.stop.set()
        async with asyncio.timeout(PATIENCE):
            await running.ended
    assert (server.texts(GROUP), len(await kept(base))) == ([], 1)
