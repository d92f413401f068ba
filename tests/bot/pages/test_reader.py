"""Reading a link from beginning to end, and every way in which it fails."""

from __future__ import annotations

import asyncio
import datetime
import gzip
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest
from starlette.responses import HTMLResponse, Response, StreamingResponse
from structlog.testing import capture_logs

from bot.pages.download import Limits
from handlers.ports import Page, PageError, PageProblem
from tests.bot.pages.conftest import reader_of
from tests.bot.pages.web import HOST, Web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from starlette.requests import Request

    from bot.pages.addresses import Address
    from bot.pages.reader import SafePageReader

HTML = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<title>Tổng kết phong trào dân vận khéo - Báo Ví Dụ</title>
<meta property="og:site_name" content="Báo Ví Dụ">
<meta property="og:title" content="Tổng kết phong trào dân vận khéo - Báo Ví Dụ">
<meta property="og:description" content="Toàn huyện có 120 mô hình dân vận khéo.">
<meta property="article:published_time" content="2026-11-20T08:30:00+07:00">
</head><body><nav><a href="/">Trang chủ</a></nav><article>
<h1>Tổng kết phong trào dân vận khéo</h1>
<p>Sáng nay, huyện ủy tổng kết phong trào thi đua dân vận khéo của năm, có đại diện các xã dự.</p>
<p>Thực hiện Chỉ thị số 99-CT/HU ngày 01/02/2026, toàn huyện có 120 mô hình được công nhận.</p>
</article></body></html>"""
SMALL = Limits(size=100_000)
HASTY = Limits(seconds=0.2)


async def problem_of(reader: SafePageReader, url: str) -> PageProblem:
    with pytest.raises(PageError) as error:
        await reader.read(url)
    return error.value.problem


async def test_a_page_is_read(web: Web, reader: SafePageReader) -> None:
    url = web.page("/tin", HTML)
    assert await reader.read(f"  {url}#binh-luan\n") == Page(
        url=url,
        title="Tổng kết phong trào dân vận khéo",
        summary="Toàn huyện có 120 mô hình dân vận khéo.",
        text="Sáng nay, huyện ủy tổng kết phong trào thi đua dân vận khéo của năm, có đại diện "
        "các xã dự.\nThực hiện Chỉ thị số 99-CT/HU ngày 01/02/2026, toàn huyện có 120 mô hình "
        "được công nhận.",
        published=datetime.date(2026, 11, 20),
    )


async def test_redirects_are_followed(web: Web, reader: SafePageReader) -> None:
    target = web.page("/bai/tin.html", HTML)
    web.redirect("/bai/", "tin.html", 301)
    web.redirect("/3", "/bai/", 302)
    web.redirect("/2", "/3", 303)
    web.redirect("/1", "/2", 307)
    page = await reader.read(web.redirect("/tat", "/1", 308))
    assert (page.url, page.title) == (target, "Tổng kết phong trào dân vận khéo")


async def test_as_many_redirects_as_allowed_are_followed(web: Web) -> None:
    web.page("/3", HTML)
    for step in range(3):
        web.redirect(f"/{step}", f"/{step + 1}")
    first = web.url("/0")
    assert await problem_of(reader_of(web, Limits(redirects=2)), first) is (
        PageProblem.TOO_MANY_REDIRECTS
    )
    assert (await reader_of(web, Limits(redirects=3)).read(first)).url == web.url("/3")


async def test_a_circle_ends(web: Web, reader: SafePageReader) -> None:
    web.redirect("/a", "/b")
    assert await problem_of(reader, web.redirect("/b", "/a")) is PageProblem.TOO_MANY_REDIRECTS
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("http://127.0.0.1:9/", PageProblem.FORBIDDEN_ADDRESS),
        ("http://10.0.0.1/", PageProblem.FORBIDDEN_ADDRESS),
        ("//169.254.169.254/latest/meta-data/", PageProblem.FORBIDDEN_ADDRESS),
        ("http://[::ffff:127.0.0.1]/", PageProblem.FORBIDDEN_ADDRESS),
        ("file:///etc/passwd", PageProblem.BAD_ADDRESS),
        ("ftp://bao.example/tin", PageProblem.BAD_ADDRESS),
        ("gopher://bao.example/", PageProblem.BAD_ADDRESS),
        ("javascript:alert(1)", PageProblem.BAD_ADDRESS),
        ("http://can.bo:mat-khau@bao.example/", PageProblem.BAD_ADDRESS),
        ("http://bao.example:cong/", PageProblem.BAD_ADDRESS),
        ("http://khong-co.example/", PageProblem.UNREACHABLE),
    ],
)
async def test_a_redirect_is_checked_like_a_link(
    web: Web, reader: SafePageReader, target: str, problem: PageProblem
) -> None:
    assert await problem_of(reader, web.redirect("/", target)) is problem
    assert [asked.path for asked in web.asked] == ["/"]


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (204, PageProblem.NO_TEXT),
        (302, PageProblem.UNREACHABLE),
        (304, PageProblem.UNREACHABLE),
        (401, PageProblem.NOT_FOUND),
        (403, PageProblem.NOT_FOUND),
        (404, PageProblem.NOT_FOUND),
        (410, PageProblem.NOT_FOUND),
        (500, PageProblem.UNREACHABLE),
        (503, PageProblem.UNREACHABLE),
    ],
)
async def test_a_site_that_has_no_page(
    web: Web, reader: SafePageReader, status: int, problem: PageProblem
) -> None:
    async def answer(_: Request) -> Response:
        return HTMLResponse("", status)

    web.answers["/"] = answer
    assert await problem_of(reader, web.url("/")) is problem


@pytest.mark.parametrize(
    "content_type", ["application/pdf", "text/plain", "image/png", "application/json", ""]
)
async def test_what_is_no_web_page_is_refused(
    web: Web, reader: SafePageReader, content_type: str
) -> None:
    async def answer(_: Request) -> Response:
        return Response(HTML, headers={"Content-Type": content_type} if content_type else {})

    web.answers["/"] = answer
    assert await problem_of(reader, web.url("/")) is PageProblem.NOT_HTML


@pytest.mark.parametrize("content_type", ["Text/HTML;charset=UTF-8", "application/xhtml+xml"])
async def test_types_of_web_pages(web: Web, reader: SafePageReader, content_type: str) -> None:
    async def answer(_: Request) -> Response:
        return Response(HTML, headers={"Content-Type": content_type})

    web.answers["/"] = answer
    assert (await reader.read(web.url("/"))).title == "Tổng kết phong trào dân vận khéo"


@pytest.mark.parametrize("html", ["", " ", "<html><body></body></html>", "\x00\x01\x02" * 99])
async def test_a_page_without_a_title_has_no_text(
    web: Web, reader: SafePageReader, html: str
) -> None:
    assert await problem_of(reader, web.page("/", html)) is PageProblem.NO_TEXT


async def test_a_compressed_page_is_read(web: Web, reader: SafePageReader) -> None:
    url = web.page("/", gzip.compress(HTML.encode()), content_encoding="gzip")
    assert (await reader.read(url)).title == "Tổng kết phong trào dân vận khéo"


@pytest.mark.parametrize("size", [99_999, 100_000])
async def test_a_page_up_to_the_limit_is_read(web: Web, size: int) -> None:
    page = await reader_of(web, SMALL).read(web.page("/", HTML.encode().ljust(size)))
    assert page.title == "Tổng kết phong trào dân vận khéo"


async def test_a_larger_page_is_refused(web: Web) -> None:
    url = web.page("/", HTML.encode().ljust(100_001))
    assert await problem_of(reader_of(web, SMALL), url) is PageProblem.TOO_LARGE


async def test_a_page_without_end_is_refused(web: Web) -> None:
    async def chunks() -> AsyncIterator[str]:
        while not web.closing.is_set():
            yield "<p>dân vận</p>" * 100
            await asyncio.sleep(0)

    async def answer(_: Request) -> Response:
        return StreamingResponse(chunks(), media_type="text/html")

    web.answers["/"] = answer
    assert await problem_of(reader_of(web, SMALL), web.url("/")) is PageProblem.TOO_LARGE


@pytest.fixture
def traced() -> Iterator[None]:
    """Memory is counted while the test runs."""
    tracemalloc.start()
    yield
    tracemalloc.stop()


async def test_a_bomb_is_not_unpacked(web: Web, traced: None) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    url = web.page("/", bomb, content_encoding="gzip")
    tracemalloc.reset_peak()
    assert await problem_of(reader_of(web, Limits(size=1_000_000)), url) is PageProblem.TOO_LARGE
    assert tracemalloc.get_traced_memory()[1] < 10_000_000


async def test_what_follows_a_compressed_page_counts_too(web: Web) -> None:
    packed = gzip.compress(HTML.encode()) + bytes(100_000)
    url = web.page("/", packed, content_encoding="gzip")
    assert await problem_of(reader_of(web, SMALL), url) is PageProblem.TOO_LARGE


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", HTML.encode()), ("br", b"\x00"), ("deflate", zlib.compress(HTML.encode()))],
)
async def test_what_cannot_be_unpacked_is_no_web_page(
    web: Web, reader: SafePageReader, coding: str, body: bytes
) -> None:
    url = web.page("/", body, content_encoding=coding)
    assert await problem_of(reader, url) is PageProblem.NOT_HTML


async def test_a_site_that_does_not_answer_is_too_slow(web: Web) -> None:
    async def answer(_: Request) -> Response:
        await web.closing.wait()
        return Response()

    web.answers["/"] = answer
    assert await problem_of(reader_of(web, HASTY), web.url("/")) is PageProblem.TOO_SLOW


async def test_a_site_that_drips_is_too_slow(web: Web) -> None:
    async def chunks() -> AsyncIterator[str]:
        yield HTML
        await web.closing.wait()

    async def answer(_: Request) -> Response:
        return StreamingResponse(chunks(), media_type="text/html")

    web.answers["/"] = answer
    assert await problem_of(reader_of(web, HASTY), web.url("/")) is PageProblem.TOO_SLOW


async def test_a_look_up_without_an_answer_is_too_slow(web: Web) -> None:
    async def resolve(_host: str, _port: int) -> Sequence[Address]:
        await web.closing.wait()
        return []

    reader = reader_of(web, HASTY, resolve=resolve)
    assert await problem_of(reader, web.url("/")) is PageProblem.TOO_SLOW


async def test_two_pages_are_read_at_once_and_the_others_wait(web: Web) -> None:
    arrived = asyncio.Semaphore(0)
    go_on = asyncio.Event()

    async def answer(_: Request) -> Response:
        arrived.release()
        await go_on.wait()
        return HTMLResponse(HTML)

    web.answers["/"] = answer
    reader = reader_of(web)
    async with asyncio.TaskGroup() as group:
        pages = [group.create_task(reader.read(web.url("/"))) for _ in range(4)]
        await arrived.acquire()
        await arrived.acquire()
        assert len(web.asked) == 2
        go_on.set()
    assert {page.result().title for page in pages} == {"Tổng kết phong trào dân vận khéo"}


async def test_a_failure_is_logged_without_the_secrets_of_its_address(
    web: Web, reader: SafePageReader
) -> None:
    with capture_logs() as log:
        await problem_of(reader, web.url("/?token=bi-mat"))
        await problem_of(reader, f"http://can.bo:bi-mat@{HOST}/bai#bi-mat")
        await problem_of(reader, "http://khong-co.example/?token=bi-mat")
    assert [entry["problem"] for entry in log] == ["not_found", "bad_address", "unreachable"]
    assert [entry["page"] for entry in log] == [
        web.url("/"),
        f"http://{HOST}/bai",
        "http://khong-co.example/",
    ]
    assert "bi-mat" not in str(log)
