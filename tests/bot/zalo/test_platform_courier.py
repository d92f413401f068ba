"""Posts through the Zalo Bot Platform: what every answer of it means for a delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.courier import Outcome, Verdict
from bot.delivery.pace import Pace
from bot.zalo.brake import Brake
from bot.zalo.composer import Composer
from bot.zalo.courier import ZaloCourier, resting_seconds
from bot.zalo.platform.api import PlatformApi
from bot.zalo.platform.carrier import PlatformCarrier
from handlers.build import item, paragraph, said
from handlers.messages import Button, Reply
from knowledge.publishing.model import Address
from knowledge.store.menus import Choice, Place
from tests.bot.zalo.conftest import Clock, platform_config
from tests.zalo_double import DROP, STALL, Fault
from tests.zalo_platform import LAN, TOKEN, PlatformServer, failed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from knowledge.base import KnowledgeBase

HERE = Address("zalo", LAN)
PAGE = f"<html>cannot reach http://proxy/bot{TOKEN}/sendMessage</html>"
NEWS = Reply(
    (paragraph("Bài mới"),),
    ((Button("Hỏi bot về bài này", action="s:a:1"), Button("Tạm ngừng", action="f::mute")),),
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(100, resting_seconds, clock)


@pytest.fixture
async def courier(
    server: PlatformServer, base: KnowledgeBase, clock: Clock, pace: Pace
) -> AsyncIterator[ZaloCourier]:
    config = platform_config(server, request_timeout=0.3)
    api = PlatformApi(config)
    carrier = PlatformCarrier(api, config, Brake(clock, pace))
    yield ZaloCourier(carrier, Composer(base.menus, "zalo", carrier.most_keys))
    await api.close()


FAULTS = [
    (failed(400, "Bad Request"), Verdict.REFUSED),
    (failed(400, "Bad Request", 400), Verdict.REFUSED),
    (failed(401, "Unauthorized"), Verdict.STOP),
    (failed(401, "Unauthorized", 401), Verdict.STOP),
    (failed(403, "Internal server error"), Verdict.LATER),
    (failed(403, "Internal server error", 403), Verdict.LATER),
    (failed(404, "Not found", 404), Verdict.REFUSED),
    (failed(408, "Request timeout", 408), Verdict.UNCERTAIN),
    (failed(429, "Quota exceeded"), Verdict.FLOOD),
    (failed(429, "Quota exceeded", 429), Verdict.FLOOD),
    (Fault(200, {"ok": False, "errorCode": 426, "description": "cap"}), Verdict.FLOOD),
    (Fault(200, {"ok": False, "errorCode": 403}), Verdict.LATER),
    (failed(500, status=500), Verdict.LATER),
    (Fault(200, {"ok": False}), Verdict.REFUSED),
    (Fault(503, {"ok": False}), Verdict.LATER),
    (Fault(200, {"error": "lạ"}), Verdict.UNCERTAIN),
    (Fault(200, {"ok": "true"}), Verdict.UNCERTAIN),
    (Fault(200, page=PAGE), Verdict.UNCERTAIN),
    (Fault(403, page=PAGE), Verdict.LATER),
    (Fault(404, page=PAGE), Verdict.LATER),
    (Fault(429, page=PAGE), Verdict.FLOOD),
    (Fault(502, page=PAGE), Verdict.LATER),
    (DROP, Verdict.DROPPED),
    (STALL, Verdict.UNCERTAIN),
]


@pytest.mark.parametrize(("fault", "verdict"), FAULTS)
async def test_what_every_fault_means_for_a_delivery(
    server: PlatformServer, courier: ZaloCourier, fault: Fault, verdict: Verdict
) -> None:
    server.fail("sendMessage", fault)
    outcome = await courier.send(HERE, said("Bài mới"))
    assert outcome.verdict is verdict
    assert outcome.error
    assert TOKEN not in outcome.error
    assert "<html>" not in outcome.error
    assert server.texts() == []


async def test_a_server_that_is_not_there_was_not_reached(
    base: KnowledgeBase, clock: Clock, pace: Pace
) -> None:
    async with PlatformServer() as gone:
        config = platform_config(gone)
    api = PlatformApi(config)
    carrier = PlatformCarrier(api, config, Brake(clock, pace))
    outcome = await ZaloCourier(carrier, Composer(base.menus, "zalo", 0)).send(HERE, said("Bài"))
    await api.close()
    assert outcome.verdict is Verdict.UNREACHED
    assert TOKEN not in outcome.error


async def test_a_quota_without_an_end_is_waited_for_ever_longer_until_something_passes(
    server: PlatformServer, courier: ZaloCourier, clock: Clock
) -> None:
    server.fail("sendMessage", *(failed(429) for _ in range(12)))
    waits = []
    for _ in range(12):
        waits.append((await courier.send(HERE, said("Bài"))).seconds)
        clock.seconds += waits[-1]
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]
    assert (await courier.send(HERE, said("Bài"))).verdict is Verdict.SENT
    server.fail("sendMessage", Fault(429, {"ok": False}, headers={"Retry-After": "7"}))
    assert (await courier.send(HERE, said("Bài"))).seconds == 7


async def test_nothing_is_asked_of_a_server_that_takes_nothing(
    server: PlatformServer, courier: ZaloCourier, clock: Clock, pace: Pace
) -> None:
    server.fail("sendMessage", failed(429))
    await courier.send(HERE, said("Bài"))
    clock.seconds += 4
    assert await courier.send(HERE, said("Bài")) == Outcome(
        Verdict.FLOOD, error="held back", seconds=1
    )
    assert (len(server.of("sendMessage")), pace.soon()) == (1, 0)


async def test_a_post_that_is_sent_tells_its_id_and_its_choices_are_kept(
    server: PlatformServer, base: KnowledgeBase, courier: ZaloCourier
) -> None:
    here = Place("zalo", LAN, LAN)
    await base.menus.put(here, [Choice(3, "Nhiệm vụ 8", "s:t:8")])
    assert await courier.send(HERE, NEWS) == Outcome(Verdict.SENT, "b1")
    assert server.texts()[0].endswith("4. Hỏi bot về bài này\n5. Tạm ngừng")
    assert [one.action for one in await base.menus.of(here)] == ["s:t:8", "s:a:1", "f::mute"]


async def test_a_change_is_a_new_message_and_nothing_can_be_taken_away(
    server: PlatformServer, courier: ZaloCourier
) -> None:
    assert await courier.edit(HERE, "b1", said("Bài đã sửa")) == Outcome(Verdict.SENT, "b1")
    assert await courier.delete(HERE, "b1") == Outcome(Verdict.SENT, "b1")
    assert server.texts() == ["Bài đã sửa"]
    assert [call.method for call in server.calls] == ["sendMessage"]


async def test_a_refused_picture_costs_nobody_the_words(
    server: PlatformServer, courier: ZaloCourier
) -> None:
    shown = Reply((paragraph("Bài mới"),), photo="zalo:https://vi.du/a.jpg")
    await courier.send(HERE, shown)
    server.fail("sendPhoto", failed(400, "invalid photo"))
    assert (await courier.send(HERE, shown)).verdict is Verdict.SENT
    assert server.texts() == ["[https://vi.du/a.jpg] Bài mới", "Bài mới"]


async def test_a_digest_of_several_messages_fails_as_a_whole(
    server: PlatformServer, courier: ZaloCourier
) -> None:
    long = Reply(tuple(item(f"{number} " + "chữ " * 200) for number in range(6)))
    assert await courier.send(HERE, long) == Outcome(Verdict.SENT, "b1")
    assert len(server.texts()) == 3
    server.fail("sendMessage", *(Fault(200, {"ok": True, "result": None}),), failed(403))
    assert (await courier.send(HERE, long)).verdict is Verdict.LATER


async def test_nothing_to_show_is_refused(courier: ZaloCourier) -> None:
    assert (await courier.send(HERE, said(" "))).verdict is Verdict.REFUSED
