"""Which updates run at once: different chats in parallel, one chat in order."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import structlog

from bot.telegram.updates import MALFORMED, order_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.telegram.updates import Update

_LOG = structlog.stdlib.get_logger("bot.telegram")


class ChatOrder:
    """Runs the updates of one chat one after another, and those of different chats at once.

    Args:
        done: told of each update when its answer is finished, never of one that was cancelled.
        held: told of each update whose answer waits for Telegram, or stands behind one that does.
    """

    def __init__(self, done: Callable[[Update], None], held: Callable[[Update], None]) -> None:
        self._done = done
        self._held = held
        self._in_hand: dict[int, list[Update]] = {}
        self._waiting: set[int] = set()
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, update: Update, work: Coroutine[Any, Any, None]) -> bool:
        """Run `work`, which raises nothing, in the turn of the update's chat; tell whether it will.

        What is no update is left out, for it must not keep others from being forgotten.
        """
        try:
            order = order_of(update)
        except MALFORMED as error:
            work.close()
            _LOG.warning("no update", update=update["update_id"], error=type(error).__name__)
            self._done(update)
            return False
        self._in_hand.setdefault(order, []).append(update)
        if order in self._waiting:
            self._held(update)
        task = asyncio.create_task(self._in_turn(order, update, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    def hold(self, update: Update) -> None:
        """Note that the answer to an update, whose turn it is, waits for Telegram."""
        order = order_of(update)
        self._waiting.add(order)
        for one in self._in_hand[order]:
            self._held(one)

    async def cancel(self) -> None:
        """Give up every update in hand; Telegram gives them again at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _in_turn(self, order: int, update: Update, work: Coroutine[Any, Any, None]) -> None:
        lock = self._locks.setdefault(order, asyncio.Lock())
        with closing(work):
            async with lock:
                await work
        self._waiting.discard(order)
        self._in_hand[order].remove(update)
        if not self._in_hand[order]:
            del self._in_hand[order]
        self._done(update)
