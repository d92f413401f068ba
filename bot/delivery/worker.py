"""Deliver the posts of one channel: as fast as it allows, as many at once as it has connections."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.courier import Outcome, Verdict
from bot.delivery.recorder import Recorder
from bot.outage import StoreOutage
from handlers.notices import digest
from handlers.site.addresses import on_site
from knowledge.publishing.ledger import Settlement
from knowledge.publishing.model import DeliveryAction, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping

    from bot.delivery.courier import Courier
    from bot.delivery.pace import Pace
    from bot.delivery.policy import Policy
    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Article
    from knowledge.publishing.model import Parcel

    Written = Callable[[tuple[int, ...]], Reply | None]
    """What a message about some articles says."""

_IDLE = 1.0
_BUSY = 0.1
_BREATH = 0.015
"""Seconds between two takings at least; a fast channel takes twenty parcels then."""
_TICK = 0.003
"""Seconds between two looks at what is waiting for its turn, at least."""
_LONGEST_OUTAGE = 60.0
_REFUSED_PAUSE = 300.0
"""Seconds after which a channel that lets the bot send nothing is tried again."""
_LEAVING = 30.0
_MANY_CHATS = 8
"""Chats whose messages fail, with none between them that does not: the server fails for all."""

_LOG = structlog.stdlib.get_logger("bot.delivery")


class Worker:
    """Takes parcels a moment before they may go, so that nothing is taken and left lying.

    There are never more than connections in hand, and each is settled before another is taken for
    it: when the process dies, at most one message a connection has gone out without the ledger
    knowing.
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
        self._store = StoreOutage("deliveries", channel=courier.channel)
        self._waiting: deque[tuple[Parcel, Written]] = deque()
        self._sending: asyncio.Task[None] | None = None
        self._under_way: set[asyncio.Task[None]] = set()
        self._failures = 0
        self._failing: set[str] = set()
        self._is_refused = False

    async def run(self) -> None:
        """Deliver until cancelled, then finish what is under way and give back the rest.

        A store that fails for a while is waited for.
        """
        try:
            while True:
                await self._pause(await self._store.endure(self.step))
        finally:
            await self._leave()

    async def drain(self) -> None:
        """Deliver all that is due now, as far as the channel lets the bot send."""
        while (await self.step() or self._in_hand) and not self._is_refused:
            await self._pause(taken=True)
        await self._leave()

    async def step(self) -> bool:
        """Take what may go soon, to be sent in its turn; tell whether there was anything."""
        room = self._courier.connections - self._in_hand
        count = min(room, self._pace.soon() - len(self._waiting))
        if count <= 0:
            return True
        parcels = await self._base.ledger.take(
            self._courier.channel, count, self._pace.resting(), self._courier.only
        )
        if not parcels:
            return False
        written = await self._store.endure(partial(self._writing, parcels))
        self._waiting.extend((parcel, written) for parcel in parcels)
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send())
        return True

    async def _writing(self, parcels: Iterable[Parcel]) -> Written:
        ids = {id_ for parcel in parcels for id_ in parcel.article_ids}
        held = await self._base.articles(ids)
        return cache(partial(_written, await self._base.known(), held, self._site))

    @property
    def _in_hand(self) -> int:
        return len(self._waiting) + len(self._under_way)

    async def _send(self) -> None:
        """Send what waits, each in its turn."""
        while self._waiting:
            if wait := self._pace.wait():
                await asyncio.sleep(max(wait, _TICK))
                continue
            parcel, written = self._waiting.popleft()
            self._pace.spend(parcel.chat.address.chat)
            self._begin(self._deliver(parcel, written))

    async def _pause(self, taken: bool) -> None:  # noqa: FBT001 - what `step` gave
        if self._failures:
            await asyncio.sleep(min(_LONGEST_OUTAGE, 2.0 ** min(self._failures - 1, 6)))
            return
        if self._under_way and self._in_hand >= self._courier.connections:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        idle = _BUSY if self._in_hand or self._pace.resting() else _IDLE
        await asyncio.sleep(max(_BREATH, self._pace.idle()) if taken else idle)

    async def _leave(self) -> None:
        """Finish what is under way, and give back the rest."""
        if self._sending:
            self._sending.cancel()
        self._give_back()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_LEAVING)

    def _give_back(self) -> None:
        """Make what did not go out yet as if it was never taken."""
        unsent = Outcome(Verdict.UNREACHED)
        now = int(self._base.now().timestamp())
        while self._waiting:
            parcel, _ = self._waiting.popleft()
            self._begin(self._recorder.put(self._policy.settle(parcel, unsent, now)))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _deliver(self, parcel: Parcel, written: Written) -> None:
        settlement = await self._settlement(parcel, written)
        await self._recorder.put(settlement)

    async def _settlement(self, parcel: Parcel, written: Written) -> Settlement:
        try:
            outcome = self._judged(parcel, await self._carry(parcel, written))
        except SQLAlchemyError as error:
            outcome = Outcome(Verdict.LATER, error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - one message's crash must not end the others
            _LOG.exception("delivery crashed", **_where(parcel), posts=_posts(parcel))
            outcome = Outcome(Verdict.REFUSED, error=type(error).__name__)
        if outcome is None:
            return Settlement(parcel, DeliveryState.CANCELLED)
        self._note(parcel, outcome)
        return self._policy.settle(parcel, outcome, int(self._base.now().timestamp()))

    async def _carry(self, parcel: Parcel, written: Written) -> Outcome | None:
        """Send, edit or delete; None where there is nothing to send any more."""
        address, message = parcel.chat.address, parcel.message
        if message and parcel.action is DeliveryAction.DELETE:
            return await self._courier.delete(address, message)
        reply = written(parcel.article_ids)
        if reply is None:
            return None
        if message:
            return await self._courier.edit(address, message, reply)
        return await self._courier.send(address, reply)

    def _judged(self, parcel: Parcel, outcome: Outcome | None) -> Outcome | None:
        """An outcome; of a server that fails for all, that it is as good as out of reach."""
        if outcome is None or outcome.verdict is Verdict.UNREACHED:
            return outcome
        if outcome.verdict is not Verdict.LATER:
            self._failing.clear()
            return outcome
        self._failing.add(parcel.chat.address.chat)
        is_down = len(self._failing) >= _MANY_CHATS
        return replace(outcome, verdict=Verdict.UNREACHED) if is_down else outcome

    def _note(self, parcel: Parcel, outcome: Outcome) -> None:
        """Log what went wrong, and slow down or pause where it concerns every message."""
        where = {
            **_where(parcel),
            "posts": _posts(parcel),
            "action": parcel.action.value,
            "error": outcome.error,
        }
        match outcome.verdict:
            case Verdict.SENT:
                self._failures = 0
                self._is_refused = False
            case Verdict.UNREACHED:
                self._failures += 1
                if self._failures == 1:
                    _LOG.warning("channel out of reach", **where)
            case Verdict.STOP:
                if not self._is_refused:
                    _LOG.critical("channel refuses the bot, deliveries wait", **where)
                self._is_refused = True
                self._pace.hold(_REFUSED_PAUSE)
                self._give_back()
            case Verdict.LEFT:
                _LOG.info("chat left", **where)
            case Verdict.HELD:
                _LOG.info("held until the person writes", **where)
            case _:
                _LOG.warning("not delivered", verdict=outcome.verdict.value, **where)


def _written(
    known: Knowledge,
    held: Mapping[int, Article],
    site: str | None,
    article_ids: tuple[int, ...],
) -> Reply | None:
    """What a message about these articles says; None where none of them is held any more."""
    articles = [held[id_] for id_ in article_ids if id_ in held]
    return on_site(digest(articles, known), site) if articles else None


def _where(parcel: Parcel) -> dict[str, str]:
    """Whose chat it is, as the channel calls it."""
    address = parcel.chat.address
    return {"channel": address.channel, "chat": address.chat}


def _posts(parcel: Parcel) -> list[int]:
    return [slip.post_id for slip in parcel.slips]
