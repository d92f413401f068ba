"""One conversation, the same in every channel: asked, chosen, followed up, subscribed, muted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tests.crowd import post

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

TITLE = "Hội nghị sơ kết công tác dân vận quý III"


class Chat(Protocol):
    """One person's conversation with the bot."""

    async def say(self, text: str, expected: str) -> str:
        """Send a message, and wait for a new one that has those words."""
        ...

    async def sees(self, expected: str) -> str:
        """Wait for a message with those words that was not seen yet."""
        ...


async def converse(chat: Chat, base: KnowledgeBase) -> None:
    """Go through the whole of it."""
    await choose(chat)
    await chat.say("/theodoi", "Đã đăng ký nhận tất cả bài mới")
    await post(base, TITLE)
    assert "https://vi.du/bai" in await chat.sees(TITLE)
    await chat.say("tam ngung nhan", "Bài đăng trong thời gian tạm ngừng sẽ không gửi lại")
    await chat.say("Tạm ngừng 7 ngày", "Đã tạm ngừng")


async def choose(chat: Chat) -> None:
    """An ambiguous question, and every way to pick."""
    offered = await chat.say("25-NQ/TW", "Có 3 văn bản")
    assert [f"{number}. " in offered for number in (1, 2, 3, 4)] == [True, True, True, False]
    second = await chat.say("2", "25/07/2008")
    assert second.startswith("Nghị quyết số 25-NQ/TW")
    await chat.say("ban hành ngày nào?", "25/07/2008")
    await chat.say("25-NQ/TW", "Có 3 văn bản")
    assert await chat.say("hai", "25/07/2008") == second
    await chat.say("222-KH/TU", "Nhiệm vụ 8")
    await chat.say("nhiem vu 8", "Nhiệm vụ 8 (Nghệ An 2023)")
