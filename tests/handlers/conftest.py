"""One person's chat with the assistant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.assistant import Assistant
from handlers.messages import Request

if TYPE_CHECKING:
    from handlers.messages import Button, Reply
    from knowledge.base import KnowledgeBase


class Chat:
    """Says what a person types and presses, and gives what the assistant says to it."""

    def __init__(self, base: KnowledgeBase, person: str = "lan") -> None:
        self.base = base
        self.person = person
        self._assistant = Assistant(base)

    async def say(self, text: str) -> Reply:
        return await self._assistant.handle(Request("test", "khối dân vận", self.person, text))

    async def press(self, action: str) -> Reply:
        request = Request("test", "khối dân vận", self.person, action=action)
        return await self._assistant.handle(request)

    async def press_label(self, reply: Reply, label: str) -> Reply:
        (button,) = (one for one in buttons(reply) if one.label.startswith(label))
        assert button.action is not None
        return await self.press(button.action)


def buttons(reply: Reply) -> list[Button]:
    return [button for row in reply.buttons for button in row]


def first(reply: Reply) -> str:
    return reply.blocks[0].text


@pytest.fixture
def chat(base: KnowledgeBase) -> Chat:
    return Chat(base)
