"""Small units of work over SQLite's driver: compiled once, and one visit to its thread for each.

SQLAlchemy's own way, through pool, greenlets, context and result, takes 0.2 ms of a core for a
statement that takes SQLite 5 µs. The statements and their types are SQLAlchemy's here, too.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aiosqlite import Connection
    from sqlalchemy import Dialect, Executable
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
    from sqlalchemy.types import TypeEngine

    Convert = Callable[[Any], Any]

Values = dict[str, Any]
Order = tuple["Executable", Values]
"""A statement and the values of its parameters, always of the same names."""

_MOST_PREPARED = 256


class Lane:
    """One connection of an engine, on which nothing is left begun between two visits.

    It is opened when it is first needed. Errors are those that SQLAlchemy raises.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._opening = asyncio.Lock()
        self._held: AsyncConnection | None = None
        self._driver: Connection | None = None
        self._prepared = lru_cache(_MOST_PREPARED)(partial(_prepare, engine.dialect))

    async def first(self, query: Select[Any], values: Values) -> tuple[Any, ...] | None:
        """The first row of a query, None where there is none."""
        prepared = self._prepared(query, tuple(values))
        found = await self._visit(partial(_first, prepared.sql, prepared.bound(values)))
        return None if found is None else prepared.row(found)

    async def run(self, *orders: Order) -> None:
        """Do all of this, or none of it."""
        prepared = [(self._prepared(what, tuple(values)), values) for what, values in orders]
        await self._visit(partial(_run, [(one.sql, one.bound(values)) for one, values in prepared]))

    async def close(self) -> None:
        """Give the connection back."""
        if self._held:
            await self._held.close()
        self._held = self._driver = None

    async def _visit(self, work: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401
        driver = self._driver or await self._opened()
        try:
            return await driver._execute(_within, driver, work)  # type: ignore[no-untyped-call]  # noqa: SLF001 - as in `visits`
        except sqlite3.Error as error:
            raise DBAPIError.instance(None, None, error, sqlite3.Error) from error

    async def _opened(self) -> Connection:
        async with self._opening:
            if self._driver is None:
                self._held = await self._engine.connect()
                raw = await self._held.get_raw_connection()
                self._driver = raw.driver_connection
        return self._driver  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement as the driver takes it: its parameters in order, its columns as they come back.

    `own` are the values that stand in the statement itself.
    """

    sql: str
    parameters: tuple[tuple[str, Convert | None], ...]
    own: Mapping[str, Any]
    columns: tuple[Convert | None, ...]

    def bound(self, values: Values) -> list[Any]:
        given = {**self.own, **values}
        return [
            convert(given[name]) if convert else given[name] for name, convert in self.parameters
        ]

    def row(self, found: tuple[Any, ...]) -> tuple[Any, ...]:
        pairs = zip(self.columns, found, strict=True)
        return tuple(convert(value) if convert else value for convert, value in pairs)


def _prepare(dialect: Dialect, statement: Any, names: tuple[str, ...]) -> _Prepared:  # noqa: ANN401
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    binds = compiled.binds
    columns = tuple(statement.selected_columns) if isinstance(statement, Select) else ()
    return _Prepared(
        sql=compiled.string,
        parameters=tuple(
            (name, _kind(binds[name].type, dialect).bind_processor(dialect))
            for name in compiled.positiontup
        ),
        own={name: bind.value for name, bind in binds.items() if not bind.required},
        columns=tuple(_kind(one.type, dialect).result_processor(dialect, None) for one in columns),
    )


def _kind(type_: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return type_.dialect_impl(dialect)


def _within(driver: Connection, work: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401
    return work(driver._conn)  # noqa: SLF001 - as in `visits`


def _first(sql: str, parameters: list[Any], connection: sqlite3.Connection) -> Any:  # noqa: ANN401
    with closing(connection.execute(sql, parameters)) as cursor:
        return cursor.fetchone()


def _run(orders: list[tuple[str, list[Any]]], connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for sql, parameters in orders:
            connection.execute(sql, parameters)
