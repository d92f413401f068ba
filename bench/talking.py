"""A process that answers questions line by line, and what it holds meanwhile."""

from __future__ import annotations

import contextlib
import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MB = 1024 * 1024


class Memory(NamedTuple):
    """Megabytes of a process that are in memory, and how many of them are of mapped files."""

    resident: float
    files: float


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with a process: a line of JSON there, a line of JSON back."""

    process: subprocess.Popen[str]

    def ask(self, question: str) -> tuple[float, dict[str, Any]]:
        """Seconds that an answer took, and the answer."""
        if self.process.stdin is None:
            raise OSError("the process hears nothing")
        started = time.perf_counter()
        self.process.stdin.write(json.dumps({"q": question}) + "\n")
        self.process.stdin.flush()
        answer = self.hear()
        return time.perf_counter() - started, answer

    def hear(self) -> dict[str, Any]:
        """What the process says next."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise OSError(f"the process has ended: {self.process.args!r}")
        return dict(json.loads(line))

    def memory(self) -> Memory:
        """What it holds in memory now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        held = dict(line.split(":", 1) for line in status.splitlines())
        return Memory(*(int(held[name].split()[0]) / 1024 for name in ("VmRSS", "RssFile")))


@contextlib.contextmanager
def talking(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Talk]:
    """Start a process, talk with it, end it."""
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield Talk(process)
        finally:
            process.kill()


def size_of(folder: Path, *, but: Sequence[str] = ()) -> float:
    """Megabytes of the files in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in but)
    return sum(path.stat().st_size for path in files) / _MB
