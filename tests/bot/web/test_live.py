"""Posts reach pages that are open, at once; pages of other processes in seconds."""

from __future__ import annotations

import asyncio
import resource
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.delivery.courier import Verdict
from bot.web.config import WebConfig
from bot.web.limits import half_of_files
from bot.web.live import Change, Event, Live
from bot.web.transcript import posted
from handlers.build import said
from knowledge.publishing.model import Address
from tests.bot.web.conftest import PATIENCE, Visitor, serving, words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import httpx

    from knowledge.base import KnowledgeBase
    from tests.bot.web.conftest import Served


@dataclass(frozen=True)
class Heard:
    """One event of a stream."""

    name: str
    data: str
    id: str = ""


async def events(answer: httpx.Response) -> AsyncIterator[Heard]:
    fields: dict[str, str] = {}
    async for line in answer.aiter_lines():
        name, _, value = line.partition(": ")
        if line and name:
            fields[name] = f"{fields[name]}\n{value}" if name in fields else value
        elif "event" in fields:
            yield Heard(fields["event"], fields["data"], fields.get("id", ""))
            fields = {}


def name_of(visitor: Visitor) -> str:
    return visitor.client.cookies["danvan"].partition(".")[0]


def address(visitor: Visitor) -> Address:
    return Address("web", name_of(visitor))


async def test_a_post_shows_on_an_open_page_is_changed_and_taken_away(
    served: Served, visitor: Visitor
) -> None:
    await visitor.open()
    courier = served.site.courier
    async with asyncio.timeout(PATIENCE), visitor.client.stream("GET", "/su-kien?sau=0") as answer:
        heard = events(answer)
        sent = await courier.send(address(visitor), said("Bài <mới>"))
        added = await anext(heard)
        assert (added.name, added.id) == ("tin", sent.message)
        assert "Mới Bài <mới>" in words(added.data)
        assert sent.message
        await courier.edit(address(visitor), sent.message, said("Bài sửa"))
        changed = await anext(heard)
        assert (changed.name, "Bài sửa" in changed.data) == ("sua", True)
        await courier.delete(address(visitor), sent.message)
        assert await anext(heard) == Heard("bo", sent.message)
    assert "Bài sửa" not in await visitor.open()


async def test_who_comes_back_gets_what_was_missed(served: Served, visitor: Visitor) -> None:
    await visitor.open()
    sent = [await served.site.courier.send(address(visitor), said(f"Bài {n}")) for n in (1, 2)]
    last = str(sent[0].message)
    for query, headers in ((f"?sau={last}", {}), ("", {"last-event-id": last})):
        stream = visitor.client.stream("GET", f"/su-kien{query}", headers=headers)
        async with asyncio.timeout(PATIENCE), stream as answer:
            assert (await anext(events(answer))).id == sent[1].message


async def test_a_page_hears_of_what_another_process_adds(base: KnowledgeBase) -> None:
    here, elsewhere = Live(base.transcripts("web")), base.transcripts("web")
    assert await here.look(None) is None
    with here.listening("lan") as lan, here.listening("minh") as minh:
        last = await here.look(None)
        await elsewhere.add("lan", {"asked": "sau"})
        assert await here.look(last) == 1
        assert lan.get_nowait() == Event(Change.NEWS)
        assert (lan.empty(), minh.empty()) == (True, True)


async def test_what_this_process_adds_is_told_once(base: KnowledgeBase) -> None:
    live, web = Live(base.transcripts("web")), base.transcripts("web")
    with live.listening("lan") as listener:
        last = await live.look(None)
        (message,) = await web.add("lan", {"asked": "một"})
        live.added("lan", message)
        assert await live.look(last) == message.id
        assert listener.get_nowait() == Event(Change.ADDED, message, message.id)
        assert listener.empty()


async def test_an_answer_is_told_to_the_other_tabs(base: KnowledgeBase) -> None:
    live, web = Live(base.transcripts("web")), base.transcripts("web")
    (message,) = await web.add("lan", {"asked": "một"})
    with live.listening("lan") as only:
        live.answered("lan", message)
        assert only.empty()
        with live.listening("lan") as other:
            live.answered("lan", message)
            assert not other.empty()


async def test_news_are_read_from_the_store(
    base: KnowledgeBase, served: Served, visitor: Visitor
) -> None:
    await visitor.open()
    async with asyncio.timeout(PATIENCE), visitor.client.stream("GET", "/su-kien") as answer:
        heard = events(answer)
        await served.site.courier.send(address(visitor), said("Một"))
        await anext(heard)
        await base.transcripts("web").add(name_of(visitor), posted(said("Từ nơi khác")))
        served.site.live.tell(name_of(visitor), Event(Change.NEWS))
        assert "Từ nơi khác" in (await anext(heard)).data


