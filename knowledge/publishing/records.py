"""What the store holds of a person, and how it is erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, delete, func, select, update

from knowledge.administering.audit import unname
from knowledge.publishing.drafts import is_scheduled
from knowledge.publishing.model import DeliveryState
from knowledge.publishing.pending import is_busy, is_send
from knowledge.publishing.people import part
from knowledge.store.schema import (
    audit,
    chats,
    conversations,
    deliveries,
    drafts,
    editors,
    link_codes,
    link_tries,
    menus,
    messages,
    passes,
    posts,
    seen,
    sent_replies,
    subscriptions,
    taught,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, Table
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored of a person, in numbers.

    `is_editor` comes with a name that owners gave; `linked` are the person's other chats, `codes`
    what is kept of codes that were given out or tried to link them; `scheduled` are the drafts that
    have an hour.
    """

    conversations: int
    sent_replies: int
    subscriptions: int
    deliveries: int
    drafts: int
    is_editor: bool
    messages: int = 0
    opened: int = 0
    changes: int = 0
    linked: int = 0
    codes: int = 0
    scheduled: int = 0

    @property
    def is_anything(self) -> bool:
        """Whether something is stored."""
        return self != Record(0, 0, 0, 0, 0, is_editor=False)


class Records:
    """What is stored of people. A person's private chat has the person's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, channel: str, person: str) -> Record:
        """What is stored of a person and of their private chat."""
        chat_ids = _chat_ids(channel, person)
        async with self._database.read() as connection:
            return Record(
                max(
                    await _count(connection, conversations, _talks(channel, person)),
                    await _count(connection, menus, _choices(channel, person)),
                ),
                await _count(connection, sent_replies, _replies(channel, person)),
                await _count(connection, subscriptions, subscriptions.c.chat_id.in_(chat_ids)),
                await _count(connection, deliveries, _to(chat_ids)),
                await _count(connection, drafts, _drafts(channel, person)),
                bool(await _count(connection, editors, _rights(channel, person))),
                await _count(connection, messages, _shown(messages, channel, person)),
                await _count(connection, seen, _shown(seen, channel, person)),
                await _count(connection, audit, audit.c.who == f"{channel}:{person}"),
                await _count(connection, chats, _linked_with(channel, person)),
                await _count(connection, link_codes, link_codes.c.chat_id.in_(chat_ids))
                + await _count(connection, link_tries, link_tries.c.chat_id.in_(chat_ids)),
                await _count(connection, drafts, _drafts(channel, person) & is_scheduled()),
            )

    async def erase(self, channel: str, person: str) -> None:
        """Erase what is stored of a person; that something was delivered stays, but not to whom.

        What they published stays, as the office's; their name is taken off it. An editor's right
        is the owners' to take away.
        """
        async with self._database.write() as connection:
            await connection.execute(delete(conversations).where(_talks(channel, person)))
            await connection.execute(delete(sent_replies).where(_replies(channel, person)))
            await connection.execute(delete(menus).where(_choices(channel, person)))
            for table in (messages, seen):
                await connection.execute(delete(table).where(_shown(table, channel, person)))
            await connection.execute(
                update(drafts).where(_drafts(channel, person)).values(person="")
            )
            await connection.execute(
                update(posts)
                .where(posts.c.report_channel == channel, posts.c.report_chat == person)
                .values(report_chat="", report_message=None)
            )
            added = update(editors).where(editors.c.added_by == f"{channel}:{person}")
            await connection.execute(added.values(added_by=""))
            theirs = (passes.c.channel == channel) & (passes.c.person == person)
            await connection.execute(delete(passes).where(theirs))
            teachings = update(taught).where(taught.c.taught_by == f"{channel}:{person}")
            await connection.execute(teachings.values(taught_by=""))
            cancelled = update(drafts).where(drafts.c.cancelled_by == f"{channel}:{person}")
            await connection.execute(cancelled.values(cancelled_by=""))
            await unname(connection, f"{channel}:{person}")
            for chat_id in list(await connection.scalars(_chat_ids(channel, person))):
                await _forget_chat(connection, chat_id)


async def _forget_chat(connection: AsyncConnection, chat_id: int) -> None:
    """What is on its way to a chat ends here; who has it in hand settles nothing any more."""
    await part(connection, chat_id)
    for table in (subscriptions, link_codes, link_tries):
        await connection.execute(delete(table).where(table.c.chat_id == chat_id))
    ended = case(
        (is_send(), DeliveryState.CANCELLED.value),
        else_=DeliveryState.SENT.value,
    )
    busy = update(deliveries).where(deliveries.c.chat_id == chat_id, is_busy())
    await connection.execute(busy.values(state=ended, owner=None))
    its = update(deliveries).where(_to([chat_id]))
    await connection.execute(its.values(message=None, error=None))
    nobody = {"chat": f"erased-{chat_id}", "is_active": False, "is_untold": False}
    await connection.execute(update(chats).where(chats.c.id == chat_id).values(**nobody))


def _to(chat_ids: Select[tuple[int]] | list[int]) -> ColumnElement[bool]:
    """Whether a delivery is to one of these chats; post by post, for the key begins with posts."""
    return and_(deliveries.c.post_id.in_(select(posts.c.id)), deliveries.c.chat_id.in_(chat_ids))


def _chat_ids(channel: str, person: str) -> Select[tuple[int]]:
    return select(chats.c.id).where(_is_of(channel, person))


def _linked_with(channel: str, person: str) -> ColumnElement[bool]:
    its = chats.alias("its")
    same = select(its.c.person_id).where(
        its.c.channel == channel, its.c.chat == person, its.c.person_id.is_not(None)
    )
    return chats.c.person_id.in_(same) & ~_is_of(channel, person)


def _is_of(channel: str, person: str) -> ColumnElement[bool]:
    return (chats.c.channel == channel) & (chats.c.chat == person)


def _talks(channel: str, person: str) -> ColumnElement[bool]:
    return (conversations.c.channel == channel) & (conversations.c.person == person)


def _replies(channel: str, person: str) -> ColumnElement[bool]:
    return (sent_replies.c.channel == channel) & (sent_replies.c.chat == person)


def _choices(channel: str, person: str) -> ColumnElement[bool]:
    theirs = (menus.c.person == person) | (menus.c.chat == person)
    return (menus.c.channel == channel) & theirs


def _shown(table: Table, channel: str, person: str) -> ColumnElement[bool]:
    return (table.c.channel == channel) & (table.c.chat == person)


def _drafts(channel: str, person: str) -> ColumnElement[bool]:
    return (drafts.c.channel == channel) & (drafts.c.person == person)


def _rights(channel: str, person: str) -> ColumnElement[bool]:
    return (editors.c.channel == channel) & (editors.c.person == person)


async def _count(connection: AsyncConnection, table: Table, where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(where)
    return int((await connection.execute(query)).scalar_one())
