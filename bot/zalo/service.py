"""What a channel of Zalo asks of the process that it runs in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from bot.delivery.courier import Courier
    from bot.delivery.pace import Pace
    from bot.zalo.dialogue import Answerer, Keep
    from knowledge.publishing.editors import Editors
    from knowledge.store.inbox import Inbox
    from knowledge.store.menus import Menus


class Audience(Protocol):
    """Whoever keeps which chats can be reached."""

    async def gone(self, channel: str, chat: str) -> None:
        """Note that a chat cannot be reached any more."""
        ...


class Service(Protocol):
    """The deliveries, under duties that processes share."""

    @property
    def audience(self) -> Audience:
        """Who hears of posts."""
        ...

    @property
    def editors(self) -> Editors:
        """Who may publish."""
        ...

    async def take(self, duty: str) -> bool:
        """Whether this process may do what only one may do at a time."""
        ...

    async def wake(self, channel: str, chat: str) -> None:
        """Deliver what was held until somebody writes."""
        ...

    async def run(self, courier: Courier, pace: Pace) -> None:
        """Deliver until cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class Office:
    """The parts of the process that a channel works with.

    Attributes:
        answerer: turns requests into replies.
        keep: keeps what answering left, once the answer is out.
        clock: seconds that never go back, for the limits on questions and on messages.
        now: the time.
    """

    answerer: Answerer
    keep: Keep
    inbox: Inbox
    menus: Menus
    service: Service
    clock: Callable[[], float]
    now: Callable[[], datetime.datetime]
