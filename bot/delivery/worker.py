"""Deliver the posts of one channel: as fast as it allows, as many at once as it has connections."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.delivery.courier import Outcome, Verdict
from bot.delivery.recorder import Recorder
from handlers.notices import digest
from handlers.site.addresses import on_site
from knowledge.publishing.ledger import Settlement
from knowledge.publishing.model import DeliveryAction, DeliveryState

if TYPE_CHECKING:
    from bot.delivery.courier import Courier
    from bot.delivery.pace import Pace
    from bot.delivery.policy import Policy
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Parcel

_IDLE = 1.0
_BUSY = 0.1
_BREATH = 0.012
"""Seconds between two takings at least; a fast channel takes a dozen parcels then."""
_LONGEST_OUTAGE = 60.0
_LEAVING = 30.0

_LOG = structlog.stdlib.get_logger("bot.delivery")


class Worker:
    """Takes parcels when it may send them at once, so that nothing is taken and left lying.

    Each connection settles its parcel before it takes the next: when the process dies, at most one
    message a connection has gone out without the ledger knowing.
    """

    def __init__(
        self,
        base: KnowledgeBase,
        courier: Courier,
        pace: Pace,
        policy: Policy,
        site: str | None = None,
    ) -> None:
        self._base = base
        self._site = site
        self._courier = courier
        self._pace = pace
        self._policy = policy
        self._recorder = Recorder(base.ledger)
        self._in_hand: set[asyncio.Task[None]] = set()
        self._failures = 0
        self._is_stopped = False

    async def run(self) -> None:
        """Deliver until cancelled, then finish what is in hand."""
        try:
            while not self._is_stopped:
                await self._pause(await self.step())
        finally:
            if self._in_hand:
                await asyncio.wait(self._in_hand, timeout=_LEAVING)

    async def drain(self) -> None:
        """Deliver all that is due now."""
        while await self.step() or self._in_hand:
            await self._pause(sent=True)

    async def step(self) -> bool:
        """Take and begin to deliver what may go now; tell whether there was anything."""
        count = min(self._courier.connections - len(self._in_hand), self._pace.allowed())
        if count <= 0 or self._is_stopped:
            return not self._is_stopped
        parcels = await self._base.ledger.take(
            self._courier.channel, count, self._pace.resting(), self._courier.only
        )
        if not parcels:
            return False
        known = await self._base.known()
        for parcel in parcels:
            self._pace.spend(parcel.chat.address.chat)
            task = asyncio.create_task(self._deliver(parcel, known))
            self._in_hand.add(task)
            task.add_done_callback(self._in_hand.discard)
        return True

    async def _pause(self, sent: bool) -> None:  # noqa: FBT001 - what `step` gave
        if self._failures:
            await asyncio.sleep(min(_LONGEST_OUTAGE, 2.0 ** min(self._failures - 1, 6)))
            return
        if len(self._in_hand) >= self._courier.connections:
            await asyncio.wait(self._in_hand, return_when=asyncio.FIRST_COMPLETED)
        idle = _BUSY if self._in_hand or self._pace.resting() else _IDLE
        await asyncio.sleep(max(_BREATH, self._pace.wait()) if sent else idle)

    async def _deliver(self, parcel: Parcel, known: Knowledge) -> None:
        settlement = await self._settlement(parcel, known)
        await self._recorder.put(settlement)

    async def _settlement(self, parcel: Parcel, known: Knowledge) -> Settlement:
        try:
            outcome = await self._carry(parcel, known)
        except Exception as error:  # noqa: BLE001 - one message's crash must not end the others
            _LOG.exception("delivery crashed", chat=parcel.chat.id, posts=_posts(parcel))
            outcome = Outcome(Verdict.REFUSED, error=type(error).__name__)
        if outcome is None:
            return Settlement(parcel, DeliveryState.CANCELLED)
        self._note(parcel, outcome)
        return self._policy.settle(parcel, outcome, int(self._base.now().timestamp()))

    async def _carry(self, parcel: Parcel, known: Knowledge) -> Outcome | None:
        """Send, edit or delete; None where there is nothing to send any more."""
        address, message = parcel.chat.address, parcel.message
        if message and parcel.action is DeliveryAction.DELETE:
            return await self._courier.delete(address, message)
        held = known.catalogue.articles
        articles = [held[id_] for id_ in parcel.article_ids if id_ in held]
        if not articles:
            return None
        reply = on_site(digest(articles, known), self._site)
        if message:
            return await self._courier.edit(address, message, reply)
        return await self._courier.send(address, reply)

    def _note(self, parcel: Parcel, outcome: Outcome) -> None:
        """Log what went wrong, and slow down or stop where it concerns every message."""
        where = {"chat": parcel.chat.id, "posts": _posts(parcel), "error": outcome.error}
        match outcome.verdict:
            case Verdict.SENT:
                self._failures = 0
            case Verdict.UNREACHED:
                self._failures += 1
                if self._failures == 1:
                    _LOG.warning("channel out of reach", **where)
            case Verdict.STOP:
                self._is_stopped = True
                _LOG.critical("deliveries stopped, nothing is lost", **where)
            case Verdict.LEFT:
                _LOG.info("chat left", **where)
            case _:
                _LOG.warning("not delivered", verdict=outcome.verdict.value, **where)


def _posts(parcel: Parcel) -> list[int]:
    return [slip.post_id for slip in parcel.slips]
