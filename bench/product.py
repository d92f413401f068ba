"""The product as any program uses it: the `danvan` command over a store of its own."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DANVAN = str(Path(sys.executable).with_name("danvan"))


class Product:
    """A store in a folder, and the command over it."""

    def __init__(self, folder: Path, danvan: str = DANVAN) -> None:
        self.folder = folder
        self.danvan = danvan
        self.environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/danvan.db",
            "LOG_LEVEL": "WARNING",
        }

    def load(self, rows: Iterable[dict[str, Any]]) -> None:
        """Put articles into the store."""
        file = self.folder / "articles.jsonl"
        self.write(rows, file)
        self.run("load", str(file))

    @staticmethod
    def write(rows: Iterable[dict[str, Any]], file: Path) -> None:
        """Write rows as JSON lines."""
        with file.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def ask(self, questions: Iterable[str], *options: str) -> list[dict[str, Any]]:
        """An answer for each question, as `danvan ask --json` gives it."""
        feed = "".join(json.dumps({"q": one}, ensure_ascii=False) + "\n" for one in questions)
        said = self.run("ask", "--json", *options, "-", feed=feed)
        return [json.loads(line) for line in said.splitlines()]

    def export(self) -> dict[str, Any]:
        """All that the store holds."""
        return dict(json.loads(self.run("export", "--json")))

    def run(self, *arguments: str, feed: str = "") -> str:
        """What a command prints; raises where it fails."""
        done = subprocess.run(
            [self.danvan, *arguments],
            env=self.environment,
            cwd=self.folder,
            input=feed,
            stdout=subprocess.PIPE,
            check=True,
            encoding="utf-8",
        )
        return done.stdout


@contextlib.contextmanager
def product(danvan: str = DANVAN, rows: Sequence[dict[str, Any]] = ()) -> Iterator[Product]:
    """A product with these articles; without any it has the bundled programme."""
    with tempfile.TemporaryDirectory() as folder:
        made = Product(Path(folder), danvan)
        if rows:
            made.load(rows)
        yield made
