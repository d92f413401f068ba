"""How the deliveries of posts that are not finished stand, by channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from knowledge.publishing.model import DeliveryState
from knowledge.store.schema import deliveries, posts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from knowledge.store.database import Database


@dataclass(slots=True)
class Backlog:
    """The deliveries of one channel: how many in each state, and how long the oldest is overdue.

    `age` is in seconds, 0 where nothing is overdue.
    """

    channel: str
    states: dict[str, int] = field(default_factory=dict)
    age: int = 0


class Backlogs:
    """Counts deliveries; a finished post costs nothing."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def read(self) -> tuple[Backlog, ...]:
        """How things stand now, by channel."""
        kinds = (deliveries.c.channel, deliveries.c.state)
        unfinished = deliveries.c.post_id.in_(select(posts.c.id).where(posts.c.state == "open"))
        query = (
            select(*kinds, func.count().label("many"), func.min(deliveries.c.due_at).label("first"))
            .where(unfinished)
            .group_by(*kinds)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        found: dict[str, Backlog] = {}
        for row in rows:
            one = found.setdefault(row.channel, Backlog(row.channel))
            one.states[row.state] = row.many
            if row.state == DeliveryState.QUEUED:
                one.age = max(0, int(self._now().timestamp()) - row.first)
        return tuple(found.values())
