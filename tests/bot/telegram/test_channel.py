"""The channel as people meet it: questions in, answers out, over loopback HTTP."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from handlers.messages import Block, Button, Reply, Role, Span
from tests.bot.telegram.conftest import APOLOGY, SLOW_DOWN, Clock, said
from tests.telegram_api import Fault, sent_message
from tests.telegram_rules import utf16
from tests.telegram_server import GROUP, PERSON, TelegramServer

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from handlers.messages import Request
    from tests.bot.telegram.conftest import Rig


async def test_a_question_is_answered_in_its_chat(server: TelegramServer, rig: Rig) -> None:
    async with rig.running() as running:
        await server.say("Nghị quyết 18-NQ/TW <1>")
        (call,) = await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: Nghị quyết 18-NQ/TW <1>"]
    assert "reply_parameters" not in call.params
    (request,) = running.handler.requests
    assert (request.channel, request.chat, request.person) == ("telegram", "7001", "7001")


async def test_a_command_keeps_its_argument(server: TelegramServer, rig: Rig) -> None:
    async with rig.running():
        await server.say("/nhiemvu@DanVanBot 5")
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: /nhiemvu 5"]


async def test_questions_from_before_the_start_are_answered(
    server: TelegramServer, rig: Rig
) -> None:
    await server.say("một")
    await server.say("hai")
    async with rig.running():
        await server.called("sendMessage", 2)
    assert server.texts() == ["Đã nghe: một", "Đã nghe: hai"]


async def test_what_is_no_update_is_told_of_and_keeps_no_other_from_being_forgotten(
    server: TelegramServer, rig: Rig, log: list[MutableMapping[str, Any]]
) -> None:
    odd: list[dict[str, Any]] = [
        {"message": "x"},
        {"message": {"message_id": 1}},
        {"callback_query": "x"},
    ]
    ids = [await server.push(**update) for update in odd]
    async with rig.running():
        await server.say("chào")
        await server.shows("Đã nghe: chào")
        await server.settled()
    assert [entry["update"] for entry in log if entry["event"] == "no update"] == ids


async def test_the_command_menu_is_set_and_only_wanted_updates_are_asked_for(
    server: TelegramServer, rig: Rig
) -> None:
    async with rig.running():
        await server.say("chào")
        await server.called("sendMessage")
    assert [command["command"] for command in server.api.commands] == ["trogiup", "nhiemvu"]
    first, *_ = server.of("getUpdates")
    assert first.params["allowed_updates"] == [
        "message",
        "edited_message",
        "channel_post",
        "callback_query",
        "inline_query",
        "my_chat_member",
    ]
    (call,) = server.of("deleteWebhook")
    assert not call.params.get("drop_pending_updates")


async def test_a_press_is_acknowledged_and_answered(server: TelegramServer, rig: Rig) -> None:
    async with rig.running() as running:
        query = await server.press("nhiemvu:5", sent_message(PERSON, 900, "Các nhiệm vụ"))
        (acknowledged,) = await server.called("answerCallbackQuery")
        await server.called("sendMessage")
    assert acknowledged.params["callback_query_id"] == query
    assert running.handler.requests[0].action == "nhiemvu:5"
    assert server.texts() == ["Đã nghe: nhiemvu:5"]


OLD = {"message_id": 3, "date": 0, "chat": {"id": PERSON, "type": "private"}}


@pytest.mark.parametrize(("message", "answers"), [(OLD, 1), (None, 0)])
async def test_a_press_under_a_lost_message_is_acknowledged(
    server: TelegramServer, rig: Rig, message: dict[str, object] | None, answers: int
) -> None:
    async with rig.running():
        await server.press("x", message)
        await server.called("answerCallbackQuery")
        await server.called("sendMessage", answers)
    assert len(server.texts()) == answers


async def test_a_press_is_acknowledged_while_its_chat_still_waits(
    server: TelegramServer, rig: Rig
) -> None:
    release = asyncio.Event()

    async def wait(request: Request) -> Reply:
        await release.wait()
        return said("xong")

    async with rig.running(wait):
        await server.say("câu hỏi lâu")
        await server.press("x", OLD)
        await server.called("answerCallbackQuery")
        assert server.texts() == []
        release.set()
        await server.called("sendMessage", 2)


async def test_a_press_too_old_to_acknowledge_is_answered(server: TelegramServer, rig: Rig) -> None:
    async with rig.running():
        query = await server.press("x", OLD)
        server.api.presses.discard(query)
        await server.called("answerCallbackQuery", status=400)
        await server.called("sendMessage")
    assert server.texts() == ["Đã nghe: x"]


async def test_in_a_group_only_what_is_addressed_is_answered(
    server: TelegramServer, rig: Rig
) -> None:
    async with rig.running():
        await server.say("chuyện riêng", GROUP)
        asked = await server.say("@danvanbot nhiệm vụ 3?", GROUP)
        (call,) = await server.called("sendMessage")
    assert server.texts(GROUP) == ["Đã nghe: nhiệm vụ 3?"]
    assert call.params["reply_parameters"]["message_id"] == asked


async def test_an_answer_goes_to_the_topic_of_its_question(
    server: TelegramServer, rig: Rig
) -> None:
    async with rig.running() as running:
        await server.say("/nhiemvu", GROUP, message_thread_id=77, is_topic_message=True)
        (call,) = await server.called("sendMessage")
    assert call.params["message_thread_id"] == 77
    assert running.handler.requests[0].chat == str(GROUP)


async def test_an_edited_question_edits_its_answer(server: TelegramServer, rig: Rig) -> None:
    async with rig.running():
        question = await server.say("nhiệm vụ 3")
        await server.called("sendMessage")
        await server.edit(question, "nhiệm vụ 4")
        await server.called("editMessageText")
        await server.edit(question, "nhiệm vụ 4")
        await server.called("editMessageText", status=400)
    assert server.texts() == ["Đã nghe: nhiệm vụ 4"]


async def parts(request: Request) -> Reply:
    """As many messages as the last digit of the question says."""
    texts = (f"{request.text}{n} " + "x" * 4000 for n in range(int(request.text[-1])))
    return Reply(tuple(Block(Role.PARAGRAPH, (Span(text),)) for text in texts))


@pytest.mark.parametrize(("before", "after"), [("a1", "b3"), ("a3", "b1"), ("a2", "b2")])
async def test_an_edit_may_need_more_or_fewer_messages(
    server: TelegramServer, rig: Rig, before: str, after: str
) -> None:
    async with rig.running(parts) as running:
        question = await server.say(before)
        await server.called("sendMessage", int(before[-1]))
        await server.edit(question, after)
        await server.say("z1")
        await server.called("sendMessage", max(int(before[-1]), int(after[-1])) + 1)
    shown = [text.split()[0] for text in server.texts()]
    assert shown[:-1] == [f"{after}{n}" for n in range(int(after[-1]))]
    assert len(running.kept["7001", question]) == int(after[-1])


async def test_an_edit_whose_answer_was_deleted_is_answered_anew(
    server: TelegramServer, rig: Rig
) -> None:
    async with rig.running():
        question = await server.say("cũ")
        await server.called("sendMessage")
        server.api.shown.clear()
        await server.edit(question, "mới")
        await server.called("sendMessage", 2)
    assert server.texts() == ["Đã nghe: mới"]


async def test_a_long_reply_is_split_and_its_buttons_come_last(
    server: TelegramServer, rig: Rig
) -> None:
    sentence = "Đồng chí đọc kỹ văn bản này. "

    async def long(request: Request) -> Reply:
        spans = (Span(sentence * 400),)
        return Reply((Block(Role.PARAGRAPH, spans),), ((Button("Tiếp", action="tiep"),),))

    async with rig.running(long):
        await server.say("dài")
        await server.called("sendMessage", 3)
    shown = list(server.api.shown.values())
    assert all(utf16(message.text) <= 4096 for message in shown)
    assert all(message.text.endswith("này.") for message in shown)
    assert " ".join(message.text for message in shown) == (sentence * 400).strip()
    assert [bool(message.keyboard) for message in shown] == [False, False, True]


async def test_a_slow_answer_shows_typing_and_its_failure_is_not_fatal(
    server: TelegramServer, rig: Rig
) -> None:
    server.fail("sendChatAction", Fault(403, "Forbidden: not enough rights"))

    async def after_typing(request: Request) -> Reply:
        await server.called("sendChatAction", status=403)
        return said("xong")

    async with rig.running(after_typing, typing_after=0.0):
        await server.say("lâu")
        await server.called("sendMessage")
    assert server.texts() == ["xong"]


async def test_one_chat_is_answered_in_order_and_chats_in_parallel(
    server: TelegramServer, rig: Rig
) -> None:
    other_chat_answered = asyncio.Event()

    async def answer(request: Request) -> Reply:
        if request.text == "chậm":
            await other_chat_answered.wait()
        return said(request.text)

    async with rig.running(answer):
        await server.say("chậm")
        await server.say("sau")
        await server.say("khác", chat=8002)
        await server.called("sendMessage")
        assert server.texts(8002) == ["khác"]
        assert server.texts() == []
        other_chat_answered.set()
        await server.called("sendMessage", 3)
    assert server.texts() == ["chậm", "sau"]


async def test_a_chat_that_floods_does_not_hold_up_others(server: TelegramServer, rig: Rig) -> None:
    release = asyncio.Event()

    async def answer(request: Request) -> Reply:
        if request.chat == str(PERSON):
            await release.wait()
        return said(request.text)

    for number in range(80):
        await server.say(str(number))
    async with rig.running(answer, questions_per_minute=100):
        await server.say("khác", chat=8002)
        await server.called("sendMessage")
        assert server.texts(8002) == ["khác"]
        release.set()
        await server.called("sendMessage", 81)
    assert server.texts() == [str(number) for number in range(80)]


async def test_at_most_sixty_four_chats_are_answered_at_once(
    server: TelegramServer, rig: Rig
) -> None:
    release = asyncio.Event()

    async def wait(request: Request) -> Reply:
        await release.wait()
        return said("xong")

    async with rig.running(wait) as running:
        for chat in range(1, 71):
            await server.say("câu hỏi", chat)
        await server.polled(4)
        assert len(running.handler.requests) == 64
        release.set()
        await server.called("sendMessage", 70)


async def test_a_chat_over_its_limit_is_told_once(server: TelegramServer, rig: Rig) -> None:
    async with rig.running(questions_per_minute=2) as running:
        for number in range(5):
            await server.say(str(number))
        await server.say("khác", chat=8002)
        await server.called("sendMessage", 4)
    assert server.texts() == ["Đã nghe: 0", "Đã nghe: 1", SLOW_DOWN.text]
    assert len(running.handler.requests) == 3


async def test_a_lively_group_gets_no_more_than_telegram_takes_for_it_in_a_minute(
    server: TelegramServer, rig: Rig
) -> None:
    at: list[float] = []
    async with rig.running(clock=(clock := Clock())):
        for number in range(1, 91):
            await server.say("/nhiemvu", GROUP)
            await server.settled()
            at += [clock.seconds] * (len(server.texts(GROUP)) - len(at))
            clock.seconds += 2.0
            assert len(at) >= min(number, 6)
    assert len(at) > 30
    assert max(sum(start <= one < start + 60.0 for one in at) for start in at) <= 20


async def test_a_crash_is_logged_once_and_answered_kindly(
    server: TelegramServer, rig: Rig, log: list[dict[str, object]]
) -> None:
    async def crash(request: Request) -> Reply:
        raise ZeroDivisionError("lỗi lập trình")

    async with rig.running(crash):
        await server.say("chia")
        await server.called("sendMessage")
    assert server.texts() == [APOLOGY.text]
    (entry,) = [entry for entry in log if entry["log_level"] == "error"]
    assert (entry["channel"], entry["chat"]) == ("telegram", PERSON)
    assert isinstance(entry["update"], int)
