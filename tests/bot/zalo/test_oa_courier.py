"""Posts of an Official Account: what every answer of Zalo means for a delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.courier import Outcome, Verdict
from bot.delivery.pace import Pace
from bot.zalo.brake import Brake
from bot.zalo.composer import Composer
from bot.zalo.courier import ZaloCourier, resting_seconds
from bot.zalo.messages import Message
from bot.zalo.oa.api import OaApi
from bot.zalo.oa.carrier import OaCarrier
from bot.zalo.oa.config import CHANNEL
from bot.zalo.oa.verdicts import VERDICTS
from handlers.build import heading, item, paragraph, said
from handlers.messages import Button, Reply
from handlers.plain import CHOOSE
from knowledge.publishing.model import Address
from tests.bot.zalo.conftest import Clock
from tests.bot.zalo.oa import config, consented, tokens
from tests.zalo_double import DROP, STALL, Fault
from tests.zalo_oa import LAN, MINH, OaServer, failed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from knowledge.base import KnowledgeBase

HERE, THERE = Address(CHANNEL, LAN), Address(CHANNEL, MINH)
PAGE = "<html>bad gateway</html>"
NEWS = Reply(
    (heading("Bài mới"), item("Đọc toàn văn", url="https://vi.du/bai")),
    ((Button("Hỏi bot về bài này", action="s:a:1"), Button("Mở", url="https://vi.du/mo")),),
)


@pytest.fixture
async def zalo() -> AsyncIterator[OaServer]:
    async with OaServer() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(100, resting_seconds, clock)


@pytest.fixture
def template() -> str | None:
    return None


@pytest.fixture
async def courier(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, pace: Pace, template: str | None
) -> AsyncIterator[ZaloCourier]:
    await consented(zalo, base)
    how = config(zalo, request_timeout=0.3, template_id=template)
    api = OaApi(how, tokens(zalo, base))
    carrier = OaCarrier(api, how, Brake(clock, pace))
    yield ZaloCourier(carrier, Composer(base.menus, CHANNEL, carrier.most_keys))
    await api.close()


FAULTS = [
    *((failed(code), verdict) for code, verdict in VERDICTS.items() if code not in {-216, -220}),
    (failed(-200, "unknown to the table"), Verdict.LATER),
    (Fault(200, {"error": "-213", "message": "as text"}), Verdict.LEFT),
    (Fault(200, {"message": "no error"}), Verdict.UNCERTAIN),
    (Fault(200, page=PAGE), Verdict.UNCERTAIN),
    (Fault(404, page=PAGE), Verdict.LATER),
    (Fault(429, page=PAGE), Verdict.FLOOD),
    (Fault(503, page=PAGE), Verdict.LATER),
    (DROP, Verdict.DROPPED),
    (STALL, Verdict.UNCERTAIN),
]


@pytest.mark.parametrize(("fault", "verdict"), FAULTS)
async def test_what_every_fault_means_for_a_delivery(
    zalo: OaServer, courier: ZaloCourier, fault: Fault, verdict: Verdict
) -> None:
    zalo.fail("cs", fault)
    outcome = await courier.send(HERE, said("Bài mới"))
    assert outcome.verdict is verdict
    assert outcome.error
    assert "access-0" not in outcome.error
    assert zalo.texts() == []
    assert len(zalo.of("cs")) == 1


def test_the_codes_that_are_known() -> None:
    """As Zalo's pages list them; see the facts on channels."""
    by_verdict = {
        verdict: {code for code, one in VERDICTS.items() if one is verdict}
        for verdict in set(VERDICTS.values())
    }
    assert by_verdict == {
        Verdict.FLOOD: {-32, -211, -218},
        Verdict.LATER: {-216, -220},
        Verdict.REFUSED: {-201, -233},
        Verdict.LEFT: {-213, -227, -244},
        Verdict.HELD: {-230, -232},
        Verdict.STOP: {-209, -212, -219, -221, -223, -224, -240},
    }


@pytest.mark.parametrize("code", [-216, -220])
async def test_a_token_that_has_ended_is_changed_and_the_call_made_again(
    zalo: OaServer, courier: ZaloCourier, code: int
) -> None:
    zalo.fail("cs", failed(code))
    assert (await courier.send(HERE, said("Bài mới"))).verdict is Verdict.SENT
    assert [call.headers["access_token"] for call in zalo.of("cs")] == ["access-0", "access-1"]
    zalo.fail("cs", failed(code), failed(code))
    assert (await courier.send(HERE, said("Bài mới"))).verdict is Verdict.LATER
    assert len(zalo.of("access_token")) == 2


async def test_a_lost_pair_holds_deliveries_and_counts_no_try(
    zalo: OaServer, courier: ZaloCourier
) -> None:
    zalo.fail("cs", failed(-216))
    zalo.refresh = "elsewhere"
    outcome = await courier.send(HERE, said("Bài mới"))
    assert outcome.verdict is Verdict.UNREACHED
    assert "zalo-oa login" in outcome.error


