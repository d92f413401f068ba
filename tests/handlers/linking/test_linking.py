"""A person links accounts of several channels, and says where posts go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from handlers.linking import replies
from handlers.messages import Request
from handlers.offers import numbered
from handlers.spoken import as_command
from knowledge.publishing.links import MOST_WRONG, read_code
from knowledge.publishing.model import Address
from tests.handlers.conftest import Chat, buttons, first, labels

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase

FORGED = "CFHJ-2345"
TELEGRAM, ZALO, WEB = Address("telegram", "7001"), Address("zalo", "a1"), Address("web", "w1")
NOT_FOUND = "Tôi không tìm thấy mã này."


def at(base: KnowledgeBase, address: Address) -> Chat:
    return Chat(base, request=Request(address.channel, address.chat, address.chat))


@pytest.fixture
def telegram(base: KnowledgeBase) -> Chat:
    return at(base, TELEGRAM)


@pytest.fixture
def zalo(base: KnowledgeBase) -> Chat:
    return at(base, ZALO)


@pytest.fixture
async def code(telegram: Chat) -> str:
    return code_in(await telegram.say("/lienket"))


@pytest.fixture
async def linked(telegram: Chat, zalo: Chat) -> Reply:
    """What Zalo says when an account that follows everything in Telegram joins."""
    await telegram.say("/theodoi")
    return await zalo.say(f"/lienket {code_in(await telegram.say('/lienket'))}")


def code_in(reply: Reply) -> str:
    found = re.search(r"Mã liên kết: (\S+)", reply.text)
    assert found
    return found[1]


async def places(base: KnowledgeBase, address: Address) -> list[str]:
    return [one.address.channel for one in await base.links.of(address)]


async def test_a_code_is_told_with_what_to_do(telegram: Chat) -> None:
    reply = await telegram.say("/lienket")
    code = code_in(reply)
    assert read_code(code) == code.replace("-", "")
    assert f"/lienket {code}" in reply.text
    assert "trong 10 phút" in reply.text


@pytest.mark.parametrize(
    "typed", ["/lienket {}", "/LienKet {}", "/liênkết {}", "{}", "mã liên kết {}", "Liên kết {} ạ"]
)
async def test_a_code_links_however_it_is_said(code: str, zalo: Chat, typed: str) -> None:
    reply = await zalo.say(typed.format(code.lower().replace("-", " ")))
    assert first(reply) == "Đã liên kết nơi này và Telegram."
    assert "mỗi bài mới chỉ đến một nơi: nơi này." in reply.text
    assert await places(zalo.base, TELEGRAM) == ["zalo", "telegram"]


async def test_a_code_is_taken_right_after_the_prompt(code: str, zalo: Chat) -> None:
    await zalo.say("/lienket")
    assert first(await zalo.say(FORGED)).startswith(NOT_FOUND)
    assert first(await zalo.say(code)).startswith("Đã liên kết")


async def test_a_question_after_the_prompt_is_a_question(code: str, zalo: Chat) -> None:
    await zalo.say("/lienket")
    assert "25/07/2008" in (await zalo.say("25-NQ/TW")).text
    assert first(await zalo.say(code)).startswith("Đã liên kết")


async def test_what_only_looks_like_a_code_is_asked(zalo: Chat) -> None:
    reply = await zalo.say("TT 23 NHNN")
    assert reply.outcome is not None


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("liên kết tài khoản", "/lienket"),
        ("kết nối Zalo", "/lienket"),
        ("Tôi muốn liên kết với Zalo", "/lienket"),
        ("bỏ liên kết tài khoản", "/lienket bỏ"),
    ],
)
def test_plain_words_do_as_well(said: str, command: str) -> None:
    assert as_command(said) == command


@pytest.mark.parametrize("said", ["liên kết vùng", "liên kết bốn nhà", "kết nối cung cầu lao động"])
def test_other_words_are_questions(said: str) -> None:
    assert as_command(said) is None


async def test_who_follows_nothing_is_offered_to(code: str, zalo: Chat) -> None:
    reply = await zalo.say(f"/lienket {code}")
    await zalo.press_label(reply, "🔔 Nhận tất cả bài mới")
    found = await zalo.base.subscribers.find(TELEGRAM)
    assert found is not None
    assert found.is_subscribed


async def test_a_group_is_told_kindly(base: KnowledgeBase, code: str) -> None:
    group = Chat(base, request=Request("telegram", "-5", "7002"))
    for said in ("/lienket", f"/lienket {code}", code):
        reply = await group.say(said)
        assert "Đã liên kết" not in reply.text
    assert "nhắn riêng cho tôi và gõ /lienket" in (await group.press("l::more")).text
    assert await base.links.of(TELEGRAM) == ()


async def test_nothing_is_unlinked_where_nothing_is_linked(telegram: Chat) -> None:
    assert first(await telegram.say("bỏ liên kết")) == replies.not_linked().text


class TestRefusals:
    """A code that links nothing is answered with why."""

    @pytest.mark.parametrize("said", [FORGED, "CFHJ2346"])
    async def test_forged(self, zalo: Chat, said: str) -> None:
        assert first(await zalo.say(f"/lienket {said}")).startswith(NOT_FOUND)

    @pytest.mark.parametrize("said", ["12345", "CFHJ-2O45", "số 04-NQ/TU"])
    async def test_no_code(self, zalo: Chat, said: str) -> None:
        assert first(await zalo.say(f"/lienket {said}")).startswith("Mã liên kết gồm 8 chữ và số")

    async def test_own(self, telegram: Chat, code: str) -> None:
        assert first(await telegram.say(code)).startswith("Mã này lấy ở chính nơi này.")

    async def test_twice(self, base: KnowledgeBase, zalo: Chat, code: str) -> None:
        await zalo.say(f"/lienket {code}")
        assert first(await zalo.say(f"/lienket {code}")).startswith("Hai tài khoản này đã liên kết")
        third = await at(base, WEB).say(f"/lienket {code}")
        assert first(third).startswith("Mã này đã được dùng rồi")

    async def test_guessed(self, zalo: Chat, code: str) -> None:
        for _ in range(MOST_WRONG):
            await zalo.say(f"/lienket {FORGED}")
        assert "xin đợi một giờ" in first(await zalo.say(f"/lienket {code}"))
        assert await zalo.base.links.of(ZALO) == ()


@pytest.mark.usefixtures("linked")
class TestPanel:
    """The linked accounts, and the buttons below them."""

    async def test_it_shows_where_posts_go(self, telegram: Chat) -> None:
        reply = await telegram.say("/lienket")
        assert [one.text for one in reply.blocks][:3] == [
            "Tài khoản đã liên kết",
            "Zalo Bot: nhận bài mới",
            "Nơi này",
        ]
        assert labels(reply) == ["Nhận bài ở nơi này", "Bỏ liên kết", "Liên kết thêm tài khoản"]

    async def test_another_place_is_chosen(self, telegram: Chat, linked: Reply) -> None:
        zalo = at(telegram.base, ZALO)
        reply = await zalo.press_label(linked, "Nhận bài ở Telegram")
        assert first(reply) == "Từ nay bài mới đến Telegram."
        assert await places(telegram.base, ZALO) == ["telegram", "zalo"]
        again = await zalo.press_label(linked, "Nhận bài ở Telegram")
        assert first(again) == "Từ nay bài mới đến Telegram."

    async def test_it_is_unlinked_by_its_label(self, telegram: Chat) -> None:
        assert first(await telegram.say("bỏ liên kết")) == "Tài khoản đã liên kết"
        reply = await telegram.say("bỏ liên kết")
        assert first(reply) == "Đã bỏ liên kết nơi này với Zalo Bot."
        assert "Nơi này đang theo dõi: tất cả bài mới." in reply.text
        assert await telegram.base.links.of(ZALO) == ()

    async def test_who_is_left_without_anything_to_follow_is_told_so(
        self, telegram: Chat, linked: Reply
    ) -> None:
        zalo = at(telegram.base, ZALO)
        assert "Nơi này chưa theo dõi gì" in (await zalo.press_label(linked, "Bỏ liên kết")).text
        again = await zalo.press_label(linked, "Bỏ liên kết")
        assert first(again) == "Nơi này hiện không liên kết với tài khoản nào."
        chosen = await zalo.press_label(linked, "Nhận bài ở Telegram")
        assert first(chosen) == "Nơi này hiện không liên kết với tài khoản nào."

    @pytest.mark.parametrize("value", ["", "0", "999", "x", "9" * 40, "²"])
    async def test_a_made_up_button_chooses_nothing(self, telegram: Chat, value: str) -> None:
        reply = await telegram.press(f"l::to:{value}")
        assert first(reply).startswith("Chưa đổi được nơi nhận")
        assert await places(telegram.base, ZALO) == ["zalo", "telegram"]

    async def test_a_third_account_joins(self, telegram: Chat) -> None:
        asked = await telegram.press_label(await telegram.say("/lienket"), "Liên kết thêm")
        other = at(telegram.base, Address("telegram", "880012"))
        reply = await other.say(code_in(asked))
        assert first(reply) == "Đã liên kết nơi này, Zalo Bot và Telegram …7001."
        assert labels(reply)[:2] == ["Nhận bài ở Zalo Bot", "Nhận bài ở Telegram …7001"]

    async def test_who_left_is_not_offered_and_comes_back(self, telegram: Chat) -> None:
        await telegram.base.subscribers.gone("zalo", "a1")
        reply = await telegram.say("/lienket")
        assert "Zalo Bot: bot không gửi tin đến được" in reply.text
        assert "Nơi này: nhận bài mới" in reply.text
        assert labels(reply) == ["Bỏ liên kết", "Liên kết thêm tài khoản"]
        zalo = at(telegram.base, ZALO)
        assert "Nơi này: nhận bài mới" in (await zalo.say("/lienket")).text

    async def test_what_is_followed_is_said_with_where_posts_go(self, telegram: Chat) -> None:
        panel = await telegram.say("/theodoi")
        assert "Bài mới đến Zalo Bot, tài khoản đã liên kết; đổi bằng /lienket." in panel.text
        zalo = at(telegram.base, ZALO)
        assert "tài khoản đã liên kết" not in (await zalo.say("/theodoi")).text

    async def test_leaving_is_for_all(self, telegram: Chat) -> None:
        reply = await telegram.say("/huytheodoi")
        assert reply.blocks[1].text == "Các tài khoản đã liên kết cũng vậy."
        zalo = at(telegram.base, ZALO)
        assert first(await zalo.say("/huytheodoi")).startswith("Hiện chưa theo dõi")
        opened = await telegram.say("/theodoi")
        assert first(opened) == "Đã đăng ký nhận tất cả bài mới."
        muted = await telegram.press("f::mute:7")
        assert first(muted) == "Đã tạm ngừng gửi bài mới."
        assert first(await telegram.press("f::mute:0")) == "Từ nay bài mới lại được gửi."


@pytest.mark.usefixtures("linked")
class TestOwnData:
    """Links are a person's data."""

    async def test_they_are_shown(self, telegram: Chat) -> None:
        reply = await telegram.say("/dulieu")
        assert "1 tài khoản khác đã liên kết" in reply.text
        assert "1 mã hoặc lần thử liên kết" in reply.text
        assert "Đã liên kết với: Zalo Bot." in reply.text

    async def test_they_are_erased(self, telegram: Chat) -> None:
        asked = await telegram.say("/xoadulieu")
        assert "dữ liệu của tài khoản kia vẫn còn" in asked.text
        await telegram.press_label(asked, "Xóa")
        assert await telegram.base.links.of(ZALO) == ()
        assert "Hiện bot không lưu gì về đồng chí." in (await telegram.say("/dulieu")).text


class TestOtherSide:
    """What the other account is told."""

    async def test_who_was_linked_is_told_where_posts_go(
        self, base: KnowledgeBase, linked: Reply
    ) -> None:
        chat = await base.subscribers.find(TELEGRAM)
        told = replies.changed(await base.links.of(TELEGRAM), TELEGRAM, chat, await base.known())
        changed = "Liên kết tài khoản vừa thay đổi: Zalo Bot và nơi này là của một người."
        assert first(told) == changed
        assert "chỉ đến một nơi: Zalo Bot." in told.text
        assert labels(told) == ["Nhận bài ở nơi này", "Bỏ liên kết"]
        assert [one.label for one in buttons(linked)] == ["Nhận bài ở Telegram", "Bỏ liên kết"]
        assert [number for number, _ in numbered(told)] == [1, 2]
