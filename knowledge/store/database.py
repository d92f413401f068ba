"""Open the knowledge base: an engine with the right pragmas, migrated to the newest schema."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from knowledge.errors import StoreError, WriteError
from knowledge.store import schema
from knowledge.store.group import Group, Work
from knowledge.store.lane import Lane
from knowledge.store.visits import Visits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from sqlalchemy import URL, ExceptionContext, Select, Table, TextClause

    from knowledge.store.lane import Order, Values

T = TypeVar("T")

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_BUSY_SECONDS = 30
_PRIMARY_CODE = 0xFF
"""The bits of an error code of SQLite that say its kind."""
_WRITERS = 0x64616E76
"""The lock that writers of a PostgreSQL database share: `danv`."""
_DETAIL = "\nDETAIL:"
"""What follows in an error of PostgreSQL is about a row, and may be all of it."""

_MIGRATING = asyncio.Lock()
_UNUSABLE = (SQLAlchemyError, sqlite3.Error, ImportError, OSError, TypeError, ValueError)
"""What drivers raise for a URL that they cannot use."""


class Database:
    """Transactions over one database; a write begins at once, so that writers queue up.

    Every transaction has a connection of its own: one task's rollback never takes another's
    statements along.
    """

    def __init__(self, engine: AsyncEngine, visits: Visits) -> None:
        self._engine = engine
        self._visits = visits
        self._writer = asyncio.Lock()
        is_embedded = engine.dialect.name == "sqlite"
        self._lanes = (Lane(engine), Lane(engine)) if is_embedded else None
        """One to read and one to write on, so that who reads waits for no other writer."""
        self._group = Group(self.write)

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

    async def first(self, query: Select[Any], values: Values | None = None) -> Sequence[Any] | None:
        """The first row of a query that needs no other beside it, None where there is none.

        Over SQLite it costs a sixth of what it would in `read`. The query is one that is kept.
        """
        if self._lanes:
            return await self._lanes[0].first(query, values or {})
        async with self._engine.connect() as connection:
            return (await connection.execute(query, values or {})).first()

    async def run(self, *orders: Order) -> None:
        """Statements that are kept, as a unit of work, at the cost of `first`."""
        if self._lanes:
            async with self._writer:
                await self._lanes[1].run(*orders)
            return
        async with self.write() as connection:
            for statement, values in orders:
                await connection.execute(statement, values)

    async def share(self, work: Work[T]) -> T:
        """Do a small piece of work in a transaction that it shares with others of the moment.

        It is committed when this returns, and is not undone by the failure of another.
        """
        return await self._group.do(work)

    async def close(self) -> None:
        """Close every connection, and wait for what was cancelled and still runs in a thread."""
        for lane in self._lanes or ():
            await lane.close()
        await self._engine.dispose()
        await asyncio.to_thread(self._visits.end)


@cache
def replacing(table: Table) -> TextClause:
    """Write a row in the place of the one that has its primary key.

    As text, which both databases read; SQLAlchemy has a form of its own for each.
    """
    names = [column.name for column in table.c]
    key = [column.name for column in table.primary_key]
    values = ", ".join(f":{name}" for name in names)
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name not in key)
    insert = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({values})"  # noqa: S608
    replacing = text(f"{insert} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}")
    return replacing.bindparams(*(bindparam(one.name, type_=one.type) for one in table.c))


async def open_database(url: str) -> Database:
    """Open the database at an SQLAlchemy URL, create or migrate it where needed.

    Raises:
        StoreError: the URL cannot be read, or the database not opened, written or migrated; a
            WriteError where another program writes.
    """
    try:
        parsed = _with_driver(url)
        _make_file(parsed)
        visits = Visits()
        engine = _engine(parsed, visits)
    except _UNUSABLE as error:
        raise StoreError(f"cannot open the database: {error}") from error
    try:
        await _migrate(engine)
    except (*_UNUSABLE, StoreError) as error:
        await engine.dispose()
        if isinstance(error, SQLAlchemyError) and _is_busy(error):
            raise unwritten(error) from error
        raise StoreError(f"cannot open the database: {error}") from error
    return Database(engine, visits)


def unwritten(error: SQLAlchemyError, done: int = 0) -> WriteError:
    """What a store that could not be written is told as; `done` lines of an import were kept."""
    words, _, _ = str(error).partition("\n")
    return WriteError(f"cannot write: {words}", is_busy=_is_busy(error), done=done)


def _is_busy(error: SQLAlchemyError) -> bool:
    code: int = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)
    return code & _PRIMARY_CODE == sqlite3.SQLITE_BUSY


def _with_driver(url: str) -> URL:
    parsed = make_url(url)
    return parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))


def _make_file(url: URL) -> None:
    """Make the file of an embedded database, and find out whether it is one and can be written.

    aiosqlite leaves a thread behind where a file cannot be opened, which fails once the loop ends.
    """
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(str(url.database))) as connection:
            connection.execute("PRAGMA schema_version")
            _try_to_write(connection)


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Raise where nothing can ever be written; that somebody writes just now is no such reason."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version = 0")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _PRIMARY_CODE != sqlite3.SQLITE_BUSY:
            raise
    finally:
        connection.rollback()


def _engine(url: URL, visits: Visits) -> AsyncEngine:
    is_embedded = url.get_backend_name() == "sqlite"
    engine = create_async_engine(url, pool_pre_ping=not is_embedded, hide_parameters=True)
    if is_embedded:
        event.listen(engine.sync_engine, "do_connect", visits.connect)
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        event.listen(engine.sync_engine, "begin", _begin)
    else:
        event.listen(engine.sync_engine, "do_connect", _connect)
        event.listen(engine.sync_engine, "handle_error", _hide_detail)
    return engine


def _connect(dialect: Any, _record: object, args: Any, settings: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's event passes its own
    """Connect to a server; what asyncpg raises for one that it cannot reach is SQLAlchemy's, too.

    SQLAlchemy itself lets it through as it is, and who waits out an error of the store would not
    know it.
    """
    driver = dialect.loaded_dbapi
    try:
        return dialect.connect(*args, **settings)
    except (OSError, driver.asyncpg.PostgresError, driver.asyncpg.InterfaceError) as error:
        raise driver.OperationalError(str(error)) from error


def _hide_detail(context: ExceptionContext) -> None:
    """Leave out of an error, and of what caused it, the values that PostgreSQL quotes in it."""
    raised, cause = context.original_exception, context.original_exception.__cause__
    for error in filter(None, (context.sqlalchemy_exception, raised)):
        error.args = tuple(_told(one) for one in error.args)
    if isinstance(getattr(cause, "detail", None), str):
        vars(cause)["detail"] = None


def _told(argument: object) -> object:
    return argument.partition(_DETAIL)[0] if isinstance(argument, str) else argument


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401 - any DBAPI's
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    cursor.close()


def _begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event passes its own
    is_write = connection.get_execution_options().get("danvan_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


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
