"""Articles a second into the store, from nothing, over what is there already, and with the index.

    python -m bench.load [--rows 100000] [--url sqlite:///…]

The articles are made up, as long as those of a law (about 1,000 characters). `longest block` is
the most CPU that the event loop's thread spends in one go meanwhile. With the index, which another
process brings after the store, the importing process answers twenty questions a second besides.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import gc
import json
import random
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.base import open_knowledge
from knowledge.store.database import open_database
from knowledge.store.importing import import_articles
from knowledge.store.rows import read_lines

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

    from knowledge.base import KnowledgeBase
    from knowledge.store.database import Database
    from knowledge.store.importing import Imported

ROWS_A_SECOND = 5_000
BLOCK = 20.0
"""Milliseconds for which nothing else may run on the event loop."""

QUESTION, EVERY = "giám sát và phản biện xã hội của mặt trận", 0.05
CHARACTERS = 1_000
SYLLABLES = (
    "công tác dân vận của hệ thống chính trị trong tình hình mới nhân dân đồng bào tôn giáo vùng "
    "biên giới hải đảo thực hiện quy chế dân chủ ở cơ sở phát huy quyền làm chủ giám sát phản biện "
    "xã hội đoàn viên hội viên mặt trận tổ quốc cấp ủy chính quyền giải quyết khiếu nại tố cáo"
).split()


@dataclass(frozen=True)
class Measured:
    """One import: rows a second, microseconds of CPU a row, the longest block in milliseconds."""

    rows: int
    seconds: float
    cpu: float
    block: float


def main() -> None:
    """Measure and print; exit 1 where the limit is not kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--url")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        with file.open("wb") as out:
            out.writelines(_rows(given.rows))
        url = given.url or f"sqlite:///{folder}/danvan.db"
        first, again = asyncio.run(_measure(url, file))
        both = asyncio.run(_measure_both(f"sqlite:///{folder}/both.db", file))
    _print("into the store", first)
    _print("again, nothing changes", again)
    _print("into store and index", both)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'resident memory':24} {memory:9,.0f} MB")
    blocks = max(one.block for one in (first, again, both))
    sys.exit(first.rows / first.seconds < ROWS_A_SECOND or 1e3 * blocks > BLOCK)


def _rows(count: int) -> Iterator[bytes]:
    chance = random.Random(4)
    for number in range(count):
        text = "Khoản 1. " + " ".join(chance.choices(SYLLABLES, k=CHARACTERS // 5))
        row = {
            "id": f"{number}@{chance.randrange(100)}",
            "title": " ".join(chance.choices(SYLLABLES, k=10)),
            "url": f"https://luat.example/{number}.html",
            "summary": " ".join(chance.choices(SYLLABLES, k=20)),
            "text": text.replace(" của ", ";\n\n"),
            "published": f"20{number % 25:02}-0{number % 9 + 1}-1{number % 10}",
        }
        yield json.dumps(row, ensure_ascii=False).encode() + b"\n"


async def _measure(url: str, file: Path) -> tuple[Measured, Measured]:
    database = await open_database(url)
    gc.collect()
    gc.freeze()
    try:
        return await _load(database, file), await _load(database, file)
    finally:
        await database.close()


async def _measure_both(url: str, file: Path) -> Measured:
    async with open_knowledge(url, lambda: datetime.datetime.now(datetime.UTC)) as base:
        await base.answer(QUESTION)
        gc.collect()
        gc.freeze()
        asking = asyncio.ensure_future(_ask_on(base))
        try:
            return await _timed(_fill(base, file))
        finally:
            asking.cancel()


async def _fill(base: KnowledgeBase, file: Path) -> Imported:
    with file.open("rb") as lines:
        result = await base.load_articles(read_lines(lines), lambda _: None)
    await base.follow_articles(lambda *_: None)
    return result


async def _ask_on(base: KnowledgeBase) -> None:
    while True:
        await base.answer(QUESTION)
        await asyncio.sleep(EVERY)


async def _load(database: Database, file: Path) -> Measured:
    with file.open("rb") as lines:
        return await _timed(import_articles(database, read_lines(lines), lambda _: None))


async def _timed(work: Coroutine[Any, Any, Imported]) -> Measured:
    started, cpu = time.perf_counter(), _cpu()
    importing = asyncio.ensure_future(work)
    block = await _longest_block(importing)
    result = importing.result()
    return Measured(
        result.new + result.changed + result.same,
        time.perf_counter() - started,
        _cpu() - cpu,
        block,
    )


def _cpu() -> float:
    """Seconds of CPU of this process and of those that it has waited for."""
    of = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in of)


async def _longest_block(work: asyncio.Future[object]) -> float:
    longest = 0.0
    while not work.done():
        before = time.thread_time()
        await asyncio.sleep(0.001)
        longest = max(longest, time.thread_time() - before)
    return longest


def _print(name: str, one: Measured) -> None:
    print(
        f"{name:24} {one.rows / one.seconds:9,.0f} rows/s = "
        f"{one.rows / one.seconds / ROWS_A_SECOND:.2f} of {ROWS_A_SECOND:,}; "
        f"CPU {1e6 * one.cpu / one.rows:.0f} µs a row; longest block {1e3 * one.block:.1f} ms"
    )


if __name__ == "__main__":
    main()
