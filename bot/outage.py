"""Keep asking a store that fails: patiently, and with one log line an outage and work."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

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
            words, _, _ = str(error).partition("\n")
            _LOG.error("store fails", error=words, **self._where)
        self._failures += 1

    def _succeeded(self) -> None:
        if self._failures:
            _LOG.info("store is back", failures=self._failures, **self._where)
        self._failures = 0
