"""What happens in open chats, told at once: by this process as it happens, of others in seconds."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store.transcripts import Message, Transcripts

_EVERY = 2.0
_WAITING = 256
"""Events that a listener may leave lying; one that leaves more is slower than people read."""

_LOG = structlog.stdlib.get_logger("bot.web")


class Change(Enum):
    """What happened in a chat."""

    ADDED = auto()
    CHANGED = auto()
    REMOVED = auto()
    NEWS = auto()
    """Another process added something: read it."""
    CLOSED = auto()
    """Nothing is told any more."""


@dataclass(frozen=True, slots=True)
class Event:
    """A change, the message that it is about, and its id."""

    change: Change
    message: Message | None = None
    id: int = 0


_CLOSED = Event(Change.CLOSED)

Listener = asyncio.Queue[Event]


class Live:
    """The listeners of this process, by chat."""

    def __init__(self, transcripts: Transcripts) -> None:
        self._transcripts = transcripts
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self._is_closed = False

    @property
    def count(self) -> int:
        """How many listen."""
        return sum(map(len, self._listeners.values()))

    @contextmanager
    def listening(self, chat: str) -> Iterator[Listener]:
        """A queue of what happens in a chat inside the block."""
        listener = Listener(_WAITING)
        self._listeners[chat].add(listener)
        if self._is_closed:
            listener.put_nowait(_CLOSED)
        try:
            yield listener
        finally:
            self._listeners[chat].discard(listener)
            if not self._listeners[chat]:
                del self._listeners[chat]

    def tell(self, chat: str, event: Event) -> None:
        """Tell everybody who listens to a chat; who is too slow is left to come back."""
        for listener in tuple(self._listeners.get(chat, ())):
            if listener.full():
                listener.get_nowait()
                event = _CLOSED
            listener.put_nowait(event)

    def close(self) -> None:
        """Let every listener go."""
        self._is_closed = True
        for chat in tuple(self._listeners):
            self.tell(chat, _CLOSED)

    async def run(self) -> None:
        """Look for what other processes add, until cancelled."""
        last = 0
        while True:
            try:
                last = await self.look(last)
            except SQLAlchemyError:
                _LOG.exception("chats not looked at")
            await asyncio.sleep(_EVERY)

    async def look(self, last: int) -> int:
        """Tell of what was added after the message `last`; the newest one now, 0 for no listener.

        The first look only finds out where things stand.
        """
        if not self._listeners:
            return 0
        newest = await self._transcripts.last_id()
        if last and newest > last:
            for chat in await self._transcripts.chats_since(last, frozenset(self._listeners)):
                self.tell(chat, Event(Change.NEWS))
        return newest
