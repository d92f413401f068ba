"""What must outlive a process: a person's last answer, and which messages answered which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, update

from knowledge.store.schema import conversations, sent_replies

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sqlalchemy import BindParameter, Insert, Table, Update
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database


_RECALL = select(conversations.c.state).where(
    conversations.c.channel == bindparam("channel"),
    conversations.c.chat == bindparam("chat"),
    conversations.c.person == bindparam("person"),
)
_RECALL_REPLIES = select(sent_replies.c.replies).where(
    sent_replies.c.channel == bindparam("channel"),
    sent_replies.c.chat == bindparam("chat"),
    sent_replies.c.message == bindparam("message"),
)
"""Built once: each question asks them."""


class Conversations:
    """The state of each person's conversation, a JSON object of the handlers' own."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def recall(self, channel: str, chat: str, person: str) -> dict[str, Any]:
        """The state that `remember` kept, {} where there is none."""
        whose = {"channel": channel, "chat": chat, "person": person}
        async with self._database.read() as connection:
            return (await connection.execute(_RECALL, whose)).scalar() or {}

    async def remember(self, channel: str, chat: str, person: str, state: dict[str, Any]) -> None:
        """Keep a state in the place of the one before; nothing is kept of an empty one."""
        row = {"channel": channel, "chat": chat, "person": person}
        if not state:
            await _forget(self._database, conversations, row)
            return
        await _put(self._database, _CONVERSATION, row | {"state": state, "updated_at": self._now()})


class SentReplies:
    """Which messages a channel sent as the answer to a message, so that an edit edits them."""

    def __init__(
        self, database: Database, channel: str, now: Callable[[], datetime.datetime]
    ) -> None:
        self._database = database
        self._channel = channel
        self._now = now

    async def recall(self, chat: str, message: int) -> list[int]:
        """Ids of the messages that answered `message`, in order."""
        which = {"channel": self._channel, "chat": chat, "message": str(message)}
        async with self._database.read() as connection:
            return (await connection.execute(_RECALL_REPLIES, which)).scalar() or []

    async def remember(self, chat: str, message: int, replies: list[int]) -> None:
        """Keep the ids of the messages that answered `message`."""
        row = {"channel": self._channel, "chat": chat, "message": str(message)}
        await _put(self._database, _SENT_REPLY, row | {"replies": replies, "sent_at": self._now()})


@dataclass(frozen=True, slots=True)
class _Put:
    """Write a row over the one of its key, if there is one; parameters are named `its_…`."""

    over: Update
    new: Insert


def _putting(table: Table) -> _Put:
    params: dict[str, BindParameter[Any]] = {
        column.name: bindparam(f"its_{column.name}") for column in table.columns
    }
    key = [column == params[column.name] for column in table.primary_key]
    values = {name: one for name, one in params.items() if name not in table.primary_key}
    return _Put(update(table).where(*key).values(values), insert(table).values(params))


_CONVERSATION, _SENT_REPLY = _putting(conversations), _putting(sent_replies)


async def _put(database: Database, put: _Put, row: dict[str, Any]) -> None:
    named = {f"its_{name}": value for name, value in row.items()}

    async def write(connection: AsyncConnection) -> None:
        if not (await connection.execute(put.over, named)).rowcount:
            await connection.execute(put.new, named)

    await database.share(write)


async def _forget(database: Database, table: Table, key: dict[str, str]) -> None:
    same = [table.c[name] == value for name, value in key.items()]
    async with database.write() as connection:
        await connection.execute(delete(table).where(*same))
