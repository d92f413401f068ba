"""Tell whoever waits how far an import is: a bar in a terminal, else a line now and then."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from knowledge.store.rows import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO, TextIO

    Tell = Callable[[int, str], None]

_SECONDS = 10.0
"""Between two lines of progress."""


class Meter:
    """The lines of a file on their way to an import.

    `bytes` are those that went by, `size` all of them; None where that is not known.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.bytes = 0
        self.size = os.fstat(file.fileno()).st_size or None

    def __iter__(self) -> Iterator[bytes]:
        for line in read_lines(self._file):
            self.bytes += len(line)
            yield line


@contextmanager
def telling(stream: TextIO, title: str, whole: int | None) -> Iterator[Tell]:
    """What hears how much of the whole is done, and how to say so; None where it is not known."""
    if stream.isatty():
        with _bar(stream, title, whole) as tell:
            yield tell
    else:
        yield Notes(stream, title, time.monotonic)


class Notes:
    """A line of progress every ten seconds."""

    def __init__(self, stream: TextIO, title: str, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._title = title
        self._clock = clock
        self._last = clock()

    def __call__(self, _done: int, said: str) -> None:
        """Hear of what is done."""
        now = self._clock()
        if now - self._last >= _SECONDS:
            self._last = now
            print(f"{self._title}: {said}…", file=self._stream)
            self._stream.flush()


@contextmanager
def _bar(stream: TextIO, title: str, whole: int | None) -> Iterator[Tell]:
    from rich.console import Console  # noqa: PLC0415 - slow to load, terminals only
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[said]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=stream)) as progress:
        task = progress.add_task(title, total=whole, said="")

        def tell(done: int, said: str) -> None:
            progress.update(task, completed=done, said=said)

        yield tell
