"""What the store holds of a person, and how it is erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from knowledge.publishing.model import DeliveryState
from knowledge.publishing.subscribers import cancel
from knowledge.store.schema import (
    chats,
    conversations,
    deliveries,
    drafts,
    editors,
    sent_replies,
    subscriptions,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, Table
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored of a person, in numbers; `is_editor` comes with a name that owners gave."""

    conversations: int
    sent_replies: int
    subscriptions: int
    deliveries: int
    drafts: int
    is_editor: bool


class Records:
    """What is stored of people. A person's private chat has the person's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, channel: str, person: str) -> Record:
        """What is stored of a person and of their private chat."""
        chat_ids = _chat_ids(channel, person)
        async with self._database.read() as connection:
            return Record(
                await _count(connection, conversations, _talks(channel, person)),
                await _count(connection, sent_replies, _replies(channel, person)),
                await _count(connection, subscriptions, subscriptions.c.chat_id.in_(chat_ids)),
                await _count(connection, deliveries, deliveries.c.chat_id.in_(chat_ids)),
                await _count(connection, drafts, _drafts(channel, person)),
                bool(await _count(connection, editors, _rights(channel, person))),
            )

    async def erase(self, channel: str, person: str) -> None:
        """Erase what is stored of a person; that something was delivered stays, but not to whom.

        What they published stays, as the office's; their name is taken off it. An editor's right
        is the owners' to take away.
        """
        async with self._database.write() as connection:
            await connection.execute(delete(conversations).where(_talks(channel, person)))
            await connection.execute(delete(sent_replies).where(_replies(channel, person)))
            await connection.execute(
                update(drafts).where(_drafts(channel, person)).values(person="")
            )
            for chat_id in list(await connection.scalars(_chat_ids(channel, person))):
                await _forget_chat(connection, chat_id)


async def _forget_chat(connection: AsyncConnection, chat_id: int) -> None:
    await cancel(connection, chat_id)
    await connection.execute(delete(subscriptions).where(subscriptions.c.chat_id == chat_id))
    settled = (
        deliveries.c.chat_id == chat_id,
        deliveries.c.state != DeliveryState.SENDING.value,
    )
    await connection.execute(update(deliveries).where(*settled).values(message=None, error=None))
    nobody = {"chat": f"erased-{chat_id}", "is_active": False}
    await connection.execute(update(chats).where(chats.c.id == chat_id).values(**nobody))


def _chat_ids(channel: str, person: str) -> Select[tuple[int]]:
    return select(chats.c.id).where(chats.c.channel == channel, chats.c.chat == person)


def _talks(channel: str, person: str) -> ColumnElement[bool]:
    return (conversations.c.channel == channel) & (conversations.c.person == person)


def _replies(channel: str, person: str) -> ColumnElement[bool]:
    return (sent_replies.c.channel == channel) & (sent_replies.c.chat == person)


def _drafts(channel: str, person: str) -> ColumnElement[bool]:
    return (drafts.c.channel == channel) & (drafts.c.person == person)


def _rights(channel: str, person: str) -> ColumnElement[bool]:
    return (editors.c.channel == channel) & (editors.c.person == person)


async def _count(connection: AsyncConnection, table: Table, where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(where)
    return int((await connection.execute(query)).scalar_one())
