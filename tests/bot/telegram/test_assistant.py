"""The real assistant and store in Telegram: what is said arrives as it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text as sql

from handlers import trouble, welcome
from tests.bot.telegram.conftest import conversing
from tests.telegram_api import BOT, Fault, asked_message, sent_message
from tests.telegram_server import GROUP, PERSON

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase
    from tests.bot.telegram.conftest import Listener, Rig
    from tests.telegram_server import TelegramServer


def squeezed(*texts: str) -> str:
    return "".join("".join(texts).split())


def assert_shown(server: TelegramServer, reply: Reply) -> None:
    shown = squeezed(*server.texts())
    assert [block.text for block in reply.blocks if squeezed(block.text) not in shown] == []


@pytest.mark.parametrize(
    "text", ["/start", "/trogiup", "/nhiemvu", "/nhiemvu 5", "/vanban", "Nghị quyết 04-NQ/TU"]
)
async def test_what_the_assistant_says_is_shown(
    server: TelegramServer, assistant: Listener, text: str
) -> None:
    await server.say(text)
    await server.called("sendMessage")
    assert_shown(server, assistant.said[0])


async def test_every_button_of_the_greeting_can_be_pressed(
    server: TelegramServer, assistant: Listener
) -> None:
    await server.say("/start")
    (greeting,) = await server.called("sendMessage")
    keys = [key for row in greeting.params["reply_markup"]["inline_keyboard"] for key in row]
    (shown,) = server.api.shown.values()
    for key in keys:
        await server.press(key["callback_data"], sent_message(shown.chat, shown.id, shown.text))
    await server.called("sendMessage", 1 + len(keys))
    assert len(assistant.said) == 1 + len(keys)
    for reply in assistant.said:
        assert_shown(server, reply)


async def test_an_edited_question_edits_the_assistant_s_answer(
    server: TelegramServer, assistant: Listener
) -> None:
    question = await server.say("/nhiemvu 5")
    await server.called("sendMessage")
    await server.edit(question, "/nhiemvu 6")
    await server.called("editMessageText")
    assert_shown(server, assistant.said[1])
    assert len(server.texts()) == len(server.of("sendMessage"))


async def test_the_command_menu_is_the_assistant_s(
    server: TelegramServer, assistant: Listener
) -> None:
    await server.called("setMyCommands")
    assert "trogiup" in {command["command"] for command in server.api.commands}


async def test_what_answers_leave_is_kept_before_the_next_one_of_the_chat(
    server: TelegramServer, assistant: Listener
) -> None:
    await server.say("/nhiemvu")
    await server.say("2")
    await server.called("sendMessage", 2)
    assert assistant.said[1].text.startswith("Nhiệm vụ 2")


async def test_a_command_that_is_edited_is_answered_below_what_it_did(
    server: TelegramServer, assistant: Listener
) -> None:
    command = await server.say("/theodoi")
    await server.called("sendMessage")
    await server.edit(command, "/huytheodoi")
    await server.called("sendMessage", 2)
    await server.edit(command, "nhiệm vụ 5")
    await server.called("editMessageText")
    panel, notice, answer = assistant.said
    assert notice.text in server.texts()
    assert_shown(server, answer)
    assert panel.blocks[0].text not in "".join(server.texts())


async def test_erasing_oneself_leaves_nothing_however_it_is_said(
    server: TelegramServer, rig: Rig, base: KnowledgeBase
) -> None:
    async with conversing(rig, base) as assistant:
        for text in ("nhiệm vụ 5", "/xoadulieu", "Xóa"):
            await server.say(text)
        await server.called("sendMessage", 3)
    assert assistant.said[-1].text.startswith("Đã xóa dữ liệu của đồng chí.")
    assert not (await base.records.of("telegram", str(PERSON))).is_anything


async def test_what_a_reply_offered_that_did_not_get_out_cannot_be_typed(
    server: TelegramServer, assistant: Listener
) -> None:
    server.fail("sendMessage", Fault(400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"))
    await server.say("/xoadulieu")
    await server.called("sendMessage", status=400)
    await server.say("Không xóa")
    await server.called("sendMessage")
    assert "Dữ liệu được giữ nguyên." not in "".join(server.texts())


FILE = {"file_id": "F1", "file_unique_id": "u"}
WORDLESS: list[dict[str, Any]] = [
    {"sticker": FILE},
    {"voice": FILE},
    {"document": FILE},
    {"photo": [FILE]},
    {"video": FILE},
    {"location": {"latitude": 18.67, "longitude": 105.69}},
]


async def send(server: TelegramServer, chat: int = PERSON, /, **sent: Any) -> None:
    number = next(server.api.ids)
    await server.push(message=asked_message(chat, number, "", {"text": None, **sent}))


@pytest.mark.parametrize("sent", WORDLESS, ids=lambda sent: next(iter(sent)))
async def test_what_has_no_words_is_asked_for_in_words(
    server: TelegramServer, assistant: Listener, sent: dict[str, Any]
) -> None:
    await send(server, **sent)
    await server.called("sendMessage")
    assert server.texts() == [welcome.only_text().text]


async def test_an_album_without_words_is_answered_once(
    server: TelegramServer, assistant: Listener
) -> None:
    for _ in range(10):
        await send(server, photo=[FILE], media_group_id="G1")
    await server.say("nhiệm vụ 5")
    await server.shows("Nhiệm vụ 5")
    assert [one for one in server.texts() if "nhãn dán" in one] == [welcome.only_text().text]


async def test_a_voice_message_behind_a_sticker_is_told_too(
    server: TelegramServer, assistant: Listener
) -> None:
    alone = [{kind: FILE} for kind in ("voice", "location", "contact")]
    for sent in ({"sticker": FILE}, *alone, {"sticker": FILE}):
        await send(server, **sent)
    await server.say("nhiệm vụ 5")
    await server.shows("Nhiệm vụ 5")
    assert len([one for one in server.texts() if "nhãn dán" in one]) == 4


async def test_in_a_group_words_are_asked_for_where_the_bot_is_replied_to(
    server: TelegramServer, assistant: Listener
) -> None:
    theirs = sent_message(GROUP, 40, "Trả lời cũ")
    other = theirs | {"from": BOT | {"id": 5}}
    for extra in ({}, {"reply_to_message": other}, {"reply_to_message": theirs}):
        await send(server, GROUP, sticker=FILE, **extra)
    await server.say("/nhiemvu 5", GROUP)
    await server.shows("Nhiệm vụ 5", GROUP)
    assert len([one for one in server.texts(GROUP) if "nhãn dán" in one]) == 1


async def test_a_store_that_fails_is_told_in_one_line_a_message_without_a_traceback(
    server: TelegramServer, assistant: Listener, base: KnowledgeBase, log: list[dict[str, Any]]
) -> None:
    async with base._database.write() as connection:
        for table in ("sent_replies", "subscriptions"):
            await connection.execute(sql(f"DROP TABLE {table}"))
    for said, told in (("nhiệm vụ 5", "Nhiệm vụ 5"), ("/theodoi", trouble.APOLOGY.text)):
        await server.say(said)
        await server.shows(told)
        await server.settled()
    errors = [entry for entry in log if entry["log_level"] == "error"]
    assert [(one["event"], one["error"]) for one in errors] == [
        ("turn crashed", "(sqlite3.OperationalError) no such table: sent_replies"),
        ("answering crashed", "(sqlite3.OperationalError) no such table: subscriptions"),
    ]
    assert not any("exc_info" in one for one in errors)
    assert all(one["chat"] == PERSON and one["update"] for one in errors)
