"""Keep calling a server that does not answer: patiently, and with one log line an outage."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.errors import PollerConflict, TokenRefused, flood_seconds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_DOUBLINGS = 6

_LOG = structlog.stdlib.get_logger("bot.telegram")


class Outage:
    """The state of the line to the server: up, or down since some failures."""

    def __init__(self) -> None:
        self._failures = 0

    @property
    def is_up(self) -> bool:
        """Whether the last call succeeded."""
        return not self._failures

    async def endure(self, call: Callable[[], Awaitable[T]]) -> T:
        """Call until it succeeds, with pauses that double up to 30 seconds.

        Raises:
            PollerConflict: another process polls for this bot.
            TokenRefused: the server does not know the token.
        """
        while True:
            try:
                result = await call()
            except Conflict:
                raise PollerConflict("another process polls for this bot") from None
            except InvalidToken:
                raise TokenRefused("the Bot API server refuses the token") from None
            except TelegramError as error:
                await asyncio.sleep(self._failed(error))
            else:
                self._succeeded()
                return result

    def _failed(self, error: TelegramError) -> float:
        """Note a failure; give the seconds to wait."""
        if not self._failures:
            _LOG.warning("telegram is out of reach", fault=type(error).__name__, error=str(error))
        self._failures += 1
        if isinstance(error, RetryAfter):
            return flood_seconds(error)
        return float(min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(self._failures - 1, _DOUBLINGS)))

    def _succeeded(self) -> None:
        if self._failures:
            _LOG.info("telegram is back", failures=self._failures)
        self._failures = 0
