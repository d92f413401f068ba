"""The bundled document in real SQLite files, and a clock that stands still."""

from __future__ import annotations

import asyncio
import datetime
import os
import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from knowledge.articles.companion import Companion
from knowledge.base import KnowledgeBase, open_knowledge
from tests.kept import Kept, keeping, restore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, MutableMapping

    from knowledge.answering.knowledge import Knowledge
    from knowledge.publishing.editors import Person
    from knowledge.store.database import Database

settings.register_profile("tests", deadline=None, derandomize=True)
settings.load_profile("tests")
"""The same examples in every run, however busy the machine is."""

NOW = datetime.datetime(2026, 11, 23, 7, 30, tzinfo=datetime.UTC)
PATIENCE = 60.0
"""Seconds before a test that waits for something gives up."""
TESTS = Path(__file__).parent
DOCUMENTS = TESTS / "knowledge" / "documents"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """`logical`: one a core; `auto`: more, for tests of whole processes, which wait for them."""
    cores = os.cpu_count() or 1
    return cores if config.option.numprocesses == "logical" else cores * 3 // 2


def now() -> datetime.datetime:
    return NOW


def province(name: str) -> str:
    """The made-up programme of a province: `ha-tinh-2024`."""
    return (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8-sig")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the bundled document in it; who writes to it copies it first."""
    path = tmp_path_factory.mktemp("filled") / "danvan.db"
    asyncio.run(_fill(path))
    return path


@pytest.fixture(scope="session")
def known(filled: Path) -> Knowledge:
    """What answers to the bundled document are made from."""
    return asyncio.run(_known(filled))


def copied(filled: Path, folder: Path) -> Path:
    """A database of the test's own, its index beside it."""
    file = Path(shutil.copy(filled, folder / "danvan.db"))
    shutil.copytree(f"{filled}.index", f"{file}.index")
    return file


@dataclass(frozen=True, slots=True)
class Filled:
    """The bundled document in a store that stays open, its index, and what is known from it."""

    kept: Kept
    index: Path
    known: Knowledge

    @asynccontextmanager
    async def copy(
        self,
        folder: Path,
        clock: Callable[[], datetime.datetime] = now,
        owners: frozenset[Person] = frozenset(),
    ) -> AsyncIterator[KnowledgeBase]:
        """A knowledge base with its index in that folder; it is read only when it has changed."""
        index = Path(shutil.copytree(self.index, folder / "danvan.db.index"))
        companion = Companion(self.kept.url, index)
        base = KnowledgeBase(self.kept.database, clock, owners, index, companion)
        base._known = self.known
        try:
            yield base
        finally:
            await base.close()
            self.kept.empty()


@pytest.fixture(scope="session")
async def bundled(
    filled: Path, known: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Filled]:
    file = copied(filled, tmp_path_factory.mktemp("kept"))
    async with keeping(f"sqlite:///{file}", partial(restore, file, filled)) as kept:
        yield Filled(kept, Path(f"{filled}.index"), known)


@pytest.fixture
async def base(bundled: Filled, tmp_path: Path) -> AsyncIterator[KnowledgeBase]:
    """A knowledge base of the test's own, with the bundled document in it."""
    async with bundled.copy(tmp_path) as base:
        yield base


@asynccontextmanager
async def without(database: Database, table: str) -> AsyncIterator[None]:
    """A store that fails whoever needs that table inside the block."""
    await _rename(database, table, f"{table}_away")
    try:
        yield
    finally:
        await _rename(database, f"{table}_away", table)


async def _rename(database: Database, table: str, name: str) -> None:
    async with database.write() as connection:
        await connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}")


async def told(log: list[MutableMapping[str, Any]], **what: str) -> None:
    """Wait until an entry of the log has these fields."""
    async with asyncio.timeout(PATIENCE):
        while not any(what.items() <= one.items() for one in log):  # noqa: ASYNC110 - no event
            await asyncio.sleep(0.001)


async def _fill(path: Path) -> None:
    async with open_knowledge(f"sqlite:///{path}", now) as base:
        await base.fill()


async def _known(path: Path) -> Knowledge:
    async with open_knowledge(f"sqlite:///{path}", now) as base:
        return await base.known()
