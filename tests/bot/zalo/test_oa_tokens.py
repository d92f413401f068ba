"""Tokens that work once: changed by one process at a time, written before use, lost loudly."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.zalo.errors import CallFailed, ConsentNeeded
from bot.zalo.oa.config import CHANNEL
from knowledge.base import KnowledgeBase
from knowledge.store.database import open_database
from tests.bot.zalo.conftest import logged
from tests.bot.zalo.oa import consented, tokens
from tests.knowledge.publishing.office import Clock
from tests.zalo_double import DROP, PATIENCE, STALL, Fault
from tests.zalo_oa import LIFE, OaServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from knowledge.store.database import Database

REFRESHING = Path(__file__).with_name("refreshing.py")


@pytest.fixture
async def zalo() -> AsyncIterator[OaServer]:
    async with OaServer() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'danvan.db'}"


@pytest.fixture
async def base(url: str, clock: Clock) -> AsyncIterator[KnowledgeBase]:
    database = await open_database(url)
    yield KnowledgeBase(database, clock)
    await database.close()


@pytest.fixture
async def beside(base: KnowledgeBase, url: str) -> AsyncIterator[Database]:
    """The same store, opened a second time."""
    database = await open_database(url)
    yield database
    await database.close()


async def kept(base: KnowledgeBase) -> tuple[str, str] | None:
    pair = await base.credentials(CHANNEL).read()
    return (pair.access_token, pair.refresh_token) if pair else None


async def test_a_good_token_is_used_as_it_is(zalo: OaServer, base: KnowledgeBase) -> None:
    held = await consented(zalo, base)
    assert await held.current() == "access-0"
    assert zalo.calls == []


async def test_a_token_is_changed_before_it_ends(
    zalo: OaServer, base: KnowledgeBase, clock: Clock
) -> None:
    held = await consented(zalo, base)
    clock.advance(seconds=LIFE - 3601)
    assert await held.current() == "access-0"
    clock.advance(seconds=1)
    assert await held.current() == "access-1"
    assert await kept(base) == ("access-1", "refresh-1")
    clock.advance(seconds=LIFE - 3601)
    assert await held.current() == "access-1"
    (call,) = zalo.of("access_token")
    assert call.headers["content-type"] == "application/x-www-form-urlencoded"


async def test_a_hundred_who_need_another_token_ask_once(
    zalo: OaServer, base: KnowledgeBase
) -> None:
    held = await consented(zalo, base)
    given = await asyncio.gather(*(held.renewed("access-0") for _ in range(100)))
    assert set(given) == {"access-1"}
    assert len(zalo.of("access_token")) == 1


async def test_two_processes_that_need_another_token_ask_once(
    zalo: OaServer, base: KnowledgeBase, beside: Database, clock: Clock
) -> None:
    held = await consented(zalo, base)
    other = tokens(zalo, KnowledgeBase(beside, clock))
    given = await asyncio.gather(*(one.renewed("access-0") for one in (held, other) * 5))
    assert set(given) == {"access-1"}
    assert len(zalo.of("access_token")) == 1


async def test_real_processes_that_need_another_token_ask_once(
    zalo: OaServer, base: KnowledgeBase, url: str
) -> None:
    await consented(zalo, base)
    running = [await refreshing(zalo, url) for _ in range(2)]
    async with asyncio.timeout(PATIENCE):
        ended = [await one.communicate() for one in running]
    assert [out.decode().splitlines()[-1] for out, _ in ended] == ["access-1", "access-1"]
    assert len(zalo.of("access_token")) == 1


async def refreshing(zalo: OaServer, url: str) -> asyncio.subprocess.Process:
    """A process that changes the token `access-0`, prints the next, and ends."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        REFRESHING,
        url,
        zalo.url,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )


async def killed_while_refreshing(zalo: OaServer, url: str) -> None:
    process = await refreshing(zalo, url)
    await zalo.called("access_token")
    process.send_signal(signal.SIGKILL)
    await process.wait()


