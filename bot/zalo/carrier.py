"""What the two channels of Zalo are to what they share: a way to carry one message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.delivery.courier import Outcome
    from bot.zalo.messages import Message
    from handlers.messages import Reply


class Carrier(Protocol):
    """Carries messages into the chats of one channel, without ever raising for a refusal."""

    @property
    def channel(self) -> str:
        """The channel's name in addresses."""
        ...

    @property
    def most_keys(self) -> int:
        """How many buttons a message may have."""
        ...

    @property
    def connections(self) -> int:
        """How many messages may be on their way at once."""
        ...

    @property
    def per_second(self) -> float:
        """How many messages the channel takes in a second."""
        ...

    async def carry(self, chat: str, message: Message) -> Outcome:
        """Put a message into a chat."""
        ...

    async def knock(self, chat: str, reply: Reply, closed: Outcome) -> Outcome:
        """Put what may go into a chat that is closed, see `Verdict.HELD`."""
        ...

    async def show_typing(self, chat: str) -> None:
        """Show that an answer is being written, where the channel can."""
        ...
