"""Several processes deliver from one ledger, and each delivery is of one of them."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.ledger import Ledger, Settlement
from knowledge.publishing.model import DeliveryState
from tests.knowledge.publishing.office import DAILY

if TYPE_CHECKING:
    from knowledge.publishing.model import Parcel
    from tests.knowledge.publishing.office import Office

CHATS = [str(number) for number in range(40)]


async def work(ledger: Ledger, chance: random.Random, log: list[Parcel]) -> None:
    """Deliver until nothing is due; a tenth of the parcels must be tried again."""
    while parcels := await ledger.take("telegram", chance.randint(1, 9)):
        log += parcels
        await ledger.settle([ended(one, chance) for one in parcels])


def ended(parcel: Parcel, chance: random.Random) -> Settlement:
    if chance.random() < 0.1:
        return Settlement(parcel, DeliveryState.QUEUED, due_at=0)
    return Settlement(parcel, DeliveryState.SENT, message=parcel.message or "m")


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_delivery_is_taken_twice(office: Office, beside: Office, seed: int) -> None:
    chance = random.Random(seed)
    await office.followed_by(*CHATS[:30])
    await office.followed_by(*CHATS[30:], schedule=DAILY)
    published = [await office.publish(str(number)) for number in range(3)]
    office.clock.advance(days=1)
    log: list[Parcel] = []
    ledgers = [
        Ledger(one.database, one.clock, name)
        for one, name in ((office, "a"), (office, "b"), (beside, "c"), (beside, "d"))
    ]
    await asyncio.gather(*(work(one, chance, log) for one in ledgers))
    for row in await office.rows():
        assert (row.state, row.owner) == ("sent", None)
    tries = Counter((slip.post_id, one.chat.id) for one in log for slip in one.slips)
    settled = {(row.post_id, row.chat_id): row.attempts for row in await office.rows()}
    assert tries == settled
    assert len(settled) == len(CHATS) * len(published)


async def test_a_chat_has_one_message_on_its_way(office: Office, beside: Office) -> None:
    await office.followed_by(*CHATS[:10])
    for number in range(3):
        await office.publish(str(number))
    taken = await asyncio.gather(*(one.take(4) for one in (office, beside) * 4))
    chats = [one.chat.id for parcels in taken for one in parcels]
    assert len(chats) == len(set(chats)) == 10
