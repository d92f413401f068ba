"""What the bot takes as asked of it, and where it answers."""

from __future__ import annotations

from typing import Any

import pytest

from bot.telegram.updates import Me, Place, Turn, read
from handlers.messages import Request
from tests.telegram_api import BOT, asked_message, sent_message
from tests.telegram_server import GROUP, PERSON

ME = Me(123456789, "DanVanBot")
OTHER_BOT = {"id": 5, "is_bot": True, "first_name": "Bot"}
FROM_BOT = sent_message(GROUP, 40, "Trả lời cũ")
TOPIC_OPENED = FROM_BOT | {"forum_topic_created": {"name": "Hỏi đáp", "icon_color": 1}}


def turn(kind: str = "message", **fields: Any) -> Turn | None:
    return read({"update_id": 1, kind: fields}, ME)


def asked(text: str, chat: int = PERSON, /, **extra: Any) -> Turn | None:
    return turn(**asked_message(chat, 50, text, extra))


@pytest.mark.parametrize(
    ("text", "request_text"),
    [
        ("Nhiệm vụ 5 là gì?", "Nhiệm vụ 5 là gì?"),
        ("  hai dòng\nliền  ", "hai dòng\nliền"),
        ("/start nq-18", "/start nq-18"),
        ("/nhiemvu@DanVanBot 5", "/nhiemvu 5"),
        ("/nhiemvu@danvanbot\n5", "/nhiemvu\n5"),
        ("/nhiemvu@BotKhac 5", None),
        ("/nhiemvu@DanVanBot2 5", None),
        ("18/NQ-TW", "18/NQ-TW"),
        ("/duong/dan", "/duong/dan"),
        ("@DanVanBot nhiệm vụ", "nhiệm vụ"),
        ("viết thư cho a@DanVanBot.vn", "viết thư cho a@DanVanBot.vn"),
    ],
)
def test_private_text(text: str, request_text: str | None) -> None:
    found = asked(text)
    assert (found and found.request.text) == request_text


def test_what_a_server_leaves_out_or_leaves_empty_costs_nobody_an_answer() -> None:
    message = asked_message(PERSON, 50, "nhiệm vụ 5", {"reply_to_message": None})
    message["from"] = {"id": PERSON}
    found = turn(**message)
    assert found
    assert found.request.text == "nhiệm vụ 5"


@pytest.mark.parametrize(
    ("text", "extra", "request_text"),
    [
        ("nhiệm vụ 5", {}, None),
        ("/nhiemvu 5", {}, "/nhiemvu 5"),
        ("/nhiemvu@DanVanBot 5", {}, "/nhiemvu 5"),
        ("/nhiemvu@BotKhac 5", {}, None),
        ("/nhiemvu@BotKhac 5", {"reply_to_message": FROM_BOT}, None),
        ("@DanVanBot, nhiệm vụ 5", {}, "nhiệm vụ 5"),
        ("cho hỏi @danvanbot nhiệm vụ 5", {}, "cho hỏi nhiệm vụ 5"),
        ("nhiệm vụ 5 @DanVanBot", {}, "nhiệm vụ 5"),
        ("@DanVanBot /nhiemvu 5", {}, "/nhiemvu 5"),
        ("@DanVanBot", {}, ""),
        ("@DanVanBotKhac nhiệm vụ", {}, None),
        ("còn nhiệm vụ 6?", {"reply_to_message": FROM_BOT}, "còn nhiệm vụ 6?"),
        ("chuyện riêng", {"reply_to_message": TOPIC_OPENED}, None),
        ("chuyện riêng", {"reply_to_message": FROM_BOT | {"from": OTHER_BOT}}, None),
    ],
)
def test_group_text(text: str, extra: dict[str, Any], request_text: str | None) -> None:
    found = asked(text, GROUP, **extra)
    assert (found and found.request.text) == request_text


@pytest.mark.parametrize(
    "extra",
    [
        {"from": OTHER_BOT},
        {"from": None},
        {"text": None},
        {"is_automatic_forward": True},
        {"via_bot": BOT},
        {"chat": {"id": -9, "type": "channel", "title": "Kênh"}},
    ],
)
def test_what_is_not_asked_by_a_person_in_words_is_ignored(extra: dict[str, Any]) -> None:
    assert asked("/nhiemvu", GROUP, **extra) is None


def test_a_card_that_is_shared_into_the_private_chat_is_no_question() -> None:
    assert asked("Chỉ thị số 30-CT/TW", via_bot=BOT) is None
    assert asked("Chỉ thị số 30-CT/TW", via_bot=OTHER_BOT)


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_posts_of_a_channel_are_ignored(kind: str) -> None:
    post = sent_message(-9, 50, "/nhiemvu") | {"chat": {"id": -9, "type": "channel"}}
    assert turn(kind, **post) is None


