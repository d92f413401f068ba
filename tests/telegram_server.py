"""A Bot API server on loopback: it behaves as documented and fails when it is told to.

It speaks real HTTP with the status codes of Telegram, keeps updates until a getUpdates with a
higher offset confirms them, refuses what Telegram refuses, and records every call.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import HTTP
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.loopback import Loopback
from tests.telegram_api import BOT, TOKEN, BotApi, Fault, asked_message, member, person_of
from tests.telegram_rules import decoded

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import MIMEPart

    from starlette.requests import Request as HttpRequest

PERSON = 7001
"""A person; the id of their private chat with the bot is the same."""
GROUP = -1_001_234
PATIENCE = 60.0
"""Seconds before a test that waits for a call gives up."""

DROP = Fault(0, "the connection is dropped without an answer")
DROP_AFTER = Fault(-2, "the connection is dropped when the call is done")
STALL = Fault(-1, "no answer comes until the server closes")


def flood(seconds: int) -> Fault:
    return Fault(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: what it asked, the status that it got, and when it came.

    `at` is in seconds of the event loop's clock, `answered` too; `line` tells connections apart.
    """

    method: str
    params: dict[str, Any]
    status: int
    at: float
    answered: float
    line: int


class TelegramServer:
    """Use as `async with TelegramServer() as server`; the bot's base URL is `server.url`."""

    def __init__(self) -> None:
        self.api = BotApi()
        self.calls: list[Call] = []
        self.chaos: Callable[[str, dict[str, Any]], Fault | None] = lambda method, params: None
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        app = Starlette(routes=[Route("/bot{token}/{method}", self._serve, methods=["POST"])])
        self._server = Loopback(app, http=AbortingProtocol)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.api.closing = True
        await self.api.notify()
        await self._server.stop()

    def fail(self, method: str, *faults: Fault) -> None:
        """Answer the next calls of `method` with these faults, in order."""
        self._faults[method].extend(faults)

    async def push(self, **update: Any) -> int:
        """Queue an update as given; its id."""
        number = next(self.api.ids)
        self.api.updates.append({"update_id": number, **update})
        await self.api.notify()
        return number

    async def say(self, text: str, chat: int = PERSON, **message: Any) -> int:
        """Queue a message of a person; its message id."""
        number = next(self.api.ids)
        await self.push(message=asked_message(chat, number, text, message))
        return number

    async def edit(self, number: int, text: str, chat: int = PERSON, **message: Any) -> None:
        """Queue the edit of a person's message."""
        edited = asked_message(chat, number, text, message) | {"edit_date": 1_790_000_100}
        await self.push(edited_message=edited)

    async def press(self, action: str, message: dict[str, Any] | None, person: int = PERSON) -> str:
        """Queue the press of a button under `message`, None where it is unknown; the query's id."""
        query = str(next(self.api.ids))
        self.api.presses.add(query)
        body = {"id": query, "from": person_of(person), "chat_instance": "1", "data": action}
        await self.push(callback_query=body | ({"message": message} if message else {}))
        return query

    async def search(self, words: str, person: int = PERSON) -> str:
        """Queue what somebody types behind the bot's name in another chat; the query's id."""
        query = str(next(self.api.ids))
        self.api.queries.add(query)
        body = {"id": query, "from": person_of(person), "query": words, "offset": ""}
        await self.push(inline_query=body)
        return query

    async def become(self, status: str, chat: int = PERSON, before: str = "member") -> None:
        """Queue that the bot's own place in a chat has changed."""
        bot = BOT["id"]
        await self.push(
            my_chat_member={
                "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
                "from": person_of(PERSON),
                "date": 1_790_000_000,
                "old_chat_member": member(bot, before) | {"user": BOT},
                "new_chat_member": member(bot, status) | {"user": BOT},
            }
        )

    async def called(self, method: str, times: int = 1, status: int = 200) -> list[Call]:
        """Wait for that many calls of `method` with that status; all of them so far."""
        async with asyncio.timeout(PATIENCE), self.api.changed:
            await self.api.changed.wait_for(lambda: len(self.of(method, status)) >= times)
        return self.of(method, status)

    async def shows(self, words: str, chat: int = PERSON) -> None:
        """Wait until a message of the bot in a chat has these words."""
        async with asyncio.timeout(PATIENCE), self.api.changed:
            await self.api.changed.wait_for(lambda: any(words in it for it in self.texts(chat)))

    async def polled(self, times: int = 1) -> None:
        """Wait until that many calls of getUpdates have come, answered or not."""
        async with asyncio.timeout(PATIENCE), self.api.changed:
            await self.api.changed.wait_for(lambda: self.api.polls >= times)

    async def settled(self) -> None:
        """Wait until every update so far is confirmed."""
        async with asyncio.timeout(PATIENCE), self.api.changed:
            await self.api.changed.wait_for(lambda: not self.api.updates)

    def of(self, method: str, status: int = 200) -> list[Call]:
        """The calls of `method` so far with that status."""
        return [call for call in self.calls if call.method == method and call.status == status]

    def texts(self, chat: int = PERSON) -> list[str]:
        """What a chat shows of the bot, in order."""
        return [shown.text for shown in self.api.shown.values() if shown.chat == chat]

    @property
    def unconfirmed(self) -> list[int]:
        """Ids of the updates that the next process will get."""
        return [update["update_id"] for update in self.api.updates]

    async def _serve(self, request: HttpRequest) -> Response:
        method = request.path_params["method"]
        try:
            body = await request.body()
        except ClientDisconnect:
            return Response(status_code=400)
        at = asyncio.get_running_loop().time()
        params = decoded(_fields(request.headers.get("content-type", ""), body))
        result = await self._result(request.path_params["token"], method, params)
        status = result.status if isinstance(result, Fault) else 200
        answered = asyncio.get_running_loop().time()
        line = request.client.port if request.client else 0
        self.calls.append(Call(method, params, status, at, answered, line))
        await self.api.notify()
        if result is DROP:
            request.state.transport.abort()
        if result is STALL:
            async with self.api.changed:
                await self.api.changed.wait_for(lambda: self.api.closing)
        return _response(result)

    async def _result(self, token: str, method: str, params: dict[str, Any]) -> Any:
        if token != TOKEN:
            return Fault(401, "Unauthorized")
        faults = self._faults[method]
        fault = faults.popleft() if faults else self.chaos(method, params)
        if fault is DROP_AFTER:
            await self.api.call(method, params)
            return DROP
        return fault or await self.api.call(method, params)


def _response(result: Any) -> Response:
    if not isinstance(result, Fault):
        return JSONResponse({"ok": True, "result": result})
    if result.status <= 0:
        return Response(status_code=500)
    if result.page:
        return HTMLResponse(result.page, result.status)
    body = {"ok": False, "error_code": result.status, "description": result.description}
    extra = {"parameters": result.parameters} if result.parameters else {}
    return JSONResponse(body | extra, result.status)


def _fields(kind: str, body: bytes) -> dict[str, str | bytes]:
    """The fields of a form, files as bytes."""
    if not kind.startswith("multipart/form-data"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    parts = message_from_bytes(head + body, policy=HTTP).iter_parts()
    return {
        str(part.get_param("name", header="content-disposition")): _value(part) for part in parts
    }


def _value(part: MIMEPart) -> str | bytes:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise TypeError("a field of a form is no form")
    return content if part.get_filename() else content.decode()


class AbortingProtocol(H11Protocol):
    """Lets the application drop its connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}
