"""Every way in which Telegram refuses a message, and what becomes of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram import outbox, patience
from bot.telegram.errors import Fault, classify
from handlers.messages import Block, Reply, Role, Span, Style
from tests import telegram_api as api
from tests.bot.telegram.conftest import Clock
from tests.telegram_server import DROP, GROUP, PERSON, STALL, TelegramServer, flood

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from handlers.messages import Request
    from tests.bot.telegram.conftest import Rig

    Log = list[MutableMapping[str, object]]


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (BadRequest("Can't parse entities: unsupported start tag"), Fault.MARKUP),
        (BadRequest("Message is not modified: specified new message"), Fault.UNCHANGED),
        (BadRequest("Message to edit not found"), Fault.MISSING),
        (BadRequest("Message can't be edited"), Fault.FIXED),
        (BadRequest("Chat not found"), Fault.BLOCKED),
        (BadRequest("Bad Request: BUTTON_DATA_INVALID"), Fault.REFUSED),
        (TimedOut(), Fault.UNCERTAIN),
        (caused(TimedOut(), aiohttp.SocketTimeoutError()), Fault.UNCERTAIN),
        (caused(TimedOut(), aiohttp.ConnectionTimeoutError()), Fault.UNSENT),
        (caused(TimedOut(), TimeoutError()), Fault.UNCERTAIN),
        (caused(NetworkError(""), aiohttp.ServerDisconnectedError()), Fault.DROPPED),
        (NetworkError("Bad Gateway"), Fault.FAILED),
        (InvalidToken(), Fault.REVOKED),
        (RetryAfter(3), Fault.FLOOD),
        (ChatMigrated(-100), Fault.MOVED),
        (Forbidden("bot was blocked by the user"), Fault.BLOCKED),
        (Conflict(""), Fault.REFUSED),
    ],
)
def test_an_error_is_classified_by_what_it_says_of_the_message(
    error: TelegramError, fault: Fault
) -> None:
    assert classify(error) is fault


async def test_markup_that_is_refused_is_sent_as_plain_text_once(
    server: TelegramServer, rig: Rig
) -> None:
    async def styled(request: Request) -> Reply:
        return Reply((Block(Role.HEADING, (Span("A & B", Style.BOLD, "https://a.vn/?a=1&b"),)),))

    refusal = api.Fault(400, "Bad Request: can't parse entities: byte offset 3")
    server.fail("sendMessage", refusal, refusal)
    async with rig.running(styled):
        await server.say("một")
        await server.called("sendMessage", 2, status=400)
        await server.say("hai")
        await server.called("sendMessage")
    first, second = server.of("sendMessage", status=400)
    assert first.params["parse_mode"] == "HTML"
    assert "parse_mode" not in second.params
    assert second.params["text"] == "A & B (https://a.vn/?a=1&b)"
    assert server.texts() == ["A & B"]


async def test_a_person_who_blocked_the_bot_is_no_error(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    server.fail("sendMessage", api.Fault(403, "Forbidden: bot was blocked by the user"))
    async with rig.running() as running:
        await server.say("một")
        await server.say("hai")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: hai"]
    assert {entry["log_level"] for entry in log} == {"info"}
    assert len(running.kept) == 1


async def test_flood_control_is_waited_out(server: TelegramServer, rig: Rig) -> None:
    server.fail("sendMessage", flood(1))
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: một"]


async def test_what_is_asked_in_a_long_flood_is_answered_after_it(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    server.fail("sendMessage", flood(3600))
    async with rig.running(leaving_seconds=0.0) as running:
        await server.say("một")
        await server.called("sendMessage", status=429)
        await server.say("hai", 8002)
        await server.polled(5)
    assert [request.text for request in running.handler.requests] == ["một", "hai"]
    assert [entry["chat"] for entry in log if entry["event"] == "answer waits"] == [PERSON, 8002]
    assert len([call for call in server.calls if call.method == "sendMessage"]) == 1
    async with rig.running():
        await server.called("sendMessage", 2)
    assert server.texts() + server.texts(8002) == ["Đã nghe: một", "Đã nghe: hai"]


async def test_a_group_s_flood_is_its_own(server: TelegramServer, rig: Rig) -> None:
    server.fail("sendMessage", flood(3600))
    async with rig.running(leaving_seconds=0.0):
        await server.say("/nhiemvu", GROUP)
        await server.called("sendMessage", status=429)
        await server.say("một")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: một"]


async def test_a_group_that_moved_is_answered_at_its_new_id(
    server: TelegramServer, rig: Rig
) -> None:
    moved = api.Fault(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1009})
    server.fail("sendMessage", moved)
    async with rig.running():
        await server.say("/nhiemvu", GROUP)
        await server.called("sendMessage")
    assert server.texts(-1009) == ["Đã nghe: /nhiemvu"]


async def test_a_message_is_given_up_after_some_tries(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    moved = api.Fault(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1009})
    server.fail("sendMessage", *[moved] * 4)
    async with rig.running():
        await server.say("/nhiemvu", GROUP)
        await server.called("sendMessage", 4, status=400)
        await server.say("hai")
        await server.called("sendMessage")
    assert (server.texts(), server.texts(-1009)) == (["Đã nghe: hai"], [])
    assert "message given up" in {entry["event"] for entry in log}


async def test_a_surplus_message_that_cannot_be_deleted_is_left(
    server: TelegramServer, rig: Rig
) -> None:
    async def answer(request: Request) -> Reply:
        return Reply((Block(Role.PARAGRAPH, (Span("x" * int(request.text)),)),))

    server.fail("deleteMessage", api.Fault(400, "Bad Request: message can't be deleted"))
    async with rig.running(answer) as running:
        question = await server.say("5000")
        await server.called("sendMessage", 2)
        await server.edit(question, "10")
        await server.called("deleteMessage", status=400)
    assert [len(text) for text in server.texts()] == [10, 904]
    assert len(running.kept["7001", question]) == 1


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails is tried again soon."""
    monkeypatch.setattr(patience, "_FIRST_PAUSE", 0.001)
    monkeypatch.setattr(patience, "_LONGEST_PAUSE", 0.01)
    monkeypatch.setattr(outbox, "_DROP_PAUSE", 0.001)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    "faults",
    [
        [api.Fault(502, "Bad Gateway")] * 12,
        [api.Fault(200, page="<html>Đăng nhập để vào mạng</html>")] * 12,
        [DROP, *[api.Fault(502, "Bad Gateway")] * 12],
    ],
)
async def test_what_surely_did_not_go_out_goes_out_however_long_it_takes(
    server: TelegramServer, rig: Rig, log: Log, faults: list[api.Fault]
) -> None:
    server.fail("sendMessage", *faults)
    async with rig.running():
        await server.say("một")
        await server.shows("Đã nghe: một")
        await server.settled()
    assert server.texts() == ["Đã nghe: một"]
    told = [
        entry["event"] for entry in log if entry["event"] not in {"polling", "message tried again"}
    ]
    assert told == ["answer waits", "out after waiting"]


