"""The statements that take deliveries out of the ledger and settle them, built once."""

from __future__ import annotations

from sqlalchemy import Integer, and_, bindparam, case, select, update

from knowledge.publishing.model import DeliveryAction, DeliveryState
from knowledge.publishing.pending import is_in_hand, is_send
from knowledge.store.schema import articles, chats, deliveries, posts

ROWS = (
    select(
        deliveries,
        posts.c.article_id,
        posts.c.version,
        *(column for column in chats.c if column.name != "channel"),
    )
    .join(posts, posts.c.id == deliveries.c.post_id)
    .join(chats, chats.c.id == deliveries.c.chat_id)
)
"""Deliveries with their posts and chats."""

_IS_ONE_OF = and_(
    deliveries.c.post_id == bindparam("its_post"),
    deliveries.c.chat_id.in_(bindparam("its_chats", expanding=True)),
)

_IS_OUT_AGAIN = and_(is_send(), deliveries.c.message.is_not(None))

HEADS = ROWS.where(_IS_ONE_OF)
"""Those of the post `its_post` to `its_chats`."""

TAKE = (
    update(deliveries)
    .where(_IS_ONE_OF)
    .values(
        action=case((_IS_OUT_AGAIN, DeliveryAction.EDIT.value), else_=deliveries.c.action),
        state=DeliveryState.SENDING.value,
        owner=bindparam("its_owner"),
    )
)
"""Put them into the hands of the process `its_owner`; what is out already is changed."""

SETTLE = (
    update(deliveries)
    .where(
        deliveries.c.post_id == bindparam("its_post"),
        deliveries.c.chat_id == bindparam("its_chat"),
        is_in_hand(),
        deliveries.c.owner == bindparam("its_owner"),
    )
    .values(
        state=bindparam("new_state"),
        action=bindparam("new_action"),
        owner=None,
        due_at=bindparam("new_due_at"),
        attempts=deliveries.c.attempts + bindparam("more_attempts", type_=Integer),
        doubts=deliveries.c.doubts + bindparam("more_doubts", type_=Integer),
        error=bindparam("new_error"),
        message=bindparam("new_message"),
    )
)
"""Write down how a delivery ended, if it is still in the hands of `its_owner`."""

NEWEST = (
    select(posts.c.id, posts.c.version, articles.c.withdrawn_at.is_not(None).label("is_withdrawn"))
    .join(articles, articles.c.id == posts.c.article_id)
    .where(posts.c.id.in_(bindparam("its_posts", expanding=True)))
)
"""Id, version of `its_posts`, and whether their articles are withdrawn."""
