"""The right to answer in a channel: one of the processes that share a store has it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import structlog

from bot.outage import StoreOutage
from bot.tasks import together

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

_LOG = structlog.stdlib.get_logger("bot.zalo")


class Duties(Protocol):
    """What only one process may do at a time."""

    async def take(self, duty: str) -> bool:
        """Take a duty or keep it; False where another living process has it."""
        ...


class Turn:
    """Works whenever this process has a duty.

    Args:
        duties: where it is taken.
        duty: its name.
        pause: seconds between two tries to get it.
        lasts: seconds after which it is taken again; a third of a lease.
    """

    def __init__(self, duties: Duties, duty: str, pause: float = 2.0, lasts: float = 10.0) -> None:
        self._duties = duties
        self._duty = duty
        self._pause = pause
        self._lasts = lasts
        self._store = StoreOutage("duty is kept", duty=duty)

    async def work(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Work until cancelled; the work is cancelled while another process has the duty."""
        while True:
            await self._await()
            await together(work(), self._keep())

    async def _await(self) -> None:
        if await self._is_mine():
            return
        _LOG.warning("another process answers; this one receives and delivers", duty=self._duty)
        while not await self._is_mine():  # noqa: ASYNC110 - another process's row is no event
            await asyncio.sleep(self._pause)
        _LOG.info("the other process is gone", duty=self._duty)

    async def _keep(self) -> None:
        """Return once another process has the duty: this one was taken for dead."""
        is_mine = True
        while is_mine:
            await asyncio.sleep(self._lasts)
            is_mine = await self._is_mine()

    async def _is_mine(self) -> bool:
        return await self._store.endure(partial(self._duties.take, self._duty))
