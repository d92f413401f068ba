"""The chats of one person: which of them posts go to, and what waits for them.

Linked chats have their hours and their mute in common, so it makes no difference where those are
changed; what each of them follows stays its own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from knowledge.publishing.hours import due_at
from knowledge.publishing.model import (
    Address,
    Chat,
    DeliveryAction,
    DeliveryState,
    Frequency,
    Interest,
    Schedule,
    Scope,
)
from knowledge.publishing.pending import is_busy, is_queued, is_send
from knowledge.store.schema import chats, deliveries, subscriptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

_HAS_IT = frozenset({DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN})


def chat_of(row: Row[Any], interests: frozenset[Interest] = frozenset(), **more: Any) -> Chat:  # noqa: ANN401
    """The chat of a row of `chats`."""
    return Chat(
        id=row.id,
        address=address_of(row),
        is_private=row.is_private,
        is_active=row.is_active,
        schedule=schedule_of(row),
        muted_until=row.muted_until,
        interests=interests,
        **more,
    )


def address_of(row: Row[Any]) -> Address:
    """Where posts to a row of `chats` go."""
    return Address(row.channel, row.chat, row.thread)


def schedule_of(row: Row[Any]) -> Schedule:
    """When a row of `chats` wants to hear."""
    return Schedule(
        Frequency(row.frequency),
        row.digest_minute,
        row.digest_weekday,
        row.quiet_from,
        row.quiet_to,
    )


def schedule_columns(schedule: Schedule) -> dict[str, Any]:
    """A schedule as columns of `chats`."""
    return {
        "frequency": schedule.frequency.value,
        "digest_minute": schedule.digest_minute,
        "digest_weekday": schedule.digest_weekday,
        "quiet_from": schedule.quiet_from,
        "quiet_to": schedule.quiet_to,
    }


async def of_person(connection: AsyncConnection, row: Row[Any]) -> Sequence[Row[Any]]:
    """The chats of whoever has this one, the one that posts go to first."""
    if row.person_id is None:
        return [row]
    same = select(chats).where(chats.c.person_id == row.person_id)
    ordered = same.order_by(chats.c.is_active.desc(), chats.c.preference.desc())
    return (await connection.execute(ordered)).all()


async def whole(connection: AsyncConnection, row: Row[Any]) -> Chat:
    """The chat of a row, with what its person follows in any of theirs."""
    theirs = await of_person(connection, row)
    followed = select(subscriptions).where(subscriptions.c.chat_id.in_([one.id for one in theirs]))
    found = await connection.execute(followed)
    return chat_of(
        row,
        frozenset(Interest(Scope(one.kind), one.target) for one in found),
        linked=tuple(one.id for one in theirs if one.id != row.id),
        instead=None if theirs[0].id == row.id else address_of(theirs[0]),
    )


async def gather(connection: AsyncConnection, theirs: Sequence[Row[Any]], now: int) -> None:
    """Let what waits for a person's chats go to the first of them, each post once.

    A post that one of them has got already goes to no other.
    """
    first = theirs[0]
    by_post: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in await _around_what_waits(connection, [one.id for one in theirs]):
        by_post[row.post_id].append(row)
    for post_id, rows in by_post.items():
        waiting = [one.chat_id for one in rows if _waits(one)]
        kept = _kept(rows, waiting, first.id)
        await _drop(connection, post_id, [one for one in waiting if one != kept])
        if kept and kept != first.id:
            await _drop(connection, post_id, [first.id])
            moved = update(deliveries).where(_is_one_of(post_id, [kept]))
            await connection.execute(moved.values(**_handed_over(first, now)))


async def part(connection: AsyncConnection, chat_id: int) -> bool:
    """Link a chat to no other; tell whether it was linked. A chat that is left alone is, too."""
    row = (await connection.execute(select(chats).where(chats.c.id == chat_id))).one()
    others: list[int] = [one.id for one in await of_person(connection, row) if one.id != chat_id]
    alone = [chat_id, *others] if len(others) == 1 else [chat_id]
    unlinked = update(chats).where(chats.c.id.in_(alone))
    await connection.execute(unlinked.values(person_id=None, preference=0))
    told = update(chats).where(chats.c.id.in_(others))
    await connection.execute(told.values(is_untold=True))
    return bool(others)


async def _around_what_waits(connection: AsyncConnection, ids: list[int]) -> Sequence[Row[Any]]:
    """Deliveries to these chats of the posts that some of them still wait for."""
    to_them = deliveries.c.chat_id.in_(ids)
    waiting = select(deliveries.c.post_id).where(to_them, is_busy(), is_queued(), is_send())
    post_ids = list(await connection.scalars(waiting))
    every = select(deliveries).where(deliveries.c.post_id.in_(post_ids), to_them)
    return (await connection.execute(every.order_by(deliveries.c.chat_id))).all()


def _waits(row: Row[Any]) -> bool:
    return (row.state, row.action) == (DeliveryState.QUEUED, DeliveryAction.SEND)


def _kept(rows: Sequence[Row[Any]], waiting: list[int], first: int) -> int | None:
    """The chat whose delivery of a post stays, None where the person has the post already."""
    if any(one.message or one.state in _HAS_IT for one in rows):
        return None
    return first if first in waiting else waiting[0]


def _handed_over(first: Row[Any], now: int) -> dict[str, Any]:
    schedule = schedule_of(first)
    return {
        "chat_id": first.id,
        "channel": first.channel,
        "due_at": due_at(schedule, now),
        "is_digest": schedule.frequency is not Frequency.NOW,
        "attempts": 0,
        "doubts": 0,
        "error": None,
    }


async def _drop(connection: AsyncConnection, post_id: int, chat_ids: list[int]) -> None:
    """Forget deliveries that came to nothing, so that a person counts once."""
    await connection.execute(delete(deliveries).where(_is_one_of(post_id, chat_ids)))


def _is_one_of(post_id: int, chat_ids: list[int]) -> ColumnElement[bool]:
    return (deliveries.c.post_id == post_id) & deliveries.c.chat_id.in_(chat_ids)
