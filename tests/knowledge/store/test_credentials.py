"""Pairs of tokens: the newest counts, what is done to a pair that is gone does nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.store.credentials import Credentials, Pair
from tests.knowledge.publishing.office import Clock

if TYPE_CHECKING:
    from knowledge.store.database import Database

LASTS = 90_000


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(database: Database, clock: Clock) -> Credentials:
    return Credentials(database, clock, "zalooa")


async def test_a_new_pair_takes_the_place_of_the_one_before(
    kept: Credentials, other: Database, clock: Clock
) -> None:
    assert await kept.read() is None
    await kept.save("access-1", "refresh-1", LASTS)
    clock.advance(hours=1)
    pair = await kept.save("access-2", "refresh-2", LASTS)
    assert pair == Pair("access-2", "refresh-2", clock.seconds + LASTS, clock.seconds)
    assert await Credentials(other, clock, "zalooa").read() == pair
    assert await Credentials(other, clock, "elsewhere").read() is None


async def test_an_intent_is_there_until_there_is_a_new_pair(
    kept: Credentials, clock: Clock
) -> None:
    pair = await kept.save("access-1", "refresh-1", LASTS)
    await kept.intend(pair)
    assert await kept.read() == replace(pair, refreshing_since=clock.seconds)
    await kept.relent(pair)
    assert await kept.read() == pair
    await kept.intend(pair)
    new = await kept.save("access-2", "refresh-2", LASTS)
    assert (await kept.read()) == new


async def test_what_is_learnt_of_an_old_pair_does_not_touch_the_new_one(kept: Credentials) -> None:
    old = await kept.save("access-1", "refresh-1", LASTS)
    new = await kept.save("access-2", "refresh-2", LASTS)
    await kept.intend(old)
    await kept.lose(old)
    assert await kept.read() == new
    await kept.lose(new)
    assert await kept.read() == replace(new, is_lost=True)


def test_tokens_are_not_printed() -> None:
    assert "bí-mật" not in repr(Pair("bí-mật-1", "bí-mật-2", 1, 1))
