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
        self._started: asyncio.Task[Process] | None = None

    def start(self) -> None:
        """Begin to follow, if that was not begun."""
        if self._started is None:
            self._started = asyncio.create_task(self._start())

    async def finish(self, progress: Progress) -> None:
        """Wait until what the store holds now is followed, where following was begun."""
        if self._started is None:
            return
        process = await self._started
        self._end_input(process)
        async for line in process.stdout or ():
            done, many = line.split()
            progress(int(done), int(many))
        if await process.wait():
            _LOG.warning("the process that follows an import ended with %s", process.returncode)
        self._started = None

    async def close(self) -> None:
        """End it, whatever it is at."""
        if self._started:
            process = await self._started
            if process.returncode is None:
                process.kill()
            await process.communicate()
            self._started = None

    async def _start(self) -> Process:
        arguments = (self._folder, *tables.extensions())
        process = await asyncio.create_subprocess_exec(
            *_COMMAND, *map(str, arguments), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
        if process.stdin:
            process.stdin.write(f"{self._url}\n".encode())
        return process

    @staticmethod
    def _end_input(process: Process) -> None:
        if process.stdin:
            process.stdin.close()
