"""`danvan run` serves the pages beside whatever else it does."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.http import http
from tests.product.conftest import PATIENCE, deployed, started
from tests.product.terminal import at_terminal
from tests.product.test_run import ended, running
from tests.telegram_api import TOKEN, asked_message
from tests.telegram_server import PERSON, TelegramServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.product.conftest import Running
    from tests.product.terminal import AtTerminal

SERVED = re.compile(r"Trang web: (http://127\.0\.0\.1:\d+)")
PAGES = {"WEB_ENABLED": "true", "WEB_PORT": "0"}


def served(folder: Path, **settings: str) -> AbstractAsyncContextManager[Running]:
    """The program with pages, which hears lines."""
    return started(folder, ("run",), PAGES | settings)


async def address_of(process: Running) -> str:
    """Where the process says that it serves."""
    assert process.stderr
    async with asyncio.timeout(PATIENCE):
        while line := (await process.stderr.readline()).decode():
            if found := SERVED.search(line):
                return found[1]
    raise AssertionError("it ended without serving")


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


def free_port() -> int:
    with taken_port() as port:
        return port


async def get(url: str) -> httpx.Response:
    async with http() as client:
        return await client.get(url)


async def test_without_any_input_the_pages_are_served_until_the_process_is_stopped(
    tmp_path: Path,
) -> None:
    async with deployed(tmp_path, ("run",), PAGES) as process:
        url = await address_of(process)
        assert "Kính chào đồng chí!" in (await get(url)).text
        assert (await get(f"{url}/readyz")).status_code == 200
        process.send_signal(signal.SIGTERM)
        code, out, err = await ended(process)
    assert (code, out) == (0, "")
    assert "Traceback" not in err


async def test_while_lines_are_waited_for_the_pages_are_served(tmp_path: Path) -> None:
    async with served(tmp_path) as process:
        url = await address_of(process)
        assert (await get(f"{url}/van-ban/04-NQ-TU")).status_code == 200
        async with asyncio.timeout(PATIENCE):
            out, _ = await process.communicate(b"25-NQ/TW\n2\n")
    assert process.returncode == 0
    assert "25/07/2008" in out.decode().partition("\n\n")[2]


async def test_after_a_line_that_was_there_at_once_the_pages_are_served_too(tmp_path: Path) -> None:
    async with served(tmp_path) as process:
        assert process.stdin
        process.stdin.write("Nghị quyết 04-NQ/TU\n".encode())
        url = await address_of(process)
        assert (await get(f"{url}/van-ban/04-NQ-TU")).status_code == 200
        async with asyncio.timeout(PATIENCE):
            out, _ = await process.communicate(b"")
    assert out.decode().startswith("Nghị quyết số 04-NQ/TU")
    assert process.returncode == 0


async def test_lines_that_are_there_are_answered_without_pages(tmp_path: Path) -> None:
    async with served(tmp_path) as process, asyncio.timeout(PATIENCE):
        out, err = await process.communicate("Nghị quyết 04-NQ/TU".encode())
    assert out.decode().startswith("Nghị quyết số 04-NQ/TU")
    assert (process.returncode, err) == (0, b"")


async def test_a_port_that_is_taken_is_said_and_the_chat_goes_on(tmp_path: Path) -> None:
    with taken_port() as port:
        async with served(tmp_path, WEB_PORT=str(port)) as process:
            assert process.stderr
            async with asyncio.timeout(PATIENCE):
                told = b""
                while b"WEB_PORT" not in told:
                    told = await process.stderr.readline()
                out, err = await process.communicate(b"04-NQ/TU\n")
    assert f"Cổng {port} đang có chương trình khác dùng" in told.decode()
    assert out.decode().startswith("Nghị quyết số 04-NQ/TU")
    assert (process.returncode, b"Traceback" in err) == (0, False)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[AtTerminal]:
    with at_terminal(tmp_path, "run", WEB_ENABLED="true", WEB_PORT="0") as person:
        yield person


async def test_at_a_terminal_the_address_is_shown(
    terminal: AtTerminal,
) -> None:
    person, process = terminal
    shown = await person.shows("Kính chào đồng chí!", "Trang web: http://127.0.0.1:", "›")
    found = SERVED.search(shown)
    assert found
    assert (await get(found[1])).status_code == 200
    person.types("/thoat")
    assert await asyncio.to_thread(process.wait, PATIENCE) == 0


async def test_telegram_posts_updates_to_the_same_server(tmp_path: Path) -> None:
    secret, port = "bi-mat-cua-phep-thu-nay", free_port()
    settings = {
        "WEB_ENABLED": "true",
        "WEB_PORT": str(port),
        "PUBLIC_URL": "https://dv.example",
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_WEBHOOK_SECRET": secret,
    }
    async with (
        TelegramServer() as server,
        running(tmp_path, server, TOKEN, **settings) as process,
        http(f"http://127.0.0.1:{port}") as telegram,
    ):
        (call,) = await server.called("setWebhook")
        assert call.params["url"] == "https://dv.example/telegram"
        await server.called("setMyCommands")
        body = {"update_id": 1, "message": asked_message(PERSON, 1, "bài viết 1", {})}
        headers = {"x-telegram-bot-api-secret-token": secret}
        answer = await _posted(telegram, body, headers)
        assert answer.status_code == 200
        assert (await telegram.post("/telegram", json=body)).status_code == 403
        assert (await telegram.get("/readyz")).json()["checks"]["telegram"] == "ok"
        process.send_signal(signal.SIGTERM)
        code, _, err = await ended(process)
    assert code == 0
    assert "Traceback" not in err
    assert secret not in err


async def _posted(
    telegram: httpx.AsyncClient, body: object, headers: dict[str, str]
) -> httpx.Response:
    """As Telegram does it: again until somebody listens and answers."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                answer = await telegram.post("/telegram", json=body, headers=headers)
            except httpx.ConnectError:
                await asyncio.sleep(0.1)
                continue
            if answer.status_code != 503:
                return answer
