"""Which articles changed when: what an index of them follows."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, update

from knowledge.store.reading import next_revision
from knowledge.store.schema import articles, removed_articles
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection


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
