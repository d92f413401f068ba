"""The ledger of deliveries: taken out in small parcels by one process, and settled at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, or_, select, update

from knowledge.publishing.entries import HEADS, NEWEST, ROWS, SETTLE, TAKE
from knowledge.publishing.hours import local_minute
from knowledge.publishing.model import DeliveryAction, DeliveryState, Parcel, Slip
from knowledge.publishing.pending import is_busy, is_in_hand, is_queued, is_send, is_wanted
from knowledge.publishing.people import chat_of
from knowledge.publishing.subscribers import clear, leave_topic, move
from knowledge.publishing.turns import (
    CANDIDATE_ALONE,
    CANDIDATES,
    CANDIDATES_BUT,
    WITH_SOMETHING_DUE,
    hold,
)
from knowledge.store.schema import articles, chats, deliveries, posts, processes

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database

_DIGEST = 20
"""Posts in one digest; more go into the next."""

_LONGEST_ERROR = 300

HELD = 1000
"""Attempts by which a delivery is known that waits for its person to write, see `Ledger.wake`."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a parcel ended.

    Attributes:
        state: what its deliveries are from now on; QUEUED is another try at `due_at`.
        message: the channel's id of the message that now shows it.
        doubts: 1 where it may have arrived though nothing confirmed it.
        attempts: 0 where the try does not count, as when the channel itself was out of reach.
        moved_to: the new id of the chat.
        leaves_topic: whether the topic is gone, and posts go to its group.
    """

    parcel: Parcel
    state: DeliveryState
    due_at: int = 0
    message: str | None = None
    error: str | None = None
    doubts: int = 0
    attempts: int = 1
    moved_to: str | None = None
    leaves_topic: bool = False


class Ledger:
    """What is to be delivered, one process's view of it.

    Posts take turns, so that a short one is not behind a long one. A chat gets its posts in their
    order: where an earlier one still waits for it, that one is taken instead.
    """

    def __init__(
        self, database: Database, now: Callable[[], datetime.datetime], process_id: str
    ) -> None:
        self._database = database
        self._now = now
        self._owner = process_id
        self._turns: dict[str, list[int]] = {}

    async def take(
        self,
        channel: str,
        count: int,
        resting: Collection[str] = (),
        only: str | None = None,
    ) -> list[Parcel]:
        """Take at most `count` parcels of a channel that are due, for this process to deliver.

        `resting` are chats that must not get anything now; `only` is the one that can be reached
        from here, None where all can.
        """
        if not self._turns.get(channel):
            async with self._database.read() as connection:
                if not await self._next_turns(connection, channel):
                    return []
        async with self._database.write() as connection:
            turns = await self._next_turns(connection, channel)
            wanted = {"channel": channel, "resting": resting, "only": only}
            heads = await self._heads(connection, turns, count, wanted)
            return await self._claim(connection, heads)

    async def settle(self, settlements: Sequence[Settlement]) -> None:
        """Write down how parcels ended, all in one transaction.

        What another process has released meanwhile is not this one's any more, and stays as it is.
        """
        if not settlements:
            return
        async with self._database.write() as connection:
            newest = await _newest(connection, settlements)
            rows = [
                {"its_owner": self._owner}
                | _settled_row(one, slip, newest[slip.post_id], self._seconds())
                for one in settlements
                for slip in one.parcel.slips
            ]
            await connection.execute(SETTLE, rows)
            again = {row["its_chat"] for row in rows if row["new_state"] == DeliveryState.QUEUED}
            if again:
                await _drop_unwanted(connection, again)
            for one in settlements:
                await _follow_chat(connection, one, self._seconds())

    async def release(self, pauses: Sequence[int]) -> int:
        """Take back what dead processes had in hand; how many deliveries that is.

        Each may have arrived. After its doubts so far it is tried again in `pauses[doubts]`
        seconds, behind what nobody has begun; beyond the last pause it is uncertain. An edit or a
        deletion can be done twice without harm.
        """
        again = or_(~is_send(), deliveries.c.doubts < len(pauses))
        pause = case(dict(enumerate(pauses)), value=deliveries.c.doubts, else_=0) if pauses else 0
        tried = case((again, DeliveryState.QUEUED.value), else_=DeliveryState.UNCERTAIN.value)
        async with self._database.write() as connection:
            result = await connection.execute(
                update(deliveries)
                .where(is_in_hand(), deliveries.c.owner.not_in(select(processes.c.id)))
                .values(
                    state=tried,
                    owner=None,
                    due_at=self._seconds() + pause,
                    doubts=deliveries.c.doubts + 1,
                    error="the process ended while sending",
                )
                .returning(deliveries.c.post_id, deliveries.c.chat_id)
            )
            released = result.all()
            await _amend(connection, {row.post_id for row in released})
            await _drop_unwanted(connection, {row.chat_id for row in released})
            return len(released)

    async def wake(self, channel: str, chat: str) -> int:
        """Let what is held until a person writes go out now; how many posts that is.

        Several go out as one digest, for nobody wants all of them one by one.
        """
        chat_ids = select(chats.c.id).where(chats.c.channel == channel, chats.c.chat == chat)
        waits = (deliveries.c.chat_id.in_(chat_ids), is_busy(), is_queued())
        held = select(func.count()).where(*waits, deliveries.c.attempts >= HELD)
        async with self._database.read() as connection:
            if not await connection.scalar(held):
                return 0
        now = self._seconds()
        may_go = (*waits, or_(deliveries.c.attempts >= HELD, deliveries.c.due_at <= now))
        async with self._database.write() as connection:
            woken = update(deliveries).where(*may_go).values(due_at=now, attempts=0)
            count = (await connection.execute(woken)).rowcount
            new = (*waits, is_send(), deliveries.c.due_at <= now)
            if (await connection.scalar(select(func.count()).where(*new)) or 0) > 1:
                await connection.execute(update(deliveries).where(*new).values(is_digest=True))
            return count

    async def _next_turns(self, connection: AsyncConnection, channel: str) -> list[int]:
        """Ids of the posts with something due, whose turn it is first."""
        now = {"channel": channel, "now": self._seconds()}
        due = list(await connection.scalars(WITH_SOMETHING_DUE, now))
        known = [one for one in self._turns.get(channel, ()) if one in due]
        self._turns[channel] = [*known, *(one for one in due if one not in known)]
        return self._turns[channel]

    async def _heads(
        self, connection: AsyncConnection, turns: list[int], count: int, wanted: dict[str, Any]
    ) -> list[Row[Any]]:
        """The first pending delivery of each chat whose turn it is."""
        found: dict[int, Row[Any]] = {}
        waiting = list(turns)
        now = self._seconds()
        wanted = wanted | {"now": now, "minute": local_minute(now)}
        while waiting and len(found) < count:
            share = -(-(count - len(found)) // len(waiting))
            post_id = waiting.pop(0)
            line = wanted | {"post": post_id, "share": share, "taken": list(found)}
            rows = await _candidates(connection, line)
            if any(row.is_quiet for row in rows):
                await connection.execute(hold(wanted["channel"], turns, now))
                rows = await _candidates(connection, line)
            found |= {row.chat_id: row for row in rows}
            if rows:
                turns.remove(post_id)
                turns.append(post_id)
            if len(rows) == share:
                waiting.append(post_id)
        return list(found.values())

    async def _claim(self, connection: AsyncConnection, heads: list[Row[Any]]) -> list[Parcel]:
        taken = await self._taken(connection, heads)
        for keys in _keys(row for rows in taken.values() for row in rows):
            await connection.execute(TAKE, keys | {"its_owner": self._owner})
        return [_parcel(rows) for rows in taken.values()]

    async def _taken(
        self, connection: AsyncConnection, heads: list[Row[Any]]
    ) -> dict[int, list[Row[Any]]]:
        """Chat id → the deliveries that go into its one message."""
        found: dict[int, list[Row[Any]]] = {}
        for keys in _keys(heads):
            rows = await connection.execute(HEADS, keys)
            found |= {row.chat_id: [row] for row in rows}
        for chat_id, (head,) in list(found.items()):
            if head.is_digest:
                beside = await connection.execute(self._beside(head))
                found[chat_id] = list(beside)
        return found

    def _beside(self, head: Row[Any]) -> Any:  # noqa: ANN401
        """Deliveries that share the message of a digest's first one."""
        same_chat = ROWS.where(deliveries.c.chat_id == head.chat_id, deliveries.c.is_digest)
        if head.message is None:
            return (
                same_chat.where(
                    is_busy(),
                    is_queued(),
                    is_send(),
                    deliveries.c.due_at <= self._seconds(),
                )
                .order_by(deliveries.c.post_id)
                .limit(_DIGEST)
            )
        its_posts = deliveries.c.post_id.in_(select(posts.c.id))
        return same_chat.where(its_posts, deliveries.c.message == head.message).order_by(
            deliveries.c.post_id
        )

    def _seconds(self) -> int:
        return int(self._now().timestamp())


