"""Starting, outages, rivals and leaving: no question is lost on the way."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from bot.telegram.errors import PollerConflict, TokenRefused
from tests import telegram_api as api
from tests.bot.telegram.conftest import Clock, Handler, Kept, echo, said
from tests.telegram_server import DROP, PATIENCE, TelegramServer, flood

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from bot.telegram.channel import TelegramChannel
    from handlers.messages import Reply, Request
    from tests.bot.telegram.conftest import Rig

    Log = list[MutableMapping[str, object]]


TERMINATED = api.Fault(409, "Conflict: terminated by other getUpdates request")


class Gate:
    """Answers only when it is opened; tells when the first question is in hand."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.open = asyncio.Event()

    async def __call__(self, request: Request) -> Reply:
        self.asked.set()
        await self.open.wait()
        return said("xong")


async def lost(channel: TelegramChannel) -> None:
    """Wait until a channel is out of touch with its server."""
    async with asyncio.timeout(PATIENCE):
        while channel.is_up:  # noqa: ASYNC110 - a state is no event
            await asyncio.sleep(0.001)


@pytest.mark.parametrize("token", ["123456789:AAwrongwrongwrongwrongwrongwrongwrong", " "])
async def test_a_refused_token_ends_the_channel_without_telling_the_token(
    rig: Rig, token: str
) -> None:
    channel = rig.channel(Handler(echo), Kept(), token=SecretStr(token))
    with pytest.raises(TokenRefused) as refused:
        await channel.run_until(asyncio.Event())
    assert "wrong" not in str(refused.value)
    assert refused.value.__cause__ is None


async def test_a_token_that_is_revoked_ends_the_channel(server: TelegramServer, rig: Rig) -> None:
    server.fail("getUpdates", api.Fault(401, "Unauthorized"))
    with pytest.raises(TokenRefused):
        await rig.channel(Handler(echo), Kept()).run_until(asyncio.Event())


async def test_a_younger_poller_ends_the_older_one_only(server: TelegramServer, rig: Rig) -> None:
    channel = rig.channel(Handler(echo), Kept(), clock=(clock := Clock()))
    older = asyncio.create_task(channel.run_until(asyncio.Event()))
    await server.polled()
    async with rig.running():
        await lost(channel)
        clock.seconds += 75.0
        with pytest.raises(PollerConflict):
            await older
        await server.say("ai trả lời?")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: ai trả lời?"]


