"""`danvan run` and `danvan zalo-oa login` as they are deployed, with Zalo on loopback."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.zalo.oa.config import PATH
from tests.bot.zalo.conftest import free_port
from tests.crowd import now
from tests.http import http
from tests.product.conftest import PATIENCE, danvan, deployed, started
from tests.product.test_publishing import ARTICLE, TITLE, Chat
from tests.product.test_run import ended
from tests.telegram_api import TOKEN as TELEGRAM_TOKEN
from tests.telegram_server import PERSON, TelegramServer
from tests.zalo_double import STALL
from tests.zalo_oa import APP_ID, APP_SECRET, OA_SECRET, OaServer, said, signed
from tests.zalo_platform import TOKEN, PlatformServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.product.conftest import Running

CODE = "ma-do-zalo-cap-1"


@pytest.fixture
async def zalo() -> AsyncIterator[OaServer]:
    async with OaServer() as server:
        yield server


def running(folder: Path, *arguments: str, **settings: str) -> AbstractAsyncContextManager[Running]:
    """The program on loopback, see `started`."""
    return started(folder, arguments or ("run",), settings)


def account(zalo: OaServer, port: int = 8000) -> dict[str, str]:
    return {
        "ZALO_OA_APP_ID": APP_ID,
        "ZALO_OA_APP_SECRET": APP_SECRET,
        "ZALO_OA_SECRET_KEY": OA_SECRET,
        "ZALO_OA_CALLBACK_URL": "https://vi.du/zalo",
        "ZALO_OA_BASE_URL": zalo.url,
        "ZALO_OA_OAUTH_URL": zalo.url,
        "WEB_PORT": str(port),
    }


async def consent(folder: Path, zalo: OaServer, pasted: str) -> tuple[int | None, str, str]:
    """How `danvan zalo-oa login` ends for an administrator who pastes that."""
    async with running(folder, "zalo-oa", "login", **account(zalo)) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        told = (await process.stdout.readuntil(b"10 ph\xc3\xbat.\n")).decode()
        found = re.search(r"Code Challenge: (\S+)", told)
        assert found
        state = re.search(r"state=([\w-]+)", told)
        assert state
        zalo.codes[CODE] = found[1]
        process.stdin.write(f"{pasted.format(state=state[1])}\n".encode())
        code, out, err = await ended(process)
        return code, told + out, err


async def deliver(port: int, text: str) -> int:
    """Zalo posts that somebody wrote, once the program listens; the status of the answer."""
    body, headers = signed(said(text, at=now().timestamp()))
    async with asyncio.timeout(PATIENCE), http() as client:
        while True:
            try:
                url = f"http://127.0.0.1:{port}{PATH}"
                return (await client.post(url, content=body, headers=headers)).status_code
            except httpx.ConnectError:
                await asyncio.sleep(0)


async def test_a_question_is_answered_by_polling_until_the_process_is_stopped(
    tmp_path: Path,
) -> None:
    async with PlatformServer() as server:
        settings = {"ZALO_BOT_TOKEN": TOKEN, "ZALO_BOT_BASE_URL": server.url}
        async with deployed(tmp_path, ("run",), settings) as process:
            await server.say("Nghị quyết 04-NQ/TU")
            await server.shows("Nghị quyết số 04-NQ/TU")
            process.send_signal(signal.SIGTERM)
            code, out, err = await ended(process)
    assert (code, out) == (0, "")
    assert "Traceback" not in err
    assert TOKEN not in err
    assert TOKEN.partition(":")[2] not in err


async def test_a_refused_token_is_said_in_a_sentence_without_the_token(tmp_path: Path) -> None:
    async with PlatformServer() as server:
        settings = {"ZALO_BOT_TOKEN": "1:saisaisaisai", "ZALO_BOT_BASE_URL": server.url}
        async with running(tmp_path, **settings) as process:
            code, _, err = await ended(process)
    assert code == 1
    assert err.splitlines()[-1].startswith("Zalo không chấp nhận ZALO_BOT_TOKEN.")
    assert "saisai" not in err


async def test_an_administrator_consents_and_the_account_answers(
    tmp_path: Path, zalo: OaServer
) -> None:
    redirect = f"https://vi.du/zalo?code={CODE}&oa_id=1&state={{state}}"
    code, out, err = await consent(tmp_path, zalo, redirect)
    assert (code, err) == (0, "")
    assert "Callback URL:   https://vi.du/zalo" in out
    assert out.splitlines()[-1].endswith("không cần khởi động lại.")
    assert "access-1" not in out
    port = free_port()
    async with running(tmp_path, **account(zalo, port)) as process:
        assert await deliver(port, "Nghị quyết 04-NQ/TU") == 200
        await zalo.shows("Nghị quyết số 04-NQ/TU")
        process.send_signal(signal.SIGTERM)
        code, _, err = await ended(process)
    assert code == 0
    assert all(secret not in err for secret in (APP_SECRET, OA_SECRET, "access-1", "refresh-1"))


@pytest.mark.parametrize("pasted", ["", "không phải mã", "https://vi.du/?code=abcdefgh&state=x"])
async def test_what_is_no_code_saves_nothing(tmp_path: Path, zalo: OaServer, pasted: str) -> None:
    code, _, err = await consent(tmp_path, zalo, pasted)
    assert code == 1
    assert err.startswith("Đây không phải là mã")
    assert zalo.calls == []


async def test_a_code_that_zalo_refuses_is_said(tmp_path: Path, zalo: OaServer) -> None:
    code, _, err = await consent(tmp_path, zalo, "ma-khac-han-kia")
    assert code == 1
    assert err.startswith("Zalo không nhận mã này (-14003: Invalid code).")


@pytest.mark.parametrize(("is_enabled", "page"), [("true", 200), ("false", 404)])
async def test_webhooks_are_served_with_the_pages_and_without_them(
    tmp_path: Path, zalo: OaServer, is_enabled: str, page: int
) -> None:
    await consent(tmp_path, zalo, CODE)
    port = free_port()
    async with (
        running(tmp_path, **account(zalo, port), WEB_ENABLED=is_enabled),
        http(f"http://127.0.0.1:{port}") as client,
    ):
        assert await deliver(port, "Nghị quyết 04-NQ/TU") == 200
        statuses = [(await client.get(path)).status_code for path in ("/healthz", "/", "/api/")]
    assert statuses == [200, page, page]


async def test_a_port_that_is_taken_ends_what_waits_for_webhooks(
    tmp_path: Path, zalo: OaServer
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        async with running(tmp_path, **account(zalo, port)) as process:
            code, _, err = await ended(process)
    assert code == 1
    assert "Không mở được cổng nhận tin." in err


async def test_what_was_acknowledged_is_answered_after_a_kill(
    tmp_path: Path, zalo: OaServer
) -> None:
    await consent(tmp_path, zalo, CODE)
    zalo.fail("cs", STALL)
    port = free_port()
    async with running(tmp_path, **account(zalo, port)) as process:
        for text in ("Nghị quyết 04-NQ/TU", "Chỉ thị 33/CT-TTg"):
            assert await deliver(port, text) == 200
        await zalo.called("cs")
        process.kill()
        await process.wait()
    assert zalo.texts() == []
    async with running(tmp_path, **account(zalo, port)) as process:
        await zalo.shows("Chỉ thị số 33/CT-TTg")
        process.send_signal(signal.SIGTERM)
        assert (await ended(process))[0] == 0
    assert [text.partition("\n")[0] for text in zalo.texts()] == [
        "Nghị quyết số 04-NQ/TU",
        "Chỉ thị số 33/CT-TTg",
    ]
    with closing(sqlite3.connect(tmp_path / "danvan.db")) as store:
        states = store.execute("SELECT state, count(*) FROM inbox GROUP BY state").fetchall()
    assert states == [("done", 2)]


def test_an_account_without_its_settings_is_said_in_a_sentence(tmp_path: Path) -> None:
    for alone in ("ZALO_OA_APP_ID", "ZALO_OA_APP_SECRET", "ZALO_OA_SECRET_KEY"):
        run = danvan(tmp_path, "run", **{alone: APP_ID})
        assert run.code == 1
        assert run.err.splitlines()[-1].startswith("Cấu hình Zalo OA còn thiếu")
    assert danvan(tmp_path, "zalo-oa", "login").err.startswith("Chưa có đủ ZALO_OA_APP_ID")
    given = {"ZALO_OA_APP_ID": APP_ID, "ZALO_OA_APP_SECRET": APP_SECRET}
    login = danvan(tmp_path, "zalo-oa", "login", **given)
    assert login.err.startswith("Chưa có địa chỉ nhận mã")
    assert login.code == 1


async def test_a_post_of_one_channel_is_heard_in_another(tmp_path: Path, zalo: OaServer) -> None:
    await consent(tmp_path, zalo, CODE)
    port = free_port()
    async with TelegramServer() as telegram, PlatformServer() as platform:
        settings = {
            "TELEGRAM_TOKEN": TELEGRAM_TOKEN,
            "TELEGRAM_BASE_URL": telegram.url,
            "ZALO_BOT_TOKEN": TOKEN,
            "ZALO_BOT_BASE_URL": platform.url,
            "ADMIN_IDS": f"telegram:{PERSON}",
        }
        async with running(tmp_path, **account(zalo, port), **settings) as process:
            owner = Chat(telegram, PERSON)
            await platform.say("/theodoi")
            await platform.shows("Đã đăng ký")
            await deliver(port, "/theodoi")
            await zalo.shows("Đã đăng ký")
            await open_at_any_hour(platform, zalo, port)
            preview = await owner.say(f"/dangbai {ARTICLE}", "Hết phần xem trước")
            await owner.press(preview, "Gửi ngay", "Đã đăng bài")
            await platform.shows(TITLE)
            await zalo.shows(TITLE)
            await owner.sees("Đã gửi: 2/2")
            process.send_signal(signal.SIGTERM)
            code, _, err = await ended(process)
    assert code == 0
    assert "Traceback" not in err


async def open_at_any_hour(platform: PlatformServer, zalo: OaServer, port: int) -> None:
    """Neither has quiet hours: the test may run at night."""
    for text, expected in (("giờ yên lặng", "Đang chọn"), ("không đặt", "Đang chọn: không")):
        await platform.say(text)
        await platform.shows(expected)
        await deliver(port, text)
        await zalo.shows(expected)
