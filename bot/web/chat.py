"""The chat in a browser: a page, its form, and what happens while the page is open."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import structlog
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.outage import log_crash
from bot.quota import Admission, Quota
from bot.web import transcript
from bot.web.config import CHANNEL
from bot.web.forms import read_form
from bot.web.live import Change, Event
from bot.web.render import item_of
from bot.web.security import content_policy
from handlers.messages import Request as Asked
from handlers.site.wording import PRESSED, WORDS
from handlers.trouble import APOLOGY, SLOW_DOWN
from handlers.welcome import greeting, suggested
from knowledge.store.transcripts import Message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from bot.web.contract import Answerer
    from bot.web.limits import Streams
    from bot.web.live import Listener, Live
    from bot.web.render import Renderer
    from bot.web.visitors import Visitors
    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase
    from knowledge.store.transcripts import Transcripts

_SHOWN = 24
"""Messages on a page: a dozen questions with their answers."""

_LOOKED_THROUGH = 30
_LONGEST_TEXT = 4096
_ANSWER_SECONDS = 60.0
_HEARTBEAT = 20.0
_FRAGMENT = "X-Fragment"
_PASSING = 0
"""The id of a message that is shown and not kept."""

_LOG = structlog.stdlib.get_logger("bot.web")


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the chat: our own page, or a portal's frame.

    Attributes:
        address: of the page; what belongs to it has addresses below.
        visitors: who comes that way.
        ancestors: sites that may frame the page.
        is_frame: whether the page is made to be framed.
    """

    address: str
    visitors: Visitors
    ancestors: tuple[str, ...] = ()
    is_frame: bool = False

    def below(self, name: str) -> str:
        """The address of something that belongs to the page."""
        return f"{self.address.rstrip('/')}/{name}"


@dataclass(frozen=True, slots=True)
class Parts:
    """What every door of the chat shares."""

    base: KnowledgeBase
    answerer: Answerer
    renderer: Renderer
    transcripts: Transcripts
    live: Live
    canonical: str | None
    questions_per_minute: int
    streams: Streams


class _Stream(StreamingResponse):
    """Events for as long as the page is open, counted among those of its address."""

    def __init__(self, events: AsyncIterator[str], streams: Streams) -> None:
        super().__init__(events, media_type="text/event-stream")
        self._streams = streams

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._streams.one(scope):
            await super().__call__(scope, receive, send)


