"""The line to the server: proxies, patience, and what its faults say of a message."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
import trustme
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.telegram.errors import Fault, classify
from bot.telegram.line import Line, proxy_of_environment
from tests.telegram_api import TOKEN
from tests.telegram_server import PERSON, STALL

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.telegram_server import TelegramServer

DONE = b'HTTP/1.1 200 OK\r\ncontent-length: 25\r\n\r\n{"ok":true,"result":true}'
PROXY = "http://127.0.0.1:3128"
FAR = "http://telegram.example/bot1:a/getMe"
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@asynccontextmanager
async def listening(
    tls: ssl.SSLContext | None = None, answer: bytes = DONE
) -> AsyncIterator[tuple[int, list[str]]]:
    """A server that gives one answer to everything; its port, and the first lines it got."""
    lines: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines.append(head.partition("\r\n")[0])
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1], lines


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("variables", "url", "proxy"),
    [
        ({}, FAR, None),
        ({"HTTP_PROXY": PROXY}, FAR, PROXY),
        ({"HTTPS_PROXY": PROXY}, FAR, None),
        ({"https_proxy": PROXY}, FAR.replace("http", "https"), PROXY),
        ({"ALL_PROXY": PROXY}, FAR, PROXY),
        ({"HTTP_PROXY": PROXY, "NO_PROXY": "telegram.example"}, FAR, None),
        ({"HTTP_PROXY": PROXY, "NO_PROXY": "khac.example"}, FAR, PROXY),
    ],
)
def test_the_environment_may_name_a_proxy(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], url: str, proxy: str | None
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert proxy_of_environment(url) == proxy


async def test_calls_go_by_the_proxy_that_is_configured() -> None:
    async with listening() as (port, lines), Line(proxy=f"http://127.0.0.1:{port}") as line:
        assert await line.post(FAR) is True
    assert lines == [f"POST {FAR} HTTP/1.1"]


async def test_a_proxy_that_lets_nothing_through_means_that_nothing_was_sent() -> None:
    refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"
    async with listening(answer=refusal) as (port, _), Line(proxy=f"http://127.0.0.1:{port}") as at:
        with pytest.raises(NetworkError) as failed:
            await at.post(FAR.replace("http", "https"))
    assert classify(failed.value) is Fault.UNSENT


async def test_a_server_with_a_certificate_of_somebody_else_gets_nothing() -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    async with listening(tls) as (port, lines), Line() as line:
        with pytest.raises(NetworkError) as failed:
            await line.post(f"https://127.0.0.1:{port}/bot{TOKEN}/getMe")
    assert classify(failed.value) is Fault.UNSENT
    assert TOKEN not in str(failed.value)
    assert lines == []


async def test_a_call_that_gets_no_connection_was_not_sent(server: TelegramServer) -> None:
    server.fail("sendMessage", STALL)
    async with Bot(
        TOKEN, base_url=f"{server.url}/bot", request=Line(connections=1, seconds=0.2)
    ) as bot:
        first = asyncio.create_task(bot.send_message(PERSON, "một", read_timeout=60.0))
        await server.called("sendMessage", status=STALL.status)
        with pytest.raises(TimedOut) as failed:
            await bot.send_message(PERSON, "hai")
        first.cancel()
        with pytest.raises((asyncio.CancelledError, TelegramError)):
            await first
    assert classify(failed.value) is Fault.UNSENT
    assert len(server.of("sendMessage", STALL.status)) == 1


async def test_a_line_that_was_shut_down_opens_again(server: TelegramServer) -> None:
    line = Line()
    for _ in range(2):
        async with line:
            assert await line.post(f"{server.url}/bot{TOKEN}/getMe")
