"""Who follows what: chats, their subscriptions and when they want to hear.

A person who has linked several chats is one: what ends, mutes or changes hours in one of them does
so in all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, true, update

from knowledge.publishing.hours import due_at
from knowledge.publishing.model import Address, Chat, DeliveryState, Frequency, Interest, Schedule
from knowledge.publishing.pending import is_busy, is_queued, is_send
from knowledge.publishing.people import gather, of_person, schedule_columns, whole
from knowledge.publishing.recipients import recipients
from knowledge.store.schema import chats, deliveries, posts, subscriptions

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database

_FOREVER = 2**62

_UNSENT = (is_busy(), is_queued(), is_send())


class Subscribers:
    """The chats that posts may go to. A chat that left keeps its choices for its return."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def find(self, address: Address) -> Chat | None:
        """The chat with what it follows, None where it never followed anything."""
        async with self._database.read() as connection:
            return await _find(connection, address)

    async def follow(
        self, address: Address, interests: Iterable[Interest], *, is_private: bool
    ) -> Chat:
        """Add interests to a chat, which hears of posts from now on."""
        async with self._database.write() as connection:
            chat = await find_or_add(connection, address, self._seconds(), is_private=is_private)
            await _subscribe(connection, chat, interests)
            await connection.execute(_of_person(chat).values(muted_until=0))
            return await _known(connection, address)

    async def unfollow(self, address: Address, interests: Iterable[Interest]) -> Chat | None:
        """Take interests away from a chat; without any left, what is on its way is cancelled."""
        async with self._database.write() as connection:
            chat = await _find(connection, address)
            if chat is None:
                return None
            gone = set(interests) & chat.interests
            for one in gone:
                await connection.execute(
                    delete(subscriptions).where(
                        subscriptions.c.chat_id.in_(_ids_of(chat)),
                        subscriptions.c.kind == one.scope.value,
                        subscriptions.c.target == one.target,
                    )
                )
            if gone == chat.interests:
                await _cancel(connection, _ids_of(chat))
            return replace(chat, interests=chat.interests - gone)

    async def leave(self, address: Address) -> Chat | None:
        """End every subscription of a chat."""
        chat = await self.find(address)
        return await self.unfollow(address, chat.interests) if chat else None

    async def reschedule(self, address: Address, schedule: Schedule) -> Chat | None:
        """Change when a chat hears; what waits for it is moved to the new time."""
        async with self._database.write() as connection:
            chat = await _find(connection, address)
            if chat is None:
                return None
            await connection.execute(_of_person(chat).values(**schedule_columns(schedule)))
            moved = update(deliveries).where(deliveries.c.chat_id.in_(_ids_of(chat)), *_UNSENT)
            await connection.execute(
                moved.values(
                    due_at=due_at(schedule, self._seconds()),
                    is_digest=schedule.frequency is not Frequency.NOW,
                )
            )
            return replace(chat, schedule=schedule)

    async def mute(self, address: Address, until: int) -> Chat | None:
        """Plan no post for a chat before that instant; 0 ends a mute."""
        async with self._database.write() as connection:
            chat = await _find(connection, address)
            if chat is None:
                return None
            await connection.execute(_of_person(chat).values(muted_until=until))
            return replace(chat, muted_until=until)

    async def gone(self, channel: str, chat: str) -> None:
        """Note that a chat cannot be reached any more, in all of its topics."""
        async with self._database.write() as connection:
            await clear(connection, await _ids(connection, channel, chat), self._seconds())

    async def returned(self, channel: str, chat: str) -> bool:
        """Note that a chat can be reached again; tell whether that was news."""
        is_away = (_in_chat(channel, chat), chats.c.is_active.is_(False))
        async with self._database.write() as connection:
            result = await connection.execute(update(chats).where(*is_away).values(is_active=True))
            return bool(result.rowcount)

    async def moved(self, channel: str, old: str, new: str) -> None:
        """Note that a chat has a new id."""
        async with self._database.write() as connection:
            await move(connection, channel, old, new, self._seconds())

    async def count(self) -> int:
        """How many chats hear of posts, those that are muted now included."""
        counts = [
            select(func.count()).select_from(chats).where(one)
            for one in recipients(true(), _FOREVER)
        ]
        async with self._database.read() as connection:
            return sum([(await connection.execute(one)).scalar_one() for one in counts])

    def _seconds(self) -> int:
        return int(self._now().timestamp())


