"""Imports that take a while: killed on the way, beside answers, and in little memory."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from knowledge.store.importing import import_articles
from tests.knowledge.store.test_importing import held, ignore, load, numbered

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.store.database import Database
    from tests.kept import Kept

ROWS, MANY, RUNS = 2_500, 20_000, 5
LONGEST_BLOCK = 0.020
"""Seconds for which nothing else may run on the event loop."""


@pytest.mark.parametrize(
    ("moment", "kept"), [("insert", 1_000), ("commit", 1_000), ("progress", 1_500)]
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


async def test_an_import_that_the_index_follows_leaves_the_event_loop_to_others_and_to_questions(
    url: str, kept_store: Kept, tmp_path: Path
) -> None:
    """A block of its own comes again in every run; what another guest takes of a core does not."""
    for run in range(RUNS):
        await asyncio.to_thread(kept_store.empty)
        folder = str(tmp_path / str(run))
        command = (sys.executable, "-m", "tests.knowledge.store.blocking", url, folder, str(MANY))
        ended = await asyncio.to_thread(
            subprocess.run, command, check=True, timeout=120, capture_output=True, text=True
        )
        longest, held = ended.stdout.split()
        assert int(held) == MANY
        if float(longest) < LONGEST_BLOCK:
            return
    pytest.fail(f"the event loop was held for {longest} s")


async def test_memory_does_not_grow_with_the_rows(database: Database) -> None:
    await load(database, *numbered(2_000))
    few, many = [await _peak(database, count) for count in (3_000, 12_000)]
    assert many < 1.25 * few


async def _peak(database: Database, count: int) -> int:
    """The most bytes that Python held at once during an import."""
    tracemalloc.start()
    try:
        await import_articles(database, numbered(count), ignore)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
