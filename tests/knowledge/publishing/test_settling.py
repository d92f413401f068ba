"""Settling: what a parcel came to is written down, and what changed meanwhile follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.ledger import Ledger, Settlement
from knowledge.publishing.model import EVERYTHING, Address, DeliveryState
from knowledge.publishing.processes import Process
from tests.knowledge.publishing.office import chats_of

if TYPE_CHECKING:
    from knowledge.publishing.model import Interest
    from tests.knowledge.publishing.office import Clock, Office

ONCE = (0,)


async def test_nothing_is_settled_where_nothing_was_in_hand(office: Office) -> None:
    await office.followed_by("1")
    await office.publish()
    await office.ledger.settle([])
    assert await office.states() == ["queued"]


@pytest.mark.parametrize(
    "state",
    [DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.UNCERTAIN, DeliveryState.CANCELLED],
)
async def test_an_end_is_an_end(office: Office, state: DeliveryState) -> None:
    await office.followed_by("1")
    await office.publish()
    (parcel,) = await office.take()
    await office.ledger.settle(
        [Settlement(parcel, state, message="5", error="lỗi" * 200, doubts=1)]
    )
    (row,) = await office.rows()
    assert (row.state, row.owner, row.message) == (state, None, "5")
    assert (row.attempts, row.doubts, len(row.error)) == (1, 1, 300)
    assert await office.take() == []


async def test_another_try_comes_at_its_time_and_counts(office: Office, clock: Clock) -> None:
    await office.followed_by("1")
    await office.publish()
    await office.deliver(DeliveryState.QUEUED, due_at=clock.seconds + 30, error="429", doubts=1)
    assert await office.take() == []
    clock.advance(seconds=30)
    (parcel,) = await office.deliver(DeliveryState.QUEUED, attempts=0)
    assert (parcel.slips[0].attempts, parcel.slips[0].doubts) == (1, 1)
    (parcel,) = await office.deliver()
    assert (parcel.slips[0].attempts, parcel.slips[0].doubts) == (1, 1)
    assert [(row.state, row.error) for row in await office.rows()] == [("sent", None)]


async def test_who_left_hears_nothing_more(office: Office) -> None:
    await office.followed_by("1", "2")
    await office.publish("Một")
    parcels = await office.take()
    await office.publish("Hai")
    await office.settle(parcels[:1], DeliveryState.LEFT)
    await office.settle(parcels[1:])
    assert await office.states() == ["left", "sent", "left", "queued"]
    found = await office.subscribers.find(parcels[0].chat.address)
    assert found is not None
    assert (found.is_active, len(found.interests)) == (False, 1)
    assert (await office.publish("Ba")).recipients == 1


async def test_a_chat_that_moved_gets_its_posts_at_the_new_place(office: Office) -> None:
    await office.followed_by("-5")
    await office.publish()
    await office.deliver(DeliveryState.QUEUED, moved_to="-1005", attempts=0)
    assert chats_of(await office.take()) == ["-1005"]
    assert await office.subscribers.find(Address("telegram", "-5")) is None


async def test_a_chat_that_moved_to_a_known_one_is_tried_no_more(office: Office) -> None:
    await office.followed_by("-5", "-1005")
    await office.publish()
    old, new = sorted(await office.take(), key=lambda one: one.chat.id)
    await office.settle([old], DeliveryState.QUEUED, moved_to="-1005")
    await office.settle([new])
    assert await office.states() == ["left", "sent"]


async def test_of_a_deleted_topic_the_group_gets_what_it_followed(office: Office) -> None:
    await office.follow("-5", [EVERYTHING], thread="7")
    for title in ("Một", "Hai"):
        await office.publish(title)
    (parcel,) = await office.deliver(DeliveryState.QUEUED, leaves_topic=True)
    assert parcel.chat.address.thread == "7"
    for _ in range(2):
        (parcel,) = await office.deliver()
        assert parcel.chat.address == Address("telegram", "-5")
    assert await office.states() == ["sent", "sent"]
    assert (await office.publish("Ba")).recipients == 1
    assert await office.subscribers.find(Address("telegram", "-5", "7")) is None


@pytest.mark.parametrize("interests", [[], [EVERYTHING]])
async def test_of_a_deleted_topic_a_group_that_is_known_gets_each_post_once(
    office: Office, interests: list[Interest]
) -> None:
    await office.follow("-5", [EVERYTHING], thread="7")
    await office.follow("-5", interests)
    await office.publish()
    parcels = await office.take()
    (old,) = (one for one in parcels if one.chat.address.thread)
    await office.settle([old], DeliveryState.QUEUED, leaves_topic=True)
    await office.settle([one for one in parcels if one is not old] or await office.take())
    assert await office.states() == ["sent"]
    assert (await office.publish("Hai")).recipients == 1
    group = await office.subscribers.find(Address("telegram", "-5"))
    assert group is not None
    assert group.interests == {EVERYTHING}


async def test_a_change_while_in_hand_is_followed_by_an_edit(office: Office) -> None:
    await office.followed_by("1")
    published = await office.publish("Cũ")
    parcels = await office.take()
    assert (await office.change(published.article_id, "Mới")).recipients == 0
    await office.settle(parcels)
    (parcel,) = await office.deliver()
    assert (parcel.action, parcel.message, parcel.slips[0].version) == ("edit", "m1.1", 2)
    assert await office.take() == []
    assert (await office.tally(published)).sent == 1


@pytest.mark.parametrize(
    ("state", "then"),
    [
        (DeliveryState.SENT, ("delete", "queued")),
        (DeliveryState.QUEUED, ("send", "cancelled")),
        (DeliveryState.DEAD, ("send", "dead")),
        (DeliveryState.LEFT, ("send", "left")),
    ],
)
async def test_what_is_withdrawn_while_in_hand_never_stays(
    office: Office, state: DeliveryState, then: tuple[str, str]
) -> None:
    await office.followed_by("1")
    published = await office.publish()
    parcels = await office.take()
    await office.posts.withdraw(published.article_id)
    await office.settle(parcels, state)
    assert [(row.action, row.state) for row in await office.rows()] == [then]


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.DEAD])
async def test_what_is_withdrawn_while_it_is_edited_is_deleted(
    office: Office, state: DeliveryState
) -> None:
    await office.followed_by("1")
    published = await office.publish()
    await office.deliver()
    await office.change(published.article_id, "Mới")
    parcels = await office.take()
    await office.posts.withdraw(published.article_id)
    await office.settle(parcels, state)
    (parcel,) = await office.deliver()
    assert (parcel.action, parcel.message) == ("delete", "m1.1")
    assert (await office.tally(published)).deleted == 1


async def test_what_another_process_released_is_not_settled(office: Office, beside: Office) -> None:
    await office.followed_by("1")
    await office.publish()
    (parcel,) = await office.take()
    assert await beside.ledger.release(ONCE) == 1
    await office.settle([parcel])
    assert [(row.state, row.message) for row in await office.rows()] == [("queued", None)]
    other = Ledger(beside.database, beside.clock, "beside")
    (again,) = await other.take("telegram", 1)
    await office.settle([parcel], DeliveryState.DEAD)
    assert await office.states() == ["sending"]
    await other.settle([Settlement(again, DeliveryState.SENT, message="9")])
    assert [(row.state, row.message, row.doubts) for row in await office.rows()] == [
        ("sent", "9", 1)
    ]


async def test_only_what_dead_processes_had_is_released(
    office: Office, beside: Office, clock: Clock
) -> None:
    process = Process(beside.database, clock)
    await process.renew()
    alive = Ledger(beside.database, clock, process.id)
    await office.followed_by("1", "2", "3")
    await office.publish()
    await alive.take("telegram", 1)
    await office.take(1)
    assert await beside.ledger.release(ONCE) == 1
    assert await office.states() == ["sending", "queued", "queued"]
    await process.leave()
    assert await beside.ledger.release(ONCE) == 1
    assert await beside.ledger.release(ONCE) == 0


@pytest.mark.parametrize("most", [0, 1, 2])
async def test_a_doubtful_message_is_sent_again_so_often_and_no_more(
    office: Office, most: int
) -> None:
    await office.followed_by("1")
    published = await office.publish()
    for _ in range(most):
        assert len(await office.take()) == 1
        await office.ledger.release([0] * most)
        assert await office.states() == ["queued"]
    assert len(await office.take()) == 1
    await office.ledger.release([0] * most)
    assert await office.states() == ["uncertain"]
    assert (await office.tally(published)).uncertain == 1
    assert await office.take() == []


async def test_what_was_in_hand_again_and_again_waits_longer_each_time(
    office: Office, clock: Clock
) -> None:
    await office.followed_by("1")
    await office.publish()
    assert len(await office.take()) == 1
    await office.ledger.release((0, 4, 8))
    for pause in (4, 8):
        assert len(await office.take()) == 1
        await office.ledger.release((0, 4, 8))
        clock.advance(seconds=pause - 1)
        assert await office.take() == []
        clock.advance(seconds=1)
    assert len(await office.deliver()) == 1
    assert await office.states() == ["sent"]


async def test_crashes_in_a_row_do_not_all_fall_on_the_same_people(
    office: Office, clock: Clock
) -> None:
    await office.followed_by(*map(str, range(1, 9)))
    await office.publish()
    for _ in range(4):
        clock.advance(seconds=1)
        assert len(await office.take(2)) == 2
        assert await office.ledger.release([0, 0, 0]) == 2
    assert [row.doubts for row in await office.rows()] == [1] * 8
    assert len(await office.deliver()) == 8
    assert await office.states() == ["sent"] * 8


@pytest.mark.parametrize("action", ["edit", "delete"])
async def test_edits_and_deletions_are_always_done_again(office: Office, action: str) -> None:
    await office.followed_by("1")
    published = await office.publish()
    await office.deliver()
    if action == "edit":
        await office.change(published.article_id, "Mới")
    else:
        await office.posts.withdraw(published.article_id)
    for _ in range(3):
        assert [one.action for one in await office.take()] == [action]
        assert await office.ledger.release(()) == 1


async def test_what_is_released_heeds_what_happened_meanwhile(office: Office) -> None:
    await office.followed_by("1", "2", "3")
    published = await office.publish("Một")
    await office.settle(await office.take(1))
    await office.change(published.article_id, "Mới")
    parcels = await office.take()
    assert sorted(one.action for one in parcels) == ["edit", "send", "send"]
    await office.posts.withdraw(published.article_id)
    await office.ledger.release(ONCE)
    assert [(row.action, row.state) for row in await office.rows()] == [
        ("delete", "queued"),
        ("send", "cancelled"),
        ("send", "cancelled"),
    ]


async def test_what_is_released_is_not_for_who_left_meanwhile(office: Office) -> None:
    await office.followed_by("1")
    await office.publish()
    (parcel,) = await office.take()
    await office.subscribers.leave(parcel.chat.address)
    await office.ledger.release(ONCE)
    assert await office.states() == ["cancelled"]
