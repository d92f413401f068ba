"""The webhook of a bot: forged, malformed, oversized and replayed, over a real web server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from pydantic import SecretStr

from bot.zalo.platform.channel import PlatformChannel
from bot.zalo.platform.config import CHANNEL, PATH, PlatformConfig
from handlers.build import said
from tests.bot.zalo.conftest import Handler, door, listening, office, platform, serving
from tests.zalo_platform import LAN, SECRET, TOKEN, PlatformServer, failed, message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from handlers.messages import Reply, Request
    from knowledge.base import KnowledgeBase

GOOD = {"X-Bot-Api-Secret-Token": SECRET}


async def echo(request: Request) -> Reply:
    return said(f"Đã nghe: {request.text}")


@pytest.fixture
def handler() -> Handler:
    return Handler(echo)


@pytest.fixture
async def client(
    server: PlatformServer, base: KnowledgeBase, handler: Handler
) -> AsyncIterator[httpx.AsyncClient]:
    """Zalo, as it calls a channel that serves."""
    channel = platform(
        server, base, handler, webhook_secret=SecretStr(SECRET), public_url="https://vi.du/"
    )
    async with serving(channel), listening(channel.receivers) as client:
        yield client


@pytest.fixture
async def knocking(base: KnowledgeBase) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever calls a channel that is not serving yet: what it takes in stays in the inbox."""
    config = PlatformConfig(SecretStr(TOKEN), webhook_secret=SecretStr(SECRET))
    async with door(PlatformChannel(config, office(base)).receivers) as client:
        yield client


async def test_updates_are_acknowledged_and_answered(
    client: httpx.AsyncClient, server: PlatformServer
) -> None:
    for update in (message("trần"), {"ok": True, "result": message("bọc")}, [message("mảng")]):
        answer = await client.post(PATH, json=update, headers=GOOD)
        assert (answer.status_code, answer.content) == (200, b"")
    await server.shows("mảng")
    assert server.texts() == ["Đã nghe: trần", "Đã nghe: bọc", "Đã nghe: mảng"]
    assert server.of("getUpdates") == []


async def test_the_webhook_is_set_with_its_secret(
    client: httpx.AsyncClient, server: PlatformServer
) -> None:
    await server.called("setWebhook")
    assert server.of("setWebhook")[0].params == {
        "url": f"https://vi.du{PATH}",
        "secret_token": SECRET,
    }


async def test_a_replayed_update_is_acknowledged_and_handled_once(
    client: httpx.AsyncClient, server: PlatformServer, handler: Handler
) -> None:
    update = message("một lần")
    answers = [await client.post(PATH, json=update, headers=GOOD) for _ in range(5)]
    await client.post(PATH, json=message("hết"), headers=GOOD)
    await server.shows("hết")
    assert {answer.status_code for answer in answers} == {200}
    assert [request.text for request in handler.requests] == ["một lần", "hết"]


FORGED: list[dict[str, str]] = [
    {},
    {"X-Bot-Api-Secret-Token": ""},
    {"X-Bot-Api-Secret-Token": SECRET[:-1]},
    {"X-Bot-Api-Secret-Token": f"{SECRET}x"},
    {"X-Bot-Api-Secret-Token": SECRET.upper()},
    {"X-Telegram-Bot-Api-Secret-Token": SECRET},
    {"Authorization": f"Bearer {SECRET}"},
]


@pytest.mark.parametrize("headers", FORGED)
async def test_who_does_not_show_the_secret_is_refused(
    knocking: httpx.AsyncClient,
    base: KnowledgeBase,
    headers: dict[str, str],
    log: list[Any],
) -> None:
    answer = await knocking.post(PATH, json=message("giả mạo"), headers=headers)
    assert (answer.status_code, answer.content) == (403, b"")
    assert await base.inbox.take(CHANNEL, 1) == []
    (told,) = [one for one in log if one["event"] == "webhook refused"]
    assert SECRET.casefold() not in str(told).casefold()


