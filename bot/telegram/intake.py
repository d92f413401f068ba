"""Which fetched updates are still unanswered, and so how far Telegram may forget."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.telegram.updates import Update


class Intake:
    """The ledger of updates in hand.

    Telegram forgets every update below the `offset` of a getUpdates call, and gives all others
    again. python-telegram-bot's own `Updater` puts a batch in a queue in memory and confirms it
    with its very next call, so a process that dies before it has answered loses the batch. Here
    the offset stays at the oldest update that has no answer yet: Telegram gives it and those after
    it once more, `take` leaves out the ones that are known, and after a crash the next process
    gets whatever was not answered. What was answered after that oldest one and not yet confirmed
    is then answered twice; nothing is lost.
    """

    def __init__(self) -> None:
        self._next = 0
        self._pending: set[int] = set()
        self._known: set[int] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def offset(self) -> int:
        """The first update id that Telegram has to keep."""
        return min(self._pending, default=self._next)

    def take(self, updates: Iterable[Update], offset: int) -> list[Update]:
        """Give those of `updates`, fetched from `offset` on, that are new; they are now in hand."""
        self._known = {known for known in self._known if known >= offset}
        given = list(updates)
        fresh = [update for update in given if update["update_id"] not in self._known]
        for update in fresh:
            self._known.add(update["update_id"])
            self._pending.add(update["update_id"])
            self._idle.clear()
        if given:
            self._next = given[-1]["update_id"] + 1
        return fresh

    def skip(self, update: Update) -> None:
        """Note that an update is known before Telegram gives it."""
        self._known.add(update["update_id"])

    def done(self, update: Update) -> None:
        """Note that `update` needs nothing more."""
        self._pending.discard(update["update_id"])
        if not self._pending:
            self._idle.set()

    async def rest(self, seconds: float) -> bool:
        """Wait until nothing is in hand, at most `seconds`; tell whether that is so."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        return self._idle.is_set()
