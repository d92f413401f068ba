"""The statements that find what may go out now: whose turn it is, and who must not be woken.

They are built once, for building one takes longer than executing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Integer, and_, bindparam, case, func, or_, select, update

from knowledge.publishing.hours import held_until, is_quiet, is_quiet_at
from knowledge.publishing.model import DeliveryState
from knowledge.publishing.pending import is_busy, is_queued, is_send
from knowledge.store.schema import chats, deliveries, posts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Update

_OTHER = deliveries.alias("other")

_CHANNEL = bindparam("channel", type_=deliveries.c.channel.type)
_NOW = bindparam("now", type_=BigInteger)
_MINUTE = bindparam("minute", type_=Integer)


def _blocks() -> ColumnElement[bool]:
    """Whether another delivery of the chat is on its way, or an earlier post waits for its hour."""
    waits = (is_queued(_OTHER), is_send(_OTHER), _OTHER.c.due_at > _NOW)
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


_IS_DUE = and_(deliveries.c.channel == _CHANNEL, is_queued(), deliveries.c.due_at <= _NOW)

WITH_SOMETHING_DUE = (
    select(posts.c.id)
    .where(
        posts.c.state == "open",
        select(deliveries.c.chat_id).where(_IS_DUE, deliveries.c.post_id == posts.c.id).exists(),
    )
    .order_by(posts.c.id)
)
"""Ids of the posts that a `channel` has something to do for at `now`."""

CANDIDATES = (
    select(
        deliveries.c.chat_id,
        chats.c.chat,
        and_(is_send(), is_quiet_at(_MINUTE)).label("is_quiet"),
        case((is_send(), _first_in_line()), else_=deliveries.c.post_id).label("post_id"),
    )
    .join(chats, chats.c.id == deliveries.c.chat_id)
    .where(
        _IS_DUE,
        deliveries.c.post_id == bindparam("post", type_=Integer),
        deliveries.c.chat_id.not_in(bindparam("taken", expanding=True)),
        ~select(_OTHER.c.post_id).where(_blocks()).exists(),
    )
    .order_by(deliveries.c.due_at, deliveries.c.chat_id)
    .limit(bindparam("share", type_=Integer))
)
"""The first `share` chats that wait for a `post` and get nothing else now, with what is first in
their line. Those of the ids `taken` are left out; `minute` is that of the local day.
"""

CANDIDATES_BUT = CANDIDATES.where(chats.c.chat.not_in(bindparam("resting", expanding=True)))
"""Those that are not `resting`."""

CANDIDATE_ALONE = CANDIDATES.where(chats.c.chat == bindparam("only"))
"""The one that can be reached."""
