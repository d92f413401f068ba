"""What people write, and what lets the bot in, is told to nobody by an error of the store."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError

from knowledge.store.schema import credentials

if TYPE_CHECKING:
    from sqlalchemy import Insert

    from knowledge.store.database import Database

SECRET = "một điều chỉ người hỏi biết"
THERE_BEFORE = insert(credentials).values(
    name=SECRET, access_token="a", refresh_token="r", expires_at=1, granted_at=0, is_lost=False
)
INCOMPLETE = insert(credentials).values(name="zalooa", access_token="a", refresh_token=SECRET)


async def write_twice(database: Database, row: Insert) -> None:
    async with database.write() as connection:
        for _ in range(2):
            await connection.execute(row)


@pytest.mark.parametrize("refused", [THERE_BEFORE, INCOMPLETE])
async def test_an_error_of_the_store_has_no_value_in_it(
    database: Database, refused: Insert
) -> None:
    with pytest.raises(SQLAlchemyError) as raised:
        await write_twice(database, refused)
    logged = "".join(traceback.format_exception(raised.value))
    assert "INSERT INTO" in logged
    assert SECRET not in logged