async def find_or_add(
    connection: AsyncConnection, address: Address, now: int, *, is_private: bool
) -> Chat:
    """The chat of an address, which is written where it never was."""
    known = await _find(connection, address)
    if known:
        return known
    row = {
        "channel": address.channel,
        "chat": address.chat,
        "thread": address.thread,
        "is_private": is_private,
        "is_active": True,
        "muted_until": 0,
        "since": now,
    }
    await connection.execute(insert(chats).values(**row, **schedule_columns(Schedule())))
    return await _known(connection, address)


async def clear(connection: AsyncConnection, chat_ids: Collection[int], now: int) -> None:
    """Note that chats cannot be reached any more; nothing waits for them.

    What waited for one that is linked goes to another of its person.
    """
    which = update(chats).where(chats.c.id.in_(chat_ids))
    await connection.execute(which.values(is_active=False))
    linked = select(chats).where(chats.c.id.in_(chat_ids), chats.c.person_id.is_not(None))
    for row in (await connection.execute(linked)).all():
        theirs = await of_person(connection, row)
        if theirs[0].is_active:
            await gather(connection, theirs, now)
    waiting = (deliveries.c.chat_id.in_(chat_ids), is_busy(), is_queued())
    await connection.execute(
        update(deliveries).where(*waiting).values(state=DeliveryState.LEFT.value)
    )


async def move(connection: AsyncConnection, channel: str, old: str, new: str, now: int) -> None:
    """Give a chat its new id; where the new id is known already, the old chat is at its end.

    What is told of posts follows it, too.
    """
    told = (posts.c.report_channel == channel, posts.c.report_chat == old)
    await connection.execute(
        update(posts).where(*told).values(report_chat=new, report_message=None)
    )
    if await _ids(connection, channel, new):
        await clear(connection, await _ids(connection, channel, old), now)
        return
    await connection.execute(update(chats).where(_in_chat(channel, old)).values(chat=new))


async def leave_topic(connection: AsyncConnection, chat_id: int, now: int) -> None:
    """Let a group itself follow what a topic of it followed, and get what waits for that."""
    row = (await connection.execute(select(chats).where(chats.c.id == chat_id))).one()
    topic = await whole(connection, row)
    group = await _find(connection, replace(topic.address, thread=""))
    if group is None:
        await connection.execute(_of(topic).values(thread=""))
    elif group.id != topic.id:
        await _subscribe(connection, group, topic.interests)
        both = select(chats).where(chats.c.id.in_((group.id, topic.id))).order_by(chats.c.thread)
        await gather(connection, (await connection.execute(both)).all(), now)
        await connection.execute(delete(subscriptions).where(subscriptions.c.chat_id == topic.id))


async def _subscribe(connection: AsyncConnection, chat: Chat, more: Iterable[Interest]) -> None:
    rows = [
        {"chat_id": chat.id, "kind": one.scope.value, "target": one.target}
        for one in sorted(set(more) - chat.interests)
    ]
    if rows:
        await connection.execute(insert(subscriptions), rows)
    await connection.execute(_of(chat).values(is_active=True))


async def _known(connection: AsyncConnection, address: Address) -> Chat:
    chat = await _find(connection, address)
    if chat is None:
        raise LookupError("a chat that was just written is there")
    return chat


async def _find(connection: AsyncConnection, address: Address) -> Chat | None:
    same = select(chats).where(
        _in_chat(address.channel, address.chat), chats.c.thread == address.thread
    )
    row = (await connection.execute(same)).first()
    return await whole(connection, row) if row else None


async def _ids(connection: AsyncConnection, channel: str, chat: str) -> list[int]:
    return list(await connection.scalars(select(chats.c.id).where(_in_chat(channel, chat))))


def _in_chat(channel: str, chat: str) -> ColumnElement[bool]:
    return (chats.c.channel == channel) & (chats.c.chat == chat)


def _of(chat: Chat) -> Any:  # noqa: ANN401 - SQLAlchemy's Update has no public generic form
    return update(chats).where(chats.c.id == chat.id)


def _of_person(chat: Chat) -> Any:  # noqa: ANN401
    return update(chats).where(chats.c.id.in_(_ids_of(chat)))


def _ids_of(chat: Chat) -> tuple[int, ...]:
    """The chats of its person."""
    return (chat.id, *chat.linked)


async def _cancel(connection: AsyncConnection, chat_ids: Collection[int]) -> None:
    """Cancel what has not gone out to chats yet."""
    waiting = update(deliveries).where(deliveries.c.chat_id.in_(chat_ids), *_UNSENT)
    await connection.execute(waiting.values(state=DeliveryState.CANCELLED.value))
