"""Keep calling a server that does not answer: patiently, and with one log line an outage."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import structlog

from bot.delivery.courier import Verdict
from bot.zalo.errors import CallFailed, WebhookRefused, ZaloRefused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

_LONGEST_PAUSE = 30.0
_DOUBLINGS = 6

_LOG = structlog.stdlib.get_logger("bot.zalo")


class Outage:
    """The state of the line to the server: up, or down since some failures."""

    def __init__(self, first_pause: float) -> None:
        self._first_pause = first_pause
        self._failures = 0

    @property
    def is_up(self) -> bool:
        """Whether the last call succeeded."""
        return not self._failures

    async def endure(self, call: Callable[[], Awaitable[T]]) -> T:
        """Call until it succeeds, with pauses that double up to 30 seconds.

        Raises:
            ZaloRefused: the server does not know the token.
            WebhookRefused: it takes no address of ours.
        """
        while True:
            try:
                result = await call()
            except CallFailed as failure:
                if failure.outcome.verdict is Verdict.STOP:
                    raise ZaloRefused("Zalo refuses the token") from None
                await asyncio.sleep(self._failed(failure))
            except WebhookRefused:
                self._succeeded()
                raise
            else:
                self._succeeded()
                return result

    def _failed(self, failure: CallFailed) -> float:
        """Note a failure; give the seconds to wait."""
        if not self._failures:
            _LOG.warning("zalo is out of reach", error=failure.outcome.error)
        self._failures += 1
        doubled = self._first_pause * 2.0 ** min(self._failures - 1, _DOUBLINGS)
        return max(failure.outcome.seconds, min(_LONGEST_PAUSE, doubled))

    def _succeeded(self) -> None:
        if self._failures:
            _LOG.info("zalo is back", failures=self._failures)
        self._failures = 0
