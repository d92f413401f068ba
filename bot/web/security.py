"""What every response carries to keep a page to itself, and what no request may exceed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BODY_SECONDS = 20.0
_HTTPS_SECONDS = 365 * 24 * 60 * 60

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)


def content_policy(ancestors: Iterable[str] = ()) -> str:
    """A policy that lets a page load only what this server gives; `ancestors` may frame it."""
    return _POLICY.format(ancestors=" ".join(ancestors) or "'none'")


class Guarded:
    """Adds the headers of security to every response that does not say otherwise."""

    def __init__(self, app: ASGIApp, *, is_secure: bool) -> None:
        self._app = app
        self._headers = {
            "content-security-policy": content_policy(),
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
            "cache-control": "no-store",
        }
        if is_secure:
            self._headers["strict-transport-security"] = f"max-age={_HTTPS_SECONDS}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, with the headers."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


class Bounded:
    """Refuses bodies that are too long (413) or come too slowly (408), as they are read."""

    def __init__(self, app: ASGIApp, longest: int) -> None:
        self._app = app
        self._longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve with a bounded body; whoever reads too much of it gets HTTPException."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        said = Headers(scope=scope).get("content-length", "")
        has_room = not said.isdigit() or int(said) <= self._longest
        left, is_whole = self._longest, False

        async def bounded() -> Message:
            nonlocal left, is_whole
            if is_whole:
                return await receive()
            if not has_room:
                raise HTTPException(413)
            message = await _in_time(receive)
            left -= len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if left < 0:
                raise HTTPException(413)
            return message

        return await self._app(scope, bounded, send)


async def _in_time(receive: Receive) -> Message:
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            return await receive()
    except TimeoutError:
        raise HTTPException(408) from None
