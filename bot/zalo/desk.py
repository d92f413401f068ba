"""Work off the inbox of a channel: different chats at once, one chat in order."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from structlog.contextvars import bound_contextvars

from bot.outage import StoreOutage
from bot.zalo.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from knowledge.store.inbox import Arrival, Inbox, Letter

_PARALLEL_CHATS = 16
"""Answers at once: with more, what comes in waits too long behind what they write.

Zalo waits two seconds to hear that an event was kept.
"""

_MOST_TRIES = 3
"""Times that an update is taken: one at which processes die must not keep its chat for ever."""

_LOOK_EVERY = 1.0
"""Seconds after which the inbox is looked into for what another process received."""

_LOG = structlog.stdlib.get_logger("bot.zalo")


class Desk:
    """Takes updates out of the inbox and has them handled.

    Args:
        inbox: where they are kept.
        channel: whose they are.
        handle: what is done with one; what it raises is logged.
    """

    def __init__(
        self,
        inbox: Inbox,
        channel: str,
        handle: Callable[[dict[str, Any]], Awaitable[None]],
    ) -> None:
        self._inbox = inbox
        self._intake = Intake(inbox, channel)
        self._channel = channel
        self._handle = handle
        self._in_hand: dict[str, asyncio.Task[None]] = {}
        self._bell = asyncio.Event()

    async def receive(self, arrival: Arrival) -> None:
        """Keep an update, which may then be acknowledged.

        Raises:
            SQLAlchemyError: it could not be kept.
        """
        if await self._intake.keep(arrival):
            self._bell.set()
        else:
            _LOG.info("came before", channel=self._channel)

    async def run(self) -> None:
        """Work until cancelled; what is in hand then goes on, see `rest`."""
        store = StoreOutage("updates are answered", channel=self._channel)
        while True:
            self._bell.clear()
            await store.endure(self._take)
            await self._wait()

    async def rest(self, seconds: float) -> None:
        """Finish what is in hand, in that time; the rest stays in the inbox."""
        tasks = list(self._in_hand.values())
        if not tasks:
            return
        _, unfinished = await asyncio.wait(tasks, timeout=seconds)
        for task in unfinished:
            task.cancel()
        if unfinished:
            _LOG.warning("left with unfinished answers", answers=len(unfinished))
            await asyncio.wait(unfinished)

    async def _take(self) -> None:
        room = _PARALLEL_CHATS - len(self._in_hand)
        if room <= 0:
            return
        for letter in await self._inbox.take(self._channel, room, tuple(self._in_hand)):
            self._in_hand[letter.chat] = asyncio.create_task(self._work(letter))

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(_LOOK_EVERY):
                await self._bell.wait()
        except TimeoutError:
            return

    async def _work(self, letter: Letter) -> None:
        try:
            with bound_contextvars(channel=self._channel, letter=letter.id):
                await self._try(letter)
            await self._inbox.done(letter)
        except SQLAlchemyError:
            _LOG.exception("update not settled", letter=letter.id)
            await asyncio.sleep(_LOOK_EVERY)
        finally:
            self._in_hand.pop(letter.chat, None)
            self._bell.set()

    async def _try(self, letter: Letter) -> None:
        if letter.tries > _MOST_TRIES:
            _LOG.error("update given up", tries=letter.tries - 1)
            return
        try:
            await self._handle(letter.body)
        except SQLAlchemyError:
            raise
        except Exception:  # noqa: BLE001 - one update's crash must not end the others
            _LOG.exception("turn crashed")