async def test_what_was_read_from_the_store_before_it_is_told_of_shows_once(
    base: KnowledgeBase, served: Served, visitor: Visitor
) -> None:
    await visitor.open()
    (message,) = await base.transcripts("web").add(name_of(visitor), posted(said("Một")))
    async with asyncio.timeout(PATIENCE), visitor.client.stream("GET", "/su-kien") as answer:
        heard = events(answer)
        assert (await anext(heard)).id == str(message.id)
        served.site.live.added(name_of(visitor), message)
        await served.site.courier.send(address(visitor), said("Hai"))
        assert "Hai" in (await anext(heard)).data


async def test_nobody_hears_of_the_chats_of_others(served: Served, visitor: Visitor) -> None:
    await visitor.open()
    async with served.client() as other:
        stranger = Visitor(other)
        await stranger.open()
        await served.site.courier.send(address(visitor), said("Riêng của Lan"))
        await served.site.courier.send(address(stranger), said("Riêng của Minh"))
        async with asyncio.timeout(PATIENCE), other.stream("GET", "/su-kien") as answer:
            assert "Riêng của Minh" in (await anext(events(answer))).data


async def test_who_has_no_cookie_hears_nothing(client: httpx.AsyncClient) -> None:
    assert (await client.get("/su-kien")).status_code == 204


async def test_streams_end_when_the_server_does(base: KnowledgeBase) -> None:
    async with serving(base) as served:
        client = served.client()
        visitor = Visitor(client)
        await visitor.open()
        request = client.build_request("GET", "/su-kien")
        answer = await client.send(request, stream=True)
    async with asyncio.timeout(PATIENCE):
        assert [one async for one in events(answer)] == []
    await client.aclose()


async def test_a_post_is_new_until_it_is_on_screen(served: Served, visitor: Visitor) -> None:
    await visitor.open()
    await served.site.courier.send(address(visitor), said("Bài mới"))
    assert '<p class="state">Mới</p>' in await visitor.open()
    assert '<p class="state">Đã xem</p>' in await visitor.open()


async def test_the_page_tells_what_was_on_screen(served: Served, visitor: Visitor) -> None:
    await visitor.open()
    sent = await served.site.courier.send(address(visitor), said("Bài mới"))
    form = {"mark": visitor.mark, "last": sent.message}
    assert (await visitor.client.post("/da-xem", data=form)).status_code == 204
    assert '<p class="state">Đã xem</p>' in await visitor.open()
    assert (await visitor.client.post("/da-xem", data={"last": "1"})).status_code == 403


async def test_a_message_that_has_gone_with_time_needs_no_edit(
    served: Served, visitor: Visitor
) -> None:
    await visitor.open()
    edited = await served.site.courier.edit(address(visitor), "999", said("x"))
    deleted = await served.site.courier.delete(address(visitor), "999")
    assert (edited.verdict, deleted.verdict) == (Verdict.SENT, Verdict.SENT)


async def test_a_listener_that_does_not_listen_is_let_go(base: KnowledgeBase) -> None:
    live = Live(base.transcripts("web"))
    with live.listening("lan") as listener:
        for number in range(300):
            live.tell("lan", Event(Change.REMOVED, id=number))
        told = [listener.get_nowait() for _ in range(listener.qsize())]
    assert Event(Change.CLOSED) in told
    assert len(told) <= 256
    assert await live.look(0) is None


@pytest.mark.parametrize("text", ["", "  ", "\x00"])
async def test_a_message_without_words_is_answered(visitor: Visitor, text: str) -> None:
    assert "Tôi chưa thấy câu hỏi" in await visitor.type(text)


async def opened(stack: AsyncExitStack, client: httpx.AsyncClient, **headers: str) -> int:
    """Open a stream until the stack is left; the status of the answer."""
    stream = client.stream("GET", "/su-kien?sau=0", headers=headers)
    return (await stack.enter_async_context(stream)).status_code


async def test_no_address_holds_the_streams_of_all_others(base: KnowledgeBase) -> None:
    config, elsewhere = WebConfig(most_streams=8), {"x-forwarded-for": "203.0.113.9"}
    async with asyncio.timeout(PATIENCE), serving(base, config) as served, served.client() as one:
        await one.get("/")
        async with AsyncExitStack() as stack:
            assert [await opened(stack, one) for _ in range(4)] == [200, 200, 503, 503]
            assert await opened(stack, one, **elsewhere) == 200
        status = 503
        while status == 503:
            async with AsyncExitStack() as stack:
                status = await opened(stack, one)
        assert status == 200


async def test_all_addresses_hold_so_many_streams(base: KnowledgeBase) -> None:
    config = WebConfig(most_streams=8)
    async with asyncio.timeout(PATIENCE), serving(base, config) as served, served.client() as one:
        await one.get("/")
        async with AsyncExitStack() as stack:
            whose = [{"x-forwarded-for": f"203.0.113.{n}"} for n in range(9)]
            told = [await opened(stack, one, **headers) for headers in whose]
        assert told == [200] * 8 + [503]


def test_streams_leave_half_of_the_files_that_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _which: (1024, 4096))
    assert half_of_files() == 512
    monkeypatch.setattr(resource, "getrlimit", lambda _which: (resource.RLIM_INFINITY,) * 2)
    assert half_of_files() > 10**9
