"""Updates of webhooks that were answered: a channel may send one again, for hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from knowledge.store.schema import handled_updates

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from knowledge.store.database import Database

_KEPT_SECONDS = 2 * 24 * 60 * 60
"""Telegram gives up an update after a day."""


class HandledUpdates:
    """The updates of one channel, by its own ids of them."""

    def __init__(
        self, database: Database, channel: str, now: Callable[[], datetime.datetime]
    ) -> None:
        self._database = database
        self._channel = channel
        self._now = now

    async def has(self, update: str) -> bool:
        """Whether it was answered."""
        query = select(handled_updates.c.handled_at).where(
            handled_updates.c.channel == self._channel, handled_updates.c.update_id == update
        )
        async with self._database.read() as connection:
            return await connection.scalar(query) is not None

    async def add(self, update: str) -> None:
        """Note that it is answered, and forget those that cannot come again."""
        now = int(self._now().timestamp())
        row = {"channel": self._channel, "update_id": update}
        same = [handled_updates.c[name] == value for name, value in row.items()]
        old = handled_updates.c.handled_at < now - _KEPT_SECONDS
        async with self._database.write() as connection:
            await connection.execute(delete(handled_updates).where(old))
            await connection.execute(delete(handled_updates).where(*same))
            await connection.execute(insert(handled_updates).values(**row, handled_at=now))
