"""Phrases that administrators taught the meaning of; every process answers by them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from knowledge.administering.audit import Deed, trace
from knowledge.answering.taught import Teaching, phrase_key
from knowledge.search.lexicon import Kind
from knowledge.store.reading import next_revision
from knowledge.store.schema import revisions, taught

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.publishing.editors import Person
    from knowledge.store.database import Database


class Teachings:
    """What is taught; a phrase has one meaning, and teaching it again changes that."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def teach(self, phrase: str, kind: Kind, id_: int, by: Person, name: str = "") -> None:
        """Let a phrase mean an entity; `name` is what the audit log calls the entity."""
        key, now = phrase_key(phrase), int(self._now().timestamp())
        row = {
            "phrase": key,
            "typed": phrase,
            "kind": kind.value,
            "target_id": id_,
            "taught_by": str(by),
            "taught_at": now,
        }
        async with self._database.write() as connection:
            await connection.execute(delete(taught).where(taught.c.phrase == key))
            await connection.execute(insert(taught).values(**row))
            await _count(connection)
            about = f"“{phrase}” → {name or f'{kind.value} {id_}'}"
            await trace(connection, now, by, Deed.TAUGHT, about)

    async def unteach(self, phrase: str, by: Person) -> bool:
        """Let a phrase mean nothing of its own again; tell whether it did."""
        is_it = taught.c.phrase == phrase_key(phrase)
        async with self._database.write() as connection:
            if not (await connection.execute(delete(taught).where(is_it))).rowcount:
                return False
            await _count(connection)
            now = int(self._now().timestamp())
            await trace(connection, now, by, Deed.UNTAUGHT, f"“{phrase}”")
            return True


async def read_teachings(database: Database) -> tuple[Teaching, ...]:
    """Everything that is taught, newest first."""
    query = select(taught).order_by(taught.c.taught_at.desc(), taught.c.phrase)
    async with database.read() as connection:
        return tuple(
            Teaching(row.typed, Kind(row.kind), row.target_id, row.taught_by, row.taught_at)
            for row in await connection.execute(query)
        )


async def _count(connection: AsyncConnection) -> None:
    number = await next_revision(connection)
    await connection.execute(update(revisions).values(taught=number))
