"""Both engines, and an office over each.

Every test of a store runs over a SQLite file and over a PostgreSQL server.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from knowledge import tables
from knowledge.store.database import open_database
from tests.kept import Kept, keeping, restore
from tests.knowledge.publishing.office import Clock, Office
from tests.knowledge.store.postgres import FIRST, Postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from knowledge.store.database import Database

KEPT = {"sqlite": "kept_file", "postgresql": "kept_server"}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with tempfile.TemporaryDirectory() as folder, Postgres(Path(folder)) as server:
        yield server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "danvan.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_server(postgres: Postgres) -> Postgres:
    """The server, which lends databases that are as one migrated from nothing."""
    asyncio.run(_migrate(asyncio.run(postgres.new_database())))
    return postgres


@pytest.fixture(scope="session")
async def kept_file(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Kept]:
    file = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("kept") / "danvan.db"))
    async with keeping(f"sqlite:///{file}", partial(restore, file, migrated_file)) as kept:
        yield kept


@pytest.fixture(scope="session")
async def kept_server(migrated_server: Postgres) -> AsyncIterator[Kept]:
    url = await migrated_server.new_database(FIRST)
    async with keeping(url, lambda: asyncio.run(migrated_server.empty(url))) as kept:
        yield kept


@pytest.fixture(params=list(KEPT))
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a store that is as one just migrated from nothing."""
    kept: Kept = request.getfixturevalue(KEPT[request.param])
    yield kept.url
    kept.empty()


@pytest.fixture
def kept_store(request: pytest.FixtureRequest, url: str) -> Kept:
    """The same, open, and what empties it."""
    kept: Kept = request.getfixturevalue(KEPT[make_url(url).drivername])
    return kept


@pytest.fixture
def database(kept_store: Kept) -> Database:
    return kept_store.database


@pytest.fixture
async def other(database: Database, url: str) -> AsyncIterator[Database]:
    """The same store, opened a second time, as another process does."""
    other = await open_database(url)
    yield other
    await other.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(database: Database, clock: Clock) -> Office:
    return Office(database, clock)


@pytest.fixture
def beside(other: Database, clock: Clock) -> Office:
    """The same office in another process."""
    return Office(other, clock)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for tables; the vocabulary is as it was when the test ends."""
    monkeypatch.setattr(tables, "_folders", list(tables._folders))
    yield tmp_path
    monkeypatch.undo()
    for cached in tables._derived:
        cached.cache_clear()


async def _migrate(url: str) -> None:
    await (await open_database(url)).close()
