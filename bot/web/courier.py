"""Carry posts into the chats of the web: into the store, and onto pages that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.courier import Outcome, Verdict
from bot.web.config import CHANNEL
from bot.web.live import Change, Event
from bot.web.transcript import posted
from knowledge.store.transcripts import Message

if TYPE_CHECKING:
    from bot.web.live import Live
    from handlers.messages import Reply
    from knowledge.publishing.model import Address
    from knowledge.store.transcripts import Transcripts

_PER_SECOND = 25.0
"""A message costs what an answer costs, and answers come first."""


class WebCourier:
    """Adds, changes and removes messages of posts; see `Courier`."""

    channel = CHANNEL
    connections = 4
    per_second = _PER_SECOND
    can_edit = True
    only = None

    def __init__(self, transcripts: Transcripts, live: Live) -> None:
        self._transcripts = transcripts
        self._live = live

    def rest(self, _chat: str) -> float:
        """A page needs no rest."""
        return 0.0

    async def send(self, address: Address, reply: Reply) -> Outcome:
        """Add a message to a chat."""
        (message,) = await self._transcripts.add(address.chat, posted(reply))
        self._live.added(address.chat, message)
        return Outcome(Verdict.SENT, str(message.id))

    async def edit(self, address: Address, message: str, reply: Reply) -> Outcome:
        """Make a message show something else; one that has gone with time needs nothing."""
        content = posted(reply)
        if await self._transcripts.change(address.chat, int(message), content):
            changed = Message(int(message), address.chat, content, 0)
            self._live.tell(address.chat, Event(Change.CHANGED, changed, changed.id))
        return Outcome(Verdict.SENT, message)

    async def delete(self, address: Address, message: str) -> Outcome:
        """Take a message away."""
        await self._transcripts.remove(address.chat, int(message))
        self._live.tell(address.chat, Event(Change.REMOVED, id=int(message)))
        return Outcome(Verdict.SENT, message)
