"""What people may choose by number: the last reply's choices, and those of what came since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.records import Records
from knowledge.store.menus import Choice, Menus, Place
from knowledge.store.schema import menus as table
from tests.knowledge.publishing.office import Clock
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from knowledge.store.database import Database

HERE = Place("zalo", "lan", "lan")
SHOWN = (Choice(1, "Nhiệm vụ 8", "s:t:8"), Choice(12, "Trang sau ▶", "p::1"))
NEWS = (Choice(0, "Hỏi bot về bài này", "s:a:1"), Choice(0, "🔕 Tạm ngừng nhận", "f::mute"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def menus(database: Database, clock: Clock) -> Menus:
    return Menus(database, clock)


async def test_the_last_choices_take_the_place_of_those_before(
    menus: Menus, other: Database, clock: Clock
) -> None:
    await menus.put(HERE, NEWS)
    await menus.put(HERE, SHOWN)
    assert await Menus(other, clock).of(HERE) == SHOWN
    await menus.put(HERE, ())
    assert await menus.of(HERE) == ()


@pytest.mark.parametrize(
    "elsewhere",
    [Place("zalooa", "lan", "lan"), Place("zalo", "nhóm", "lan"), Place("zalo", "lan", "")],
)
async def test_choices_are_of_a_channel_a_chat_and_a_person(menus: Menus, elsewhere: Place) -> None:
    await menus.put(HERE, SHOWN)
    assert await menus.of(elsewhere) == ()


async def test_what_comes_since_has_numbers_that_nothing_else_has(menus: Menus) -> None:
    await menus.put(HERE, SHOWN)
    added = await menus.add(HERE, NEWS)
    assert [one.number for one in added] == [13, 14]
    assert await menus.of(HERE) == (*SHOWN, *added)


async def test_numbers_begin_anew_after_hours(menus: Menus, clock: Clock) -> None:
    await menus.put(HERE, SHOWN)
    clock.advance(hours=12)
    assert (await menus.add(HERE, NEWS))[0].number == 13
    clock.advance(hours=12, seconds=1)
    assert [one.number for one in await menus.add(HERE, NEWS)] == [1, 2]


async def test_numbers_stay_short(menus: Menus) -> None:
    numbers = [(await menus.add(HERE, NEWS))[-1].number for _ in range(100)]
    assert max(numbers) == 60


async def test_what_was_offered_long_ago_is_forgotten(
    menus: Menus, clock: Clock, database: Database
) -> None:
    await menus.put(HERE, SHOWN)
    clock.advance(days=30)
    await menus.forget()
    assert await menus.of(HERE) == SHOWN
    clock.advance(seconds=1)
    await menus.forget()
    assert await rows(database, table) == []


async def test_erasing_a_person_erases_their_choices(menus: Menus, database: Database) -> None:
    for place in (HERE, Place("zalo", "nhóm", "lan"), Place("zalo", "minh", "minh")):
        await menus.put(place, SHOWN)
    assert (await Records(database).of("zalo", "lan")).conversations == 2
    await Records(database).erase("zalo", "lan")
    assert [row[1] for row in await rows(database, table)] == ["minh"]
