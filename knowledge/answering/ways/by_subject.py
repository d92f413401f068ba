"""Answer a question by its words: find candidates, score them, and know when to say nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.counts import telling_share
from knowledge.answering.facts.roles import ROLES
from knowledge.answering.facts.unheld import (
    asked_fact,
    issues,
    name_of_law,
    names_unheld,
    says_name,
    without_count,
)
from knowledge.answering.model import MOST_CHOICES, Finding, Match, Outcome, every, pick
from knowledge.answering.ways.according import SAID, documents_according
from knowledge.answering.ways.by_title import answer_by_title
from knowledge.answering.ways.in_time import at_extreme
from knowledge.answering.ways.of_articles import article_hits, articles_about
from knowledge.reading.when import years_of
from knowledge.search.lexicon import Kind
from knowledge.search.score import (
    Hit,
    is_a_piece,
    lacks_much,
    lacks_thing,
    leaves_word_out,
    rank,
    saying_most,
    score,
    search,
)
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.answering.facts.unheld import Fact
    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question
    from knowledge.search.subject import Subject

FLOOR = 0.42
"""Share of the question below which nothing is an answer."""

RESTRICTED_FLOOR = 0.27
"""The same where the question says what kind of thing, type, issuer or time is asked for."""

_SEVERAL = re.compile(r"[,;]| (?:va|hoac) ")
"""Stands between several things, one of which is enough."""

_IN_A_WORD = re.compile(r"(?<=\bphong),(?= chong\b)")
"""A comma that is printed within a word."""

_LOOSE_FLOOR = 0.5
"""The same where the type or the issuer may be words of the subject."""

_ALL = 0.85
"""Share that a document of another type, issuer or time must say to be told of."""

_BEHIND = 0.35
"""By how much more it must say than the best that is as asked, to be what is meant."""

_NEAR, _NEAR_MOST = 0.25, 3
"""Share from which something is near enough to offer where nothing answers, and how many are."""

_TIE = 0.02
"""Two that differ by less say equally much."""

_AHEAD = 0.12
"""By how much more a task or an article must say than a document to go before it."""


def answer_by_subject(question: Question, known: Knowledge) -> Finding:
    """The entities that say most of what the question says."""
    fact, told = asked_fact(question, known.lexicon), _as_told(question)
    question = without_count(told)
    found = _found(question, known)
    hits, unsure = _hits(question, found, known)
    if _may_be_words(question) and not _is_sure(hits, question, known):
        hits = _loose_hits(question, known) or hits
    if names_unheld(question, known.lexicon):
        return _near(hits + unsure)
    if law := name_of_law(question, known.lexicon):
        hits = [hit for hit in hits if says_name(hit.entry, law)]
    near = hits
    hits = telling_share(hits, question, known)
    if fact:
        hits = _telling(hits, fact)
    asks_set = question.wants_all and not _is_told(hits, question)
    is_of_set = bool(hits) and (asks_set or question.extreme is not None)
    if is_of_set and (members := _of_set(question, hits, known)):
        return _with_others_according(members, question, found, known)
    others = _of_other_types(question, found)
    is_sure = _is_sure(hits, question, known)
    meant = _documents_first(hits, question, known)
    best = _by_frequency(_best(meant), question, known) if is_sure else []
    issuing = _best([hit for hit in others if _issues(hit, question, known)])
    if not (best and issuing and answer_by_title(question, known)):
        best = _with_equals(best, issuing)
    is_sure = _is_sure(best, question, known) and not _are_ahead(others, best)
    according = _according(question, found, known)
    if according and (not is_sure or _are_ahead(according, best)):
        return replace(_picked(_best(according), question, known), is_according=True)
    least = _NEAR if question is told else _LOOSE_FLOOR
    return _picked(best, question, known) if is_sure else _near(others + near + unsure, least)


def _telling(hits: list[Hit], fact: Fact) -> list[Hit]:
    """What may tell a fact; the article alone that says as much as any and counts in its title, and
    before an article that counts nothing of it what does and says hardly less."""
    told = [hit for hit in hits if fact.may_be_told_by(hit.entry)]
    if not told or told[0].entry.kind is not Kind.ARTICLE:
        return told
    if fact.is_counted_in_title(told[0].entry):
        return told[:1]
    least = told[0].coverage - _AHEAD
    counting = [one for one in told if one.coverage >= least and fact.is_counted(one.entry)]
    return told if told[0] in counting else counting or told


def _as_told(question: Question) -> Question:
    """A question for who leads something as one for a task, which tells that."""
    if question.kind or question.attribute not in ROLES or question.types or question.type_name:
        return question
    return replace(question, kind=Kind.TASK, body=None)


def _with_equals(best: list[Hit], others: list[Hit]) -> list[Hit]:
    """The best ones with others that say as much; the others where there are none."""
    told = {hit.entry.id for hit in best}
    least = best[0].coverage - _TIE if best else 0.0
    return best + [hit for hit in others if hit.entry.id not in told and hit.coverage >= least]


def _are_ahead(hits: list[Hit], best: list[Hit]) -> bool:
    """Whether the first of some hits says far more than the best ones."""
    return bool(hits) and hits[0].coverage - best[0].coverage > _BEHIND


def _picked(best: list[Hit], question: Question, known: Knowledge) -> Finding:
    is_shared = len(best) > MOST_CHOICES
    is_bare = not (question.kind or question.restricts or question.wants_all)
    if is_bare and is_a_piece(read_subject(question.subject, known.lexicon), is_shared=is_shared):
        return Finding(Outcome.NONE, ())
    return every(_matches(best)) if is_shared else pick(_matches(best))


def _according(question: Question, found: list[Hit], known: Knowledge) -> list[Hit]:
    """Documents that are asked for and according to which tasks do what the question says."""
    if question.kind is not Kind.DIRECTIVE:
        return []
    tasks = [
        known.catalogue.tasks[hit.entry.id]
        for hit in found
        if hit.entry.kind is Kind.TASK
        and hit.coverage >= SAID
        and _is_in_programme(hit, question, known)
    ]
    return documents_according(question, tasks, known)


def _with_others_according(
    members: Finding, question: Question, found: list[Hit], known: Knowledge
) -> Finding:
    """A whole set of documents, with those beside it according to which tasks do what it is of."""
    if not question.wants_all:
        return members
    according = _matches(_according(question, found, known))
    others = tuple(one for one in according if one not in members.matches)
    return replace(members, others=others, is_according=bool(others))


def _of_other_types(question: Question, found: list[Hit]) -> list[Hit]:
    """Documents of another type, issuer or time that say nearly all of the subject."""
    if question.kind is not Kind.DIRECTIVE or not question.restricts:
        return []
    directives = (hit for hit in found if hit.entry.kind is Kind.DIRECTIVE)
    return [hit for hit in directives if hit.coverage >= _ALL and hit.is_borne_out]


def _issues(hit: Hit, question: Question, known: Knowledge) -> bool:
    """Whether a document, of whatever type, issues what is asked for."""
    directive = known.catalogue.directives[hit.entry.id]
    of_any_type = replace(question, types=frozenset(), type_name="")
    is_asked = filters.may_fit(directive, of_any_type) and _is_in_programme(hit, question, known)
    return is_asked and issues(directive, question.type_name)


def floor_of(question: Question) -> float:
    """Share of a question below which nothing is an answer to it."""
    return RESTRICTED_FLOOR if question.restricts or question.kind else FLOOR


def _near(hits: list[Hit], least: float = _NEAR) -> Finding:
    """Nothing, with what comes nearest and says no less."""
    near = [hit for hit in rank(hits) if hit.coverage >= least][:_NEAR_MOST]
    return Finding(Outcome.NONE, tuple(_matches(near)))


def _found(question: Question, known: Knowledge) -> list[Hit]:
    """What says something of the subject, best first.

    A year is a part of it where nothing else restricts a document: titles name years. That of a
    programme whose tasks are asked for is not, whose `nam` may be `nắm` there.
    """
    of_documents = question.kind is Kind.DIRECTIVE or question.types or question.body
    of_tasks = question.kind is Kind.TASK and question.programme
    said = question.subject if of_documents or of_tasks else question.loose_subject
    return search(read_subject(said, known.lexicon), known.lexicon)


def _hits(question: Question, found: list[Hit], known: Knowledge) -> tuple[list[Hit], list[Hit]]:
    """What of it is what the question asks for, with the articles that are, best first.

    Beside it the articles that say something but answer nothing for sure.
    """
    held = [hit for hit in found if _is_asked(hit, question, known)]
    if question.kind not in (None, Kind.ARTICLE) or not _is_open(question):
        return held, []
    articles = article_hits(question, known)
    there = [hit for hit in articles.hits if _is_there_too(hit, question, known)]
    if question.kind:
        return rank(held + there), []
    return (rank(held + there), []) if articles.is_sure else (held, there)


def _loose_hits(question: Question, known: Knowledge) -> list[Hit]:
    """The same with type and body as words of the subject; the rest of it must be said too."""
    subject = read_subject(question.subject, known.lexicon)
    found = search(read_subject(question.loose_subject, known.lexicon), known.lexicon)
    return [
        hit
        for hit in found
        if hit.coverage >= _LOOSE_FLOOR
        and _may_be(hit, question)
        and _is_in_programme(hit, question, known)
        and _may_be_of_year(hit, question, known)
        and (not subject.weight or score(subject, hit.entry).coverage >= _LOOSE_FLOOR)
    ]


def _of_set(question: Question, hits: list[Hit], known: Knowledge) -> Finding | None:
    """The whole set, or the ones of it that were issued or published last or first."""
    is_of_articles = question.kind is Kind.ARTICLE
    members = articles_about(question, known) if is_of_articles else saying_most(hits)
    there = _matches([hit for hit in members if _is_there_too(hit, question, known)])
    found = at_extreme(question, there, known)
    if question.wants_all:
        return every(found)
    if not 0 < len(found) <= (question.most or 1) and len(found) == len(there):
        return None
    return every(found) if question.most or found[1:] else pick(found)


def _is_told(hits: list[Hit], question: Question) -> bool:
    """Whether an article says best what is asked, and no set of things is asked for by name."""
    return bool(hits) and hits[0].entry.kind is Kind.ARTICLE and not question.kind


def _is_sure(hits: list[Hit], question: Question, known: Knowledge) -> bool:
    """Whether the first hit is an answer rather than a coincidence."""
    if not hits or hits[0].coverage < floor_of(question) or not hits[0].is_borne_out:
        return False
    aside = frozenset(chain.from_iterable(question.place.pairs if question.place else ()))
    several, entry = _named(question, known), hits[0].entry
    asked = several or [read_subject(question.subject, known.lexicon)]
    if not (question.restricts or question.kind):
        asked = [one for one in asked if not lacks_much(one, entry)]
    asked = [one for one in asked if not lacks_thing(one, entry)]
    return any(not leaves_word_out(one, entry, aside) for one in asked)


def _named(question: Question, known: Knowledge) -> list[Subject]:
    """The several things that a question names, none where it names one: what is beside a comma
    may only frame it."""
    parts = _SEVERAL.split(_IN_A_WORD.sub(" ", fold(question.subject)))
    read = (read_subject(one, known.lexicon) for one in parts) if len(parts) > 1 else ()
    named = [one for one in read if one.is_telling]
    return named if len(named) > 1 else []


def _is_asked(hit: Hit, question: Question, known: Knowledge) -> bool:
    if question.kind and hit.entry.kind is not question.kind:
        return False
    if not _is_there_too(hit, question, known):
        return False
    if not _is_in_programme(hit, question, known):
        return False
    if hit.entry.kind is Kind.TASK:
        task = known.catalogue.tasks[hit.entry.id]
        return _is_open(question) and filters.task_fits(task, question, known.catalogue)
    return filters.may_fit(known.catalogue.directives[hit.entry.id], question)


def _is_in_programme(hit: Hit, question: Question, known: Knowledge) -> bool:
    """Whether a task or directive is of a programme that the question may mean."""
    if hit.entry.kind is Kind.TASK:
        return filters.is_of_programme(known.catalogue.tasks[hit.entry.id].source, question)
    directive = known.catalogue.directives[hit.entry.id]
    is_there = filters.is_in_programme(directive, question, known.catalogue)
    return is_there or any(_is_titled(hit, place) for place in question.provinces)


def _is_titled(hit: Hit, place: str) -> bool:
    """Whether a title has the name of a place, of whatever programme it is."""
    pairs = set(pairwise(words(fold(place))))
    return bool(pairs) and any(pairs <= field.pairs for field in hit.entry.fields)


def _is_open(question: Question) -> bool:
    """Whether something else than a directive may answer."""
    return question.kind is not None or not (question.types or question.type_name or question.body)


def _may_be_words(question: Question) -> bool:
    """Whether the type, or a body without a type, may be words of the subject."""
    return question.type_is_word or (question.body is not None and question.kind is None)


def _is_there_too(hit: Hit, question: Question, known: Knowledge) -> bool:
    """Whether an entity names the place that the question is about, where it is about one, and
    says nothing that the question leaves out."""
    if filters.says_left_out(hit.entry, question, known.lexicon):
        return False
    place = question.place
    return not place or any(not field.pairs.isdisjoint(place.pairs) for field in hit.entry.fields)


def _may_be(hit: Hit, question: Question) -> bool:
    by_type_only = bool(question.types or question.type_name)
    return question.kind is None or by_type_only or hit.entry.kind is question.kind


def _may_be_of_year(hit: Hit, question: Question, known: Knowledge) -> bool:
    """Whether a document may be of the year that a question says, or has that year in its title."""
    year = question.when.year
    if year is None or hit.entry.kind is not Kind.DIRECTIVE:
        return True
    one = known.catalogue.directives[hit.entry.id]
    known_years = one.possible_years
    return not known_years or year in {*known_years, *years_of(" ".join(one.titles))}


def _documents_first(hits: list[Hit], question: Question, known: Knowledge) -> list[Hit]:
    """Without the articles where a title has all the words that are said, and hardly less so."""
    if not hits or hits[0].entry.kind is not Kind.ARTICLE:
        return hits
    documents = [hit for hit in hits if hit.entry.kind is not Kind.ARTICLE]
    said = set(words(fold(question.subject)))
    titles = (
        " ".join(known.catalogue.directives[hit.entry.id].titles)
        for hit in documents
        if hit.entry.kind is Kind.DIRECTIVE and hits[0].coverage - hit.coverage < _AHEAD
    )
    is_titled = any(said.issubset(words(fold(title))) for title in titles)
    return documents if is_titled else hits


def _best(hits: list[Hit]) -> list[Hit]:
    """Those that say as much as the best one; of several kinds, the most specific.

    Of articles, which were not all compared, no more than can be choices.
    """
    if not hits:
        return []
    by_kind = {kind: [hit for hit in hits if hit.entry.kind is kind] for kind in Kind}
    leaders = {kind: found[0] for kind, found in by_kind.items() if found}
    best = max(leaders.values(), key=lambda hit: hit.coverage)
    kind = best.entry.kind
    directive = leaders.get(Kind.DIRECTIVE)
    if directive and kind is Kind.TASK and best.coverage - directive.coverage < _AHEAD:
        kind, best = Kind.DIRECTIVE, directive
    tied = [hit for hit in by_kind[kind] if best.coverage - hit.coverage <= _TIE]
    return tied[:MOST_CHOICES] if kind is Kind.ARTICLE else tied


def _by_frequency(tied: list[Hit], question: Question, known: Knowledge) -> list[Hit]:
    """Of tasks that say equally much, those first that say it most often: it is their subject."""
    if len(tied) <= 1 or tied[0].entry.kind is not Kind.TASK:
        return tied
    said = [word for word in read_subject(question.subject, known.lexicon).words if word.weight]
    pairs = {(one.folded, other.folded) for one, other in pairwise(said)}
    return sorted(tied, key=lambda hit: -_count(pairs, known.catalogue.tasks[hit.entry.id].text))


def _count(pairs: set[tuple[str, str]], text: str) -> int:
    return sum(pair in pairs for pair in pairwise(words(fold(text))))


def _matches(hits: list[Hit]) -> list[Match]:
    return [Match(hit.entry.kind, hit.entry.id, round(100 * hit.coverage, 1)) for hit in hits]
