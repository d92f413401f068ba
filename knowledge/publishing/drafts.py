"""Drafts: articles that are being written, wait for their hour, or are about to be changed."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, insert, null, or_, select, update

from knowledge.publishing.model import Content, Draft, DraftState
from knowledge.store.schema import articles, drafts, posts

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.publishing.editors import Person
    from knowledge.store.database import Database

_MOST = 50


class Drafts:
    """Every draft of every editor; one is changed only as long as it is open or scheduled."""

    def __init__(self, database: Database, now: Callable[[], datetime.datetime]) -> None:
        self._database = database
        self._now = now

    async def add(
        self,
        channel: str,
        person: str,
        content: Content,
        article_id: int | None = None,
        began: Content | None = None,
    ) -> Draft:
        """Begin a draft; of an article that is there where `article_id` is given.

        `began` is what that says, where the draft is of a change of it.
        """
        row = {
            "channel": channel,
            "person": person,
            "article_id": article_id,
            "content": to_json(content),
            "began": to_json(began) if began else None,
            "state": DraftState.OPEN.value,
            "changed_at": self._seconds(),
        }
        async with self._database.write() as connection:
            result = await connection.execute(insert(drafts).values(**row).returning(drafts.c.id))
            id_ = int(result.scalar_one())
        return Draft(id_, channel, person, content, article_id, began=began)

    async def find(self, id_: int) -> Draft | None:
        """The draft of an id."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(drafts).where(drafts.c.id == id_))).first()
            return draft_of(row) if row else None

    async def write(self, id_: int, content: Content, began: Content | None = None) -> bool:
        """Change what a draft says; tell whether it still could be changed.

        `began` is what its article says by now, where that changed since the draft was begun.
        """
        since = {"began": to_json(began)} if began else {}
        return await self._change(id_, content=to_json(content), **since)

    async def attach(self, id_: int, article_id: int | None) -> bool:
        """Let a draft fill in an article that is there, or be a new one; tell whether it could."""
        return await self._change(id_, article_id=article_id)

    async def schedule(self, id_: int, due_at: int, by: Person | None = None) -> bool:
        """Let a draft go out by itself at an instant; tell whether it still could be.

        `by` takes it over, where its author may publish no more.
        """
        author = {"channel": by.channel, "person": by.id} if by else {}
        state = DraftState.SCHEDULED.value
        return await self._change(id_, state=state, due_at=due_at, **author)

    async def scheduled_by(self, person: Person) -> int:
        """How many drafts of a person have an hour."""
        theirs = (drafts.c.channel == person.channel, drafts.c.person == person.id)
        query = select(func.count()).select_from(drafts).where(is_scheduled(), *theirs)
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def hold(self, id_: int) -> bool:
        """Keep back a scheduled draft, of which is `untold` from now on; tell whether it was."""
        return await self._hold(drafts.c.id == id_)

    async def hold_overtaken(self, id_: int) -> bool:
        """`hold` a draft that was overtaken; tell whether it was.

        Its article went out, was changed or withdrawn since somebody last looked at it.
        """
        return await self._hold(drafts.c.id == id_, is_overtaken())

    async def _hold(self, *which: ColumnElement[bool]) -> bool:
        held = update(drafts).where(is_scheduled(), *which).values(state=DraftState.OPEN.value)
        async with self._database.write() as connection:
            return bool((await connection.execute(held)).rowcount)

    async def untold(self) -> tuple[Draft, ...]:
        """Drafts that were held at their hour, of which nobody was told yet."""
        is_held = (drafts.c.state == DraftState.OPEN.value, drafts.c.due_at.is_not(None))
        async with self._database.read() as connection:
            return tuple(map(draft_of, await connection.execute(select(drafts).where(*is_held))))

    async def told(self, id_: int) -> None:
        """Note that somebody was told of a held draft."""
        held = update(drafts).where(drafts.c.id == id_, drafts.c.state == DraftState.OPEN.value)
        async with self._database.write() as connection:
            await connection.execute(held.values(due_at=None))

    async def cancel(self, id_: int, by: Person | None = None) -> bool:
        """Give a draft up; tell whether it still could be.

        The author of a scheduled one that somebody else gives up is `unaware` from now on.
        """
        who = null() if by is None else _for_its_author(by)
        return await self._change(id_, state=DraftState.CANCELLED.value, cancelled_by=who)

    async def unaware(self) -> tuple[Draft, ...]:
        """Scheduled drafts that somebody else cancelled, of which the author was not told yet."""
        is_cancelled = drafts.c.state == DraftState.CANCELLED.value
        which = (is_cancelled, drafts.c.cancelled_by.is_not(None), drafts.c.person != "")
        async with self._database.read() as connection:
            return tuple(map(draft_of, await connection.execute(select(drafts).where(*which))))

    async def aware(self, id_: int) -> None:
        """Note that the author was told."""
        async with self._database.write() as connection:
            its = update(drafts).where(drafts.c.id == id_)
            await connection.execute(its.values(cancelled_by=None))

    async def waiting(self) -> tuple[Draft, ...]:
        """Drafts that are open or scheduled: those with an hour first, then the newest."""
        order = (drafts.c.due_at.is_(None), drafts.c.due_at, drafts.c.id.desc())
        query = select(drafts).where(drafts.c.state.in_(_LIVE)).order_by(*order).limit(_MOST)
        async with self._database.read() as connection:
            return tuple(map(draft_of, await connection.execute(query)))

    async def due(self, now: int) -> tuple[Draft, ...]:
        """Scheduled drafts whose hour has come, in its order."""
        query = (
            select(drafts)
            .where(is_scheduled(), drafts.c.due_at <= now)
            .order_by(drafts.c.due_at, drafts.c.id)
        )
        async with self._database.read() as connection:
            return tuple(map(draft_of, await connection.execute(query)))

    async def _change(self, id_: int, **values: Any) -> bool:  # noqa: ANN401 - columns of any type
        async with self._database.write() as connection:
            result = await connection.execute(
                update(drafts)
                .where(drafts.c.id == id_, drafts.c.state.in_(_LIVE))
                .values(**values, changed_at=self._seconds())
            )
            return bool(result.rowcount)

    def _seconds(self) -> int:
        return int(self._now().timestamp())


