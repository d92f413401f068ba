"""Updates that Telegram posts: refused without the secret, handled once with it."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.telegram import patience, poller
from bot.telegram.errors import TokenRefused
from bot.telegram.webhook import PATH, SECRET_HEADER, Webhook
from tests.bot.telegram.conftest import VOICE, Handler, Kept, Rig, echo
from tests.http import http
from tests.loopback import Loopback
from tests.telegram_api import Fault, asked_message
from tests.telegram_server import PATIENCE, PERSON, TelegramServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, MutableMapping

    from bot.telegram.channel import TelegramChannel
    from handlers.messages import Reply, Request
    from knowledge.base import KnowledgeBase

SECRET = "mot-bi-mat-chi-telegram-biet"
KNOWN = {SECRET_HEADER: SECRET, "content-type": "application/json"}


def update(number: int, text: str = "xin chào") -> dict[str, Any]:
    return {"update_id": number, "message": asked_message(PERSON, number, text, {})}


@dataclass
class Listening:
    """A channel whose updates are posted to it."""

    channel: TelegramChannel
    running: asyncio.Task[None]
    handler: Handler
    client: httpx.AsyncClient
    server: TelegramServer

    async def post(self, body: object, headers: dict[str, str] = KNOWN) -> httpx.Response:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return await self.client.post(PATH, content=content, headers=headers)


@asynccontextmanager
async def listening(
    rig: Rig, base: KnowledgeBase, answer: Any = echo, *, is_refused: bool = False
) -> AsyncIterator[Listening]:
    webhook = Webhook(SECRET, base.handled_updates("telegram"))
    app = Starlette(routes=webhook.routes())
    door = Loopback(app)
    handler, stop = Handler(answer), asyncio.Event()
    channel = rig.channel(
        handler,
        Kept(),
        VOICE,
        webhook=webhook,
        webhook_url="https://dv.example/telegram",
        leaving_seconds=0.2,
    )
    await door.start()
    running = asyncio.create_task(channel.run_until(stop))
    try:
        async with asyncio.timeout(PATIENCE):
            if is_refused:
                await rig.server.called("setWebhook", status=400)
            while not (channel.is_up or is_refused):  # noqa: ASYNC110 - a state is no event
                await asyncio.sleep(0)
        url = f"http://127.0.0.1:{door.port}"
        async with http(url) as client:
            yield Listening(channel, running, handler, client, rig.server)
    finally:
        stop.set()
        await asyncio.wait({running})
        await door.stop()
        running.result()


@pytest.fixture
async def hook(rig: Rig, base: KnowledgeBase) -> AsyncIterator[Listening]:
    async with listening(rig, base) as hook:
        yield hook


async def test_telegram_is_told_where_to_post_and_what_to_repeat(hook: Listening) -> None:
    (call,) = hook.server.of("setWebhook")
    assert call.params["url"] == "https://dv.example/telegram"
    assert call.params["secret_token"] == SECRET
    assert "callback_query" in call.params["allowed_updates"]
    assert not hook.server.api.polls


async def test_an_update_is_confirmed_once_it_is_answered(hook: Listening) -> None:
    assert (await hook.post(update(1, "nhiệm vụ 5"))).status_code == 200
    assert hook.server.texts() == ["Đã nghe: nhiệm vụ 5"]


async def test_an_update_that_comes_again_is_handled_once(
    hook: Listening, rig: Rig, base: KnowledgeBase
) -> None:
    answers = await asyncio.gather(*(hook.post(update(7)) for _ in range(5)))
    answers.append(await hook.post(update(7)))
    assert {one.status_code for one in answers} == {200}
    assert len(hook.handler.requests) == 1


async def test_another_process_does_not_handle_it_again(rig: Rig, base: KnowledgeBase) -> None:
    for times in (1, 0):
        async with listening(rig, base) as hook:
            assert (await hook.post(update(7))).status_code == 200
            assert len(hook.handler.requests) == times


async def test_an_update_whose_answer_waits_is_left_to_telegram_and_answered_once(
    rig: Rig, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_FIRST_PAUSE", 0.001)
    rig.server.chaos = lambda method, _: Fault(502) if method == "sendMessage" else None
    async with listening(rig, base) as hook:
        for _ in range(2):
            assert (await hook.post(update(7))).status_code == 503
        rig.server.chaos = lambda *_: None
        async with asyncio.timeout(PATIENCE):
            while (await hook.post(update(7))).status_code != 200:
                pass
    assert len(hook.handler.requests) == 1
    assert rig.server.texts() == ["Đã nghe: xin chào"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {SECRET_HEADER: ""},
        {SECRET_HEADER: "sai"},
        {SECRET_HEADER: SECRET[:-1]},
        {SECRET_HEADER: SECRET + "x"},
        {SECRET_HEADER: SECRET.upper()},
        {"authorization": SECRET},
    ],
)
async def test_who_does_not_know_the_secret_is_refused_unread(
    hook: Listening, log: list[MutableMapping[str, Any]], headers: dict[str, str]
) -> None:
    for body in (update(1), b"\xff" * 2_000_000):
        assert (await hook.post(body, headers)).status_code == 403
    assert hook.handler.requests == []
    refused = [one for one in log if one["event"] == "webhook refused"]
    assert len(refused) == 2
    assert SECRET[:-1] not in str(log)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[]", 400),
        (b"null", 400),
        (b"[" * 100_000, 400),
        ({}, 400),
        ({"update_id": "1"}, 400),
        ({"update_id": True}, 400),
        ({"update_id": 1, "message": "x"}, 400),
        ({"update_id": 1, "message": {"message_id": 1}}, 400),
        (b" " * (1024 * 1024 + 1), 413),
        ({"update_id": 1}, 200),
        ({"update_id": 1, "something_new": {"a": 1}}, 200),
    ],
)
async def test_what_is_no_update_is_refused_and_handled_by_nobody(
    hook: Listening, body: object, status: int
) -> None:
    assert (await hook.post(body)).status_code == status
    assert hook.handler.requests == []
    assert (await hook.post(update(99))).status_code == 200
    assert len(hook.handler.requests) == 1


async def test_other_methods_are_refused(hook: Listening) -> None:
    assert (await hook.client.get(PATH, headers=KNOWN)).status_code == 405


async def test_before_the_channel_serves_telegram_is_asked_to_come_again(
    base: KnowledgeBase,
) -> None:
    webhook = Webhook(SECRET, base.handled_updates("telegram"))
    transport = httpx.ASGITransport(Starlette(routes=webhook.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        assert (await client.post(PATH, headers=KNOWN, json=update(1))).status_code == 503


async def test_what_is_not_finished_in_time_is_left_to_telegram(
    rig: Rig, base: KnowledgeBase
) -> None:
    begun = asyncio.Event()

    async def never(request: Request) -> Reply:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with listening(rig, base, never) as hook:
        waiting = asyncio.create_task(hook.post(update(7)))
        await begun.wait()
    async with listening(rig, base) as hook:
        assert (await hook.post(update(7))).status_code == 200
        assert len(hook.handler.requests) == 1
    await asyncio.gather(waiting, return_exceptions=True)


async def test_what_is_posted_is_answered_while_the_address_is_refused(
    rig: Rig, base: KnowledgeBase
) -> None:
    rig.server.fail("setWebhook", *[Fault(400, "Bad Request: bad webhook")] * 99)
    async with listening(rig, base, is_refused=True) as heard:
        assert (await heard.post(update(1))).status_code == 200
    assert rig.server.texts() == ["Đã nghe: xin chào"]


async def until(channel: TelegramChannel, *, is_up: bool) -> None:
    async with asyncio.timeout(PATIENCE):
        while channel.is_up is not is_up:  # noqa: ASYNC110 - a state is no event
            await asyncio.sleep(0.001)


async def test_an_outage_is_told_of_though_nothing_is_fetched(
    rig: Rig, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poller, "_LOOK_EVERY", 0.01)
    async with listening(rig, base) as hook:
        rig.server.chaos = lambda *_: Fault(502, "Bad Gateway")
        await until(hook.channel, is_up=False)
        assert rig.server.of("getMe", 502)
        rig.server.chaos = lambda *_: None
        await until(hook.channel, is_up=True)
        assert not hook.running.done()


async def revoked(rig: Rig, base: KnowledgeBase) -> None:
    async with listening(rig, base) as hook:
        rig.server.chaos = lambda *_: Fault(401, "Unauthorized")
        await until(hook.channel, is_up=False)
        await hook.running


async def test_a_token_that_is_revoked_ends_the_channel_though_nothing_is_fetched(
    rig: Rig, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poller, "_LOOK_EVERY", 0.01)
    with pytest.raises(TokenRefused):
        await revoked(rig, base)
