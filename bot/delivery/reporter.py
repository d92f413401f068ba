"""Tell whoever published how the delivery goes, in one message that is edited as it goes."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import structlog

from bot.delivery.courier import Verdict
from bot.outage import StoreOutage
from handlers import reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.courier import Courier
    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Post, Tally

_EVERY = 2.0
_COUNTING_SHARE = 20
"""Counting a long post may take a twentieth of the time at most."""

_LOST = {
    Verdict.LEFT,
    Verdict.HELD,
    Verdict.REFUSED,
    Verdict.MOVED,
    Verdict.NO_TOPIC,
    Verdict.UNCERTAIN,
}
"""After these a report is not told again; after others it is, in its next form."""

_ENDED = {Verdict.SENT, Verdict.GONE}
"""Whoever deleted the report wants none."""

_LOG = structlog.stdlib.get_logger("bot.delivery")


class Reporter:
    """The reports of the posts that were published through one channel.

    One process reports at a time, see `Process.take`.
    """

    def __init__(
        self, base: KnowledgeBase, courier: Courier, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._base = base
        self._courier = courier
        self._clock = clock
        self._told: dict[int, Reply] = {}
        self._begun: dict[int, tuple[float, int]] = {}
        self._counting = 0.0

    async def run(self) -> None:
        """Go on until cancelled."""
        store = StoreOutage("posts are reported", channel=self._courier.channel)
        while True:
            await store.endure(self._report_in_turn)
            await asyncio.sleep(max(_EVERY, self._counting * _COUNTING_SHARE))

    async def _report_in_turn(self) -> None:
        self._counting = 0.0
        if await self._base.process.take(f"report:{self._courier.channel}"):
            await self.report()

    async def report(self) -> None:
        """Tell how each open post stands, and close those that are finished."""
        for post in await self._base.posts.open():
            if post.report.channel == self._courier.channel:
                await self._report(post)

    async def _report(self, post: Post) -> None:
        started = self._clock()
        tally = await self._base.posts.tally(post)
        self._counting += self._clock() - started
        article = (await self._base.articles([post.article_id])).get(post.article_id)
        title = article.title if article else ""
        reply = reports.progress(tally, title, self._seconds_left(tally))
        if self._is_early(post, tally):
            return
        is_new = post.report.chat and reply != self._told.get(post.id)
        if is_new and not await self._tell(post, reply):
            return
        self._told[post.id] = reply
        if not tally.pending and await self._base.posts.close(post.id):
            self._told.pop(post.id, None)
            self._begun.pop(post.id, None)

    def _is_early(self, post: Post, tally: Tally) -> bool:
        """Where nothing can be edited: told when nothing is due any more, and at the end."""
        is_told = bool(post.report_message)
        return not self._courier.can_edit and bool(tally.due or (tally.pending and is_told))

    async def _tell(self, post: Post, reply: Reply) -> bool:
        """Whether the report is there, or never can be."""
        if post.report_message:
            outcome = await self._courier.edit(post.report, post.report_message, reply)
        else:
            outcome = await self._courier.send(post.report, reply)
        if outcome.verdict is Verdict.SENT and outcome.message:
            await self._base.posts.reported(post.id, outcome.message)
        if outcome.verdict in _LOST:
            _LOG.warning("report not shown", post=post.id, verdict=outcome.verdict.value)
        return outcome.verdict in _ENDED | _LOST

    def _seconds_left(self, tally: Tally) -> float | None:
        """By how fast it went since this process saw it first, at most the channel's limit."""
        done = tally.total - tally.pending
        begun, before = self._begun.setdefault(tally.post_id, (self._clock(), done))
        passed = self._clock() - begun
        if not tally.due or not passed or done == before:
            return tally.due / self._courier.per_second if tally.due else None
        return tally.due / min(self._courier.per_second, (done - before) / passed)
