"""Stores that stay open from test to test, each emptied behind the one that had it.

To open one, and to compile every statement anew for it, takes longer than most tests do.
"""

from __future__ import annotations

import sqlite3
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from knowledge.store.database import Database


@dataclass(frozen=True, slots=True)
class Kept:
    """An open store, its URL, and what makes it as one just migrated from nothing."""

    url: str
    database: Database
    empty: Callable[[], None]


@asynccontextmanager
async def keeping(url: str, empty: Callable[[], None]) -> AsyncIterator[Kept]:
    """Hold a store open for as long as the block runs."""
    database = await open_database(url)
    yield Kept(url, database, empty)
    await database.close()


def restore(file: Path, from_: Path) -> None:
    """Make a file of SQLite what another is, whoever has it open.

    Raises:
        sqlite3.OperationalError: somebody still writes to it.
    """
    with closing(sqlite3.connect(from_)) as source, closing(sqlite3.connect(file)) as target:
        target.execute("BEGIN IMMEDIATE")
        target.rollback()
        source.backup(target)
