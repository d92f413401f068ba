"""Documents in the order of time or of number: which of several was first, what came before one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.model import Lack, Match, every, lacking, pick
from knowledge.answering.ways.counted import at_count
from knowledge.catalogue import Article, Directive
from knowledge.reading.counted import BY_COUNT
from knowledge.reading.question import Extreme
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    import datetime

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Finding
    from knowledge.reading.question import Question

_SEVERAL = 5
"""So many are the newest ones where nobody says how many."""


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


def at_extreme(question: Question, found: list[Match], known: Knowledge) -> list[Match]:
    """Those issued or published last or first, where that is asked for and some have a day; of
    documents all of that day.

    Or those that name most or fewest, where that is asked for.
    """
    if question.extreme in BY_COUNT:
        return at_count(question, found, known)
    days = {match: day for match in found if (day := _day(match, known))}
    if question.extreme is None or not days:
        return found
    is_newest = question.extreme is Extreme.NEWEST
    ordered = sorted(days, key=lambda match: days[match], reverse=is_newest)
    if question.most or question.wants_all:
        return ordered[: question.most or _SEVERAL]
    first = days[ordered[0]]
    of_day = [match for match in ordered if days[match] == first]
    return ordered[:1] if ordered[0].kind is Kind.ARTICLE else of_day


def _day(match: Match, known: Knowledge) -> datetime.date | None:
    entity = known.entity(match)
    if isinstance(entity, Directive):
        return entity.dates[0] if entity.dates else None
    return entity.day if isinstance(entity, Article) else None


def _is_before(one: Directive, other: Directive) -> bool:
    return max(one.dates) < min(other.dates)


def _match(directive: Directive) -> Match:
    return Match(Kind.DIRECTIVE, directive.id)
