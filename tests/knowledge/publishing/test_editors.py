"""Who may publish: owners by the settings, editors by the owners."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.editors import Editors, Person

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Office

OWNER, LAN, MINH = (Person("telegram", id_) for id_ in ("1", "2", "3"))


@pytest.fixture
def editors(office: Office) -> Editors:
    return Editors(office.database, office.clock, frozenset({OWNER}))


def test_a_person_is_written_as_in_settings() -> None:
    assert str(Person("telegram", "123")) == "telegram:123"


async def test_owners_may_publish_and_strangers_may_not(editors: Editors) -> None:
    assert await editors.may_publish(OWNER)
    assert not await editors.may_publish(LAN)
    assert not await editors.may_publish(Person("zalo", OWNER.id))
    assert await editors.all() == ()


async def test_an_editor_is_added_once_and_removed_once(editors: Editors, office: Office) -> None:
    assert [await editors.add(LAN, OWNER) for _ in range(2)] == [True, False]
    office.clock.advance(seconds=1)
    assert await editors.add(MINH, OWNER)
    assert await editors.all() == (LAN, MINH)
    assert await editors.may_publish(LAN)
    assert [await editors.remove(LAN) for _ in range(2)] == [True, False]
    assert not await editors.may_publish(LAN)
    assert await editors.all() == (MINH,)


async def test_an_owner_is_no_editor(editors: Editors) -> None:
    assert not await editors.add(OWNER, OWNER)
    assert not await editors.remove(OWNER)
    assert await editors.may_publish(OWNER)


async def test_an_editor_who_becomes_an_owner_is_listed_no_more(
    editors: Editors, office: Office
) -> None:
    await editors.add(LAN, OWNER)
    later = Editors(office.database, office.clock, frozenset({OWNER, LAN}))
    assert await later.all() == ()


async def test_two_owners_who_add_one_person_at_once_add_one(
    editors: Editors, beside: Office
) -> None:
    others = Editors(beside.database, beside.clock, frozenset({OWNER}))
    added = await asyncio.gather(*(one.add(LAN, OWNER) for one in (editors, others) * 3))
    assert sorted(added) == [False] * 5 + [True]
