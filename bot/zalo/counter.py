"""The life that both channels share: work the inbox, deliver posts, leave without losing any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tasks import race, together
from bot.zalo.turn import Turn

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Coroutine, Sequence
    from typing import Any

    from bot.delivery.pace import Pace
    from bot.zalo.courier import ZaloCourier
    from bot.zalo.desk import Desk
    from bot.zalo.service import Service

    Work = Callable[[], Coroutine[Any, Any, None]]


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
        beside: Sequence[Work],
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

    async def _serve(self, begin: Callable[[], Awaitable[None]], beside: Sequence[Work]) -> None:
        await begin()
        self.is_serving = True
        turn = Turn(self._service, f"inbox:{self._courier.channel}")
        answering = turn.work(lambda: together(self._desk.run(), *(one() for one in beside)))
        await together(answering, self._service.run(self._courier, self._pace))
