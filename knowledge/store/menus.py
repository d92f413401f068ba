"""What people were last offered to choose from, where a channel has no buttons of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from knowledge.store.schema import menus

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database

_FRESH = 12 * 60 * 60
"""Seconds after which new choices take the place of older ones rather than following them."""

_LASTS = 30 * 24 * 60 * 60
"""Seconds for which something can be chosen."""

_MOST = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: by its number, or by its label."""

    number: int
    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Place:
    """Whose choices they are: those of a person in a chat, or of anybody there (`person` "")."""

    channel: str
    chat: str
    person: str


class Menus:
    """The choices of each conversation."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def of(self, place: Place) -> tuple[Choice, ...]:
        """What there is to choose."""
        async with self._database.read() as connection:
            return (await _read(connection, place))[0]

    async def put(self, place: Place, choices: Sequence[Choice]) -> None:
        """Offer these instead of what was offered before."""
        async with self._database.write() as connection:
            await self._write(connection, place, choices)

    async def add(self, place: Place, choices: Sequence[Choice]) -> tuple[Choice, ...]:
        """Offer these too; they are given with the numbers that they got, which nothing else has.

        What was offered long ago, or would make the numbers long, is offered no more.
        """
        async with self._database.write() as connection:
            before, changed_at = await _read(connection, place)
            is_stale = changed_at < self._seconds() - _FRESH
            kept = () if is_stale or len(before) + len(choices) > _MOST else before
            first = max((one.number for one in kept), default=0) + 1
            added = tuple(replace(one, number=at) for at, one in enumerate(choices, first))
            await self._write(connection, place, (*kept, *added))
            return added

    async def forget(self) -> None:
        """Drop what was offered long ago."""
        old = menus.c.changed_at < self._seconds() - _LASTS
        async with self._database.write() as connection:
            await connection.execute(delete(menus).where(old))

    async def _write(
        self, connection: AsyncConnection, place: Place, choices: Sequence[Choice]
    ) -> None:
        await connection.execute(delete(menus).where(*_at(place)))
        if choices:
            row = {"channel": place.channel, "chat": place.chat, "person": place.person}
            listed = [[one.number, one.label, one.action] for one in choices]
            kept = insert(menus).values(**row, choices=listed, changed_at=self._seconds())
            await connection.execute(kept)

    def _seconds(self) -> int:
        return int(self._now().timestamp())


async def _read(connection: AsyncConnection, place: Place) -> tuple[tuple[Choice, ...], int]:
    """The choices, and when they were offered: Unix seconds."""
    row = (await connection.execute(select(menus).where(*_at(place)))).first()
    return (tuple(Choice(*one) for one in row.choices), row.changed_at) if row else ((), 0)


def _at(place: Place) -> tuple[ColumnElement[bool], ...]:
    return (
        menus.c.channel == place.channel,
        menus.c.chat == place.chat,
        menus.c.person == place.person,
    )
