"""Answers that cannot go out for a while: they wait in the inbox, and go out in order and once."""

from __future__ import annotations

import asyncio
import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.zalo import desk
from bot.zalo.oa.channel import OaChannel
from bot.zalo.oa.config import CHANNEL
from bot.zalo.platform.channel import PlatformChannel
from bot.zalo.waiting import WORTH_SECONDS
from handlers import build
from handlers.messages import Reply
from knowledge.store.inbox import Arrival, Inbox
from tests.bot.zalo.conftest import (
    SOON,
    Clock,
    Handler,
    logged,
    office,
    platform_config,
    serving,
)
from tests.bot.zalo.oa import config, consented, post, tokens
from tests.conftest import NOW, without
from tests.conftest import told as tells
from tests.zalo_double import PATIENCE, Fault
from tests.zalo_oa import LAN, MINH, OaServer, failed, said
from tests.zalo_platform import PlatformServer
from tests.zalo_platform import failed as bot_failed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from bot.webhooks import Receiver
    from bot.zalo.service import Office
    from handlers.messages import Request
    from knowledge.base import KnowledgeBase
    from knowledge.store.lane import Order

AN = "8765432103"
QUOTAS = [-211, -218]
ASKED = said("xin")


async def echo(request: Request) -> Reply:
    return build.said(f"Đã nghe: {request.text}")


async def three_pages(_: Request) -> Reply:
    return Reply(tuple(build.paragraph(f"{page} {1500 * 'x'}") for page in (1, 2, 3)))


@pytest.fixture(autouse=True)
def watchful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time goes by when a test says so, and the inbox is then looked into."""
    monkeypatch.setattr(desk, "_LOOK_EVERY", SOON)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def zalo() -> AsyncIterator[OaServer]:
    async with OaServer() as server:
        yield server


def account(zalo: OaServer, parts: Office, base: KnowledgeBase) -> OaChannel:
    return OaChannel(config(zalo), parts, tokens(zalo, base))


def told(log: Sequence[Any]) -> list[str]:
    """What is said of letters, tries of the moment aside."""
    return [one["event"] for one in log if one["event"].startswith(("answer w", "answer g"))]


def came_at(base: KnowledgeBase, moment: datetime.datetime) -> Inbox:
    return Inbox(base._database, lambda: moment)


async def waiting(log: list[Any], chats: int) -> None:
    """Wait until the answers of so many wait."""
    async with asyncio.timeout(PATIENCE):
        while told(log).count("answer waits") < chats:  # noqa: ASYNC110 - a log tells nobody
            await asyncio.sleep(0)


async def passing(clock: Clock, is_so: Callable[[], bool]) -> None:
    """Let time go by until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not is_so():
            clock.seconds += 60
            await asyncio.sleep(0)


async def ask(hook: Receiver, zalo: OaServer, *whom: str) -> None:
    """Ask for each, one behind the other is answered or refused."""
    for person in whom:
        calls = len(zalo.of("cs"))
        await post(hook, said(f"câu của {person}", person))
        await zalo.called("cs", calls + 1)


@pytest.mark.parametrize("code", QUOTAS)
async def test_who_has_used_up_a_quota_waits_and_nobody_else_does(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, log: list[Any], code: int
) -> None:
    await consented(zalo, base)
    serves = account(zalo, office(base, Handler(echo), clock), base)
    async with serving(serves):
        (hook,) = serves.receivers
        zalo.fail("cs", failed(code, "quota"))
        await post(hook, said("một"))
        await logged(log, "answer waits")
        await post(hook, said("hai"))
        clock.seconds += 3599
        await post(hook, said("ba", MINH))
        await zalo.shows("ba", MINH)
        assert (zalo.texts(LAN), len(zalo.of("cs"))) == ([], 2)
        clock.seconds += 1
        await zalo.shows("hai")
    assert zalo.texts(LAN) == ["Đã nghe: một", "Đã nghe: hai"]
    assert told(log) == ["answer waits", "answer waits no more"]
    (held,) = [one for one in log if "quota used up" in one["event"]]
    assert (held["chat"], held["seconds"]) == (LAN, 3600)


async def test_where_nothing_passes_between_two_who_are_refused_everybody_waits_a_little(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, log: list[Any]
) -> None:
    await consented(zalo, base)
    serves = account(zalo, office(base, Handler(echo), clock), base)
    async with serving(serves):
        (hook,) = serves.receivers
        zalo.fail("cs", failed(-211), failed(-211))
        await ask(hook, zalo, LAN, MINH)
        await post(hook, said("câu của An", AN))
        await waiting(log, 3)
        assert len(zalo.of("cs")) == 2
        clock.seconds += 300
        await zalo.shows("câu của An", AN)
        assert (zalo.texts(LAN), zalo.texts(MINH)) == ([], [])
        clock.seconds += 3300
        await zalo.shows("câu", LAN)
        await zalo.shows("câu", MINH)
    assert len(zalo.texts(LAN) + zalo.texts(MINH) + zalo.texts(AN)) == 3


async def test_two_who_are_refused_while_others_are_not_hold_nobody_else(
    zalo: OaServer, base: KnowledgeBase, clock: Clock
) -> None:
    await consented(zalo, base)
    serves = account(zalo, office(base, Handler(echo), clock), base)
    async with serving(serves):
        (hook,) = serves.receivers
        zalo.fail("cs", failed(-211))
        await ask(hook, zalo, LAN, AN)
        zalo.fail("cs", failed(-211))
        await ask(hook, zalo, MINH, AN)
        await zalo.until(lambda: len(zalo.texts(AN)) == 2)
    assert (zalo.texts(LAN), zalo.texts(MINH)) == ([], [])


