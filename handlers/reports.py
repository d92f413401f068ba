"""What whoever published is told of the delivery."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handlers import words
from handlers.build import heading, item, paragraph
from handlers.messages import Reply

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.publishing.model import Tally

_LONGEST_TITLE = 120
_SEND_AGAIN = "gửi lại những tin chưa gửi được"
_MINUTE = 60
_HOUR = 60 * _MINUTE


def progress(tally: Tally, title: str, seconds_left: float | None) -> Reply:
    """How a post's delivery stands; `seconds_left` is for what is due now, None where nothing is.

    `title` is "" where the article was withdrawn.
    """
    named = f"“{words.clipped(title, _LONGEST_TITLE)}”"
    state = _state(tally, named) if title else _withdrawn(tally)
    return Reply((heading(state), *_counts(tally), *_outlook(tally, seconds_left)))


def _state(tally: Tally, named: str) -> str:
    if not tally.total:
        return f"Đã đăng {named}. Chưa có ai theo dõi nội dung này."
    if tally.revising:
        return f"Đang cập nhật các tin đã gửi của {named}"
    if tally.due:
        return f"Đang gửi {named}"
    if tally.waiting and not tally.sent:
        return f"Đã đăng {named}; tin chờ đến giờ nhận của người theo dõi"
    if tally.waiting:
        return f"Đã gửi {named}; còn tin chờ đến giờ"
    outdated = f"Đã cập nhật {named}; còn tin đã gửi không sửa được"
    return outdated if tally.unedited else f"Đã gửi xong {named}"


def _withdrawn(tally: Tally) -> str:
    if tally.pending:
        return "Bài đã gỡ: đang xóa các tin đã gửi"
    if tally.undeleted:
        return "Bài đã gỡ; còn tin đã gửi không xóa được"
    return "Bài đã gỡ: đã xóa xong các tin đã gửi" if tally.deleted else "Bài đã gỡ"


def _counts(tally: Tally) -> list[Block]:
    named = (
        (f"Đã gửi: {words.count(tally.out)}/{words.count(tally.total)}", tally.total),
        (f"Đang gửi: {words.count(tally.due)}", tally.due),
        (
            f"Chờ đến giờ nhận hoặc chờ gửi lại: {words.count(tally.waiting)}",
            tally.waiting,
        ),
        (f"Chờ sửa hoặc xóa: {words.count(tally.revising)}", tally.revising),
        (f"Đã xóa hoặc thay bằng lời báo gỡ: {words.count(tally.deleted)}", tally.deleted),
        (f"Không sửa được tin đã gửi: {words.count(tally.unedited)}", tally.unedited),
        (f"Không xóa được tin đã gửi: {words.count(tally.undeleted)}", tally.undeleted),
        (f"Thôi nhận tin: {words.count(tally.left)}", tally.left),
        (f"Không gửi được: {words.count(tally.dead)}", tally.dead),
        (f"Không rõ đã tới hay chưa: {words.count(tally.uncertain)}", tally.uncertain),
        (f"Không gửi nữa: {words.count(tally.cancelled)}", tally.cancelled),
    )
    return [item(said) for said, shown in named if shown]


def _outlook(tally: Tally, seconds_left: float | None) -> list[Block]:
    if seconds_left is not None and tally.due:
        return [paragraph(f"Còn khoảng {_lasting(seconds_left)}.")]
    if not tally.failed or tally.pending:
        return []
    is_out = tally.failed == tally.unedited + tally.undeleted
    again = "sửa, xóa lại những tin chưa sửa, xóa được" if is_out else _SEND_AGAIN
    return [paragraph(f"Gõ /guilai để {again}.")]


def _lasting(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{max(1, math.ceil(seconds))} giây"
    if seconds < _HOUR:
        return f"{math.ceil(seconds / _MINUTE)} phút"
    hours, minutes = divmod(math.ceil(seconds / _MINUTE), 60)
    return f"{hours} giờ {minutes} phút" if minutes else f"{hours} giờ"
