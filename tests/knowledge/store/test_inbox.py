"""The inbox: what was acknowledged is kept until it is done, and known when it comes again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from knowledge.store.inbox import MARK_DAYS, Arrival, Inbox
from knowledge.store.schema import inbox as table
from tests.knowledge.publishing.office import Clock
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from knowledge.store.database import Database
    from knowledge.store.inbox import Letter

BODY = {"text": "Nghị quyết 04-NQ/TU", "sâu": [1, None]}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox(database: Database, clock: Clock) -> Inbox:
    return Inbox(database, clock)


async def put(inbox: Inbox, mark: str, chat: str = "lan", **body: Any) -> bool:
    (is_new,) = await inbox.put("zalo", [Arrival(mark, chat, body or BODY)])
    return is_new


def told(letters: list[Letter]) -> list[tuple[str, int]]:
    return [(letter.chat, letter.body["n"]) for letter in letters]


async def test_an_update_stays_until_it_is_done_whatever_process_took_it(
    inbox: Inbox, other: Database, clock: Clock
) -> None:
    assert await put(inbox, "m1")
    (first,) = await inbox.take("zalo", 5)
    (again,) = await Inbox(other, clock).take("zalo", 5)
    assert (first.body, first.tries, again.tries) == (BODY, 1, 2)
    await inbox.done(first)
    assert await inbox.take("zalo", 5) == []


async def test_the_same_mark_is_taken_once_whoever_brings_it(
    inbox: Inbox, other: Database, clock: Clock
) -> None:
    beside = Inbox(other, clock)
    brought = [put(one, "m1") for one in (inbox, beside) * 3]
    assert sorted(await asyncio.gather(*brought)) == [False] * 5 + [True]
    (letter,) = await inbox.take("zalo", 5)
    await inbox.done(letter)
    assert not await put(beside, "m1")
    assert await inbox.put("zalooa", [Arrival("m1", "lan", BODY)]) == [True]


async def test_a_chat_gives_one_update_at_a_time_in_order(inbox: Inbox) -> None:
    for number, chat in enumerate(("lan", "lan", "minh", "lan", "an")):
        await put(inbox, f"m{number}", chat, n=number)
    assert told(await inbox.take("zalo", 2)) == [("lan", 0), ("minh", 2)]
    first, *_ = await inbox.take("zalo", 1, {"minh"})
    await inbox.done(first)
    assert told(await inbox.take("zalo", 5, {"minh"})) == [("lan", 1), ("an", 4)]
    assert await inbox.take("zalooa", 5) == []


async def test_what_was_put_back_is_taken_as_the_first_time_and_tells_what_of_it_is_out(
    inbox: Inbox, clock: Clock
) -> None:
    await put(inbox, "m1")
    await inbox.take("zalo", 1)
    (letter,) = await inbox.take("zalo", 1)
    assert (letter.tries, letter.out, letter.age) == (2, 0, 0)
    await inbox.put_back(letter, 3)
    clock.advance(seconds=90)
    (again,) = await inbox.take("zalo", 1)
    assert (again.body, again.tries, again.out, again.age) == (BODY, 1, 3, 90)


async def test_of_what_is_done_only_a_mark_is_left_which_tells_nothing(
    inbox: Inbox, database: Database
) -> None:
    await put(inbox, "lan/m1")
    await inbox.done((await inbox.take("zalo", 1))[0])
    (row,) = await rows(database, table)
    assert "lan" not in str(row)
    assert "04-NQ/TU" not in str(row)


async def test_marks_are_forgotten_and_waiting_updates_are_not(inbox: Inbox, clock: Clock) -> None:
    await put(inbox, "m1", n=1)
    await inbox.done((await inbox.take("zalo", 1))[0])
    await put(inbox, "m2", n=2)
    clock.advance(days=MARK_DAYS)
    await inbox.forget()
    assert not await put(inbox, "m1", n=1)
    clock.advance(seconds=1)
    await inbox.forget()
    assert await put(inbox, "m1", n=1)
    assert told(await inbox.take("zalo", 1)) == [("lan", 2)]


async def test_many_are_kept_at_once_each_mark_once(inbox: Inbox) -> None:
    await put(inbox, "m2")
    marks = ("m1", "m2", "m3", "m1", "m3")
    arrivals = [Arrival(mark, f"chat {at}", {"n": at}) for at, mark in enumerate(marks)]
    assert await inbox.put("zalo", arrivals) == [True, False, True, False, False]
    assert [letter.chat for letter in await inbox.take("zalo", 9)] == ["lan", "chat 0", "chat 2"]
    assert await inbox.put("zalo", []) == []


async def test_what_waits_is_given_in_order_and_goes_with_its_mark_or_its_time(
    inbox: Inbox, clock: Clock, database: Database
) -> None:
    await put(inbox, "cũ", n=0)
    clock.advance(hours=2)
    for number in (1, 2, 3):
        await put(inbox, f"m{number}", n=number)
    await inbox.drop("zalo", "m2")
    assert [body["n"] for body in await inbox.waiting("zalo", 3600)] == [1, 3]
    assert await put(inbox, "m2", n=2)
    assert len(await rows(database, table)) == 3
