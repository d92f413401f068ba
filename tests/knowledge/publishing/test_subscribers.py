"""Following and leaving: choices are kept, and what waits for a chat goes with them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.model import (
    EVERYTHING,
    Address,
    DeliveryState,
    Frequency,
    Interest,
    Schedule,
    Scope,
)
from tests.knowledge.publishing.office import ALWAYS, DAILY, chats_of, local

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Clock, Office

LAN = Address("telegram", "7001")
TOPIC, TASK = Interest(Scope.TOPIC, "ton-giao"), Interest(Scope.TASK, "3")


async def test_a_chat_that_never_followed_is_not_known(office: Office) -> None:
    assert await office.subscribers.find(LAN) is None
    assert await office.subscribers.leave(LAN) is None
    assert await office.subscribers.unfollow(LAN, [EVERYTHING]) is None
    assert await office.subscribers.reschedule(LAN, DAILY) is None
    assert await office.subscribers.mute(LAN, 5) is None


async def test_interests_add_up(office: Office) -> None:
    first = await office.subscribers.follow(LAN, [TOPIC, TOPIC], is_private=True)
    second = await office.subscribers.follow(LAN, [TASK, TOPIC], is_private=True)
    assert [set(first.interests), set(second.interests)] == [{TOPIC}, {TOPIC, TASK}]
    assert second == await office.subscribers.find(LAN)
    assert (second.id, second.address, second.schedule) == (first.id, LAN, Schedule())
    assert second.is_subscribed


async def test_two_processes_make_one_chat(office: Office, beside: Office) -> None:
    both = await asyncio.gather(office.follow("7001", [TOPIC]), beside.follow("7001", [TASK]))
    assert both[0].id == both[1].id
    found = await office.subscribers.find(LAN)
    assert found is not None
    assert found.interests == {TOPIC, TASK}


async def test_unfollowing_one_thing_keeps_the_others_and_what_waits(office: Office) -> None:
    await office.follow("7001", [EVERYTHING, TOPIC], DAILY)
    await office.publish()
    left = await office.subscribers.unfollow(LAN, [TOPIC, TASK])
    assert left is not None
    assert left.interests == {EVERYTHING}
    assert await office.states() == ["queued"]


async def test_leaving_cancels_what_waits_and_nothing_else(office: Office) -> None:
    await office.followed_by("7001", "7002")
    await office.publish("Đã đến")
    await office.deliver()
    await office.publish("Còn chờ")
    left = await office.subscribers.leave(LAN)
    assert left is not None
    assert not left.is_subscribed
    assert await office.states() == ["sent", "sent", "cancelled", "queued"]
    assert await office.subscribers.count() == 1


async def test_what_is_tried_again_is_not_for_who_left_meanwhile(office: Office) -> None:
    await office.followed_by("7001")
    await office.publish()
    parcels = await office.take()
    await office.subscribers.leave(LAN)
    await office.settle(parcels, DeliveryState.QUEUED)
    assert await office.states() == ["cancelled"]


async def test_who_is_gone_hears_nothing_and_returns_with_the_choices(office: Office) -> None:
    await office.follow("7001", [TOPIC, TASK], DAILY)
    await office.publish(topics=("ton-giao",))
    await office.subscribers.gone("telegram", "7001")
    assert await office.states() == ["left"]
    assert (await office.publish(topics=("ton-giao",))).recipients == 0
    assert [await office.subscribers.returned("telegram", "7001") for _ in range(2)] == [
        True,
        False,
    ]
    back = await office.subscribers.find(LAN)
    assert back is not None
    assert back.interests == {TOPIC, TASK}
    assert (back.schedule, back.is_active) == (DAILY, True)
    assert (await office.publish(topics=("ton-giao",))).recipients == 1


async def test_a_stranger_does_not_return(office: Office) -> None:
    assert not await office.subscribers.returned("telegram", "7001")


async def test_a_new_schedule_moves_what_waits(office: Office, clock: Clock) -> None:
    await office.follow("7001", schedule=DAILY)
    await office.publish()
    assert [row.due_at for row in await office.rows()] == [local("2026-11-26 07:30")]
    weekly = replace(DAILY, frequency=Frequency.WEEKLY, digest_weekday=4)
    await office.subscribers.reschedule(LAN, weekly)
    assert [row.due_at for row in await office.rows()] == [local("2026-11-27 07:30")]
    await office.subscribers.reschedule(LAN, ALWAYS)
    (row,) = await office.rows()
    assert (row.due_at, row.is_digest) == (clock.seconds, False)


async def test_a_new_schedule_leaves_edits_alone(office: Office, clock: Clock) -> None:
    await office.followed_by("7001")
    out = await office.publish()
    await office.deliver()
    await office.change(out.article_id, "Mới")
    await office.subscribers.reschedule(LAN, DAILY)
    (row,) = await office.rows()
    assert (row.action, row.due_at, row.is_digest) == ("edit", clock.seconds, False)


async def test_a_mute_ends_by_itself(office: Office, clock: Clock) -> None:
    await office.followed_by("7001")
    await office.subscribers.mute(LAN, clock.seconds + 60)
    assert (await office.publish()).recipients == 0
    clock.advance(seconds=59)
    assert (await office.publish()).recipients == 0
    clock.advance(seconds=1)
    assert (await office.publish()).recipients == 1


@pytest.mark.parametrize("how", ["mute", "follow"])
async def test_a_mute_is_ended(office: Office, clock: Clock, how: str) -> None:
    await office.followed_by("7001")
    await office.subscribers.mute(LAN, clock.seconds + 60)
    if how == "mute":
        await office.subscribers.mute(LAN, 0)
    else:
        await office.subscribers.follow(LAN, [], is_private=True)
    assert (await office.publish()).recipients == 1


async def test_a_moved_chat_is_the_same_under_its_new_id(office: Office) -> None:
    chat = await office.follow("-5", [TOPIC], ALWAYS)
    await office.publish(topics=("ton-giao",))
    await office.subscribers.moved("telegram", "-5", "-1005")
    found = await office.subscribers.find(Address("telegram", "-1005"))
    assert found == replace(chat, address=Address("telegram", "-1005"))
    assert await office.subscribers.find(Address("telegram", "-5")) is None
    assert chats_of(await office.take()) == ["-1005"]


async def test_a_chat_that_moved_to_a_known_one_is_at_its_end(office: Office) -> None:
    await office.followed_by("-5", "-1005")
    await office.publish()
    await office.subscribers.moved("telegram", "-5", "-1005")
    assert await office.states() == ["left", "queued"]
    old = await office.subscribers.find(Address("telegram", "-5"))
    assert old is not None
    assert not old.is_active
    assert (await office.publish()).recipients == 1


async def test_topics_of_a_forum_are_chats_of_their_own(office: Office) -> None:
    general = await office.follow("-100", [TOPIC], ALWAYS)
    thread = await office.follow("-100", [TASK], ALWAYS, thread="9")
    assert general.id != thread.id
    published = await office.publish(topics=("ton-giao",), tasks=(3,))
    assert published.recipients == 2
    parcels = await office.take()
    assert sorted(one.chat.address.thread for one in parcels) == ["", "9"]
    await office.subscribers.gone("telegram", "-100")
    assert await office.subscribers.count() == 0


async def test_chats_of_channels_are_apart(office: Office) -> None:
    await office.followed_by("7001")
    zalo = Address("zalo", "7001")
    await office.subscribers.follow(zalo, [EVERYTHING], is_private=True)
    await office.subscribers.gone("zalo", "7001")
    assert await office.subscribers.count() == 1
    assert (await office.publish()).recipients == 1


async def test_what_is_told_of_posts_follows_the_chat(office: Office) -> None:
    await office.follow("9")
    await office.posts.publish(await office.draft(), Address("telegram", "-5"))
    (post,) = await office.posts.open()
    await office.posts.reported(post.id, "77")
    await office.subscribers.moved("telegram", "-5", "-1005")
    (post,) = await office.posts.open()
    assert (post.report, post.report_message) == (Address("telegram", "-1005"), None)


async def test_a_topic_that_is_closed_ends_no_other_topic(office: Office) -> None:
    for thread in ("", "7", "8"):
        await office.follow("-5", schedule=ALWAYS, thread=thread)
    await office.publish()
    (closed,) = (one for one in await office.take() if one.chat.address.thread == "7")
    await office.settle([closed], DeliveryState.LEFT)
    await office.publish()
    office.clock.advance(hours=1)
    chats = [
        await office.subscribers.find(Address("telegram", "-5", one)) for one in ("", "7", "8")
    ]
    assert [one is not None and one.is_active for one in chats] == [True, False, True]
