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
    ],
)
def test_how_a_post_stands(tally: Tally, state: str) -> None:
    assert first(reports.progress(tally, TITLE, None)) == state


@pytest.mark.parametrize(
    ("tally", "state"),
    [
        (Tally(1, 1, revising=1, deleted=1), "Bài đã gỡ: đang xóa các tin đã gửi"),
        (Tally(1, 1, deleted=2, cancelled=1), "Bài đã gỡ: đã xóa xong các tin đã gửi"),
        (Tally(1, 1, cancelled=3), "Bài đã gỡ"),
        (Tally(1, 1), "Bài đã gỡ"),
    ],
)
def test_a_withdrawn_article_is_deleted_not_sent(tally: Tally, state: str) -> None:
    assert first(reports.progress(tally, "", None)) == state
