"""Write outcomes down as they come: those of one moment share a transaction."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.outage import StoreOutage

if TYPE_CHECKING:
    from knowledge.publishing.ledger import Ledger, Settlement

_GATHERING = 0.01
"""Seconds in which outcomes come together; a fast channel has ten of them then."""


class Recorder:
    """Settles parcels in the ledger; a store that fails for a while is waited for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._store = StoreOutage("outcomes are written")
        self._waiting: list[tuple[Settlement, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def put(self, settlement: Settlement) -> None:
        """Return once the settlement is written."""
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((settlement, written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await written

    async def _write(self) -> None:
        while self._waiting:
            await asyncio.sleep(_GATHERING)
            batch, self._waiting = self._waiting, []
            outcomes = [settlement for settlement, _ in batch]
            await self._store.endure(partial(self._ledger.settle, outcomes))
            for _, written in batch:
                if not written.done():
                    written.set_result(None)
