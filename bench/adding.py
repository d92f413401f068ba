"""How soon an article that is added to a large store is found, while another process answers."""

from __future__ import annotations

import contextlib
import math
import sqlite3
import statistics
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.product import Product
from bench.talking import talking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from bench.talking import Talk

_ROUNDS = 5
_PATIENCE = 60.0
_LOOK_EVERY = 0.002


@dataclass(frozen=True, slots=True)
class Added:
    """Medians of several articles, added one by one.

    Attributes:
        found: seconds from the first change that the command makes to the store until its article
            is found: never less than what the article takes, without the start of the command.
        whole: seconds from the start of the command.
        longest: seconds of the longest answer of the other process meanwhile.
    """

    found: float
    whole: float
    longest: float


def answering(product: Product) -> AbstractContextManager[Talk]:
    """A process that answers from the product's store."""
    command = [product.danvan, "ask", "--json", "--top", "10", "-"]
    return talking(command, product.environment)


def measure_adding(product: Product) -> Added:
    """Load one article after another, while another process answers all the time."""
    with answering(product) as talk:
        added = [_add(number, product, talk) for number in range(_ROUNDS)]
    return Added(
        statistics.median(one.found for one in added),
        statistics.median(one.whole for one in added),
        max(one.longest for one in added),
    )


def _add(number: int, product: Product, talk: Talk) -> Added:
    title = f"Công văn số {98_765 + number}/CV-UBND về việc thêm bài"
    row = {"id": f"added-{number}", "title": title, "text": "Bài được thêm khi đang trả lời."}
    file = product.folder / "one.jsonl"
    Product.write([row], file)
    talk.ask(title)
    begun = time.perf_counter()
    loading = threading.Thread(target=product.run, args=("load", str(file)))
    with _first_change(product.folder / "danvan.db") as changes:
        loading.start()
        asked = list(_answers(talk, title, row["id"], loading, begun))
        loading.join()
    at = next((at for at, _, is_found in asked if is_found), math.inf)
    changed = changes[0] - begun if changes else 0.0
    return Added(at - changed, at, max(taken for _, taken, _ in asked))


@contextlib.contextmanager
def _first_change(store: Path) -> Iterator[list[float]]:
    """Watches a store; at the end the list has the moment of its first change, if it changed."""
    changes: list[float] = []
    is_over = threading.Event()

    def watch() -> None:
        with contextlib.closing(sqlite3.connect(store)) as connection:
            before = _version(connection)
            watching.set()
            while not is_over.wait(_LOOK_EVERY):
                if _version(connection) != before:
                    changes.append(time.perf_counter())
                    return

    watching = threading.Event()
    watcher = threading.Thread(target=watch)
    watcher.start()
    watching.wait()
    try:
        yield changes
    finally:
        is_over.set()
        watcher.join()


def _version(connection: sqlite3.Connection) -> int:
    """A number that SQLite changes with each commit of another connection."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _answers(
    talk: Talk, question: str, wanted: str, loading: threading.Thread, begun: float
) -> Iterator[tuple[float, float, bool]]:
    """When each answer came, how long it took, whether it has the wanted article first."""
    is_found = False
    while (loading.is_alive() or not is_found) and _is_patient(begun):
        taken, answer = talk.ask(question)
        best = answer["ranking"][:1]
        is_found = any(one.get("external_id") == wanted for one in best)
        yield time.perf_counter() - begun, taken, is_found


def _is_patient(begun: float) -> bool:
    return time.perf_counter() - begun < _PATIENCE