async def test_without_the_secret_the_body_is_not_even_read(client: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 64 * 1024 * 1024:
            sent += 65536
            yield b" " * 65536

    try:
        answer = await client.post(PATH, content=endless())
    except httpx.HTTPError:
        return
    assert answer.status_code == 403
    assert sent < 64 * 1024 * 1024


@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b"[" * 100_000, b'{"event_name": ', b"khong phai json"]
)
async def test_what_is_no_json_is_refused(
    knocking: httpx.AsyncClient, base: KnowledgeBase, body: bytes
) -> None:
    answer = await knocking.post(PATH, content=body, headers=GOOD)
    assert answer.status_code == 400
    assert await base.inbox.take(CHANNEL, 1) == []


@pytest.mark.parametrize(
    "body", [b"", b"  ", b"{}", b"[]", b"null", b'"x"', b'{"event_name": "x", "message": {}}']
)
async def test_probes_and_unknown_events_are_acknowledged_and_nothing_more(
    knocking: httpx.AsyncClient, base: KnowledgeBase, body: bytes
) -> None:
    answer = await knocking.post(PATH, content=body, headers=GOOD)
    assert answer.status_code == 200
    assert await base.inbox.take(CHANNEL, 1) == []


async def test_a_probe_with_nothing_in_it_needs_no_secret(
    knocking: httpx.AsyncClient, log: list[Any]
) -> None:
    assert (await knocking.post(PATH)).status_code == 200
    wrong = {"X-Bot-Api-Secret-Token": "wrong"}
    assert (await knocking.post(PATH, headers=wrong)).status_code == 403
    assert [one["why"] for one in log if "why" in one] == ["wrong secret"]


async def test_a_body_that_is_too_large_is_refused_by_what_it_says_and_by_what_it_is(
    client: httpx.AsyncClient, handler: Handler
) -> None:
    large = json.dumps(message("a" * 300_000)).encode()

    async def unannounced() -> AsyncIterator[bytes]:
        for at in range(0, len(large), 4096):
            yield large[at : at + 4096]

    announced = await client.post(PATH, content=large, headers=GOOD)
    assert announced.status_code == 413
    assert (await client.post(PATH, content=unannounced(), headers=GOOD)).status_code == 413
    with pytest.raises(httpx.HTTPError):
        (await client.post(PATH, content=large * 20, headers=GOOD)).raise_for_status()
    assert handler.requests == []


async def test_other_methods_and_addresses_are_not_served(client: httpx.AsyncClient) -> None:
    assert (await client.get(PATH, headers=GOOD)).status_code == 405
    assert (await client.post("/webhooks/khac", headers=GOOD)).status_code == 404


async def test_an_update_that_cannot_be_kept_is_not_acknowledged(
    server: PlatformServer, base: KnowledgeBase, log: list[Any]
) -> None:
    channel = platform(server, base, webhook_secret=SecretStr(SECRET))
    (hook,) = channel.receivers
    async with base._database.write() as connection:
        await connection.exec_driver_sql("DROP TABLE inbox")
    headers = {name.lower(): value for name, value in GOOD.items()}
    answer = await hook.receive(headers, json.dumps(message("mất")).encode())
    assert answer.status == 503


async def test_an_address_that_is_refused_is_told_and_what_comes_is_answered(
    server: PlatformServer, base: KnowledgeBase, log: list[Any]
) -> None:
    server.fail("setWebhook", failed(503, status=503), failed(400, "url must be public HTTPS"))
    settings: dict[str, Any] = {"webhook_secret": SecretStr(SECRET), "public_url": "http://vi.du"}
    channel = platform(server, base, Handler(echo), **settings)
    async with serving(channel), listening(channel.receivers) as client:
        await client.post(PATH, json=message("một"), headers=GOOD)
        await server.shows("một", LAN)
    (told,) = [one for one in log if "by hand" in one["event"]]
    assert (told["log_level"], told["error"]) == ("error", "400: url must be public HTTPS")


async def test_without_an_address_the_webhook_is_left_to_be_set_by_hand(
    server: PlatformServer, base: KnowledgeBase, log: list[Any]
) -> None:
    channel = platform(server, base, Handler(echo), webhook_secret=SecretStr(SECRET))
    async with serving(channel), listening(channel.receivers) as client:
        await client.post(PATH, json=message("một"), headers=GOOD)
        await server.shows("một", LAN)
    assert server.of("setWebhook") == []
    assert [one for one in log if "by hand" in one["event"]]
