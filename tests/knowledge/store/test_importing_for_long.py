"""Imports that take a while: killed on the way, beside answers, and in little memory."""

from __future__ import annotations

import asyncio
import gc
import signal
import subprocess
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from knowledge.base import KnowledgeBase
from knowledge.store.importing import import_articles
from tests.conftest import now
from tests.knowledge.store.test_importing import held, ignore, load, numbered

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from knowledge.store.database import Database

pytestmark = pytest.mark.no_cover

ROWS = 5_000
LONG = "Mọi cá nhân, pháp nhân đều bình đẳng, không được lấy bất kỳ lý do nào.\n" * 14
"""As long as an article of a law."""

QUESTION = "pháp nhân không được lấy lý do nào theo bqppl"

LONGEST_BLOCK = 0.020
"""Seconds for which nothing else may run on the event loop."""

TRIES = 3


@pytest.mark.parametrize(
    ("moment", "kept"), [("insert", 2_000), ("commit", 2_000), ("progress", 3_000)]
)
async def test_what_was_killed_goes_on_and_nothing_is_there_twice(
    database: Database, url: str, tmp_path: Path, moment: str, kept: int
) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_bytes(b"\n".join(numbered(ROWS)))
    command = (sys.executable, "-m", "tests.knowledge.store.killed", url, str(file), moment)
    ended = await asyncio.to_thread(subprocess.run, command, check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    assert len(await held(database)) == kept
    result = await load(database, *numbered(ROWS))
    assert (result.new, result.changed, result.same) == (ROWS - kept, 0, kept)
    ids = [int(id_) for (id_,) in await held(database, "external_id")]
    assert sorted(ids) == list(range(ROWS))


@pytest.fixture
def settled() -> Iterator[None]:
    """What the test run holds is left alone by the collector, as what a program holds is small."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


async def test_an_import_leaves_the_event_loop_to_others(database: Database, settled: None) -> None:
    async def measured(text: str) -> float:
        return await _longest_block(import_articles(database, numbered(8_000, text), ignore))

    assert await _least(measured) < LONGEST_BLOCK


async def test_an_import_that_the_index_follows_leaves_it_to_others_and_to_questions(
    database: Database, tmp_path: Path, settled: None
) -> None:
    base = KnowledgeBase(database, now, index_folder=tmp_path / "index")
    await base.answer(QUESTION)
    asking = asyncio.ensure_future(_ask_on(base))
    longest = await _least(lambda text: _longest_block(_import(base, 6_000, text)))
    asking.cancel()
    assert len((await base.known()).articles) == 6_000
    with pytest.raises(asyncio.CancelledError):
        await asking
    await base.close()
    assert longest < LONGEST_BLOCK


async def _least(measure: Callable[[str], Awaitable[float]]) -> float:
    """The longest block of the best of a few tries: what the machine does comes and goes."""
    longest = [await measure(LONG)]
    while longest[-1] >= LONGEST_BLOCK and len(longest) < TRIES:
        longest.append(await measure(LONG + str(len(longest))))
    return min(longest)


async def _import(base: KnowledgeBase, rows: int, text: str) -> None:
    await base.load_articles(numbered(rows, text), ignore)
    await base.follow_articles(lambda *_: None)


async def _ask_on(base: KnowledgeBase) -> None:
    while True:
        await base.answer(QUESTION)


async def _longest_block(work: Awaitable[object]) -> float:
    """The most CPU that the loop's thread spends between two turns of a task beside the work."""
    working = asyncio.ensure_future(work)
    longest = 0.0
    while not working.done():
        before = time.thread_time()
        await asyncio.sleep(0)
        longest = max(longest, time.thread_time() - before)
    await working
    return longest


async def test_memory_does_not_grow_with_the_rows(database: Database) -> None:
    await load(database, *numbered(2_000))
    few, many = [await _peak(database, count) for count in (3_000, 9_000)]
    assert many < 1.25 * few


async def _peak(database: Database, count: int) -> int:
    """The most bytes that Python held at once during an import."""
    tracemalloc.start()
    try:
        await import_articles(database, numbered(count), ignore)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
