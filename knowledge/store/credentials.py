"""Pairs of tokens that a service changes as they are used, kept where every process finds them.

A refresh token works once: a new pair is written before it is used, and that a pair is about to be
changed is written before the service is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from knowledge.store.schema import credentials

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from knowledge.store.database import Database


@dataclass(frozen=True, slots=True)
class Pair:
    """An access token and the refresh token that gives the next pair; neither is printed.

    Attributes:
        expires_at: when the access token ends, in Unix seconds.
        granted_at: when the pair was given, in Unix seconds.
        refreshing_since: when a process began to change it; None where none did.
        is_lost: whether the service takes the refresh token no more: only consent gives another.
    """

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: int
    granted_at: int
    refreshing_since: int | None = None
    is_lost: bool = False


class Credentials:
    """The pair of one service, by its name."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime], name: str) -> None:
        self._database = database
        self._now = now
        self._name = name

    async def read(self) -> Pair | None:
        """The newest pair, None where there never was one."""
        columns = [column for column in credentials.c if column.name != "name"]
        async with self._database.read() as connection:
            mine = select(*columns).where(credentials.c.name == self._name)
            row = (await connection.execute(mine)).first()
        return Pair(**row._mapping) if row else None  # noqa: SLF001 - SQLAlchemy's public name

    async def save(self, access_token: str, refresh_token: str, lasts: int) -> Pair:
        """Keep a new pair, whose access token lasts that many seconds."""
        now = self.seconds()
        pair = Pair(access_token, refresh_token, now + lasts, now)
        async with self._database.write() as connection:
            await connection.execute(delete(credentials).where(credentials.c.name == self._name))
            row = {
                "name": self._name,
                "access_token": access_token,
                "refresh_token": refresh_token,
                "expires_at": pair.expires_at,
                "granted_at": now,
                "is_lost": False,
            }
            await connection.execute(insert(credentials).values(**row))
        return pair

    async def intend(self, pair: Pair) -> None:
        """Note that the service is about to be asked for the next pair."""
        await self._change(pair, refreshing_since=self.seconds())

    async def relent(self, pair: Pair) -> None:
        """Note that the service was not reached, or did not change the pair."""
        await self._change(pair, refreshing_since=None)

    async def lose(self, pair: Pair) -> None:
        """Note that the service takes the refresh token no more."""
        await self._change(pair, is_lost=True)

    async def _change(self, pair: Pair, **values: int | bool | None) -> None:
        same = update(credentials).where(
            credentials.c.name == self._name,
            credentials.c.refresh_token == pair.refresh_token,
        )
        async with self._database.write() as connection:
            await connection.execute(same.values(**values))

    def seconds(self) -> int:
        """The time, in Unix seconds."""
        return int(self._now().timestamp())


async def lost(database: Database) -> frozenset[str]:
    """Names of the services that take their refresh token no more."""
    async with database.read() as connection:
        query = select(credentials.c.name).where(credentials.c.is_lost)
        return frozenset(await connection.scalars(query))
