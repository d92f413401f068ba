"""Many chats that follow everything, and a post to all of them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from knowledge.base import KnowledgeBase
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Address, Content
from knowledge.store.database import open_database

if TYPE_CHECKING:
    from knowledge.store.database import Database

OWNER = Person("telegram", "42")
FIRST = 100_000
"""The chats have the ids from here on."""

_CHATS = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count)
INSERT INTO chats (channel, chat, thread, is_private, is_active, frequency, digest_minute,
                   digest_weekday, quiet_from, quiet_to, muted_until, since)
SELECT 'telegram', CAST(:first + i AS TEXT), '', true, true, 'now', 450, 0, 0, 0, 0, 0 FROM n
"""


def now() -> datetime.datetime:
    """The real time: what is tested here waits for real answers."""
    return datetime.datetime.now(datetime.UTC)


async def open_base(url: str) -> tuple[KnowledgeBase, Database]:
    """A knowledge base with the bundled document, and its store."""
    database = await open_database(url)
    base = KnowledgeBase(database, now, frozenset({OWNER}))
    await base.fill()
    return base, database


async def gather(database: Database, count: int, first: int = FIRST) -> None:
    """Add that many people who follow everything, at any hour."""
    async with database.write() as connection:
        await connection.execute(text(_CHATS), {"count": count, "first": first})
        await connection.execute(
            text(
                "INSERT INTO subscriptions (chat_id, kind, target) SELECT id, 'all', '' FROM chats"
                " WHERE id NOT IN (SELECT chat_id FROM subscriptions)"
            )
        )


async def post(base: KnowledgeBase, title: str) -> int:
    """Publish an article to everybody; the post's id."""
    content = Content(title=title, summary="Tóm tắt.", url="https://vi.du/bai")
    draft = await base.drafts.add(OWNER.channel, OWNER.id, content)
    published = await base.posts.publish(draft.id, Address(OWNER.channel, OWNER.id))
    if published is None:
        raise LookupError("a new draft can be published")
    return published.post_id
