"""The articles that pages show: one, or some of all, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Article


async def article(base: KnowledgeBase, id_: int) -> Article | None:
    """The article of an id, None where there is none or it was withdrawn."""
    return (await base.known()).articles.get(id_)


async def articles(base: KnowledgeBase, first: int, count: int) -> tuple[tuple[Article, ...], int]:
    """At most `count` articles from the `first` on, counted from 0, and how many there are."""
    held = (await base.known()).articles
    return tuple(held.newest(count, first)), len(held)
