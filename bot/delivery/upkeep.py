"""What happens by itself: leases, parcels of dead processes, hours that come, old questions."""

from __future__ import annotations

import asyncio
import itertools
from typing import TYPE_CHECKING

import structlog

from bot.outage import StoreOutage
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Address

if TYPE_CHECKING:
    from bot.delivery.policy import Policy
    from knowledge.base import KnowledgeBase

_EVERY = 1.0
_RENEW_EVERY = 10
_FORGET_EVERY = 3600

_LOG = structlog.stdlib.get_logger("bot.delivery")


class Upkeep:
    """Runs beside the channels of a process."""

    def __init__(self, base: KnowledgeBase, policy: Policy, retention_days: int) -> None:
        self._base = base
        self._policy = policy
        self._retention_days = retention_days

    async def run(self) -> None:
        """Go on until cancelled; a store that fails for a while is waited for."""
        store, beats = StoreOutage("upkeep"), itertools.count()
        while True:
            await store.endure(lambda: self.beat(next(beats)))
            await asyncio.sleep(_EVERY)

    async def beat(self, number: int) -> None:
        """One second's work."""
        if number % _RENEW_EVERY == 0:
            await self._base.process.renew()
            released = await self._base.ledger.release(self._policy.crash_pauses)
            if released:
                _LOG.warning("took over what a dead process was sending", deliveries=released)
        if number % _FORGET_EVERY == 0:
            await self._base.forget(self._retention_days)
            await self._base.inbox.forget()
            await self._base.menus.forget()
        await self._publish_due()

    async def _publish_due(self) -> None:
        for draft in await self._base.drafts.due(int(self._base.now().timestamp())):
            if not await self._base.editors.may_publish(Person(draft.channel, draft.person)):
                if await self._base.drafts.hold(draft.id):
                    _LOG.warning("held: its author may publish no more", draft=draft.id)
                continue
            report = Address(draft.channel, draft.person)
            published = await self._base.posts.publish_on_time(draft.id, report)
            if published:
                _LOG.info("published on time", draft=draft.id, recipients=published.recipients)
            elif await self._base.drafts.hold_overtaken(draft.id):
                _LOG.warning("held: its article is no more what its author saw", draft=draft.id)
