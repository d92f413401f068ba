"""Single statements and small units of work: as transactions are, over both engines."""

from __future__ import annotations

import asyncio
import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from knowledge.store.database import replacing
from knowledge.store.schema import conversations, directives
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from knowledge.store.database import Database

ADDED = insert(directives)
HELD = select(directives.c.id).where(directives.c.citation == bindparam("citation"))
STATE = select(conversations.c.state, conversations.c.updated_at)
FIXED = select(directives.c.id).where(directives.c.citation == "04-NQ/TU")
HERE = {"channel": "telegram", "chat": "1", "person": "1"}
AT = datetime.datetime(2026, 11, 26, 2, 30, 15, 250_000, tzinfo=datetime.UTC)


async def test_a_unit_is_kept_as_a_whole(database: Database) -> None:
    await database.run((ADDED, {"citation": "04-NQ/TU"}), (ADDED, {"citation": "05-CT/TU"}))
    assert [citation for _, citation in await rows(database, directives)] == [
        "04-NQ/TU",
        "05-CT/TU",
    ]


async def test_of_a_unit_that_fails_nothing_is_kept(database: Database) -> None:
    await database.run((ADDED, {"citation": "04-NQ/TU"}))
    held = await database.first(HELD, {"citation": "04-NQ/TU"})
    assert held is not None
    twice = (ADDED, {"id": held[0], "citation": "06-NQ/TU"})
    with pytest.raises(IntegrityError):
        await database.run((ADDED, {"citation": "05-CT/TU"}), twice)
    assert len(await rows(database, directives)) == 1


async def test_after_a_unit_that_failed_the_next_one_goes_on(database: Database) -> None:
    twice = (ADDED, {"id": 1, "citation": "04-NQ/TU"})
    with pytest.raises(IntegrityError):
        await database.run(twice, twice)
    await database.run(twice)
    assert await rows(database, directives) == [(1, "04-NQ/TU")]


async def test_values_come_back_as_they_went(database: Database, other: Database) -> None:
    state = {"lời": ["dân vận khéo", None, 1.5]}
    await database.run((replacing(conversations), HERE | {"state": state, "updated_at": AT}))
    found = await other.first(STATE)
    assert found is not None
    kept, at = found
    assert kept == state
    assert at.replace(tzinfo=at.tzinfo or datetime.UTC) == AT


async def test_values_of_the_statement_itself_count(database: Database) -> None:
    assert await database.first(FIXED) is None
    await database.run((ADDED, {"citation": "04-NQ/TU"}))
    assert await database.first(FIXED) is not None


async def test_a_value_that_is_missing_is_an_error(database: Database) -> None:
    with pytest.raises(Exception, match="citation"):
        await database.first(HELD, {})


async def test_who_reads_waits_for_no_writer(database: Database, other: Database) -> None:
    async with other.write() as connection:
        await connection.execute(ADDED.values(citation="04-NQ/TU"))
        waiting = asyncio.create_task(database.run((ADDED, {"citation": "05-CT/TU"})))
        assert await database.first(HELD, {"citation": "04-NQ/TU"}) is None
        assert not waiting.done()
    await waiting
    assert len(await rows(database, directives)) == 2


async def test_units_of_many_at_once_are_all_kept(database: Database) -> None:
    many = [(ADDED, {"citation": f"{number:02}-NQ/TU"}) for number in range(50)]
    await asyncio.gather(*(database.run(one) for one in many))
    assert len(await rows(database, directives)) == 50
