"""Deliveries that are not done yet, in the very words of the partial indexes that find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal_column, or_, select

from knowledge.publishing.model import DeliveryAction, DeliveryState
from knowledge.store.schema import chats, deliveries, subscriptions

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, FromClause


_OWN, _LINKED = chats.alias("own"), chats.alias("linked")


def is_queued(table: FromClause = deliveries) -> ColumnElement[bool]:
    """Whether a delivery waits."""
    return table.c.state == literal_column(f"'{DeliveryState.QUEUED}'")


def is_in_hand() -> ColumnElement[bool]:
    """Whether a process is at a delivery."""
    return deliveries.c.state == literal_column(f"'{DeliveryState.SENDING}'")


def is_busy(table: FromClause = deliveries) -> ColumnElement[bool]:
    """Whether a delivery waits or a process is at it; with it, those of a chat are found fast."""
    states = (DeliveryState.QUEUED, DeliveryState.SENDING)
    return table.c.state.in_([literal_column(f"'{one}'") for one in states])


def is_send(table: FromClause = deliveries) -> ColumnElement[bool]:
    """Whether a delivery brings a post that the chat has not got yet."""
    return table.c.action == DeliveryAction.SEND.value


def is_wanted() -> ColumnElement[bool]:
    """Whether the chat of a delivery, or one that is linked to it, still follows anything."""
    follows = subscriptions.select().where(subscriptions.c.chat_id == deliveries.c.chat_id)
    they_follow = (
        select(subscriptions.c.chat_id)
        .join(_LINKED, _LINKED.c.id == subscriptions.c.chat_id)
        .join(_OWN, _OWN.c.person_id == _LINKED.c.person_id)
        .where(_OWN.c.id == deliveries.c.chat_id)
    )
    return or_(follows.exists(), they_follow.exists())
