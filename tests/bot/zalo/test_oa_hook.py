"""The webhook of an account: forged, stale, malformed, replayed, and the probes of Zalo."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.zalo.oa import hook
from bot.zalo.oa.config import CHANNEL, PATH
from handlers.build import said as spoken
from tests.bot.zalo.conftest import Handler, door, listening, serving
from tests.bot.zalo.oa import channel, consented
from tests.conftest import NOW
from tests.zalo_double import PATIENCE
from tests.zalo_oa import APP_SECRET, OA_SECRET, Elsewhere, OaServer, followed, mac, said, signed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import httpx

    from handlers.messages import Reply, Request
    from knowledge.base import KnowledgeBase

HOUR = 3600.0
HEADER = "X-ZEvent-Signature"


async def echo(request: Request) -> Reply:
    return spoken(f"Đã nghe: {request.text}")


@pytest.fixture
async def zalo() -> AsyncIterator[OaServer]:
    async with OaServer() as server:
        yield server


@pytest.fixture
def handler() -> Handler:
    return Handler(echo)


@pytest.fixture
async def client(
    zalo: OaServer, base: KnowledgeBase, handler: Handler
) -> AsyncIterator[httpx.AsyncClient]:
    """Zalo, as it calls an account that serves."""
    await consented(zalo, base)
    serves = channel(zalo, base, handler)
    async with serving(serves), listening(serves.receivers) as client:
        yield client


@pytest.fixture
async def knocking(base: KnowledgeBase) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever calls an account that is not serving yet: what it takes in stays in the inbox."""
    async with door(channel(Elsewhere("http://127.0.0.1:1"), base).receivers) as client:
        yield client


async def status(client: httpx.AsyncClient, body: bytes, headers: dict[str, str]) -> int:
    sent = {name.encode(): value.encode() for name, value in headers.items()}
    answer = await client.post(PATH, content=body, headers=sent)
    assert answer.content == b""
    return answer.status_code


async def test_a_good_event_is_acknowledged_with_and_without_the_prefix(
    client: httpx.AsyncClient, zalo: OaServer
) -> None:
    for text in ("một", "hai", "ba"):
        body, headers = signed(said(text))
        if text == "hai":
            headers[HEADER] = headers[HEADER].removeprefix("mac=")
        if text == "ba":
            headers[HEADER] = headers[HEADER].upper().replace("MAC=", "mac=")
        assert await status(client, body, headers) == 200
        await zalo.shows(text)


async def test_an_event_that_names_no_application_is_known_by_its_signature(
    client: httpx.AsyncClient, zalo: OaServer
) -> None:
    event = said("không tên")
    del event["app_id"]
    body, headers = signed(event)
    assert await status(client, body, headers) == 200
    await zalo.shows("không tên")


def forged() -> dict[str, tuple[bytes, dict[str, str]]]:
    body, good = signed(said("giả mạo"))
    stamp = json.loads(body)["timestamp"]
    other = {"app_id": "1"}
    return {
        "no signature": (body, {}),
        "empty": (body, {HEADER: ""}),
        "prefix alone": (body, {HEADER: "mac="}),
        "not hexadecimal": (body, {HEADER: "mac=không"}),
        "another body": (body.replace("giả mạo".encode(), b"that"), good),
        "spaces that were not there": (json.dumps(json.loads(body)).encode(), good),
        "another time": (body.replace(stamp.encode(), str(int(stamp) + 1).encode()), good),
        "the application's secret": signed(said("giả mạo"), APP_SECRET),
        "no secret": signed(said("giả mạo"), ""),
        "another application": signed(said("giả mạo") | other),
        "no time": signed(said("giả mạo") | {"timestamp": ""}),
        "a time in words": signed(said("giả mạo") | {"timestamp": "hôm nay"}),
        "stale": signed(said("giả mạo", at=NOW.timestamp() - 3 * HOUR - 60)),
        "of tomorrow": signed(said("giả mạo", at=NOW.timestamp() + 6 * 60)),
        "an empty object that is more than a probe": (b'{"a": {}}', {}),
    }


@pytest.mark.parametrize("kind", forged())
async def test_what_is_not_zalos_or_not_of_now_is_refused(
    knocking: httpx.AsyncClient, base: KnowledgeBase, log: list[Any], kind: str
) -> None:
    body, headers = forged()[kind]
    assert await status(knocking, body, headers) == 403
    (told,) = [one for one in log if one["event"] == "webhook refused"]
    assert all(
        secret not in str(told) for secret in (OA_SECRET, "giả mạo", *headers.values()) if secret
    )
    assert await base.inbox.take(CHANNEL, 1) == []


@pytest.mark.parametrize("at", [-2 * HOUR, 4 * 60.0])
async def test_a_second_try_of_zalo_and_a_clock_that_is_ahead_are_taken(
    knocking: httpx.AsyncClient, base: KnowledgeBase, at: float
) -> None:
    body, headers = signed(said("muộn", at=NOW.timestamp() + at))
    assert await status(knocking, body, headers | {"num_retry": "4"}) == 200
    assert len(await base.inbox.take(CHANNEL, 1)) == 1


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[]", b'"x"', b"null", b"[" * 50_000])
async def test_what_is_no_object_is_refused(
    knocking: httpx.AsyncClient, base: KnowledgeBase, body: bytes
) -> None:
    assert await status(knocking, body, {HEADER: f"mac={mac(body, '')}"}) == 400
    assert await base.inbox.take(CHANNEL, 1) == []


@pytest.mark.parametrize("body", [b"", b"{}"])
async def test_a_probe_needs_no_signature(
    knocking: httpx.AsyncClient, base: KnowledgeBase, body: bytes
) -> None:
    assert await status(knocking, body, {}) == 200
    assert await base.inbox.take(CHANNEL, 1) == []


async def test_a_replayed_event_is_acknowledged_and_handled_once(
    client: httpx.AsyncClient, zalo: OaServer, handler: Handler
) -> None:
    events = [signed(said("một lần")), signed(followed())]
    for body, headers in events * 3:
        assert await status(client, body, headers) == 200
    body, headers = signed(said("hết"))
    await status(client, body, headers)
    await zalo.shows("hết")
    assert [request.text for request in handler.requests] == ["một lần", "/start", "hết"]


async def test_a_large_event_is_refused(client: httpx.AsyncClient, handler: Handler) -> None:
    body, headers = signed(said("a" * 300_000))
    assert await status(client, body, headers) == 413
    assert handler.requests == []


async def test_an_event_that_cannot_be_kept_is_not_acknowledged(
    knocking: httpx.AsyncClient, base: KnowledgeBase, log: list[Any]
) -> None:
    async with base._database.write() as connection:
        await connection.exec_driver_sql("DROP TABLE inbox")
    body, headers = signed(said("mất"))
    assert await status(knocking, body, headers) == 503


async def test_an_event_that_is_not_kept_in_time_is_acknowledged_when_it_is_repeated(
    knocking: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, log: list[Any]
) -> None:
    monkeypatch.setattr(hook, "_KEEPING_SECONDS", 0.0)
    body, headers = signed(said("chậm"))
    assert await status(knocking, body, headers) == 503
    assert [entry["event"] for entry in log] == ["event not kept"]
    monkeypatch.setattr(hook, "_KEEPING_SECONDS", PATIENCE)
    assert await status(knocking, body, headers) == 200
