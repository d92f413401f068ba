"""Instructions in plain words are commands; whatever else is said is a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.spoken import as_command
from knowledge.publishing.model import EVERYTHING, Address, Interest, Scope
from knowledge.text.fold import fold
from tests.handlers.conftest import Chat, alone, first

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

HERE = Address("test", "lan")
TOPIC = Interest(Scope.TOPIC, "ton-giao")

INSTRUCTIONS = [
    ("hủy theo dõi", "/huytheodoi"),
    ("Cho tôi hủy theo dõi với ạ.", "/huytheodoi"),
    ("tôi muốn thôi theo dõi", "/huytheodoi"),
    ("ngừng gửi tin cho tôi", "/huytheodoi"),
    ("đừng gửi bài cho em nữa nhé!", "/huytheodoi"),
    ("không nhận thông báo nữa", "/huytheodoi"),
    ("hủy đăng ký nhận tin", "/huytheodoi"),
    ("theo dõi", "/theodoi"),
    ("đăng ký nhận bài mới", "/theodoi"),
    ("đăng kí nhận tin", "/theodoi"),
    ("hủy đăng kí", "/huytheodoi"),
    ("Tôi muốn nhận tất cả các bài mới", "/theodoi"),
    ("xem dữ liệu của tôi", "/dulieu"),
    ("dữ liệu của tôi", "/dulieu"),
    ("thôi không theo dõi nữa", "/huytheodoi"),
    ("bot lưu gì về tôi", "/dulieu"),
    ("bot có biết gì về tôi không", "/dulieu"),
    ("xóa tài khoản của tôi", "/xoadulieu"),
    ("bot đang lưu những thông tin gì về em ạ", "/dulieu"),
    ("xóa dữ liệu của tôi", "/xoadulieu"),
    ("vui lòng xóa hết thông tin cá nhân của tôi", "/xoadulieu"),
]
NAMING = [
    ("theo dõi chủ đề tôn giáo", "/theodoi chủ đề tôn giáo"),
    ("cho tôi theo dõi tôn giáo", "/theodoi tôn giáo"),
    ("theo dõi 04-NQ/TU", "/theodoi 04-NQ/TU"),
    ("theo dõi đề án 4", "/theodoi đề án 4"),
    ("bỏ theo dõi nq 4 của tỉnh ủy", "/huytheodoi nq 4 của tỉnh ủy"),
    ("theo dõi Nghị quyết số 04-NQ/TU nhé", "/theodoi Nghị quyết số 04-NQ/TU"),
    ("Theo dõi nhiệm vụ 5", "/theodoi nhiệm vụ 5"),
    ("hủy theo dõi chủ đề tôn giáo", "/huytheodoi chủ đề tôn giáo"),
    ("tắt giờ yên lặng", "/theodoi tắt giờ yên lặng"),
    ("đặt giờ yên lặng 22:00-6:00", "/theodoi đặt giờ yên lặng 22:00-6:00"),
    ("giờ yên lặng", "/theodoi giờ yên lặng"),
    ("tạm ngừng nhận tin", "/theodoi tạm ngừng nhận tin"),
    ("tắt thông báo", "/theodoi tắt thông báo"),
    ("tôi đang theo dõi những gì", "/theodoi đang theo dõi những gì"),
    ("chọn chủ đề", "/theodoi chọn chủ đề"),
    ("nhận lại bài mới", "/theodoi nhận lại bài mới"),
]
QUESTIONS = [
    "kế hoạch theo dõi thi hành pháp luật là gì",
    "theo dõi thi hành pháp luật",
    "theo dõi, đôn đốc việc thực hiện Nghị quyết 04-NQ/TU",
    "theo dõi việc thực hiện 04-NQ/TU",
    "theo dõi chủ đề gì",
    "chọn chủ đề nào để tuyên truyền",
    "thông báo số 5",
    "bot biết gì về tôn giáo",
    "xóa tài khoản VNeID",
    "theo dõi chủ đề nào thì hay",
    "theo dõi là gì",
    "hủy theo dõi thế nào",
    "hủy theo dõi?",
    "hủy bỏ quyết định 20",
    "không gửi báo cáo thì sao",
    "dừng xe đúng nơi quy định",
    "dữ liệu của tỉnh",
    "dữ liệu dân cư",
    "xóa nhà tạm, nhà dột nát",
    "giờ yên lặng là gì",
    "giờ yên lặng có tác dụng gì",
    "thông tin về tôn giáo",
    "tạm ngừng hoạt động của hội",
    "đăng ký kết hôn",
    "bài mới",
    "có bài mới không",
    "nhiệm vụ nào yêu cầu theo dõi, đôn đốc",
    "theo dõi " * 40,
    "",
    "a",
]


@pytest.mark.parametrize(("text", "command"), INSTRUCTIONS + NAMING)
def test_an_instruction_is_a_command(text: str, command: str) -> None:
    assert as_command(text) == command
    assert as_command(fold(text)) == fold(command)


@pytest.mark.parametrize("text", QUESTIONS)
def test_anything_else_is_a_question(text: str) -> None:
    assert as_command(text) is None
    assert as_command(fold(text)) is None


async def follows(base: KnowledgeBase) -> set[Interest]:
    chat = await base.subscribers.find(HERE)
    return set(chat.interests) if chat else set()


async def test_a_person_follows_and_leaves_in_plain_words(base: KnowledgeBase) -> None:
    chat = alone(base)
    await chat.say("theo doi")
    await chat.say("theo dõi chủ đề tôn giáo")
    assert await follows(base) == {EVERYTHING, TOPIC}
    assert first(await chat.say("hủy theo dõi chủ đề tôn giáo")).startswith("Đã thôi theo dõi chủ")
    assert await follows(base) == {EVERYTHING}
    assert first(await chat.say("ngừng gửi tin cho tôi")).startswith("Đã hủy theo dõi")
    assert await follows(base) == set()


@pytest.mark.parametrize("text", ["hủy theo dõi chủ đề tôn giáo", "/huytheodoi chủ đề ma túy"])
async def test_what_is_not_followed_ends_nothing_else(base: KnowledgeBase, text: str) -> None:
    chat = alone(base)
    await chat.say("/theodoi")
    assert "không theo dõi riêng" in first(await chat.say(text))
    assert await follows(base) == {EVERYTHING}


async def test_quiet_hours_and_a_pause_are_said(base: KnowledgeBase) -> None:
    chat = alone(base)
    assert first(await chat.say("tắt giờ yên lặng")).startswith("Hiện chưa theo dõi")
    await chat.say("/theodoi")
    assert "Đang chọn: không đặt." in (await chat.say("tat gio yen lang")).text
    assert "22:00 đến 6:30" in (await chat.say("đặt giờ yên lặng từ 22h đến 6h30")).text
    assert first(await chat.say("/theodoi giờ yên lặng")) == "Giờ yên lặng"
    assert first(await chat.say("tạm ngừng gửi tin cho tôi")) == "Tạm ngừng nhận"


async def test_who_asks_what_they_follow_follows_nothing_by_that(base: KnowledgeBase) -> None:
    chat = alone(base)
    assert first(await chat.say("tôi đang theo dõi gì")).startswith("Hiện chưa theo dõi")
    assert await follows(base) == set()
    await chat.say("/theodoi")
    assert first(await chat.say("tôi đang theo dõi gì")) == "Theo dõi bài mới"


async def test_data_is_shown_and_erased(base: KnowledgeBase) -> None:
    chat = alone(base)
    assert first(await chat.say("du lieu cua toi")) == "Dữ liệu bot lưu về đồng chí"
    assert first(await chat.say("xoa du lieu cua toi")).startswith("Xóa toàn bộ")
    assert first(await chat.say("xóa")).startswith("Đã xóa dữ liệu")


async def test_a_button_of_a_card_is_typed(chat: Chat) -> None:
    await chat.say("04-NQ/TU")
    assert first(await chat.say("nhiem vu 3")) == "Nhiệm vụ 3 (Nghệ An 2023)"
    await chat.say("04-NQ/TU")
    assert first(await chat.say("theo dõi văn bản này")).startswith("Đã theo dõi Nghị quyết")


async def test_nothing_is_there_to_be_stopped(chat: Chat) -> None:
    assert first(await chat.say("hủy")).startswith("Không có việc gì đang làm dở.")
