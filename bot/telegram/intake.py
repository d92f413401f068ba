"""Which fetched updates are still unanswered, and so how far Telegram may forget."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.telegram.updates import Update

_REMEMBERED = 10_000
"""Updates that are left out when they are given again, a hundred times what one call gives."""


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
        self._known: dict[int, None] = {}
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def offset(self) -> int:
        """The first update id that Telegram has to keep."""
        return min(self._pending, default=self._next)

    def take(self, updates: Sequence[Update]) -> list[Update]:
        """Give those of the fetched updates that are new, each once; they are now in hand.

        Ids may begin anew below the last one where a bot was quiet for a week.
        """
        fresh = {one["update_id"]: one for one in updates if one["update_id"] not in self._known}
        for id_, update in fresh.items():
            self.skip(update)
            self._pending.add(id_)
            self._idle.clear()
        if fresh:
            self._next = max(fresh) + 1
        elif updates:
            self._next = max(self._next, *(one["update_id"] + 1 for one in updates))
        return list(fresh.values())

    def skip(self, update: Update) -> None:
        """Note that an update is known, maybe before Telegram gives it."""
        self._known[update["update_id"]] = None
        while len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]

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