class Chat:
    """The chat behind one door; a person's questions are answered one after another."""

    def __init__(self, parts: Parts, door: Door) -> None:
        self._parts = parts
        self._door = door
        self._quota = Quota(parts.questions_per_minute, time.monotonic)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def routes(self) -> list[Route]:
        """What serves it."""
        return [
            Route(self._door.address, self._show, methods=["GET"]),
            Route(self._door.address, self._ask, methods=["POST"]),
            Route(self._door.below("su-kien"), self._listen, methods=["GET"]),
            Route(self._door.below("da-xem"), self._see, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        known_visitor = self._door.visitors.read(request)
        visitor = known_visitor or self._door.visitors.new()
        before = _number(request.query_params.get("truoc", ""))
        messages: Sequence[Message] = ()
        opened: frozenset[str] = frozenset()
        if known_visitor:
            found = await self._parts.transcripts.latest(visitor, _SHOWN + 1, before)
            messages, opened = found[-_SHOWN:], await self._parts.transcripts.opened(visitor)
            response = await self._page(
                visitor, messages, opened, before, has_older=len(found) > _SHOWN
            )
            await self._saw(visitor, messages)
        else:
            response = await self._page(visitor, messages, opened, before, has_older=False)
            self._door.visitors.remember(response, visitor)
        return response

    async def _page(
        self,
        visitor: str,
        messages: Sequence[Message],
        opened: frozenset[str],
        before: int,
        *,
        has_older: bool,
    ) -> Response:
        parts, door = self._parts, self._door
        html = parts.renderer.page(
            "chat.html",
            title=WORDS.site,
            description=WORDS.about,
            canonical=parts.canonical,
            here="/",
            address=door.address,
            events="" if before else door.below("su-kien"),
            seen=door.below("da-xem"),
            is_frame=door.is_frame,
            greeting=None if has_older or before else await self._greeting(),
            messages=parts.renderer.messages(messages, opened),
            older=messages[0].id if has_older else None,
            is_old=bool(before),
            last=messages[-1].id if messages else 0,
            mark=door.visitors.mark(visitor),
        )
        return HTMLResponse(html, headers=self._headers())

    def _headers(self) -> dict[str, str]:
        if not self._door.is_frame:
            return {}
        return {
            "content-security-policy": content_policy(self._door.ancestors),
            "cross-origin-resource-policy": "cross-origin",
        }

    async def _greeting(self) -> str:
        return self._parts.renderer.reply(greeting(await self._parts.base.known()))

    async def _saw(self, visitor: str, messages: Sequence[Message]) -> None:
        if any(one.seen_at is None and "post" in one.content for one in messages):
            await self._parts.transcripts.mark_seen(visitor, messages[-1].id)

    async def _ask(self, request: Request) -> Response:
        form = await read_form(request)
        visitor = self._maker(request, form)
        action = form.get("action") or None
        text = "" if action else form.get("text", "")
        if len(text) > _LONGEST_TEXT or len(action or "") > _LONGEST_TEXT:
            raise HTTPException(413)
        if self._quota.admit(visitor) is not Admission.ANSWER:
            return await self._shown(request, _passing(visitor, SLOW_DOWN), frozenset(), 429)
        lock = self._turns.setdefault(visitor, asyncio.Lock())
        async with lock:
            messages, opened = await self._turn(visitor, text, action)
        if messages[-1].id != _PASSING:
            self._parts.live.answered(visitor, *messages)
        return await self._shown(request, messages, opened)

    async def _turn(
        self, visitor: str, text: str, action: str | None
    ) -> tuple[tuple[Message, ...], frozenset[str]]:
        """Answer; give what was added to the chat, and what the person has opened."""
        transcripts = self._parts.transcripts
        asked = text
        if action:
            latest = await transcripts.latest(visitor, _LOOKED_THROUGH)
            known = await self._parts.base.known()
            asked = transcript.label_of(action, latest) or suggested(action, known) or PRESSED
        reply = await self._reply(Asked(CHANNEL, visitor, visitor, text, action))
        if reply.is_passing:
            return _passing(visitor, reply), frozenset()
        said = transcript.asked(asked.strip() or "…"), transcript.said(reply)
        return await transcripts.append(visitor, said, item_of(action or ""))

    async def _reply(self, asked: Asked) -> Reply:
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                return await self._parts.answerer.handle(asked)
        except Exception as error:  # noqa: BLE001 - where a crash meets the log and the person
            log_crash(_LOG, "answering crashed", error)
            return APOLOGY

    async def _shown(
        self,
        request: Request,
        messages: Sequence[Message],
        opened: frozenset[str],
        status: int = 200,
    ) -> Response:
        """The new messages alone for the page's script; for others the page, at the newest.

        What is not kept is on the page that answers the form, and on no other.
        """
        if _FRAGMENT in request.headers:
            html = self._parts.renderer.messages(messages, opened)
            return HTMLResponse(html, status, {_FRAGMENT: "1"})
        if status != 200:  # noqa: PLR2004
            raise HTTPException(status)
        if messages[-1].id == _PASSING:
            return await self._page(messages[-1].chat, messages, opened, 0, has_older=False)
        return RedirectResponse(f"{self._door.address}#m{messages[-1].id}", 303)

    async def _see(self, request: Request) -> Response:
        form = await read_form(request)
        visitor = self._maker(request, form)
        await self._parts.transcripts.mark_seen(visitor, _number(form.get("last", "")))
        return Response(status_code=204)

    def _maker(self, request: Request, form: dict[str, str]) -> str:
        """The visitor whom a form was made for, and who sends it."""
        visitor = self._door.visitors.read(request)
        if visitor is None or not self._door.visitors.made(form.get("mark", ""), visitor):
            raise HTTPException(403)
        return visitor

    async def _listen(self, request: Request) -> Response:
        visitor = self._door.visitors.read(request)
        if visitor is None:
            return Response(status_code=204)
        said = request.headers.get("last-event-id") or request.query_params.get("sau", "")
        return _Stream(self._events(visitor, _number(said)), self._parts.streams)

    async def _events(self, visitor: str, last: int) -> AsyncIterator[str]:
        with self._parts.live.listening(visitor) as listener:
            yield "retry: 3000\n\n"
            event = Event(Change.NEWS)
            read: set[int] = set()
            while event.change is not Change.CLOSED:
                if event.change is Change.NEWS:
                    for message in await self._parts.transcripts.read(visitor, last):
                        last = max(last, message.id)
                        read.add(message.id)
                        yield self._told(Event(Change.ADDED, message, message.id))
                elif event.change is not Change.ADDED or event.id not in read:
                    last = max(last, event.id)
                    yield self._told(event)
                while (following := await _next(listener)) is None:
                    yield ": \n\n"
                event = following

    def _told(self, event: Event) -> str:
        if event.message is None:
            return f"event: bo\ndata: {event.id}\n\n"
        name = "sua" if event.change is Change.CHANGED else "tin"
        html = self._parts.renderer.messages((event.message,))
        data = "".join(f"data: {line}\n" for line in html.splitlines() if line)
        return f"id: {event.id}\nevent: {name}\n{data}\n"


def _passing(visitor: str, reply: Reply) -> tuple[Message, ...]:
    return (Message(_PASSING, visitor, transcript.said(reply), 0),)


async def _next(listener: Listener) -> Event | None:
    try:
        async with asyncio.timeout(_HEARTBEAT):
            return await listener.get()
    except TimeoutError:
        return None


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 18 else 0  # noqa: PLR2004
