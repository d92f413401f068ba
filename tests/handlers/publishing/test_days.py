"""The day of an article: its own, else the day that it went out; the newest comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.messages import Role
from handlers.news import News, read_news
from knowledge.text.fold import fold
from tests.handlers.conftest import first

if TYPE_CHECKING:
    from handlers.messages import Reply
    from tests.handlers.publishing.conftest import Clock, Editor

OLD, NEW = "Họp báo quý III", "Hội nghị giao ban tháng 11"
STUB = "Dân vận khéo vùng đồng bào có đạo ở Diễn Châu"


def entries(reply: Reply) -> list[str]:
    return [one.text.partition(" ")[2] for one in reply.blocks if one.role is Role.ENTRY]


async def publish_two(owner: Editor, clock: Clock) -> None:
    await owner.publish(f"{OLD} | Tóm tắt.")
    clock.advance(days=1, hours=3)
    await owner.publish(f"{NEW} | Tóm tắt.")


async def test_what_has_no_day_of_its_own_has_that_on_which_it_went_out(
    owner: Editor, clock: Clock
) -> None:
    clock.advance(hours=10)
    await owner.publish(f"{NEW} | Tóm tắt.")
    assert "Ngày đăng: 24/11/2026 (ngày đăng trên bot)" in (await owner.say(f"bài {NEW}")).text


async def test_a_day_of_its_own_says_nothing_of_the_bot(owner: Editor) -> None:
    preview = await owner.say(f"/dangbai {NEW} | Tóm tắt.")
    await owner.press(await owner.press(preview, "Sửa"), "Ngày đăng")
    await owner.press(await owner.say("05/11/2026"), "Gửi ngay")
    assert "Ngày đăng: 05/11/2026\n" in (await owner.say(f"bài {NEW}")).text


async def test_a_change_gives_no_day_of_its_own(owner: Editor) -> None:
    await owner.publish(f"{NEW} | Tóm tắt.")
    await owner.press(await owner.say("/suabai 1"), "Lưu thay đổi")
    assert (await owner.newest()).published is None


async def test_a_listed_article_has_a_day_once_it_went_out(owner: Editor) -> None:
    assert "Ngày đăng" not in (await owner.say(f"bài {STUB}")).text
    await owner.publish(f"{STUB} | Tóm tắt.")
    assert "Ngày đăng: 23/11/2026" in (await owner.say(f"bài {STUB}")).text


@pytest.mark.parametrize("question", ["bài mới nhất", "bài viết mới nhất", "/baiviet mới nhất"])
async def test_the_newest_is_the_one_of_the_last_day(
    owner: Editor, clock: Clock, question: str
) -> None:
    await publish_two(owner, clock)
    assert first(await owner.say(question)) == NEW


async def test_where_no_article_has_a_day_none_is_the_newest(owner: Editor) -> None:
    reply = await owner.say("bài mới nhất")
    assert first(reply).startswith("Nguồn không ghi ngày của các bài này,")
    assert not first(await owner.say("các bài viết")).startswith("Nguồn không ghi ngày")


@pytest.mark.parametrize(
    "question",
    [
        "/baiviet",
        "các bài viết",
        "có bài gì mới không",
        "bài mới",
        "có bài viết nào mới không",
        "co tin gi moi khong",
    ],
)
async def test_the_newest_come_first_and_those_without_a_day_last(
    owner: Editor, clock: Clock, question: str
) -> None:
    await publish_two(owner, clock)
    listed = entries(await owner.say(question))
    assert listed[:2] == [f"{NEW} (24/11/2026)", f"{OLD} (23/11/2026)"]
    assert "(" not in "".join(listed[2:])


async def test_what_is_new_today_is_of_today(owner: Editor, clock: Clock) -> None:
    await publish_two(owner, clock)
    assert entries(await owner.say("hôm nay có bài gì mới")) == [f"{NEW} (24/11/2026)"]
    assert len(entries(await owner.say("tuần này có bài nào mới không?"))) == 2
    clock.advance(days=1)
    late = await owner.say("hom nay co bai gi moi")
    assert first(late) == "Hôm nay chưa có bài nào. Dưới đây là các bài gần nhất."
    assert entries(late)[0] == f"{NEW} (24/11/2026)"
    assert first(await owner.say("1")) == NEW
    clock.advance(days=9)
    assert first(await owner.say("tuần qua có bài gì mới")).startswith("Bảy ngày qua chưa có bài")


async def test_without_any_day_all_are_listed(owner: Editor) -> None:
    assert first(await owner.say("có bài mới không")) == "Có 15 bài viết (mục 1–10):"
    assert first(await owner.say("bài đăng hôm nay")) == (
        "Hôm nay chưa có bài nào. Dưới đây là các bài đang có; nguồn không ghi ngày."
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("hôm nay có bài gì mới", 1),
        ("Hôm nay có gì mới không?", 1),
        ("có tin gì mới hôm nay không", 1),
        ("bài đăng hôm nay", 1),
        ("hôm nay đăng bài gì", 1),
        ("tuần này có bài viết nào mới", 7),
        ("gần đây có gì mới", 0),
        ("có bài mới chưa", 0),
        ("tin mới", 0),
        ("bài mới", 0),
    ],
)
def test_what_is_new_is_asked_in_many_ways(text: str, days: int) -> None:
    assert read_news(text) == read_news(fold(text)) == News(days)


@pytest.mark.parametrize(
    "text",
    [
        "xây dựng nông thôn mới",
        "nhiệm vụ mới",
        "có gì mới trong Nghị quyết 04-NQ/TU",
        "bài mới về tôn giáo",
        "hôm nay là ngày gì",
        "hôm nay thời tiết thế nào",
        "bài viết mới nhất",
        "tin lành",
        "mới",
        "bài mới " * 20,
        "",
    ],
)
def test_other_questions_are_none_of_it(text: str) -> None:
    assert read_news(text) is None
