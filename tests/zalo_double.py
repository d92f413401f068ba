"""What both doubles of Zalo are: a web server on loopback that records, and fails when told to."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, Response

from tests.loopback import Loopback
from tests.telegram_server import AbortingProtocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request as HttpRequest
    from starlette.routing import Route

PATIENCE = 60.0
"""Seconds before a test that waits for a call gives up."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that is none of success: its status and its JSON, or the page of a gateway."""

    status: int
    body: dict[str, Any] | None = None
    page: str = ""
    headers: dict[str, str] = field(default_factory=dict)


DROP = Fault(0)
"""The connection is dropped without an answer."""
STALL = Fault(-1)
"""No answer comes until the server closes."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what was asked of which method, with which headers."""

    method: str
    params: dict[str, Any]
    headers: dict[str, str]


class Double:
    """Use as `async with Double(...) as server`."""

    def __init__(self, *routes: Route) -> None:
        self.calls: list[Call] = []
        self.changed = asyncio.Condition()
        self.closing = False
        self._faults: dict[str, deque[Fault | None]] = defaultdict(deque)
        self._server = Loopback(Starlette(routes=list(routes)), http=AbortingProtocol)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.closing = True
        await self.notify()
        await self._server.stop()

    def fail(self, method: str, *faults: Fault | None) -> None:
        """Answer the next calls of `method` with these, in order; None lets one pass."""
        self._faults[method].extend(faults)

    async def notify(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(is_so)

    async def called(self, method: str, times: int = 1) -> list[Call]:
        """Wait for that many calls of `method`, whatever was answered; all of them so far."""
        await self.until(lambda: len(self.of(method)) >= times)
        return self.of(method)

    def of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def note(self, method: str, params: dict[str, Any], request: HttpRequest) -> Fault | None:
        """Record a call; the fault that was ordered for it."""
        self.calls.append(Call(method, params, dict(request.headers)))
        await self.notify()
        faults = self._faults[method]
        fault = faults.popleft() if faults else None
        if fault is DROP:
            request.state.transport.abort()
        if fault is STALL:
            async with self.changed:
                await self.changed.wait_for(lambda: self.closing)
        return fault


def answered(result: Fault | dict[str, Any]) -> Response:
    if not isinstance(result, Fault):
        return Response(json.dumps(result), media_type="application/json")
    if result.status <= 0:
        return Response(status_code=500)
    if result.body is None:
        return HTMLResponse(result.page, result.status, headers=result.headers)
    return JSONResponse(result.body, result.status, headers=result.headers)
