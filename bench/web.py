"""500 people chat in browsers at once, beside a broadcast, against a bare route in the same run.

    python bench/web.py [people] [seconds]

The bot is the real process: Telegram's double takes a broadcast from it, and so do the 500 people,
who all follow everything and have their event streams open. Each opens the page, and then asks a
question every ten seconds or so. The same people then call a Starlette route that does nothing, to
show what the machine and the client alone cost. The command fails where a limit is not kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parents[1]))

from sqlalchemy import text

from bench.broadcast import (
    _FAILED,
    bot,
    double,
    free_port,
    judge,
    p99,
    prepared,
    seconds_of_cpu,
)
from tests.crowd import open_base, post

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

PEOPLE, SECONDS = 500, 60.0
PAUSE = 5.0, 15.0
ARRIVING = 15.0
MOST_MS = 250.0
READERS = 2000
QUESTIONS = (
    "Nghị quyết 04-NQ/TU là gì?",
    "nq 25 noi gi",
    "2",
    "ban hành ngày nào?",
    "nhiệm vụ nào nói về công nhân",
    "văn bản về công tác tôn giáo",
    "các chỉ thị của Tỉnh ủy năm 2021",
    "nhiệm vụ 5",
    "14-NQ/TU",
)
BARE = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
async def bare(request):
    await request.body()
    return HTMLResponse("x" * 3000)
app = Starlette(routes=[Route("/", bare, methods=["GET", "POST"])])
quiet = {"log_config": None, "access_log": False}
uvicorn.run(app, port=int(sys.argv[1]), http="httptools", ws="none", timeout_keep_alive=75, **quiet)
"""


@dataclass
class Tape:
    """What a run has measured: seconds of answers, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Browser:
    """One person's connection: HTTP/1.1 over a plain socket, so that the client costs little."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.cookie = ""

    async def __aenter__(self) -> Browser:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def call(self, method: str, path: str, form: dict[str, str] | None = None) -> str:
        """The body of an answer; a status that is not 200 raises OSError."""
        await self._send(method, path, urlencode(form or {}))
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode()
        if found := re.search(r"set-cookie: ([^;]+)", head):
            self.cookie = found[1]
        length = re.search(r"content-length: (\d+)", head)
        body = await self._reader.readexactly(int(length[1]) if length else 0)
        if " 200 " not in head.partition("\r\n")[0]:
            raise OSError(head.partition("\r\n")[0])
        return body.decode()

    async def listen(self, heard: Callable[[], None]) -> None:
        """Read the event stream until cancelled; tell of each message."""
        await self._send("GET", "/su-kien", "")
        while line := await self._reader.readline():
            if b"event: tin" in line:
                heard()

    async def _send(self, method: str, path: str, body: str) -> None:
        self._writer.write(
            f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {self.cookie}\r\n"
            f"x-fragment: 1\r\ncontent-type: application/x-www-form-urlencoded\r\n"
            f"content-length: {len(body)}\r\n\r\n{body}".encode()
        )
        await self._writer.drain()


async def bare(port: int, until: float, tape: Tape, chance: random.Random) -> None:
    """The same without anything behind it."""
    await asyncio.sleep(chance.uniform(0, ARRIVING))
    async with Browser(port) as browser:
        await browser.call("GET", "/")
        await _ask(browser, {"mark": "x" * 43}, until, tape, chance)


async def _ask(
    browser: Browser, form: dict[str, str], until: float, tape: Tape, chance: random.Random
) -> None:
    await asyncio.sleep(chance.uniform(*PAUSE))
    while time.monotonic() < until:
        started = time.perf_counter()
        try:
            await browser.call("POST", "/", form | {"text": chance.choice(QUESTIONS)})
        except (OSError, asyncio.IncompleteReadError) as error:
            tape.errors.append(repr(error))
            return
        tape.seconds.append(time.perf_counter() - started)
        await asyncio.sleep(chance.uniform(*PAUSE))


