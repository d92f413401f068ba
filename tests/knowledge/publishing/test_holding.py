"""Posts that wait until their person writes: blocked in order, woken together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.publishing.ledger import HELD
from knowledge.publishing.model import DeliveryAction, DeliveryState
from tests.knowledge.publishing.office import articles_of, chats_of

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Office

WEEK = 7 * 24 * 60 * 60


async def hold(office: Office) -> None:
    """Hold whatever is due now."""
    later = office.clock.seconds + 6 * WEEK
    await office.settle(await office.take(), DeliveryState.QUEUED, due_at=later, attempts=HELD)


async def test_a_held_post_goes_out_when_its_person_writes(office: Office) -> None:
    await office.followed_by("lan", "minh")
    await office.publish("Một")
    await hold(office)
    office.clock.advance(days=3)
    assert await office.take() == []
    assert await office.ledger.wake("telegram", "lan") == 1
    (parcel,) = await office.take()
    assert (chats_of([parcel]), parcel.is_digest, parcel.slips[0].attempts) == (["lan"], False, 0)


async def test_later_posts_wait_behind_it_and_go_out_in_one_message(office: Office) -> None:
    await office.followed_by("lan")
    await office.publish("Một")
    await hold(office)
    for title in ("Hai", "Ba"):
        await office.publish(title)
    assert await office.take() == []
    assert await office.ledger.wake("telegram", "lan") == 3
    parcels = await office.take()
    assert [len(ids) for ids in articles_of(parcels)] == [3]


async def test_a_held_change_goes_out_too_and_is_no_digest(office: Office) -> None:
    await office.followed_by("lan")
    published = await office.publish("Một")
    await office.deliver()
    await office.change(published.article_id, "Một, đã sửa")
    await hold(office)
    assert await office.take() == []
    assert await office.ledger.wake("telegram", "lan") == 1
    (parcel,) = await office.take()
    assert (parcel.action, parcel.is_digest) == (DeliveryAction.EDIT, False)


async def test_nothing_else_is_woken(office: Office) -> None:
    await office.followed_by("lan", "minh")
    await office.publish("Một")
    later = office.clock.seconds + 60
    await office.settle(await office.take(), DeliveryState.QUEUED, due_at=later)
    assert await office.ledger.wake("telegram", "lan") == 0
    assert await office.ledger.wake("zalo", "lan") == 0
    assert await office.take() == []
