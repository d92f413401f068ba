"""Carry posts into chats of Zalo, where nothing that was sent can be edited or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.courier import Outcome, Verdict

if TYPE_CHECKING:
    from bot.zalo.carrier import Carrier
    from bot.zalo.composer import Composer
    from handlers.messages import Reply
    from knowledge.publishing.model import Address


def resting_seconds(_chat: str) -> float:
    """Between two messages to a chat: a second."""
    return 1.0


class ZaloCourier:
    """Sends posts as new messages; see `Courier`."""

    can_edit = False
    only = None

    def __init__(self, carrier: Carrier, composer: Composer) -> None:
        self._carrier = carrier
        self._composer = composer
        self.channel = carrier.channel
        self.connections = carrier.connections
        self.per_second = carrier.per_second

    def rest(self, chat: str) -> float:
        """See `resting_seconds`."""
        return resting_seconds(chat)

    async def send(self, address: Address, reply: Reply) -> Outcome:
        """Send a reply; where one of its messages fails, all of it is sent again."""
        first = Outcome(Verdict.REFUSED, error="nothing to show")
        for at, message in enumerate(await self._composer.news(address, reply)):
            outcome = await self._carrier.carry(address.chat, message)
            if outcome.verdict is Verdict.HELD:
                return await self._carrier.knock(address.chat, reply, outcome)
            if outcome.verdict is not Verdict.SENT:
                return outcome
            first = first if at else outcome
        return first

    async def edit(self, address: Address, message: str, reply: Reply) -> Outcome:  # noqa: ARG002
        """Send it anew: what was sent stays."""
        return await self.send(address, reply)

    async def delete(self, address: Address, message: str) -> Outcome:  # noqa: ARG002
        """Nothing can be taken away; answers know of it no more."""
        return Outcome(Verdict.SENT, message)
