"""Which updates run at once: different chats in parallel, one chat in order."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

PARALLEL_CHATS = 64
_WAITING = 4096


class ChatOrder(BaseUpdateProcessor):
    """Runs the updates of one chat one after another, and at most 64 chats at once.

    The base class counts waiting updates as running ones, so its limit is only a bound on memory:
    a chat that sends a hundred messages must not take every place from the others.

    Args:
        done: told of each update when its answer is finished, never of one that was cancelled.
    """

    def __init__(self, done: Callable[[Update], None]) -> None:
        super().__init__(_WAITING)
        self._done = done
        self._places = asyncio.Semaphore(PARALLEL_CHATS)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def initialize(self) -> None:
        """Hold nothing yet."""

    async def shutdown(self) -> None:
        """Hold nothing more."""

    def cancel(self) -> None:
        """Give up every update in hand; Telegram gives them again at the next start."""
        for task in self._tasks:
            task.cancel()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run `coroutine` in the turn of its chat."""
        if not isinstance(update, Update) or not isinstance(coroutine, Coroutine):
            await coroutine
            return
        with _tracked(self._tasks), closing(coroutine):
            lock = self._locks.setdefault(_chat(update), asyncio.Lock())
            async with lock, self._places:
                await coroutine
        self._done(update)


@contextmanager
def _tracked(tasks: set[asyncio.Task[Any]]) -> Iterator[None]:
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("updates are processed in tasks")
    tasks.add(task)
    try:
        yield
    finally:
        tasks.discard(task)


def _chat(update: Update) -> int:
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else update.update_id