async def _amend(connection: AsyncConnection, post_ids: Collection[int]) -> None:
    """Let what waits of posts do what their articles are now: those withdrawn are not sent."""
    of_article = articles.c.id == posts.c.article_id
    withdrawn = select(posts.c.id).join(articles, of_article).where(_is_withdrawn())
    waits = (deliveries.c.post_id.in_(post_ids), is_queued())
    is_gone = deliveries.c.post_id.in_(withdrawn)
    new = case((is_gone, DeliveryAction.DELETE.value), else_=DeliveryAction.EDIT.value)
    is_out = deliveries.c.message.is_not(None)
    await connection.execute(update(deliveries).where(*waits, is_out).values(action=new))
    await connection.execute(
        update(deliveries)
        .where(*waits, ~is_out, is_gone)
        .values(state=DeliveryState.CANCELLED.value)
    )


async def _newest(
    connection: AsyncConnection, settlements: Sequence[Settlement]
) -> dict[int, Row[Any]]:
    """Post id → its version, and whether its article is withdrawn."""
    post_ids = {slip.post_id for one in settlements for slip in one.parcel.slips}
    found = await connection.execute(NEWEST, {"its_posts": list(post_ids)})
    return {row.id: row for row in found}


def _settled_row(one: Settlement, slip: Slip, post: Row[Any], now: int) -> dict[str, Any]:
    is_deleted = slip.action is DeliveryAction.DELETE and one.state is DeliveryState.SENT
    message = None if is_deleted else one.message or one.parcel.message
    row = {
        "its_post": slip.post_id,
        "its_chat": one.parcel.chat.id,
        "new_state": one.state.value,
        "new_action": slip.action.value,
        "new_due_at": one.due_at,
        "more_attempts": one.attempts,
        "more_doubts": one.doubts,
        "new_error": (one.error or "")[:_LONGEST_ERROR] or None,
        "new_message": message,
    }
    is_outdated = post.version > slip.version and one.state is not DeliveryState.LEFT
    return row | _amendment(one, post, message, now) if is_outdated else row


