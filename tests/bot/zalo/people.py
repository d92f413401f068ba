"""Somebody in Zalo who holds the conversation that every channel holds, see `tests.script`."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol

from handlers.plain import CHOOSE
from tests.bot.zalo.conftest import platform, serving
from tests.bot.zalo.oa import channel, consented, post
from tests.zalo_oa import OaServer, said
from tests.zalo_platform import PlatformServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.webhooks import Receiver
    from knowledge.base import KnowledgeBase
    from tests.script import Person
    from tests.zalo_double import Double


class Shows(Protocol):
    """A double that knows what a person sees."""

    def texts(self) -> list[str]: ...


class _InZalo:
    """Reads what the double shows; the menu of numbers is no part of what is said."""

    def __init__(self, server: Double, shows: Shows) -> None:
        self._server = server
        self._shows = shows

    async def hears(self, words: str) -> str:
        await self._server.until(lambda: any(words in text for text in self._shows.texts()))
        return self._newest()

    async def _next(self, before: int) -> str:
        await self._server.until(lambda: len(self._shows.texts()) > before)
        return self._newest()

    def _newest(self) -> str:
        return self._shows.texts()[-1].partition(f"\n\n{CHOOSE}")[0]


class InZaloBot(_InZalo):
    """A button is pressed by the number that stands before its label."""

    def __init__(self, server: PlatformServer) -> None:
        super().__init__(server, server)
        self._platform = server

    async def say(self, text: str) -> str:
        before = len(self._platform.texts())
        await self._platform.say(text)
        return await self._next(before)

    async def press(self, label: str) -> str:
        shown = self._platform.texts()[-1]
        numbers = re.findall(rf"^(\d+)\. {re.escape(label)}", shown, re.MULTILINE)
        return await self.say(numbers[-1])


class InZaloOa(_InZalo):
    """A button is pressed by its payload, which Zalo sends as if it was typed."""

    def __init__(self, server: OaServer, hook: Receiver) -> None:
        super().__init__(server, server)
        self._oa = server
        self._hook = hook

    async def say(self, text: str) -> str:
        before = len(self._oa.texts())
        await post(self._hook, said(text))
        return await self._next(before)

    async def press(self, label: str) -> str:
        payloads = [one["payload"] for one in self._oa.buttons() if one["title"].startswith(label)]
        return await self.say(payloads[-1])


@asynccontextmanager
async def in_zalo_bot(base: KnowledgeBase) -> AsyncIterator[Person]:
    async with PlatformServer() as server, serving(platform(server, base)):
        yield InZaloBot(server)


@asynccontextmanager
async def in_zalo_oa(base: KnowledgeBase) -> AsyncIterator[Person]:
    async with OaServer() as server:
        await consented(server, base)
        serves = channel(server, base)
        async with serving(serves):
            yield InZaloOa(server, serves.receivers[0])
