"""Publishing: the article, its post and one delivery a chat, at once or not at all."""

from __future__ import annotations

import asyncio
import datetime
from typing import TYPE_CHECKING

import pytest

from knowledge.publishing import posts
from knowledge.publishing.model import (
    EVERYTHING,
    Content,
    DeliveryState,
    DraftState,
    Interest,
    Schedule,
    Scope,
    Tally,
)
from knowledge.store.reading import read_revision
from knowledge.store.schema import articles, drafts
from knowledge.store.schema import posts as post_rows
from tests.knowledge.publishing.office import ALWAYS, DAILY, REPORT, articles_of, chats_of, local
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Clock, Office

TOPIC, TASK = Interest(Scope.TOPIC, "ton-giao"), Interest(Scope.TASK, "3")
DIRECTIVE = Interest(Scope.DIRECTIVE, "8")
FULL = Content(
    title="Dân vận khéo ở Yên Thành",
    summary="Mô hình mới.",
    url="https://example.vn/1",
    text="Cả bài.",
    published=datetime.date(2026, 11, 24),
    photo="telegram:abc",
    tasks=(3, 4),
    directives=(8,),
    topics=("ton-giao",),
)


async def test_a_published_draft_is_an_article(office: Office) -> None:
    draft = await office.drafts.add("telegram", "1", FULL)
    published = await office.posts.publish(draft.id, REPORT)
    assert published is not None
    article = (await office.articles())[published.article_id]
    assert (article.title, article.summary, article.url, article.text, article.published) == (
        FULL.title,
        FULL.summary,
        FULL.url,
        FULL.text,
        FULL.published,
    )
    assert set(article.linked_tasks) == {3, 4}
    assert set(article.linked_directives) == {8}
    assert (set(article.topics), article.photo) == ({"ton-giao"}, "telegram:abc")
    (post,) = await office.posts.open()
    assert (post.id, post.article_id, post.report) == (published.post_id, article.id, REPORT)


@pytest.mark.parametrize(
    ("interests", "hears"),
    [
        ([EVERYTHING], True),
        ([TOPIC], True),
        ([TASK], True),
        ([DIRECTIVE], True),
        ([EVERYTHING, TOPIC, TASK, DIRECTIVE], True),
        ([Interest(Scope.TASK, "8")], False),
        ([Interest(Scope.DIRECTIVE, "3"), Interest(Scope.TOPIC, "khac")], False),
        ([], False),
    ],
)
async def test_a_chat_hears_once_of_what_it_follows(
    office: Office, interests: list[Interest], hears: bool
) -> None:
    await office.follow("7001", interests, ALWAYS)
    published = await office.publish(tasks=(3,), directives=(8,), topics=("ton-giao",))
    assert published.recipients == len(await office.rows()) == hears


async def test_deliveries_are_due_as_chats_wish(office: Office, clock: Clock) -> None:
    clock.set("2026-11-25 22:00")
    await office.follow("1", schedule=ALWAYS)
    await office.follow("2", schedule=Schedule())
    await office.follow("3", schedule=DAILY)
    await office.publish()
    assert [(row.due_at, row.is_digest) for row in await office.rows()] == [
        (clock.seconds, False),
        (local("2026-11-26 06:30"), False),
        (local("2026-11-26 07:30"), True),
    ]


async def test_publishing_twice_publishes_once(office: Office) -> None:
    await office.followed_by("7001")
    draft = await office.draft()
    assert await office.posts.publish(draft, REPORT)
    assert await office.posts.publish(draft, REPORT) is None
    assert len(await office.rows()) == 1
    assert len(await office.articles()) == 1


async def test_two_processes_that_publish_a_draft_publish_it_once(
    office: Office, beside: Office
) -> None:
    await office.followed_by("7001", "7002")
    draft = await office.draft()
    calls = (one.posts.publish(draft, REPORT) for one in (office, beside) * 3)
    done = await asyncio.gather(*calls)
    assert [one.recipients for one in done if one] == [2]
    assert len(await office.rows()) == 2


async def test_a_cancelled_draft_is_not_published(office: Office) -> None:
    draft = await office.draft()
    await office.drafts.cancel(draft)
    assert await office.posts.publish(draft, REPORT) is None
    assert await rows(office.database, articles) == []


async def test_what_fails_while_publishing_leaves_nothing(office: Office) -> None:
    await office.followed_by("7001")
    draft = await office.draft(tasks=(3,))

    def fail(_done: int, _all: int) -> None:
        raise RuntimeError("mất điện")

    with pytest.raises(RuntimeError, match="mất điện"):
        await office.posts.publish(draft, REPORT, fail)
    assert await rows(office.database, articles) == []
    assert await rows(office.database, post_rows) == []
    assert await office.rows() == []
    assert (await read_revision(office.database)).number == 0
    found = await office.drafts.find(draft)
    assert found is not None
    assert found.state is DraftState.OPEN
    assert await office.posts.publish(draft, REPORT)


async def test_progress_is_told_in_strides(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posts, "_STRIDE", 2)
    await office.followed_by(*"12345")
    told: list[tuple[int, int]] = []
    draft = await office.draft()
    published = await office.posts.publish(draft, REPORT, lambda *one: told.append(one))
    assert published is not None
    assert (published.recipients, told) == (5, [(2, 5), (4, 5), (5, 5)])


