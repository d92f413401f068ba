"""Fetch updates by long polling; the platform forgets them at once, so they are kept at once."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.outage import StoreOutage
from bot.zalo.platform.config import CHANNEL
from bot.zalo.platform.updates import arrivals

if TYPE_CHECKING:
    from bot.zalo.desk import Desk
    from bot.zalo.outage import Outage
    from bot.zalo.platform.api import PlatformApi

_BREATH = 0.2
"""Seconds between two polls that bring nothing, should a server answer at once."""


class Poller:
    """The only one that calls getUpdates for the bot."""

    def __init__(self, api: PlatformApi, desk: Desk, outage: Outage) -> None:
        self._api = api
        self._desk = desk
        self._outage = outage
        self._store = StoreOutage("updates are kept", channel=CHANNEL)

    async def run(self) -> None:
        """Fetch and keep until cancelled; a store that fails for a while is waited for.

        Raises:
            ZaloRefused: the server does not know the token (any more).
        """
        while True:
            news = arrivals(await self._outage.endure(self._api.updates))
            for one in news:
                await self._store.endure(partial(self._desk.receive, one))
            if not news:
                await asyncio.sleep(_BREATH)
