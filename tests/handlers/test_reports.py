"""What whoever published is told of the delivery."""

from __future__ import annotations

import pytest

from handlers import reports
from knowledge.publishing.model import Tally
from tests.handlers.conftest import first

TITLE = "Giao ban Khối dân vận"


@pytest.mark.parametrize(
    ("tally", "state"),
    [
        (Tally(1, 1), f"Đã đăng “{TITLE}”. Chưa có ai theo dõi nội dung này."),
        (Tally(1, 1, due=1, sent=1), f"Đang gửi “{TITLE}”"),
        (Tally(1, 1, waiting=1), f"Đã đăng “{TITLE}”; tin chờ đến giờ nhận của người theo dõi"),
        (Tally(1, 1, waiting=1, sent=1), f"Đã gửi “{TITLE}”; còn tin chờ đến giờ"),
        (Tally(1, 1, sent=2, revising=1), f"Đang cập nhật các tin đã gửi của “{TITLE}”"),
        (Tally(1, 1, sent=2), f"Đã gửi xong “{TITLE}”"),
        (Tally(1, 1, sent=1, unedited=1), f"Đã cập nhật “{TITLE}”; còn tin đã gửi không sửa được"),
    ],
)
def test_how_a_post_stands(tally: Tally, state: str) -> None:
    assert first(reports.progress(tally, TITLE, None)) == state


@pytest.mark.parametrize(
    ("tally", "state"),
    [
        (Tally(1, 1, revising=1, deleted=1), "Bài đã gỡ: đang xóa các tin đã gửi"),
        (Tally(1, 1, deleted=2, cancelled=1), "Bài đã gỡ: đã xóa xong các tin đã gửi"),
        (Tally(1, 1, deleted=1, undeleted=1), "Bài đã gỡ; còn tin đã gửi không xóa được"),
        (Tally(1, 1, cancelled=3), "Bài đã gỡ"),
        (Tally(1, 1), "Bài đã gỡ"),
    ],
)
def test_a_withdrawn_article_is_deleted_not_sent(tally: Tally, state: str) -> None:
    assert first(reports.progress(tally, "", None)) == state


def test_what_was_sent_stays_sent_after_a_withdrawal() -> None:
    told = [one.text for one in reports.progress(Tally(1, 1, deleted=2, dead=1), "", None).blocks]
    assert told[1:3] == ["Đã gửi: 2/3", "Đã xóa hoặc thay bằng lời báo gỡ: 2"]


def test_what_could_not_be_changed_is_counted_and_may_be_tried_again() -> None:
    tally = Tally(1, 1, sent=1, unedited=2, undeleted=3)
    assert [one.text for one in reports.progress(tally, TITLE, None).blocks][1:] == [
        "Đã gửi: 6/6",
        "Không sửa được tin đã gửi: 2",
        "Không xóa được tin đã gửi: 3",
        "Gõ /guilai để sửa, xóa lại những tin chưa sửa, xóa được.",
    ]
