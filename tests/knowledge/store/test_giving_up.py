"""A task that is cancelled, at whatever point, leaves neither a lock nor a thread behind."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, text

from knowledge.store import schema
from knowledge.store.database import open_database

if TYPE_CHECKING:
    from knowledge.store.database import Database

POINTS = range(40)
"""Turns of the event loop after which a task is cancelled."""
PATIENCE = 5
COUNT = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
SELECT count(*) FROM n
"""


async def work(database: Database) -> int:
    """A write that has something to wait for; what it counts."""
    async with database.write() as connection:
        await connection.execute(insert(schema.directives).values(citation="04-NQ/TU"))
        return int((await connection.execute(text(COUNT))).scalar_one())


async def give_up(database: Database, turns: int) -> None:
    """Begin to write, and be cancelled after that many turns of the loop."""
    task = asyncio.create_task(work(database))
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])


def workers() -> set[threading.Thread]:
    """The threads that SQLite is visited in."""
    return {it for it in threading.enumerate() if "_connection_worker" in it.name}


async def test_a_write_that_is_given_up_leaves_no_lock(url: str, other: Database) -> None:
    for turns in POINTS:
        database = await open_database(url)
        await give_up(database, turns)
        await database.close()
        async with asyncio.timeout(PATIENCE):
            assert await work(other) == 10_000


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_nothing_goes_on_behind_a_closed_store(url: str) -> None:
    before = workers()
    for turns in POINTS:
        database = await open_database(url)
        await give_up(database, turns)
        await database.close()
        assert workers() == before
