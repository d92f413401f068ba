"""The life that both channels share: work the inbox, deliver posts, leave without losing any."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.tasks import race, together

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from typing import Any

    from bot.delivery.pace import Pace
    from bot.zalo.courier import ZaloCourier
    from bot.zalo.desk import Desk
    from bot.zalo.service import Service

    Work = Callable[[], Coroutine[Any, Any, None]]

_TURN_PAUSE = 2.0
_TURN_LASTS = 10.0
"""Seconds after which the duty is taken again; a third of a lease."""

_LOG = structlog.stdlib.get_logger("bot.zalo")


class Counter:
    """Serves the people of one channel; `is_serving` tells whether it does.

    Of the processes that share a store one works the inbox; every one receives and delivers.
    """

    def __init__(self, desk: Desk, courier: ZaloCourier, pace: Pace, service: Service) -> None:
        self._desk = desk
        self._courier = courier
        self._pace = pace
        self._service = service
        self.is_serving = False

    async def serve_until(
        self,
        stop: asyncio.Event,
        begin: Callable[[], Awaitable[None]],
        beside: Work | None,
        leaving_seconds: float,
    ) -> None:
        """Serve until `stop` is set, then finish the answers in hand in `leaving_seconds`.

        `begin` is done first; `beside` runs where the inbox is worked.
        """
        try:
            await race(self._serve(begin, beside), stop)
        finally:
            self.is_serving = False
            await self._desk.rest(leaving_seconds)

    async def _serve(self, begin: Callable[[], Awaitable[None]], beside: Work | None) -> None:
        await begin()
        self.is_serving = True
        await together(self._work(beside), self._service.run(self._courier, self._pace))

    async def _work(self, beside: Work | None) -> None:
        duty = f"inbox:{self._courier.channel}"
        while True:
            await self._await_turn(duty)
            works = [one() for one in (beside,) if one]
            await together(self._desk.run(), self._keep_turn(duty), *works)

    async def _await_turn(self, duty: str) -> None:
        if await self._service.take(duty):
            return
        _LOG.warning("another process answers in this channel; this one receives and delivers")
        while not await self._service.take(duty):  # noqa: ASYNC110 - another process's row
            await asyncio.sleep(_TURN_PAUSE)
        _LOG.info("the other process is gone")

    async def _keep_turn(self, duty: str) -> None:
        """Return once another process has the duty: this one was taken for dead."""
        while await self._service.take(duty):  # noqa: ASYNC110 - another process's row
            await asyncio.sleep(_TURN_LASTS)
