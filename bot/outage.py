"""A store that fails: asked again patiently, with one log line an outage and work."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from structlog.stdlib import BoundLogger

T = TypeVar("T")

_PAUSE = 1.0

_LOG = structlog.stdlib.get_logger("bot")


class StoreOutage:
    """What one piece of work has seen of the store: that it answers, or fails since some tries.

    Args:
        work: what is not done meanwhile, for the log.
        where: whose work it is, for the log.
    """

    def __init__(self, work: str, **where: str) -> None:
        self._where = {"work": work, **where}
        self._failures = 0

    async def endure(self, call: Callable[[], Awaitable[T]]) -> T:
        """Call until the store does not fail, with a second between two tries."""
        while True:
            try:
                result = await call()
            except SQLAlchemyError as error:
                self._failed(error)
                await asyncio.sleep(_PAUSE)
            else:
                self._succeeded()
                return result

    def _failed(self, error: SQLAlchemyError) -> None:
        """Log the first failure in its own words; the way through the driver tells no more."""
        if not self._failures:
            _LOG.error("store fails", error=_words(error), **self._where)
        self._failures += 1

    def _succeeded(self) -> None:
        if self._failures:
            _LOG.info("store is back", failures=self._failures, **self._where)
        self._failures = 0


def is_of_store(error: Exception) -> bool:
    """Whether the store fails for now, with a full disk, a lock or a lost connection."""
    return isinstance(error, (OperationalError, InterfaceError))


def log_crash(log: BoundLogger, event: str, error: Exception) -> None:
    """Log what ended a piece of work: a failing store in its own words, all else in full."""
    if is_of_store(error):
        log.error(event, error=_words(error))
    else:
        log.error(event, exc_info=error)


def _words(error: Exception) -> str:
    words, _, _ = str(error).partition("\n")
    return words
