"""Publish, change and withdraw articles: the article, its post and its deliveries at once."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, insert, literal, or_, select, union_all, update

from knowledge.administering.audit import Deed, trace
from knowledge.publishing import drafts as draft_rows
from knowledge.publishing.hours import wished_at
from knowledge.publishing.model import (
    Address,
    DeliveryAction,
    DeliveryState,
    Frequency,
    Post,
    Tally,
)
from knowledge.publishing.outlook import outlook
from knowledge.publishing.pending import is_send, is_wanted
from knowledge.publishing.recipients import about, recipients
from knowledge.publishing.standing import standing
from knowledge.publishing.writing import write_article, write_change
from knowledge.store.articles import mark_changed, title_key
from knowledge.store.schema import articles, chats, deliveries, drafts, posts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.publishing.editors import Person
    from knowledge.publishing.model import Content, Draft
    from knowledge.publishing.outlook import Outlook
    from knowledge.store.database import Database

_GIVEN_UP = (DeliveryState.DEAD.value, DeliveryState.UNCERTAIN.value)
_SETTLED = (DeliveryState.SENT.value, DeliveryState.QUEUED.value, *_GIVEN_UP)

_LOG = logging.getLogger("knowledge.publishing")

_STRIDE = 50_000
"""Chats whose deliveries are planned between two words of progress."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did: the article, and for how many chats a delivery is planned."""

    article_id: int
    post_id: int
    recipients: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An article that was withdrawn, and when that was and when it had gone out first."""

    article_id: int
    posted_at: int
    withdrawn_at: int


def _log_progress(done: int, total: int) -> None:
    if total > _STRIDE:
        _LOG.info("planned deliveries for %d of %d chats", done, total)


class Posts:
    """The ways of articles to people; each change is one transaction."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def publish(
        self,
        draft_id: int,
        report: Address,
        progress: Callable[[int, int], None] = _log_progress,
    ) -> Published | None:
        """Make a draft an article and plan a delivery for each chat that follows what it is about.

        Of the chats that a person has linked one gets it.

        `report` is where the progress is told, `progress` hears of chats looked at and of all.
        None where the draft was published or cancelled before, or its article is out already.
        """
        return await self._publish(draft_id, report, progress, ~draft_rows.is_out())

    async def publish_on_time(self, draft_id: int, report: Address) -> Published | None:
        """`publish` a draft whose hour has come; None also where it was overtaken, see `Drafts`."""
        as_seen = (draft_rows.is_scheduled(), ~draft_rows.is_overtaken())
        return await self._publish(draft_id, report, _log_progress, *as_seen)

    async def _publish(
        self,
        draft_id: int,
        report: Address,
        progress: Callable[[int, int], None],
        *further: ColumnElement[bool],
    ) -> Published | None:
        async with self._database.write() as connection:
            draft = await draft_rows.close(connection, draft_id, self._seconds(), *further)
            if draft is None:
                return None
            article_id = await write_article(connection, draft)
            post_id = await self._add_post(connection, draft, article_id, report)
            planned = await self._plan(connection, post_id, draft.content, progress)
            await self._trace(connection, Deed.PUBLISHED, draft)
        return Published(article_id, post_id, planned)

    async def change(self, draft_id: int) -> Published | None:
        """Make the change that a draft says to its article; messages that are out are edited.

        Fields that the draft left as they were when it was begun stay as they are now.

        None where the draft was done or cancelled before, or is not of a change.
        """
        async with self._database.write() as connection:
            is_change = drafts.c.article_id.is_not(None)
            draft = await draft_rows.close(connection, draft_id, self._seconds(), is_change)
            if draft is None or draft.article_id is None:
                return None
            await write_change(connection, draft, draft.article_id)
            edited = await self._revise(connection, draft.article_id, DeliveryAction.EDIT)
            await self._trace(connection, Deed.CHANGED, draft)
        return Published(draft.article_id, 0, edited)

    async def withdraw(self, article_id: int, by: Person | None = None) -> Published | None:
        """Take an article out of answers; messages that are out are deleted, others never go out.

        None where it was withdrawn before.
        """
        async with self._database.write() as connection:
            held = (articles.c.id == article_id, articles.c.withdrawn_at.is_(None))
            withdrawn = await connection.execute(
                update(articles)
                .where(*held)
                .values(withdrawn_at=self._seconds())
                .returning(articles.c.title)
            )
            title = withdrawn.scalar()
            if title is None:
                return None
            await trace(connection, self._seconds(), by, Deed.WITHDRAWN, title)
            await mark_changed(connection, articles.c.id == article_id)
            gone = await self._revise(connection, article_id, DeliveryAction.DELETE)
        return Published(article_id, 0, gone)

    async def revive(self, post_id: int, by: Person | None = None) -> int:
        """Try again what was given up of a post; how many deliveries that is.

        Nothing is sent to who left meanwhile, nor anything that was withdrawn.
        """
        active = select(chats.c.id).where(chats.c.is_active)
        of_post = (deliveries.c.post_id == post_id, deliveries.c.state.in_(_GIVEN_UP))
        reached = (deliveries.c.chat_id.in_(active), or_(~is_send(), is_wanted()))
        async with self._database.write() as connection:
            result = await connection.execute(
                update(deliveries)
                .where(*of_post, *reached, or_(_is_out(), ~_is_withdrawn()))
                .values(
                    state=DeliveryState.QUEUED.value,
                    due_at=self._seconds(),
                    attempts=0,
                    doubts=0,
                )
            )
            if result.rowcount:
                await _reopen(connection, posts.c.id == post_id)
                await trace(
                    connection, self._seconds(), by, Deed.RESENT, await _title(connection, post_id)
                )
            return result.rowcount

    async def outlook(self, content: Content, at: int) -> Outlook:
        """How many chats would hear of an article that is published at an instant, and when."""
        return await outlook(self._database, content.interests, at)

    async def open(self) -> tuple[Post, ...]:
        """Posts with deliveries that are still to be done."""
        query = select(posts).where(posts.c.state == "open").order_by(posts.c.id)
        async with self._database.read() as connection:
            return tuple(map(_post, await connection.execute(query)))

    async def latest(self, count: int) -> tuple[Post, ...]:
        """The newest posts."""
        query = select(posts).order_by(posts.c.id.desc()).limit(count)
        async with self._database.read() as connection:
            return tuple(map(_post, await connection.execute(query)))

    async def of_article(self, article_id: int) -> tuple[Post, ...]:
        """The posts that an article went out by, oldest first; none where it is only listed."""
        query = select(posts).where(posts.c.article_id == article_id).order_by(posts.c.id)
        async with self._database.read() as connection:
            return tuple(map(_post, await connection.execute(query)))

    async def withdrawn(self, content: Content) -> Withdrawn | None:
        """The article with this link or title that went out and was withdrawn last, if any."""
        same = articles.c.title_key == title_key(content.title)
        first = func.min(posts.c.posted_at).label("first")
        query = (
            select(articles.c.id, first, articles.c.withdrawn_at)
            .join(posts, posts.c.article_id == articles.c.id)
            .where(articles.c.withdrawn_at.is_not(None))
            .where(or_(same, articles.c.url == content.url) if content.url else same)
            .group_by(articles.c.id)
            .order_by(articles.c.withdrawn_at.desc())
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query.limit(1))).first()
        return Withdrawn(*row) if row else None

    async def tally(self, post: Post) -> Tally:
        """How the deliveries of a post stand now."""
        is_due = case((deliveries.c.due_at <= self._seconds(), 1), else_=0).label("is_due")
        kinds = (deliveries.c.state, deliveries.c.action, is_due)
        query = (
            select(*kinds, func.count().label("many"))
            .where(deliveries.c.post_id == post.id)
            .group_by(*kinds)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        many: Counter[str] = Counter()
        for row in rows:
            many[standing(row)] += row.many
        return Tally(post.id, post.article_id, **many)

    async def reported(self, post_id: int, message: str) -> None:
        """Keep which message tells of a post's progress."""
        async with self._database.write() as connection:
            same = update(posts).where(posts.c.id == post_id)
            await connection.execute(same.values(report_message=message))

    async def close(self, post_id: int) -> bool:
        """Mark a post as finished where nothing of it is pending; tell whether it is."""
        pending = (DeliveryState.QUEUED.value, DeliveryState.SENDING.value)
        left = select(deliveries.c.chat_id).where(
            deliveries.c.post_id == post_id, deliveries.c.state.in_(pending)
        )
        finished = update(posts).where(posts.c.id == post_id, ~left.exists())
        async with self._database.write() as connection:
            return bool((await connection.execute(finished.values(state="closed"))).rowcount)

    async def _add_post(
        self, connection: AsyncConnection, draft: Draft, article_id: int, report: Address
    ) -> int:
        row = {
            "draft_id": draft.id,
            "article_id": article_id,
            "state": "open",
            "version": 1,
            "posted_at": self._seconds(),
            "report_channel": report.channel,
            "report_chat": report.chat,
        }
        result = await connection.execute(insert(posts).values(**row).returning(posts.c.id))
        return int(result.scalar_one())

    async def _plan(
        self,
        connection: AsyncConnection,
        post_id: int,
        content: Content,
        progress: Callable[[int, int], None],
    ) -> int:
        last = (await connection.scalar(select(func.max(chats.c.id)))) or 0
        planned = 0
        for first in range(1, last + 1, _STRIDE):
            within = chats.c.id.between(first, first + _STRIDE - 1)
            planned += await self._plan_for(connection, post_id, content, within)
            progress(min(first + _STRIDE - 1, last), last)
        return planned

    async def _plan_for(
        self,
        connection: AsyncConnection,
        post_id: int,
        content: Content,
        within: ColumnElement[bool],
    ) -> int:
        now = self._seconds()
        row = {
            deliveries.c.post_id: literal(post_id),
            deliveries.c.chat_id: chats.c.id,
            deliveries.c.channel: chats.c.channel,
            deliveries.c.action: literal(DeliveryAction.SEND.value),
            deliveries.c.state: literal(DeliveryState.QUEUED.value),
            deliveries.c.due_at: wished_at(now),
            deliveries.c.is_digest: chats.c.frequency != Frequency.NOW.value,
            deliveries.c.attempts: literal(0),
            deliveries.c.doubts: literal(0),
        }
        hears = recipients(about(content.interests), now)
        who = union_all(*(select(*row.values()).where(within, one) for one in hears))
        return (await connection.execute(insert(deliveries).from_select(list(row), who))).rowcount

    async def _revise(
        self, connection: AsyncConnection, article_id: int, action: DeliveryAction
    ) -> int:
        """Let messages that are out be edited or deleted; a delivery in hand follows when it ends.

        Gives how many are out.
        """
        of_article = posts.c.article_id == article_id
        await connection.execute(
            update(posts).where(of_article).values(version=posts.c.version + 1)
        )
        its_posts = deliveries.c.post_id.in_(select(posts.c.id).where(of_article))
        if action is DeliveryAction.DELETE:
            unsent = (its_posts, deliveries.c.state == DeliveryState.QUEUED.value)
            first = (*unsent, deliveries.c.action == DeliveryAction.SEND.value)
            await connection.execute(
                update(deliveries).where(*first).values(state=DeliveryState.CANCELLED.value)
            )
        is_out = (its_posts, _is_out())
        settled = deliveries.c.state.in_(_SETTLED)
        result = await connection.execute(
            update(deliveries)
            .where(*is_out, settled)
            .values(
                action=action.value,
                state=DeliveryState.QUEUED.value,
                due_at=self._seconds(),
                attempts=0,
            )
        )
        if result.rowcount:
            await _reopen(connection, of_article)
        return result.rowcount

    async def _trace(self, connection: AsyncConnection, deed: Deed, draft: Draft) -> None:
        who = f"{draft.channel}:{draft.person}" if draft.person else ""
        await trace(connection, self._seconds(), who, deed, draft.content.title)

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _is_out() -> ColumnElement[bool]:
    return deliveries.c.message.is_not(None)


def _is_withdrawn() -> ColumnElement[bool]:
    """Whether the article of a delivery's post is withdrawn."""
    withdrawn = select(articles.c.id).where(articles.c.withdrawn_at.is_not(None))
    return deliveries.c.post_id.in_(select(posts.c.id).where(posts.c.article_id.in_(withdrawn)))


async def _reopen(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    await connection.execute(update(posts).where(which).values(state="open"))


async def _title(connection: AsyncConnection, post_id: int) -> str:
    its = posts.c.article_id == articles.c.id
    query = select(articles.c.title).join(posts, its).where(posts.c.id == post_id)
    return str(await connection.scalar(query) or "")


def _post(row: Row[Any]) -> Post:
    report = Address(row.report_channel, row.report_chat)
    return Post(row.id, row.article_id, row.posted_at, report, row.report_message)
