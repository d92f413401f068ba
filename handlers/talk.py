"""One request in its place: what a handler is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.publishing.editors import Person
from knowledge.publishing.model import Address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.conversation import Conversation
    from handlers.messages import Reply, Request
    from knowledge.answering.knowledge import Knowledge
    from knowledge.publishing.questions import Asked
    from knowledge.store.lane import Order


@dataclass(frozen=True, slots=True)
class Talk:
    """A request, the conversation that it belongs to, and what is known."""

    request: Request
    conversation: Conversation
    known: Knowledge

    @property
    def person(self) -> Person:
        """Who speaks."""
        return Person(self.request.channel, self.request.person)

    @property
    def address(self) -> Address:
        """Where posts to this chat go."""
        return Address(self.request.channel, self.request.chat, self.request.thread)


@dataclass(frozen=True, slots=True)
class Said:
    """A reply, and what is kept of it.

    Attributes:
        reply: what the bot says.
        conversation: the one from now on; None where it stays as it is.
        asked: the question that the reply answers, for the log of questions; None where it is none.
    """

    reply: Reply
    conversation: Conversation | None = None
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply, and what is `left` to be kept once it is out, see `KnowledgeBase.keep`.

    `unseen` is kept instead where it did not get out: its buttons cannot be typed.
    """

    reply: Reply
    left: Sequence[Order] = ()
    unseen: Sequence[Order] = ()