@pytest.mark.parametrize("fault", [DROP, Fault(502, page=PAGE), STALL])
async def test_what_no_token_could_be_had_for_surely_did_not_go_out(
    zalo: OaServer, base: KnowledgeBase, clock: Clock, pace: Pace, fault: Fault
) -> None:
    await consented(zalo, base)
    how = config(zalo)
    api = OaApi(how, tokens(zalo, base, request_timeout=0.3))
    zalo.fail("cs", failed(-216))
    zalo.fail("access_token", fault)
    outcome = await OaCarrier(api, how, Brake(clock, pace)).carry(LAN, Message("Bài mới"))
    await api.close()
    assert outcome.verdict is Verdict.UNREACHED


async def test_a_limit_holds_everything_back(
    zalo: OaServer, courier: ZaloCourier, pace: Pace
) -> None:
    zalo.fail("cs", failed(-32))
    assert (await courier.send(HERE, said("Bài mới"))).seconds == 5
    assert (pace.soon(), pace.wait()) == (0, 5)
    for where in (HERE, THERE):
        assert (await courier.send(where, said("Bài mới"))).seconds == 5
    assert len(zalo.of("cs")) == 1


@pytest.mark.parametrize("code", [-211, -218])
async def test_a_quota_holds_its_chat_and_all_where_others_meet_it_before_anything_passes(
    zalo: OaServer, courier: ZaloCourier, clock: Clock, pace: Pace, code: int
) -> None:
    for _ in range(2):
        zalo.fail("cs", failed(code))
        assert (await courier.send(HERE, said("Bài mới"))).seconds == 3600
        assert pace.wait() == 0
        assert (await courier.send(THERE, said("Bài mới"))).verdict is Verdict.SENT
        assert (await courier.send(HERE, said("Bài mới"))).seconds == 3600
        clock.seconds += 3600
    zalo.fail("cs", failed(code), failed(code), failed(code))
    waits = []
    for person in (LAN, MINH, "an"):
        await courier.send(Address(CHANNEL, person), said("Bài mới"))
        waits.append(pace.wait())
        clock.seconds += pace.wait()
    assert waits == [0, 300, 600]
    assert (await courier.send(Address(CHANNEL, "ba"), said("Bài mới"))).verdict is Verdict.SENT
    assert (await courier.send(HERE, said("Bài mới"))).seconds == 3600 - 900


async def test_a_post_has_its_buttons(zalo: OaServer, courier: ZaloCourier) -> None:
    assert await courier.send(HERE, NEWS) == Outcome(Verdict.SENT, "oa1")
    (call,) = zalo.of("cs")
    assert call.params == {
        "recipient": {"user_id": LAN},
        "message": {
            "text": "Bài mới\n• Đọc toàn văn (https://vi.du/bai)",
            "attachment": {
                "type": "template",
                "payload": {
                    "buttons": [
                        {
                            "title": "Hỏi bot về bài này",
                            "type": "oa.query.hide",
                            "payload": "#s:a:1",
                        },
                        {
                            "title": "Mở",
                            "type": "oa.open.url",
                            "payload": {"url": "https://vi.du/mo"},
                        },
                    ]
                },
            },
        },
    }


async def test_refused_buttons_and_pictures_cost_nobody_the_words(
    zalo: OaServer, courier: ZaloCourier
) -> None:
    zalo.has_buttons = False
    assert (await courier.send(HERE, NEWS)).verdict is Verdict.SENT
    assert zalo.texts()[-1].endswith(f"{CHOOSE}\n1. Hỏi bot về bài này")
    zalo.fail("cs", failed(-201, "image"))
    shown = Reply((paragraph("Có ảnh"),), photo="zalooa:https://vi.du/a.jpg")
    assert (await courier.send(HERE, shown)).verdict is Verdict.SENT
    assert zalo.texts()[-1] == "Có ảnh"
    assert zalo.of("cs")[-2].params["message"]["attachment"]["payload"] == {
        "template_type": "media",
        "elements": [{"media_type": "image", "url": "https://vi.du/a.jpg"}],
    }


@pytest.mark.parametrize("code", [-200, -210, -248])
async def test_buttons_that_are_refused_in_words_nobody_knows_cost_nobody_the_words(
    zalo: OaServer, courier: ZaloCourier, code: int
) -> None:
    zalo.fail("cs", failed(code, "attachment is not supported"))
    assert (await courier.send(HERE, NEWS)).verdict is Verdict.SENT
    (text,) = zalo.texts()
    assert text.endswith(f"• Mở (https://vi.du/mo)\n\n{CHOOSE}\n1. Hỏi bot về bài này")


@pytest.mark.parametrize("template", ["mẫu-7"])
@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        (None, Verdict.SENT),
        (failed(-201), Verdict.HELD),
        (failed(-230), Verdict.HELD),
        (failed(-213), Verdict.LEFT),
        (failed(-32), Verdict.FLOOD),
        (failed(-1), Verdict.LATER),
    ],
)
async def test_who_is_closed_gets_the_template_or_waits(
    zalo: OaServer, courier: ZaloCourier, fault: Fault | None, verdict: Verdict
) -> None:
    zalo.closed[LAN] = -230
    zalo.fail("template", *([fault] if fault else []))
    assert (await courier.send(HERE, NEWS)).verdict is verdict
    assert zalo.of("template")[0].params["template_data"] == {
        "title": "Bài mới",
        "link": "https://vi.du/bai",
    }
