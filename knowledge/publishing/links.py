"""Link the private chats of one person, of any channels, by a code that is told in one of them.

Of a code only its hash is kept. Without vowels, W, D and signs that look alike no keyboard for
Vietnamese changes what is typed, and nobody confuses two of them.
"""

from __future__ import annotations

import hashlib
import secrets
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from knowledge.publishing.people import (
    address_of,
    chat_of,
    gather,
    of_person,
    part,
    schedule_columns,
    whole,
)
from knowledge.publishing.subscribers import find_or_add
from knowledge.store.schema import chats, link_codes, link_tries
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.publishing.model import Address, Chat
    from knowledge.store.database import Database

SIGNS = "CFHJKMNPRTVX23456789"
LENGTH = 8
"""Signs of a code: 20 to the power of 8 is 25 thousand million."""

CODE_SECONDS = 10 * 60
MOST_WRONG = 5
"""Wrong tries of one chat in `TRIES_SECONDS`."""

TRIES_SECONDS = 60 * 60
MOST_LINKED = 10
"""Chats of one person."""

_REMEMBERED_SECONDS = 24 * 60 * 60
"""For how long a code that has ended is known as one."""

_BETWEEN = str.maketrans("", "", " \t-–—._\u00a0")


class Refusal(StrEnum):
    """Why a code links nothing."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    OWN = "own"
    """It was given out in this very chat."""
    ALREADY = "already"
    """Both chats are linked."""
    TOO_MANY_TRIES = "too_many_tries"
    TOO_MANY_CHATS = "too_many_chats"


_WRONG = frozenset({Refusal.UNKNOWN, Refusal.EXPIRED, Refusal.USED})
"""What counts as a wrong try."""


def read_code(text: str) -> str | None:
    """A code as it was given out, however it is typed; None where it is none."""
    said = fold(text[: 4 * LENGTH]).translate(_BETWEEN).upper()
    return said if len(said) == LENGTH and set(said) <= set(SIGNS) else None


class Links:
    """Which chats are of one person, and where they want to hear."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def issue(self, address: Address) -> str:
        """A new code of a private chat; an earlier one of it ends."""
        code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        now = self._seconds()
        async with self._database.write() as connection:
            chat = await find_or_add(connection, address, now, is_private=True)
            replaced = (link_codes.c.chat_id == chat.id) & ~link_codes.c.is_used
            await connection.execute(delete(link_codes).where(replaced))
            row = {"chat_id": chat.id, "expires_at": now + CODE_SECONDS, "is_used": False}
            await connection.execute(insert(link_codes).values(digest=_digest(code), **row))
        return code

    async def redeem(self, address: Address, code: str) -> Refusal | None:
        """Link a private chat with the one that a code was given out in; None where that is done.

        Whatever was linked with either is linked from now on. Posts go to this chat first.
        """
        now = self._seconds()
        async with self._database.write() as connection:
            chat = await find_or_add(connection, address, now, is_private=True)
            if await _wrong_tries(connection, chat.id, now) >= MOST_WRONG:
                return Refusal.TOO_MANY_TRIES
            refusal = await _redeem(connection, chat, code, now)
            if refusal in _WRONG:
                await _note_try(connection, chat.id, now)
            return refusal

    async def of(self, address: Address) -> tuple[Chat, ...]:
        """The chats that are linked with one, itself included, posts go to the first; else none."""
        async with self._database.read() as connection:
            theirs = await _of_person_at(connection, address)
            return tuple(map(chat_of, theirs)) if len(theirs) > 1 else ()

    async def choose(self, address: Address, chat_id: int) -> bool:
        """Let posts go to another of the person's chats, what waits included.

        False where it is none of theirs, or cannot be reached.
        """
        async with self._database.write() as connection:
            theirs = await _of_person_at(connection, address)
            if chat_id not in {one.id for one in theirs if one.is_active and one.person_id}:
                return False
            most = max(one.preference for one in theirs)
            chosen = update(chats).where(chats.c.id == chat_id)
            await connection.execute(chosen.values(preference=most + 1))
            await gather(connection, await of_person(connection, theirs[0]), self._seconds())
            return True

    async def unlink(self, address: Address) -> bool:
        """Link a chat to no other any more; tell whether it was."""
        async with self._database.write() as connection:
            row = await _row(connection, address)
            return row is not None and await part(connection, row.id)

    async def untold(self, channel: str, only: str | None = None) -> tuple[Address, ...]:
        """Chats of a channel that are still to be told that their links have changed.

        `only` is the one that can be reached from here, None where all can.
        """
        query = select(chats).where(chats.c.is_untold, chats.c.channel == channel)
        here = query if only is None else query.where(chats.c.chat == only)
        async with self._database.read() as connection:
            return tuple(map(address_of, await connection.execute(here)))

    async def told(self, address: Address) -> None:
        """Note that a chat was told."""
        async with self._database.write() as connection:
            await connection.execute(update(chats).where(_is_at(address)).values(is_untold=False))

    async def forget(self) -> None:
        """Erase wrong tries that count no more, and codes that ended a day ago."""
        now = self._seconds()
        old_codes = link_codes.c.expires_at <= now - _REMEMBERED_SECONDS
        old_tries = link_tries.c.tried_at <= now - TRIES_SECONDS
        async with self._database.write() as connection:
            await connection.execute(delete(link_codes).where(old_codes))
            await connection.execute(delete(link_tries).where(old_tries))

    def _seconds(self) -> int:
        return int(self._now().timestamp())


