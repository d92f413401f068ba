"""The longest step of the event loop during an import, in a process that does nothing else.

Use as `python -m … URL FOLDER ROWS`.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.base import KnowledgeBase
from knowledge.store.database import open_database
from tests.conftest import now
from tests.knowledge.store.test_importing import ignore, numbered

if TYPE_CHECKING:
    from collections.abc import Awaitable

LONG = "Mọi cá nhân, pháp nhân đều bình đẳng, không được lấy bất kỳ lý do nào.\n" * 14
"""As long as an article of a law."""

QUESTION = "pháp nhân không được lấy lý do nào theo bqppl"


async def main(url: str, folder: str, rows: int) -> None:
    """Import rows, let the index follow, ask meanwhile; print seconds and articles found."""
    database = await open_database(url)
    base = KnowledgeBase(database, now, index_folder=Path(folder))
    await base.answer(QUESTION)
    gc.freeze()
    asking = asyncio.ensure_future(_ask_on(base))
    longest = await _longest_block(_import(base, rows))
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    await base.follow_articles(lambda *_: None)
    print(longest, len((await base.known()).articles))  # noqa: T201 - for the test
    await base.close()
    await database.close()


async def _import(base: KnowledgeBase, rows: int) -> None:
    await base.load_articles(numbered(rows, LONG), ignore)
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


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
