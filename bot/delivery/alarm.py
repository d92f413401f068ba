"""Tell owners, in chats of their own, what only they can mend."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.delivery.courier import Verdict
from bot.outage import StoreOutage
from handlers.consent import needed
from knowledge.publishing.model import Address

if TYPE_CHECKING:
    from bot.delivery.courier import Courier
    from knowledge.base import KnowledgeBase

_EVERY = 10.0
_AGAIN = {Verdict.LATER, Verdict.FLOOD, Verdict.UNREACHED, Verdict.STOP}


class Alarm:
    """Tells the owners of a channel, once until it is mended, which service needs their consent.

    One process tells at a time, see `Process.take`; one that has just started tells again.
    """

    def __init__(self, base: KnowledgeBase, courier: Courier) -> None:
        self._base = base
        self._courier = courier
        self._told: set[tuple[str, str]] = set()

    async def run(self) -> None:
        """Go on until cancelled."""
        store = StoreOutage("owners are told", channel=self._courier.channel)
        while True:
            await store.endure(self._look_in_turn)
            await asyncio.sleep(_EVERY)

    async def _look_in_turn(self) -> None:
        if await self._base.process.take(f"alarm:{self._courier.channel}"):
            await self.look()

    async def look(self) -> None:
        """Tell every owner who was not told yet."""
        lost = await self._base.lost_credentials()
        self._told = {(service, owner) for service, owner in self._told if service in lost}
        for service in lost - {self._courier.channel}:
            for owner in self._owners():
                if (service, owner) not in self._told:
                    await self._tell(service, owner)

    def _owners(self) -> list[str]:
        channel = self._courier.channel
        return sorted(one.id for one in self._base.editors.owners if one.channel == channel)

    async def _tell(self, service: str, owner: str) -> None:
        outcome = await self._courier.send(Address(self._courier.channel, owner), needed(service))
        if outcome.verdict not in _AGAIN:
            self._told.add((service, owner))
