"""What a channel does with the ledger: take what is due, and write down how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.publishing.ledger import Settlement
from knowledge.publishing.model import DeliveryState
from tests.handlers.publishing.conftest import CHANNEL

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase


async def deliver(
    base: KnowledgeBase, most: int = 9, state: DeliveryState = DeliveryState.SENT
) -> None:
    """Let at most so many deliveries end in a state."""
    await base.process.renew()
    parcels = await base.ledger.take(CHANNEL, most)
    assert parcels
    message = "77" if state is DeliveryState.SENT else None
    await base.ledger.settle([Settlement(one, state, message=message) for one in parcels])
