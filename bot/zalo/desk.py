"""Work off the inbox of a channel: different chats at once, one chat in order.

An update whose answer surely did not go out stays in the inbox and waits, see `WaitingRoom`.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from structlog.contextvars import bound_contextvars

from bot.outage import StoreOutage, log_crash
from bot.zalo.intake import Intake
from bot.zalo.waiting import WaitingRoom

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.zalo.waiting import Rest
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
        handle: what is done with one, of whose answer so many messages are out; gives what of it
            is left to be put out later. What it raises is logged.
        clock: seconds that never go back.
    """

    def __init__(
        self,
        inbox: Inbox,
        channel: str,
        handle: Callable[[dict[str, Any], int], Awaitable[Rest | None]],
        clock: Callable[[], float],
    ) -> None:
        self._inbox = inbox
        self._intake = Intake(inbox, channel)
        self._channel = channel
        self._handle = handle
        self._room = WaitingRoom(clock)
        self._in_hand: dict[str, asyncio.Task[None]] = {}
        self._bell = asyncio.Event()
        self._settled = StoreOutage("what is answered is noted", channel=channel)

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
        self._room.empty()
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
        if room <= 0 or self._room.is_full:
            return
        busy = (*self._in_hand, *self._room.chats())
        for letter in await self._inbox.take(self._channel, room, busy):
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
                rest = await self._try(letter)
            if rest is None:
                await self._settled.endure(partial(self._inbox.done, letter))
            else:
                await self._inbox.put_back(letter, rest.out)
        except SQLAlchemyError as error:
            where = {"channel": self._channel, "letter": letter.id}
            log_crash(_LOG.bind(**where), "update not settled", error)
            await asyncio.sleep(_LOOK_EVERY)
        finally:
            self._in_hand.pop(letter.chat, None)
            self._bell.set()

    async def _try(self, letter: Letter) -> Rest | None:
        """What of an answer waits; None where the update is done."""
        if letter.tries > _MOST_TRIES:
            _LOG.error("update given up", tries=letter.tries - 1)
            return None
        if self._room.is_too_old(letter):
            return None
        rest = await self._answer(letter)
        if rest is None:
            self._room.leave(letter)
        elif not self._room.keep(letter, rest):
            return None
        return rest

    async def _answer(self, letter: Letter) -> Rest | None:
        begun = self._room.rest_of(letter)
        try:
            return await (begun.go_on() if begun else self._handle(letter.body, letter.out))
        except SQLAlchemyError:
            raise
        except Exception:  # noqa: BLE001 - one update's crash must not end the others
            _LOG.exception("turn crashed")
            return None
