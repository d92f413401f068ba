"""The deliveries of a process: worker, reports and upkeep, for each channel that it serves."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.delivery.alarm import Alarm
from bot.delivery.announcer import Announcer
from bot.delivery.reporter import Reporter
from bot.delivery.upkeep import Upkeep
from bot.delivery.worker import Worker

if TYPE_CHECKING:
    from bot.delivery.courier import Courier
    from bot.delivery.pace import Pace
    from bot.delivery.policy import Policy
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.editors import Editors
    from knowledge.publishing.subscribers import Subscribers
    from knowledge.store.inbox import Inbox

_LOG = structlog.stdlib.get_logger("bot.delivery")


class Deliveries:
    """What channels run beside their answers.

    `site` is where the web pages are that posts link to, see `on_site`.
    """

    def __init__(
        self, base: KnowledgeBase, policy: Policy, retention_days: int, site: str | None = None
    ) -> None:
        self._base = base
        self._site = site
        self._policy = policy
        self._reporters: dict[str, Reporter] = {}
        self._upkeep = Upkeep(base, policy, retention_days)

    @property
    def audience(self) -> Subscribers:
        """Who hears of posts."""
        return self._base.subscribers

    @property
    def inbox(self) -> Inbox:
        """Where updates are kept whose answers wait."""
        return self._base.inbox

    @property
    def editors(self) -> Editors:
        """Who may publish."""
        return self._base.editors

    async def take(self, duty: str) -> bool:
        """Whether this process may do what only one may do at a time."""
        return await self._base.process.take(duty)

    async def wake(self, channel: str, chat: str) -> None:
        """Deliver what was held until somebody writes."""
        count = await self._base.ledger.wake(channel, chat)
        if count:
            _LOG.info("what was held goes out", posts=count)

    async def run(self, courier: Courier, pace: Pace) -> None:
        """Deliver one channel's posts until cancelled."""
        worker = Worker(self._base, courier, pace, self._policy, self._site)
        upkeep = asyncio.create_task(self._upkeep.run())
        reports = asyncio.create_task(Reporter(self._base, courier).run())
        announcing = asyncio.create_task(Announcer(self._base, courier).run())
        alarm = asyncio.create_task(Alarm(self._base, courier).run())
        beside = (upkeep, reports, announcing, alarm)
        try:
            await worker.run()
        finally:
            for one in beside:
                one.cancel()
            await asyncio.gather(*beside, return_exceptions=True)

    async def drain(self, courier: Courier, pace: Pace) -> None:
        """Deliver, announce and report what is due now, and return."""
        await self._upkeep.beat(0)
        await Worker(self._base, courier, pace, self._policy, self._site).drain()
        await Announcer(self._base, courier).announce()
        reporter = self._reporters.setdefault(courier.channel, Reporter(self._base, courier))
        await reporter.report()
