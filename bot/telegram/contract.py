"""What the channel asks of the rest: who answers, who remembers, what to say on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.messages import Reply, Request


class Answerer(Protocol):
    """Whoever turns what a person did into what the bot says."""

    async def handle(self, request: Request) -> Reply:
        """Answer one request; called in order for one chat, at once for different chats."""
        ...


class Replies(Protocol):
    """Memory of which messages of the bot answer which question, so that an edit can edit them."""

    async def remember(self, chat: str, message: int, replies: list[int]) -> None:
        """Keep the ids of the messages that answer `message`, in order, in place of older ones."""
        ...

    async def recall(self, chat: str, message: int) -> list[int]:
        """Give the ids kept for `message`, in order; none where it has no known answer."""
        ...


@dataclass(frozen=True, slots=True)
class Voice:
    """What the channel says without asking the answerer; the words belong to the handlers.

    Attributes:
        apology: said where answering crashed or took too long.
        slow_down: said once where a chat asks more than its share.
        commands: command menu, (name without slash, description) in order.
    """

    apology: Reply
    slow_down: Reply
    commands: Sequence[tuple[str, str]] = ()
