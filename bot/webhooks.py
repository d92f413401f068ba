"""Webhooks of channels: what a receiver is, and the routes that lead to it.

A receiver knows nothing of the web server: `refusal` sees the headers before the body is read,
`receive` gets the body's bytes.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

import structlog
from starlette import responses
from starlette.requests import ClientDisconnect
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from starlette.requests import Request

_LARGEST = 256 * 1024
"""Bytes of a body; Zalo's are a few thousand."""

_PATIENT = 16
_READING_SECONDS = 10.0

_HANG_UP = {"connection": "close"}
"""Who was refused sends nothing more: the rest of a body that is not read is not taken in."""

_LOG = structlog.stdlib.get_logger("bot.webhooks")


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered."""

    status: int
    body: bytes = b""


class Receiver(Protocol):
    """Takes what a messenger's server posts to one address."""

    @property
    def path(self) -> str:
        """The address, below that of the product."""
        ...

    def refusal(self, headers: Mapping[str, str]) -> Response | None:
        """Why the body is not read, None where it is; names of headers are in lower case."""
        ...

    async def receive(self, headers: Mapping[str, str], body: bytes) -> Response:
        """Take a body; what is answered with success survives the end of the process."""
        ...


def refused(path: str, why: str, status: int = HTTPStatus.FORBIDDEN) -> Response:
    """Refuse, and log why; never with anything that was sent."""
    _LOG.warning("webhook refused", path=path, why=why)
    return Response(status)


def routes(receivers: Iterable[Receiver], largest: int = _LARGEST) -> list[Route]:
    """A route for each receiver; a body of more than `largest` bytes is not read."""
    return [Route(one.path, _endpoint(one, largest), methods=["POST"]) for one in receivers]


def _endpoint(receiver: Receiver, largest: int) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> responses.Response:
        answer = await _answered(receiver, request, largest)
        is_error = answer.status >= HTTPStatus.BAD_REQUEST
        return responses.Response(answer.body, answer.status, _HANG_UP if is_error else None)

    return endpoint


async def _answered(receiver: Receiver, request: Request, largest: int) -> Response:
    refusal = receiver.refusal(request.headers)
    if refusal:
        return refusal
    try:
        async with asyncio.timeout(_READING_SECONDS):
            body = await _body(request, largest)
    except TimeoutError:
        return refused(receiver.path, "too slow", HTTPStatus.REQUEST_TIMEOUT)
    except ClientDisconnect:
        return Response(HTTPStatus.BAD_REQUEST)
    if body is None:
        return refused(receiver.path, "too large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return await receiver.receive(request.headers, body)


async def _body(request: Request, largest: int) -> bytes | None:
    """The body, None where it is too large: by what its sender says, or by what comes.

    Of one that is not far too large the rest is thrown away, so that its sender hears why.
    """
    announced = request.headers.get("content-length", "0")
    if not announced.isdecimal() or int(announced[:12]) > _PATIENT * largest:
        return None
    body, size = bytearray(), 0
    async for part in request.stream():
        size += len(part)
        if size > _PATIENT * largest:
            return None
        if size <= largest:
            body += part
    return bytes(body) if size <= largest else None
