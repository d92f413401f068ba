"""How much one address may ask of the server."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from bot.quota import Admission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp, Receive, Scope, Send

    from bot.quota import Quota

_NETWORK = 64
"""Bits of an IPv6 address that are given to one customer."""

_SHARES = 4

_PATIENCE = {"Retry-After": "60"}


class Streams:
    """Events that are being streamed, each over a connection that it keeps.

    There are at most so many, and of one address a quarter of them.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: Counter[str] = Counter()

    @contextmanager
    def one(self, scope: Scope) -> Iterator[None]:
        """Count one of its address inside the block.

        Raises:
            HTTPException: there is none left for it (503).
        """
        who = _whose(scope)
        if self._open.total() >= self._most or self._open[who] >= self._most // _SHARES:
            raise HTTPException(503, headers=_PATIENCE)
        self._open[who] += 1
        try:
            yield
        finally:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]


def half_of_files() -> int:
    """Half of the files that the process may open: what is left to everything but streams."""
    if sys.platform == "win32":
        return sys.maxsize
    import resource  # noqa: PLC0415 - only there

    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if files == resource.RLIM_INFINITY else files // 2


class Limited:
    """Refuses what goes over the share of its address (429), as the application words it."""

    def __init__(self, app: ASGIApp, quota: Quota) -> None:
        self._app = app
        self._quota = quota

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or raise HTTPException."""
        if scope["type"] == "http":
            spend(self._quota, scope)
        await self._app(scope, receive, send)


def spend(quota: Quota, scope: Scope) -> None:
    """Count a request of its address.

    Raises:
        HTTPException: it goes over the share of the address (429).
    """
    if quota.admit(_whose(scope)) is not Admission.ANSWER:
        raise HTTPException(429, headers=_PATIENCE)


def _whose(scope: Scope) -> str:
    return customer(scope["client"][0] if scope.get("client") else "")


def customer(host: str) -> str:
    """Whom an address belongs to: an IPv4 address alone, the network of an IPv6 one."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return host
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, _NETWORK), strict=False))
