"""The same conversation in every channel, over loopback, with the same content in each."""

from __future__ import annotations

import asyncio
import io
import random
import re
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr
from rich.console import Console

from bot.console import ConsoleChannel
from bot.delivery.pace import Pace
from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from bot.telegram.channel import TelegramChannel
from bot.telegram.config import TelegramConfig
from bot.telegram.contract import Voice
from handlers.assistant import Assistant
from handlers.trouble import APOLOGY, SLOW_DOWN
from knowledge.base import open_knowledge
from tests.bot.web.conftest import Visitor, serving, words
from tests.bot.zalo.people import in_zalo_bot, in_zalo_oa
from tests.conftest import copied, now
from tests.script import AFTER_MUTE, TITLE, converse
from tests.telegram_api import TOKEN, sent_message
from tests.telegram_server import PERSON, TelegramServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from tests.bot.web.conftest import Served
    from tests.script import Person
    from tests.telegram_api import Shown

    Sitting = Callable[[KnowledgeBase], AbstractAsyncContextManager[Person]]


def deliveries(base: KnowledgeBase, site: str | None = None) -> Deliveries:
    return Deliveries(base, Policy(True, random.Random(1)), 90, site)


class AtTerminal:
    """Somebody at a terminal: a button is pressed by the number that stands before its label."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._screen = io.StringIO()
        console = Console(file=self._screen, width=80, color_system=None)
        self._channel = ConsoleChannel(Assistant(base), console, deliveries(base))
        self._shown = ""

    async def say(self, text: str) -> str:
        start = self._screen.tell()
        await self._channel.answer_lines([text])
        self._shown = self._screen.getvalue()[start:]
        return self._newest(self._shown)

    async def press(self, label: str) -> str:
        numbers = re.findall(rf"\[(\d+)\] {re.escape(label)}", self._shown)
        return await self.say(numbers[-1])

    async def hears(self, words: str) -> str:
        await self.say("nhiệm vụ 1")
        heard = self._shown[self._shown.index(words) :]
        return self._newest(heard)

    def _newest(self, shown: str) -> str:
        first = shown.partition("\n\n")[0]
        return "\n".join(line for line in first.splitlines() if not re.match(r"  \[\d+\]", line))


class InTelegram:
    """Somebody in a private chat with the bot."""

    def __init__(self, server: TelegramServer) -> None:
        self._server = server

    async def say(self, text: str) -> str:
        return await self._next(self._server.say(text))

    async def press(self, label: str) -> str:
        for shown in reversed(self._messages()):
            for key in (one for row in shown.keyboard for one in row):
                if key["text"].startswith(label):
                    message = sent_message(shown.chat, shown.id, shown.text)
                    return await self._next(self._server.press(key["callback_data"], message))
        raise LookupError(label)

    async def hears(self, words: str) -> str:
        await self._server.shows(words)
        return self._messages()[-1].text

    async def _next(self, doing: object) -> str:
        before = len(self._server.of("sendMessage"))
        await doing  # type: ignore[misc]
        await self._server.called("sendMessage", before + 1)
        return self._messages()[-1].text

    def _messages(self) -> list[Shown]:
        return [one for one in self._server.api.shown.values() if one.chat == PERSON]


class OnTheWeb:
    """Somebody with a browser that runs no script."""

    def __init__(self, base: KnowledgeBase, served: Served, visitor: Visitor) -> None:
        self._base = base
        self._served = served
        self._visitor = visitor

    async def say(self, text: str) -> str:
        await self._visitor.type(text)
        return self._newest()

    async def press(self, label: str) -> str:
        await self._visitor.press(label)
        return self._newest()

    async def hears(self, words: str) -> str:
        courier = self._served.site.courier
        pace = Pace(courier.per_second, courier.rest, time.monotonic)
        await deliveries(self._base, "").drain(courier, pace)
        assert words in await self._visitor.open()
        return self._newest()

    def _newest(self) -> str:
        html = self._visitor.page.partition('<ol id="tin">')[2].partition("</ol>")[0]
        last = html.split("<li id=")[-1].partition(">")[2]
        without = re.sub(r'<ul class="keys" .*?</ul>', "", last, flags=re.DOTALL)
        without = re.sub(
            r'<p class="state">.*?</p>|<span class="(by|seen)">.*?</span>', "", without
        )
        return words(without.replace("<b>Lưu ý:</b>", ""))


@asynccontextmanager
async def at_terminal(base: KnowledgeBase) -> AsyncIterator[Person]:
    yield AtTerminal(base)


@asynccontextmanager
async def in_telegram(base: KnowledgeBase) -> AsyncIterator[Person]:
    async with TelegramServer() as server:
        config = TelegramConfig(SecretStr(TOKEN), base_url=server.url)
        replies, voice = base.sent_replies("telegram"), Voice(APOLOGY, SLOW_DOWN)
        channel = TelegramChannel(config, Assistant(base), replies, voice, service=deliveries(base))
        stop = asyncio.Event()
        running = asyncio.create_task(channel.run_until(stop))
        yield InTelegram(server)
        stop.set()
        await running


@asynccontextmanager
async def on_the_web(base: KnowledgeBase) -> AsyncIterator[Person]:
    async with serving(base) as served, served.client() as client:
        yield OnTheWeb(base, served, Visitor(client))


CHANNELS: dict[str, Sitting] = {
    "console": at_terminal,
    "telegram": in_telegram,
    "zalo": in_zalo_bot,
    "zalooa": in_zalo_oa,
    "web": on_the_web,
}


@pytest.fixture(scope="module")
def expected(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said at the terminal."""
    path = copied(filled, tmp_path_factory.mktemp("script"))
    return asyncio.run(held(f"sqlite:///{path}", at_terminal))


async def held(url: str, sitting: Sitting) -> list[str]:
    async with open_knowledge(url, now) as base, sitting(base) as person:
        return await converse(person, base)


def test_the_conversation_says_what_it_should(expected: list[str]) -> None:
    choices, chosen, followed, unknown, near, subscribed, notice, ways, muted, last = expected
    assert choices.startswith("Có 3 văn bản khớp với câu hỏi.")
    assert "Ngày ban hành: 25/07/2008" in chosen
    assert "Nghị quyết số 25-NQ/TW ban hành ngày 25/07/2008." in followed
    assert "tôi không tìm thấy văn bản “14-NQ/TU”" in unknown
    assert near.startswith("Nghị quyết số 04-NQ/TU")
    assert "Đã đăng ký nhận tất cả bài mới" in subscribed
    assert notice.startswith(f"{TITLE} Tóm tắt bài.")
    assert ways.startswith("Tạm ngừng nhận")
    assert muted.startswith("Đã tạm ngừng gửi bài mới.")
    assert last.startswith("Nhiệm vụ 1 (Nghệ An 2023)")
    assert AFTER_MUTE not in " ".join(expected)


@pytest.mark.parametrize("channel", sorted(CHANNELS.keys() - {"console"}))
async def test_every_channel_holds_the_same_conversation(
    base: KnowledgeBase, channel: str, expected: list[str]
) -> None:
    async with CHANNELS[channel](base) as person:
        assert await converse(person, base) == expected
