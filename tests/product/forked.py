"""The command in a process that is forked from one where it is loaded already.

It is what `danvan` runs but for its start, which takes a second of a core and is done once: for
tests of what a command says. How it starts is tested where it is a process of its own.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
import threading
from contextlib import asynccontextmanager, suppress
from multiprocessing.reduction import DupFd
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from bot.cli import main

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from multiprocessing.process import BaseProcess
    from pathlib import Path

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__, "tests.product.loaded"])


def run(
    folder: Path, arguments: Sequence[str], env: Mapping[str, str], given: bytes, patience: float
) -> tuple[int, bytes, bytes]:
    """Run the command in a folder; its exit code, standard output and standard error."""
    reading, writing = os.pipe()
    with TemporaryFile() as out, TemporaryFile() as err:
        process = _started(folder, arguments, env, (reading, out.fileno(), err.fileno()))
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


class Forked:
    """The command while it runs; see `asyncio.subprocess.Process`, whose methods these are."""

    def __init__(
        self,
        process: BaseProcess,
        stdin: asyncio.StreamWriter,
        stdout: asyncio.StreamReader,
        stderr: asyncio.StreamReader,
    ) -> None:
        self._process = process
        self.stdin, self.stdout, self.stderr = stdin, stdout, stderr

    @property
    def pid(self) -> int:
        return int(self._process.pid or 0)

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    async def wait(self) -> int:
        await asyncio.to_thread(self._process.join)
        return int(self._process.exitcode or 0)

    async def communicate(self, given: bytes = b"") -> tuple[bytes, bytes]:
        self.stdin.write(given)
        self.stdin.close()
        out, err, _ = await asyncio.gather(self.stdout.read(), self.stderr.read(), self.wait())
        return out, err


@asynccontextmanager
async def started(
    folder: Path, arguments: Sequence[str], env: Mapping[str, str]
) -> AsyncIterator[Forked]:
    """Run the command inside the block; it is killed where it has not ended there."""
    pipes = [os.pipe() for _ in range(3)]
    (given, giving), (said, saying), (warned, warning) = pipes
    process = await asyncio.to_thread(_started, folder, arguments, env, (given, saying, warning))
    for end in (given, saying, warning):
        os.close(end)
    forked = Forked(process, await _writer(giving), await _reader(said), await _reader(warned))
    try:
        yield forked
    finally:
        forked.kill()
        await forked.communicate()


async def _reader(end: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, os.fdopen(end, "rb"))
    return reader


async def _writer(end: int) -> asyncio.StreamWriter:
    loop = asyncio.get_running_loop()
    protocol = asyncio.StreamReaderProtocol(asyncio.StreamReader())
    transport, _ = await loop.connect_write_pipe(lambda: protocol, os.fdopen(end, "wb"))
    return asyncio.StreamWriter(transport, protocol, None, loop)


def _started(
    folder: Path, arguments: Sequence[str], env: Mapping[str, str], streams: tuple[int, int, int]
) -> BaseProcess:
    given = tuple(map(_Descriptor, streams))
    process = _FORKS.Process(target=_command, args=(folder, tuple(arguments), dict(env), given))
    process.start()
    return process


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
