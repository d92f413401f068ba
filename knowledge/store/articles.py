"""Articles in the store, and which of them changed when: what an index of them follows."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, tuple_, update

from knowledge.catalogue import Article
from knowledge.store.reading import next_revision
from knowledge.store.schema import article_links, article_topics, articles, posts, removed_articles
from knowledge.text.fold import clean, fold
from knowledge.text.local import local_day

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence

    from sqlalchemy import ColumnElement, Row, Table
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database

_PAGE = 100


def title_key(title: str) -> int:
    """What titles are found by: a number of 64 bits, the same for those that fold alike."""
    digest = hashlib.blake2b(fold(clean(title)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


async def mark_changed(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    """Count a change of articles, in the transaction that makes it."""
    number = await next_revision(connection)
    await connection.execute(update(articles).where(which).values(changed=number))


async def remove(connection: AsyncConnection, ids: Sequence[int], number: int) -> None:
    """Delete articles, in the change of that number."""
    if not ids:
        return
    rows = [{"article_id": id_, "changed": number} for id_ in ids]
    await connection.execute(insert(removed_articles), rows)
    await connection.execute(delete(articles).where(articles.c.id.in_(ids)))


async def count_changed(database: Database, since: int, until: int) -> int:
    """How many articles were last changed after one change and up to another, by number."""
    query = select(func.count()).select_from(articles).where(_between(articles, since, until))
    async with database.read() as connection:
        return int((await connection.execute(query)).scalar_one())


async def changed_between(
    database: Database, since: int, until: int
) -> AsyncIterator[tuple[list[Article], list[int]]]:
    """What was last changed then, in pages: articles held, ids that are not."""
    async with database.read() as connection:
        query = select(removed_articles.c.article_id)
        removed = query.where(_between(removed_articles, since, until))
        gone = list(await connection.scalars(removed))
    yield [], gone
    place = (since, 2**31 - 1)
    while True:
        async with database.read() as connection:
            query = (
                select(articles)
                .where(tuple_(articles.c.changed, articles.c.id) > place)
                .where(articles.c.changed <= until)
                .order_by(articles.c.changed, articles.c.id)
                .limit(_PAGE)
            )
            rows = (await connection.execute(query)).all()
            held = [row for row in rows if row.withdrawn_at is None]
            found = await _articles(connection, held)
        if not rows:
            return
        yield found, [row.id for row in rows if row.withdrawn_at is not None]
        place = (rows[-1].changed, rows[-1].id)


def _between(table: Table, since: int, until: int) -> ColumnElement[bool]:
    return (table.c.changed > since) & (table.c.changed <= until)


async def read_articles(database: Database, ids: Iterable[int]) -> dict[int, Article]:
    """Articles by id as the store holds them, without those that are withdrawn."""
    async with database.read() as connection:
        return await articles_in(connection, ids)


async def articles_in(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Article]:
    """`read_articles` in a transaction."""
    query = select(articles).where(articles.c.id.in_(list(ids)), articles.c.withdrawn_at.is_(None))
    rows = (await connection.execute(query)).all()
    return {one.id: one for one in await _articles(connection, rows)}


async def _articles(connection: AsyncConnection, rows: Sequence[Row[Any]]) -> list[Article]:
    ids = [row.id for row in rows]
    links: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    query = select(article_links).where(article_links.c.article_id.in_(ids))
    for row in await connection.execute(query):
        links[row.article_id, row.kind].add(row.target_id)
    topics: defaultdict[int, set[str]] = defaultdict(set)
    query = select(article_topics).where(article_topics.c.article_id.in_(ids))
    for row in await connection.execute(query):
        topics[row.article_id].add(row.topic)
    out = select(posts.c.article_id, func.max(posts.c.posted_at)).group_by(posts.c.article_id)
    query = out.where(posts.c.article_id.in_(ids))
    posted = {id_: local_day(at) for id_, at in await connection.execute(query)}
    return [
        Article(
            id=row.id,
            title=row.title,
            url=row.url,
            summary=row.summary,
            text=row.text,
            published=row.published,
            linked_tasks=frozenset(links[row.id, "task"]),
            linked_directives=frozenset(links[row.id, "directive"]),
            topics=frozenset(topics[row.id]),
            photo=row.photo,
            external_id=row.external_id,
            posted=posted.get(row.id),
            source_id=row.source_id,
        )
        for row in rows
    ]
