"""An owner, an editor and a stranger, each in a private chat; pages of a web that stands still."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from handlers.assistant import Assistant
from handlers.messages import ACTION_BYTES, Request
from handlers.ports import Page, PageError, PageProblem
from handlers.publishing.feature import Publishing
from knowledge.publishing.editors import Person
from knowledge.publishing.model import EVERYTHING, Address
from tests.conftest import NOW
from tests.handlers.conftest import buttons

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from handlers.messages import Reply
    from handlers.ports import PageReader
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Article
    from knowledge.publishing.model import Draft
    from tests.conftest import Filled

CHANNEL = "test"
OWNER = Person(CHANNEL, "lan")
URL = "https://baonghean.vn/quy-che-dan-chu.html"
PAGE = Page(
    URL,
    "Nghi Lộc sơ kết Quy chế dân chủ",
    "Huyện Nghi Lộc tổ chức hội nghị sơ kết.",
    "Thực hiện Kế hoạch số 222-KH/TU ngày 20/12/2019 của Tỉnh ủy.",
    datetime.date(2026, 11, 20),
)


class Web:
    """Pages by address; every other address leads nowhere."""

    def __init__(self, pages: dict[str, Page], problem: PageProblem) -> None:
        self._pages = pages
        self._problem = problem

    async def read(self, url: str) -> Page:
        if url not in self._pages:
            raise PageError(self._problem)
        return self._pages[url]


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime.datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += datetime.timedelta(**by)


class Editor:
    """Somebody in a private chat, who checks that every button can be carried by any channel."""

    def __init__(
        self,
        base: KnowledgeBase,
        person: str = OWNER.id,
        problem: PageProblem = PageProblem.UNREACHABLE,
        chat: str | None = None,
    ) -> None:
        self.base = base
        self.person = person
        self.chat = chat or person
        self._web = Web({URL: PAGE}, problem)
        self.restart(self._web)

    def restart(self, *pages: PageReader | None) -> None:
        """As if the process was started anew; the store is all that is left."""
        (reader,) = pages or (self._web,)
        self._assistant = Assistant(self.base, (Publishing(self.base, reader),))

    async def say(self, text: str, **more: object) -> Reply:
        request = Request(CHANNEL, self.chat, self.person, text, **more)  # type: ignore[arg-type]
        return await self._handle(request)

    async def press_action(self, action: str) -> Reply:
        return await self._handle(Request(CHANNEL, self.chat, self.person, action=action))

    async def press(self, reply: Reply, label: str) -> Reply:
        """Press the one button whose label begins so."""
        return await self.press_action(action_of(reply, label))

    async def _handle(self, request: Request) -> Reply:
        reply = await self._assistant.handle(request)
        for button in buttons(reply):
            assert len((button.action or "").encode()) <= ACTION_BYTES
        return reply

    async def publish(self, text: str) -> Article:
        """Publish at once, and give the article as everybody sees it."""
        await self.press(await self.say(f"/dangbai {text}"), "Gửi ngay")
        return await self.newest()

    async def newest(self) -> Article:
        (post,) = await self.base.posts.latest(1)
        return (await self.base.known()).articles[post.article_id]

    async def draft(self) -> Draft:
        """The newest draft that waits."""
        return max(await self.base.drafts.waiting(), key=lambda one: one.id)

    async def articles(self) -> int:
        return len((await self.base.known()).articles)


def action_of(reply: Reply, label: str) -> str:
    (button,) = (one for one in buttons(reply) if one.label.startswith(label))
    assert button.action is not None
    return button.action


def labels(reply: Reply) -> list[str]:
    return [one.label for one in buttons(reply)]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def base(bundled: Filled, tmp_path: Path, clock: Clock) -> AsyncIterator[KnowledgeBase]:
    """The bundled document, an owner, and a subscriber of everything."""
    async with bundled.copy(tmp_path, clock, frozenset({OWNER})) as base:
        subscriber = Address(CHANNEL, "hoa")
        await base.subscribers.follow(subscriber, [EVERYTHING], is_private=True)
        yield base


@pytest.fixture
def owner(base: KnowledgeBase) -> Editor:
    return Editor(base)


@pytest.fixture
def stranger(base: KnowledgeBase) -> Editor:
    return Editor(base, "khách")
