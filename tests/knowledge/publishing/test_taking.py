"""Taking from the ledger: fair between posts, in order for a chat, never in quiet hours."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from knowledge.publishing.model import EVERYTHING, Address, DeliveryState, Interest, Schedule, Scope
from tests.knowledge.publishing.office import ALWAYS, DAILY, articles_of, chats_of, local

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Clock, Office

MANY = [str(number) for number in range(100, 150)]


async def follow(office: Office, topic: str, chats: list[str]) -> None:
    for chat in chats:
        await office.follow(chat, [Interest(Scope.TOPIC, topic)], ALWAYS)


async def test_nothing_is_due_where_nothing_was_published(office: Office) -> None:
    await office.followed_by("1")
    assert await office.take() == []


async def test_what_is_taken_says_what_to_do(office: Office) -> None:
    await office.followed_by("7001")
    published = await office.publish()
    (parcel,) = await office.take()
    (slip,) = parcel.slips
    assert (parcel.chat.address, parcel.message) == (Address("telegram", "7001"), None)
    assert (slip.post_id, slip.article_id) == (published.post_id, published.article_id)
    assert (slip.action, slip.version, slip.attempts, slip.doubts) == ("send", 1, 0, 0)
    assert [row.state for row in await office.rows()] == ["sending"]
    assert await office.take() == []


async def test_no_more_than_asked_for_is_taken(office: Office) -> None:
    await office.followed_by(*MANY[:20])
    await office.publish()
    sizes = [len(await office.take(8)) for _ in range(4)]
    assert sizes == [8, 8, 4, 0]


async def test_a_short_post_is_not_behind_a_long_one(office: Office) -> None:
    await follow(office, "dai", MANY[:20])
    await follow(office, "gap", ["1"])
    long = await office.publish("Dài", topics=("dai",))
    assert len(await office.take(5)) == 5
    short = await office.publish("Gấp", topics=("gap",))
    taken = await office.take(4)
    assert sorted(articles_of(taken)) == [(long.article_id,)] * 3 + [(short.article_id,)]


async def test_posts_take_turns_one_by_one(office: Office) -> None:
    await follow(office, "mot", MANY[:3])
    await follow(office, "hai", MANY[3:6])
    published = [await office.publish(topics=(topic,)) for topic in ("mot", "hai")]
    taken = [articles_of(await office.take(1))[0][0] for _ in range(6)]
    assert taken == [one.article_id for one in published] * 3


async def test_a_chat_gets_its_posts_in_order(office: Office) -> None:
    await office.followed_by("1")
    published = [(await office.publish(str(number))).article_id for number in range(3)]
    seen: list[int] = []
    for _ in published:
        (parcel,) = await office.take()
        assert await office.take() == []
        seen += parcel.article_ids
        await office.settle([parcel])
    assert seen == published


async def test_a_later_post_waits_for_an_earlier_one_that_is_tried_again(
    office: Office, clock: Clock
) -> None:
    await office.followed_by("1", "2")
    first = await office.publish("Một")
    one, two = await office.take()
    second = await office.publish("Hai")
    await office.settle([one], DeliveryState.QUEUED, due_at=clock.seconds + 60)
    await office.settle([two])
    later = await office.take()
    assert (chats_of(later), articles_of(later)) == (
        [two.chat.address.chat],
        [(second.article_id,)],
    )
    clock.advance(seconds=60)
    assert articles_of(await office.take()) == [(first.article_id,)]


async def test_a_deletion_does_not_wait_for_an_earlier_post(office: Office, clock: Clock) -> None:
    await office.followed_by("1")
    first = await office.publish("Một")
    await office.deliver(DeliveryState.DEAD)
    second = await office.publish("Hai")
    await office.deliver()
    await office.posts.revive(first.post_id)
    await office.deliver(DeliveryState.QUEUED, due_at=clock.seconds + 600)
    await office.posts.withdraw(second.article_id)
    (parcel,) = await office.take()
    assert (parcel.action, parcel.message) == ("delete", "m1.2")


async def test_resting_chats_are_left_alone_however_many(office: Office) -> None:
    await office.followed_by(*MANY)
    await office.publish()
    assert chats_of(await office.take(5, MANY[:-1])) == MANY[-1:]
    assert len(await office.take(100, MANY[:30])) == 19


async def test_quiet_hours_that_begin_meanwhile_hold_what_is_queued(
    office: Office, clock: Clock
) -> None:
    await office.follow("1", schedule=Schedule())
    await office.followed_by("2")
    clock.set("2026-11-25 20:59")
    await office.publish()
    clock.set("2026-11-25 21:00")
    assert chats_of(await office.take(1)) == ["2"]
    held, _ = await office.rows()
    assert held.due_at == local("2026-11-26 06:30")
    clock.set("2026-11-26 06:29")
    assert await office.take() == []
    clock.set("2026-11-26 06:30")
    assert chats_of(await office.take()) == ["1"]


async def test_a_change_may_come_in_quiet_hours_and_wakes_nothing_else(
    office: Office, clock: Clock
) -> None:
    await office.follow("1", schedule=Schedule())
    out = await office.publish("Đã đến")
    await office.deliver()
    clock.set("2026-11-25 20:59:30")
    await office.publish("Còn chờ")
    clock.set("2026-11-25 21:00")
    await office.change(out.article_id, "Sửa")
    (parcel,) = await office.deliver()
    assert (parcel.action, parcel.article_ids) == ("edit", (out.article_id,))
    assert await office.take() == []
    assert (await office.rows())[1].due_at == local("2026-11-26 06:30")


async def test_a_digest_that_falls_into_quiet_hours_waits_for_their_end(
    office: Office, clock: Clock
) -> None:
    await office.follow("1", schedule=Schedule(DAILY.frequency, digest_minute=5 * 60))
    await office.publish()
    clock.set("2026-11-26 05:00")
    assert await office.take() == []
    clock.set("2026-11-26 06:30")
    assert len(await office.take()) == 1


async def test_channels_take_their_own(office: Office) -> None:
    await office.followed_by("1")
    zalo = Address("zalo", "1")
    await office.subscribers.follow(zalo, [EVERYTHING], is_private=True)
    await office.publish()
    await office.publish()
    taken = await asyncio.gather(*(office.ledger.take(name, 5) for name in ("zalo", "telegram")))
    assert [[one.chat.address.channel for one in parcels] for parcels in taken] == [
        ["zalo"],
        ["telegram"],
    ]
