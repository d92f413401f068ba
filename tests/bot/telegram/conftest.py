"""A loopback server, and channels that answer from it with small real handlers."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from bot.telegram.channel import TelegramChannel
from bot.telegram.config import TelegramConfig
from bot.telegram.contract import Voice
from handlers import trouble
from handlers.account import Account
from handlers.assistant import Assistant
from handlers.menus import PEOPLE
from handlers.messages import Block, Reply, Role, Span
from handlers.talk import Answered
from tests.telegram_api import TOKEN
from tests.telegram_server import PATIENCE, TelegramServer

if TYPE_CHECKING:
    from collections.abc import (
        AsyncIterator,
        Awaitable,
        Callable,
        Iterator,
        MutableMapping,
        Sequence,
    )

    from bot.telegram.contract import Answerer, Replies, Service
    from bot.telegram.webhook import Webhook
    from handlers.inline import Suggestion
    from handlers.messages import Request
    from knowledge.base import KnowledgeBase
    from knowledge.store.lane import Order

    Answer = Callable[[Request], Awaitable[Reply]]


class Listener:
    """Passes requests on to the assistant, and keeps what it said."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.said: list[Reply] = []

    async def answer(self, request: Request) -> Answered:
        answered = await self._assistant.answer(request)
        self.said.append(answered.reply)
        return answered

    async def suggest(self, text: str) -> tuple[Suggestion, ...]:
        return await self._assistant.suggest(text)


def said(text: str) -> Reply:
    return Reply((Block(Role.PARAGRAPH, (Span(text),)),))


APOLOGY = said("Xin lỗi đồng chí, tôi chưa trả lời được.")
SLOW_DOWN = said("Xin đồng chí hỏi chậm lại một chút.")
VOICE = Voice(APOLOGY, SLOW_DOWN, (("trogiup", "Cách hỏi"), ("nhiemvu", "Các nhiệm vụ")))


class Kept(dict[tuple[str, int], list[int]]):
    """Replies remembered for as long as the test runs."""

    async def remember(
        self, chat: str, message: int | None, replies: list[int], _left: Sequence[Order] = ()
    ) -> None:
        if message is not None:
            self[chat, message] = replies

    async def recall(self, chat: str, message: int) -> list[int]:
        return self.get((chat, message), [])


@dataclass
class Handler:
    """Answers with whatever `say` gives, and keeps the requests; `cards` are its suggestions."""

    say: Answer
    requests: list[Request] = field(default_factory=list)
    cards: tuple[Suggestion, ...] = ()

    async def answer(self, request: Request) -> Answered:
        self.requests.append(request)
        return Answered(await self.say(request))

    async def suggest(self, text: str) -> tuple[Suggestion, ...]:
        return self.cards


async def echo(request: Request) -> Reply:
    return said(f"Đã nghe: {request.text or request.action}")


@dataclass
class Running:
    """A channel that serves; `stop` asks it to end, `ended` is its outcome."""

    handler: Handler
    channel: TelegramChannel
    kept: Kept
    stop: asyncio.Event
    ended: asyncio.Task[None]


class Clock:
    """Seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Rig:
    """Starts channels against the server of the test."""

    def __init__(self, server: TelegramServer) -> None:
        self.server = server
        self.config = TelegramConfig(SecretStr(TOKEN), base_url=server.url)

    def channel(
        self,
        handler: Answerer,
        kept: Replies,
        voice: Voice = VOICE,
        service: Service | None = None,
        webhook: Webhook | None = None,
        clock: Callable[[], float] = time.monotonic,
        **settings: Any,
    ) -> TelegramChannel:
        config = replace(self.config, **settings)
        return TelegramChannel(config, handler, kept, voice, clock, service, webhook)

    @asynccontextmanager
    async def running(
        self, answer: Answer = echo, service: Service | None = None, **settings: Any
    ) -> AsyncIterator[Running]:
        """A channel inside the block, stopped at its end; the block must not end it by an error."""
        handler, kept, stop = Handler(answer), Kept(), asyncio.Event()
        channel = self.channel(handler, kept, service=service, **settings)
        ended = asyncio.create_task(channel.run_until(stop))
        try:
            yield Running(handler, channel, kept, stop, ended)
        finally:
            stop.set()
            async with asyncio.timeout(PATIENCE):
                await ended


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
def rig(server: TelegramServer) -> Rig:
    return Rig(server)


@pytest.fixture
async def assistant(rig: Rig, base: KnowledgeBase) -> AsyncIterator[Listener]:
    """The channel serves with the assistant over the bundled source, in a real SQLite file."""
    async with conversing(rig, base) as listener:
        yield listener


@asynccontextmanager
async def conversing(rig: Rig, base: KnowledgeBase) -> AsyncIterator[Listener]:
    """The channel serves with the assistant inside the block; behind it, all of that is kept."""
    listener, stop = Listener(Assistant(base, [Account(base, 90)])), asyncio.Event()
    voice = Voice(trouble.APOLOGY, trouble.SLOW_DOWN, PEOPLE)
    channel = rig.channel(listener, base.sent_replies("telegram"), voice)
    serving = asyncio.create_task(channel.run_until(stop))
    yield listener
    stop.set()
    await serving


@pytest.fixture
def log() -> Iterator[list[MutableMapping[str, Any]]]:
    """What is logged, with the context that it is logged in."""
    with capture_logs(processors=[merge_contextvars]) as entries:
        yield entries
