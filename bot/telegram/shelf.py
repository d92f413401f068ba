"""Keep updates whose answers wait, so that Telegram may forget them and give what came later."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.outage import StoreOutage
from bot.telegram.updates import CHANNEL, chat_of
from knowledge.store.inbox import Arrival

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.telegram.intake import Intake
    from bot.telegram.updates import Update
    from knowledge.store.inbox import Inbox

_KEPT_SECONDS = 24 * 60 * 60
"""Telegram keeps an update no longer either."""


class Shelf:
    """Updates that are in the inbox until they are answered, by this process or the next.

    Telegram gives at most a hundred updates from the oldest on that is unconfirmed: one chat whose
    answer waits for minutes would keep what all others ask from us.

    Args:
        inbox: of the store that processes share; without one Telegram keeps what waits.
        intake: told of each update that Telegram may forget.
    """

    def __init__(self, inbox: Inbox | None, intake: Intake) -> None:
        self._inbox = inbox
        self._intake = intake
        self._store = StoreOutage("updates whose answers wait", channel=CHANNEL)
        self._kept: dict[int, asyncio.Task[None] | None] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def left(self) -> list[Update]:
        """What an earlier process has kept, to be answered by this one."""
        if not self._inbox:
            return []
        waiting = partial(self._inbox.waiting, CHANNEL, _KEPT_SECONDS)
        updates = await self._store.endure(waiting)
        for update in updates:
            self._kept[update["update_id"]] = None
            self._intake.skip(update)
        return updates

    def held(self, update: Update) -> None:
        """Keep an update whose answer waits."""
        if self._inbox and update["update_id"] not in self._kept:
            self._kept[update["update_id"]] = self._begin(self._put(update, self._inbox))

    def done(self, update: Update) -> None:
        """Note that an update needs nothing more."""
        if self._inbox and update["update_id"] in self._kept:
            putting = self._kept.pop(update["update_id"])
            self._begin(self._drop(update, self._inbox, putting))
        else:
            self._intake.done(update)

    async def close(self, seconds: float) -> None:
        """Write what is to be written, in that time."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()

    async def _put(self, update: Update, inbox: Inbox) -> None:
        arrival = Arrival(_mark(update), str(chat_of(update)), update)
        await self._store.endure(partial(inbox.put, CHANNEL, [arrival]))
        self._intake.done(update)

    async def _drop(self, update: Update, inbox: Inbox, putting: asyncio.Task[None] | None) -> None:
        if putting:
            await putting
        await self._store.endure(partial(inbox.drop, CHANNEL, _mark(update)))

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _mark(update: Update) -> str:
    return str(update["update_id"])
