"""Posts into Telegram chats: what every answer of the Bot API means for a delivery."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr
from telegram import Bot

from bot.delivery.courier import Outcome, Verdict
from bot.telegram.config import TelegramConfig
from bot.telegram.courier import TelegramCourier
from bot.telegram.errors import Fault as Meaning
from bot.telegram.flood import GatedLine, Halt
from bot.telegram.line import Line
from handlers import actions
from handlers.messages import Block, Button, Reply, Role, Span, Style
from handlers.notices import WITHDRAWN
from knowledge.publishing.model import Address
from knowledge.search.lexicon import Kind
from tests.telegram_api import PICTURE, TOKEN, Fault
from tests.telegram_rules import utf16
from tests.telegram_server import DROP, DROP_AFTER, GROUP, PERSON, STALL, TelegramServer, flood

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HERE = Address("telegram", str(PERSON))
IN_GROUP = Address("telegram", str(GROUP))
PATIENCE = 0.3
MOVED = {"migrate_to_chat_id": -1_009}
PAGE = f"<html>cannot reach http://proxy/bot{TOKEN}/sendMessage</html>"
OPEN = Button("Hỏi bot về bài này", action=actions.show(Kind.ARTICLE, 1))
MUTE = Button("Tạm ngừng", action=actions.words(actions.Verb.FOLLOW, "mute"))


def post(text: str, photo: str | None = None, url: str | None = None) -> Reply:
    span = Span(text, Style.BOLD, url)
    return Reply((Block(Role.PARAGRAPH, (span,)),), ((OPEN, MUTE),), photo)


POST = post("Bài mới")
WITH_PICTURE = post("Bài mới", f"telegram:{PICTURE}")
CHANGED = post("Bài đã sửa")


@pytest.fixture
async def courier(server: TelegramServer) -> AsyncIterator[TelegramCourier]:
    """A courier on connections of its own, with little patience."""
    async with connected(server) as bot:
        yield TelegramCourier(bot, TelegramConfig(SecretStr(TOKEN)))


def connected(server: TelegramServer) -> Bot:
    request = GatedLine(Halt(time.monotonic, lambda _: None), seconds=PATIENCE)
    return Bot(TOKEN, base_url=f"{server.url}/bot", request=request, get_updates_request=Line())


REFUSED = [
    ("can't parse entities: unsupported start tag", Verdict.REFUSED),
    ("message text is empty", Verdict.REFUSED),
    ("message is too long", Verdict.REFUSED),
    ("BUTTON_DATA_INVALID", Verdict.REFUSED),
    ("chat not found", Verdict.LEFT),
    ("user not found", Verdict.LEFT),
    ("user is deactivated", Verdict.LEFT),
    ("PEER_ID_INVALID", Verdict.LEFT),
    ("not enough rights to send text messages to the chat", Verdict.LEFT),
    ("have no rights to send a message", Verdict.LEFT),
    ("need administrator rights in the channel chat", Verdict.LEFT),
    ("CHAT_WRITE_FORBIDDEN", Verdict.LEFT),
    ("CHAT_RESTRICTED", Verdict.LEFT),
    ("group chat was deactivated", Verdict.LEFT),
    ("message thread not found", Verdict.NO_TOPIC),
    ("TOPIC_DELETED", Verdict.NO_TOPIC),
    ("TOPIC_CLOSED", Verdict.LATER),
]
FAULTS = [
    *((Fault(400, f"Bad Request: {words}"), verdict) for words, verdict in REFUSED),
    (Fault(403, "Forbidden: bot was blocked by the user"), Verdict.LEFT),
    (Fault(403, "Forbidden: user is deactivated"), Verdict.LEFT),
    (Fault(403, "Forbidden: bot was kicked from the supergroup chat"), Verdict.LEFT),
    (Fault(403, "Forbidden: bot can't initiate conversation with a user"), Verdict.LEFT),
    (flood(7), Verdict.FLOOD),
    (Fault(401, "Unauthorized"), Verdict.STOP),
    (Fault(404, "Not Found"), Verdict.STOP),
    (Fault(409, "Conflict: can't use that now"), Verdict.REFUSED),
    (Fault(500, "Internal Server Error"), Verdict.LATER),
    (Fault(502, "Bad Gateway"), Verdict.LATER),
    (Fault(504, "Gateway Timeout"), Verdict.LATER),
    (Fault(502, page=PAGE), Verdict.LATER),
    (Fault(403, page=PAGE), Verdict.LATER),
    (Fault(404, page=PAGE), Verdict.LATER),
    (Fault(407, page=PAGE), Verdict.LATER),
    (Fault(400, "Bad Request: group chat was upgraded", MOVED), Verdict.MOVED),
    (DROP, Verdict.DROPPED),
    (DROP_AFTER, Verdict.DROPPED),
    (STALL, Verdict.UNCERTAIN),
    (Fault(200, page=PAGE), Verdict.LATER),
    (Fault(200, page='{"ok": true, "resu'), Verdict.UNCERTAIN),
]


@pytest.mark.parametrize(("fault", "verdict"), FAULTS)
async def test_what_every_fault_means_for_a_delivery(
    server: TelegramServer, courier: TelegramCourier, fault: Fault, verdict: Verdict
) -> None:
    server.fail("sendMessage", fault, fault)
    outcome = await courier.send(HERE, POST)
    assert outcome.verdict is verdict
    assert outcome.message is None
    assert outcome.error
    assert outcome.error.count("Forbidden") <= 1
    assert TOKEN not in outcome.error
    assert "<html>" not in outcome.error


async def test_a_server_that_is_not_there_was_not_reached(courier: TelegramCourier) -> None:
    async with TelegramServer() as gone:
        bot = connected(gone)
    outcome = await TelegramCourier(bot, TelegramConfig(SecretStr(TOKEN))).send(HERE, POST)
    await bot.request.shutdown()
    assert outcome.verdict is Verdict.UNREACHED
    assert TOKEN not in outcome.error


async def test_a_flood_tells_how_long_to_wait(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    server.fail("sendMessage", flood(7))
    assert (await courier.send(HERE, POST)).seconds == 7


async def test_a_flood_without_a_time_is_a_second(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    server.fail("sendMessage", Fault(429, "Too Many Requests"), Fault(429, page=PAGE))
    for chat in (IN_GROUP, HERE):
        outcome = await courier.send(chat, POST)
        assert (outcome.verdict, outcome.seconds) == (Verdict.FLOOD, 1)


async def test_a_chat_that_moved_tells_where_to(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    server.fail("sendMessage", Fault(400, "Bad Request: group chat was upgraded", MOVED))
    assert (await courier.send(IN_GROUP, POST)).moved_to == "-1009"


async def test_a_post_that_is_sent_tells_its_id(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    outcome = await courier.send(HERE, POST)
    (shown,) = server.api.shown.values()
    assert outcome == Outcome(Verdict.SENT, str(shown.id))
    assert (shown.chat, shown.text) == (PERSON, "Bài mới")
    assert [entity.tag for entity in shown.entities] == ["b"]


@pytest.mark.parametrize("words", ["can't parse entities: byte offset 3", "what is this"])
async def test_what_is_refused_is_sent_plain_once(
    server: TelegramServer, courier: TelegramCourier, words: str
) -> None:
    server.fail("sendMessage", Fault(400, f"Bad Request: {words}"))
    outcome = await courier.send(HERE, post("Bài", url="https://vi.du/1"))
    assert outcome.verdict is Verdict.SENT
    (shown,) = server.api.shown.values()
    assert (shown.text, shown.entities) == ("Bài (https://vi.du/1)", [])
    assert len(server.calls) - len(server.of("getMe")) == 2


async def test_what_is_refused_twice_is_not_tried_a_third_time(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    refusal = Fault(400, "Bad Request: can't parse entities")
    server.fail("sendMessage", refusal, refusal)
    assert (await courier.send(HERE, POST)).verdict is Verdict.REFUSED
    assert len(server.of("sendMessage", 400)) == 2


async def test_a_topic_gets_its_post(server: TelegramServer, courier: TelegramCourier) -> None:
    await courier.send(replace(IN_GROUP, thread="77"), POST)
    await courier.send(IN_GROUP, POST)
    assert [call.params.get("message_thread_id") for call in server.of("sendMessage")] == [77, None]


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        (
            HERE,
            [{"text": OPEN.label, "callback_data": OPEN.action}, {"callback_data": MUTE.action}],
        ),
        (IN_GROUP, [{"text": OPEN.label, "url": "https://t.me/DanVanBot?start=a-1"}]),
    ],
)
async def test_a_person_gets_buttons_and_a_group_gets_links(
    server: TelegramServer, courier: TelegramCourier, address: Address, keys: list[dict[str, Any]]
) -> None:
    sent = await courier.send(address, POST)
    await courier.edit(address, str(sent.message), CHANGED)
    (shown,) = server.api.shown.values()
    assert shown.text == "Bài đã sửa"
    (row,) = shown.keyboard
    assert [key | one for key, one in zip(row, keys, strict=True)] == row


@pytest.mark.parametrize(("is_paid", "said"), [(False, None), (True, True)])
async def test_only_a_paid_broadcast_says_so(
    server: TelegramServer, is_paid: bool, said: bool | None
) -> None:
    async with connected(server) as bot:
        config = TelegramConfig(SecretStr(TOKEN), paid_broadcast=is_paid)
        await TelegramCourier(bot, config).send(HERE, POST)
    (call,) = server.of("sendMessage")
    assert call.params.get("allow_paid_broadcast") is said


@pytest.mark.parametrize(
    ("length", "photo"), [(1, PICTURE), (1024, PICTURE), (1025, None), (4096, None)]
)
async def test_a_picture_comes_along_where_the_text_fits_under_it(
    server: TelegramServer, courier: TelegramCourier, length: int, photo: str | None
) -> None:
    outcome = await courier.send(HERE, post("x" * length, f"telegram:{PICTURE}"))
    (shown,) = server.api.shown.values()
    assert (outcome.verdict, shown.photo, len(shown.text)) == (Verdict.SENT, photo, length)
    assert len(shown.keyboard) == 1


@pytest.mark.parametrize(
    "words", ["wrong file identifier/HTTP URL", "not enough rights to send photos"]
)
async def test_a_picture_that_is_refused_costs_no_words(
    server: TelegramServer, courier: TelegramCourier, words: str
) -> None:
    server.fail("sendPhoto", Fault(400, f"Bad Request: {words}"))
    assert (await courier.send(IN_GROUP, WITH_PICTURE)).verdict is Verdict.SENT
    (shown,) = server.api.shown.values()
    assert (shown.text, shown.photo) == ("Bài mới", None)


@pytest.mark.parametrize("after", [CHANGED, replace(CHANGED, photo=f"telegram:{PICTURE}")])
@pytest.mark.parametrize("before", [POST, WITH_PICTURE])
async def test_a_message_of_either_kind_is_edited(
    server: TelegramServer, courier: TelegramCourier, before: Reply, after: Reply
) -> None:
    sent = await courier.send(HERE, before)
    edited = await courier.edit(HERE, str(sent.message), after)
    assert edited == Outcome(Verdict.SENT, sent.message)
    (shown,) = server.api.shown.values()
    assert (shown.text, bool(shown.photo)) == ("Bài đã sửa", before is WITH_PICTURE)
    assert len(shown.keyboard) == 1


async def test_a_text_that_grows_out_of_its_caption_is_cut(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    sent = await courier.send(HERE, WITH_PICTURE)
    edited = await courier.edit(HERE, str(sent.message), post("Đọc kỹ. " * 300))
    assert edited.verdict is Verdict.SENT
    (shown,) = server.api.shown.values()
    assert 900 < utf16(shown.text) <= 1024
    assert len(shown.keyboard) == 1


async def test_an_edit_that_changes_nothing_is_done(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    for reply in (POST, WITH_PICTURE):
        sent = await courier.send(HERE, reply)
        assert (await courier.edit(HERE, str(sent.message), reply)).verdict is Verdict.SENT
    assert len(server.of("editMessageText", 400)) == 1
    assert len(server.of("editMessageCaption", 400)) == 1


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        (Fault(400, "Bad Request: message can't be edited"), Verdict.REFUSED),
        (Fault(400, "Bad Request: message to edit not found"), Verdict.GONE),
        (Fault(400, "Bad Request: MESSAGE_ID_INVALID"), Verdict.GONE),
        (Fault(403, "Forbidden: bot was blocked by the user"), Verdict.LEFT),
        (flood(3), Verdict.FLOOD),
        (DROP, Verdict.DROPPED),
        (STALL, Verdict.UNCERTAIN),
        (Fault(500), Verdict.LATER),
    ],
)
async def test_what_a_fault_means_for_an_edit(
    server: TelegramServer, courier: TelegramCourier, fault: Fault, verdict: Verdict
) -> None:
    sent = await courier.send(HERE, POST)
    server.fail("editMessageText", fault)
    assert (await courier.edit(HERE, str(sent.message), CHANGED)).verdict is verdict


async def test_what_is_gone_is_deleted_and_not_edited(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    assert (await courier.edit(HERE, "5", CHANGED)).verdict is Verdict.GONE
    assert (await courier.delete(HERE, "5")).verdict is Verdict.SENT
    server.fail("deleteMessage", Fault(400, "Bad Request: message can't be deleted"))
    assert (await courier.delete(HERE, "5")).verdict is Verdict.SENT


async def test_a_message_that_can_be_neither_deleted_nor_edited_is_refused(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    sent = await courier.send(HERE, POST)
    server.fail("deleteMessage", Fault(400, "Bad Request: message can't be deleted for everyone"))
    server.fail("editMessageText", Fault(400, "Bad Request: message can't be edited"))
    assert (await courier.delete(HERE, str(sent.message))).verdict is Verdict.REFUSED
    assert len(server.of("editMessageText", 400)) == 1


async def test_a_message_is_deleted(server: TelegramServer, courier: TelegramCourier) -> None:
    sent = await courier.send(HERE, POST)
    assert await courier.delete(HERE, str(sent.message)) == Outcome(Verdict.SENT, sent.message)
    assert server.texts() == []


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        (Fault(403, "Forbidden: bot was blocked by the user"), Verdict.LEFT),
        (flood(3), Verdict.FLOOD),
        (Fault(502, page=PAGE), Verdict.LATER),
        (DROP, Verdict.DROPPED),
    ],
)
async def test_what_a_fault_means_for_a_deletion(
    server: TelegramServer, courier: TelegramCourier, fault: Fault, verdict: Verdict
) -> None:
    sent = await courier.send(HERE, POST)
    server.fail("deleteMessage", fault)
    outcome = await courier.delete(HERE, str(sent.message))
    assert (outcome.verdict, TOKEN in outcome.error) == (verdict, False)
    assert server.texts() == ["Bài mới"]


async def test_a_token_that_is_refused_stops_and_is_not_told(server: TelegramServer) -> None:
    async with Line() as request:
        bot = Bot("123456789:AAwrong-wrong", base_url=f"{server.url}/bot", request=request)
        outcome = await TelegramCourier(bot, TelegramConfig(SecretStr(TOKEN))).send(HERE, POST)
    assert outcome.verdict is Verdict.STOP
    assert "wrong" not in outcome.error


def test_every_fault_has_a_verdict_that_is_tried_here() -> None:
    tried = {verdict for _, verdict in FAULTS} | {Verdict.SENT, Verdict.GONE, Verdict.UNREACHED}
    assert tried == set(Verdict) - {Verdict.HELD}
    assert len(Meaning) > len(tried)


@pytest.mark.parametrize("reply", [POST, WITH_PICTURE])
@pytest.mark.parametrize("whose", ["", " for everyone"])
async def test_a_message_that_is_too_old_to_be_deleted_says_that_it_is_withdrawn(
    server: TelegramServer, courier: TelegramCourier, reply: Reply, whose: str
) -> None:
    sent = await courier.send(HERE, reply)
    server.fail("deleteMessage", Fault(400, f"Bad Request: message can't be deleted{whose}"))
    assert (await courier.delete(HERE, str(sent.message))).verdict is Verdict.SENT
    (shown,) = server.api.shown.values()
    assert (shown.text, shown.keyboard) == (WITHDRAWN.text, [])
