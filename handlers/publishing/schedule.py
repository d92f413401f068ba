"""The hour that an article goes out: read from what is typed, and said."""

from __future__ import annotations

import datetime
import re

from handlers import words
from knowledge.publishing.model import LOCAL
from knowledge.text.fold import clean, fold

WHEN = "Đồng chí muốn gửi lúc nào? Ví dụ: 7:30 sáng mai, 14h30, 8h ngày 05/12/2026."
UNREADABLE = "Tôi chưa hiểu giờ này. Đồng chí gõ ví dụ: 7:30 sáng mai, 14h30, 8h ngày 05/12/2026."
PAST = "Giờ này đã qua. Đồng chí chọn giờ sau bây giờ, ví dụ: 7:30 sáng mai."

_HOUR = re.compile(r"(?:luc )?(\d{1,2})(?::|h|g| gio ?)(\d{2})?(?: phut)?")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def read_moment(text: str, now: datetime.datetime) -> datetime.datetime | None:
    """The next time that it is an hour (`14:30`, `7h30`), None where the text is none."""
    found = _HOUR.fullmatch(fold(clean(text)))
    if not found:
        return None
    local = now.astimezone(LOCAL)
    try:
        time = datetime.time(int(found[1]), int(found[2] or 0), tzinfo=LOCAL)
    except ValueError:
        return None
    today = datetime.datetime.combine(local.date(), time)
    return today if today > local else today + datetime.timedelta(days=1)


def said(at: int) -> str:
    """An instant in Unix seconds as people say it: `07:30 thứ Ba, 24/11/2026`."""
    local = datetime.datetime.fromtimestamp(at, LOCAL)
    return f"{local:%H:%M} {_WEEKDAYS[local.weekday()]}, {words.day(local.date())}"
