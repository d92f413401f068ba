"""From an address to the bytes of a web page, within limits."""

from __future__ import annotations

import zlib
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from handlers.ports import PageError, PageProblem

if TYPE_CHECKING:
    import httpx

    from bot.pages.door import Door

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_GZIP = frozenset({"gzip", "x-gzip"})
_GZIP_HEADER = 16
"""Added to zlib's window size: the stream is gzip."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read at most.

    Attributes:
        seconds: for everything, from the look-up of the host to the text.
        size: bytes of a page, as sent and as decompressed.
        redirects: how many are followed.
    """

    seconds: float = 10.0
    size: int = 5_000_000
    redirects: int = 5


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Download:
    """The bytes of a page, its address, and the charset that its headers declare."""

    url: str
    body: bytes
    charset: str | None


async def download(url: httpx.URL, door: Door, limits: Limits) -> Download:
    """Read the page at `url`, following redirects; every one of them goes through the door.

    Raises:
        PageError: there is no page there that can be read.
        httpx.InvalidURL: a redirect leads to no address.
        httpx.TransportError: the connection broke.
    """
    for _ in range(limits.redirects + 1):
        async with aclosing(await door.get(url)) as response:
            if not response.has_redirect_location:
                return await _read(response, url, limits.size)
            url = url.join(response.headers["Location"])
    raise PageError(PageProblem.TOO_MANY_REDIRECTS)


async def _read(response: httpx.Response, url: httpx.URL, size: int) -> Download:
    if response.is_client_error:
        raise PageError(PageProblem.NOT_FOUND)
    if not response.is_success:
        raise PageError(PageProblem.UNREACHABLE)
    if _media_type(response) not in _HTML:
        raise PageError(PageProblem.NOT_HTML)
    body = await _body(response, size)
    return Download(str(url.copy_with(fragment=None)), body, response.charset_encoding)


def _media_type(response: httpx.Response) -> str:
    content_type: str = response.headers.get("Content-Type", "")
    return content_type.partition(";")[0].strip().lower()


async def _body(response: httpx.Response, size: int) -> bytes:
    """The decompressed body; never more than one byte above `size` is decompressed."""
    decoder = _decoder(response.headers.get("Content-Encoding", "").strip().lower())
    body = bytearray()
    received = 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        try:
            body += decoder.decompress(chunk, size + 1 - len(body))
        except zlib.error as error:
            raise PageError(PageProblem.NOT_HTML) from error
        if max(received, len(body)) > size:
            raise PageError(PageProblem.TOO_LARGE)
    return bytes(body)


class _Decoder(Protocol):
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Identity:
    def decompress(self, data: bytes, _max_length: int, /) -> bytes:
        return data


def _decoder(coding: str) -> _Decoder:
    if coding in _GZIP:
        return zlib.decompressobj(zlib.MAX_WBITS + _GZIP_HEADER)
    if coding in {"", "identity"}:
        return _Identity()
    raise PageError(PageProblem.NOT_HTML)
