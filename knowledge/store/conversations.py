"""What must outlive a process: a person's last answer, and which messages answered which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select

from knowledge.store.schema import conversations, sent_replies

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sqlalchemy import Table

    from knowledge.store.database import Database


_STATE = select(conversations.c.state).where(
    conversations.c.channel == bindparam("channel"),
    conversations.c.chat == bindparam("chat"),
    conversations.c.person == bindparam("person"),
)
_REPLIES = select(sent_replies.c.replies).where(
    sent_replies.c.channel == bindparam("channel"),
    sent_replies.c.chat == bindparam("chat"),
    sent_replies.c.message == bindparam("message"),
)


class Conversations:
    """The state of each person's conversation, a JSON object of the handlers' own."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def recall(self, channel: str, chat: str, person: str) -> dict[str, Any]:
        """The state that `remember` kept, {} where there is none."""
        row = {"channel": channel, "chat": chat, "person": person}
        found = await self._database.first(_STATE, row)
        return found.state if found else {}

    async def remember(self, channel: str, chat: str, person: str, state: dict[str, Any]) -> None:
        """Keep a state in the place of the one before; nothing is kept of an empty one."""
        row = {"channel": channel, "chat": chat, "person": person}
        if not state:
            await _forget(self._database, conversations, row)
            return
        kept = row | {"state": state, "updated_at": self._now()}
        await self._database.put(conversations, kept)


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
        row = {"channel": self._channel, "chat": chat, "message": str(message)}
        found = await self._database.first(_REPLIES, row)
        return found.replies if found else []

    async def remember(self, chat: str, message: int, replies: list[int]) -> None:
        """Keep the ids of the messages that answered `message`."""
        row = {"channel": self._channel, "chat": chat, "message": str(message)}
        kept = row | {"replies": replies, "sent_at": self._now()}
        await self._database.put(sent_replies, kept)


async def _forget(database: Database, table: Table, key: dict[str, str]) -> None:
    same = [table.c[name] == value for name, value in key.items()]
    async with database.write() as connection:
        await connection.execute(delete(table).where(*same))