@pytest.mark.usefixtures("hurried")
async def test_the_pages_of_an_answer_that_are_left_go_out_later(
    server: TelegramServer, rig: Rig
) -> None:
    async def two(_: Request) -> Reply:
        return Reply(tuple(Block(Role.PARAGRAPH, (Span(sign * 4000),)) for sign in "ab"))

    failing = iter([None, *[api.Fault(502, "Bad Gateway")] * 8])
    server.chaos = lambda method, _: next(failing, None) if method == "sendMessage" else None
    async with rig.running(two):
        await server.say("một")
        await server.called("sendMessage", 2)
    assert [text[0] for text in server.texts()] == ["a", "b"]
    assert len(server.of("sendMessage", 502)) == 8


@pytest.mark.usefixtures("hurried")
async def test_an_answer_is_given_up_when_it_is_a_day_old(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    server.chaos = lambda method, _: api.Fault(502) if method == "sendMessage" else None
    async with rig.running(clock=(clock := Clock())):
        await server.say("một")
        await server.called("sendMessage", 6, status=502)
        assert server.unconfirmed
        clock.seconds += 24 * 60 * 60.0
        await server.settled()
    told = [entry["event"] for entry in log if entry["event"] != "polling"]
    assert told == ["answer waits", "message not sent"]


async def test_chats_that_are_held_hold_no_other(server: TelegramServer, rig: Rig) -> None:
    server.chaos = lambda method, params: (
        flood(3600) if method == "sendMessage" and params["chat_id"] < 0 else None
    )
    async with rig.running(leaving_seconds=0.0):
        for group in range(70):
            await server.say("/nhiemvu", GROUP - group)
        await server.called("sendMessage", 70, status=429)
        await server.say("một")
        await server.shows("Đã nghe: một")
    assert server.texts() == ["Đã nghe: một"]


@pytest.mark.usefixtures("hurried")
async def test_a_press_is_acknowledged_however_long_it_takes(
    server: TelegramServer, rig: Rig
) -> None:
    server.fail("answerCallbackQuery", *[api.Fault(502, "Bad Gateway")] * 8)
    async with rig.running():
        await server.press("nhiemvu:5", api.sent_message(PERSON, 900, "Các nhiệm vụ"))
        await server.called("answerCallbackQuery")


@pytest.mark.parametrize("fault", [DROP, api.Fault(502, "Bad Gateway")])
async def test_a_message_lost_on_the_way_is_sent_once_more(
    server: TelegramServer, rig: Rig, fault: api.Fault
) -> None:
    server.fail("sendMessage", fault)
    async with rig.running():
        await server.say("một")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: một"]


async def test_a_message_without_an_answer_in_time_is_not_sent_again(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    server.fail("sendMessage", STALL)
    async with rig.running(request_timeout=1.0):
        await server.say("một")
        await server.say("hai")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: hai"]
    assert len(server.of("sendMessage", STALL.status)) == 1
    assert "uncertain" in {entry.get("fault") for entry in log}


async def test_a_message_refused_for_good_is_logged_with_its_update(
    server: TelegramServer, rig: Rig, log: Log
) -> None:
    server.fail("sendMessage", api.Fault(400, "Bad Request: BUTTON_DATA_INVALID"))
    async with rig.running():
        await server.say("một")
        await server.say("hai")
        await server.called("sendMessage")
    (entry,) = [entry for entry in log if entry["log_level"] == "warning"]
    assert (entry["fault"], entry["chat"]) == ("refused", PERSON)
