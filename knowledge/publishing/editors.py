"""Who may publish beside the owners of the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from knowledge.administering.audit import Deed, trace
from knowledge.store.schema import editors

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

    from knowledge.store.database import Database

_EDITOR = select(editors.c.person).where(
    editors.c.channel == bindparam("channel"), editors.c.person == bindparam("person")
)
_NUMBERED = frozenset({"telegram"})
"""Channels whose people are numbers."""


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """Somebody in a channel, by the channel's id of them."""

    channel: str
    id: str

    @property
    def is_possible(self) -> bool:
        """Whether the channel may have somebody of that id."""
        return self.channel not in _NUMBERED or (self.id.isascii() and self.id.isdigit())

    def __str__(self) -> str:
        """As settings and commands write it: `telegram:123`."""
        return f"{self.channel}:{self.id}"


class Editors:
    """Owners come from the settings; owners add and remove editors."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime.datetime],
        owners: frozenset[Person] = frozenset(),
    ) -> None:
        self._database = database
        self._now = now
        self.owners = owners

    async def all(self) -> tuple[Person, ...]:
        """Editors, owners left out."""
        query = select(editors).order_by(editors.c.added_at, editors.c.person)
        async with self._database.read() as connection:
            found = [Person(row.channel, row.person) for row in await connection.execute(query)]
        return tuple(one for one in found if one not in self.owners)

    async def may_publish(self, person: Person) -> bool:
        """Whether a person is an owner or an editor."""
        if person in self.owners:
            return True
        row = {"channel": person.channel, "person": person.id}
        return await self._database.first(_EDITOR, row) is not None

    async def add(self, person: Person, by: Person) -> bool:
        """Make a person an editor; tell whether they were none."""
        row = {
            "channel": person.channel,
            "person": person.id,
            "added_by": str(by),
            "added_at": self._seconds(),
        }
        async with self._database.write() as connection:
            known = await connection.scalar(select(editors.c.person).where(_is(person)))
            if known or person in self.owners:
                return False
            await connection.execute(insert(editors).values(**row))
            await trace(connection, self._seconds(), by, Deed.APPOINTED, person)
            return True

    async def remove(self, person: Person, by: Person | None = None) -> bool:
        """Make a person an editor no more; tell whether they were one."""
        async with self._database.write() as connection:
            result = await connection.execute(delete(editors).where(_is(person)))
            if not result.rowcount:
                return False
            await trace(connection, self._seconds(), by, Deed.DISMISSED, person)
            return True

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _is(person: Person) -> ColumnElement[bool]:
    return (editors.c.channel == person.channel) & (editors.c.person == person.id)
