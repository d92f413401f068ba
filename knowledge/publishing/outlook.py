"""When a post would reach the chats that it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select, union_all

from knowledge.publishing.hours import held_until, is_quiet
from knowledge.publishing.model import Frequency
from knowledge.publishing.recipients import about, recipients
from knowledge.store.schema import chats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.publishing.model import Interest
    from knowledge.store.database import Database

_AT_ONCE, _HELD, _GATHERED = "at once", "held", "gathered"


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many chats a post goes to, and when.

    Attributes:
        at_once: chats that get it as soon as it is sent.
        held: chats in their quiet hours, which end from `held_from` to `held_to` (Unix seconds).
        gathered: chats that get it in a digest.
    """

    at_once: int = 0
    held: int = 0
    held_from: int = 0
    held_to: int = 0
    gathered: int = 0

    @property
    def chats(self) -> int:
        """All of them."""
        return self.at_once + self.held + self.gathered


async def outlook(database: Database, interests: Iterable[Interest], at: int) -> Outlook:
    """What becomes of a post about these that is published at an instant."""
    is_digest = chats.c.frequency != Frequency.NOW.value
    kind = case((is_digest, _GATHERED), (is_quiet(at), _HELD), else_=_AT_ONCE).label("kind")
    until = held_until(at).label("until")
    hears = recipients(about(interests), at)
    who = union_all(*(select(kind, until).where(one) for one in hears)).subquery()
    ends = (func.min(who.c.until), func.max(who.c.until))
    query = select(who.c.kind, func.count(), *ends).group_by(who.c.kind)
    async with database.read() as connection:
        rows = await connection.execute(query)
        found = {name: (many, first, last) for name, many, first, last in rows}
    nobody = (0, 0, 0)
    return Outlook(
        found.get(_AT_ONCE, nobody)[0],
        *found.get(_HELD, nobody),
        found.get(_GATHERED, nobody)[0],
    )
