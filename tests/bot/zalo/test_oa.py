"""A Zalo Official Account: whole conversations over its webhook, and what people's windows do."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from handlers import build, welcome
from knowledge.publishing.model import EVERYTHING, Address
from tests.bot.zalo.conftest import Handler, listening, logged, serving
from tests.bot.zalo.oa import OaChat, channel, consented, post
from tests.crowd import post as publish
from tests.script import TITLE
from tests.zalo_oa import LAN, MINH, OaServer, failed, followed, said

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.webhooks import Receiver
    from handlers.messages import Reply, Request
    from knowledge.base import KnowledgeBase


async def echo(request: Request) -> Reply:
    return build.said(f"Đã nghe: {request.text or request.action or request.photo}")


@pytest.fixture
async def zalo() -> AsyncIterator[OaServer]:
    async with OaServer() as server:
        yield server


@asynccontextmanager
async def talking(
    zalo: OaServer, base: KnowledgeBase, answer: Any = None, **settings: Any
) -> AsyncIterator[Receiver]:
    """The webhook of an account that serves."""
    await consented(zalo, base)
    answerer = Handler(answer) if answer else None
    serves = channel(zalo, base, answerer, **settings)
    async with serving(serves):
        yield serves.receivers[0]


async def test_where_buttons_are_refused_they_are_numbers_in_the_text(
    zalo: OaServer, base: KnowledgeBase
) -> None:
    zalo.has_buttons = False
    async with talking(zalo, base) as hook, listening((hook,)) as client:
        chat = OaChat(zalo, client)
        await chat.say("/theodoi", "1. ✓ Tất cả bài mới")
        await chat.say("giờ yên lặng", "Đang chọn")
        await publish(base, TITLE)
        await chat.sees(TITLE)
        await chat.say("tam ngung nhan", "Bài đăng trong thời gian tạm ngừng")
    assert not any(buttons for _, _, buttons in zalo.shown)
    assert len([one for one in zalo.texts() if TITLE in one]) == 1


async def test_what_is_typed_presses_a_button_too(zalo: OaServer, base: KnowledgeBase) -> None:
    async with talking(zalo, base) as hook, listening((hook,)) as client:
        chat = OaChat(zalo, client)
        await chat.say("25-NQ/TW", "Có 3 văn bản")
        assert len(zalo.buttons()) == 3
        await chat.say("hai", "25/07/2008")


KINDS: list[tuple[dict[str, Any], str]] = [
    (said("văn bản"), "văn bản"),
    (said("#s:d:1"), "s:d:1"),
    (said("#hỏi"), "#hỏi"),
    (
        said(
            "", kind="link", attachments=[{"type": "link", "payload": {"url": "https://vi.du/a"}}]
        ),
        "https://vi.du/a",
    ),
    (
        said(
            "", kind="image", attachments=[{"type": "image", "payload": {"url": "https://vi.du/b"}}]
        ),
        "zalooa:https://vi.du/b",
    ),
    (followed(), "/start"),
]


@pytest.mark.parametrize(("event", "heard"), KINDS)
async def test_what_people_do_is_heard(
    zalo: OaServer, base: KnowledgeBase, event: dict[str, Any], heard: str
) -> None:
    async with talking(zalo, base, echo) as hook:
        assert (await post(hook, event)).status == 200
        await zalo.shows(f"Đã nghe: {heard}")


def without_words(name: str) -> dict[str, Any]:
    return said("tiếng vọng") | {"event_name": name}


@pytest.mark.parametrize(
    "name",
    [
        "oa_send_text",
        "oa_send_image",
        "user_received_message",
        "user_seen_message",
        "user_submit_info",
        "lạ",
    ],
)
async def test_echoes_and_receipts_are_acknowledged_and_nothing_more(
    zalo: OaServer, base: KnowledgeBase, name: str
) -> None:
    async with talking(zalo, base, echo) as hook:
        assert (await post(hook, without_words(name))).status == 200
        await post(hook, said("hết"))
        await zalo.shows("hết")
    assert zalo.texts() == ["Đã nghe: hết"]


async def test_what_has_no_words_is_asked_for_in_words(zalo: OaServer, base: KnowledgeBase) -> None:
    async with talking(zalo, base) as hook:
        for kind in ("sticker", "audio", "file", "location"):
            await post(hook, said("", kind=kind))
        await post(hook, said("nhiệm vụ 5"))
        await zalo.shows("Nhiệm vụ 5")
    assert [welcome.only_text().text in one for one in zalo.texts()] == [True, True, True, False]


async def test_what_comes_again_is_handled_once_after_a_restart_too(
    zalo: OaServer, base: KnowledgeBase
) -> None:
    event, pressed = said("một lần"), followed()
    for end in ("hết", "lại hết"):
        async with talking(zalo, base, echo) as hook:
            for one in (event, pressed, event, pressed):
                assert (await post(hook, one)).status == 200
            await post(hook, said(end))
            await zalo.shows(f": {end}")
    heard = [text.removeprefix("Đã nghe: ") for text in zalo.texts()]
    assert heard == ["một lần", "/start", "hết", "lại hết"]


async def test_who_unfollows_has_left_and_is_welcomed_back(
    zalo: OaServer, base: KnowledgeBase
) -> None:
    address = Address("zalooa", LAN)
    await base.subscribers.follow(address, [EVERYTHING], is_private=True)
    async with talking(zalo, base) as hook:
        await post(hook, followed(name="unfollow"))
        await post(hook, said("nhiệm vụ 1"))
        await zalo.shows("Nhiệm vụ 1")
        chat = await base.subscribers.find(address)
        assert chat is not None
        assert not chat.is_active
        await publish(base, TITLE)
        await post(hook, followed())
        await zalo.shows("Đồng chí đã trở lại")
    assert TITLE not in "".join(zalo.texts())
    back = await base.subscribers.find(address)
    assert back is not None
    assert back.is_active


@pytest.mark.parametrize("code", [-230, -232])
async def test_who_is_outside_the_window_is_told_on_return(
    zalo: OaServer, base: KnowledgeBase, code: int
) -> None:
    for person in (LAN, MINH):
        await base.subscribers.follow(Address("zalooa", person), [EVERYTHING], is_private=True)
    zalo.closed[LAN] = code
    async with talking(zalo, base) as hook:
        await publish(base, TITLE)
        await zalo.shows(TITLE, MINH)
        await zalo.called("cs", 2)
        await publish(base, "Bài thứ hai")
        await zalo.shows("Bài thứ hai", MINH)
        zalo.closed.clear()
        await post(hook, said("nhiệm vụ 1"))
        digest = await zalo.shows("Bản tin: 2 bài mới")
    assert TITLE in digest
    assert "Bài thứ hai" in digest


async def test_who_is_outside_the_window_gets_the_template_where_there_is_one(
    zalo: OaServer, base: KnowledgeBase
) -> None:
    await base.subscribers.follow(Address("zalooa", LAN), [EVERYTHING], is_private=True)
    zalo.closed[LAN] = -230
    async with talking(zalo, base, template_id="mẫu-7"):
        await publish(base, TITLE)
        await zalo.called("template")
        await zalo.until(lambda: bool(zalo.templates))
    assert zalo.templates == [
        {
            "user_id": LAN,
            "template_id": "mẫu-7",
            "template_data": {"title": TITLE, "link": "https://vi.du/bai"},
        }
    ]


async def test_an_account_without_consent_hears_waits_and_delivers_once_there_is(
    zalo: OaServer, base: KnowledgeBase, log: list[Any]
) -> None:
    await base.subscribers.follow(Address("zalooa", LAN), [EVERYTHING], is_private=True)
    serves = channel(zalo, base)
    async with serving(serves):
        await publish(base, TITLE)
        await post(serves.receivers[0], said("nhiệm vụ 1"))
        await logged(log, "channel out of reach")
        await consented(zalo, base)
        await zalo.shows(TITLE)
    alarms = [one for one in log if one["log_level"] == "critical"]
    assert [one["event"] for one in alarms] == ["an owner has to consent: danvan zalo-oa login"]


async def test_a_config_error_holds_deliveries_and_loses_nothing(
    zalo: OaServer, base: KnowledgeBase, log: list[Any]
) -> None:
    await base.subscribers.follow(Address("zalooa", LAN), [EVERYTHING], is_private=True)
    zalo.fail("cs", failed(-224, "OA is not upgraded"))
    async with talking(zalo, base):
        await publish(base, TITLE)
        await logged(log, "channel refuses the bot, deliveries wait")
    assert zalo.texts() == []
    assert [one for one in log if "look at the account" in one["event"]]
    async with talking(zalo, base):
        await zalo.shows(TITLE)


async def test_an_event_is_acknowledged_while_the_answer_takes_long(
    zalo: OaServer, base: KnowledgeBase
) -> None:
    go_on = asyncio.Event()

    async def slow(request: Request) -> Reply:
        await go_on.wait()
        return await echo(request)

    async with talking(zalo, base, slow) as hook, listening((hook,)) as client:
        chat = OaChat(zalo, client)
        async with asyncio.timeout(2):
            answers = [await post(hook, said(str(n))) for n in range(3)]
        assert {one.status for one in answers} == {200}
        go_on.set()
        await chat.sees("2")
    assert zalo.texts() == [f"Đã nghe: {n}" for n in range(3)]


async def test_a_server_that_is_not_there_costs_no_acknowledged_event(
    zalo: OaServer, base: KnowledgeBase
) -> None:
    zalo.fail("cs", failed(-1, "Unknown", 500))
    async with talking(zalo, base, echo) as hook:
        await post(hook, said("một"))
        await zalo.shows("một")
    assert len(zalo.of("cs")) == 2
