"""Changes of one article by several editors: each writes the fields that they changed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from knowledge.publishing.model import Content

if TYPE_CHECKING:
    from knowledge.catalogue import Article
    from knowledge.publishing.model import Draft


def content_of(article: Article) -> Content:
    """What an article says, as a change of it begins."""
    return Content(
        article.title,
        article.summary,
        article.url,
        article.text,
        article.published,
        article.photo,
        tuple(sorted(article.linked_tasks)),
        tuple(sorted(article.linked_directives)),
        tuple(sorted(article.topics)),
    )


def rebased(draft: Draft, held: Content) -> Draft:
    """A change as if it was begun with what its article says now; other drafts stay as they are."""
    began = draft.began
    if began is None or began == held:
        return draft
    changed = {
        name: value
        for name in (one.name for one in fields(Content))
        if _plain(value := getattr(draft.content, name)) != _plain(getattr(began, name))
    }
    return replace(draft, content=replace(held, **changed), began=held)


def _plain(value: object) -> object:
    """Links are the same in any order."""
    return frozenset(value) if isinstance(value, tuple) else value
