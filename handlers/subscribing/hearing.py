"""When a chat hears of what it follows, with the buttons that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from handlers.build import heading, paragraph, rows, warning
from handlers.messages import Button, Reply
from handlers.subscribing import schedules
from handlers.subscribing.view import back, end, notes, order, unmute
from knowledge.publishing.hours import is_quiet_minute
from knowledge.publishing.model import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.messages import Block
    from handlers.subscribing.view import View
    from knowledge.publishing.model import Schedule

MUTE_DAYS = (7, 30)
"""For how long a chat may be muted."""

_FREQUENCIES = (
    ("Ngay khi có bài", Frequency.NOW),
    ("Hằng ngày", Frequency.DAILY),
    ("Hằng tuần", Frequency.WEEKLY),
)
_HOURS = (6 * 60 + 30, 7 * 60, 7 * 60 + 30, 8 * 60, 11 * 60 + 30, 14 * 60, 17 * 60, 20 * 60)
_QUIET = ((21 * 60, 6 * 60 + 30), (22 * 60, 6 * 60), (20 * 60, 7 * 60))


def when(view: View) -> Reply:
    """At once or gathered, and at what hour of which day."""
    schedule = view.chat.schedule
    told = paragraph(f"Đang chọn: {schedules.said(schedule)}.")
    blocks = (heading("Cách nhận bài mới"), told, *_held(schedule), *notes(view))
    buttons = rows(_chosen("often", _FREQUENCIES, schedule.frequency), 3)
    if schedule.frequency is not Frequency.NOW:
        hours = [(schedules.clock(at), at) for at in _HOURS]
        buttons += rows(_chosen("at", hours, schedule.digest_minute), 4)
    if schedule.frequency is Frequency.WEEKLY:
        days = [(words.sentence(day), at) for at, day in enumerate(words.WEEKDAYS)]
        buttons += rows(_chosen("day", days, schedule.digest_weekday), 4)
    return Reply(blocks, (*buttons, (back(),)))


def quiet(view: View) -> Reply:
    """The hours in which nothing is sent."""
    schedule = view.chat.schedule
    blocks = (
        heading("Giờ yên lặng"),
        paragraph(f"Đang chọn: {schedules.quiet_said(schedule)}."),
        paragraph("Bài đăng trong giờ yên lặng được giữ lại, hết giờ mới gửi."),
    )
    ranges = [(_range(*hours), "{}-{}".format(*hours)) for hours in _QUIET]
    offered = [*ranges, ("Không đặt", "0-0")]
    buttons = _chosen("quiet", offered, _button_value(schedule))
    return Reply(blocks, rows([*buttons, order("Giờ khác…", "type"), back()], 2))


def mute(view: View) -> Reply:
    """Ways to hear less: not for a while, gathered, or no more."""
    told = paragraph("Bài đăng trong thời gian tạm ngừng sẽ không gửi lại.")
    blocks = (heading("Tạm ngừng nhận"), told, *notes(view))
    buttons = [order(f"Tạm ngừng {days} ngày", "mute", days) for days in MUTE_DAYS]
    buttons += [unmute()] if view.is_muted else []
    if view.chat.schedule.frequency is Frequency.NOW:
        buttons.append(order("Chỉ nhận bản tin hằng ngày", "often", Frequency.DAILY))
    return Reply(blocks, rows([*buttons, end(), back()], 1))


def _held(schedule: Schedule) -> list[Block]:
    """That a digest comes later than it was asked for, where its hour is a quiet one."""
    is_digest = schedule.frequency is not Frequency.NOW
    if not (is_digest and is_quiet_minute(schedule, schedule.digest_minute)):
        return []
    at = schedules.clock(schedule.quiet_to)
    return [warning(f"Giờ này thuộc giờ yên lặng, nên bản tin sẽ đến lúc {at}.")]


def _chosen(name: str, offered: Iterable[tuple[str, object]], now: object) -> list[Button]:
    """A button for each, the one that is in force marked."""
    return [order(f"✓ {said}" if value == now else said, name, value) for said, value in offered]


def _range(start: int, end: int) -> str:
    return f"{schedules.clock(start)}–{schedules.clock(end)}"


def _button_value(schedule: Schedule) -> str:
    if schedule.quiet_from == schedule.quiet_to:
        return "0-0"
    return f"{schedule.quiet_from}-{schedule.quiet_to}"
