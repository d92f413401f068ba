"""`danvan run` and `danvan chat` as they are deployed: over Telegram, and at a terminal."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import pytest

from tests.product.conftest import PATIENCE, deployed, started
from tests.product.terminal import at_terminal
from tests.telegram_api import TOKEN
from tests.telegram_server import TelegramServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.product.conftest import Running
    from tests.product.terminal import AtTerminal

REFUSED = "987654321:AAwrongwrongwrongwrongwrongwrongwrong"


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


def at(server: TelegramServer, token: str) -> dict[str, str]:
    return {"TELEGRAM_TOKEN": token, "TELEGRAM_BASE_URL": server.url}


def running(
    folder: Path, server: TelegramServer, token: str, **settings: str
) -> AbstractAsyncContextManager[Running]:
    """The bot on loopback, see `started`."""
    return started(folder, ("run",), at(server, token) | settings)


async def ended(process: Running) -> tuple[int | None, str, str]:
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def test_a_question_is_answered_in_telegram_until_the_process_is_stopped(
    tmp_path: Path, server: TelegramServer
) -> None:
    async with deployed(tmp_path, ("run",), at(server, TOKEN)) as process:
        await server.say("Nghị quyết 04-NQ/TU")
        await server.called("sendMessage")
        assert server.texts()[0].startswith("Nghị quyết số 04-NQ/TU")
        process.send_signal(signal.SIGTERM)
        code, out, err = await ended(process)
    assert (code, out) == (0, "")
    assert "Traceback" not in err
    assert TOKEN not in err
    assert TOKEN.partition(":")[2] not in err


async def test_a_conversation_in_telegram_outlives_the_process(
    tmp_path: Path, server: TelegramServer
) -> None:
    for sent, question in enumerate(("25-NQ/TW", "2"), start=1):
        async with running(tmp_path, server, TOKEN) as process:
            await server.say(question)
            await server.called("sendMessage", sent)
            process.send_signal(signal.SIGTERM)
            assert (await ended(process))[0] == 0
    assert "25/07/2008" in server.texts()[-1]


async def test_a_refused_token_is_said_in_a_sentence_without_the_token(
    tmp_path: Path, server: TelegramServer
) -> None:
    async with running(tmp_path, server, REFUSED) as process:
        code, out, err = await ended(process)
    assert (code, out) == (1, "")
    assert err.splitlines()[-1].startswith("Telegram không chấp nhận TELEGRAM_TOKEN.")
    assert "Traceback" not in err
    assert REFUSED.partition(":")[2] not in err


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[AtTerminal]:
    with at_terminal(tmp_path, "chat", COLUMNS="100") as person:
        yield person


async def test_a_person_chats_at_a_terminal(
    terminal: AtTerminal,
) -> None:
    person, process = terminal
    await person.shows("Kính chào đồng chí!", "/thoat", "›")
    person.types("25-NQ/TW")
    await person.shows("Có 3 văn bản", "↳ Nguồn", "›")
    person.types("2")
    assert "25/07/2008" in await person.shows("Ngày ban hành", "↳ Nguồn", "[1]", "›")
    person.types("/thoat")
    assert await asyncio.to_thread(process.wait, PATIENCE) == 0


async def test_the_end_of_input_ends_the_chat(
    terminal: AtTerminal,
) -> None:
    person, process = terminal
    await person.shows("/thoat", "›")
    person.types("\x04")
    assert await asyncio.to_thread(process.wait, PATIENCE) == 0
