"""Channels of Zalo over the bundled source, with real deliveries, against doubles on loopback."""

from __future__ import annotations

import asyncio
import random
import socket
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Protocol

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from bot.beside import beside
from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from bot.web.config import WebConfig
from bot.web.server import WebServer
from bot.webhooks import routes
from bot.zalo.oa import hook
from bot.zalo.platform.channel import PlatformChannel
from bot.zalo.platform.config import PlatformConfig
from bot.zalo.service import Office
from handlers.assistant import Assistant
from handlers.talk import Answered
from tests.http import http
from tests.zalo_double import PATIENCE
from tests.zalo_platform import LAN, TOKEN, PlatformServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping

    from bot.webhooks import Receiver
    from bot.zalo.dialogue import Answerer
    from handlers.messages import Reply, Request
    from knowledge.base import KnowledgeBase
    from tests.zalo_double import Double

SOON = 0.01
"""Seconds between two tries."""


class Clock:
    """Seconds that go on when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Channel(Protocol):
    async def run_until(self, stop: asyncio.Event) -> None: ...


class Handler:
    """Answers with what a function gives, and keeps the requests."""

    def __init__(self, answer: Callable[[Request], Awaitable[Reply]]) -> None:
        self._answer = answer
        self.requests: list[Request] = []

    async def answer(self, request: Request) -> Answered:
        self.requests.append(request)
        return Answered(await self._answer(request))


def office(
    base: KnowledgeBase,
    answerer: Answerer | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Office:
    """The parts that a channel works with."""
    deliveries = Deliveries(base, Policy(True, random.Random(1)), 90)
    answers = answerer or Assistant(base)
    return Office(answers, base.keep, base.inbox, base.menus, deliveries, clock, base.now)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, what comes is kept in time."""
    monkeypatch.setattr(hook, "_KEEPING_SECONDS", PATIENCE)


@asynccontextmanager
async def serving(channel: Channel) -> AsyncIterator[asyncio.Task[None]]:
    """A channel inside the block, stopped at its end; the block must not end it by an error."""
    stop = asyncio.Event()
    ended = asyncio.create_task(channel.run_until(stop))
    try:
        yield ended
    finally:
        stop.set()
        async with asyncio.timeout(PATIENCE):
            await ended


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port: int = bound.getsockname()[1]
        return port


@asynccontextmanager
async def listening(receivers: tuple[Receiver, ...]) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a web server that has these receivers."""
    server = WebServer(Starlette(routes=routes(receivers)), WebConfig(port=0))
    async with (
        beside(server.run()),
        http(server.address) as client,
    ):
        yield client


def door(receivers: tuple[Receiver, ...]) -> httpx.AsyncClient:
    """A client of these receivers, without a network between."""
    transport = httpx.ASGITransport(Starlette(routes=routes(receivers)))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


@pytest.fixture
async def server() -> AsyncIterator[PlatformServer]:
    async with PlatformServer() as server:
        yield server


def platform_config(server: Double, **settings: Any) -> PlatformConfig:
    given: dict[str, Any] = {"base_url": server.url, "again_after": SOON} | settings
    return PlatformConfig(SecretStr(given.pop("token", TOKEN)), **given)


def platform(
    server: Double, base: KnowledgeBase, answerer: Answerer | None = None, **settings: Any
) -> PlatformChannel:
    return PlatformChannel(platform_config(server, **settings), office(base, answerer))


class PlatformChat:
    """One person's conversation in the Zalo Bot Platform; see `tests.script.Chat`."""

    def __init__(self, server: PlatformServer, person: str = LAN) -> None:
        self._server = server
        self._person = person
        self._seen = 0

    async def say(self, text: str, expected: str) -> str:
        await self._server.say(text, self._person, self._person)
        return await self.sees(expected)

    async def sees(self, expected: str) -> str:
        def new() -> list[str]:
            return [
                one for one in self._server.texts(self._person)[self._seen :] if expected in one
            ]

        await self._server.until(lambda: bool(new()))
        self._seen = len(self._server.texts(self._person))
        return new_last(self._server.texts(self._person), expected)


def new_last(texts: list[str], expected: str) -> str:
    return next(text for text in reversed(texts) if expected in text)


@pytest.fixture
def log() -> Iterator[list[MutableMapping[str, Any]]]:
    """What is logged, with the context that it is logged in."""
    with capture_logs(processors=[merge_contextvars]) as entries:
        yield entries


async def logged(log: list[Any], words: str) -> None:
    """Wait until something is logged that has these words."""
    async with asyncio.timeout(PATIENCE):
        while not any(words in one["event"] for one in log):  # noqa: ASYNC110 - a log tells nobody
            await asyncio.sleep(0)
