"""Reads a linked page: looks it up, downloads it, and finds its article."""

from __future__ import annotations

import asyncio
import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
import structlog

from bot.pages.addresses import is_public_web
from bot.pages.charset import decode
from bot.pages.door import opened, resolve
from bot.pages.download import LIMITS, download
from bot.pages.parser import parse
from handlers.ports import PageError, PageProblem

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from bot.pages.door import Permit, Resolve
    from bot.pages.download import Limits
    from handlers.ports import Page

_PARALLEL = 2
_ANY_TIME_ZONE = datetime.timedelta(days=1)
"""The date of a page may be a day ahead of the date in UTC."""

_LOG = structlog.stdlib.get_logger("bot.pages")


class SafePageReader:
    """A `handlers.ports.PageReader`: safe whatever the link leads to.

    At most two pages are read at once; the time that others wait counts for them.

    Args:
        now: the time, with its zone.
        limits: how much is read at most.
        resolve: looks up hosts.
        permit: tells which addresses and ports may be connected to.
        tls: proves who a host is; None for the certificate authorities that browsers trust.
    """

    def __init__(
        self,
        now: Callable[[], datetime.datetime],
        limits: Limits = LIMITS,
        *,
        resolve: Resolve = resolve,
        permit: Permit = is_public_web,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._now = now
        self._limits = limits
        self._resolve = resolve
        self._permit = permit
        self._tls = tls
        self._places = asyncio.Semaphore(_PARALLEL)

    async def read(self, url: str) -> Page:
        """Read a page.

        Raises:
            PageError: it cannot be read.
        """
        try:
            return await self._read(url)
        except PageError as error:
            reason = str(error.__cause__ or "")
            problem = error.problem.value
            _LOG.info("page not read", page=_named(url), problem=problem, reason=reason)
            raise

    async def _read(self, url: str) -> Page:
        try:
            async with asyncio.timeout(self._limits.seconds), self._places:
                return await self._read_unbounded(url)
        except TimeoutError as error:
            raise PageError(PageProblem.TOO_SLOW) from error
        except httpx.InvalidURL as error:
            raise PageError(PageProblem.BAD_ADDRESS) from error
        except httpx.TransportError as error:
            raise PageError(PageProblem.UNREACHABLE) from error

    async def _read_unbounded(self, url: str) -> Page:
        self._tls = self._tls or httpx.create_ssl_context(trust_env=False)
        async with opened(self._resolve, self._permit, self._tls) as door:
            page = await download(httpx.URL(url.strip()), door, self._limits)
        html = decode(page.body, page.charset)
        latest = (self._now() + _ANY_TIME_ZONE).date()
        return await parse(html, page.url, latest)


def _named(url: str) -> str:
    """An address for the log: without what may be a secret in it."""
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return ""
    return f"{parts.scheme}://{host}{parts.path}"