async def _redeem(connection: AsyncConnection, chat: Chat, code: str, now: int) -> Refusal | None:
    same = select(link_codes).where(link_codes.c.digest == _digest(code))
    found = (await connection.execute(same)).first()
    if found is None:
        return Refusal.UNKNOWN
    refusal = _refusal(found, chat, now)
    return refusal or await _link(connection, found, chat, now)


def _refusal(found: Row[Any], chat: Chat, now: int) -> Refusal | None:
    if found.chat_id == chat.id:
        return Refusal.OWN
    if found.chat_id in chat.linked:
        return Refusal.ALREADY
    if found.is_used:
        return Refusal.USED
    return Refusal.EXPIRED if found.expires_at <= now else None


async def _link(
    connection: AsyncConnection, found: Row[Any], chat: Chat, now: int
) -> Refusal | None:
    """Make one person of two, the chat where the code was typed first."""
    here, there = [await _by_id(connection, id_) for id_ in (chat.id, found.chat_id)]
    ours, theirs = [list(await of_person(connection, one)) for one in (here, there)]
    every = [here, *theirs, *(one for one in ours if one.id != here.id)]
    if len(every) > MOST_LINKED:
        return Refusal.TOO_MANY_CHATS
    used = update(link_codes).where(link_codes.c.digest == found.digest)
    await connection.execute(used.values(is_used=True))
    await _share_hours(connection, every, there, here)
    newest = select(func.max(chats.c.person_id)).where(chats.c.person_id.is_not(None))
    person = 1 + (await connection.scalar(newest) or 0)
    for preference, one in enumerate(reversed(every), start=1):
        joined = {"person_id": person, "preference": preference, "is_untold": one.id != here.id}
        await connection.execute(update(chats).where(chats.c.id == one.id).values(**joined))
    reached = update(chats).where(chats.c.id.in_([here.id, there.id]))
    await connection.execute(reached.values(is_active=True))
    await gather(connection, await of_person(connection, await _by_id(connection, here.id)), now)
    return None


async def _share_hours(
    connection: AsyncConnection, every: Sequence[Row[Any]], *by_rank: Row[Any]
) -> None:
    """Give all chats the hours of the first that follows anything, and the longest mute of all."""
    follows = [one for one in by_rank if (await whole(connection, one)).interests]
    model = chat_of([*follows, *by_rank][0])
    shared = schedule_columns(model.schedule)
    shared["muted_until"] = max(one.muted_until for one in every)
    same = update(chats).where(chats.c.id.in_([one.id for one in every]))
    await connection.execute(same.values(**shared))


async def _wrong_tries(connection: AsyncConnection, chat_id: int, now: int) -> int:
    lately = link_tries.c.tried_at > now - TRIES_SECONDS
    query = select(func.count()).where(link_tries.c.chat_id == chat_id, lately)
    return int((await connection.execute(query)).scalar_one())


async def _note_try(connection: AsyncConnection, chat_id: int, now: int) -> None:
    await connection.execute(insert(link_tries).values(chat_id=chat_id, tried_at=now))


async def _of_person_at(connection: AsyncConnection, address: Address) -> Sequence[Row[Any]]:
    row = await _row(connection, address)
    return await of_person(connection, row) if row else ()


async def _row(connection: AsyncConnection, address: Address) -> Row[Any] | None:
    return (await connection.execute(select(chats).where(_is_at(address)))).first()


async def _by_id(connection: AsyncConnection, chat_id: int) -> Row[Any]:
    return (await connection.execute(select(chats).where(chats.c.id == chat_id))).one()


def _is_at(address: Address) -> ColumnElement[bool]:
    return (
        (chats.c.channel == address.channel)
        & (chats.c.chat == address.chat)
        & (chats.c.thread == address.thread)
    )


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
