"""A broadcast over a Bot API that fails in every way, at a fifth of the calls."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from bot.telegram.channel import TelegramChannel
from bot.telegram.config import TelegramConfig
from bot.telegram.contract import Voice
from handlers.assistant import Assistant
from handlers.trouble import APOLOGY, SLOW_DOWN
from knowledge.publishing.model import Address
from knowledge.store.schema import chats
from tests.crowd import FIRST, OWNER, gather, open_base, post
from tests.telegram_api import TOKEN, Fault
from tests.telegram_server import DROP, DROP_AFTER, STALL, TelegramServer, flood

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from knowledge.store.database import Database
    from tests.telegram_server import Call

PEOPLE = 300
SHARE = 0.2
PATIENCE = 2.0
"""Seconds that the bot waits for an answer; long enough for one that comes on a busy machine."""

FAULTS = (
    flood(1),
    Fault(400, "Bad Request: message text is not to the server's liking"),
    Fault(500, "Internal Server Error"),
    Fault(502, "Bad Gateway"),
    DROP,
    DROP_AFTER,
    STALL,
)
BLOCKED = Fault(403, "Forbidden: bot was blocked by the user")


class Weather:
    """Which calls fail, by a seed; some people have blocked the bot, some chats have moved.

    What happens to a chat's first, second, … call does not depend on when it comes.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        everybody = range(FIRST, FIRST + PEOPLE)
        chosen = random.Random(seed).sample(everybody, 40)
        self.blocked, moved = set(chosen[:20]), chosen[20:]
        self.moved = {old: old + 1_000_000 for old in moved}
        self._calls: Counter[int] = Counter()
        self.doubted: Counter[int] = Counter()
        self.malformed: Counter[int] = Counter()

    def __call__(self, method: str, params: dict[str, Any]) -> Fault | None:
        chat = params.get("chat_id", 0)
        if method != "sendMessage" or chat < FIRST:
            return None
        if chat in self.blocked:
            return BLOCKED
        if chat in self.moved:
            to = {"migrate_to_chat_id": self.moved[chat]}
            return Fault(400, "Bad Request: group chat was upgraded to a supergroup chat", to)
        return self._fault(chat)

    def _fault(self, chat: int) -> Fault | None:
        self._calls[chat] += 1
        chance = random.Random(f"{self._seed}/{chat}/{self._calls[chat]}")
        if chance.random() >= SHARE:
            return None
        fault = chance.choice(FAULTS)
        if any(fault is one for one in (DROP_AFTER, STALL)):
            self.doubted[chat] += 1
        if fault.status == 400:
            self.malformed[chat] += 1
        return fault


def most_inside(halt: Call, calls: list[Call]) -> int:
    """How many posts came over one connection while Telegram had asked to wait.

    One may have been on its way; a second is sent when the first is answered, and so is the halt.
    """
    inside = (call for call in calls if halt.answered < call.at < halt.answered + 1.0)
    return max(Counter(call.line for call in inside).values(), default=0)


class Each:
    """The first posts fail in these ways."""

    def __init__(self, *faults: Fault) -> None:
        self._faults = list(faults)

    def __call__(self, method: str, params: dict[str, Any]) -> Fault | None:
        is_post = method == "sendMessage" and params["chat_id"] >= FIRST
        return self._faults.pop(0) if is_post and self._faults else None


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[tuple[KnowledgeBase, Database]]:
    base, database = await open_base(f"sqlite:///{tmp_path / 'danvan.db'}")
    yield base, database
    await database.close()


@asynccontextmanager
async def serving(
    server: TelegramServer, base: KnowledgeBase, *, resend: bool
) -> AsyncIterator[TelegramChannel]:
    config = TelegramConfig(
        SecretStr(TOKEN), base_url=server.url, paid_broadcast=True, request_timeout=PATIENCE
    )
    channel = TelegramChannel(
        config,
        Assistant(base),
        base.sent_replies("telegram"),
        Voice(APOLOGY, SLOW_DOWN),
        service=Deliveries(base, Policy(resend, random.Random(3)), 90),
    )
    stop = asyncio.Event()
    serving = asyncio.create_task(channel.run_until(stop))
    try:
        yield channel
    finally:
        stop.set()
        await serving


async def broadcast(
    server: TelegramServer, base: KnowledgeBase, *, resend: bool, until: str
) -> None:
    """Serve until the owner is told that."""
    async with serving(server, base, resend=resend):
        await server.shows(until, int(OWNER.id))


async def inactive(database: Database) -> set[int]:
    query = select(chats.c.chat).where(chats.c.is_active.is_(False))
    async with database.read() as connection:
        return {int(one) for one in await connection.scalars(query)}


