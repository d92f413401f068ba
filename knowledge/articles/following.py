"""Keep the index of articles at the state of the store, whoever changed it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from knowledge.articles.index import Busy, State
from knowledge.articles.library import Library
from knowledge.store.articles import changed_between, count_changed
from knowledge.store.reading import read_revision

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.articles.index import ArticleIndex, Writer
    from knowledge.store.database import Database

    Progress = Callable[[int, int], None]

_LOG = logging.getLogger("knowledge.articles")
TRIES, _TRY_SECONDS = 40, 0.025
"""How often a writer is asked for while another process has it, and how long between."""

_FEW = 200
"""Changes that a question waits for; more are followed while answers go on."""


class Following:
    """The library of a store's articles, brought after the store as it changes."""

    def __init__(self, database: Database, index: ArticleIndex) -> None:
        self._database = database
        self._index = index
        self._seen = index.state
        self._work: asyncio.Task[bool] | None = None
        self._is_long = False
        self._is_closing = False
        self.library = Library(index.searcher())

    async def follow(self, wanted: State) -> None:
        """Bring the library to a state of the store; where that takes long, begin with it."""
        if self._seen == wanted:
            return
        if self._work and not self._work.done():
            if self._is_long:
                return
            await self._work
        behind = await self._behind(wanted)
        if behind is None:
            return
        since, many = behind
        self._is_long = many > _FEW
        shown = asyncio.Event()
        self._work = asyncio.create_task(self._bring(since, wanted, many, shown))
        self._work.add_done_callback(lambda _: shown.set())
        if not self._is_long:
            await shown.wait()

    def shows(self, state: State) -> bool:
        """Whether the library is at a state of the store."""
        return self._seen == state

    async def finish(self, wanted: State, progress: Progress) -> None:
        """Bring the library to a state of the store, however long it takes.

        While somebody else writes to the index they are waited for. `progress` hears of articles
        that are done and of all.
        """
        is_going_on = True
        while is_going_on and not self._is_closing:
            if self._work:
                await self._work
            behind = await self._behind(wanted)
            if behind is None:
                return
            since, many = behind
            is_going_on = await self._bring(since, wanted, many, asyncio.Event(), progress)

    async def close(self) -> None:
        """Stop following; what was begun is begun again another time."""
        self._is_closing = True
        if self._work:
            await self._work

    async def _behind(self, wanted: State) -> tuple[int, int] | None:
        """The last change that index and store both have, and how many came since; None if none."""
        kept = await asyncio.to_thread(self._look)
        if kept == wanted or await self._is_ahead(kept, wanted):
            return None
        since = _common(kept, wanted)
        return since, await count_changed(self._database, since, wanted.number)

    async def _is_ahead(self, kept: State, wanted: State) -> bool:
        """Whether the store was changed, and followed, since somebody saw it in a state."""
        if kept.store != wanted.store or kept.number < wanted.number:
            return False
        now = await read_revision(self._database)
        return now.store == kept.store and now.number >= kept.number

    def _look(self) -> State:
        """See what this process or another has brought into the index."""
        state = self._index.state
        if state != self._seen:
            self.library = Library(self._index.searcher()).made_ready()
            self._seen = state
        return state

    async def _bring(
        self,
        since: int,
        wanted: State,
        many: int,
        shown: asyncio.Event,
        progress: Progress | None = None,
    ) -> bool:
        """Write what changed after `since`; False where the index cannot be written."""
        writer = await self._writer(wanted, many)
        if writer is None:
            return True
        try:
            await self._write(writer, since, wanted, many, progress)
            shown.set()
        except (OSError, ValueError, SQLAlchemyError):
            _LOG.exception("the index of articles stays behind the store")
            return False
        finally:
            await asyncio.to_thread(writer.close)
        return True

    async def _writer(self, wanted: State, many: int) -> Writer | None:
        """A writer, None where another process writes, unless it is soon done.

        What it writes may be what is wanted here; it may have begun before that changed.
        """
        for _ in range(TRIES):
            try:
                return await asyncio.to_thread(self._index.writer, many=many > _FEW)
            except Busy:
                await asyncio.sleep(_TRY_SECONDS)
            if await asyncio.to_thread(self._look) == wanted:
                return None
        return None

    async def _write(
        self, writer: Writer, since: int, wanted: State, many: int, progress: Progress | None
    ) -> None:
        if not since:
            await asyncio.to_thread(writer.forget_all)
        done = 0
        async for articles, gone in changed_between(self._database, since, wanted.number):
            if self._is_closing:
                return
            await asyncio.to_thread(writer.change, articles, gone)
            done += len(articles) + len(gone)
            if progress:
                progress(min(done, many), many)
        await asyncio.to_thread(self._show, writer, wanted)

    def _show(self, writer: Writer, wanted: State) -> None:
        writer.commit()
        self._index.keep(wanted)
        self._look()


def _common(kept: State, wanted: State) -> int:
    """The number of the last change that both know; 0 where they are of different stores."""
    is_behind = kept.store == wanted.store and kept.number <= wanted.number
    return kept.number if is_behind else 0
