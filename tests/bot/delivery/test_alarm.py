"""Owners hear, in a chat, that a service needs their consent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.alarm import Alarm
from bot.delivery.courier import Verdict
from knowledge.base import open_knowledge
from knowledge.publishing.editors import Person
from tests.bot.delivery.test_worker import Van
from tests.conftest import now

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.base import KnowledgeBase

OWNERS = frozenset({Person("telegram", "7"), Person("telegram", "8"), Person("zalo", "a")})


@pytest.fixture
async def base(tmp_path: Path) -> AsyncIterator[KnowledgeBase]:
    async with open_knowledge(f"sqlite:///{tmp_path / 'danvan.db'}", now, OWNERS) as base:
        yield base


def van(verdict: Verdict = Verdict.SENT) -> Van:
    made = Van(verdict)
    made.arrive.set()
    return made


async def lose(base: KnowledgeBase) -> None:
    credentials = base.credentials("zalooa")
    await credentials.lose(await credentials.save("access", "refresh", 90_000))


async def test_owners_of_the_channel_are_told_once_until_it_is_mended(base: KnowledgeBase) -> None:
    courier = van()
    alarm = Alarm(base, courier)
    await alarm.look()
    assert courier.began == []
    await lose(base)
    await alarm.look()
    await alarm.look()
    assert courier.began == ["7", "8"]
    assert all("Zalo OA" in one.text and "zalo-oa login" in one.text for one in courier.replies)
    await base.credentials("zalooa").save("access", "refresh", 90_000)
    await alarm.look()
    await lose(base)
    await alarm.look()
    assert courier.began == ["7", "8", "7", "8"]


async def test_an_owner_who_was_not_reached_is_told_again(base: KnowledgeBase) -> None:
    await lose(base)
    courier = van(Verdict.UNREACHED)
    alarm = Alarm(base, courier)
    await alarm.look()
    courier.verdict = Verdict.SENT
    await alarm.look()
    await alarm.look()
    assert courier.began == ["7", "8"] * 2


async def test_the_account_itself_tells_nobody(base: KnowledgeBase) -> None:
    await lose(base)
    courier = van()
    courier.channel = "zalooa"
    base.editors.owners = frozenset({Person("zalooa", "u1")})
    await Alarm(base, courier).look()
    assert courier.began == []
