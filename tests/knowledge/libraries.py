"""Libraries of a few articles, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.articles.index import ArticleIndex
from knowledge.articles.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.catalogue import Article


def library_of(articles: Iterable[Article]) -> Library:
    """A library of these articles."""
    index = ArticleIndex(None)
    writer = index.writer(many=False)
    writer.change(articles)
    writer.commit()
    writer.close()
    return Library(index.searcher())