async def crowd(
    port: int, people: int, seconds: float, act: Callable[..., Coroutine[None, None, None]]
) -> Tape:
    """That many people at once, each with seeds of their own."""
    tape, until = Tape(), time.monotonic() + seconds
    await asyncio.gather(*(act(port, until, tape, random.Random(n)) for n in range(people)))
    return tape


async def wait_for_server(port: int) -> None:
    async with asyncio.timeout(30):
        while True:
            with contextlib.suppress(OSError):
                (await asyncio.open_connection("127.0.0.1", port))[1].close()
                return
            await asyncio.sleep(0.1)


@contextlib.contextmanager
def bare_server(port: int) -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-c", BARE, str(port)]) as process:
        try:
            yield
        finally:
            process.kill()


async def beside_a_broadcast(
    folder: str, port: int, people: int, seconds: float
) -> tuple[Tape, int]:
    """The people chat; when all of them follow, a post goes out to them and to Telegram."""
    heard = 0

    def hear() -> None:
        nonlocal heard
        heard += 1

    async def publish() -> None:
        await asyncio.sleep(ARRIVING + PAUSE[0])
        base, database = await open_base(f"sqlite:///{folder}/danvan.db")
        async with database.write() as connection:
            await connection.execute(text("UPDATE chats SET quiet_from = 0, quiet_to = 0"))
        await post(base, "Bài gửi cho mọi người")
        await database.close()

    async def act(port: int, until: float, tape: Tape, chance: random.Random) -> None:
        await asyncio.sleep(chance.uniform(0, ARRIVING))
        async with Browser(port) as browser:
            page = await browser.call("GET", "/")
            mark = re.search(r'name="mark" value="([^"]+)"', page)
            form = {"mark": mark[1] if mark else ""}
            await browser.call("POST", "/", form | {"text": "/theodoi"})
            async with Browser(port) as ear:
                ear.cookie = browser.cookie
                listening = asyncio.create_task(ear.listen(hear))
                await _ask(browser, form, until, tape, chance)
                listening.cancel()

    publishing = asyncio.create_task(publish())
    tape = await crowd(port, people, seconds, act)
    await publishing
    return tape, heard


def told(name: str, tape: Tape) -> None:
    ms = sorted(1000 * one for one in tape.seconds)
    middle, nearly_all = ms[len(ms) // 2], 1000 * p99(tape.seconds)
    print(f"  {name:34} {len(ms):6} answers  p50 {middle:7.1f} ms  p99 {nearly_all:7.1f} ms")


def main() -> None:
    """Measure and print; exit 1 where a limit is not kept."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    print(f"{people} people chat, each asks every {PAUSE[0]:g} to {PAUSE[1]:g} seconds")
    port = free_port()
    with double() as api, tempfile.TemporaryDirectory() as folder:
        asyncio.run(prepared(folder, READERS))
        with bot(
            folder, api, WEB_ENABLED="true", WEB_PORT=str(port), WEB_PER_MINUTE="100000"
        ) as served:
            asyncio.run(wait_for_server(port))
            before = seconds_of_cpu(served)
            tape, heard = asyncio.run(beside_a_broadcast(folder, port, people, seconds))
            cpu = seconds_of_cpu(served) - before
            received = api.record()["received"]
    empty = free_port()
    with bare_server(empty):
        asyncio.run(wait_for_server(empty))
        floor = asyncio.run(crowd(empty, people, seconds / 2, bare))
    told("chat, beside the broadcast", tape)
    told("a bare Starlette route", floor)
    print(f"  meanwhile {received} posts went to Telegram, {heard} messages onto open pages")
    print(f"  the process used {cpu:.1f} s of its core in {seconds:g} s")
    judge("p99 of an answer, ms", 1000 * p99(tape.seconds), MOST_MS)
    judge("errors", len(tape.errors), 0)
    for error in tape.errors[:5]:
        print(f"  {error}")
    sys.exit(bool(_FAILED))


if __name__ == "__main__":
    main()
