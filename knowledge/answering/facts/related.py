"""Articles related to an entity: said so by an administrator, by shared numbers, by subject."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from knowledge.answering.model import Match
from knowledge.articles.index import age, cited_by, mentions_of
from knowledge.catalogue import Article, Directive, Task
from knowledge.search.concepts import Phrase, concepts_in, is_said, is_said_in_words
from knowledge.search.lexicon import Field, Kind
from knowledge.text.fold import clean, fold, words
from knowledge.text.printed import expand

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.citations import Citation, Mention

_MOST = 5
_LINKED, _CITED, _SAME_CONCEPT, _SAME_WORDS, _SAME_RUN = 100.0, 90.0, 80.0, 60.0, 70.0
_LONG_RUN = 8
_FEWEST_PAIRS, _OFTEN = 4, 3
_LOOKED_AT = 40


def related_articles(match: Match, known: Knowledge) -> tuple[Match, ...]:
    """Articles related to the entity of `match`, best first, five at most."""
    return known.related.of((match.kind, match.id), lambda: _related(match, known))


def related_directives(article: Article, known: Knowledge) -> list[Match]:
    """Directives that an article is linked to or names; where there are none, those that are about
    what its title says, best first."""
    named = [
        Match(Kind.DIRECTIVE, one.id, _CITED)
        for one in known.catalogue.directives.values()
        if _is_linked(article, one)
    ] + _cited_by(article, known)
    if named:
        return list({one.id: one for one in named}.values())
    about = [
        Match(Kind.DIRECTIVE, one.id, _about_same(article, one, fields, known))
        for one in known.catalogue.directives.values()
        if (fields := _titles(one, known))
    ]
    return sorted((one for one in about if one.score), key=lambda one: -one.score)[:_MOST]


def _cited_by(article: Article, known: Knowledge) -> list[Match]:
    return [
        Match(Kind.DIRECTIVE, id_, _CITED)
        for mention in mentions_of(article)
        for id_ in sorted(_meant(mention, article, known))
    ]


def _related(match: Match, known: Knowledge) -> tuple[Match, ...]:
    entity = known.entity(match)
    fields = _fields(entity, match, known)
    scored = (
        Match(Kind.ARTICLE, article.id, _relation(article, entity, fields, known))
        for article in _candidates(entity, fields, known)
        if entity != article
    )
    return tuple(sorted((one for one in scored if one.score), key=lambda one: -one.score)[:_MOST])


def _fields(
    entity: Directive | Task | Article, match: Match, known: Knowledge
) -> tuple[Field, ...]:
    if isinstance(entity, Article):
        return known.lexicon.article(entity).fields
    return known.entries[match.kind, match.id].fields


def _candidates(
    entity: Directive | Task | Article, fields: tuple[Field, ...], known: Knowledge
) -> list[Article]:
    """Articles that may relate to an entity, newest first."""
    held = known.articles
    said = [" ".join(one) for one in known.concepts if any(_said(one, field) for field in fields)]
    linked = [] if isinstance(entity, Article) else [f"{_name(entity)}:{entity.id}"]
    found = [
        *held.of("relates", linked, _LOOKED_AT),
        *held.of("cited", _numbers(entity, known), _LOOKED_AT),
        *held.of("concepts", said, _LOOKED_AT),
        *(one.article for one in held.search(_words(entity), _LOOKED_AT)),
    ]
    return sorted({one.id: one for one in found}.values(), key=age, reverse=True)


def _name(entity: Directive | Task) -> str:
    return "task" if isinstance(entity, Task) else "directive"


def _numbers(entity: Directive | Task | Article, known: Knowledge) -> list[str]:
    if isinstance(entity, Article):
        return list({cited_by(one.citation) for one in mentions_of(entity)})
    directives = known.catalogue.directives
    resting = [directives[id_] for id_ in entity.directive_ids] if isinstance(entity, Task) else []
    named = [entity] if isinstance(entity, Directive) else resting
    return [cited_by(one.citation) for one in named if one.citation]


def _words(entity: Directive | Task | Article) -> str:
    if isinstance(entity, Directive):
        return (entity.titles or (entity.name or "",))[0]
    return entity.text if isinstance(entity, Task) else ""


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
    return _about_same(article, entity, fields, known)


def _about_same(
    article: Article,
    entity: Directive | Task | Article,
    fields: tuple[Field, ...],
    known: Knowledge,
) -> float:
    """How surely both are about the same; not at all where they are of different places."""
    score = _same_subject(article, fields, known)
    if not score or len(known.catalogue.sources) == 1:
        return score
    places, others = _places(article, known), _places(entity, known)
    return 0.0 if places and others and places.isdisjoint(others) else score


def _places(entity: Directive | Task | Article, known: Knowledge) -> frozenset[str]:
    """The places of the programmes that have an entity; of an article that none lists, those that
    it names as these are written."""
    match entity:
        case Task():
            return entity.source.places
        case Directive():
            return frozenset().union(*(one.source.places for one in entity.mentions))
    sources = known.catalogue.sources
    if entity.source_id in sources:
        return sources[entity.source_id].places
    said = clean(" ".join(filter(None, (entity.title, entity.summary, entity.text))))
    named = (one.places for one in sources.values() if any(name in said for name in one.places))
    return frozenset().union(*named)


def _same_subject(article: Article, fields: tuple[Field, ...], known: Knowledge) -> float:
    title = tuple(words(fold(expand(article.title))))
    concepts = concepts_in(title) & set(known.concepts)
    said = max((_said(concept, field) for concept in concepts for field in fields), default=0.0)
    if said or any(_shares_run(title, field) for field in fields):
        return said or _SAME_RUN
    return _SAME_WORDS * any(_says_most(title, field, known) for field in fields)


def _says_most(title: Phrase, field: Field, known: Knowledge) -> bool:
    """Whether a text says half of a title in words side by side that hardly another text has."""
    pairs = set(pairwise(title))
    shared = pairs & field.pairs
    least = max(_FEWEST_PAIRS, len(pairs) / 2)
    return len(shared) >= least and sum(_is_rare(one, known) for one in shared) >= least


def _is_rare(pair: tuple[str, str], known: Knowledge) -> bool:
    held = (
        one for one in known.lexicon.entries if any(pair in field.pairs for field in one.fields)
    )
    return sum(1 for _ in islice(held, _OFTEN)) < _OFTEN


def _is_linked(article: Article, entity: Directive | Task | Article) -> bool:
    if isinstance(entity, Directive):
        return entity.id in article.linked_directives
    return isinstance(entity, Task) and entity.id in article.linked_tasks


def _shares_number(article: Article, entity: Directive | Task | Article, known: Knowledge) -> bool:
    mentions = mentions_of(article)
    shared = {cited_by(one.citation) for one in mentions} & set(_numbers(entity, known))
    if isinstance(entity, Article) or not shared:
        return bool(shared)
    meant = {id_ for one in mentions for id_ in _meant(one, article, known)}
    own = {entity.id} if isinstance(entity, Directive) else set(entity.directive_ids)
    return not meant.isdisjoint(own)


def _meant(mention: Mention, article: Article, known: Knowledge) -> set[int]:
    """The directives whose number an article prints; of several that bear it, those of its day, of
    its province or of its subject, where it says any of them."""
    numbered = known.catalogue.by_number.get(mention.citation.number, ())
    bearers = [one for one in numbered if one.citation and _is_same(one.citation, mention.citation)]
    if len(bearers) > 1:
        told = words(fold(" ".join(filter(None, (article.title, article.summary)))))
        said, pairs = f" {' '.join(told)} ", set(pairwise(told))
        tells: tuple[Callable[[Directive], int], ...] = (
            lambda one: mention.date in one.dates,
            lambda one: any(f" {' '.join(words(fold(name)))} " in said for name in _provinces(one)),
            lambda one: max(len(field.pairs & pairs) for field in _titles(one, known)),
        )
        for tell in tells:
            best = max(map(tell, bearers))
            bearers = [one for one in bearers if tell(one) == best]
    return {one.id for one in bearers}


def _titles(directive: Directive, known: Knowledge) -> tuple[Field, ...]:
    return known.entries[Kind.DIRECTIVE, directive.id].fields


def _is_same(one: Citation, other: Citation) -> bool:
    """Whether two numbers are the same, as far as a year is in both of them."""
    years = {one.year, other.year} - {None}
    return cited_by(one) == cited_by(other) and len(years) <= 1


def _provinces(directive: Directive) -> set[str]:
    """The provinces whose programmes name a directive."""
    return {one.source.province for one in directive.mentions if one.source.province}


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
