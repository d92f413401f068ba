"""What cites what: articles that print a document's number, and directives that hang together."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.articles.index import cited_by, mentions_of

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Article, Catalogue, Directive
    from knowledge.citations import Citation

_MOST = 50


@dataclass(frozen=True, slots=True)
class Family:
    """Directives that hang together, each with what it carries out.

    `members` are ids in the order of the sources, `carries` pairs of ids: who, and what.
    """

    members: tuple[int, ...]
    carries: tuple[tuple[int, int], ...]


def articles_citing(directive: Directive, known: Knowledge) -> tuple[int, ...]:
    """Articles that print the number of a directive, newest first, at most 50."""
    if directive.citation is None:
        return ()
    found = known.articles.of("cited", [cited_by(directive.citation)], _MOST)
    return tuple(one.id for one in found if directive.citation in _printed(one))


def directives_cited(article: Article, known: Knowledge) -> tuple[int, ...]:
    """Directives that bear a number which an article prints, and those it was linked to."""
    printed = _printed(article)
    held = known.catalogue.directives
    return tuple(
        one.id
        for one in held.values()
        if one.id in article.linked_directives or (one.citation and one.citation in printed)
    )


def _printed(article: Article) -> set[Citation]:
    return {one.citation for one in mentions_of(article)}


def family_of(directive: Directive, catalogue: Catalogue) -> Family:
    """Every directive that is reached from one by "carries out", in either direction."""
    held = catalogue.directives
    reached, waiting = {directive.id}, deque([directive.id])
    while waiting:
        one = held[waiting.popleft()]
        near = {*one.implements, *one.implemented_by} - reached
        reached |= near
        waiting.extend(sorted(near))
    members = tuple(id_ for id_ in held if id_ in reached)
    carries = tuple((id_, target) for id_ in members for target in held[id_].implements)
    return Family(members, carries)


def families(catalogue: Catalogue) -> tuple[Family, ...]:
    """Every family of more than one, the largest first."""
    found: list[Family] = []
    placed: set[int] = set()
    for directive in catalogue.directives.values():
        if directive.id not in placed and (directive.implements or directive.implemented_by):
            family = family_of(directive, catalogue)
            placed |= set(family.members)
            found.append(family)
    return tuple(sorted(found, key=lambda family: (-len(family.members), family.members)))
