"""Who decides for a chat: `Request.may_manage`, as Telegram knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.telegram.conftest import said
from tests.telegram_api import Fault, sent_message
from tests.telegram_server import DROP, GROUP, PERSON

if TYPE_CHECKING:
    from handlers.messages import Reply, Request
    from tests.bot.telegram.conftest import Rig
    from tests.telegram_server import TelegramServer

CHANNEL = {"id": -1_007_777, "type": "channel", "title": "Kênh"}
THE_GROUP = {"id": GROUP, "type": "supergroup", "title": "Khối dân vận"}
GROUP_BOT = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group"}


async def decide(request: Request) -> Reply:
    return said(str(await request.may_manage()))


@pytest.mark.parametrize(
    ("status", "may"),
    [
        ("creator", "True"),
        ("administrator", "True"),
        ("member", "False"),
        ("left", "False"),
        ("kicked", "False"),
        (None, "False"),
    ],
)
async def test_in_a_group_those_who_administer_it_decide(
    server: TelegramServer, rig: Rig, status: str | None, may: str
) -> None:
    if status:
        server.api.members[GROUP, PERSON] = status
    async with rig.running(decide):
        await server.say("/theodoi", GROUP)
        await server.called("sendMessage")
        await server.press("f::all", sent_message(GROUP, 900, "Theo dõi"))
        await server.called("sendMessage", 2)
    assert server.texts(GROUP) == [may, may]


@pytest.mark.parametrize("fault", [DROP, Fault(500), Fault(403, "Forbidden: bot was kicked")])
async def test_where_telegram_does_not_tell_nobody_decides(
    server: TelegramServer, rig: Rig, fault: Fault
) -> None:
    server.api.members[GROUP, PERSON] = "creator"
    server.fail("getChatMember", fault)
    async with rig.running(decide):
        await server.say("/theodoi", GROUP)
        await server.called("sendMessage")
    assert server.texts(GROUP) == ["False"]


@pytest.mark.parametrize(
    ("sender", "may"), [(THE_GROUP, "True"), (CHANNEL, "False"), (THE_GROUP | {"id": -5}, "False")]
)
async def test_an_anonymous_administrator_decides_and_no_other_chat_does(
    server: TelegramServer, rig: Rig, sender: dict[str, Any], may: str
) -> None:
    async with rig.running(decide):
        await server.say("/theodoi", GROUP, sender_chat=sender, **{"from": GROUP_BOT})
        await server.called("sendMessage")
    assert server.texts(GROUP) == [may]
    assert server.of("getChatMember", 400) == []


async def test_everybody_decides_for_their_private_chat_unasked(
    server: TelegramServer, rig: Rig
) -> None:
    async with rig.running(decide):
        await server.say("/theodoi")
        await server.called("sendMessage")
    assert server.texts() == ["True"]
    assert not [call for call in server.calls if call.method == "getChatMember"]


async def test_whoever_posts_in_a_channel_decides_for_it(server: TelegramServer, rig: Rig) -> None:
    async with rig.running(decide):
        post = sent_message(-1_007_777, 50, "/theodoi") | {"chat": CHANNEL, "sender_chat": CHANNEL}
        await server.push(channel_post={key: post[key] for key in post if key != "from"})
        await server.called("sendMessage")
    assert server.texts(-1_007_777) == ["True"]