async def test_every_live_subscriber_gets_the_post_whatever_fails(
    opened: tuple[KnowledgeBase, Database],
) -> None:
    base, database = opened
    await gather(database, PEOPLE)
    await post(base, "Bài cho mọi người")
    async with TelegramServer() as server:
        weather = server.chaos = Weather(12)
        await broadcast(server, base, resend=True, until="Đã gửi xong")
        shown = Counter(one.chat for one in server.api.shown.values() if one.chat >= FIRST)
        posts = [call for call in server.calls if call.params.get("chat_id", 0) >= FIRST]
    (newest,) = await base.posts.latest(1)
    tally = await base.posts.tally(newest)
    live = set(range(FIRST, FIRST + PEOPLE)) - weather.blocked - set(weather.moved)
    given_up = {chat for chat, times in weather.malformed.items() if times > 1}
    given_up |= {chat for chat, times in weather.doubted.items() if times > 1}
    assert (live | set(weather.moved.values())) - set(shown) <= given_up
    assert {chat for chat, times in shown.items() if times > 1} <= set(weather.doubted)
    assert await inactive(database) == weather.blocked
    assert (tally.left, tally.pending) == (len(weather.blocked), 0)
    assert tally.failed <= len(given_up)
    assert tally.sent + tally.left + tally.failed == PEOPLE
    halts = [call for call in posts if call.status == 429]
    assert len(halts) > 3
    assert max(most_inside(halt, posts) for halt in halts) <= 1


async def test_where_a_duplicate_is_worse_nothing_that_may_have_arrived_is_sent_again(
    opened: tuple[KnowledgeBase, Database],
) -> None:
    base, database = opened
    await gather(database, 10)
    await post(base, "Bài gửi nhiều nhất một lần")
    async with TelegramServer() as server:
        server.chaos = Each(DROP_AFTER, STALL, Fault(500, "Internal Server Error"))
        await broadcast(server, base, resend=False, until="Đã gửi xong")
        shown = Counter(one.chat for one in server.api.shown.values() if one.chat >= FIRST)
        told = server.texts(int(OWNER.id))
    assert max(shown.values()) == 1
    assert len(shown) >= 8
    assert "Không rõ đã tới hay chưa: 2" in told[-1]


async def test_a_revoked_token_holds_deliveries_is_told_of_and_keeps_the_rows(
    opened: tuple[KnowledgeBase, Database],
) -> None:
    base, database = opened
    await gather(database, 5)
    await post(base, "Bài còn nguyên")
    async with TelegramServer() as server:
        server.chaos = lambda method, _: (
            Fault(401, "Unauthorized") if method == "sendMessage" else None
        )
        async with serving(server, base, resend=True) as channel:
            await server.called("sendMessage", status=401)
            async with asyncio.timeout(30):
                while channel.is_up:  # noqa: ASYNC110 - a state is no event
                    await asyncio.sleep(0.001)
    tally = await base.posts.tally((await base.posts.latest(1))[0])
    assert (tally.due, tally.sent, tally.dead) == (5, 0, 0)


async def test_a_change_and_a_withdrawal_reach_the_messages_that_are_out(
    opened: tuple[KnowledgeBase, Database],
) -> None:
    base, database = opened
    await gather(database, 20)
    await post(base, "Tiêu đề cũ")
    async with TelegramServer() as server:
        await broadcast(server, base, resend=True, until="Đã gửi xong")
        (newest,) = await base.posts.latest(1)
        article = (await base.known()).articles[newest.article_id]
        draft = await base.drafts.add(
            "telegram", OWNER.id, _changed(article.title), newest.article_id
        )
        assert await base.posts.change(draft.id)
        await broadcast(server, base, resend=True, until="Đã gửi xong “Tiêu đề mới”")
        shown = [one.text for one in server.api.shown.values() if one.chat >= FIRST]
        assert len(shown) == 20
        assert all(text.startswith("Tiêu đề mới") for text in shown)
        assert await base.posts.withdraw(newest.article_id)
        await broadcast(server, base, resend=True, until="thay bằng lời báo gỡ: 20")
        assert [one for one in server.api.shown.values() if one.chat >= FIRST] == []
    assert Address("telegram", OWNER.id) == newest.report


async def test_a_change_and_a_withdrawal_that_are_refused_are_told_and_logged(
    opened: tuple[KnowledgeBase, Database],
) -> None:
    base, database = opened
    await gather(database, 2)
    await post(base, "Tiêu đề cũ")
    async with TelegramServer() as server:
        await broadcast(server, base, resend=True, until="Đã gửi xong")
        (newest,) = await base.posts.latest(1)
        changed = await base.drafts.add(
            "telegram", OWNER.id, _changed("Tiêu đề cũ"), newest.article_id
        )
        server.chaos = _fixed
        assert await base.posts.change(changed.id)
        with capture_logs() as log:
            await broadcast(server, base, resend=True, until="Không sửa được tin đã gửi: 2")
        told = [one for one in log if one["event"] == "not delivered"]
        assert {(one["action"], one["verdict"]) for one in told} == {("edit", "refused")}
        where = sorted((one["channel"], one["chat"]) for one in told)
        assert where == [("telegram", str(FIRST)), ("telegram", str(FIRST + 1))]
        assert await base.posts.withdraw(newest.article_id)
        await broadcast(server, base, resend=True, until="Không xóa được tin đã gửi: 2")


def _fixed(method: str, params: dict[str, Any]) -> Fault | None:
    """Messages of the people can be neither edited nor deleted."""
    if params.get("chat_id", 0) < FIRST:
        return None
    if method == "deleteMessage":
        return Fault(400, "Bad Request: message can't be deleted for everyone")
    edits = method == "editMessageText"
    return Fault(400, "Bad Request: message can't be edited") if edits else None


def _changed(title: str) -> Any:
    from knowledge.publishing.model import Content  # noqa: PLC0415

    return Content(title=title.replace("cũ", "mới"), url="https://vi.du/bai")
