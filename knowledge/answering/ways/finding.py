"""Find what a question asks for: the ways in their order, and what is tried where none has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.carrying import carrying_out, is_law
from knowledge.answering.facts.unheld import names_unheld
from knowledge.answering.model import Finding, Match, Outcome, Way, every, pick
from knowledge.answering.ways.by_list import answer_by_set, answer_by_task, is_elsewhere
from knowledge.answering.ways.by_number import answer_by_number
from knowledge.answering.ways.by_others import answer_by_others
from knowledge.answering.ways.by_role import answer_by_office, answer_by_role
from knowledge.answering.ways.by_teaching import answer_by_teaching
from knowledge.answering.ways.by_title import answer_by_title
from knowledge.answering.ways.deadlines import answer_by_deadline
from knowledge.answering.ways.described import (
    answer_of_each_place,
    answer_of_figures,
    answer_of_year,
    answer_whether,
)
from knowledge.answering.ways.of_articles import surely_answering
from knowledge.answering.ways.of_event import answer_of_event
from knowledge.answering.ways.of_parts import answer_by_closing, answer_by_order
from knowledge.answering.ways.of_person import answer_by_person
from knowledge.reading import patterns
from knowledge.search.lexicon import Kind
from knowledge.search.score import score
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question

_OFFERED = 3
"""So many of what is held elsewhere are offered where the level that is said has nothing."""

_NAMES = 0.7
"""Share of a name from which it is that of a law."""


def find(question: Question, known: Knowledge) -> tuple[Way, Finding]:
    """What a question asks for that is held, and the way that found it.

    A title that the question prints whole goes before what the ways find, unless that has all that
    bear the title. Where nothing is found, what programmes say behind their tasks may answer, or
    an article.
    """
    if carrying := _carrying_out_law(question, known):
        return Way.SET, pick(carrying) if len(carrying) == 1 else every(carrying)
    way, found = _first(question, known)
    titled = answer_by_title(question, known)
    if titled and not (found.is_answered and set(titled.matches) <= set(found.matches)):
        return Way.TITLE, titled
    if found.outcome is not Outcome.NONE or found.lack or is_of_others(question, known):
        return way, found
    if closing := answer_by_closing(question, known):
        return Way.PROGRAMME, closing
    article = surely_answering(question, known) if way is not Way.SET else None
    return (Way.ARTICLE, pick([article])) if article else (way, _offered(question, found, known))


def _offered(question: Question, found: Finding, known: Knowledge) -> Finding:
    """What is near to nothing, of whatever place where only the level of one was said."""
    if not question.is_of_level:
        return found
    _, wider = find(replace(question, provinces=(), is_of_level=False), known)
    return Finding(Outcome.NONE, wider.matches[:_OFFERED])


def _carrying_out_law(question: Question, known: Knowledge) -> list[Match]:
    """Documents that carry out the law by whose name a question asks for them."""
    asked = patterns.CARRIES_LAW.match(fold(question.text))
    if not asked or question.named:
        return []
    law = read_subject(question.text[asked.end() :], known.lexicon)
    of_any_type = replace(question, types=frozenset(), type_name="")
    held = known.catalogue.directives
    ids = (
        id_
        for one in held.values()
        if is_law(one) and score(law, known.entries[Kind.DIRECTIVE, one.id]).coverage >= _NAMES
        for id_ in carrying_out(one, question, known)
        if filters.fits(held[id_], of_any_type)
    )
    return [Match(Kind.DIRECTIVE, id_) for id_ in dict.fromkeys(ids)]


def is_of_others(question: Question, known: Knowledge) -> bool:
    """Whether a question names what nothing held has: a number, a place or year, a name."""
    if question.named or question.tasks or is_elsewhere(question, known):
        return True
    return names_unheld(question, known.lexicon)


def _answer_outside(question: Question, known: Knowledge) -> Finding | None:
    """Nothing, where a question is of somebody, or of a province or a year of no source."""
    is_outside = question.asks_person or is_elsewhere(question, known)
    return Finding(Outcome.NONE, ()) if is_outside else None


_IN_ORDER: tuple[tuple[Way, Callable[[Question, Knowledge], Finding | None]], ...] = (
    (Way.PERSON, answer_by_person),
    (Way.PROGRAMME, answer_by_order),
    (Way.DEADLINE, answer_by_deadline),
    (Way.OUTSIDE, _answer_outside),
    (Way.NUMBER, answer_by_number),
    (Way.TASK, answer_by_task),
    (Way.TAUGHT, answer_by_teaching),
    (Way.SET, answer_by_others),
    (Way.SET, answer_by_role),
    (Way.SET, answer_by_office),
    (Way.SET, answer_by_set),
    (Way.SUBJECT, answer_whether),
    (Way.SUBJECT, answer_of_event),
    (Way.SUBJECT, answer_of_figures),
    (Way.SUBJECT, answer_of_each_place),
    (Way.SUBJECT, answer_of_year),
)
"""Each is asked where those before it have nothing to say; the last one always has."""


def _first(question: Question, known: Knowledge) -> tuple[Way, Finding]:
    found = ((way, answer(question, known)) for way, answer in _IN_ORDER)
    return next((way, one) for way, one in found if one)
