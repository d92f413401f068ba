"""What delivery asks of a channel, and what a channel says of each message."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.publishing.model import Address


class Verdict(StrEnum):
    """What became of a message; every error of a channel is one of these."""

    SENT = auto()
    LATER = auto()
    """The server failed for now: another try, with growing pauses."""
    FLOOD = auto()
    """Not accepted before `Outcome.seconds` have passed."""
    UNREACHED = auto()
    """The server was never reached: the message cannot have arrived."""
    DROPPED = auto()
    """The connection ended without an answer: the message has probably not arrived."""
    UNCERTAIN = auto()
    """No answer in time after the request was written: the message may well have arrived."""
    HELD = auto()
    """Not accepted before the person writes again: a channel's window has closed."""
    LEFT = auto()
    """The person blocked the bot, or the chat is gone."""
    MOVED = auto()
    """The chat has a new id, `Outcome.moved_to`."""
    NO_TOPIC = auto()
    """The topic is gone, the group is there: the message is for the group itself."""
    REFUSED = auto()
    """Refused for good."""
    GONE = auto()
    """The message to edit is not there any more; one to delete is then deleted."""
    STOP = auto()
    """The channel lets this bot send nothing: its token was revoked. Tried again after minutes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a channel says of one message; `message` is its id there."""

    verdict: Verdict
    message: str | None = None
    error: str = ""
    seconds: float = 0.0
    moved_to: str | None = None


class Courier(Protocol):
    """Carries messages into the chats of one channel, without ever raising for a refusal.

    What needs the store may raise its errors: the message did not arrive.
    """

    @property
    def channel(self) -> str:
        """The channel's name in addresses."""
        ...

    @property
    def connections(self) -> int:
        """How many messages may be on their way at once."""
        ...

    @property
    def per_second(self) -> float:
        """How many messages the channel takes in a second."""
        ...

    @property
    def can_edit(self) -> bool:
        """Whether an edit changes a message; where not, it puts a new one below."""
        ...

    @property
    def only(self) -> str | None:
        """The one chat that can be reached from here, None where all can."""
        ...

    def rest(self, chat: str) -> float:
        """Seconds between two messages to a chat."""
        ...

    async def send(self, address: Address, reply: Reply) -> Outcome:
        """Put a new message into a chat."""
        ...

    async def edit(self, address: Address, message: str, reply: Reply) -> Outcome:
        """Make a message show something else."""
        ...

    async def delete(self, address: Address, message: str) -> Outcome:
        """Take a message away."""
        ...
