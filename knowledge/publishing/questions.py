"""What was asked, without who asked it, and what the numbers of it say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from knowledge.store.schema import chats, deliveries, questions, subscriptions
from knowledge.text.local import LOCAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database
    from knowledge.store.lane import Order

_DAY = 24 * 60 * 60
_SHIFT = int(LOCAL.utcoffset(None).total_seconds())
"""Seconds by which local days begin before those of UTC."""

_LONGEST = 500

_LOGGED = insert(questions)

Counts = tuple[tuple[str, int], ...]
"""Names and how many, most first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and how it was answered."""

    text: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Logged:
    """A question, where it was asked, how it was answered, and when (Unix seconds)."""

    text: str
    channel: str
    outcome: str
    at: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What happened in the last `days` local days, today included, and how things stand.

    Attributes:
        asked: questions by outcome.
        by_day: questions by local day, oldest first, days without any included.
        unanswered: the questions that nothing answered, folded together where they are the same.
        channels, interests: chats that hear of posts, by channel, and by `scope:target`.
        deliveries: deliveries of all posts by state.
    """

    days: int
    asked: Counts
    by_day: tuple[tuple[datetime.date, int], ...]
    unanswered: Counts
    channels: Counts
    interests: Counts
    deliveries: Counts


class Questions:
    """The log of questions; kept for a while, and never with a person or a chat."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def log(self, channel: str, asked: Asked) -> None:
        """Note that something was asked and how it was answered."""
        await self._database.run(self.logged(channel, asked))

    def logged(self, channel: str, asked: Asked) -> Order:
        """What `log` does, to be done with something else."""
        text = asked.text[:_LONGEST].encode("utf-8", "replace").decode().replace("\x00", "")
        row = {"asked_at": self._seconds(), "channel": channel, "text": text}
        return _LOGGED, row | {"outcome": asked.outcome}

    async def forget(self, days: int) -> int:
        """Erase questions older than that many days; how many they were."""
        async with self._database.write() as connection:
            old = delete(questions).where(questions.c.asked_at < self._seconds() - days * _DAY)
            return (await connection.execute(old)).rowcount

    async def latest(self, count: int) -> tuple[Logged, ...]:
        """The newest questions, newest first."""
        query = select(questions).order_by(questions.c.id.desc()).limit(count)
        async with self._database.read() as connection:
            return tuple(
                Logged(row.text, row.channel, row.outcome, row.asked_at)
                for row in await connection.execute(query)
            )

    async def statistics(self, days: int, most: int = 10) -> Statistics:
        """The numbers of the last days; of long lists the first `most`."""
        since = (self._today() - days + 1) * _DAY - _SHIFT
        recent = questions.c.asked_at >= since
        unanswered = (recent, questions.c.outcome == "none")
        following = select(subscriptions.c.chat_id)
        hears = (chats.c.is_active, chats.c.id.in_(following))
        interest = subscriptions.c.kind + ":" + subscriptions.c.target
        async with self._database.read() as connection:
            return Statistics(
                days,
                await _counts(connection, _by(questions.c.outcome).where(recent)),
                await self._by_day(connection, since),
                await _counts(connection, _by(questions.c.text).where(*unanswered).limit(most)),
                await _counts(connection, _by(chats.c.channel).where(*hears)),
                await _counts(
                    connection,
                    _by(interest)
                    .join(chats, chats.c.id == subscriptions.c.chat_id)
                    .where(chats.c.is_active)
                    .limit(most),
                ),
                await _counts(connection, _by(deliveries.c.state)),
            )

    async def _by_day(
        self, connection: AsyncConnection, since: int
    ) -> tuple[tuple[datetime.date, int], ...]:
        day = (questions.c.asked_at + _SHIFT) // _DAY
        recent = questions.c.asked_at >= since
        counted = dict(await _counts(connection, _by(day).where(recent)))
        first, last = (since + _SHIFT) // _DAY, self._today()
        return tuple(
            (datetime.date(1970, 1, 1) + datetime.timedelta(days=at), counted.get(str(at), 0))
            for at in range(first, last + 1)
        )

    def _today(self) -> int:
        """The local day, counted from 1970."""
        return (self._seconds() + _SHIFT) // _DAY

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _by(what: object) -> Select[tuple[object, int]]:
    many = func.count()
    return select(what, many).group_by(what).order_by(many.desc(), what)  # type: ignore[call-overload,no-any-return]


async def _counts(connection: AsyncConnection, query: Select[tuple[object, int]]) -> Counts:
    rows = await connection.execute(query)
    return tuple((str(name), int(count)) for name, count in rows)
