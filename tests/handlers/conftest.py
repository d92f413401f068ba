"""One person's chat with the assistant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.account import Account
from handlers.assistant import Assistant
from handlers.messages import ACTION_BYTES, Request

if TYPE_CHECKING:
    from handlers.messages import Button, Reply
    from knowledge.base import KnowledgeBase

RETENTION_DAYS = 45


class Chat:
    """Says what a person types and presses, and gives what the assistant says to it."""

    def __init__(
        self, base: KnowledgeBase, person: str = "lan", request: Request | None = None
    ) -> None:
        self.base = base
        self.request = request or Request("test", "khối dân vận", person)
        self._assistant = Assistant(base, [Account(base, RETENTION_DAYS)])

    async def say(self, text: str) -> Reply:
        return await self._handle(replace(self.request, text=text))

    async def press(self, action: str) -> Reply:
        return await self._handle(replace(self.request, action=action))

    async def press_label(self, reply: Reply, label: str) -> Reply:
        (button,) = (one for one in buttons(reply) if one.label.startswith(label))
        assert button.action is not None
        return await self.press(button.action)

    async def _handle(self, request: Request) -> Reply:
        reply = await self._assistant.handle(request)
        for button in buttons(reply):
            assert 0 < len((button.action or "").encode()) <= ACTION_BYTES
        return reply


def alone(base: KnowledgeBase, person: str = "lan") -> Chat:
    """A person's private chat."""
    return Chat(base, request=Request("test", person, person))


def buttons(reply: Reply) -> list[Button]:
    return [button for row in reply.buttons for button in row]


def labels(reply: Reply) -> list[str]:
    return [button.label for button in buttons(reply)]


def first(reply: Reply) -> str:
    return reply.blocks[0].text


def numbers(reply: Reply) -> list[int]:
    """The numbers that a list or choices offer."""
    return [int(found[1]) for one in reply.blocks if (found := re.match(r"(\d+)\. ", one.text))]


@pytest.fixture
def chat(base: KnowledgeBase) -> Chat:
    return Chat(base)
