"""An empty knowledge base, over both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from knowledge.base import KnowledgeBase
from tests.conftest import now

if TYPE_CHECKING:
    from sqlalchemy import Table

    from knowledge.store.database import Database


@pytest.fixture
def base(database: Database) -> KnowledgeBase:
    """An empty knowledge base."""
    return KnowledgeBase(database, now)


async def rows(database: Database, table: Table) -> list[tuple[Any, ...]]:
    """Every row of a table, in the order of its key."""
    query = select(table).order_by(*table.primary_key.columns)
    async with database.read() as connection:
        return [tuple(row) for row in await connection.execute(query)]
