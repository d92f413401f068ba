"""A small web on loopback: hosts with names and addresses, all of them one server."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Self

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.pages.addresses import is_public
from tests.loopback import Loopback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from bot.pages.addresses import Address

HERE = "127.0.0.1"
HOST = "bao.example"

Answer = Callable[["Request"], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that reached the server."""

    host: str
    path: str
    headers: dict[str, str]


class Web:
    """Use as `async with Web() as web`.

    Attributes:
        hosts: the addresses of each name, one answer for each look-up, the last one kept.
        answers: what each path answers.
        lookups: the names that were looked up, in order.
        asked: the requests that came.
        closing: set when the server stops; an answer that stalls waits for it.
    """

    def __init__(self, **tls: Any) -> None:
        self.hosts: dict[str, list[list[str]]] = {HOST: [[HERE]]}
        self.answers: dict[str, Answer] = {}
        self.lookups: list[str] = []
        self.asked: list[Asked] = []
        self.closing = asyncio.Event()
        self._scheme = "https" if tls else "http"
        app = Starlette(routes=[Route("/{path:path}", self._answer)])
        self._server = Loopback(app, **tls)

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.closing.set()
        await self._server.stop()

    def url(self, path: str, host: str = HOST) -> str:
        return f"{self._scheme}://{host}:{self._server.port}{path}"

    def page(self, path: str, html: str | bytes, **headers: str) -> str:
        """Publish a page; its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(_: Request) -> Response:
            return HTMLResponse(html, headers=named)

        self.answers[path] = answer
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """Let an address lead to another; the first one."""

        async def answer(_: Request) -> Response:
            return RedirectResponse(target, status)

        self.answers[path] = answer
        return self.url(path)

    async def resolve(self, host: str, port: int) -> Sequence[Address]:
        """Look up a name of this web, or an address that is written as such."""
        self.lookups.append(host)
        if host in self.hosts:
            replies = self.hosts[host]
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
            return [ip_address(address) for address in reply]
        try:
            return [ip_address(host)]
        except ValueError:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from None

    def permit(self, address: Address, port: int) -> bool:
        """Take this server for a public one."""
        return is_public(address) or (address == ip_address(HERE) and port == self._server.port)

    async def _answer(self, request: Request) -> Response:
        headers = dict(request.headers)
        self.asked.append(Asked(headers["host"], request.url.path, headers))
        answer = self.answers.get(request.url.path)
        return await answer(request) if answer else Response("không có", 404)
