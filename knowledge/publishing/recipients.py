"""Whom a post is for: chats that follow what it is about, one chat of each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from knowledge.store.schema import chats, subscriptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, FromClause

    from knowledge.publishing.model import Interest, Scope

_OTHERS = chats.alias("others")


def about(interests: Iterable[Interest]) -> ColumnElement[bool]:
    """Whether a row of `subscriptions` is to one of these."""
    by_scope: dict[Scope, list[str]] = {}
    for one in interests:
        by_scope.setdefault(one.scope, []).append(one.target)
    return or_(
        *(
            (subscriptions.c.kind == scope.value) & subscriptions.c.target.in_(sorted(targets))
            for scope, targets in sorted(by_scope.items())
        )
    )


def recipients(is_meant: ColumnElement[bool], at: int) -> tuple[ColumnElement[bool], ...]:
    """Whether a row of `chats` gets at an instant what subscriptions are meant for.

    Two conditions, of which no row meets both: that of chats which are linked to no other, and
    that of linked ones. Asked one after the other, a database finds the few linked chats by their
    index and goes through the others as fast as if there were no links.
    """
    theirs = _OTHERS.c.person_id == chats.c.person_id
    is_earlier = and_(theirs, _is_reached(_OTHERS, at), _OTHERS.c.preference > chats.c.preference)
    they_follow = select(_OTHERS.c.id).where(theirs, _follows(_OTHERS, is_meant))
    return (
        and_(_is_reached(chats, at), chats.c.person_id.is_(None), _follows(chats, is_meant)),
        and_(
            _is_reached(chats, at),
            chats.c.person_id.is_not(None),
            they_follow.exists(),
            ~select(_OTHERS.c.id).where(is_earlier).exists(),
        ),
    )


def _follows(table: FromClause, is_meant: ColumnElement[bool]) -> ColumnElement[bool]:
    """By chat first: of what is followed, there may be a million."""
    its = subscriptions.c.chat_id == table.c.id
    return select(subscriptions.c.chat_id).where(its, is_meant).exists()


def _is_reached(table: FromClause, at: int) -> ColumnElement[bool]:
    return and_(table.c.is_active, table.c.muted_until <= at)
