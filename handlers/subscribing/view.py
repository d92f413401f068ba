"""What a panel is made from, and the parts that panels share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import actions, words
from handlers.build import paragraph, warning
from handlers.messages import Button
from handlers.subscribing import interests
from handlers.subscribing.interests import Change, Sign
from knowledge.publishing.model import EVERYTHING

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.publishing.model import Chat

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: a chat that follows something, at an instant (Unix seconds).

    `page` is the page of a long list, counted from 0.
    """

    chat: Chat
    known: Knowledge
    now: int
    page: int = 0

    @property
    def is_muted(self) -> bool:
        """Whether no post is planned for the chat now."""
        return self.chat.muted_until > self.now

    @property
    def covers_others(self) -> bool:
        """Whether everything is followed, so that what else is chosen makes no difference."""
        return EVERYTHING in self.chat.interests and len(self.chat.interests) > 1


def order(label: str, name: str, value: object = "") -> Button:
    """A button of a panel, other than a `Change`."""
    said = name if value == "" else f"{name}:{value}"
    return Button(label, action=actions.words(actions.Verb.FOLLOW, said))


def settings(label: str = "Cài đặt theo dõi") -> Button:
    """The way to the first panel."""
    return order(label, "panel")


def back() -> Button:
    """The way back to the first panel."""
    return settings("‹ Cài đặt theo dõi")


def end() -> Button:
    """The way out."""
    return order("Hủy theo dõi", "end")


def unmute() -> Button:
    """The way out of a mute."""
    return order("Nhận lại ngay", "mute", 0)


def names(view: View) -> list[str]:
    """What is followed, the first of it by name."""
    every = [interests.name(one, view.known) for one in interests.ordered(view.chat.interests)]
    rest = len(every) - _MOST_NAMED
    return [*every[:_MOST_NAMED], f"{rest} mục khác"] if rest > 0 else every


def notes(view: View) -> list[Block]:
    """What must not be overlooked: a mute, and choices that make no difference."""
    noted = []
    if view.is_muted:
        until = words.moment(view.chat.muted_until)
        noted.append(warning(f"Đang tạm ngừng đến {until}; bài đăng trước lúc đó không gửi lại."))
    if view.chat.instead:
        place = words.channel(view.chat.instead.channel)
        noted.append(paragraph(f"Bài mới đến {place}, tài khoản đã liên kết; đổi bằng /lienket."))
    if view.covers_others:
        noted.append(warning("Hiện vẫn nhận tất cả bài mới, kể cả bài ngoài các mục đã chọn."))
    return noted


def only_chosen(view: View) -> tuple[tuple[Button, ...], ...]:
    """A row that ends following everything, where something else is chosen."""
    if not view.covers_others:
        return ()
    action = Change(Sign.UNFOLLOW, EVERYTHING, "panel").action
    return ((Button("Chỉ nhận các mục đã chọn", action=action),),)
