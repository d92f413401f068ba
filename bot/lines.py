"""Standard input where nobody sits at it: lines as they come, and whether any can come at all."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

_IDLE = 1.0
_LONGEST_LINE = 16 * 1024 * 1024


def is_deaf() -> bool:
    """Whether nothing can ever be typed: a service without input, `/dev/null`."""
    if sys.stdin is None or sys.stdin.closed:
        return True
    return stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode) and not sys.stdin.isatty()


async def lines(idle: Callable[[], None]) -> AsyncIterator[str]:
    """Lines until the input ends; `idle` is called whenever none comes for a second.

    A file never keeps anybody waiting, and is read as it always was.
    """
    mode = os.fstat(sys.stdin.fileno()).st_mode
    if os.name != "posix" or stat.S_ISREG(mode):
        for line in sys.stdin:
            yield line
        return
    reader = asyncio.StreamReader(limit=_LONGEST_LINE)
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    )
    try:
        async for line in _read(reader, idle):
            yield line.decode("utf-8", "replace")
    finally:
        transport.close()


async def _read(reader: asyncio.StreamReader, idle: Callable[[], None]) -> AsyncIterator[bytes]:
    while True:
        reading = asyncio.ensure_future(reader.readline())
        done, _ = await asyncio.wait({reading}, timeout=_IDLE)
        if not done:
            idle()
        if not (line := await reading):
            return
        yield line
