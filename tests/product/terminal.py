"""The product at a terminal of its own, and the person there."""

from __future__ import annotations

import asyncio
import os
import pty
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.product.conftest import PATIENCE, PROGRAM, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    AtTerminal = tuple["Terminal", subprocess.Popen[bytes]]


class Terminal:
    """A person at a terminal: reads until something shows, types lines."""

    def __init__(self, screen: int) -> None:
        self._screen = screen

    async def shows(self, *words: str) -> str:
        """What comes until the last of these has come in that order."""
        seen, waiting = b"", list(words)
        async with asyncio.timeout(PATIENCE):
            while waiting:
                seen += await asyncio.to_thread(os.read, self._screen, 65536)
                while waiting and waiting[0].encode() in seen:
                    waiting.pop(0)
        return seen.decode(errors="replace")

    def types(self, line: str) -> None:
        os.write(self._screen, f"{line}\r".encode())


@contextmanager
def at_terminal(folder: Path, command: str, **settings: str) -> Iterator[AtTerminal]:
    """A command that runs in a folder, and whoever sits at it."""
    screen, side = pty.openpty()
    there = environment(folder, TERM="xterm", PROMPT_TOOLKIT_NO_CPR="1", **settings)
    with subprocess.Popen(
        (PROGRAM, command), cwd=folder, env=there, stdin=side, stdout=side, stderr=side
    ) as process:
        os.close(side)
        try:
            yield Terminal(screen), process
        finally:
            process.kill()
            os.close(screen)
