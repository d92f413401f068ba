"""One conversation, for every channel: ask, choose, follow up, subscribe, be notified, mute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from knowledge.publishing.model import Address, Content

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

TITLE = "Hội nghị sơ kết công tác dân vận chính quyền"
AFTER_MUTE = "Bài đăng khi đã tạm ngừng nhận"

_ORNAMENTS = re.compile("[•⚠️\N{PAPERCLIP}↳]")


class Person(Protocol):
    """Somebody in a channel; each method gives the text of the newest message, without buttons."""

    async def say(self, text: str) -> str:
        """Type something."""
        ...

    async def press(self, label: str) -> str:
        """Press a button by the beginning of its label, however that is done there."""
        ...

    async def hears(self, words: str) -> str:
        """Let posts be delivered until a message has those words."""
        ...


async def converse(person: Person, base: KnowledgeBase) -> list[str]:
    """Hold the conversation; what the person saw, as bare words."""
    seen = [
        await person.say("nq 25 noi gi"),
        await person.say("2"),
        await person.say("ban hành ngày nào?"),
        await person.say("14-NQ/TU"),
        await person.press("04-NQ/TU"),
        await person.say("/theodoi"),
    ]
    await _publish(base, TITLE)
    seen += [
        await person.hears(TITLE),
        await person.press("🔕 Tạm ngừng nhận"),
        await person.press("Tạm ngừng 7 ngày"),
    ]
    await _publish(base, AFTER_MUTE)
    seen.append(await person.say("nhiệm vụ 1"))
    return [bare(one) for one in seen]


def bare(text: str) -> str:
    """The words alone: every channel has its own ornaments and line ends."""
    return " ".join(_ORNAMENTS.sub(" ", text).split())


async def _publish(base: KnowledgeBase, title: str) -> None:
    draft = await base.drafts.add("console", "quan", Content(title, summary="Tóm tắt bài."))
    await base.posts.publish(draft.id, Address("console", "quan"))
