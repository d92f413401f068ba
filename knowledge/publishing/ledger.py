"""The ledger of deliveries: taken out in small parcels by one process, and settled at once."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Integer,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    update,
)

from knowledge.publishing.hours import held_until, is_quiet
from knowledge.publishing.model import DeliveryAction, DeliveryState, Parcel, Slip
from knowledge.publishing.subscribers import chat_of, move
from knowledge.store.schema import articles, chats, deliveries, posts, processes

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable, Sequence

    from sqlalchemy import ColumnElement, FromClause, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database

_SPARE = 40
"""Candidates that are looked at beside those wanted, since some of their chats may be resting."""

_DIGEST = 20
"""Posts in one digest; more go into the next."""

_LONGEST_ERROR = 300


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a parcel ended.

    Attributes:
        state: what its deliveries are from now on; QUEUED is another try at `due_at`.
        message: the channel's id of the message that now shows it.
        doubts: 1 where it may have arrived though nothing confirmed it.
        attempts: 0 where the try does not count, as when the channel itself was out of reach.
        moved_to: the new id of the chat.
    """

    parcel: Parcel
    state: DeliveryState
    due_at: int = 0
    message: str | None = None
    error: str | None = None
    doubts: int = 0
    attempts: int = 1
    moved_to: str | None = None


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
        self._turns: deque[int] = deque()

    async def take(self, channel: str, count: int, resting: Collection[str] = ()) -> list[Parcel]:
        """Take at most `count` parcels of a channel that are due, for this process to deliver.

        `resting` are chats that must not get anything now.
        """
        async with self._database.read() as connection:
            turns = await self._next_turns(connection, channel)
        if not turns:
            return []
        async with self._database.write() as connection:
            heads = await self._heads(connection, turns, channel, count, resting)
            return await self._claim(connection, heads)

    async def settle(self, settlements: Sequence[Settlement]) -> None:
        """Write down how parcels ended, all in one transaction.

        What another process has released meanwhile is not this one's any more, and stays as it is.
        """
        async with self._database.write() as connection:
            await connection.execute(
                self._settled(), [row for one in settlements for row in _settled_rows(one)]
            )
            await self._follow(connection, settlements)
            for one in settlements:
                if one.moved_to:
                    address = one.parcel.chat.address
                    await move(connection, address.channel, address.chat, one.moved_to)
                if one.state is DeliveryState.LEFT:
                    await _left(connection, one.parcel.chat.id)

    async def release(self, most_doubts: int) -> int:
        """Take back what dead processes had in hand; how many deliveries that is.

        Each may have arrived. It is tried again until there were more than `most_doubts` doubts,
        then it is uncertain. An edit or a deletion can be done twice without harm.
        """
        living = select(processes.c.id)
        repeatable = deliveries.c.action != DeliveryAction.SEND.value
        again = or_(repeatable, deliveries.c.doubts < most_doubts)
        async with self._database.write() as connection:
            result = await connection.execute(
                update(deliveries)
                .where(
                    deliveries.c.state == DeliveryState.SENDING.value,
                    deliveries.c.owner.not_in(living),
                )
                .values(
                    state=case(
                        (again, DeliveryState.QUEUED.value), else_=DeliveryState.UNCERTAIN.value
                    ),
                    owner=None,
                    doubts=deliveries.c.doubts + 1,
                    error="the process ended while sending",
                )
            )
            return result.rowcount

    async def _next_turns(self, connection: AsyncConnection, channel: str) -> list[int]:
        """Ids of the posts with something due, whose turn it is first."""
        due = select(deliveries.c.chat_id).where(
            deliveries.c.channel == channel,
            deliveries.c.post_id == posts.c.id,
            _is_queued(deliveries),
            deliveries.c.due_at <= self._seconds(),
        )
        query = select(posts.c.id).where(posts.c.state == "open", due.exists())
        open_posts = sorted(await connection.scalars(query))
        known = [one for one in self._turns if one in open_posts]
        self._turns = deque([*known, *(one for one in open_posts if one not in known)])
        return list(self._turns)

    async def _heads(
        self,
        connection: AsyncConnection,
        turns: list[int],
        channel: str,
        count: int,
        resting: Collection[str],
    ) -> list[Row[Any]]:
        """The first pending delivery of each chat whose turn it is."""
        found: dict[int, Row[Any]] = {}
        for place, post_id in enumerate(turns):
            share = -(-(count - len(found)) // (len(turns) - place))
            rows = await connection.execute(self._candidates(post_id, channel, share + _SPARE))
            fresh = [row for row in rows if row.chat_id not in found and row.chat not in resting]
            found |= {row.chat_id: row for row in fresh[:share]}
            if fresh:
                self._turns.remove(post_id)
                self._turns.append(post_id)
            if len(found) >= count:
                break
        if any(row.is_quiet for row in found.values()):
            await self._hold(connection, turns)
        return [row for row in found.values() if not row.is_quiet]

    def _candidates(self, post_id: int, channel: str, count: int) -> Any:  # noqa: ANN401
        """Chats that wait for a post and get nothing else now, with what is first in their line."""
        now, other = self._seconds(), deliveries.alias("other")
        blocks = and_(
            other.c.chat_id == deliveries.c.chat_id,
            _is_busy(other),
            or_(
                other.c.state == DeliveryState.SENDING.value,
                and_(
                    _is_queued(other),
                    other.c.post_id < deliveries.c.post_id,
                    other.c.due_at > now,
                ),
            ),
        )
        first = deliveries.alias("first")
        head = (
            select(func.min(first.c.post_id))
            .where(first.c.chat_id == deliveries.c.chat_id, _is_busy(first), _is_queued(first))
            .scalar_subquery()
        )
        sends = deliveries.c.action == DeliveryAction.SEND.value
        return (
            select(
                deliveries.c.chat_id,
                chats.c.chat,
                and_(sends, is_quiet(now)).label("is_quiet"),
                head.label("post_id"),
            )
            .join(chats, chats.c.id == deliveries.c.chat_id)
            .where(
                deliveries.c.channel == channel,
                deliveries.c.post_id == post_id,
                _is_queued(deliveries),
                deliveries.c.due_at <= now,
                ~select(other.c.post_id).where(blocks).exists(),
            )
            .order_by(deliveries.c.due_at, deliveries.c.chat_id)
            .limit(count)
        )

    async def _hold(self, connection: AsyncConnection, post_ids: Iterable[int]) -> None:
        """Hold what is due in quiet hours until they end."""
        now = self._seconds()
        until = select(held_until(now)).where(chats.c.id == deliveries.c.chat_id)
        quiet = select(chats.c.id).where(is_quiet(now))
        await connection.execute(
            update(deliveries)
            .where(
                deliveries.c.post_id.in_(post_ids),
                _is_queued(deliveries),
                deliveries.c.action == DeliveryAction.SEND.value,
                deliveries.c.due_at <= now,
                deliveries.c.chat_id.in_(quiet),
            )
            .values(due_at=until.scalar_subquery())
        )

    async def _claim(self, connection: AsyncConnection, heads: list[Row[Any]]) -> list[Parcel]:
        if not heads:
            return []
        taken = await self._taken(connection, [(row.post_id, row.chat_id) for row in heads])
        keys = [(row.post_id, row.chat_id) for rows in taken.values() for row in rows]
        await connection.execute(
            update(deliveries)
            .where(_keyed(keys))
            .values(state=DeliveryState.SENDING.value, owner=self._owner)
        )
        return [_parcel(rows) for rows in taken.values()]

    async def _taken(
        self, connection: AsyncConnection, keys: list[tuple[int, int]]
    ) -> dict[int, list[Row[Any]]]:
        """Chat id → the deliveries that go into its one message."""
        found = {
            row.chat_id: [row] for row in await connection.execute(_rows().where(_keyed(keys)))
        }
        for chat_id, (head,) in list(found.items()):
            if head.is_digest:
                beside = await connection.execute(self._beside(head))
                found[chat_id] = list(beside)
        return found

    def _beside(self, head: Row[Any]) -> Any:  # noqa: ANN401
        """Deliveries that share the message of a digest's first one."""
        same_chat = _rows().where(deliveries.c.chat_id == head.chat_id, deliveries.c.is_digest)
        if head.action == DeliveryAction.SEND:
            return (
                same_chat.where(
                    _is_queued(deliveries),
                    deliveries.c.action == DeliveryAction.SEND.value,
                    deliveries.c.due_at <= self._seconds(),
                )
                .order_by(deliveries.c.post_id)
                .limit(_DIGEST)
            )
        return same_chat.where(deliveries.c.message == head.message).order_by(deliveries.c.post_id)

    def _settled(self) -> Any:  # noqa: ANN401 - SQLAlchemy's Update has no public generic form
        return (
            update(deliveries)
            .where(
                deliveries.c.post_id == bindparam("its_post"),
                deliveries.c.chat_id == bindparam("its_chat"),
                deliveries.c.state == DeliveryState.SENDING.value,
                deliveries.c.owner == self._owner,
            )
            .values(
                state=bindparam("new_state"),
                owner=None,
                due_at=bindparam("new_due_at"),
                attempts=deliveries.c.attempts + bindparam("more_attempts", type_=Integer),
                doubts=deliveries.c.doubts + bindparam("more_doubts", type_=Integer),
                error=bindparam("new_error"),
                message=func.coalesce(bindparam("new_message", type_=Text), deliveries.c.message),
            )
        )

    async def _follow(self, connection: AsyncConnection, settlements: Sequence[Settlement]) -> None:
        """What changed while a message was on its way is edited, or deleted, in its turn."""
        sent = [
            (slip, one.parcel.chat.id)
            for one in settlements
            if one.state is DeliveryState.SENT
            for slip in one.parcel.slips
        ]
        query = (
            select(posts.c.id, posts.c.version, articles.c.withdrawn_at)
            .join(articles, articles.c.id == posts.c.article_id)
            .where(posts.c.id.in_({slip.post_id for slip, _ in sent}))
        )
        newest = {row.id: row for row in await connection.execute(query)} if sent else {}
        for slip, chat_id in sent:
            post = newest[slip.post_id]
            if post.version > slip.version:
                action = DeliveryAction.DELETE if post.withdrawn_at else DeliveryAction.EDIT
                await connection.execute(
                    update(deliveries)
                    .where(
                        deliveries.c.post_id == slip.post_id,
                        deliveries.c.chat_id == chat_id,
                        deliveries.c.state == DeliveryState.SENT.value,
                    )
                    .values(
                        state=DeliveryState.QUEUED.value,
                        action=action.value,
                        due_at=self._seconds(),
                    )
                )

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _settled_rows(one: Settlement) -> list[dict[str, Any]]:
    return [
        {
            "its_post": slip.post_id,
            "its_chat": one.parcel.chat.id,
            "new_state": one.state.value,
            "new_due_at": one.due_at,
            "more_attempts": one.attempts,
            "more_doubts": one.doubts,
            "new_error": (one.error or "")[:_LONGEST_ERROR] or None,
            "new_message": one.message,
        }
        for slip in one.parcel.slips
    ]


async def _left(connection: AsyncConnection, chat_id: int) -> None:
    await connection.execute(update(chats).where(chats.c.id == chat_id).values(is_active=False))
    waiting = (deliveries.c.chat_id == chat_id, _is_busy(deliveries), _is_queued(deliveries))
    await connection.execute(
        update(deliveries).where(*waiting).values(state=DeliveryState.LEFT.value)
    )


def _keyed(keys: Iterable[tuple[int, int]]) -> ColumnElement[bool]:
    """Whether a delivery is one of these, by post and chat; a form that uses the key's index."""
    by_post: dict[int, list[int]] = {}
    for post_id, chat_id in keys:
        by_post.setdefault(post_id, []).append(chat_id)
    return or_(
        *(
            and_(deliveries.c.post_id == post_id, deliveries.c.chat_id.in_(chat_ids))
            for post_id, chat_ids in by_post.items()
        )
    )


def _is_busy(table: FromClause) -> ColumnElement[bool]:
    """Queued or being sent, in the words of the partial index."""
    return table.c.state.in_([literal_column("'queued'"), literal_column("'sending'")])


def _is_queued(table: FromClause) -> ColumnElement[bool]:
    return table.c.state == literal_column(f"'{DeliveryState.QUEUED.value}'")


def _rows() -> Any:  # noqa: ANN401 - SQLAlchemy's Select of many columns
    """Deliveries with their posts and chats."""
    return (
        select(
            deliveries,
            posts.c.article_id,
            posts.c.version,
            *(column for column in chats.c if column.name != "channel"),
        )
        .join(posts, posts.c.id == deliveries.c.post_id)
        .join(chats, chats.c.id == deliveries.c.chat_id)
    )


def _parcel(rows: list[Row[Any]]) -> Parcel:
    head = rows[0]
    return Parcel(chat_of(head), tuple(map(_slip, rows)), head.is_digest, head.message)


def _slip(row: Row[Any]) -> Slip:
    """What is out already and stands in a message that changes is shown again in it."""
    action = DeliveryAction(row.action)
    if action is DeliveryAction.SEND and row.message:
        action = DeliveryAction.EDIT
    return Slip(row.post_id, row.article_id, action, row.version, row.attempts, row.doubts)
