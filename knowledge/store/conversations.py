"""What must outlive a process: a person's last answer, and which messages answered which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from knowledge.store.schema import conversations, sent_replies

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sqlalchemy import Table

    from knowledge.store.database import Database


class Conversations:
    """The state of each person's conversation, a JSON object of the handlers' own."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def recall(self, channel: str, chat: str, person: str) -> dict[str, Any]:
        """The state that `remember` kept, {} where there is none."""
        query = select(conversations.c.state).where(
            conversations.c.channel == channel,
            conversations.c.chat == chat,
            conversations.c.person == person,
        )
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar() or {}

    async def remember(self, channel: str, chat: str, person: str, state: dict[str, Any]) -> None:
        """Keep a state in the place of the one before; nothing is kept of an empty one."""
        row = {"channel": channel, "chat": chat, "person": person}
        if not state:
            await _forget(self._database, conversations, row)
            return
        await _put(self._database, conversations, row, {"state": state, "updated_at": self._now()})


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
        query = select(sent_replies.c.replies).where(
            sent_replies.c.channel == self._channel,
            sent_replies.c.chat == chat,
            sent_replies.c.message == str(message),
        )
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar() or []

    async def remember(self, chat: str, message: int, replies: list[int]) -> None:
        """Keep the ids of the messages that answered `message`."""
        row = {"channel": self._channel, "chat": chat, "message": str(message)}
        await _put(self._database, sent_replies, row, {"replies": replies, "sent_at": self._now()})


async def _put(
    database: Database, table: Table, key: dict[str, str], values: dict[str, Any]
) -> None:
    """Write the row of `key`, over the one before."""
    same = [table.c[name] == value for name, value in key.items()]
    async with database.write() as connection:
        written = await connection.execute(update(table).where(*same).values(**values))
        if not written.rowcount:
            await connection.execute(insert(table).values(**key, **values))


async def _forget(database: Database, table: Table, key: dict[str, str]) -> None:
    same = [table.c[name] == value for name, value in key.items()]
    async with database.write() as connection:
        await connection.execute(delete(table).where(*same))
