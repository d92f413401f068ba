"""What happens in open chats, told at once: by this process as it happens, of others in seconds."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from bot.outage import StoreOutage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store.transcripts import Message, Transcripts

_EVERY = 2.0
_WAITING = 256
"""Events that a listener may leave lying; one that leaves more is slower than people read."""


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
        self._ours: set[int] = set()
        self._is_closed = False

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

    def added(self, chat: str, *messages: Message) -> None:
        """Tell of messages that this process has added."""
        self._ours.update(one.id for one in messages)
        for one in messages:
            self.tell(chat, Event(Change.ADDED, one, one.id))

    def answered(self, chat: str, *messages: Message) -> None:
        """Tell a person's other tabs of an answer; the tab that asked is answered itself."""
        self._ours.update(one.id for one in messages)
        if len(self._listeners.get(chat, ())) > 1:
            self.added(chat, *messages)

    def tell(self, chat: str, event: Event) -> None:
        """Tell everybody who listens to a chat; who is too slow is left to come back."""
        for listener in tuple(self._listeners.get(chat, ())):
            is_slow = listener.full()
            if is_slow:
                listener.get_nowait()
            listener.put_nowait(_CLOSED if is_slow else event)

    def close(self) -> None:
        """Let every listener go."""
        self._is_closed = True
        for chat in tuple(self._listeners):
            self.tell(chat, _CLOSED)

    async def run(self) -> None:
        """Look for what other processes add, until cancelled."""
        store, last = StoreOutage("open chats are told of news"), None
        while True:
            last = await store.endure(partial(self.look, last))
            await asyncio.sleep(_EVERY)

    async def look(self, last: int | None) -> int | None:
        """Tell of what was added after the message `last`; the newest one now, None for nobody.

        The first look only finds out where things stand.
        """
        if not self._listeners:
            self._ours.clear()
            return None
        if last is None:
            return await self._transcripts.last_id()
        fresh = await self._transcripts.since(last)
        for chat in {chat for id_, chat in fresh if id_ not in self._ours}:
            self.tell(chat, Event(Change.NEWS))
        newest = fresh[-1][0] if fresh else last
        self._ours = {id_ for id_ in self._ours if id_ > newest}
        return newest
