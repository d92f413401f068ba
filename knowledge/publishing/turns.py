"""The statements that find what may go out now: whose turn it is, and who must not be woken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, or_, select, update

from knowledge.publishing.hours import held_until, is_quiet
from knowledge.publishing.model import DeliveryState
from knowledge.publishing.pending import is_busy, is_queued, is_send
from knowledge.store.schema import chats, deliveries, posts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import ColumnElement, Select, Update

_OTHER = deliveries.alias("other")


def posts_with_something_due(channel: str, now: int) -> Select[tuple[int]]:
    """Ids of the posts that a channel has something to do for."""
    due = select(deliveries.c.chat_id).where(
        deliveries.c.channel == channel,
        deliveries.c.post_id == posts.c.id,
        is_queued(),
        deliveries.c.due_at <= now,
    )
    return select(posts.c.id).where(posts.c.state == "open", due.exists()).order_by(posts.c.id)


def candidates(
    post_id: int, channel: str, now: int, reachable: ColumnElement[bool], taken: Collection[int]
) -> Select[tuple[int, bool, int]]:
    """Chats that wait for a post and get nothing else now, with what is first in their line.

    `reachable` says of a row of `chats` whether it may get something; `taken` are ids of those that
    are taken already.
    """
    return (
        select(
            deliveries.c.chat_id,
            and_(is_send(), is_quiet(now)).label("is_quiet"),
            case((is_send(), _first_in_line()), else_=deliveries.c.post_id).label("post_id"),
        )
        .join(chats, chats.c.id == deliveries.c.chat_id)
        .where(
            deliveries.c.channel == channel,
            deliveries.c.post_id == post_id,
            is_queued(),
            deliveries.c.due_at <= now,
            reachable,
            deliveries.c.chat_id.not_in(taken),
            ~select(_OTHER.c.post_id).where(_blocks(now)).exists(),
        )
        .order_by(deliveries.c.due_at, deliveries.c.chat_id)
    )


def hold(channel: str, post_ids: Iterable[int], now: int) -> Update:
    """Hold what is due in quiet hours until they end."""
    its_chat = chats.c.id == deliveries.c.chat_id
    return (
        update(deliveries)
        .where(
            deliveries.c.channel == channel,
            deliveries.c.post_id.in_(post_ids),
            is_queued(),
            is_send(),
            deliveries.c.due_at <= now,
            select(chats.c.id).where(its_chat, is_quiet(now)).exists(),
        )
        .values(due_at=select(held_until(now)).where(its_chat).scalar_subquery())
    )


def _blocks(now: int) -> ColumnElement[bool]:
    """Whether another delivery of the chat is on its way, or an earlier post waits for its hour."""
    waits = (is_queued(_OTHER), is_send(_OTHER), _OTHER.c.due_at > now)
    return and_(
        _OTHER.c.chat_id == deliveries.c.chat_id,
        is_busy(_OTHER),
        or_(
            _OTHER.c.state == DeliveryState.SENDING.value,
            and_(is_send(), *waits, _OTHER.c.post_id < deliveries.c.post_id),
        ),
    )


def _first_in_line() -> Any:  # noqa: ANN401 - SQLAlchemy's scalar subquery
    """The earliest post that its chat has not got yet."""
    its_sends = (_OTHER.c.chat_id == deliveries.c.chat_id, is_busy(_OTHER), is_queued(_OTHER))
    return select(func.min(_OTHER.c.post_id)).where(*its_sends, is_send(_OTHER)).scalar_subquery()