def _amendment(
    one: Settlement, post: Row[Any], message: str | None, now: int
) -> dict[str, str | int]:
    """What becomes of a delivery whose post was changed or withdrawn while it was in hand."""
    is_again = one.state is DeliveryState.QUEUED
    if message is None:
        return {"new_state": DeliveryState.CANCELLED} if post.is_withdrawn and is_again else {}
    return {
        "new_state": DeliveryState.QUEUED,
        "new_action": DeliveryAction.DELETE if post.is_withdrawn else DeliveryAction.EDIT,
        "new_due_at": one.due_at if is_again else now,
    }


async def _drop_unwanted(connection: AsyncConnection, chat_ids: Collection[int]) -> None:
    """Cancel what would be tried again for chats that stopped following meanwhile."""
    waits = (deliveries.c.chat_id.in_(chat_ids), is_busy(), is_queued(), is_send())
    await connection.execute(
        update(deliveries).where(*waits, ~is_wanted()).values(state=DeliveryState.CANCELLED.value)
    )


async def _follow_chat(connection: AsyncConnection, one: Settlement, now: int) -> None:
    """Note what a delivery told of its chat."""
    chat = one.parcel.chat
    if one.moved_to:
        await move(connection, chat.address.channel, chat.address.chat, one.moved_to, now)
    if one.leaves_topic:
        await leave_topic(connection, chat.id, now)
    if one.state is DeliveryState.LEFT:
        await _put_back(connection, one)
        await clear(connection, [chat.id], now)


async def _put_back(connection: AsyncConnection, one: Settlement) -> None:
    """Let what a chat that left has not got wait once more, for another chat of its person."""
    unsent = (deliveries.c.message.is_(None), is_send())
    its = (
        deliveries.c.chat_id == one.parcel.chat.id,
        deliveries.c.post_id.in_([slip.post_id for slip in one.parcel.slips]),
        deliveries.c.state == DeliveryState.LEFT.value,
    )
    waiting = update(deliveries).where(*its, *unsent)
    await connection.execute(waiting.values(state=DeliveryState.QUEUED.value))


async def _candidates(connection: AsyncConnection, line: dict[str, Any]) -> Sequence[Row[Any]]:
    """Who is first in line for a post.

    Chats that rest are many, and seldom in line: they are named to the database only where one is.
    """
    if line["only"] is not None:
        return (await connection.execute(CANDIDATE_ALONE, line)).all()
    rows = (await connection.execute(CANDIDATES, line)).all()
    if any(row.chat in line["resting"] for row in rows):
        rows = (await connection.execute(CANDIDATES_BUT, line)).all()
    return rows


def _keys(rows: Iterable[Row[Any]]) -> Iterator[dict[str, Any]]:
    """Deliveries by their key, post by post, for the key begins with posts."""
    by_post: dict[int, list[int]] = {}
    for row in rows:
        by_post.setdefault(row.post_id, []).append(row.chat_id)
    return ({"its_post": post_id, "its_chats": ids} for post_id, ids in by_post.items())


def _is_withdrawn() -> ColumnElement[bool]:
    return articles.c.withdrawn_at.is_not(None)


def _parcel(rows: list[Row[Any]]) -> Parcel:
    head = rows[0]
    return Parcel(chat_of(head), tuple(map(_slip, rows)), head.is_digest, head.message)


def _slip(row: Row[Any]) -> Slip:
    """What is out already and stands in a message that changes is shown again in it."""
    action = DeliveryAction(row.action)
    if action is DeliveryAction.SEND and row.message:
        action = DeliveryAction.EDIT
    return Slip(row.post_id, row.article_id, action, row.version, row.attempts, row.doubts)
