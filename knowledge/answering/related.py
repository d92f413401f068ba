"""Articles related to an entity: said so by an administrator, by shared numbers, by subject."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.answering.model import Match
from knowledge.catalogue import Article, Directive, Task
from knowledge.search.concepts import Phrase, is_said, is_said_in_words
from knowledge.search.lexicon import Field, Kind

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

_MOST = 5
_LINKED, _CITED, _SAME_CONCEPT, _SAME_WORDS, _SAME_RUN = 100.0, 90.0, 80.0, 60.0, 70.0
_LONG_RUN = 8


def related_articles(match: Match, known: Knowledge) -> tuple[Match, ...]:
    """Articles related to the entity of `match`, best first, five at most."""
    entity = known.entity(match)
    fields = known.entries[match.kind, match.id].fields
    scored = (
        Match(Kind.ARTICLE, article.id, _relation(article, entity, fields, known))
        for article in known.catalogue.articles.values()
        if entity is not article
    )
    return tuple(sorted((one for one in scored if one.score), key=lambda one: -one.score)[:_MOST])


def _relation(
    article: Article,
    entity: Directive | Task | Article,
    fields: tuple[Field, ...],
    known: Knowledge,
) -> float:
    if _is_linked(article, entity):
        return _LINKED
    if _shares_number(article, entity, known):
        return _CITED
    title, concepts = known.article_titles[article.id]
    said = max((_said(concept, field) for concept in concepts for field in fields), default=0.0)
    return said or _SAME_RUN * any(_shares_run(title, field) for field in fields)


def _is_linked(article: Article, entity: Directive | Task | Article) -> bool:
    if isinstance(entity, Directive):
        return entity.id in article.linked_directives
    return isinstance(entity, Task) and entity.id in article.linked_tasks


def _shares_number(article: Article, entity: Directive | Task | Article, known: Knowledge) -> bool:
    cited = known.article_citations[article.id]
    if isinstance(entity, Directive):
        return entity.citation in cited
    if isinstance(entity, Article):
        return bool(set(cited) & set(known.article_citations[entity.id]))
    directives = known.catalogue.directives
    return any(directives[id_].citation in cited for id_ in entity.directive_ids)


def _said(concept: Phrase, field: Field) -> float:
    if is_said(concept, field):
        return _SAME_CONCEPT
    return _SAME_WORDS if is_said_in_words(concept, field) else 0.0


def _shares_run(title: Phrase, field: Field) -> bool:
    """Whether a text has a long run of syllables of the title."""
    run = 0
    for pair in pairwise(title):
        run = run + 1 if pair in field.pairs else 0
        if run + 1 >= _LONG_RUN:
            return True
    return False
