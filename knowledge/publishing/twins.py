"""Find the article that somebody is about to publish a second time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from knowledge.articles.addresses import plain_url
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.articles.library import Library
    from knowledge.catalogue import Article
    from knowledge.publishing.model import Content

_SAME_TITLE = 90.0
"""Similarity of folded titles, 0 to 100, from which they are the same."""

_DIGITS = re.compile(r"\d+")


_CANDIDATES = 20


def twins(content: Content, held: Library) -> tuple[Article, ...]:
    """Articles with the link of `content`, then those with nearly its title, best first.

    Titles that differ in a number (a month, a document) are of two articles, however alike.
    """
    linked = held.of("url", [plain_url(content.url)] if content.url else [], _CANDIDATES)
    title = _plain_title(content.title)
    near = [one.article for one in held.search(content.title, _CANDIDATES)]
    scored = [(_likeness(title, one), one) for one in near if one not in linked]
    alike = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return (*linked, *(one for _, one in alike))


def _likeness(title: str, article: Article) -> float:
    other = _plain_title(article.title)
    if not title or _DIGITS.findall(title) != _DIGITS.findall(other):
        return 0.0
    return fuzz.ratio(title, other, score_cutoff=_SAME_TITLE)


def _plain_title(title: str) -> str:
    return " ".join(words(fold(title)))
