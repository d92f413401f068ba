"""The processes that share a store: who is alive, and who has a duty that only one may have.

A process holds what it took for as long as it renews its lease. One that died on this machine is
found out at once, one elsewhere when its lease ends.
"""

from __future__ import annotations

import os
import socket
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from knowledge.store.schema import duties, processes

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database

LEASE = 30
"""Seconds that a lease lasts."""

_STARTED_HERE: set[str] = set()
"""Ids that were given out by this process: another row of its pid is of an earlier one."""

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Process:
    """This process, as others that share the store see it."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now
        self.id = uuid.uuid4().hex
        _STARTED_HERE.add(self.id)

    async def renew(self) -> tuple[str, ...]:
        """Extend the lease of this process; give the ids of those that turned out dead.

        Their duties are free from now on; what they had in hand is for the caller to release.
        """
        async with self._database.write() as connection:
            return await self._renew(connection)

    async def take(self, duty: str) -> bool:
        """Take a duty or keep it; False where another living process has it."""
        async with self._database.write() as connection:
            await self._renew(connection)
            holder = await connection.scalar(
                select(duties.c.process_id)
                .join(processes, processes.c.id == duties.c.process_id)
                .where(duties.c.name == duty)
            )
            if holder is None:
                await connection.execute(delete(duties).where(duties.c.name == duty))
                row = {"name": duty, "process_id": self.id}
                await connection.execute(insert(duties).values(**row))
            return holder in {None, self.id}

    async def drop(self, duty: str) -> None:
        """Give a duty up, where this process has it."""
        mine = (duties.c.name == duty, duties.c.process_id == self.id)
        async with self._database.write() as connection:
            await connection.execute(delete(duties).where(*mine))

    async def leave(self) -> None:
        """Give up the lease and every duty."""
        async with self._database.write() as connection:
            await connection.execute(delete(duties).where(duties.c.process_id == self.id))
            await connection.execute(delete(processes).where(processes.c.id == self.id))

    async def _renew(self, connection: AsyncConnection) -> tuple[str, ...]:
        dead = await self._dead(connection)
        await self._sign_in(connection)
        if dead:
            await connection.execute(delete(duties).where(duties.c.process_id.in_(dead)))
            await connection.execute(delete(processes).where(processes.c.id.in_(dead)))
        return dead

    async def _sign_in(self, connection: AsyncConnection) -> None:
        until = self._seconds() + LEASE
        same = update(processes).where(processes.c.id == self.id)
        if not (await connection.execute(same.values(lease_until=until))).rowcount:
            row = {"id": self.id, "host": host(), "pid": os.getpid(), "lease_until": until}
            await connection.execute(insert(processes).values(**row))

    async def _dead(self, connection: AsyncConnection) -> tuple[str, ...]:
        others = await connection.execute(select(processes).where(processes.c.id != self.id))
        return tuple(
            row.id
            for row in others
            if row.lease_until < self._seconds()
            or (row.host == host() and row.id not in _STARTED_HERE and has_ended(row.pid))
        )

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def host() -> str:
    """This machine since it was started; two machines of one name are two."""
    try:
        boot = _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        boot = ""
    return f"{socket.gethostname()}/{boot}"


def has_ended(pid: int) -> bool:
    """Whether no process of this machine has a pid; a pid that is in use again tells nothing.

    In a container every start has the same pid: a row of one's own pid is of an earlier start.
    """
    if os.name != "posix":
        return False
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
