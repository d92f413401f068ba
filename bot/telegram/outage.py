"""Keep calling a server that does not answer: patiently, and with one log line an outage."""

from __future__ import annotations

import asyncio
import math
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
_CONFLICT_PAUSE = 1.0
"""Always the same: of two that poll, the one whose conflicts began first then ends first."""
_LONGEST_CONFLICT = 75.0
"""Seconds of conflicts that pass by themselves: Telegram keeps a poll of a process that has ended.

Conflicts with less than that between them are one.
"""

_LOG = structlog.stdlib.get_logger("bot.telegram")


class Outage:
    """The state of the line to the server: up, or down since some failures.

    `clock` gives seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failures = 0
        self._first_conflict = self._last_conflict = -math.inf

    @property
    def is_up(self) -> bool:
        """Whether the last call succeeded."""
        return not self._failures

    async def endure(self, call: Callable[[], Awaitable[T]]) -> T:
        """Call until it succeeds, with pauses that double up to 30 seconds.

        Raises:
            PollerConflict: another process polls for this bot, and has done so for a while.
            TokenRefused: the server does not know the token.
        """
        while True:
            try:
                result = await call()
            except Conflict as conflict:
                await asyncio.sleep(self._disputed(conflict))
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

    def _disputed(self, conflict: Conflict) -> float:
        """Note a conflict; give the seconds to wait.

        Raises:
            PollerConflict: they go on and on.
        """
        now = self._clock()
        if now - self._last_conflict > _LONGEST_CONFLICT:
            _LOG.warning("polling is disputed", error=str(conflict))
            self._first_conflict = now
        self._last_conflict = now
        if now - self._first_conflict >= _LONGEST_CONFLICT:
            raise PollerConflict(f"polling is disputed: {conflict}") from None
        self._failures += 1
        return _CONFLICT_PAUSE

    def _succeeded(self) -> None:
        if self._failures:
            _LOG.info("telegram is back", failures=self._failures)
        self._failures = 0