async def test_a_kill_before_zalo_changed_anything_costs_nothing(
    zalo: OaServer, base: KnowledgeBase, url: str, log: list[Any]
) -> None:
    held = await consented(zalo, base)
    zalo.fail("access_token", STALL)
    await killed_while_refreshing(zalo, url)
    pair = await base.credentials(CHANNEL).read()
    assert pair is not None
    assert pair.refreshing_since is not None
    assert await held.renewed("access-0") == "access-1"
    assert [one["log_level"] for one in log if "begun and not ended" in one["event"]] == ["warning"]


async def test_a_kill_between_zalos_answer_and_the_store_is_an_alarm_and_consent_mends_it(
    zalo: OaServer, base: KnowledgeBase, url: str, log: list[Any]
) -> None:
    held = await consented(zalo, base)
    zalo.stalls = True
    await killed_while_refreshing(zalo, url)
    assert (zalo.access, zalo.refresh) == ("access-1", "refresh-1")
    zalo.stalls = False
    for _ in range(3):
        with pytest.raises(ConsentNeeded):
            await held.renewed("access-0")
    assert len(zalo.of("access_token")) == 3
    assert [one["why"] for one in log if one["log_level"] == "critical"] == [
        "-14020: Invalid refresh token"
    ]
    await consented(zalo, base)
    assert await held.current() == "access-1"
    assert await held.renewed("access-1") == "access-2"


async def test_a_lost_pair_is_tried_once_more_in_an_hour(
    zalo: OaServer, base: KnowledgeBase, clock: Clock
) -> None:
    """The refusal may have been of the settings, which an owner mends without a word."""
    await consented(zalo, base)
    wrong = tokens(zalo, base, secret="wrong")
    with pytest.raises(ConsentNeeded):
        await wrong.renewed("access-0")
    mended = tokens(zalo, base)
    assert await mended.renewed("access-0") == "access-1"


async def test_a_token_that_has_not_ended_is_used_while_no_other_can_be_had(
    zalo: OaServer, base: KnowledgeBase, clock: Clock
) -> None:
    held = await consented(zalo, base, lasts=3000)
    zalo.fail("access_token", DROP, Fault(502, page="<html>"), Fault(500, {"error": -1}))
    for _ in range(3):
        assert await held.current() == "access-0"
    clock.advance(seconds=3001)
    zalo.fail("access_token", DROP)
    with pytest.raises(CallFailed) as failed:
        await held.current()
    assert not isinstance(failed.value, ConsentNeeded)
    assert await held.current() == "access-1"


async def test_where_zalo_was_not_reached_nothing_was_begun(
    base: KnowledgeBase, log: list[Any]
) -> None:
    async with OaServer() as gone:
        held = await consented(gone, base)
    with pytest.raises(CallFailed):
        await held.renewed("access-0")
    pair = await base.credentials(CHANNEL).read()
    assert pair is not None
    assert pair.refreshing_since is None


async def test_without_consent_that_is_said_once(
    zalo: OaServer, base: KnowledgeBase, log: list[Any]
) -> None:
    held = tokens(zalo, base)
    for _ in range(2):
        with pytest.raises(ConsentNeeded):
            await held.current()
        with pytest.raises(ConsentNeeded):
            await held.renewed("access-0")
    assert len([one for one in log if one["log_level"] == "critical"]) == 1


async def test_a_channel_changes_its_token_though_nobody_speaks(
    zalo: OaServer, base: KnowledgeBase, log: list[Any]
) -> None:
    held = await consented(zalo, base, lasts=60)
    keeping = asyncio.create_task(held.keep())
    await logged(log, "access token changed")
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    assert await kept(base) == ("access-1", "refresh-1")


async def test_no_token_is_in_a_log_or_an_error(
    zalo: OaServer, base: KnowledgeBase, log: list[Any]
) -> None:
    held = await consented(zalo, base)
    zalo.refresh = "used up"
    with pytest.raises(ConsentNeeded) as needed:
        await held.renewed("access-0")
    assert "refresh-0" not in f"{log}{needed.value!r}"
    assert "access-0" not in f"{log}{needed.value!r}"
