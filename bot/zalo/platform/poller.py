"""Fetch updates by long polling; the platform forgets them at once, so they are kept at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.zalo.platform.updates import arrivals

if TYPE_CHECKING:
    from bot.zalo.desk import Desk
    from bot.zalo.outage import Outage
    from bot.zalo.platform.api import PlatformApi
    from knowledge.store.inbox import Arrival

_STORE_PAUSE = 1.0
_BREATH = 0.2
"""Seconds between two polls that bring nothing, should a server answer at once."""

_LOG = structlog.stdlib.get_logger("bot.zalo")


class Poller:
    """The only one that calls getUpdates for the bot."""

    def __init__(self, api: PlatformApi, desk: Desk, outage: Outage) -> None:
        self._api = api
        self._desk = desk
        self._outage = outage

    async def run(self) -> None:
        """Fetch and keep until cancelled.

        Raises:
            ZaloRefused: the server does not know the token (any more).
        """
        while True:
            news = arrivals(await self._outage.endure(self._api.updates))
            for one in news:
                await self._keep(one)
            if not news:
                await asyncio.sleep(_BREATH)

    async def _keep(self, one: Arrival) -> None:
        """Put an update into the inbox; a store that fails for a while is waited for."""
        while True:
            try:
                await self._desk.receive(one)
            except SQLAlchemyError:
                _LOG.exception("update not kept yet")
                await asyncio.sleep(_STORE_PAUSE)
            else:
                return
