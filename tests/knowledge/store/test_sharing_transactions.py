"""Small writes share transactions, and are none the less on their own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from knowledge.store.schema import keys
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database
    from knowledge.store.group import Work


def adding(name: str) -> Work[str]:
    async def add(connection: AsyncConnection) -> str:
        await connection.execute(insert(keys).values(name=name, secret="x"))
        return name

    return add


async def test_each_gets_its_own_result_once_it_is_written(database: Database) -> None:
    names = [f"số {number}" for number in range(20)]
    assert await asyncio.gather(*(database.share(adding(name)) for name in names)) == names
    assert len(await rows(database, keys)) == 20


async def test_those_of_a_moment_share_a_transaction(database: Database) -> None:
    seen = set()

    async def look(connection: AsyncConnection) -> None:
        seen.add(id(connection))

    await asyncio.gather(*(database.share(look) for _ in range(20)))
    assert len(seen) <= 2


async def test_one_that_fails_takes_no_other_along(database: Database) -> None:
    works = [adding("a"), adding("b"), adding("a"), adding("c")]
    results = await asyncio.gather(
        *(database.share(work) for work in works), return_exceptions=True
    )
    assert [result for result in results if isinstance(result, str)] == ["a", "b", "c"]
    assert isinstance(results[2], IntegrityError)
    assert [row[0] for row in await rows(database, keys)] == ["a", "b", "c"]


async def test_who_stops_waiting_stops_nobody(database: Database) -> None:
    first = asyncio.create_task(database.share(adding("a")))
    second = asyncio.create_task(database.share(adding("b")))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == "b"
    with pytest.raises(asyncio.CancelledError):
        await first
    assert await database.share(adding("c")) == "c"