async def test_conflicts_that_pass_are_waited_out_and_told_of_once(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    server.fail("getUpdates", *[TERMINATED] * 2)
    async with rig.running() as running:
        await server.say("một")
        await server.called("sendMessage")
        assert not running.ended.done()
    assert [entry["event"] for entry in log if entry["event"] != "polling"] == [
        "polling is disputed",
        "telegram is back",
    ]


async def test_conflicts_that_are_far_between_end_nothing(server: TelegramServer, rig: Rig) -> None:
    async with rig.running(clock=(clock := Clock())):
        for number in range(1, 4):
            server.fail("getUpdates", TERMINATED)
            await server.say("hỏi")
            await server.called("sendMessage", number)
            await server.called("getUpdates", number, status=409)
            clock.seconds += 90.0


async def test_a_webhook_that_somebody_set_is_removed_again(
    server: TelegramServer, rig: Rig
) -> None:
    server.api.webhook = "https://khac.example/telegram"
    server.fail("deleteWebhook", api.Fault(502, "Bad Gateway"))
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage")
        server.api.webhook = "https://khac.example/telegram"
        await server.say("hai")
        await server.called("sendMessage", 2)
    assert server.texts() == ["Đã nghe: một", "Đã nghe: hai"]
    assert server.api.webhook == ""


@pytest.mark.parametrize("status", [401, 403, 404, 409, 429, 502])
async def test_what_a_gateway_says_to_a_poll_ends_nothing(
    server: TelegramServer, rig: Rig, status: int
) -> None:
    server.fail("getUpdates", api.Fault(status, page="<html>Đăng nhập để vào mạng</html>"))
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: một"]


async def test_answers_in_hand_are_finished_after_a_conflict(
    server: TelegramServer, rig: Rig
) -> None:
    gate, clock = Gate(), Clock()
    channel = rig.channel(Handler(gate), Kept(), clock=clock)
    serving = asyncio.create_task(channel.run_until(asyncio.Event()))
    await server.say("một")
    await gate.asked.wait()
    server.fail("getUpdates", *[TERMINATED] * 2)
    await lost(channel)
    clock.seconds += 75.0
    await server.called("getUpdates", 2, status=409)
    polls = len(server.of("getUpdates"))
    gate.open.set()
    with pytest.raises(PollerConflict):
        await serving
    assert server.texts() == ["xong"]
    assert len(server.of("getUpdates")) == polls


async def test_an_outage_while_polling_is_waited_out_and_logged_once(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    server.fail("getUpdates", DROP, api.Fault(502, "Bad Gateway"))
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage")
    assert [entry["event"] for entry in log if entry["event"] != "polling"] == [
        "telegram is out of reach",
        "telegram is back",
    ]


async def test_flood_control_while_polling_is_waited_out(server: TelegramServer, rig: Rig) -> None:
    server.fail("getUpdates", flood(1))
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage")


async def test_a_stop_is_clean_though_the_server_is_gone(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage")
        server.fail("getUpdates", DROP, DROP)
    assert "last answers not confirmed" in {entry["event"] for entry in log}


async def test_an_outage_at_the_start_is_waited_out(server: TelegramServer, rig: Rig) -> None:
    server.fail("getMe", DROP)
    server.fail("deleteWebhook", api.Fault(500, "Internal Server Error"))
    server.fail("setMyCommands", api.Fault(400, "Bad Request: BOT_COMMAND_INVALID"))
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage")


async def test_a_stop_during_an_outage_ends_at_once(server: TelegramServer, rig: Rig) -> None:
    server.fail("getMe", *[DROP] * 20)
    async with rig.running() as running:
        await server.called("getMe", 2, DROP.status)
    assert running.ended.done()
    assert server.of("getUpdates") == []


async def test_a_stop_finishes_the_answer_in_hand_and_polls_no_more(
    server: TelegramServer, rig: Rig
) -> None:
    gate = Gate()
    async with rig.running(gate) as running:
        await server.say("một")
        await gate.asked.wait()
        running.stop.set()
        await server.say("hai")
        gate.open.set()
        await running.ended
    assert server.texts() == ["xong"]
    assert len(server.unconfirmed) == 1


async def test_what_a_killed_process_did_not_answer_comes_again(
    server: TelegramServer, rig: Rig
) -> None:
    gate = Gate()
    async with rig.running(gate, leaving_seconds=0.0):
        await server.say("một")
        await server.say("hai", chat=8002)
        await gate.asked.wait()
        await server.called("getUpdates", 2)
    assert server.texts() == []
    async with rig.running():
        await server.called("sendMessage", 2)
    assert server.texts() + server.texts(8002) == ["Đã nghe: một", "Đã nghe: hai"]
    assert server.unconfirmed == []


async def test_a_question_is_answered_once_however_often_it_is_given(
    server: TelegramServer, rig: Rig
) -> None:
    gate = Gate()
    async with rig.running(gate) as running:
        await server.say("một")
        await server.called("getUpdates", 3)
        gate.open.set()
        await server.called("sendMessage")
    assert len(running.handler.requests) == 1
    assert server.unconfirmed == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_the_channel_gracefully(
    server: TelegramServer, rig: Rig, number: int
) -> None:
    gate = Gate()
    channel = asyncio.create_task(rig.channel(Handler(gate), Kept()).run())
    await server.say("một")
    await gate.asked.wait()
    os.kill(os.getpid(), number)
    gate.open.set()
    async with asyncio.timeout(PATIENCE):
        await channel
    assert server.texts() == ["xong"]


async def test_a_failing_memory_does_not_stop_the_channel(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    class Forgetful(Kept):
        async def remember(self, *_: object) -> None:
            raise OSError("đĩa đầy")

    stop = asyncio.Event()
    channel = asyncio.create_task(rig.channel(Handler(echo), Forgetful()).run_until(stop))
    await server.say("một")
    await server.say("hai")
    await server.called("sendMessage", 2)
    stop.set()
    await channel
    crashes: list[Any] = [entry for entry in log if entry["event"] == "turn crashed"]
    assert [str(entry["exc_info"]) for entry in crashes] == ["đĩa đầy"] * 2
