"""An office that publishes, and a clock that stands still until a test advances it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from knowledge.publishing.drafts import Drafts
from knowledge.publishing.ledger import Ledger, Settlement
from knowledge.publishing.model import (
    EVERYTHING,
    Address,
    Chat,
    Content,
    DeliveryState,
    Frequency,
    Interest,
    Parcel,
    Post,
    Schedule,
    Tally,
)
from knowledge.publishing.posts import Posts, Published
from knowledge.publishing.subscribers import Subscribers
from knowledge.store.schema import deliveries
from knowledge.text.local import LOCAL
from tests.knowledge.catalogues import stored_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row

    from knowledge.articles.library import Library
    from knowledge.store.database import Database

REPORT = Address("telegram", "1")
ALWAYS = Schedule(quiet_from=0, quiet_to=0)
DAILY = Schedule(Frequency.DAILY)


def local(written: str) -> int:
    """Seconds of an instant that is written as people of Vietnam do."""
    return int(datetime.datetime.fromisoformat(written).replace(tzinfo=LOCAL).timestamp())


class Clock:
    """Wednesday morning, until somebody moves it."""

    def __init__(self) -> None:
        self.seconds = local("2026-11-25 09:00")

    def __call__(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self.seconds, datetime.UTC)

    def advance(self, **time: float) -> None:
        self.seconds += int(datetime.timedelta(**time).total_seconds())

    def set(self, written: str) -> None:
        self.seconds = local(written)


class Office:
    """Everything that publishes over one database, by the names that tests use."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.subscribers = Subscribers(database, clock)
        self.drafts = Drafts(database, clock)
        self.posts = Posts(database, clock)
        self.ledger = Ledger(database, clock, "here")

    async def follow(
        self,
        chat: str,
        interests: Iterable[Interest] = (EVERYTHING,),
        schedule: Schedule | None = None,
        thread: str = "",
    ) -> Chat:
        address = Address("telegram", chat, thread)
        known = await self.subscribers.follow(address, interests, is_private=True)
        if schedule is None:
            return known
        return await self.subscribers.reschedule(address, schedule) or known

    async def followed_by(self, *chats: str, schedule: Schedule = ALWAYS) -> None:
        for chat in chats:
            await self.follow(chat, schedule=schedule)

    async def draft(self, title: str = "Tin", article_id: int | None = None, **more: Any) -> int:
        content = Content(title=title, **more)
        return (await self.drafts.add("telegram", "1", content, article_id)).id

    async def publish(self, title: str = "Tin", **more: Any) -> Published:
        done = await self.posts.publish(await self.draft(title, **more), REPORT)
        assert done is not None
        return done

    async def change(self, article_id: int, title: str) -> Published:
        done = await self.posts.change(await self.draft(title, article_id))
        assert done is not None
        return done

    async def take(self, count: int = 100, resting: Iterable[str] = ()) -> list[Parcel]:
        return await self.ledger.take("telegram", count, set(resting))

    async def deliver(self, state: DeliveryState = DeliveryState.SENT, **more: Any) -> list[Parcel]:
        """Take what is due and settle it."""
        parcels = await self.take()
        await self.settle(parcels, state, **more)
        return parcels

    async def settle(
        self, parcels: Sequence[Parcel], state: DeliveryState = DeliveryState.SENT, **more: Any
    ) -> None:
        """Settle parcels; a new message is named by its chat and its first post: `m1.3`."""
        more.setdefault("due_at", self.clock.seconds)
        is_new = state is DeliveryState.SENT
        names = [f"m{one.chat.id}.{one.slips[0].post_id}" if is_new else None for one in parcels]
        await self.ledger.settle(
            [
                Settlement(one, state, message=one.message or name, **more)
                for one, name in zip(parcels, names, strict=True)
            ]
        )

    async def tally(self, published: Published) -> Tally:
        post = Post(published.post_id, published.article_id, 0, REPORT)
        return await self.posts.tally(post)

    async def rows(self) -> list[Row[Any]]:
        query = select(deliveries).order_by(deliveries.c.post_id, deliveries.c.chat_id)
        async with self.database.read() as connection:
            return list(await connection.execute(query))

    async def articles(self) -> Library:
        return await stored_articles(self.database)

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]

    async def execute(self, statement: str, **values: Any) -> None:
        async with self.database.write() as connection:
            await connection.execute(text(statement), values)


def chats_of(parcels: Iterable[Parcel]) -> list[str]:
    return sorted(one.chat.address.chat for one in parcels)


def articles_of(parcels: Iterable[Parcel]) -> list[tuple[int, ...]]:
    return [one.article_ids for one in parcels]
