"""Whom an article reaches, and when: at once, when quiet hours end, in a digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from handlers.build import field

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.publishing.outlook import Outlook


def foreseen(outlook: Outlook) -> list[Block]:
    """Before it goes out: how many places, and how many of them will have it later."""
    blocks = [field("Sẽ gửi tới", _places(outlook.chats))]
    if outlook.held:
        blocks.append(field("Giữ lại do giờ yên lặng", f"{_places(outlook.held)}, {_end(outlook)}"))
    if outlook.gathered:
        blocks.append(field("Gửi trong bản tin", _places(outlook.gathered)))
    return blocks


def told(outlook: Outlook) -> list[str]:
    """When it is on its way: who has it now, and who will have it later."""
    now = [f"Đang gửi tới {_places(outlook.at_once)}."] if outlook.at_once else []
    return now + later(outlook)


def later(outlook: Outlook) -> list[str]:
    """Who will have it after the moment that it goes out."""
    sentences = []
    if outlook.held:
        sentences.append(f"{_places(outlook.held)} trong giờ yên lặng được giữ {_end(outlook)}.")
    if outlook.gathered:
        sentences.append(f"{_places(outlook.gathered)} sẽ có bài trong bản tin.")
    return sentences


def _end(outlook: Outlook) -> str:
    """When quiet hours end, of the first chat and of the last."""
    first, last = words.moment(outlook.held_from), words.moment(outlook.held_to)
    return f"đến {first}" if first == last else f"từ {first} đến {last}"


def _places(count: int) -> str:
    return f"{words.count(count)} nơi nhận"
