"""Documents in the order of time: which of several was first, what came before or after one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.answering import filters
from knowledge.answering.model import Lack, Match, every, lacking, pick
from knowledge.reading.question import Extreme
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Finding
    from knowledge.catalogue import Directive
    from knowledge.reading.question import Question


def in_order(directives: list[Directive], extreme: Extreme) -> list[Directive]:
    """The one that is asked for first; nothing where the days that sources print do not tell."""
    if not all(one.dates for one in directives):
        return []
    ordered = sorted(directives, key=lambda one: min(one.dates))
    if not all(_is_before(one, other) for one, other in pairwise(ordered)):
        return []
    return ordered[::-1] if extreme is Extreme.NEWEST else ordered


def beside_in_time(question: Question, bearers: list[Directive], known: Knowledge) -> Finding:
    """Those of the type and the issuer that is asked for that were issued before or after one,
    the nearest first."""
    one, *others = bearers
    if others or not one.dates:
        return pick([_match(each) for each in bearers])
    is_after = question.than is Extreme.NEWEST
    beside = [
        other
        for other in known.catalogue.directives.values()
        if other.dates
        and (_is_before(one, other) if is_after else _is_before(other, one))
        and filters.has_type(other, question.types, question.type_name)
        and (question.body is None or filters.is_of(other, question.body))
        and filters.is_in_province(other, question, known.catalogue)
    ]
    if not beside:
        return lacking(Lack.NOT_BESIDE, [_match(one)])
    beside.sort(key=lambda other: min(other.dates), reverse=not is_after)
    return every([_match(other) for other in beside])


def _is_before(one: Directive, other: Directive) -> bool:
    return max(one.dates) < min(other.dates)


def _match(directive: Directive) -> Match:
    return Match(Kind.DIRECTIVE, directive.id)
