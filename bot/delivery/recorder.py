"""Write outcomes down as they come: those of one moment share a transaction."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from knowledge.publishing.ledger import Ledger, Settlement

_PAUSE = 1.0
_GATHERING = 0.01
"""Seconds in which outcomes come together; a fast channel has ten of them then."""

_LOG = structlog.stdlib.get_logger("bot.delivery")


class Recorder:
    """Settles parcels in the ledger; a store that fails for a while is waited for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
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
            await self._settle([settlement for settlement, _ in batch])
            for _, written in batch:
                if not written.done():
                    written.set_result(None)

    async def _settle(self, settlements: list[Settlement]) -> None:
        while True:
            try:
                return await self._ledger.settle(settlements)
            except SQLAlchemyError as error:
                _LOG.exception("outcomes not written yet", error=type(error).__name__)
                await asyncio.sleep(_PAUSE)
