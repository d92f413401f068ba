"""The hour that an article goes out, read from what is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.text.fold import clean, fold
from knowledge.text.moments import read_moment, read_no_day
from knowledge.text.typed import convert_typed

if TYPE_CHECKING:
    import datetime

WHEN = "Đồng chí muốn gửi lúc nào? Ví dụ: 7:30 sáng mai, 14h30, 8h ngày 05/12/2026."
UNREADABLE = "Tôi chưa hiểu giờ này. Đồng chí gõ ví dụ: 7:30 sáng mai, 14h30, 8h ngày 05/12/2026."
NO_SUCH_DAY = "Lịch không có ngày {day}. Đồng chí gõ lại, ví dụ: 8h ngày 05/12/2026."
NOW = "Để gửi ngay bây giờ, đồng chí xem lại bài rồi chọn “Gửi ngay”."
PAST = "Giờ này đã qua. Đồng chí chọn giờ sau bây giờ, ví dụ: 7:30 sáng mai."

_TOLD = re.compile(
    r"(?:(?P<sure>hen|doi gio)(?: (?:gio|gui))*|(?:gui|dang)(?: bai)?)(?: (?:luc|vao))*(?:[ :]+|$)"
)


def hour_said(text: str, now: datetime.datetime) -> str:
    """When somebody wants a draft to go out: `7:30 sáng mai` of `hẹn giờ 7:30 sáng mai`, or ""."""
    said = convert_typed(clean(text))
    found = _TOLD.match(fold(said))
    when = said[found.end() :] if found else ""
    is_hour = when and found and (found["sure"] or read_moment(when, now) or read_no_day(when))
    return when if is_hour else ""


def unread(text: str) -> str:
    """Why what was typed is no moment."""
    day = read_no_day(text)
    return NO_SUCH_DAY.format(day=day) if day else UNREADABLE