async def test_what_is_asked_before_consent_is_answered_after_it(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, log: list[Any]
) -> None:
    serves = account(zalo, office(base, Handler(echo), clock), base)
    async with serving(serves):
        for text in ("một", "hai"):
            await post(serves.receivers[0], said(text))
        await logged(log, "answer waits")
        await consented(zalo, base)
        await passing(clock, lambda: len(zalo.texts()) == 2)
    assert zalo.texts() == ["Đã nghe: một", "Đã nghe: hai"]
    assert told(log) == ["answer waits", "answer waits no more"]


FAULTS = [
    [bot_failed(500, status=500)] * 5,
    [bot_failed(401, "Unauthorized")],
    [Fault(502, page="<html>")] * 30,
]


@pytest.mark.parametrize("faults", FAULTS)
async def test_what_a_zalo_bot_could_not_answer_for_a_while_is_answered_later(
    base: KnowledgeBase, clock: Clock, log: list[Any], faults: list[Fault]
) -> None:
    async with PlatformServer() as server:
        server.fail("sendMessage", *faults)
        parts = office(base, Handler(echo), clock)
        async with serving(PlatformChannel(platform_config(server), parts)):
            await server.say("một")
            await passing(clock, lambda: bool(server.texts()))
    assert server.texts() == ["Đã nghe: một"]
    assert len(server.of("sendMessage")) == len(faults) + 1
    assert told(log) == ["answer waits", "answer waits no more"]


async def test_of_an_answer_in_pages_what_is_out_is_not_sent_again_after_a_restart_either(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, log: list[Any]
) -> None:
    await consented(zalo, base)
    for run in (1, 2):
        serves = account(zalo, office(base, Handler(three_pages), clock), base)
        zalo.fail("cs", None, failed(-211))
        async with serving(serves):
            await post(serves.receivers[0], ASKED)
            await waiting(log, run)
            assert len(zalo.texts()) == run
            if run == 2:
                clock.seconds += 3600
                await zalo.until(lambda: len(zalo.texts()) == 3)
    assert [text[:4] for text in zalo.texts()] == ["1 xx", "2 xx", "3 xx"]


async def test_a_message_that_zalo_fails_at_while_it_takes_others_is_given_up(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, log: list[Any]
) -> None:
    await consented(zalo, base)
    zalo.closed[LAN] = -999
    serves = account(zalo, office(base, Handler(echo), clock), base)
    async with serving(serves):
        (hook,) = serves.receivers
        await post(hook, said("hỏng"))
        await passing(clock, lambda: len(zalo.of("cs")) > 30)
        assert told(log) == ["answer waits"]
        await post(hook, said("khác", MINH))
        await passing(clock, lambda: "answer given up" in told(log))
        zalo.closed.clear()
        await post(hook, said("sau"))
        await zalo.shows("sau")
    assert zalo.texts() == ["Đã nghe: sau"]


async def test_what_waited_for_longer_than_the_window_is_dropped_and_the_next_is_answered(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, log: list[Any]
) -> None:
    await consented(zalo, base)
    for age, text in ((1, "quá lâu"), (0, "còn kịp")):
        came = NOW - datetime.timedelta(seconds=WORTH_SECONDS + age)
        await came_at(base, came).put(CHANNEL, [Arrival(text, LAN, said(text))])
    serves = account(zalo, office(base, Handler(echo), clock), base)
    async with serving(serves):
        await zalo.shows("còn kịp")
    assert zalo.texts() == ["Đã nghe: còn kịp"]
    (dropped,) = [one for one in log if "update dropped" in one["event"]]
    assert (dropped["channel"], dropped["seconds"]) == (CHANNEL, WORTH_SECONDS + 1)


async def test_what_is_out_is_not_sent_again_where_what_it_left_cannot_be_kept(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, log: list[Any]
) -> None:
    failures = [OperationalError("insert", None, Exception("locked"))]
    kept: list[Sequence[Order]] = []

    async def keep(left: Sequence[Order]) -> None:
        if failures:
            raise failures.pop()
        kept.append(left)

    await consented(zalo, base)
    parts = replace(office(base, Handler(echo), clock), keep=keep)
    serves = account(zalo, parts, base)
    async with serving(serves):
        for text in ("một", "hai"):
            await post(serves.receivers[0], said(text))
        await passing(clock, lambda: len(kept) == 2)
    assert zalo.texts() == ["Đã nghe: một", "Đã nghe: hai"]


@pytest.mark.parametrize(
    ("table", "work"),
    [("inbox", "what is answered is noted"), ("deliveries", "held posts go out")],
)
async def test_what_is_out_is_not_sent_again_where_the_store_fails_behind_it(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, log: list[Any], table: str, work: str
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(request: Request) -> Reply:
        begun.set()
        await go_on.wait()
        return await echo(request)

    await consented(zalo, base)
    serves = account(zalo, office(base, Handler(slow), clock), base)
    async with serving(serves):
        (hook,) = serves.receivers
        await post(hook, said("một"))
        await begun.wait()
        async with without(base._database, table):
            go_on.set()
            await zalo.shows("một")
            await tells(log, event="store fails", work=work)
        await post(hook, said("hai"))
        await zalo.shows("hai")
    assert zalo.texts() == ["Đã nghe: một", "Đã nghe: hai"]
