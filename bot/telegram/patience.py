"""Make a call of an answer again for as long as it is sure that it did nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.telegram.errors import Fault, classify, flood_seconds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 10.0
_DOUBLINGS = 4
_LONGEST_WAIT = 24 * 60 * 60.0
"""Seconds for which Telegram keeps an update that nobody takes."""

_UNDONE = {Fault.UNSENT, Fault.FAILED, Fault.FLOOD, Fault.REVOKED}
"""What says for sure that a call did nothing, and may pass."""

_LOG = structlog.stdlib.get_logger("bot.telegram")


class Patience:
    """How the calls that answer one update wait for what passes.

    Args:
        clock: seconds that never go back.
        held: told each time that something begins to wait.
    """

    def __init__(self, clock: Callable[[], float], held: Callable[[], None] = lambda: None) -> None:
        self._clock = clock
        self._held = held
        self._began = clock()

    async def through(self, call: Callable[[], Awaitable[T]], what: str) -> T:
        """Call until it does something; `what` it is stands in the log.

        Raises:
            TelegramError: it was refused for good, or may have done something, or a day is over.
        """
        failures = 0
        while True:
            try:
                result = await call()
            except TelegramError as error:
                left = self._began + _LONGEST_WAIT - self._clock()
                if classify(error) not in _UNDONE or left <= 0:
                    raise
                if not failures:
                    self._begin(what, error)
                await asyncio.sleep(min(_pause(failures, error), left))
                failures += 1
            else:
                if failures:
                    _LOG.info("out after waiting", what=what, failures=failures)
                return result

    def _begin(self, what: str, error: TelegramError) -> None:
        _LOG.warning("answer waits", what=what, fault=classify(error).value, error=str(error))
        self._held()


def _pause(failures: int, error: TelegramError) -> float:
    """Seconds before the next try: what Telegram asks for, else twice as many each time."""
    if isinstance(error, RetryAfter):
        return flood_seconds(error)
    return float(min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(failures, _DOUBLINGS)))
