"""Keep updates as they come: those that come while others are written share a transaction."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.store.inbox import Arrival, Inbox

_MOST = 200


class Intake:
    """Puts updates of a channel into the inbox, many at once where many come."""

    def __init__(self, inbox: Inbox, channel: str) -> None:
        self._inbox = inbox
        self._channel = channel
        self._waiting: list[tuple[Arrival, asyncio.Future[bool]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, arrival: Arrival) -> bool:
        """Return once an update is kept; False where it came before.

        Raises:
            SQLAlchemyError: it could not be kept.
        """
        kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, kept))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await kept

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
            await self._put(batch)

    async def _put(self, batch: list[tuple[Arrival, asyncio.Future[bool]]]) -> None:
        waiters = [kept for _, kept in batch]
        try:
            are_new = await self._inbox.put(self._channel, [arrival for arrival, _ in batch])
        except Exception as error:  # noqa: BLE001 - told to everybody who waits for it
            for kept in waiters:
                if not kept.done():
                    kept.set_exception(error)
            return
        for kept, is_new in zip(waiters, are_new, strict=True):
            if not kept.done():
                kept.set_result(is_new)
