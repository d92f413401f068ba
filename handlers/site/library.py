"""The articles that pages show: one, or some of all, newest first."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Article

_UNDATED = datetime.date.min


async def article(base: KnowledgeBase, id_: int) -> Article | None:
    """The article of an id, None where there is none or it was withdrawn."""
    return (await base.known()).catalogue.articles.get(id_)


async def articles(base: KnowledgeBase, first: int, count: int) -> tuple[tuple[Article, ...], int]:
    """At most `count` articles from the `first` on, counted from 0, and how many there are."""
    held = (await base.known()).catalogue.articles.values()
    newest = sorted(held, key=lambda one: (one.published or _UNDATED, one.id), reverse=True)
    return tuple(newest[first : first + count]), len(newest)
