"""A loopback server, and channels that answer from it with small real handlers."""

from __future__ import annotations

import asyncio
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
from handlers.inline import Suggestion
from handlers.messages import Block, Reply, Role, Span
from tests.telegram_api import TOKEN
from tests.telegram_server import PATIENCE, TelegramServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping

    from bot.telegram.contract import Answerer, Replies
    from handlers.messages import Request

    Answer = Callable[[Request], Awaitable[Reply]]


def said(text: str) -> Reply:
    return Reply((Block(Role.PARAGRAPH, (Span(text),)),))


APOLOGY = said("Xin lỗi đồng chí, tôi chưa trả lời được.")
SLOW_DOWN = said("Xin đồng chí hỏi chậm lại một chút.")
VOICE = Voice(APOLOGY, SLOW_DOWN, (("trogiup", "Cách hỏi"), ("nhiemvu", "Các nhiệm vụ")))


class Kept(dict[tuple[str, int], list[int]]):
    """Replies remembered for as long as the test runs."""

    async def remember(self, chat: str, message: int, replies: list[int]) -> None:
        self[chat, message] = replies

    async def recall(self, chat: str, message: int) -> list[int]:
        return self.get((chat, message), [])


@dataclass
class Handler:
    """Answers with whatever `answer` gives, and keeps the requests."""

    answer: Answer
    requests: list[Request] = field(default_factory=list)

    async def handle(self, request: Request) -> Reply:
        self.requests.append(request)
        return await self.answer(request)

    async def suggest(self, text: str) -> tuple[Suggestion, ...]:
        return (Suggestion("t-1", f"Thẻ: {text}", "mô tả", said(text)),)


async def echo(request: Request) -> Reply:
    return said(f"Đã nghe: {request.text or request.action}")


@dataclass
class Running:
    """A channel that serves; `stop` asks it to end, `ended` is its outcome."""

    handler: Handler
    kept: Kept
    stop: asyncio.Event
    ended: asyncio.Task[None]


class Rig:
    """Starts channels against the server of the test."""

    def __init__(self, server: TelegramServer) -> None:
        self.config = TelegramConfig(SecretStr(TOKEN), base_url=server.url)

    def channel(
        self, handler: Answerer, kept: Replies, voice: Voice = VOICE, **settings: Any
    ) -> TelegramChannel:
        return TelegramChannel(replace(self.config, **settings), handler, kept, voice)

    @asynccontextmanager
    async def running(self, answer: Answer = echo, **settings: Any) -> AsyncIterator[Running]:
        """A channel inside the block, stopped at its end; the block must not end it by an error."""
        handler, kept, stop = Handler(answer), Kept(), asyncio.Event()
        channel = self.channel(handler, kept, **settings)
        ended = asyncio.create_task(channel.run_until(stop))
        try:
            yield Running(handler, kept, stop, ended)
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
def log() -> Iterator[list[MutableMapping[str, Any]]]:
    """What is logged, with the context that it is logged in."""
    with capture_logs(processors=[merge_contextvars]) as entries:
        yield entries
