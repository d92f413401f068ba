"""The administrators' pages over loopback: who gets in, what is changed, who is kept out."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from handlers.site import admin, admin_wording
from knowledge.administering.passes import PASS_SECONDS, SESSION_SECONDS
from knowledge.publishing.editors import Person
from knowledge.publishing.model import EVERYTHING, Address, Content
from knowledge.publishing.questions import Asked
from tests.bot.web.conftest import CONFIG, serving, words
from tests.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, MutableMapping
    from pathlib import Path
    from typing import Any

    import httpx

    from bot.web.config import WebConfig
    from knowledge.base import KnowledgeBase
    from tests.conftest import Filled

LAN, MAI = Person("telegram", "42"), Person("telegram", "43")
DOOR = "/quan-tri/vao"
PHRASE = "cái vụ dê núi"
PAGES = [address for address, _ in admin.TABS]
CHANGES = ["/quan-tri/da-day", "/quan-tri/da-day/bo", "/quan-tri/ra"]
WORDS = admin_wording.WORDS


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime.datetime:
        return self.time

    def wait(self, seconds: int) -> None:
        self.time += datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def base(bundled: Filled, tmp_path: Path, clock: Clock) -> AsyncIterator[KnowledgeBase]:
    async with bundled.copy(tmp_path, clock, frozenset({LAN})) as base:
        await base.editors.add(MAI, LAN)
        yield base


class Administrator:
    """Somebody with a browser that runs no script."""

    def __init__(self, client: httpx.AsyncClient, base: KnowledgeBase) -> None:
        self.client = client
        self.base = base

    async def enter(self, person: Person = LAN) -> httpx.Response:
        return await self.spend(await self.base.passes.issue(person))

    async def spend(self, token: str) -> httpx.Response:
        page = await self.client.get(DOOR, params={"ma": token})
        assert f'value="{token}"' in page.text
        return await self.client.post(DOOR, data={"ma": token})

    async def page(self, address: str = admin.OVERVIEW, **how: str) -> str:
        answer = await self.client.get(address, params=how)
        assert answer.status_code == 200, answer.text
        return answer.text

    async def mark(self) -> str:
        found = re.search(r'name="mark" value="([^"]+)"', await self.page())
        assert found
        return found[1]

    async def send(self, address: str, **fields: str) -> httpx.Response:
        return await self.client.post(address, data={"mark": await self.mark(), **fields})

    async def teach(self, phrase: str, target: str) -> httpx.Response:
        return await self.send(admin.TAUGHT, phrase=phrase, target=target)


@pytest.fixture
async def lan(client: httpx.AsyncClient, base: KnowledgeBase) -> Administrator:
    """The owner, who is in."""
    administrator = Administrator(client, base)
    assert (await administrator.enter()).status_code == 303
    return administrator


async def test_a_link_lets_in_once_and_looking_at_it_does_not_spend_it(
    client: httpx.AsyncClient, base: KnowledgeBase
) -> None:
    token = await base.passes.issue(LAN)
    for _ in range(3):
        looked = await client.get(DOOR, params={"ma": token})
        assert (looked.status_code, looked.headers.get("set-cookie")) == (200, None)
    someone = Administrator(client, base)
    entered = await someone.spend(token)
    assert (entered.status_code, entered.headers["location"]) == (303, "/quan-tri")
    assert "telegram:42" in await someone.page()
    client.cookies.clear()
    again = await client.post(DOOR, data={"ma": token})
    assert (again.status_code, again.headers.get("set-cookie")) == (403, None)
    assert WORDS.link_over in again.text
    assert (await client.get(admin.OVERVIEW)).status_code == 403


@pytest.mark.parametrize("token", ["khong-phai", "x" * 5000, "'; DROP TABLE passes; --"])
async def test_a_forged_pass_lets_nobody_in_and_the_attempt_is_logged(
    client: httpx.AsyncClient, log: list[MutableMapping[str, Any]], token: str
) -> None:
    answer = await client.post(DOOR, data={"ma": token})
    assert (answer.status_code, answer.headers.get("set-cookie")) == (403, None)
    refused = [one["address"] for one in log if one["event"] == "pass refused"]
    assert refused == ["127.0.0.1"]
    assert token not in str(log)


async def test_an_old_pass_lets_nobody_in_and_a_session_ends_after_its_hours(
    client: httpx.AsyncClient, base: KnowledgeBase, clock: Clock
) -> None:
    someone = Administrator(client, base)
    token = await base.passes.issue(LAN)
    clock.wait(PASS_SECONDS)
    assert (await someone.spend(token)).status_code == 403
    assert (await someone.enter()).status_code == 303
    clock.wait(SESSION_SECONDS - 1)
    await someone.page()
    clock.wait(1)
    assert (await client.get(admin.OVERVIEW)).status_code == 403


@pytest.mark.parametrize(
    ("config", "attributes"),
    [
        (CONFIG, "danvan-quantri=; Max-Age; Path=/quan-tri; HttpOnly; SameSite=Strict"),
        (
            replace(CONFIG, public_url="https://danvan.example"),
            "__Secure-danvan-quantri=; Max-Age; Path=/quan-tri; HttpOnly; SameSite=Strict; Secure",
        ),
    ],
)
async def test_the_cookie_is_for_this_site_and_these_pages_alone(
    base: KnowledgeBase, config: WebConfig, attributes: str
) -> None:
    async with serving(base, config) as served, served.client() as client:
        answer = await Administrator(client, base).enter()
        cookie = answer.headers["set-cookie"]
        assert re.sub(r"=\d+\.[\w-]+;|=\d+;", lambda at: "=;" if "." in at[0] else ";", cookie) == (
            attributes
        )


async def test_pages_are_kept_from_searches_caches_and_other_sites(lan: Administrator) -> None:
    for page in (*PAGES, DOOR):
        answer = await lan.client.get(page)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "noindex" in answer.headers["x-robots-tag"]
        policy = answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?! src)|<style| style=| on[a-z]+=", answer.text)


@pytest.mark.parametrize("page", PAGES)
async def test_a_stranger_sees_no_page(client: httpx.AsyncClient, page: str) -> None:
    client.cookies.set("danvan-quantri", "1.ten-khong-phai-chu-ky")
    answer = await client.get(page, headers={"X-Fragment": "1"})
    assert answer.status_code == 403
    assert WORDS.outside in answer.text
    assert WORDS.tabs not in answer.text


@pytest.mark.parametrize("address", CHANGES)
async def test_a_change_needs_the_mark_of_the_session_and_a_page_of_ours(
    lan: Administrator, client: httpx.AsyncClient, base: KnowledgeBase, address: str
) -> None:
    mark = await lan.mark()
    fields = {"phrase": PHRASE, "target": "65-KL/TW"}
    cookies = dict(client.cookies)
    client.cookies.clear()
    await Administrator(client, base).enter(MAI)
    foreign = await Administrator(client, base).mark()
    client.cookies.clear()
    client.cookies.update(cookies)
    before = await base.audit.latest(10)
    for given in ({}, {"mark": ""}, {"mark": mark[:-1]}, {"mark": foreign}):
        assert (await client.post(address, data=fields | given)).status_code == 403
    elsewhere = {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}
    for headers in elsewhere:
        answer = await client.post(address, data=fields | {"mark": mark}, headers=headers)
        assert answer.status_code == 403
    assert await base.audit.latest(10) == before
    assert (await base.known()).taught.teachings == ()
    client.cookies.clear()
    assert (await client.post(address, data=fields | {"mark": mark})).status_code == 403


async def test_who_is_an_editor_no_more_is_out_at_once(
    client: httpx.AsyncClient, base: KnowledgeBase
) -> None:
    mai = Administrator(client, base)
    assert (await mai.enter(MAI)).status_code == 303
    mark, token = await mai.mark(), await base.passes.issue(MAI)
    await base.editors.remove(MAI, LAN)
    assert (await client.get(admin.OVERVIEW)).status_code == 403
    sent = await client.post(admin.TAUGHT, data={"mark": mark, "phrase": PHRASE})
    assert sent.status_code == 403
    assert (await mai.spend(token)).status_code == 403


async def test_who_leaves_is_out_whoever_has_the_cookie(
    lan: Administrator, client: httpx.AsyncClient
) -> None:
    cookies = dict(client.cookies)
    answer = await lan.send("/quan-tri/ra")
    assert WORDS.left in answer.text
    assert "Max-Age=0" in answer.headers["set-cookie"]
    client.cookies.update(cookies)
    assert (await client.get(admin.OVERVIEW)).status_code == 403


async def test_one_address_may_try_few_passes_and_ask_for_so_many_pages(
    base: KnowledgeBase,
) -> None:
    config = replace(CONFIG, entries_per_minute=2, admin_per_minute=4)
    async with serving(base, config) as served, served.client() as client:
        tried = [(await client.post(DOOR, data={"ma": "x"})).status_code for _ in range(3)]
        assert tried == [403, 403, 429]
        seen = [(await client.get(page)).status_code for page in PAGES[:5]]
        assert seen == [403, 403, 403, 403, 429]
        assert (await client.get("/")).status_code == 200


async def test_teaching_answers_the_question_at_once_and_says_who_taught_it(
    lan: Administrator, base: KnowledgeBase
) -> None:
    await base.questions.log("telegram", Asked(f"cho hỏi {PHRASE} là gì?", "none"))
    page = words(await lan.page(admin.UNANSWERED))
    assert f"cho hỏi {PHRASE} là gì?” – 1 lượt hỏi" in page
    answer = await lan.teach(PHRASE, "65-KL/TW")
    assert (answer.status_code, answer.headers["location"]) == (303, admin.TAUGHT)
    shown = words(await lan.page(admin.TAUGHT))
    assert f"{PHRASE} Hỏi thử 65-KL/TW" in shown
    told = words(await lan.page("/tim", q=f"{PHRASE} là gì"))
    assert f"Theo chỉ dẫn của quản trị viên ngày 23/11/2026: “{PHRASE}” là Kết luận số 65" in told
    assert WORDS.all_answered in await lan.page(admin.UNANSWERED)
    assert (await lan.send(f"{admin.TAUGHT}/bo", phrase=PHRASE)).status_code == 303
    assert WORDS.nothing_taught in await lan.page(admin.TAUGHT)
    assert "quản trị viên ngày" not in await lan.page("/tim", q=f"{PHRASE} là gì")
    rows = re.findall(r"<tr><td>(.*?)</tr>", await lan.page(admin.AUDIT))
    told_of = [words(row).partition("telegram:42 ")[2] for row in rows]
    assert told_of[:3] == [
        f"bỏ điều đã dạy “{PHRASE}”",
        f"dạy bot “{PHRASE}” → 65-KL/TW (30/10/2019): Tiếp tục thực hiện Nghị quyết số…",
        "vào trang quản trị",
    ]


async def test_of_several_documents_the_administrator_chooses(
    lan: Administrator, base: KnowledgeBase
) -> None:
    answer = await lan.teach(PHRASE, "nq 25")
    assert answer.status_code == 200
    keys = re.findall(r'name="target" value="([^"]+)">([^<]+)<', answer.text)
    assert len(keys) == 3
    assert not (await base.known()).taught.teachings
    key, label = keys[1]
    assert (await lan.teach(PHRASE, key)).status_code == 303
    assert unescape(label) in words(await lan.page(admin.TAUGHT))


async def test_a_document_in_words_is_taught_only_once_it_is_chosen(lan: Administrator) -> None:
    answer = await lan.teach(PHRASE, "công tác dân tộc trong tình hình mới")
    assert WORDS.choose in answer.text
    assert "65-KL/TW" in answer.text


@pytest.mark.parametrize(
    ("phrase", "target", "said"),
    [
        ("nq 04", "65-KL/TW", "theo số"),
        ("dê", "65-KL/TW", "quá chung"),
        (PHRASE, "14-NQ/TU", "khớp với “14-NQ/TU”"),
        (PHRASE, "", "khớp với “”"),
        (PHRASE, "directive:999999", "khớp với “directive:999999”"),
        ('<script>alert("a b")</script>', "<b>", "&lt;b&gt;"),
    ],
)
async def test_what_cannot_be_taught_is_told_and_what_was_typed_stays(
    lan: Administrator, base: KnowledgeBase, phrase: str, target: str, said: str
) -> None:
    answer = await lan.teach(phrase, target)
    assert answer.status_code == 422
    assert said in answer.text
    assert "<script>alert" not in answer.text
    kept = re.search(r'name="phrase" type="text" value="([^"]*)"', answer.text)
    assert kept
    assert unescape(kept[1]) == phrase
    assert not (await base.known()).taught.teachings


async def test_posts_show_how_their_deliveries_stand_and_a_script_gets_that_alone(
    lan: Administrator, base: KnowledgeBase
) -> None:
    assert WORDS.no_posts in await lan.page(admin.POSTS)
    for number in range(3):
        await base.subscribers.follow(
            Address("telegram", str(number)), [EVERYTHING], is_private=True
        )
    draft = await base.drafts.add("telegram", "43", Content("Tin <mới>"))
    done = await base.posts.publish(draft.id, Address("telegram", "43"))
    assert done
    await base.drafts.add("telegram", "42", Content("Tin sắp đăng"))
    page = words(await lan.page(admin.POSTS))
    assert "Tin <mới> 0/3 3 đang gửi" in page
    assert "Tin sắp đăng – đang soạn" in page
    answer = await lan.client.get(admin.POSTS, headers={"X-Fragment": "1"})
    assert answer.headers["X-Fragment"] == "1"
    assert "Tin &lt;mới&gt;" in answer.text
    assert "<html" not in answer.text
    await base.posts.withdraw(done.article_id, LAN)
    assert "3 không gửi nữa" in await lan.page(admin.POSTS)


async def test_figures_and_followers_are_shown(lan: Administrator, base: KnowledgeBase) -> None:
    assert WORDS.nothing_asked in await lan.page()
    assert WORDS.no_followers in await lan.page(admin.FOLLOWERS)
    for text, outcome in (("04-NQ/TU", "answer"), ("dê núi", "none")):
        await base.questions.log("web", Asked(text, outcome))
    await base.subscribers.follow(Address("zalo", "7"), [EVERYTHING], is_private=True)
    page = words(await lan.page(ngay="30"))
    assert "Câu hỏi theo kết quả, 30 ngày qua" in page
    assert "Chưa trả lời được 1 lượt" in page
    assert "dê núi Chưa trả lời được Trang web 14:30 thứ Hai, 23/11/2026" in page
    assert "7 ngày qua" in words(await lan.page(ngay="999; DROP"))
    followers = words(await lan.page(admin.FOLLOWERS))
    assert "Số nơi nhận bài mới: 1" in followers
    assert "Zalo Bot 1 nơi" in followers
    assert "Mọi bài mới 1 nơi" in followers


async def test_the_audit_log_goes_on_over_pages(lan: Administrator, base: KnowledgeBase) -> None:
    for number in range(60):
        await base.editors.add(Person("test", f"n{number}"), LAN)
    newest = await lan.page(admin.AUDIT)
    (before,) = re.findall(r"\?truoc=(\d+)", newest)
    older = await lan.page(admin.AUDIT, truoc=before)
    assert "test:n59" in newest
    assert "test:n0<" not in newest
    assert "test:n0<" in older
    assert WORDS.older not in older
