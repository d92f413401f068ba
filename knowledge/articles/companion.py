"""A process that brings the index after the store while this one fills the store.

To import takes a core, and so does to follow; Python uses one of them in a process.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from asyncio.subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING

from knowledge import tables

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.articles.following import Progress

_LOG = logging.getLogger("knowledge.articles")
_COMMAND = (sys.executable, "-I", "-m", "knowledge.articles.beside")


class Companion:
    """Follows the store at an SQLAlchemy URL with the index in a folder.

    What it leaves undone, for whatever reason, is left to `Following`.
    """

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._folder = folder
        self._started: asyncio.Task[Process | None] | None = None

    def start(self) -> None:
        """Begin to follow, if that was not begun."""
        if self._started is None:
            self._started = asyncio.create_task(self._start())

    async def finish(self, progress: Progress) -> None:
        """Wait until what the store holds now is followed, where following was begun.

        `progress` hears of articles that are done and of all, of what it is at.
        """
        if process := await self._take():
            _end_input(process)
            async for line in _output(process):
                done, many = line.split()
                progress(int(done), int(many))
            if await process.wait():
                _LOG.warning("what follows an import ended with %s", process.returncode)

    async def close(self) -> None:
        """End it, whatever it is at."""
        if process := await self._take():
            if process.returncode is None:
                process.kill()
            await process.communicate()

    async def _take(self) -> Process | None:
        """The process, if there is one; from now on there is none."""
        started, self._started = self._started, None
        return await started if started else None

    async def _start(self) -> Process | None:
        arguments = (self._folder, *tables.extensions())
        try:
            process = await asyncio.create_subprocess_exec(
                *_COMMAND, *map(str, arguments), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
            )
        except OSError:
            _LOG.exception("nothing follows an import beside it")
            return None
        if process.stdin:
            process.stdin.write(f"{self._url}\n".encode())
        return process


def _end_input(process: Process) -> None:
    if process.stdin:
        process.stdin.close()


async def _output(process: Process) -> AsyncIterator[bytes]:
    if process.stdout:
        async for line in process.stdout:
            yield line
