"""What the channel asks of the rest: who answers, who remembers, what to say on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.delivery.courier import Courier
    from bot.delivery.pace import Pace
    from handlers.inline import Suggestion
    from handlers.messages import Reply, Request
    from handlers.talk import Answered
    from knowledge.publishing.editors import Editors
    from knowledge.store.inbox import Inbox
    from knowledge.store.lane import Order


class Answerer(Protocol):
    """Whoever turns what a person did into what the bot says."""

    async def answer(self, request: Request) -> Answered:
        """Answer one request; called in order for one chat, at once for different chats."""
        ...

    async def suggest(self, text: str) -> Sequence[Suggestion]:
        """Give cards to share in another chat, for words that are still being typed."""
        ...


class Audience(Protocol):
    """Whoever keeps which chats can be reached."""

    async def gone(self, channel: str, chat: str) -> None:
        """Note that a chat blocked the bot or removed it."""
        ...

    async def moved(self, channel: str, old: str, new: str) -> None:
        """Note that a group has a new id."""
        ...


class Service(Protocol):
    """What a channel runs beside its answers: the deliveries, under duties that processes share."""

    @property
    def audience(self) -> Audience:
        """Who hears of posts."""
        ...

    @property
    def inbox(self) -> Inbox:
        """Where updates are kept whose answers wait."""
        ...

    @property
    def editors(self) -> Editors:
        """Who may publish."""
        ...

    async def take(self, duty: str) -> bool:
        """Whether this process may do what only one may do at a time."""
        ...

    async def run(self, courier: Courier, pace: Pace) -> None:
        """Deliver until cancelled."""
        ...


class Replies(Protocol):
    """Memory of which messages of the bot answer which question, so that an edit can edit them."""

    async def remember(
        self, chat: str, message: int | None, replies: list[int], left: Sequence[Order]
    ) -> None:
        """Keep the ids of the messages that answer `message`, in order, in place of older ones.

        What answering left is kept with them; it alone where there is no `message`.
        """
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
