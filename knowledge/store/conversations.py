"""What must outlive a process: a person's last answer, and which messages answered which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, select

from knowledge.store.database import replacing
from knowledge.store.reading import NOTHING, REVISION, Revision
from knowledge.store.schema import conversations, revisions, sent_replies

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from knowledge.store.database import Database
    from knowledge.store.lane import Order


_IS_IT = and_(
    conversations.c.channel == bindparam("channel"),
    conversations.c.chat == bindparam("chat"),
    conversations.c.person == bindparam("person"),
)
_STATE = select(conversations.c.state).where(_IS_IT)
_OPENED = REVISION.add_columns(conversations.c.state).select_from(
    revisions.outerjoin(conversations, _IS_IT)
)
_FORGOTTEN = delete(conversations).where(_IS_IT)
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
        return found[0] if found else {}

    async def opened(self, channel: str, chat: str, person: str) -> tuple[Revision, dict[str, Any]]:
        """What `recall` gives, and the state that the store is in: one look for each request."""
        row = {"channel": channel, "chat": chat, "person": person}
        found = await self._database.first(_OPENED, row)
        if found is None:
            return NOTHING, {}
        *revision, state = found
        return Revision(*revision), state or {}

    async def remember(self, channel: str, chat: str, person: str, state: dict[str, Any]) -> None:
        """Keep a state in the place of the one before; nothing is kept of an empty one."""
        await self._database.run(self.kept(channel, chat, person, state))

    def kept(self, channel: str, chat: str, person: str, state: dict[str, Any]) -> Order:
        """What `remember` does, to be done with something else."""
        row = {"channel": channel, "chat": chat, "person": person}
        if not state:
            return _FORGOTTEN, row
        return replacing(conversations), row | {"state": state, "updated_at": self._now()}


async def forget_talks(database: Database, before: datetime.datetime) -> None:
    """Erase what was talked about before an instant, and which messages answered which then."""
    async with database.write() as connection:
        await connection.execute(delete(conversations).where(conversations.c.updated_at < before))
        await connection.execute(delete(sent_replies).where(sent_replies.c.sent_at < before))


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
        return found[0] if found else []

    async def remember(
        self, chat: str, message: int | None, replies: list[int], left: Sequence[Order] = ()
    ) -> None:
        """Keep the ids of the messages that answered `message`, together with what is `left`.

        Of what is no message, such as a press, only the latter is kept.
        """
        orders = list(left)
        if message is not None:
            row = {"channel": self._channel, "chat": chat, "message": str(message)}
            kept = row | {"replies": replies, "sent_at": self._now()}
            orders.append((replacing(sent_replies), kept))
        if orders:
            await self._database.run(*orders)
