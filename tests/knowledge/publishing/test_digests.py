"""Digests: posts that share a message, and what becomes of it when one of them changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.model import DeliveryState
from tests.knowledge.publishing.office import DAILY, Office, articles_of

if TYPE_CHECKING:
    from knowledge.publishing.posts import Published
    from tests.knowledge.publishing.office import Clock


@pytest.fixture
async def gathered(office: Office, clock: Clock) -> list[Published]:
    """Three posts that are due as one digest to chat 1."""
    await office.follow("1", schedule=DAILY)
    published = [await office.publish(title) for title in ("Một", "Hai", "Ba")]
    clock.set("2026-11-26 07:30")
    return published


def ids(published: list[Published]) -> tuple[int, ...]:
    return tuple(one.article_id for one in published)


async def test_a_digest_is_one_message(office: Office, gathered: list[Published]) -> None:
    (parcel,) = await office.deliver()
    assert (parcel.is_digest, parcel.action, parcel.message) == (True, "send", None)
    assert parcel.article_ids == ids(gathered)
    assert {(row.state, row.message) for row in await office.rows()} == {("sent", "m1.1")}


async def test_before_its_hour_nothing_goes_out(
    office: Office, gathered: list[Published], clock: Clock
) -> None:
    clock.set("2026-11-26 07:29")
    assert await office.take() == []


async def test_a_digest_that_is_too_long_is_two(office: Office, clock: Clock) -> None:
    await office.follow("1", schedule=DAILY)
    for number in range(23):
        await office.publish(str(number))
    clock.set("2026-11-26 07:30")
    assert [len(one.slips) for _ in range(2) for one in await office.deliver()] == [20, 3]


async def test_a_changed_post_edits_the_digest_with_all_of_it(
    office: Office, gathered: list[Published]
) -> None:
    await office.deliver()
    await office.change(gathered[1].article_id, "Hai, sửa")
    (parcel,) = await office.deliver()
    assert (parcel.action, parcel.message, parcel.is_digest) == ("edit", "m1.1", True)
    assert parcel.article_ids == ids(gathered)
    assert await office.take() == []


async def test_a_withdrawn_post_leaves_the_survivors_then_nothing(
    office: Office, gathered: list[Published]
) -> None:
    await office.deliver()
    seen = []
    for one in gathered:
        await office.posts.withdraw(one.article_id)
        (parcel,) = await office.deliver()
        seen.append((parcel.action, parcel.article_ids))
        assert parcel.message == "m1.1"
    everything = ids(gathered)
    assert seen == [("edit", everything[1:]), ("edit", everything[2:]), ("delete", ())]
    assert (await office.tally(gathered[0])).deleted == 1


async def test_an_edit_that_is_tried_again_shows_no_more_than_is_left(
    office: Office, gathered: list[Published], clock: Clock
) -> None:
    await office.deliver()
    await office.change(gathered[0].article_id, "Một, sửa")
    await office.deliver(DeliveryState.QUEUED, due_at=clock.seconds + 60)
    await office.posts.withdraw(gathered[1].article_id)
    clock.advance(seconds=60)
    (parcel,) = await office.deliver()
    assert (parcel.action, parcel.message) == ("edit", "m1.1")
    assert parcel.article_ids == (gathered[0].article_id, gathered[2].article_id)


async def test_an_edit_that_is_tried_again_does_not_mix_with_a_new_digest(
    office: Office, gathered: list[Published], clock: Clock
) -> None:
    await office.deliver()
    await office.change(gathered[0].article_id, "Một, sửa")
    fresh = await office.publish("Bốn")
    await office.deliver(DeliveryState.QUEUED)
    clock.set("2026-11-27 07:30")
    seen = [(one.message, one.article_ids) for _ in range(2) for one in await office.deliver()]
    assert sorted(seen, key=str) == [("m1.1", ids(gathered)), (None, (fresh.article_id,))]


async def test_what_is_withdrawn_before_its_digest_is_not_in_it(
    office: Office, gathered: list[Published]
) -> None:
    await office.posts.withdraw(gathered[0].article_id)
    assert articles_of(await office.deliver()) == [ids(gathered[1:])]


async def test_what_is_withdrawn_while_its_digest_is_in_hand_is_taken_out_of_it(
    office: Office, gathered: list[Published]
) -> None:
    parcels = await office.take()
    await office.posts.withdraw(gathered[2].article_id)
    await office.settle(parcels)
    (parcel,) = await office.deliver()
    assert (parcel.action, parcel.article_ids) == ("edit", ids(gathered[:2]))
