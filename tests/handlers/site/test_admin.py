"""What the administrators' pages show of what is known, asked, taught and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.site import admin, admin_wording
from knowledge.administering.audit import Deed, Trace
from knowledge.answering.taught import Taught, Teaching
from knowledge.answering.ways.by_teaching import Unteachable
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Address, Content, Draft, DraftState, Post, Tally
from knowledge.publishing.questions import Logged, Statistics
from knowledge.search.lexicon import Kind
from tests.conftest import NOW

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

AT = int(NOW.timestamp())
SAID = "14:30 thứ Hai, 23/11/2026"
PHRASE = "cái vụ dê núi"
LAN = Person("telegram", "42")


def figures(days: int = 7, unanswered: tuple[tuple[str, int], ...] = ()) -> Statistics:
    by_day = tuple((NOW.date(), 2) for _ in range(days))
    asked = (("answer", 3), ("none", 1))
    deliveries = (("sent", 5),)
    interests = (("all:", 4), ("task:1", 1), ("directive:999999", 1), ("topic:ton-giao", 1))
    return Statistics(days, asked, by_day, unanswered, (("zalo", 4),), interests, deliveries)


def with_taught(known: Knowledge, *teachings: Teaching) -> Knowledge:
    return known.with_taught(Taught(1, teachings))


@pytest.mark.parametrize(
    ("days", "titles"),
    [
        (7, ["Câu hỏi theo ngày, 7", "Câu hỏi theo kết quả, 7", "Tin gửi, của mọi bài"]),
        (90, ["Câu hỏi theo kết quả, 90", "Tin gửi, của mọi bài"]),
    ],
)
def test_a_chart_is_drawn_once(days: int, titles: list[str]) -> None:
    drawn = admin.charts(figures(days))
    assert [one.title.removesuffix(" ngày qua") for one in drawn] == titles
    assert drawn[-1].bars == (("Đã gửi", 5.0),)


def test_followers_are_counted_by_channel_and_by_what_they_follow(known: Knowledge) -> None:
    channels, interests = admin.follower_charts(figures(), known)
    assert channels.bars == (("Zalo Bot", 4.0),)
    assert [name for name, _ in interests.bars] == [
        "Mọi bài mới",
        "Nhiệm vụ 1",
        "Mục không còn trong kho tài liệu",
        "Chủ đề Tôn giáo",
    ]


def test_what_was_asked_is_told_in_words() -> None:
    (row,) = admin.asked([Logged("nq 25", "zalooa", "choices", AT)])
    assert row == admin.AskedRow("nq 25", "Đưa ra lựa chọn", "Zalo OA", SAID)


def test_what_is_taught_is_not_unanswered_any_more(known: Knowledge) -> None:
    asked = figures(unanswered=((f"cho tôi hỏi {PHRASE} là gì", 1250), ("con trâu", 1)))
    first, second = admin.unanswered(asked, known)
    assert (first.many, second.phrase) == ("1.250", "con trâu")
    assert first.phrase in first.text
    teaching = Teaching(PHRASE, Kind.TASK, 1, "telegram:42", AT)
    assert admin.unanswered(asked, with_taught(known, teaching)) == (second,)


def test_a_teaching_is_shown_with_its_page_as_long_as_its_target_is_there(
    known: Knowledge,
) -> None:
    held = Teaching(PHRASE, Kind.TASK, 1, "telegram:42", AT)
    gone = Teaching("con trâu", Kind.DIRECTIVE, 10**6, "", AT)
    first, second = admin.taught(with_taught(known, held, gone))
    assert (first.phrase, first.path, first.by, first.when) == (
        PHRASE,
        "/nhiem-vu/2023/1",
        "telegram:42",
        SAID,
    )
    assert (second.meaning, second.path, second.by) == (admin_wording.GONE, None, "không rõ")


@pytest.mark.parametrize(
    ("said", "count", "is_sure"),
    [
        ("65-KL/TW", 1, True),
        ("nhiệm vụ 5", 1, True),
        ("task:1", 1, True),
        ("nq 25", 3, False),
        ("14-NQ/TU", 0, False),
        ("task:99999", 0, False),
        ("task:9999999999999", 0, False),
        ("công tác dân tộc trong tình hình mới", 3, False),
    ],
)
def test_only_what_is_named_exactly_is_sure(
    known: Knowledge, said: str, count: int, is_sure: bool
) -> None:
    found, sure = admin.meant(said, known)
    assert (len(found), sure) == (count, is_sure)
    for one, match in zip(admin.candidates(found, known), found, strict=True):
        assert admin.meant(one.key, known) == ((match,), True)


def test_drafts_and_posts_say_how_they_stand(known: Knowledge) -> None:
    drafts = (
        Draft(1, "telegram", "42", Content("Tin mới")),
        Draft(2, "zalo", "7", Content(), None, DraftState.SCHEDULED, AT),
    )
    assert admin.drafts(drafts, LAN) == (
        admin.DraftRow("Tin mới", "đang soạn"),
        admin.DraftRow("(chưa có tiêu đề)", f"gửi lúc {SAID}, của zalo:7"),
    )
    post = Post(1, 10**6, AT, Address("telegram", "42"))
    going = Tally(1, 10**6, due=1, waiting=1000, sent=2000, dead=2)
    (row,) = admin.posts([(post, going)], known)
    assert (row.title, row.path, row.progress) == ("(bài đã gỡ)", None, "2.000/3.003")
    assert row.standing == "1 đang gửi, 1.000 chờ đến giờ, 2 không gửi được"
    article = next(iter(known.articles.newest(1)))
    done = Tally(2, article.id, sent=3)
    (row,) = admin.posts([(Post(2, article.id, AT, Address("telegram", "42")), done)], known)
    assert (row.title, row.standing) == (article.title, "xong")


def test_every_deed_and_every_refusal_has_its_words() -> None:
    assert admin_wording.DEEDS.keys() == set(Deed)
    assert admin_wording.UNTEACHABLE.keys() == set(Unteachable)


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("telegram:42", "telegram:42"),
        ("erased-7", "người đã xóa tên mình (7)"),
        ("", "không rõ"),
    ],
)
def test_the_log_tells_who_it_was_as_far_as_that_may_be_known(who: str, shown: str) -> None:
    (row,) = admin.audit([Trace(1, AT, who, Deed.WITHDRAWN, "Tin")])
    assert row == admin.AuditRow(SAID, shown, "gỡ bài", "Tin")
