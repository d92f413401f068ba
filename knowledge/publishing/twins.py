"""Find the article that somebody is about to publish a second time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz import fuzz

from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.catalogue import Article
    from knowledge.publishing.model import Content

_SAME_TITLE = 90.0
"""Similarity of folded titles, 0 to 100, from which they are the same."""

_DIGITS = re.compile(r"\d+")
_TRACKING = ("utm_", "fbclid", "gclid", "zarsrc")


def twins(content: Content, articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles with the link of `content`, then those with nearly its title, best first.

    Titles that differ in a number (a month, a document) are of two articles, however alike.
    """
    held = list(articles)
    url = plain_url(content.url) if content.url else None
    linked = [one for one in held if url and one.url and plain_url(one.url) == url]
    title = _plain_title(content.title)
    scored = [(_likeness(title, one), one) for one in held if one not in linked]
    alike = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return (*linked, *(one for _, one in alike))


def plain_url(url: str) -> str:
    """An address without what makes no other page of it, to be compared with others.

    Scheme, `www.`, port, fragment, closing slashes and what counts visitors are left out.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.strip()
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if _tells(pair[0])]
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _tells(parameter: str) -> bool:
    return not parameter.casefold().startswith(_TRACKING)


def _likeness(title: str, article: Article) -> float:
    other = _plain_title(article.title)
    if not title or _DIGITS.findall(title) != _DIGITS.findall(other):
        return 0.0
    return fuzz.ratio(title, other, score_cutoff=_SAME_TITLE)


def _plain_title(title: str) -> str:
    return " ".join(words(fold(title)))
