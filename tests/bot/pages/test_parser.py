"""The process that reads pages: what it gives, and that it always ends."""

from __future__ import annotations

import asyncio
import datetime
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.pages.child import MEMORY
from bot.pages.parser import parse
from handlers.ports import Page, PageError, PageProblem
from tests.conftest import NOW

if TYPE_CHECKING:
    from asyncio.subprocess import Process

URL = "https://bao.example/tin"
TODAY = NOW.date()
HTML = """<html><head><title>Dân vận khéo</title><meta name="date" content="2026-11-20"></head>
<body><h1>Dân vận khéo</h1><p>Toàn xã có 12 mô hình.</p></body></html>"""
ENDLESS = f"<p {' '.join(f'a{number}' for number in range(500_000))}>"
"""Attributes of one element are compared with each other: a minute and more."""
LIMITED = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps these limits")


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """The processes that are started."""
    started: list[Process] = []
    start = asyncio.create_subprocess_exec

    async def recorded(*command: Any, **settings: Any) -> Process:
        started.append(await start(*command, **settings))
        return started[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", recorded)
    return started


async def test_an_article_comes_back_as_it_was_found() -> None:
    assert await parse(HTML, URL, TODAY) == Page(
        url=URL,
        title="Dân vận khéo",
        summary="Toàn xã có 12 mô hình.",
        text="Toàn xã có 12 mô hình.",
        published=datetime.date(2026, 11, 20),
    )


async def test_letters_that_are_none_do_no_harm() -> None:
    page = await parse("<title>Dân vận \ud800 khéo</title><p>Một. \udfff</p>", URL, TODAY)
    assert page.title == "Dân vận ? khéo"


async def test_a_page_without_a_title_is_refused() -> None:
    with pytest.raises(PageError) as error:
        await parse("<p>Toàn xã có 12 mô hình.</p>", URL, TODAY)
    assert error.value.problem is PageProblem.NO_TEXT


async def test_a_process_that_takes_too_long_is_ended(children: list[Process]) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1.0):
            await parse(ENDLESS, URL, TODAY)
    assert [child.returncode for child in children] == [-9]


async def test_a_process_that_fails_is_a_page_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.pages.parser._COMMAND", (sys.executable, "-c", "1 / 0"))
    with pytest.raises(PageError) as error:
        await parse(HTML, URL, TODAY)
    assert error.value.problem is PageProblem.NO_TEXT


def environment_of(process: Process) -> bytes:
    return Path(f"/proc/{process.pid}/environ").read_bytes()


@LIMITED
async def test_a_process_sees_nothing_of_the_environment(children: list[Process]) -> None:
    reading = asyncio.create_task(parse(ENDLESS, URL, TODAY))
    while not children:  # noqa: ASYNC110 - starting a process gives no event
        await asyncio.sleep(0)
    environment = environment_of(children[0])
    reading.cancel()
    await asyncio.wait([reading])
    assert environment == b""


@LIMITED
def test_a_process_that_needs_too_much_memory_ends() -> None:
    script = "from bot.pages.child import *; limit_resources(); bytearray(MEMORY)"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert ended.returncode == 1
    assert b"MemoryError" in ended.stderr
    assert MEMORY < 2**31
