"""The chat in a browser without script: asking, choosing, following up, coming back."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest

from bot.web.config import WebConfig
from handlers.messages import Reply
from knowledge.store.transcripts import MOST_KEPT
from tests.bot.web.conftest import Visitor, serving, words

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from handlers.messages import Request
    from knowledge.base import KnowledgeBase
    from tests.bot.web.conftest import Served

FORM = {"content-type": "application/x-www-form-urlencoded"}


async def test_a_newcomer_is_greeted_and_presses_a_suggested_question(visitor: Visitor) -> None:
    page = await visitor.open()
    assert "Kính chào đồng chí!" in page
    assert "Nghị quyết số 04-NQ/TU" in await visitor.press("Nghị quyết 04-NQ/TU là gì?")
    assert "Đồng chí: Nghị quyết 04-NQ/TU là gì?" in words(visitor.page)


async def test_a_choice_is_picked_by_its_button_or_its_number_and_followed_up(
    visitor: Visitor,
) -> None:
    assert "Có 3 văn bản khớp" in await visitor.type("nq 25 noi gi")
    assert "25/07/2008" in await visitor.press("2. Nghị quyết 25-NQ/TW")
    assert "25-NQ/TW ban hành ngày 25/07/2008" in await visitor.type("ban hành ngày nào?")
    await visitor.type("nq 25 noi gi")
    assert "nguồn không ghi cơ quan, chỉ ghi khóa IX" in await visitor.type("3")


async def test_the_conversation_is_there_after_a_reload_and_a_restart(
    base: KnowledgeBase, served: Served, visitor: Visitor
) -> None:
    await visitor.type("nq 25 noi gi")
    page = await visitor.open()
    assert "Có 3 văn bản khớp" in page
    async with serving(base) as again, again.client() as client:
        client.cookies = visitor.client.cookies
        later = Visitor(client)
        assert "Có 3 văn bản khớp" in await later.open()
        assert "25/07/2008" in await later.type("2")


async def test_people_do_not_see_each_other(served: Served, visitor: Visitor) -> None:
    await visitor.type("nq 25 noi gi")
    async with served.client() as other:
        stranger = Visitor(other)
        assert "Có 3 văn bản" not in await stranger.open()
        assert "25/07/2008" not in await stranger.type("2")


async def test_what_is_typed_is_shown_as_it_was_typed(visitor: Visitor) -> None:
    typed = '<script>alert("1")</script> & <b>đậm</b>'
    await visitor.type(typed)
    assert "<script>alert" not in visitor.page
    assert typed in words(visitor.page.replace("&lt;", "\x01").replace("&gt;", "\x02")).replace(
        "\x01", "<"
    ).replace("\x02", ">")


async def test_what_no_page_can_hold_is_left_out(visitor: Visitor) -> None:
    assert "Nhiệm vụ 5" in await visitor.type("nhiệm\x00 vụ 5")
    assert "Đồng chí: nhiệm vụ 5" in words(visitor.page)
    assert "\x00" not in visitor.page


async def test_an_opened_entity_is_marked(visitor: Visitor) -> None:
    await visitor.type("nq 25 noi gi")
    assert "đã xem" not in visitor.page
    await visitor.press("2. Nghị quyết 25-NQ/TW")
    marked = re.findall(
        r"<button [^>]*value=\"(s:d:\d+)\"[^>]*>(?:(?!</button>).)*đã xem", visitor.page
    )
    assert marked == ["s:d:6"]


async def test_an_opened_page_is_marked_in_the_chat(visitor: Visitor) -> None:
    await visitor.type("222-KH/TU")
    await visitor.client.get("/nhiem-vu/2023/8")
    await visitor.open()
    assert re.search(r'value="s:t:8"[^>]*>Nhiệm vụ 8 <span class="seen">đã xem', visitor.page)


async def test_a_long_conversation_is_shown_in_parts_and_its_oldest_part_is_dropped(
    base: KnowledgeBase, visitor: Visitor
) -> None:
    await visitor.open()
    name = visitor.client.cookies["danvan"].partition(".")[0]
    web = base.transcripts("web")
    for number in range(MOST_KEPT + 10):
        await web.add(name, {"asked": f"câu {number}."})
    page = await visitor.open()
    assert f"câu {MOST_KEPT + 9}." in page
    assert "câu 10." not in page
    (older,) = re.findall(r'href="(/\?truoc=\d+)"', page)
    earlier = (await visitor.client.get(older)).text
    assert "Về các tin mới nhất" in earlier
    assert len(re.findall(r'<li id="m', earlier)) == 24
    assert len(await web.read(name)) < MOST_KEPT + 8


async def test_a_page_with_a_full_conversation_is_small(visitor: Visitor) -> None:
    for question in ("/vanban", "nhiệm vụ 9", "nhiệm vụ 3", "nq 25", "04-NQ/TU", "/trogiup") * 2:
        await visitor.type(question)
    page = await visitor.open()
    loaded = re.findall(r'(?:href|src)="(/tai-nguyen/[^"]+)"', page)
    assert len(loaded) == 3
    sizes = [len((await visitor.client.get(one)).content) for one in loaded]
    assert len(page.encode()) + sum(sizes) < 100_000


async def test_nothing_is_loaded_from_elsewhere(visitor: Visitor) -> None:
    page = await visitor.type("04-NQ/TU") + visitor.page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert " style=" not in page
    assert " onclick=" not in page


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (FORM, "mark={mark}&text=a", 303),
        (FORM | {"sec-fetch-site": "same-origin"}, "mark={mark}&text=a", 303),
        (FORM | {"origin": "{url}"}, "mark={mark}&text=a", 303),
        (FORM, "text=a", 403),
        (FORM, "mark=x&text=a", 403),
        (FORM | {"sec-fetch-site": "cross-site"}, "mark={mark}&text=a", 403),
        (FORM | {"sec-fetch-site": "same-site"}, "mark={mark}&text=a", 403),
        (FORM | {"origin": "https://xau.example"}, "mark={mark}&text=a", 403),
        (FORM | {"origin": "null"}, "mark={mark}&text=a", 403),
        ({"content-type": "text/plain"}, "mark={mark}&text=a", 415),
        ({"content-type": "application/json"}, '{{"text": "a"}}', 415),
        (FORM, "mark={mark}&text=%ff", 400),
        (FORM, "&".join(f"a{n}=1" for n in range(9)), 400),
        (FORM, "mark={mark}&text=" + "a" * 5000, 413),
        (FORM, "mark={mark}&text=" + "a" * 40_000, 413),
    ],
)
async def test_only_the_form_that_was_made_for_a_person_asks_in_their_name(
    visitor: Visitor, served: Served, headers: dict[str, str], body: str, status: int
) -> None:
    await visitor.open()
    sent = {name: value.format(url=served.url) for name, value in headers.items()}
    answer = await visitor.client.post(
        "/", content=body.format(mark=visitor.mark), headers=sent, follow_redirects=False
    )
    assert answer.status_code == status
    if status != 303:
        assert "<h1>" in answer.text


async def test_a_forged_cookie_is_nobody(visitor: Visitor, served: Served) -> None:
    await visitor.open()
    name, _, signature = visitor.client.cookies["danvan"].partition(".")
    async with served.client() as forger:
        forger.cookies.set("danvan", f"{name}x.{signature}")
        answer = await forger.post("/", data={"mark": visitor.mark, "text": "a"})
        assert answer.status_code == 403
        fresh = await forger.get("/")
        assert fresh.cookies["danvan"].partition(".")[0] not in {name, f"{name}x"}


async def test_the_cookie_is_for_nothing_but_the_pages(base: KnowledgeBase, served: Served) -> None:
    async with served.client() as client:
        cookie = (await client.get("/")).headers["set-cookie"]
    assert "HttpOnly; SameSite=Lax" in cookie
    secure = WebConfig(public_url="https://dv.example")
    async with serving(base, secure) as behind_proxy, behind_proxy.client() as client:
        answer = await client.get("/")
        framed = (await client.get("/khung")).headers["set-cookie"]
    assert answer.headers["set-cookie"].startswith("__Host-danvan=")
    assert answer.headers["set-cookie"].endswith("; Secure")
    assert framed.endswith("SameSite=None; Secure; Partitioned")
    assert answer.headers["strict-transport-security"]


async def test_who_asks_too_much_is_asked_to_wait(base: KnowledgeBase) -> None:
    config = WebConfig(questions_per_minute=2)
    async with serving(base, config) as served, served.client() as client:
        visitor = Visitor(client)
        await visitor.type("a")
        await visitor.type("b")
        form = {"mark": visitor.mark, "text": "c"}
        answer = await client.post("/", data=form, headers={"x-fragment": "1"})
        assert answer.status_code == 429
        assert "Xin đợi một phút" in answer.text
        assert (await client.post("/", data=form)).status_code == 429
        async with served.client() as other:
            await Visitor(other).type("d")


async def test_an_address_has_a_share(base: KnowledgeBase) -> None:
    config = WebConfig(web_per_minute=3)
    async with serving(base, config) as served, served.client() as client:
        statuses = [(await client.get("/nhiem-vu")).status_code for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        elsewhere = {"x-forwarded-for": "203.0.113.9"}
        assert (await client.get("/nhiem-vu", headers=elsewhere)).status_code == 200
        assert (await client.get("/healthz")).status_code == 200


class Failing:
    """An answerer with a fault."""

    async def handle(self, request: Request) -> Reply:
        raise ZeroDivisionError(request.text)


async def test_a_crash_is_logged_and_apologized_for(
    base: KnowledgeBase, log: list[MutableMapping[str, Any]]
) -> None:
    async with serving(base, answerer=Failing()) as served, served.client() as client:
        assert "Xin lỗi đồng chí" in await Visitor(client).type("a")
    assert [one["event"] for one in log if one["log_level"] == "error"] == ["answering crashed"]


class Slow:
    """An answerer that shows how many questions it has at once."""

    def __init__(self) -> None:
        self.now: dict[str, int] = {}
        self.most = 0

    async def handle(self, request: Request) -> Reply:
        self.now[request.person] = self.now.get(request.person, 0) + 1
        self.most = max(self.most, self.now[request.person])
        await asyncio.sleep(0)
        self.now[request.person] -= 1
        return Reply(())


async def test_a_person_is_answered_one_question_after_another(base: KnowledgeBase) -> None:
    slow = Slow()
    async with serving(base, answerer=slow) as served, served.client() as client:
        visitor = Visitor(client)
        await visitor.open()
        form = {"mark": visitor.mark, "text": "a"}
        await asyncio.gather(*(client.post("/", data=form) for _ in range(5)))
    assert slow.most == 1


async def test_an_old_button_whose_label_is_gone_still_shows(visitor: Visitor) -> None:
    await visitor.open()
    form = {"mark": visitor.mark, "action": "s:t:3"}
    answer = await visitor.client.post("/", data=form, headers={"x-fragment": "1"})
    assert "Nhiệm vụ 3 (Nghệ An 2023)" in answer.text
    assert "Chọn một mục" in answer.text


async def test_erasing_oneself_is_confirmed_once_and_leaves_nothing(
    base: KnowledgeBase, visitor: Visitor
) -> None:
    await visitor.type("nq 25 noi gi")
    await visitor.type("/xoadulieu")
    assert "Đã xóa dữ liệu của đồng chí" in await visitor.press("Xóa")
    assert "nq 25 noi gi" not in visitor.page
    name = visitor.client.cookies["danvan"].partition(".")[0]
    assert not (await base.records.of("web", name)).is_anything
    assert "Đã xóa" not in await visitor.open()
    assert "Nhiệm vụ 5" in await visitor.type("nhiệm vụ 5")


async def test_every_refusal_is_a_message_of_its_own(base: KnowledgeBase) -> None:
    config = WebConfig(questions_per_minute=1)
    async with serving(base, config) as served, served.client() as client:
        visitor = Visitor(client)
        await visitor.type("a")
        form = {"mark": visitor.mark, "text": "b"}
        for _ in range(2):
            refused = (await client.post("/", data=form, headers={"x-fragment": "1"})).text
            assert "Xin đợi một phút" in refused
            assert "id=" not in refused