async def close(
    connection: AsyncConnection, id_: int, now: int, *further: ColumnElement[bool]
) -> Draft | None:
    """Mark a draft as done; None where it is done or cancelled already, so it is done once.

    `further` is what else must be true of it.
    """
    result = await connection.execute(
        update(drafts)
        .where(drafts.c.id == id_, drafts.c.state.in_(_LIVE), *further)
        .values(state=DraftState.DONE.value, changed_at=now)
        .returning(*drafts.c)
    )
    row = result.first()
    return draft_of(row) if row else None


def is_scheduled() -> ColumnElement[bool]:
    """Whether a draft goes out by itself."""
    return drafts.c.state == DraftState.SCHEDULED.value


def is_out() -> ColumnElement[bool]:
    """Whether the article of a draft was posted, and not withdrawn since."""
    held = select(articles.c.id).where(articles.c.withdrawn_at.is_(None))
    its = (posts.c.article_id == drafts.c.article_id, posts.c.article_id.in_(held))
    return select(posts.c.id).where(*its).exists()


def is_overtaken() -> ColumnElement[bool]:
    """Whether a draft's article is out, or was changed or withdrawn since the draft itself was."""
    its = articles.c.id == drafts.c.article_id
    withdrawn = select(articles.c.id).where(its, articles.c.withdrawn_at >= drafts.c.changed_at)
    done = drafts.alias()
    is_done = (done.c.state == DraftState.DONE.value, done.c.changed_at >= drafts.c.changed_at)
    changed = select(done.c.id).where(done.c.article_id == drafts.c.article_id, *is_done)
    return is_out() | withdrawn.exists() | changed.exists()


def _for_its_author(by: Person) -> ColumnElement[str | None]:
    """Who cancels a draft, where its author is to be told of it."""
    is_another = or_(drafts.c.channel != by.channel, drafts.c.person != by.id)
    return case((and_(is_scheduled(), is_another), f"{by.channel}:{by.id}"), else_=None)


def draft_of(row: Row[Any]) -> Draft:
    """The draft of a row of `drafts`."""
    return Draft(
        row.id,
        row.channel,
        row.person,
        from_json(row.content),
        row.article_id,
        DraftState(row.state),
        row.due_at,
        from_json(row.began) if row.began else None,
        row.cancelled_by,
    )


def to_json(content: Content) -> dict[str, Any]:
    """A draft's content as the store holds it."""
    published = content.published.isoformat() if content.published else None
    return asdict(content) | {"published": published}


def from_json(kept: dict[str, Any]) -> Content:
    """The content that `to_json` made."""
    published = kept["published"]
    return Content(
        **kept
        | {
            "published": datetime.date.fromisoformat(published) if published else None,
            "tasks": tuple(kept["tasks"]),
            "directives": tuple(kept["directives"]),
            "topics": tuple(kept["topics"]),
        }
    )


_LIVE = (DraftState.OPEN.value, DraftState.SCHEDULED.value)
