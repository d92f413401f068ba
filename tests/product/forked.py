"""The command in a process that is forked from one where it is loaded already.

It is what `danvan` runs but for its start, which takes a second of a core and is done once: for
tests of what a command says. How it starts is tested where it is a process of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from contextlib import suppress
from multiprocessing.reduction import DupFd
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from bot.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


def run(
    folder: Path, arguments: tuple[str, ...], env: Mapping[str, str], given: bytes, patience: float
) -> tuple[int, bytes, bytes]:
    """Run the command in a folder; its exit code, standard output and standard error."""
    reading, writing = os.pipe()
    with TemporaryFile() as out, TemporaryFile() as err:
        streams = tuple(map(_Descriptor, (reading, out.fileno(), err.fileno())))
        process = _FORKS.Process(target=_command, args=(folder, arguments, dict(env), streams))
        process.start()
        os.close(reading)
        feeding = threading.Thread(target=_feed, args=(writing, given))
        feeding.start()
        process.join(patience)
        process.kill()
        process.join()
        feeding.join()
        code = process.exitcode
        process.close()
        out.seek(0)
        err.seek(0)
        return int(code or 0), out.read(), err.read()


class _Descriptor:
    """A file descriptor that goes along to the process."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __reduce__(self) -> tuple[Any, ...]:
        return _received, (DupFd(self.number),)


def _received(given: Any) -> int:
    return int(given.detach())


def _feed(writing: int, given: bytes) -> None:
    """Give the standard input, as much of it as is read."""
    with suppress(BrokenPipeError), os.fdopen(writing, "wb") as stdin:
        stdin.write(given)


def _command(
    folder: Path, arguments: tuple[str, ...], env: Mapping[str, str], streams: tuple[int, int, int]
) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["danvan", *arguments]
    main()
