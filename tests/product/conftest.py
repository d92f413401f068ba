"""The command as people run it, in a folder of its own; mostly forked from one that is loaded."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from bot.settings import Settings
from tests.conftest import copied
from tests.product import forked

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager

Running: TypeAlias = "Process | forked.Forked"

PROGRAM = Path(sys.executable).with_name("danvan")
PATIENCE = 60.0
"""Seconds before a command that does not end fails its test."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """The test run's environment, with no setting but these, and pages only on request.

    What is compiled is kept, as ever.
    """
    names = {name.upper() for name in Settings.model_fields} | {"PYTHONDONTWRITEBYTECODE"}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in names}
    own = {"DATABASE_URL": f"sqlite:///{folder / 'danvan.db'}", "WEB_ENABLED": "false"}
    return kept | own | settings


def danvan(folder: Path, *arguments: str, given: str | bytes = "", **settings: str) -> Ended:
    """Run the command in a folder, where its database is too."""
    given = given if isinstance(given, bytes) else given.encode()
    env = environment(folder, **settings)
    code, out, err = forked.run(folder, arguments, env, given, PATIENCE)
    return Ended(code, out.decode(), err.decode())


def run_behind(
    before: list[str], folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run the command, started by another that takes something away from it."""
    return subprocess.run(
        [*before, PROGRAM, *arguments],
        cwd=folder,
        env=environment(folder),
        input="Nghị quyết 04-NQ/TU\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def run_unprivileged(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody who may read and write no more than the modes of files say."""
    unprivileged = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]
    return run_behind(unprivileged if os.geteuid() == 0 else [], folder, command)


def started(
    folder: Path, arguments: Sequence[str], settings: Mapping[str, str]
) -> AbstractAsyncContextManager[Running]:
    """The command in a process that lasts as long as the block; how it starts is not looked at."""
    return forked.started(folder, arguments, environment(folder, **settings))


@asynccontextmanager
async def deployed(
    folder: Path, arguments: Sequence[str], settings: Mapping[str, str]
) -> AsyncIterator[Running]:
    """The command as people start it; it is killed where it does not end inside the block."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        PROGRAM,
        *arguments,
        cwd=folder,
        env=environment(folder, **settings),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def is_one_sentence(text: str) -> bool:
    """Whether what people are told is all that is told: no traceback, no second paragraph."""
    return "Traceback" not in text and text.count("\n") == 1


@pytest.fixture
def tmp_path(tmp_path: Path, filled: Path) -> Path:
    """A folder with the database that the first start makes, for tests of what comes after it."""
    copied(filled, tmp_path)
    return tmp_path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder where nothing was started yet."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, filled: Path) -> Path:
    """A folder with a filled database, for commands that only ask."""
    folder = tmp_path_factory.mktemp("shared")
    copied(filled, folder)
    return folder


@pytest.fixture(scope="session")
def asked(shared: Path) -> Callable[..., Ended]:
    """Run a command in the shared folder."""

    def run(*arguments: str, given: str | bytes = "", **settings: str) -> Ended:
        return danvan(shared, *arguments, given=given, **settings)

    return run
