"""Both engines: every test of a store runs over a SQLite file and over a PostgreSQL server."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from knowledge.base import KnowledgeBase
from knowledge.store.database import open_database
from tests.conftest import now
from tests.knowledge.store.postgres import FIRST, Postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sqlalchemy import Table

    from knowledge.store.database import Database


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
    """The server, whose new databases are copies of one that was migrated from nothing."""
    asyncio.run(_migrate(asyncio.run(postgres.new_database())))
    return postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store that has just been migrated from nothing."""
    if request.param == "sqlite":
        file = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "danvan.db")
        return f"sqlite:///{file}"
    server: Postgres = request.getfixturevalue("migrated_server")
    return asyncio.run(server.new_database(FIRST))


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = await open_database(url)
    yield database
    await database.close()


@pytest.fixture
async def other(database: Database, url: str) -> AsyncIterator[Database]:
    """The same store, opened a second time, as another process does."""
    other = await open_database(url)
    yield other
    await other.close()


@pytest.fixture
def base(database: Database) -> KnowledgeBase:
    """An empty knowledge base."""
    return KnowledgeBase(database, now)


async def rows(database: Database, table: Table) -> list[tuple[Any, ...]]:
    """Every row of a table, in the order of its key."""
    query = select(table).order_by(*table.primary_key.columns)
    async with database.read() as connection:
        return [tuple(row) for row in await connection.execute(query)]


async def _migrate(url: str) -> None:
    await (await open_database(url)).close()
