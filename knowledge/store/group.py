"""Small writes of one moment in one transaction: a store commits a few hundred times a second."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")

Work = Callable[["AsyncConnection"], Awaitable[T]]


class Group:
    """Gathers pieces of work while a transaction is under way, and does them in the next one.

    Nothing waits for company: a piece that comes alone is done alone, at once.
    """

    def __init__(self, write: Callable[[], AbstractAsyncContextManager[AsyncConnection]]) -> None:
        self._write = write
        self._waiting: list[tuple[Work[Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def do(self, work: Work[T]) -> T:
        """Return what the work gives, once it is committed; raise what it raises."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        return await done

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            await self._commit(batch)

    async def _commit(self, batch: list[tuple[Work[Any], asyncio.Future[Any]]]) -> None:
        try:
            async with self._write() as connection:
                results = [await work(connection) for work, _ in batch]
        except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it is
            await self._apart(batch, error)
            return
        for (_, done), result in zip(batch, results, strict=True):
            if not done.done():
                done.set_result(result)

    async def _apart(
        self, batch: list[tuple[Work[Any], asyncio.Future[Any]]], error: Exception
    ) -> None:
        """Do each alone, so that the one that fails takes none of the others along."""
        if len(batch) > 1:
            for one in batch:
                await self._commit([one])
        elif not batch[0][1].done():
            batch[0][1].set_exception(error)