async def test_a_change_edits_what_is_out_and_only_that(office: Office) -> None:
    await office.followed_by("1", "2")
    published = await office.publish("Cũ", topics=("ton-giao",))
    await office.settle(await office.take(1))
    edited = await office.change(published.article_id, "Mới")
    assert edited.recipients == 1
    assert [(row.action, row.state) for row in await office.rows()] == [
        ("edit", "queued"),
        ("send", "queued"),
    ]
    article = (await office.articles())[published.article_id]
    assert (article.title, article.topics) == ("Mới", frozenset())
    actions = {one.chat.address.chat: (one.action, one.message) for one in await office.take()}
    assert actions == {"1": ("edit", "m1.1"), "2": ("send", None)}


async def test_a_change_is_made_once_and_only_by_its_draft(office: Office) -> None:
    published = await office.publish("Cũ")
    change = await office.draft("Mới", published.article_id)
    assert await office.posts.change(change)
    assert await office.posts.change(change) is None
    new = await office.draft("Bài khác")
    assert await office.posts.change(new) is None
    states = [row[drafts.c.keys().index("state")] for row in await rows(office.database, drafts)]
    assert states == ["done", "done", "open"]


async def test_a_withdrawn_article_is_gone_at_once(office: Office) -> None:
    await office.followed_by("1", "2", "3")
    published = await office.publish()
    await office.settle(await office.take(1))
    await office.settle(await office.take(1), DeliveryState.DEAD)
    before = (await read_revision(office.database)).number
    withdrawn = await office.posts.withdraw(published.article_id)
    assert withdrawn is not None
    assert withdrawn.recipients == 1
    assert await office.posts.withdraw(published.article_id) is None
    assert await office.articles() == {}
    assert (await read_revision(office.database)).number == before + 1
    assert [(row.action, row.state) for row in await office.rows()] == [
        ("delete", "queued"),
        ("send", "dead"),
        ("send", "cancelled"),
    ]
    assert await office.posts.revive(published.post_id) == 0
    (parcel,) = await office.deliver()
    assert (parcel.action, parcel.message, parcel.article_ids) == ("delete", "m1.1", ())
    assert (await office.tally(published)).deleted == 1


async def test_what_was_deleted_is_neither_edited_nor_deleted_again(office: Office) -> None:
    await office.followed_by("1")
    published = await office.publish()
    await office.deliver()
    await office.posts.withdraw(published.article_id)
    await office.deliver()
    assert (await office.change(published.article_id, "Trở lại")).recipients == 0
    assert published.article_id in await office.articles()
    again = await office.posts.withdraw(published.article_id)
    assert again is not None
    assert again.recipients == 0
    assert await office.take() == []


async def test_what_was_given_up_is_tried_again_where_it_is_wanted(office: Office) -> None:
    await office.followed_by("1", "2", "3", "4")
    published = await office.publish()
    parcels = await office.take()
    await office.settle(parcels[:1], DeliveryState.UNCERTAIN, doubts=1)
    await office.settle(parcels[1:], DeliveryState.DEAD)
    assert await office.posts.close(published.post_id)
    await office.subscribers.leave(parcels[2].chat.address)
    await office.subscribers.gone("telegram", parcels[3].chat.address.chat)
    assert await office.posts.revive(published.post_id) == 2
    assert [one.id for one in await office.posts.open()] == [published.post_id]
    again = await office.take()
    assert chats_of(again) == chats_of(parcels[:2])
    assert {(slip.attempts, slip.doubts) for one in again for slip in one.slips} == {(0, 0)}


async def test_a_post_closes_when_nothing_is_pending(office: Office) -> None:
    await office.followed_by("1")
    published = await office.publish()
    assert not await office.posts.close(published.post_id)
    parcels = await office.take()
    assert not await office.posts.close(published.post_id)
    await office.settle(parcels)
    assert await office.posts.close(published.post_id)
    assert await office.posts.open() == ()
    await office.change(published.article_id, "Mới")
    assert [one.id for one in await office.posts.open()] == [published.post_id]
    assert articles_of(await office.take()) == [(published.article_id,)]


async def test_posts_are_listed_newest_first_with_their_reports(office: Office) -> None:
    first, second = await office.publish("Một"), await office.publish("Hai")
    await office.posts.reported(second.post_id, "77")
    newest = await office.posts.latest(2)
    assert [(one.id, one.report_message) for one in newest] == [
        (second.post_id, "77"),
        (first.post_id, None),
    ]
    assert [one.id for one in await office.posts.latest(1)] == [second.post_id]


async def test_a_tally_says_how_each_delivery_stands(office: Office, clock: Clock) -> None:
    await office.followed_by(*"12345678")
    await office.follow("9", schedule=DAILY)
    published = await office.publish()
    sent, dead, left, doubtful, later, *in_hand = await office.take(7)
    await office.settle([sent])
    await office.settle([dead], DeliveryState.DEAD)
    await office.settle([left], DeliveryState.LEFT)
    await office.settle([doubtful], DeliveryState.UNCERTAIN)
    await office.settle([later], DeliveryState.QUEUED, due_at=clock.seconds + 60)
    tally = await office.tally(published)
    assert len(in_hand) == 2
    assert tally == Tally(
        published.post_id,
        published.article_id,
        due=3,
        waiting=2,
        sent=1,
        dead=1,
        left=1,
        uncertain=1,
    )
    assert (tally.total, tally.pending, tally.failed) == (9, 5, 2)
    await office.posts.withdraw(published.article_id)
    tally = await office.tally(published)
    assert (tally.revising, tally.cancelled, tally.due, tally.total) == (1, 3, 2, 9)
