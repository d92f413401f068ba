"""Open the knowledge base: an engine with the right pragmas, migrated to the newest schema."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import aiosqlite
from sqlalchemy import event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from knowledge.errors import StoreError
from knowledge.store import schema

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from threading import Thread

    from sqlalchemy import URL

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_BUSY_SECONDS = 30
_WRITERS = 0x64616E76
"""The lock that writers of a PostgreSQL database share: `danv`."""

_MIGRATING = asyncio.Lock()
_UNUSABLE = (SQLAlchemyError, sqlite3.Error, ImportError, OSError, TypeError, ValueError)
"""What drivers raise for a URL that they cannot use."""


class Database:
    """Transactions over one database; a write begins at once, so that writers queue up.

    Every transaction has a connection of its own: one task's rollback never takes another's
    statements along.
    """

    def __init__(self, engine: AsyncEngine, workers: WeakSet[Thread]) -> None:
        self._engine = engine
        self._workers = workers
        self._writer = asyncio.Lock()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only reads, and sees one state of the store throughout."""
        async with self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A unit of work: all of it is committed at the end, or none of it."""
        async with self._writer, self._engine.connect() as connection:
            await connection.execution_options(danvan_write=True)
            async with connection.begin():
                await _queue_up(connection)
                yield connection

    async def close(self) -> None:
        """Close every connection, and wait for what was cancelled and still runs in a thread."""
        await self._engine.dispose()
        await asyncio.to_thread(_join, tuple(self._workers))


async def open_database(url: str) -> Database:
    """Open the database at an SQLAlchemy URL, create or migrate it where needed.

    Raises:
        StoreError: the URL cannot be read, or the database not opened or migrated.
    """
    try:
        parsed = _with_driver(url)
        _make_file(parsed)
        workers: WeakSet[Thread] = WeakSet()
        engine = _engine(parsed, workers)
    except _UNUSABLE as error:
        raise StoreError(f"cannot open the database: {error}") from error
    try:
        await _migrate(engine)
    except (*_UNUSABLE, StoreError) as error:
        await engine.dispose()
        raise StoreError(f"cannot open the database: {error}") from error
    return Database(engine, workers)


def _with_driver(url: str) -> URL:
    parsed = make_url(url)
    return parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))


def _make_file(url: URL) -> None:
    """Make the file of an embedded database, and find out whether it is one.

    aiosqlite leaves a thread behind where a file cannot be opened, which fails once the loop ends.
    """
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(str(url.database))) as connection:
            connection.execute("PRAGMA schema_version")


def _engine(url: URL, workers: WeakSet[Thread]) -> AsyncEngine:
    """An engine that keeps the threads of an embedded database's connections in `workers`."""
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url)
    settings = {"factory": _Connection, "async_creator_fn": partial(_work, workers)}
    engine = create_async_engine(url, connect_args=settings)
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


class _Connection(sqlite3.Connection):
    """Ends its transaction when it is closed.

    SQLite waits for the last statement: that of a cancelled task would keep the write lock.
    """

    def close(self) -> None:
        with suppress(sqlite3.ProgrammingError):
            self.rollback()
        super().close()


def _work(workers: WeakSet[Thread], file: str, **settings: Any) -> aiosqlite.Connection:  # noqa: ANN401
    connection = aiosqlite.connect(file, **settings)
    thread = connection._thread  # noqa: SLF001 - there is no other way to wait for it
    thread.daemon = True
    workers.add(thread)
    return connection


def _join(workers: tuple[Thread, ...]) -> None:
    for worker in workers:
        worker.join(_BUSY_SECONDS)


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401 - any DBAPI's
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    cursor.close()


def _begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event passes its own
    writes = connection.get_execution_options().get("danvan_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


async def _queue_up(connection: AsyncConnection) -> None:
    """Wait for the writers of other processes; SQLite's own lock does so at BEGIN IMMEDIATE."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITERS})"))


async def _migrate(engine: AsyncEngine) -> None:
    """Run the migrations that the database lacks; Alembic is loaded only where it lacks one.

    One at a time in a process: Alembic keeps what it works on in globals.
    """
    async with engine.connect() as connection:
        if await _version(connection) == schema.REVISION:
            return
    async with _MIGRATING:
        await _upgrade(engine)


async def _upgrade(engine: AsyncEngine) -> None:
    from knowledge.store.migrations.run import upgrade  # noqa: PLC0415 - slow to load, rarely used

    async with engine.connect() as connection:
        await connection.execution_options(danvan_write=True)
        async with connection.begin():
            await _queue_up(connection)
            await connection.run_sync(upgrade)


async def _version(connection: AsyncConnection) -> str | None:
    tables = await connection.run_sync(lambda sync: sync.dialect.has_table(sync, "alembic_version"))
    if not tables:
        return None
    return (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
