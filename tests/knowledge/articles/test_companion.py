"""A process that follows an import beside it: all of it, or what it left is followed later."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from knowledge.articles.companion import Companion
from knowledge.articles.index import ArticleIndex
from knowledge.base import KnowledgeBase
from tests.knowledge.articles.test_following import followed, following, put_many, state_of
from tests.knowledge.publishing.office import Clock
from tests.knowledge.store.test_importing import ignore, numbered

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.store.database import Database

MANY = 250
ROWS = 6_000
"""More than an import has before something follows it."""


@asynccontextmanager
async def importing(database: Database, url: str, folder: Path) -> AsyncIterator[KnowledgeBase]:
    """A knowledge base whose imports are followed beside it."""
    base = KnowledgeBase(database, Clock(), index_folder=folder, companion=Companion(url, folder))
    yield base
    await base.close()


async def test_what_is_there_when_it_is_told_to_finish_is_followed(
    database: Database, url: str, tmp_path: Path
) -> None:
    companion = Companion(url, tmp_path)
    await put_many(database, MANY)
    companion.start()
    companion.start()
    await put_many(database, MANY)
    told: list[tuple[int, int]] = []
    await companion.finish(lambda *one: told.append(one))
    index = ArticleIndex(tmp_path)
    assert (index.state, index.searcher().num_docs) == (await state_of(database), 2 * MANY)
    assert told[-1][0] == told[-1][1] > 0


async def test_an_import_is_found_whole(database: Database, url: str, tmp_path: Path) -> None:
    async with importing(database, url, tmp_path) as base:
        await base.load_articles(numbered(ROWS), ignore)
        assert base._companion
        assert base._companion._started
        await base.follow_articles(lambda *_: None)
        assert len((await base.known()).articles) == ROWS


async def test_what_it_leaves_when_it_is_killed_is_followed(
    database: Database, url: str, tmp_path: Path
) -> None:
    companion = Companion(url, tmp_path)
    companion.start()
    await put_many(database, MANY)
    await companion.close()
    async with following(database, tmp_path) as one:
        await followed(one, database)
        await one.finish(await state_of(database), lambda *_: None)
        assert len(one.library) == MANY


async def test_without_a_beginning_there_is_nothing_to_wait_for(url: str, tmp_path: Path) -> None:
    companion = Companion(url, tmp_path)
    async with asyncio.timeout(1):
        await companion.finish(lambda *_: pytest.fail("told of something"))
        await companion.close()


async def test_where_no_process_can_be_started_the_import_goes_on(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.articles.companion._COMMAND", (str(tmp_path / "none"),))
    async with importing(database, url, tmp_path / "index") as base:
        await base.load_articles(numbered(ROWS), ignore)
        await base.follow_articles(lambda *_: None)
        assert len((await base.known()).articles) == ROWS
