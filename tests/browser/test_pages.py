"""People with browsers of every kind: small, dark, without script, without a mouse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.web.config import WebConfig
from handlers.notices import notice
from handlers.site import admin
from knowledge.catalogue import Article
from knowledge.publishing.model import Address
from tests.bot.web.conftest import serving
from tests.browser.conftest import OWNER, SMALLEST
from tests.loopback import Loopback

if TYPE_CHECKING:
    from starlette.requests import Request

    from tests.browser.conftest import Person, Stage


PLACES = ("/", "/nhiem-vu", "/nhiem-vu/2023/9", "/van-ban/65-KL-TW", "/van-ban/25-NQ-TW")
MORE = ("/bai-viet", "/tim?q=nq+25", "/so-do", "/khong-co", "/api/", "/khung")


async def test_a_question_is_asked_a_choice_made_and_both_are_there_after_a_reload(
    stage: Stage,
) -> None:
    async with stage.person() as person:
        await person.open()
        await person.picture("web-chao")
        await person.ask("nq 25 noi gi")
        await person.sees("Có 3 văn bản khớp")
        await expect(person.page.get_by_label("Câu hỏi")).to_have_value("")
        await person.page.get_by_role("button", name="2. Nghị quyết 25-NQ").click()
        await person.sees("Ngày ban hành: 25/07/2008")
        await person.ask("ban hành ngày nào?")
        await person.sees("25-NQ/TW ban hành ngày 25/07/2008.")
        await expect(person.page.get_by_label("Câu hỏi")).to_have_value("")
        await person.picture("web-hoi-dap")
        address = person.page.url
        await person.page.reload()
        assert person.page.url == address
        await person.sees("25-NQ/TW ban hành ngày 25/07/2008.")
        picked = person.page.get_by_role("button", name="2. Nghị quyết 25-NQ")
        await expect(picked).to_contain_text("đã xem")
        assert await person.barriers() == []


async def test_every_question_that_is_refused_is_told_so_and_stays_typed(stage: Stage) -> None:
    hasty = WebConfig(questions_per_minute=1)
    async with serving(stage.base, hasty) as served, stage.person() as person:
        person.url = served.url
        await person.open()
        await person.ask("nhiệm vụ 5")
        await person.sees("Nhiệm vụ 5 (Nghệ An 2023)")
        refusals = person.page.locator("#tin > li.said", has_text="Xin đợi một phút")
        for count in (1, 2, 3):
            await person.ask(f"nhiệm vụ {count}")
            await expect(refusals).to_have_count(count)
            await expect(person.page.get_by_label("Câu hỏi")).to_have_value(f"nhiệm vụ {count}")
        assert await person.barriers() == []
        person.complaints = [one for one in person.complaints if "429" not in one]


async def test_who_is_erased_is_told_and_after_a_reload_nothing_is_there(stage: Stage) -> None:
    async with stage.person() as person:
        await person.open()
        await person.ask("/xoadulieu")
        await person.page.get_by_role("button", name="Xóa", exact=True).click()
        await person.sees("Đã xóa dữ liệu của đồng chí")
        await person.page.reload()
        await expect(person.page.locator("#tin > li")).to_have_count(1)


async def test_a_post_shows_up_by_itself_and_is_seen(stage: Stage) -> None:
    async with stage.person() as person:
        await person.open()
        await person.ask("/theodoi")
        await person.sees("Đã đăng ký nhận tất cả bài mới")
        (cookie,) = await person.page.context.cookies()
        name = str(cookie["value"]).partition(".")[0]
        article = Article(1, "Sơ kết Chỉ thị 33/CT-TTg", None, "Kết quả năm 2023.", None, None)
        reply = notice(article, await stage.base.known())
        await stage.served.site.courier.send(Address("web", name), reply)
        await person.sees("Sơ kết Chỉ thị 33/CT-TTg")
        shown = person.page.locator(".post .state")
        await expect(shown).to_have_text("Mới")
        await person.picture("web-bai-moi")
        await expect(shown).to_have_text("Đã xem", timeout=10_000)
        assert await person.barriers() == []


async def test_an_administrator_comes_in_teaches_and_the_question_is_answered(
    stage: Stage,
) -> None:
    async with stage.person() as person:
        await person.open()
        await person.ask("cái vụ dê núi")
        await person.sees("không tìm thấy")
        token = await stage.base.passes.issue(OWNER)
        await person.open(f"/quan-tri/vao?ma={token}")
        assert await person.barriers() == []
        await person.page.get_by_role("button", name="Vào").click()
        await person.page.get_by_role("link", name="Chưa trả lời được").click()
        asked = person.page.locator("section", has_text="cái vụ dê núi")
        await asked.get_by_label("Là văn bản, nhiệm vụ nào").fill("65-KL/TW")
        assert await person.barriers() == []
        await person.picture("web-quan-tri")
        await asked.get_by_role("button", name="Dạy bot").click()
        await expect(person.page.get_by_role("row", name="dê núi")).to_be_visible()
        for name in ("Tổng quan", "Bài và tin gửi", "Người theo dõi", "Nhật ký", "Đã dạy"):
            await person.page.get_by_role("link", name=name, exact=True).click()
            assert await person.barriers() == [], name
        await person.open()
        await person.ask("cái vụ dê núi là gì?")
        await person.sees("Theo chỉ dẫn của quản trị viên ngày 23/11/2026")
        await person.open("/quan-tri/bai")
        await expect(person.page.get_by_role("status")).to_have_text("Số liệu tự cập nhật.")


async def test_the_pages_of_administrators_fit_on_a_small_screen(stage: Stage) -> None:
    async with stage.person(viewport=SMALLEST, color_scheme="dark") as person:
        token = await stage.base.passes.issue(OWNER)
        await person.open(f"/quan-tri/vao?ma={token}")
        await person.page.get_by_role("button", name="Vào").click()
        for address, name in admin.TABS:
            await person.open(address)
            assert await person.barriers() == [], name
            assert not await person.overflows(), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nobody_is_kept_out_of_any_page(stage: Stage, scheme: str) -> None:
    async with stage.person(color_scheme=scheme) as person:
        for place in (*PLACES, *MORE):
            await person.open(place)
            assert await person.barriers() == [], place
        person.complaints = [one for one in person.complaints if "404" not in one]


async def test_in_the_dark_the_page_is_dark(stage: Stage) -> None:
    async with stage.person(color_scheme="dark") as person:
        await person.open()
        await person.ask("04-NQ/TU")
        await person.sees("Nghị quyết số 04-NQ/TU")
        await person.picture("web-toi")
        ground = await person.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(map(int, re.findall(r"\d+", ground))) < 60
        assert await person.barriers() == []


async def test_on_the_smallest_screen_nothing_is_cut_off(stage: Stage) -> None:
    async with stage.person(viewport=SMALLEST, is_mobile=True, has_touch=True) as person:
        for place in (*PLACES, *MORE):
            await person.open(place)
            assert not await person.overflows(), place
        await person.open()
        await person.ask("nhiệm vụ 9")
        await person.sees("Văn bản được nêu")
        assert not await person.overflows()
        keys = await person.page.locator("#tin button").all()
        boxes = [box for key in keys if (box := await key.bounding_box())]
        assert min(box["height"] for box in boxes) >= 44
        await person.picture("web-di-dong")
        person.complaints = [one for one in person.complaints if "404" not in one]


async def test_without_script_everything_is_there(stage: Stage) -> None:
    async with stage.person(java_script_enabled=False) as person:
        await person.open()
        await person.page.get_by_role("button", name="Nghị quyết 04-NQ/TU là gì?").click()
        await person.sees("Nghị quyết số 04-NQ/TU")
        await person.ask("25-NQ/TW")
        await person.page.get_by_role("button", name="3. Nghị quyết 25-NQ").click()
        await person.sees("chỉ ghi khóa IX")
        await person.page.reload()
        await person.sees("chỉ ghi khóa IX")
        await person.page.get_by_role("link", name="Sơ đồ").click()
        await person.page.locator('.drawing a[href="/van-ban/24-NQ-TW"]').click()
        await expect(person.page.get_by_role("heading", level=1)).to_have_text(
            "Nghị quyết số 24-NQ/TW"
        )
        await person.picture("web-van-ban")


async def test_without_a_mouse_everything_is_reached(stage: Stage) -> None:
    async with stage.person() as person:
        await person.open("/van-ban/04-NQ-TU")
        await person.page.keyboard.press("Tab")
        await expect(person.page.locator(":focus")).to_have_text("Đến nội dung chính")
        await person.page.keyboard.press("Enter")
        await expect(person.page.locator("#noi-dung")).to_be_focused()
        await person.open()
        await expect(person.page.get_by_label("Câu hỏi")).to_be_focused()
        await person.page.keyboard.type("nq 25 noi gi")
        await person.page.keyboard.press("Enter")
        await person.sees("Có 3 văn bản khớp")
        await _tab_back_to(person, "3. Nghị quyết 25-NQ/TW")
        outline = await person.page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle"
        )
        assert outline == "solid"
        await person.page.keyboard.press("Enter")
        await person.sees("chỉ ghi khóa IX")


async def _tab_back_to(person: Person, label: str) -> None:
    for _ in range(20):
        await person.page.keyboard.press("Shift+Tab")
        focused = await person.page.evaluate("document.activeElement.innerText || ''")
        if focused.startswith(label):
            return
    raise AssertionError(f"{label} is out of reach")


async def test_one_line_puts_the_chat_on_a_portal(stage: Stage) -> None:
    script = f'<script src="{stage.served.url}/widget.js" defer></script>'
    html = f"<!doctype html><link rel=icon href=data:,><h1>Cổng thông tin</h1>{script}"

    async def portal(_: Request) -> HTMLResponse:
        return HTMLResponse(html)

    app = Starlette(routes=[Route("/", portal)])
    server = Loopback(app)
    await server.start()
    try:
        answer = await _chat_on(f"http://127.0.0.1:{server.port}/", stage)
    finally:
        await server.stop()
    assert "Nguồn" in answer


async def _chat_on(portal: str, stage: Stage) -> str:
    """Open the chat, ask, close it; the answer."""
    async with stage.person() as person:
        await person.page.goto(portal)
        await person.page.get_by_role("button", name="Mở trợ lý công tác dân vận").click()
        frame = person.page.frame_locator("iframe")
        await frame.get_by_label("Câu hỏi").fill("04-NQ/TU")
        await frame.get_by_role("button", name="Gửi").click()
        answer = frame.locator("#tin > li.said", has_text="Nghị quyết số 04-NQ/TU")
        said = await answer.inner_text()
        await person.picture("web-cong-thong-tin")
        await person.page.get_by_role("button", name="Đóng trợ lý").click()
        await expect(person.page.locator("iframe")).to_be_hidden()
    return said
