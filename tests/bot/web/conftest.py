"""The pages over loopback: a real server, a real store, and people with cookies."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

import httpx
import pytest
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from bot.beside import beside
from bot.metrics import Metrics
from bot.web.config import WebConfig
from bot.web.server import WebServer
from bot.web.site import Site
from bot.web.status import Status
from handlers.account import Account
from handlers.assistant import Assistant
from tests.http import http

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, MutableMapping
    from typing import Any

    from bot.web.contract import Answerer
    from knowledge.base import KnowledgeBase

KEY = "a-key-of-tests"
PATIENCE = 30.0
CONFIG = WebConfig(port=0)


@dataclass
class Served:
    """A site that is served at `url`."""

    site: Site
    url: str

    def client(self) -> httpx.AsyncClient:
        return http(self.url)


@asynccontextmanager
async def serving(
    base: KnowledgeBase, config: WebConfig = CONFIG, answerer: Answerer | None = None
) -> AsyncIterator[Served]:
    metrics = Metrics()
    answers = metrics.measured(Assistant(base, [Account(base, 90)], site=""))
    status = Status(base, metrics, {})
    site = Site(base, answerer or answers, metrics, config, KEY, status.routes())
    server = WebServer(site.app, replace(config, port=0), site.live.close)
    async with beside(site.live.run()), beside(server.run()):
        yield Served(site, server.address)


class Visitor:
    """A person with a browser that runs no script: opens pages, types, presses buttons."""

    def __init__(self, client: httpx.AsyncClient, door: str = "/") -> None:
        self.client = client
        self.door = door
        self.page = ""

    async def open(self) -> str:
        answer = await self.client.get(self.door)
        assert answer.status_code == 200
        self.page = answer.text
        return self.page

    async def type(self, text: str) -> str:
        return await self._send(text=text)

    async def press(self, label: str) -> str:
        """Press the newest button of a label."""
        keys = re.findall(r'<button [^>]*value="([^"]*)"[^>]*>(.*?)</button>', self.page)
        actions = [value for value, content in keys if words(content).startswith(label)]
        assert actions, f"no button {label}"
        return await self._send(action=unescape(actions[-1]))

    async def _send(self, **fields: str) -> str:
        if not self.page:
            await self.open()
        answer = await self.client.post(self.door, data={"mark": self.mark, **fields})
        if answer.status_code != httpx.codes.OK:
            assert answer.status_code == httpx.codes.SEE_OTHER, answer.text
            answer = await self.client.get(answer.headers["location"])
        self.page = answer.text
        return self.newest

    @property
    def mark(self) -> str:
        found = re.search(r'name="mark" value="([^"]+)"', self.page)
        assert found
        return found[1]

    @property
    def newest(self) -> str:
        """What the last message says."""
        shown = self.page.partition('<ol id="tin">')[2].partition("</ol>")[0]
        return words(re.split(r'<li [^>]*class="(?:said|asked)[^>]*>', shown)[-1])


def words(html: str) -> str:
    """The text of a piece of HTML."""
    bare = re.sub(r"<[^>]*>", " ", html.partition(">")[2] if html.startswith('"') else html)
    return " ".join(unescape(bare).split())


@pytest.fixture
async def served(base: KnowledgeBase) -> AsyncIterator[Served]:
    async with serving(base) as served:
        yield served


@pytest.fixture
async def client(served: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with served.client() as client:
        yield client


@pytest.fixture
def visitor(client: httpx.AsyncClient) -> Visitor:
    return Visitor(client)


@pytest.fixture
def log() -> Iterator[list[MutableMapping[str, Any]]]:
    with capture_logs(processors=[merge_contextvars]) as entries:
        yield entries
