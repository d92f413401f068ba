"""SQLite's connections, with one visit to their thread for each statement.

SQLAlchemy's own cursor makes four, to open, execute, fetch and close; each waits for its turn in
the event loop, so that in a busy process a transaction holds the writers' lock four times as long.
"""

from __future__ import annotations

from collections import deque
from contextlib import closing
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from threading import Thread

    from sqlalchemy import Dialect

_PATIENCE = 30.0


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def execute(self, operation: str, parameters: Any = None) -> None:  # noqa: ANN401 - of any statement
        self._visit(lambda cursor: cursor.execute(operation, parameters or ()))

    def executemany(self, operation: str, seq_of_parameters: Any) -> None:  # noqa: ANN401
        self._visit(lambda cursor: cursor.executemany(operation, seq_of_parameters))

    def _visit(self, run: Callable[[sqlite3.Cursor], object]) -> None:
        opened = self._connection._conn.cursor  # noqa: SLF001 - as SQLAlchemy's own cursor does

        def visit() -> tuple[Any, list[Any], int | None, int]:
            with closing(opened()) as cursor:
                run(cursor)
                rows = cursor.fetchall() if cursor.description else []
                return cursor.description, rows, cursor.lastrowid, cursor.rowcount

        visited = self.await_(self._connection._execute(visit))  # noqa: SLF001
        self.description, rows, self.lastrowid, self.rowcount = visited
        self._rows = deque(rows)


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    def cursor(self, server_side: bool = False) -> AsyncAdapt_aiosqlite_cursor:  # noqa: FBT001, FBT002
        return super().cursor(server_side) if server_side else _Cursor(self)

    def commit(self) -> None:
        """End a transaction; where none was begun there is nothing to visit the thread for."""
        if self._connection.in_transaction:
            super().commit()

    def rollback(self) -> None:
        """Undo a transaction, where one was begun."""
        if self._connection.in_transaction:
            super().rollback()


class Visits:
    """Opens the connections of an engine, and knows the threads that they are visited in."""

    def __init__(self) -> None:
        self._workers: WeakSet[Thread] = WeakSet()

    def connect(
        self, dialect: Dialect, _record: object, args: list[Any], settings: dict[str, Any]
    ) -> _Connection:
        """Open a connection, in answer to SQLAlchemy's event `do_connect`."""
        driver = dialect.connect(*args, **settings).driver_connection
        self._workers.add(driver._thread)  # noqa: SLF001 - there is no other way to wait for it
        return _Connection(dialect.dbapi, driver)

    def end(self) -> None:
        """Wait for what was cancelled and still runs in a thread; its connection is closed."""
        for worker in tuple(self._workers):
            worker.join(_PATIENCE)
