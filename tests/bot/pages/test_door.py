"""Connections go to an address that was checked, and the site proves to be who it is."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import httpx
import pytest
import trustme

from bot.pages.door import opened
from handlers.ports import PageError, PageProblem
from tests.bot.pages.conftest import reader_of
from tests.bot.pages.web import HERE, HOST, Web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.pages.reader import SafePageReader

HTML = "<html><head><title>Dân vận khéo</title></head><body><h1>Dân vận khéo</h1></body></html>"
INSIDE = "10.0.0.1"
REFUSES = "::1"
"""Nobody listens there."""


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
async def secure(authority: trustme.CA) -> AsyncIterator[Web]:
    """A web over TLS whose only certificate is that of `HOST`."""
    certificate = authority.issue_cert(HOST)
    with certificate.private_key_and_cert_chain_pem.tempfile() as path:
        async with Web(ssl_certfile=path) as web:
            web.page("/tin", HTML)
            yield web


@pytest.fixture
def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


async def problem_of(reader: SafePageReader, url: str) -> PageProblem:
    with pytest.raises(PageError) as error:
        await reader.read(url)
    return error.value.problem


async def test_a_name_is_looked_up_once(web: Web, reader: SafePageReader) -> None:
    web.hosts[HOST] = [[HERE], [INSIDE]]
    page = await reader.read(web.page("/tin", HTML))
    assert page.title == "Dân vận khéo"
    assert web.lookups == [HOST]


async def test_a_name_that_moves_inside_between_redirects_is_refused(
    web: Web, reader: SafePageReader
) -> None:
    web.hosts[HOST] = [[HERE], [INSIDE]]
    web.page("/tin", HTML)
    assert await problem_of(reader, web.redirect("/", "/tin")) is PageProblem.FORBIDDEN_ADDRESS
    assert [asked.path for asked in web.asked] == ["/"]


@pytest.mark.parametrize("addresses", [[INSIDE], [HERE, INSIDE], [INSIDE, HERE], [HERE, "::1"]])
async def test_one_forbidden_address_forbids_the_host(
    web: Web, reader: SafePageReader, addresses: list[str]
) -> None:
    web.hosts[HOST] = [addresses]
    problem = await problem_of(reader, web.page("/tin", HTML))
    assert problem is PageProblem.FORBIDDEN_ADDRESS
    assert web.asked == []


async def test_the_site_is_asked_by_its_name(web: Web, reader: SafePageReader) -> None:
    url = web.page("/tin", HTML)
    await reader.read(url)
    assert f"http://{web.asked[0].host}/tin" == url


async def test_an_international_name_is_looked_up_and_asked_for_in_ascii(
    web: Web, reader: SafePageReader
) -> None:
    web.hosts["xn--dn-vn-3qa6054c.example"] = [[HERE]]
    web.page("/tin", HTML)
    await reader.read(web.url("/tin", "dân-vận.example"))
    assert web.asked[0].host.startswith("xn--dn-vn-3qa6054c.example:")


async def test_the_next_address_is_tried_where_the_first_refuses(web: Web) -> None:
    web.hosts[HOST] = [[REFUSES, HERE]]
    reader = reader_of(web, permit=lambda *_: True)
    assert (await reader.read(web.page("/tin", HTML))).title == "Dân vận khéo"


async def test_a_site_that_refuses_is_unreachable(web: Web) -> None:
    web.hosts[HOST] = [[REFUSES]]
    reader = reader_of(web, permit=lambda *_: True)
    assert await problem_of(reader, web.page("/tin", HTML)) is PageProblem.UNREACHABLE


@pytest.mark.parametrize("host", ["khong-co.example", "xn--a", "%2e"])
async def test_a_name_without_an_address_is_unreachable(
    web: Web, reader: SafePageReader, host: str
) -> None:
    assert await problem_of(reader, f"http://{host}/") is PageProblem.UNREACHABLE


async def test_nothing_of_the_environment_is_used(
    web: Web, reader: SafePageReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert (await reader.read(web.page("/tin", HTML))).title == "Dân vận khéo"


async def test_no_cookie_is_kept(web: Web, reader: SafePageReader) -> None:
    url = web.page("/tin", HTML, set_cookie="phien=1")
    await reader.read(url)
    await reader.read(url)
    assert len(web.asked) == 2
    assert all("cookie" not in asked.headers for asked in web.asked)


async def test_a_certificate_is_checked_for_the_name(secure: Web, trust: ssl.SSLContext) -> None:
    reader = reader_of(secure, tls=trust)
    assert (await reader.read(secure.url("/tin"))).title == "Dân vận khéo"


async def test_a_certificate_of_another_name_is_refused(secure: Web, trust: ssl.SSLContext) -> None:
    secure.hosts["khac.example"] = [[HERE]]
    reader = reader_of(secure, tls=trust)
    problem = await problem_of(reader, secure.url("/tin", "khac.example"))
    assert problem is PageProblem.UNREACHABLE


async def test_a_certificate_of_nobody_known_is_refused(secure: Web) -> None:
    reader = reader_of(secure, tls=None)
    assert await problem_of(reader, secure.url("/tin")) is PageProblem.UNREACHABLE


async def test_a_connection_that_was_proved_for_one_name_serves_no_other(
    secure: Web, trust: ssl.SSLContext
) -> None:
    secure.hosts["khac.example"] = [[HERE]]
    async with opened(secure.resolve, secure.permit, trust) as door:
        response = await door.get(httpx.URL(secure.url("/tin")))
        assert await response.aread() == HTML.encode()
        with pytest.raises(PageError):
            await door.get(httpx.URL(secure.url("/tin", "khac.example")))
