"""Keys that sign what the processes of one store give out, made by the store's first process."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from knowledge.store.schema import keys

if TYPE_CHECKING:
    from knowledge.store.database import Database

_BYTES = 32


class Keys:
    """The keys by name; each lasts as long as the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def key(self, name: str) -> str:
        """The key of that name, made where there is none: 256 random bits in hexadecimal."""
        query = select(keys.c.secret).where(keys.c.name == name)
        async with self._database.read() as connection:
            found = await connection.scalar(query)
        return found or await self._made(name)

    async def _made(self, name: str) -> str:
        query = select(keys.c.secret).where(keys.c.name == name)
        async with self._database.write() as connection:
            found = await connection.scalar(query)
            if found:
                return str(found)
            secret = secrets.token_hex(_BYTES)
            await connection.execute(insert(keys).values(name=name, secret=secret))
            return secret
