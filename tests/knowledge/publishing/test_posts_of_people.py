"""Posts to a person of several chats: told once, in the chat that they chose."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from knowledge.publishing.model import (
    EVERYTHING,
    Address,
    Content,
    DeliveryState,
    Interest,
)
from knowledge.store.schema import chats
from tests.knowledge.publishing.linked import (
    FAITH,
    TELEGRAM,
    YOUTH,
    ZALO,
    chat,
    follow,
    followed_and_linked,
    link,
    places,
    waiting,
)
from tests.knowledge.publishing.office import DAILY

if TYPE_CHECKING:
    from knowledge.publishing.links import Links
    from tests.knowledge.publishing.office import Office


class TestPosts:
    """A post reaches a person once."""

    async def test_it_goes_where_the_link_was_made(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        assert (await office.publish()).recipients == 1
        assert await waiting(office) == [(1, "zalo")]
        assert await office.subscribers.count() == 1

    async def test_it_goes_where_the_person_chose(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        await office.publish()
        assert await links.choose(ZALO, (await chat(office, TELEGRAM)).id)
        await office.publish()
        assert await waiting(office) == [(1, "telegram"), (2, "telegram")]
        assert await places(links) == ["telegram", "zalo"]
        assert (await chat(office, TELEGRAM)).instead is None
        assert (await chat(office, ZALO)).instead == TELEGRAM

    async def test_it_goes_to_another_where_that_one_left(
        self, office: Office, links: Links
    ) -> None:
        await followed_and_linked(office, links)
        await office.publish("Còn chờ")
        await office.subscribers.gone("zalo", "a1")
        await office.publish("Đăng sau")
        assert await waiting(office) == [(1, "telegram"), (2, "telegram")]
        assert await office.subscribers.count() == 1
        await office.subscribers.returned("zalo", "a1")
        await office.publish("Sau khi trở lại")
        assert await waiting(office) == [(1, "telegram"), (2, "telegram"), (3, "zalo")]

    async def test_a_delivery_that_finds_a_chat_gone_goes_elsewhere_with_what_waits(
        self, office: Office, links: Links
    ) -> None:
        await followed_and_linked(office, links)
        await links.choose(ZALO, (await chat(office, TELEGRAM)).id)
        await office.publish("Một")
        await office.publish("Hai")
        await office.deliver(DeliveryState.LEFT)
        assert await waiting(office) == [(1, "zalo"), (2, "zalo")]
        assert {(row.attempts, row.error) for row in await office.rows()} == {(0, None)}
        for parcel in await office.ledger.take("zalo", 9):
            await office.settle([parcel], DeliveryState.LEFT)
        assert await office.states() == ["left", "left"]

    async def test_it_goes_to_each_again_where_they_are_linked_no_more(
        self, office: Office, links: Links
    ) -> None:
        await followed_and_linked(office, links)
        assert await links.unlink(TELEGRAM)
        assert not await links.unlink(TELEGRAM)
        assert not await links.unlink(ZALO)
        assert (await office.publish()).recipients == 2
        assert await links.of(ZALO) == ()

    async def test_what_any_of_them_follows_counts(self, office: Office, links: Links) -> None:
        await follow(office, TELEGRAM, FAITH)
        await follow(office, ZALO, YOUTH)
        await link(links, ZALO, TELEGRAM)
        await office.publish(topics=("thanh-nien",))
        await office.publish(topics=("ton-giao", "thanh-nien"))
        await office.publish(topics=("nong-thon",))
        assert await waiting(office) == [(1, "telegram"), (2, "telegram")]
        assert {(await chat(office, one)).interests for one in (TELEGRAM, ZALO)} == {
            frozenset({FAITH, YOUTH})
        }

    async def test_a_chat_that_follows_nothing_may_hear_for_another(
        self, office: Office, links: Links
    ) -> None:
        await follow(office, TELEGRAM)
        await link(links, TELEGRAM, ZALO)
        await office.publish()
        (parcel,) = await office.ledger.take("zalo", 9)
        await office.settle([parcel], DeliveryState.QUEUED)
        assert await waiting(office) == [(1, "zalo")]

    async def test_what_waits_in_both_comes_once(self, office: Office, links: Links) -> None:
        for address in (TELEGRAM, ZALO):
            await follow(office, address, schedule=DAILY)
        await office.publish("Hai nơi cùng chờ")
        await link(links, TELEGRAM, ZALO)
        assert await waiting(office) == [(1, "zalo")]
        await links.choose(ZALO, (await chat(office, TELEGRAM)).id)
        assert await waiting(office) == [(1, "telegram")]
        assert len(await office.rows()) == 1

    async def test_what_has_come_to_one_comes_to_no_other(
        self, office: Office, links: Links
    ) -> None:
        await follow(office, TELEGRAM)
        await follow(office, ZALO, schedule=DAILY)
        await office.publish()
        await office.deliver()
        await link(links, TELEGRAM, ZALO)
        assert await office.states() == ["sent"]

    async def test_groups_and_other_people_hear_as_before(
        self, office: Office, links: Links
    ) -> None:
        await followed_and_linked(office, links)
        group = Address("telegram", "-5")
        await office.subscribers.follow(group, [EVERYTHING], is_private=False)
        await office.followed_by("8", "9")
        assert (await office.publish()).recipients == 4
        assert (await office.posts.outlook(Content("Tin"), office.clock.seconds)).chats == 4

    @pytest.mark.parametrize("seed", range(5))
    async def test_it_is_planned_as_one_would_by_hand(
        self, office: Office, links: Links, seed: int
    ) -> None:
        """Random people against a plain computation of who hears where."""
        chance = random.Random(seed)
        topics = {}
        for number in range(30):
            address = Address(chance.choice(["telegram", "zalo", "web"]), str(number))
            topics[address] = chance.sample([FAITH, YOUTH], chance.randint(0, 2))
            await office.subscribers.follow(address, topics[address], is_private=True)
        for _ in range(20):
            there, here = chance.sample(list(topics), 2)
            await links.redeem(here, await links.issue(there))
        for one in chance.sample(list(topics), 8):
            await office.subscribers.gone(one.channel, one.chat)
        await office.publish(topics=("ton-giao",))
        assert sorted(row.chat_id for row in await office.rows()) == await by_hand(office, topics)


async def by_hand(office: Office, topics: dict[Address, list[Interest]]) -> list[int]:
    async with office.database.read() as connection:
        found = (await connection.execute(select(chats).order_by(chats.c.preference))).all()
    people: dict[int, list[tuple[bool, bool, int]]] = {}
    for row in found:
        follows = FAITH in topics[Address(row.channel, row.chat)]
        people.setdefault(row.person_id or -row.id, []).append((follows, row.is_active, row.id))
    heard = [
        [id_ for _, is_active, id_ in theirs if is_active]
        for theirs in people.values()
        if any(follows for follows, _, _ in theirs)
    ]
    return sorted(one[-1] for one in heard if one)
