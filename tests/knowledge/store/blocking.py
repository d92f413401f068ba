"""The longest step of the event loop during an import, in a process that does nothing else.

Use as `python -m … URL FOLDER ROWS`.
"""

from __future__ import annotations

import asyncio
import gc
import selectors
import sys
import time
from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.store.database import open_database
from tests.conftest import now
from tests.knowledge.store.test_importing import ignore, numbered

LONG = "Mọi cá nhân, pháp nhân đều bình đẳng, không được lấy bất kỳ lý do nào.\n" * 14
"""As long as an article of a law."""

QUESTION = "pháp nhân không được lấy lý do nào theo bqppl"


async def main(watched: _Watched, url: str, folder: str, rows: int) -> None:
    """Import rows, let the index follow, ask meanwhile; print seconds of CPU and articles found."""
    database = await open_database(url)
    base = KnowledgeBase(database, now, index_folder=Path(folder))
    await base.answer(QUESTION)
    gc.freeze()
    asking = asyncio.ensure_future(_ask_on(base))
    watched.begin()
    await _import(base, rows)
    longest = watched.longest
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


class _Watched(selectors.DefaultSelector):
    """What an event loop waits with: the loop's thread works from one wait to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.begin()

    def begin(self) -> None:
        """Forget what was measured, and measure from now on."""
        self.longest = 0.0
        self._since = time.thread_time()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.longest = max(self.longest, time.thread_time() - self._since)
        ready = super().select(timeout)
        self._since = time.thread_time()
        return ready


if __name__ == "__main__":
    watched = _Watched()
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(watched)) as runner:
        runner.run(main(watched, sys.argv[1], sys.argv[2], int(sys.argv[3])))
