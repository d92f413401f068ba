"""The audit log: who changed what, written in the transaction that makes the change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from knowledge.store.schema import audit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.publishing.editors import Person
    from knowledge.store.database import Database

_KEPT = 2 * 365 * 24 * 60 * 60
_LONGEST = 500


class Deed(StrEnum):
    """What somebody did."""

    ENTERED = "entered"
    LEFT = "left"
    TAUGHT = "taught"
    UNTAUGHT = "untaught"
    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RESENT = "resent"
    APPOINTED = "appointed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Trace:
    """A row of the log.

    `who` is as `telegram:123`, `erased-4` of somebody who had their name erased, "" where nobody
    is known; `about` is in words.
    """

    id: int
    at: int
    who: str
    deed: Deed
    about: str


class Audit:
    """The log, read; rows are only ever added, and go after two years."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def latest(self, count: int, before: int = 0) -> tuple[Trace, ...]:
        """The newest rows, newest first; those before the row of an id where that is given."""
        query = select(audit).order_by(audit.c.id.desc()).limit(count)
        if before:
            query = query.where(audit.c.id < before)
        async with self._database.read() as connection:
            return tuple(
                Trace(row.id, row.done_at, row.who, Deed(row.deed), row.about)
                for row in await connection.execute(query)
            )

    async def forget(self) -> None:
        """Erase what is older than two years."""
        old = delete(audit).where(audit.c.done_at < int(self._now().timestamp()) - _KEPT)
        async with self._database.write() as connection:
            await connection.execute(old)


async def trace(
    connection: AsyncConnection, at: int, who: Person | str | None, deed: Deed, about: object = ""
) -> None:
    """Write a row, in the transaction of what it tells."""
    row = {"done_at": at, "who": str(who or ""), "deed": deed.value, "about": str(about)[:_LONGEST]}
    await connection.execute(insert(audit).values(**row))


async def unname(connection: AsyncConnection, who: str) -> None:
    """Take a name out of the log; what the person did stays, as done by one and the same."""
    first = await connection.scalar(select(func.min(audit.c.id)).where(audit.c.who == who))
    theirs = update(audit).where(audit.c.who == who)
    await connection.execute(theirs.values(who=f"erased-{first}"))
    of_them = update(audit).where(audit.c.about == who)
    await connection.execute(of_them.values(about=""))
