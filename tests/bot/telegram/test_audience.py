"""What updates say of chats reaches the store: who left, who did not come back, who moved."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from knowledge.publishing.model import EVERYTHING, Address
from tests.telegram_api import asked_message
from tests.telegram_server import GROUP, PERSON

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from tests.bot.telegram.conftest import Rig
    from tests.telegram_server import TelegramServer

MOVED = -1_009_999


def service(base: KnowledgeBase) -> Deliveries:
    return Deliveries(base, Policy(resend=True, chance=random.Random(1)), retention_days=90)


async def follow(base: KnowledgeBase, chat: int, thread: str = "") -> None:
    address = Address("telegram", str(chat), thread)
    await base.subscribers.follow(address, {EVERYTHING}, is_private=chat > 0)


async def is_active(base: KnowledgeBase, chat: int, thread: str = "") -> bool | None:
    found = await base.subscribers.find(Address("telegram", str(chat), thread))
    return found.is_active if found else None


@pytest.mark.parametrize(
    ("chat", "status", "stays"),
    [
        (PERSON, "kicked", False),
        (PERSON, "member", True),
        (GROUP, "kicked", False),
        (GROUP, "left", False),
        (GROUP, "member", True),
        (GROUP, "administrator", True),
    ],
)
async def test_a_chat_that_the_bot_is_out_of_hears_no_more(
    server: TelegramServer, rig: Rig, base: KnowledgeBase, chat: int, status: str, stays: bool
) -> None:
    await follow(base, chat)
    await follow(base, 8002)
    async with rig.running(service=service(base)):
        await server.become(status, chat)
        await server.say("sau đó", chat)
        await server.say("/sau", chat)
        await server.called("sendMessage")
    assert await is_active(base, chat) is stays
    assert await is_active(base, 8002) is True


async def test_every_topic_of_a_group_goes_with_it(
    server: TelegramServer, rig: Rig, base: KnowledgeBase
) -> None:
    await follow(base, GROUP, "77")
    await follow(base, GROUP)
    async with rig.running(service=service(base)):
        await server.become("kicked", GROUP)
        await server.say("/sau", GROUP)
        await server.called("sendMessage")
    assert await is_active(base, GROUP, "77") is False
    assert await is_active(base, GROUP) is False


async def test_a_person_who_unblocks_the_bot_is_not_back_by_that(
    server: TelegramServer, rig: Rig, base: KnowledgeBase
) -> None:
    await follow(base, PERSON)
    async with rig.running(service=service(base)):
        await server.become("kicked")
        await server.become("member", before="kicked")
        await server.say("sau đó")
        await server.called("sendMessage")
    assert await is_active(base, PERSON) is False


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscriptions(
    server: TelegramServer, rig: Rig, base: KnowledgeBase
) -> None:
    await follow(base, GROUP)
    async with rig.running(service=service(base)) as running:
        moved = {"text": None, "migrate_to_chat_id": MOVED}
        await server.push(message=asked_message(GROUP, 60, "", moved))
        await server.say("/sau", GROUP)
        await server.called("sendMessage")
    assert await is_active(base, GROUP) is None
    found = await base.subscribers.find(Address("telegram", str(MOVED)))
    assert found
    assert (found.is_active, found.interests) == (True, frozenset({EVERYTHING}))
    assert [request.text for request in running.handler.requests] == ["/sau"]
