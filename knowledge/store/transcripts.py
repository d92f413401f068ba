"""What a chat shows, for channels that have no memory of their own: the web."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from knowledge.store.schema import messages, seen

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database

MOST_KEPT = 100
"""Messages of a chat that are kept: the newest, and at times a few more."""

_TRIM_EVERY = 8
"""Old messages are dropped with every eighth message of the channel, whosever it is."""

_ADD = insert(messages).returning(messages.c.id, sort_by_parameter_order=True)

_OPENED = select(seen.c.item).where(
    seen.c.channel == bindparam("channel"), seen.c.chat == bindparam("chat")
)
_LONGEST_ITEM = 32


@dataclass(frozen=True, slots=True)
class Message:
    """A message in a chat; `content` is a JSON object of the channel's own.

    Instants are Unix seconds; `seen_at` is None until the person has had it on screen.
    """

    id: int
    chat: str
    content: dict[str, Any]
    said_at: int
    seen_at: int | None = None


class Transcripts:
    """The messages of one channel's chats, oldest first, and what each chat has opened."""

    def __init__(
        self, database: Database, channel: str, now: Callable[[], datetime.datetime]
    ) -> None:
        self._database = database
        self._channel = channel
        self._now = now

    async def add(self, chat: str, *contents: dict[str, Any]) -> tuple[Message, ...]:
        """Add messages at the end; the oldest of a long chat are dropped."""
        added, _ = await self.append(chat, contents)
        return added

    async def append(
        self, chat: str, contents: Sequence[dict[str, Any]], opened: str | None = None
    ) -> tuple[tuple[Message, ...], frozenset[str]]:
        """Add messages, and what they open; give them, and all that the chat has opened."""
        now = self._seconds()
        row = {"channel": self._channel, "chat": chat, "said_at": now}
        rows = [row | {"content": one} for one in contents]

        async def write(connection: AsyncConnection) -> tuple[Sequence[int], frozenset[str]]:
            ids = (await connection.scalars(_ADD, rows)).all()
            if any(id_ % _TRIM_EVERY == 0 for id_ in ids):
                await connection.execute(delete(messages).where(self._in(chat), self._old(chat)))
            if opened:
                await self._open(connection, chat, opened)
            return ids, frozenset(await connection.scalars(_OPENED, self._whose(chat)))

        ids, items = await self._database.share(write)
        pairs = zip(ids, contents, strict=True)
        return tuple(Message(id_, chat, content, now) for id_, content in pairs), items

    async def read(self, chat: str, after: int = 0) -> tuple[Message, ...]:
        """The messages of a chat whose ids are higher than `after`."""
        query = select(messages).where(self._in(chat), messages.c.id > after)
        async with self._database.read() as connection:
            return tuple(map(_message, await connection.execute(query.order_by(messages.c.id))))

    async def latest(self, chat: str, count: int, before: int = 0) -> tuple[Message, ...]:
        """The newest messages of a chat, oldest first; of those older than `before` where given."""
        query = select(messages).where(self._in(chat))
        if before:
            query = query.where(messages.c.id < before)
        newest = query.order_by(messages.c.id.desc()).limit(count)
        async with self._database.read() as connection:
            rows = (await connection.execute(newest)).all()
        return tuple(_message(row) for row in reversed(rows))

    async def change(self, chat: str, id_: int, content: dict[str, Any]) -> bool:
        """Make a message say something else; False where it is gone."""
        same = update(messages).where(self._in(chat), messages.c.id == id_)
        async with self._database.write() as connection:
            return bool((await connection.execute(same.values(content=content))).rowcount)

    async def remove(self, chat: str, id_: int) -> None:
        """Take a message away."""
        async with self._database.write() as connection:
            await connection.execute(delete(messages).where(self._in(chat), messages.c.id == id_))

    async def mark_seen(self, chat: str, last: int) -> None:
        """Note that everything up to the message `last` has been on screen."""
        unseen = (self._in(chat), messages.c.id <= last, messages.c.seen_at.is_(None))
        async with self._database.write() as connection:
            now = self._seconds()
            await connection.execute(update(messages).where(*unseen).values(seen_at=now))

    async def last_id(self) -> int:
        """The id of the channel's newest message, 0 where there is none."""
        query = select(func.max(messages.c.id)).where(messages.c.channel == self._channel)
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def since(self, after: int) -> tuple[tuple[int, str], ...]:
        """The ids of messages that are higher than `after`, each with its chat."""
        newer = (messages.c.channel == self._channel, messages.c.id > after)
        query = select(messages.c.id, messages.c.chat).where(*newer).order_by(messages.c.id)
        async with self._database.read() as connection:
            return tuple((row.id, row.chat) for row in await connection.execute(query))

    async def opened(self, chat: str) -> frozenset[str]:
        """What the chat has opened, see `open`."""
        async with self._database.read() as connection:
            return frozenset(await connection.scalars(_OPENED, self._whose(chat)))

    async def open(self, chat: str, item: str) -> None:
        """Note that the chat has opened something, by a short name of the channel's own."""
        if item in await self.opened(chat):
            return
        async with self._database.write() as connection:
            await self._open(connection, chat, item)

    async def _open(self, connection: AsyncConnection, chat: str, item: str) -> None:
        row = {"channel": self._channel, "chat": chat, "item": item[:_LONGEST_ITEM]}
        same = [seen.c[name] == value for name, value in row.items()]
        again = update(seen).where(*same).values(seen_at=self._seconds())
        if not (await connection.execute(again)).rowcount:
            await connection.execute(insert(seen).values(**row, seen_at=self._seconds()))

    def _whose(self, chat: str) -> dict[str, str]:
        return {"channel": self._channel, "chat": chat}

    def _old(self, chat: str) -> ColumnElement[bool]:
        """Whether a message is beyond those that are kept."""
        kept = select(messages.c.id).where(self._in(chat)).order_by(messages.c.id.desc())
        first = kept.limit(1).offset(MOST_KEPT - 1).scalar_subquery()
        return messages.c.id < first

    def _in(self, chat: str) -> ColumnElement[bool]:
        return (messages.c.channel == self._channel) & (messages.c.chat == chat)

    def _seconds(self) -> int:
        return int(self._now().timestamp())


async def forget(database: Database, before: datetime.datetime) -> None:
    """Erase what chats have shown, and opened, before an instant."""
    seconds = int(before.timestamp())
    async with database.write() as connection:
        await connection.execute(delete(messages).where(messages.c.said_at < seconds))
        await connection.execute(delete(seen).where(seen.c.seen_at < seconds))


def _message(row: Row[Any]) -> Message:
    return Message(row.id, row.chat, row.content, row.said_at, row.seen_at)
