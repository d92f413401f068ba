"""The only way out: connections to addresses that were checked, and to nothing else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING

import httpx

from bot.pages.addresses import Address
from handlers.ports import PageError, PageProblem

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Sequence

Resolve = Callable[[str, int], Awaitable["Sequence[Address]"]]
"""Gives the addresses of a host, best first; raises OSError where it has none."""
Permit = Callable[[Address, int], bool]
"""Tells whether a connection to an address and port is allowed."""

_PORTS = {"http": 80, "https": 443}
_CONNECT_SECONDS = 3.0
_NO_REUSE = httpx.Limits(max_keepalive_connections=0)
"""A connection is kept under its address: it was proved to be of one host, not of the next one."""
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; DanVanBot)",
    "Accept": "text/html, application/xhtml+xml",
    "Accept-Language": "vi",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


async def resolve(host: str, port: int) -> Sequence[Address]:
    """Ask the system for the addresses of a host."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(place[0]) for *_, place in found]


class Door:
    """Sends requests; use within `opened`.

    It works below httpx's client, so there are no cookies, credentials, proxies or redirects.
    """

    def __init__(
        self, transport: httpx.AsyncBaseTransport, resolve: Resolve, permit: Permit
    ) -> None:
        self._transport = transport
        self._resolve = resolve
        self._permit = permit

    async def get(self, url: httpx.URL) -> httpx.Response:
        """Ask for a page; its body is not read yet, and the response has to be closed.

        The host is looked up once, and the connection goes to an address that was checked.

        Raises:
            PageError: the address is none of the web, is forbidden, or does not answer.
            httpx.TransportError: the connection broke, or what came over it is no HTTP.
        """
        failure: httpx.TransportError | None = None
        for address in await self._checked(url):
            try:
                return await self._transport.handle_async_request(_request(url, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise PageError(PageProblem.UNREACHABLE) from failure

    async def _checked(self, url: httpx.URL) -> Sequence[Address]:
        """The addresses of the host; one that is forbidden forbids them all."""
        if url.scheme not in _PORTS or not url.raw_host or url.userinfo:
            raise PageError(PageProblem.BAD_ADDRESS)
        port = _PORTS[url.scheme] if url.port is None else url.port
        try:
            addresses = await self._resolve(url.raw_host.decode("ascii"), port)
        except (OSError, UnicodeError) as error:
            raise PageError(PageProblem.UNREACHABLE) from error
        if not all(self._permit(address, port) for address in addresses):
            raise PageError(PageProblem.FORBIDDEN_ADDRESS)
        return addresses


@asynccontextmanager
async def opened(resolve: Resolve, permit: Permit, tls: ssl.SSLContext) -> AsyncIterator[Door]:
    """A door with no connections but its own, all closed at the end."""
    transport = httpx.AsyncHTTPTransport(verify=tls, trust_env=False, limits=_NO_REUSE)
    async with transport:
        yield Door(transport, resolve, permit)


def _request(url: httpx.URL, address: Address) -> httpx.Request:
    """A request to an address that names the host, as does the TLS handshake."""
    return httpx.Request(
        "GET",
        url.copy_with(host=str(address)),
        headers={"Host": url.netloc.decode("ascii"), **_HEADERS},
        extensions={
            "sni_hostname": url.raw_host.decode("ascii"),
            "timeout": httpx.Timeout(None, connect=_CONNECT_SECONDS).as_dict(),
        },
    )
