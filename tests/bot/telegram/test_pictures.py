"""Replies with a picture above the words, and replies with a chart below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chart import draw
from handlers.charts import Chart
from handlers.messages import Block, Button, Reply, Role, Span, Style
from tests.telegram_api import PICTURE, Fault
from tests.telegram_server import GROUP, PERSON

if TYPE_CHECKING:
    from handlers.messages import Request
    from tests.bot.telegram.conftest import Rig
    from tests.telegram_api import Shown
    from tests.telegram_server import TelegramServer

CHART = Chart("Câu hỏi trong tuần", (("Nhiệm vụ", 12), ("Văn bản", 7)), "lượt")
KEYS = ((Button("Hỏi bot về bài này", action="s:a:1"),),)
REFUSALS = [
    Fault(400, "Bad Request: wrong file identifier/HTTP URL specified"),
    Fault(400, "Bad Request: not enough rights to send photos to the chat"),
]


def pictured(text: str, photo: str | None = f"telegram:{PICTURE}") -> Reply:
    return Reply((Block(Role.PARAGRAPH, (Span(text, Style.BOLD),)),), KEYS, photo)


async def by_length(request: Request) -> Reply:
    """As many letters under a picture as the question says; "0" is a reply without a picture."""
    count = int(request.text)
    return pictured("x" * count) if count else pictured("chữ", photo=None)


def shown(server: TelegramServer) -> list[Shown]:
    return list(server.api.shown.values())


@pytest.mark.parametrize(("length", "photo"), [(1, PICTURE), (1024, PICTURE), (1025, None)])
async def test_words_stand_under_a_picture_where_they_fit(
    server: TelegramServer, rig: Rig, length: int, photo: str | None
) -> None:
    async with rig.running(by_length):
        await server.say(str(length))
        await server.called("sendPhoto" if photo else "sendMessage")
    (message,) = shown(server)
    assert (message.text, message.photo) == ("x" * length, photo)
    assert [entity.tag for entity in message.entities] == ["b"]
    assert message.keyboard == [[{"text": "Hỏi bot về bài này", "callback_data": "s:a:1"}]]


@pytest.mark.parametrize("photo", ["zalo:https://vi.du/anh.jpg", "telegram:", "anh.jpg", "", None])
async def test_a_picture_of_another_channel_is_left_out(
    server: TelegramServer, rig: Rig, photo: str | None
) -> None:
    async def answer(request: Request) -> Reply:
        return pictured("chữ", photo)

    async with rig.running(answer):
        await server.say("một")
        await server.called("sendMessage")
    assert [(message.text, message.photo) for message in shown(server)] == [("chữ", None)]


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_a_picture_that_is_refused_costs_no_words(
    server: TelegramServer, rig: Rig, refusal: Fault
) -> None:
    server.fail("sendPhoto", refusal)
    async with rig.running(by_length):
        await server.say("5")
        await server.called("sendMessage")
    assert [(message.text, message.photo) for message in shown(server)] == [("xxxxx", None)]


async def test_words_under_a_picture_are_sent_plain_where_their_markup_is_refused(
    server: TelegramServer, rig: Rig
) -> None:
    server.fail("sendPhoto", Fault(400, "Bad Request: can't parse entities: byte offset 3"))
    async with rig.running(by_length):
        await server.say("5")
        await server.called("sendPhoto")
    (message,) = shown(server)
    assert (message.text, message.photo, message.entities) == ("xxxxx", PICTURE, [])


@pytest.mark.parametrize(("before", "after"), [("5", "0"), ("5", "7"), ("0", "5")])
async def test_an_edited_question_has_one_answer_of_whatever_kind(
    server: TelegramServer, rig: Rig, before: str, after: str
) -> None:
    async with rig.running(by_length) as running:
        question = await server.say(before)
        await server.polled()
        await server.edit(question, after)
        await server.say("9")
        await server.shows("x" * 9)
    answer, _ = shown(server)
    assert answer.text == ("chữ" if after == "0" else "x" * int(after))
    assert running.kept[str(PERSON), question] == [answer.id]


async def charted(request: Request) -> Reply:
    return Reply((Block(Role.PARAGRAPH, (Span(request.text),)),), KEYS, chart=CHART)


async def test_a_chart_comes_after_the_words_as_a_picture(server: TelegramServer, rig: Rig) -> None:
    async with rig.running(charted):
        await server.say("/thongke", GROUP, message_thread_id=77, is_topic_message=True)
        (call,) = await server.called("sendPhoto")
    words, picture = shown(server)
    assert (words.text, words.photo) == ("/thongke", None)
    assert picture.photo == draw(CHART)
    assert (call.params["chat_id"], call.params["message_thread_id"]) == (GROUP, 77)


async def test_an_edited_question_is_not_charted_again(server: TelegramServer, rig: Rig) -> None:
    async with rig.running(charted):
        question = await server.say("một")
        await server.called("sendPhoto")
        await server.edit(question, "hai")
        await server.called("editMessageText")
        await server.say("ba")
        await server.called("sendPhoto", 2)
    assert [message.text for message in shown(server)] == ["hai", "", "ba", ""]


async def test_a_chart_that_is_refused_costs_no_words(
    server: TelegramServer, rig: Rig, log: list[dict[str, object]]
) -> None:
    server.fail("sendPhoto", REFUSALS[1])
    async with rig.running(charted) as running:
        question = await server.say("một")
        await server.called("sendPhoto", status=400)
    assert server.texts() == ["một"]
    assert len(running.kept[str(PERSON), question]) == 1
    assert "picture not sent" in {entry["event"] for entry in log}
