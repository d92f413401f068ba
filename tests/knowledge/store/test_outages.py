"""A PostgreSQL server that is started again, or away for a while: one kind of error, then none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from knowledge.store.database import Database
    from tests.knowledge.store.postgres import Postgres

pytestmark = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


async def ask(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.execute(text("SELECT 1"))).scalar_one())


async def write(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(text("INSERT INTO directives (citation) VALUES ('04-NQ/TU')"))


async def test_a_connection_that_the_server_has_ended_is_not_used_again(
    database: Database, url: str, migrated_server: Postgres
) -> None:
    await ask(database)
    await migrated_server.hang_up(url)
    assert await ask(database) == 1
    await migrated_server.hang_up(url)
    await write(database)


async def test_a_server_that_lets_nobody_in_is_an_error_of_the_store_while_it_does_so(
    database: Database, url: str, migrated_server: Postgres
) -> None:
    await ask(database)
    async with migrated_server.closed(url):
        for _ in range(2):
            with pytest.raises(SQLAlchemyError, match="not currently accepting connections"):
                await ask(database)
            with pytest.raises(SQLAlchemyError, match="not currently accepting connections"):
                await write(database)
    await write(database)


async def test_a_server_that_is_not_found_is_an_error_of_the_store(
    database: Database, url: str, migrated_server: Postgres
) -> None:
    await migrated_server.hang_up(url)
    with migrated_server.out_of_reach(), pytest.raises(SQLAlchemyError, match="No such file"):
        await ask(database)
    assert await ask(database) == 1
