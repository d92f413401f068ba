"""A bot of the Zalo Bot Platform: whole conversations over long polling."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.zalo.errors import ZaloRefused
from bot.zalo.platform.updates import arrivals
from handlers import welcome
from handlers.build import said
from handlers.trouble import APOLOGY, SLOW_DOWN
from tests.bot.zalo.conftest import Handler, PlatformChat, platform, serving
from tests.crowd import post as publish
from tests.zalo_double import DROP, Fault
from tests.zalo_platform import GROUP, LAN, MINH, PlatformServer, failed, message

if TYPE_CHECKING:
    from handlers.messages import Reply, Request
    from knowledge.base import KnowledgeBase


TITLE = "Hội nghị sơ kết công tác dân vận quý III"


async def echo(request: Request) -> Reply:
    return said(f"Đã nghe: {request.text or request.action or request.photo}")


async def test_a_choice_is_a_number_a_number_in_words_or_a_label_in_any_spelling(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    async with serving(platform(server, base)):
        chat = PlatformChat(server)
        for picked in ("2", "hai", "số hai nhé", "chọn 2"):
            offered = await chat.say("25-NQ/TW", "Có 3 văn bản")
            assert [f"{number}. " in offered for number in (1, 2, 3, 4)] == [True] * 3 + [False]
            assert (await chat.say(picked, "25/07/2008")).startswith("Nghị quyết số 25-NQ/TW")
        await chat.say("/theodoi", "Đã đăng ký nhận tất cả bài mới")
        for picked in ("GIO YEN LANG", "giờ khác…", "thôi"):
            await chat.say(picked, {"thôi": "Giữ nguyên"}.get(picked, ""))
        await publish(base, TITLE)
        assert "https://vi.du/bai" in await chat.sees(TITLE)
        await chat.say("tam ngung nhan", "Bài đăng trong thời gian tạm ngừng sẽ không gửi lại")
        await chat.say("Tạm ngừng 7 ngày", "Đã tạm ngừng")


async def test_updates_of_every_shape_are_heard(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    wrapped = {"ok": True, "result": message("bọc")}
    several = [message("một"), {"ok": True, "result": message("hai")}]
    photo = message("", kind="image", photo="https://vi.du/a.jpg", caption="chú thích")
    photo_url = message("", kind="image", photo_url="https://vi.du/b.jpg")
    async with serving(platform(server, base, Handler(echo))):
        for update in (message("trần"), wrapped, several, photo, photo_url):
            await server.push(update)
        await server.shows("b.jpg")
    heard = [text.removeprefix("Đã nghe: ") for text in server.texts()]
    assert heard == ["trần", "bọc", "một", "hai", "chú thích", "zalo:https://vi.du/b.jpg"]


async def test_an_update_with_nothing_around_it_is_heard(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    server.fail("getUpdates", Fault(200, message("trần trụi")))
    async with serving(platform(server, base, Handler(echo))):
        await server.shows("Đã nghe: trần trụi")


@pytest.mark.parametrize("chat", ["a+b/c==", "chat|1", "{9f}", "6ede9afa66b88fe6d6a9"])
async def test_an_id_is_whatever_zalo_gives(
    server: PlatformServer, base: KnowledgeBase, chat: str
) -> None:
    async with serving(platform(server, base, Handler(echo))):
        await server.say("xin chào", chat, chat, number="m/1=")
        assert await server.shows("Đã nghe", chat) == "Đã nghe: xin chào"


IGNORED: list[Any] = [
    message("", GROUP, kind="sticker", sticker="1"),
    message("tôi là bot", is_bot=True),
    {"event_name": "message.text.received"},
    {"event_name": "message.text.received", "message": {"chat": {"id": LAN}}},
    {"event_name": "message.text.received", "message": {"chat": "lạ", "message_id": "1"}},
    {"event_name": "bot.unknown", "message": message("")["message"]},
    message("mã lạ", number="m\x00"),
    message("mã dài", number="m" * 129),
    message("nhóm lạ", "\ud800"),
    message("", GROUP, kind="unsupported"),
    "lạ",
    {"result": {"result": {"result": {"result": message("sâu")}}}},
    None,
    [],
]


async def test_what_asks_nothing_is_passed_over(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    handler = Handler(echo)
    async with serving(platform(server, base, handler)):
        for update in (*IGNORED, message("hết")):
            await server.push(update)
        await server.shows("hết")
    assert [request.text for request in handler.requests] == ["hết"]


async def test_what_zalo_does_not_pass_on_is_asked_for_in_words(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    async with serving(platform(server, base)):
        chat = PlatformChat(server)
        await chat.say("25-NQ/TW", "Có 3 văn bản")
        await server.say("", kind="unsupported")
        await server.say("", kind="sticker", sticker="1")
        for number in range(10):
            await server.say("", kind="image", photo_url=f"https://vi.du/{number}.jpg")
        await chat.sees(welcome.only_text().text)
        await server.say("", kind="voice", voice_url="https://vi.du/1.aac")
        await chat.say("hai", "25/07/2008")
    assert [welcome.only_text().text in one for one in server.texts()] == [False, True, True, False]


async def test_what_no_store_can_keep_is_replaced_and_answered(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    async with serving(platform(server, base, Handler(echo))):
        await server.say("a\x00b\ud800c")
        assert await server.shows("Đã nghe") == "Đã nghe: a\ufffdb\ufffdc"


async def test_a_command_is_no_choice(server: PlatformServer, base: KnowledgeBase) -> None:
    async with serving(platform(server, base)):
        chat = PlatformChat(server)
        await chat.say("25-NQ/TW", "Có 3 văn bản")
        await chat.say("/2", "Tôi không có lệnh này")
    assert not any("25/07/2008" in one for one in server.texts()[1:])


async def test_no_news_and_failures_of_a_poll_end_nothing(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    server.fail("getMe", DROP, failed(403, "Internal server error"))
    no_news = failed(408, "Request timeout", 408)
    hidden = Fault(200, {"ok": False, "errorCode": 408, "description": "Request timeout"})
    broken = (failed(403), failed(500, status=500), Fault(502, page="<html>"), DROP)
    server.fail(
        "getUpdates",
        no_news,
        hidden,
        *broken,
        Fault(429, {"ok": False}, headers={"retry-after": "1"}),
    )
    async with serving(platform(server, base, Handler(echo))):
        await server.say("còn đó không")
        await server.shows("còn đó không")


async def test_a_message_that_comes_again_is_answered_once_after_a_restart_too(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    handler = Handler(echo)
    for _ in range(2):
        async with serving(platform(server, base, handler)):
            for text, number in (("một", "m-1"), ("một", "m-1"), ("hai", None)):
                await server.say(text, number=number)
            await server.until(lambda: not server.updates)
            await server.shows("hai")
    assert [request.text for request in handler.requests].count("một") == 1
    other_chat = message("một", MINH, MINH, number="m-1")
    async with serving(platform(server, base, handler)):
        await server.push(other_chat)
        await server.shows("một", MINH)


async def test_what_was_not_answered_before_the_end_is_answered_by_the_next_process(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    begun = asyncio.Event()

    async def never(_: Request) -> Reply:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with serving(platform(server, base, Handler(never), leaving_seconds=0.0)):
        await server.say("đang dở")
        await begun.wait()
        await server.say("còn chờ")
        await server.until(lambda: not server.updates)
        await server.called("getUpdates", 3)
    async with serving(platform(server, base, Handler(echo))):
        await server.shows("còn chờ")
    assert server.texts() == ["Đã nghe: đang dở", "Đã nghe: còn chờ"]


async def test_an_update_at_which_processes_die_is_given_up_and_the_next_is_answered(
    server: PlatformServer, base: KnowledgeBase, log: list[Any]
) -> None:
    arriving = arrivals([message("chết người"), message("sau đó")])
    await base.inbox.put("zalo", arriving)
    for _ in range(3):
        assert len(await base.inbox.take("zalo", 1)) == 1
    async with serving(platform(server, base, Handler(echo))):
        await server.shows("sau đó")
    assert server.texts() == ["Đã nghe: sau đó"]
    assert [one["tries"] for one in log if one["event"] == "update given up"] == [3]


async def test_one_chat_is_answered_in_order_and_others_do_not_wait_for_it(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    go_on = asyncio.Event()

    async def slow(request: Request) -> Reply:
        if request.text == "một":
            await go_on.wait()
        return await echo(request)

    async with serving(platform(server, base, Handler(slow))):
        for text in ("một", "hai"):
            await server.say(text)
        await server.say("ba", MINH, MINH)
        await server.shows("ba", MINH)
        assert server.texts() == []
        go_on.set()
        await server.shows("hai")
    assert server.texts() == ["Đã nghe: một", "Đã nghe: hai"]


async def test_a_crash_is_apologised_for_and_logged(
    server: PlatformServer, base: KnowledgeBase, log: list[Any]
) -> None:
    async def crash(_: Request) -> Reply:
        raise LookupError("hỏng")

    async with serving(platform(server, base, Handler(crash))):
        await server.say("hỏi")
        await server.shows(APOLOGY.text)
    assert [one["channel"] for one in log if one["event"] == "answering crashed"] == ["zalo"]


async def test_who_asks_too_fast_is_told_once_and_keeps_the_choices(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    async with serving(platform(server, base, questions_per_minute=1)):
        await server.say("25-NQ/TW")
        for _ in range(3):
            await server.say("nhanh quá")
        await server.until(lambda: not server.updates)
        await server.shows(SLOW_DOWN.text)
    async with serving(platform(server, base)):
        await server.say("hai")
        await server.shows("25/07/2008")
    assert server.texts().count(SLOW_DOWN.text) == 1


async def test_typing_is_shown_while_an_answer_takes_long(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    async def after_typing(request: Request) -> Reply:
        await server.called("sendChatAction")
        return await echo(request)

    async with serving(platform(server, base, Handler(after_typing), typing_after=0.0)):
        await server.say("lâu")
        await server.shows("lâu")
    assert server.of("sendChatAction")[0].params == {"chat_id": LAN, "action": "typing"}


async def test_in_a_group_the_answer_is_to_the_group_and_choices_are_each_ones_own(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    async with serving(platform(server, base)):
        await server.say("@bot.DanVan 25-NQ/TW", GROUP, LAN)
        await server.shows("Có 3 văn bản", GROUP)
        await server.say("@bot.DanVan: 222-KH/TU", GROUP, MINH)
        await server.shows("Nhiệm vụ 8", GROUP)
        await server.say("2", GROUP, LAN)
        await server.shows("25/07/2008", GROUP)
        await server.say("/theodoi", GROUP, LAN)
        await server.shows("quản trị viên", GROUP)
    assert (server.texts(LAN), server.texts(MINH), len(server.texts(GROUP))) == ([], [], 4)


async def test_a_refused_token_ends_the_channel(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    channel = platform(server, base, token="1:wrong")
    with pytest.raises(ZaloRefused) as refused:
        await channel.run_until(asyncio.Event())
    assert "wrong" not in str(refused.value)


AGAIN = [failed(403, "Internal server error"), failed(500, status=500), DROP, Fault(502, page="x")]


@pytest.mark.parametrize("fault", AGAIN)
async def test_an_answer_is_tried_again_where_the_server_failed(
    server: PlatformServer, base: KnowledgeBase, fault: Fault
) -> None:
    server.fail("sendMessage", fault)
    async with serving(platform(server, base, Handler(echo))):
        await server.say("một")
        await server.shows("một")
    assert len(server.of("sendMessage")) == 2


async def test_a_server_that_fails_for_a_while_costs_no_answer(
    server: PlatformServer, base: KnowledgeBase
) -> None:
    server.fail("sendMessage", *(failed(403, "Internal server error") for _ in range(3)))
    async with serving(platform(server, base, Handler(echo))):
        await server.say("một")
        await server.shows("một")
    assert len(server.of("sendMessage")) == 4


async def test_an_answer_that_is_refused_is_given_up_and_the_next_is_given(
    server: PlatformServer, base: KnowledgeBase, log: list[Any]
) -> None:
    server.fail("sendMessage", failed(400), DROP, DROP)
    async with serving(platform(server, base, Handler(echo))):
        for text in ("một", "hai", "ba"):
            await server.say(text)
        await server.shows("ba")
    assert server.texts() == ["Đã nghe: ba"]
    assert [one["verdict"] for one in log if one["event"] == "answer not sent"] == [
        "refused",
        "dropped",
    ]
