"""Take updates that Telegram posts to us, and let it forget them only when they are answered."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, Protocol

import structlog
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from bot.telegram.updates import MALFORMED, order_of
from bot.web.security import Bounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from bot.telegram.updates import Update

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LONGEST_UPDATE = 1024 * 1024
_ANSWER_SECONDS = 55.0
"""Telegram waits a minute before it sends an update again."""

_FIRST = asyncio.FIRST_COMPLETED

_LOG = structlog.stdlib.get_logger("bot.telegram")


class Handled(Protocol):
    """Memory of which updates were answered, shared by processes."""

    async def has(self, update: str) -> bool:
        """Whether it was answered."""
        ...

    async def add(self, update: str) -> None:
        """Note that it is answered."""
        ...


class Webhook:
    """The way in for Telegram: who does not know the secret is refused unread.

    An update is confirmed (200) when its answer has gone out; one that comes again meanwhile waits
    for the same answer, one that comes again later is confirmed at once. One whose answer cannot go
    out for now, and what this process does not finish, gets 503, and Telegram sends it again.

    Args:
        secret: what Telegram repeats in a header of each request.
        handled: remembers answered updates.
    """

    def __init__(self, secret: str, handled: Handled) -> None:
        self._secret = secret.encode()
        self._handled = handled
        self._dispatch: Callable[[Update], None] | None = None
        self._answered: dict[int, asyncio.Event] = {}
        self._turns: dict[int, asyncio.Task[None]] = {}
        self._waits: dict[int, asyncio.Future[None]] = {}
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def secret(self) -> str:
        """What Telegram is told to repeat."""
        return self._secret.decode()

    def routes(self) -> list[Route]:
        """What serves it."""
        bounded = Middleware(Bounded, longest=_LONGEST_UPDATE)
        return [Route(PATH, self._take, methods=["POST"], middleware=[bounded])]

    def open(self, dispatch: Callable[[Update], None]) -> None:
        """Begin to take updates."""
        self._dispatch = dispatch

    def close(self) -> None:
        """Take no more, and leave what is not answered to Telegram."""
        self._dispatch = None
        for turn in self._turns.values():
            turn.cancel()

    def done(self, update: Update) -> None:
        """Note that an update needs nothing more."""
        if update["update_id"] in self._answered:
            self._answered[update["update_id"]].set()

    def held(self, update: Update) -> None:
        """Note that the answer to an update waits for Telegram, and leave the update to it."""
        waits = self._waits.get(update["update_id"])
        if waits and not waits.done():
            waits.set_result(None)
            self._settle()

    async def rest(self, seconds: float) -> bool:
        """Wait, at most `seconds`, until nothing is in hand but what waits; tell whether so."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        return self._idle.is_set()

    async def _take(self, request: Request) -> Response:
        self._check(request)
        update = self._understood(await request.body())
        id_ = update["update_id"]
        turn = self._turns.get(id_)
        if turn is None:
            self._waits[id_] = asyncio.get_running_loop().create_future()
            turn = self._turns[id_] = asyncio.create_task(self._turn(update))
            turn.add_done_callback(lambda _: self._forget(id_))
            self._idle.clear()
        await asyncio.wait({turn, self._waits[id_]}, timeout=_ANSWER_SECONDS, return_when=_FIRST)
        if not turn.done() or turn.cancelled():
            raise HTTPException(503)
        turn.result()
        return Response()

    def _check(self, request: Request) -> None:
        """Refuse whoever does not know the secret, in the same time however much of it is right."""
        given = request.headers.get(SECRET_HEADER)
        if given is None or not compare_digest(given.encode("utf-8", "replace"), self._secret):
            _LOG.warning("webhook refused", why="no secret" if given is None else "wrong secret")
            raise HTTPException(403)

    def _understood(self, body: bytes) -> Update:
        if self._dispatch is None:
            raise HTTPException(503)
        try:
            update = _object(body)
            order_of(update)
        except (*MALFORMED, ValueError, RecursionError) as error:
            _LOG.warning("webhook refused", why="no update", error=type(error).__name__)
            raise HTTPException(400) from None
        return update

    async def _turn(self, update: Update) -> None:
        if await self._handled.has(str(update["update_id"])):
            _LOG.info("update came again", update=update["update_id"])
            return
        if self._dispatch is None:
            raise asyncio.CancelledError
        answered = self._answered.setdefault(update["update_id"], asyncio.Event())
        self._dispatch(update)
        await answered.wait()
        await self._handled.add(str(update["update_id"]))

    def _forget(self, update_id: int) -> None:
        self._turns.pop(update_id, None)
        self._answered.pop(update_id, None)
        self._waits.pop(update_id, None)
        self._settle()

    def _settle(self) -> None:
        if all(waits.done() for waits in self._waits.values()):
            self._idle.set()


def _object(body: bytes) -> dict[str, Any]:
    """The update as JSON.

    Raises:
        ValueError: it is no object with an id.
    """
    read = json.loads(body)
    if not isinstance(read, dict) or type(read.get("update_id")) is not int:
        raise ValueError("no update")
    return read
