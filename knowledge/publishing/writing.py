"""Write an article as a draft says it, in the transaction that publishes or changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, update

from knowledge.publishing.merging import content_of, rebased
from knowledge.store.articles import articles_in, mark_changed, title_key
from knowledge.store.schema import article_links, article_topics, articles

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.publishing.model import Content, Draft


async def write_article(connection: AsyncConnection, draft: Draft) -> int:
    """Write all of what a draft says; the id of its article."""
    content = draft.content
    row = {
        "title": content.title,
        "title_key": title_key(content.title),
        "summary": content.summary,
        "url": content.url,
        "text": content.text,
        "published": content.published,
        "photo": content.photo,
    }
    if draft.article_id is None:
        result = await connection.execute(insert(articles).values(**row).returning(articles.c.id))
        article_id = int(result.scalar_one())
    else:
        article_id = draft.article_id
        same = update(articles).where(articles.c.id == article_id)
        await connection.execute(same.values(**row, withdrawn_at=None))
    await _write_links(connection, article_id, content)
    await mark_changed(connection, articles.c.id == article_id)
    return article_id


async def write_change(connection: AsyncConnection, draft: Draft, article_id: int) -> None:
    """Write what a change changes; the other fields stay as the article has them now."""
    held = (await articles_in(connection, [article_id])).get(article_id)
    await write_article(connection, rebased(draft, content_of(held)) if held else draft)


async def _write_links(connection: AsyncConnection, article_id: int, content: Content) -> None:
    for table in (article_links, article_topics):
        await connection.execute(delete(table).where(table.c.article_id == article_id))
    linked = [("task", id_) for id_ in content.tasks]
    linked += [("directive", id_) for id_ in content.directives]
    links = [{"article_id": article_id, "kind": kind, "target_id": id_} for kind, id_ in linked]
    spoken_of = [{"article_id": article_id, "topic": slug} for slug in content.topics]
    if links:
        await connection.execute(insert(article_links), links)
    if spoken_of:
        await connection.execute(insert(article_topics), spoken_of)
