"""One-time passes to the administrators' page, and the sessions that they open.

The store knows the hash of a pass alone, so who reads the store cannot come in.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from knowledge.administering.audit import Deed, trace
from knowledge.publishing.editors import Person
from knowledge.store.schema import passes

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from knowledge.store.database import Database

PASS_SECONDS = 10 * 60
SESSION_SECONDS = 8 * 60 * 60
_BYTES = 32

_SESSION = select(passes.c.channel, passes.c.person).where(
    passes.c.id == bindparam("id"), passes.c.used_at > bindparam("since")
)


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who came in; `id` is never given twice."""

    id: int
    person: Person


class Passes:
    """Gives out passes, each good once and for ten minutes; a session lasts eight hours.

    A person has one pass at a time: a new one takes the place of one that was not used.
    """

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def issue(self, person: Person) -> str:
        """A new pass: 256 random bits, as an address can carry them."""
        token, now = secrets.token_urlsafe(_BYTES), self._seconds()
        row = {
            "digest": _digest(token),
            "channel": person.channel,
            "person": person.id,
            "expires_at": now + PASS_SECONDS,
        }
        is_theirs = (passes.c.channel == person.channel) & (passes.c.person == person.id)
        is_unused = is_theirs & passes.c.used_at.is_(None)
        is_over = passes.c.expires_at < now - SESSION_SECONDS
        async with self._database.write() as connection:
            await connection.execute(delete(passes).where(is_unused | is_over))
            await connection.execute(insert(passes).values(**row))
        return token

    async def spend(self, token: str) -> Session | None:
        """Open a session; None where the pass is none, was used, or is too old."""
        now = self._seconds()
        is_good = (
            passes.c.digest == _digest(token),
            passes.c.used_at.is_(None),
            passes.c.expires_at > now,
        )
        async with self._database.write() as connection:
            spent = update(passes).where(*is_good).values(used_at=now).returning(*passes.c)
            row = (await connection.execute(spent)).first()
            if row is None:
                return None
            person = Person(row.channel, row.person)
            await trace(connection, now, person, Deed.ENTERED)
            return Session(row.id, person)

    async def session(self, id_: int) -> Session | None:
        """The session of an id, None where it has ended."""
        row = await self._database.first(
            _SESSION, {"id": id_, "since": self._seconds() - SESSION_SECONDS}
        )
        return Session(id_, Person(*row)) if row else None

    async def end(self, session: Session) -> None:
        """End a session, wherever its cookie is."""
        async with self._database.write() as connection:
            await connection.execute(delete(passes).where(passes.c.id == session.id))
            await trace(connection, self._seconds(), session.person, Deed.LEFT)

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
