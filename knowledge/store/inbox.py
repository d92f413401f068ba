"""Updates that were acknowledged and are still to be answered, and marks of those that were.

A channel acknowledges what it has put in here: a process that dies leaves it for the next one, and
what is sent again is known by its mark.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, literal_column, select, update

from knowledge.store.schema import inbox

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Sequence

    from sqlalchemy import ColumnElement, Select

    from knowledge.store.database import Database

MARK_DAYS = 30
"""For how long an update that is sent again is known."""

_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it comes; `mark` is the same when it comes again."""

    mark: str
    chat: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Letter:
    """An update in the inbox.

    Attributes:
        tries: how often it was taken out, this time included, since it came or was put back.
        out: how many messages of its answer are out.
        age: seconds since it came.
    """

    id: int
    chat: str
    body: dict[str, Any]
    tries: int
    out: int
    age: int


class Inbox:
    """The updates of every channel that needs it."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def put(self, channel: str, arrivals: Sequence[Arrival]) -> list[bool]:
        """Keep updates until they are done; for each, whether none of its mark came before."""
        marks = [_digest(one.mark) for one in arrivals]
        came = select(inbox.c.mark).where(inbox.c.channel == channel, inbox.c.mark.in_(marks))
        async with self._database.write() as connection:
            known = set(await connection.scalars(came))
            are_new = [
                mark not in known and mark not in marks[:at] for at, mark in enumerate(marks)
            ]
            rows = [
                self._row(channel, mark, arrival)
                for mark, arrival, is_new in zip(marks, arrivals, are_new, strict=True)
                if is_new
            ]
            if rows:
                await connection.execute(insert(inbox), rows)
        return are_new

    async def take(self, channel: str, count: int, busy: Collection[str] = ()) -> list[Letter]:
        """The first update of at most `count` chats, none of them `busy`, oldest first.

        They stay in the inbox until they are done; only one process may take those of a channel.
        """
        first = _first(channel, busy).limit(count)
        async with self._database.read() as connection:
            ids = list(await connection.scalars(first))
        if not ids:
            return []
        chosen = inbox.c.id.in_(ids)
        async with self._database.write() as connection:
            await connection.execute(update(inbox).where(chosen).values(tries=inbox.c.tries + 1))
            found = await connection.execute(select(inbox).where(chosen).order_by(inbox.c.id))
            now = self._seconds()
            return [
                Letter(row.id, row.chat, row.body, row.tries, row.out, now - row.received_at)
                for row in found
            ]

    async def put_back(self, letter: Letter, out: int) -> None:
        """Keep an update whose answer could not go out, but for `out` of its messages."""
        same = update(inbox).where(inbox.c.id == letter.id)
        async with self._database.write() as connection:
            await connection.execute(same.values(tries=0, out=out))

    async def done(self, letter: Letter) -> None:
        """Keep nothing of an update but its mark."""
        same = update(inbox).where(inbox.c.id == letter.id)
        async with self._database.write() as connection:
            await connection.execute(same.values(state="done", chat="", body={}))

    async def waiting(self, channel: str, seconds: int) -> list[dict[str, Any]]:
        """Every update that waits and came within so many seconds, oldest first; others go."""
        mine = (inbox.c.channel == channel, _is_waiting())
        old = inbox.c.received_at < self._seconds() - seconds
        async with self._database.write() as connection:
            await connection.execute(delete(inbox).where(*mine, old))
            found = select(inbox.c.body).where(*mine).order_by(inbox.c.id)
            return list(await connection.scalars(found))

    async def drop(self, channel: str, mark: str) -> None:
        """Keep nothing of an update, its mark included: it never comes again."""
        same = (inbox.c.channel == channel, inbox.c.mark == _digest(mark))
        async with self._database.write() as connection:
            await connection.execute(delete(inbox).where(*same))

    async def forget(self) -> None:
        """Drop the marks of updates that came long ago."""
        old = inbox.c.received_at < self._seconds() - MARK_DAYS * _DAY
        async with self._database.write() as connection:
            await connection.execute(delete(inbox).where(inbox.c.state == "done", old))

    def _row(self, channel: str, mark: str, arrival: Arrival) -> dict[str, Any]:
        received = {"state": "waiting", "tries": 0, "out": 0, "received_at": self._seconds()}
        what = {"chat": arrival.chat, "body": arrival.body}
        return {"channel": channel, "mark": mark, **what, **received}

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _digest(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()


def _first(channel: str, busy: Collection[str]) -> Select[tuple[int]]:
    first = func.min(inbox.c.id)
    waits: tuple[ColumnElement[bool], ...] = (inbox.c.channel == channel, _is_waiting())
    rows = select(first).where(*waits, inbox.c.chat.not_in(busy))
    return rows.group_by(inbox.c.chat).order_by(first)


def _is_waiting() -> ColumnElement[bool]:
    """In the very words of the partial index."""
    return inbox.c.state == literal_column("'waiting'")
