"""Work that goes on beside other work, and ends with it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

_LOG = structlog.stdlib.get_logger("bot")


@asynccontextmanager
async def beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[asyncio.Task[None]]:
    """Do something else while the block runs; a crash of it is logged, and is not the block's."""
    task = asyncio.create_task(work)
    task.add_done_callback(_log_crash)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait({task})


def _log_crash(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        _LOG.error("crashed", exc_info=error)