def test_a_channel_follows_by_a_command_that_is_posted_there() -> None:
    post = sent_message(-9, 50, "/theodoi") | {"chat": {"id": -9, "type": "channel"}}
    assert turn("channel_post", **post | {"from": None}) == Turn(
        Request("telegram", "-9", "as:-9", "/theodoi", has_buttons=False), Place(-9), question=50
    )


def test_a_picture_without_words_is_something_in_a_private_chat_only() -> None:
    picture = [{"file_id": "P1", "file_unique_id": "u", "width": 9, "height": 9}]
    found = asked("", text=None, photo=picture)
    assert found
    assert (found.request.text, found.request.photo) == ("", "telegram:P1")
    assert asked("", GROUP, text=None, photo=picture) is None


def test_what_stands_under_a_file_is_asked_and_its_edits_without_words_are_not() -> None:
    place = {"location": {"latitude": 18.67, "longitude": 105.69}}
    assert turn("edited_message", **asked_message(PERSON, 50, "", {"text": None, **place})) is None
    found = asked("", text=None, caption="văn bản nào đây?", document={"file_id": "F"})
    assert found
    assert (found.request.text, found.request.unread) == ("văn bản nào đây?", True)
    assert asked("", text=None, new_chat_title="Nhóm mới") is None


def test_a_forwarded_post_tells_where_it_comes_from() -> None:
    channel = {"id": -1009, "type": "channel", "title": "Cổng", "username": "congdanvan"}
    origin = {"type": "channel", "date": 1_790_000_000, "chat": channel, "message_id": 12}
    found = asked("Hội nghị", forward_origin=origin)
    assert found
    assert found.request.forwarded_from == "https://t.me/congdanvan/12"
    hidden = {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "Lan"}
    assert (again := asked("Hội nghị", forward_origin=hidden))
    assert again.request.forwarded_from == ""


def test_an_address_behind_words_is_given() -> None:
    entity = {"type": "text_link", "offset": 0, "length": 3, "url": "https://vi.du/1"}
    found = asked("xem ở đây", entities=[entity])
    assert found
    assert found.request.links == ("https://vi.du/1",)


def test_a_caption_is_a_question() -> None:
    found = asked("", text=None, caption="văn bản nào đây?")
    assert found == Turn(
        Request("telegram", "7001", "7001", "văn bản nào đây?"), Place(PERSON), question=50
    )


def test_an_anonymous_administrator_asks_as_the_group() -> None:
    group = {"id": GROUP, "type": "supergroup", "title": "Khối dân vận"}
    found = asked("/nhiemvu", GROUP, sender_chat=group, **{"from": OTHER_BOT})
    assert found
    assert found.request.person == f"as:{GROUP}"
    assert not found.request.is_private


@pytest.mark.parametrize(
    ("extra", "thread"),
    [
        ({"message_thread_id": 77, "is_topic_message": True}, 77),
        ({"message_thread_id": 77}, None),
        ({}, None),
    ],
)
def test_an_answer_stays_in_its_topic(extra: dict[str, Any], thread: int | None) -> None:
    found = asked("/nhiemvu", GROUP, **extra)
    assert found
    assert found.place == Place(GROUP, thread, reply_to=50)
    assert found.request.chat == str(GROUP)


def test_an_edit_is_known_as_one() -> None:
    edited = asked_message(PERSON, 50, "sửa", {"edit_date": 1_790_000_100})
    found = turn("edited_message", **edited)
    assert found
    assert (found.request.edited, found.question) == (True, 50)


def pressed(**query: Any) -> Turn | None:
    body = {"id": "1", "from": {"id": 7002, "is_bot": False, "first_name": "Minh"}}
    return turn("callback_query", **body, chat_instance="1", **query)


def test_a_press_is_an_action_in_the_place_of_its_message() -> None:
    under = FROM_BOT | {"message_thread_id": 77, "is_topic_message": True}
    assert pressed(data="nhiemvu:5", message=under) == Turn(
        Request("telegram", str(GROUP), "7002", action="nhiemvu:5", thread="77"),
        Place(GROUP, 77, 40),
    )


@pytest.mark.parametrize(
    "query",
    [
        {"data": "x"},
        {"game_short_name": "tro", "message": FROM_BOT},
        {"data": "x", "message": FROM_BOT | {"chat": {"id": -9, "type": "channel"}}},
    ],
)
def test_a_press_without_a_chat_or_an_action_asks_nothing(query: dict[str, Any]) -> None:
    assert pressed(**query) is None


def test_the_bot_of_these_tests_is_the_server_s() -> None:
    assert (ME.id, ME.username) == (BOT["id"], BOT["username"])
