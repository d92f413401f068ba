"""The hour that an article goes out: read from what is typed, and said."""

from __future__ import annotations

import datetime

from handlers import words
from knowledge.text.local import LOCAL

WHEN = "Đồng chí muốn gửi lúc nào? Ví dụ: 7:30 sáng mai, 14h30, 8h ngày 05/12/2026."
UNREADABLE = "Tôi chưa hiểu giờ này. Đồng chí gõ ví dụ: 7:30 sáng mai, 14h30, 8h ngày 05/12/2026."
PAST = "Giờ này đã qua. Đồng chí chọn giờ sau bây giờ, ví dụ: 7:30 sáng mai."

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def said(at: int) -> str:
    """An instant in Unix seconds as people say it: `07:30 thứ Ba, 24/11/2026`."""
    local = datetime.datetime.fromtimestamp(at, LOCAL)
    return f"{local:%H:%M} {_WEEKDAYS[local.weekday()]}, {words.day(local.date())}"
