"""Tell what has most or fewest documents or tasks: `nhiệm vụ nào có nhiều nghị quyết nhất`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.catalogue import Directive, Task
from knowledge.reading.kinds import Attribute
from knowledge.reading.question import Extreme

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.reading.question import Question


def at_count(question: Question, found: list[Match], known: Knowledge) -> list[Match]:
    """Those with the most documents that are asked of, or in the most tasks; or the fewest."""
    counts = {match: _count(match, question, known) for match in found}
    wanted = _wanted(question, list(counts.values()))
    return [match for match in found if wanted and counts[match] == wanted[0]]


def groups_at_count(question: Question, known: Knowledge) -> dict[str, list[Directive]]:
    """The issuers or the years, as is asked, with most or fewest documents, and these."""
    groups: dict[str, list[Directive]] = {}
    for directive in known.catalogue.directives.values():
        if question.counted is None or filters.fits(directive, question.counted):
            for name in _groups_of(directive, question):
                groups.setdefault(name, []).append(directive)
    wanted = _wanted(question, [len(group) for group in groups.values()])
    return {name: group for name, group in groups.items() if [len(group)] == wanted}


def _wanted(question: Question, counts: list[int]) -> list[int]:
    """The count that is asked for, none where nothing has any."""
    if question.extreme is Extreme.FEWEST:
        return [min(counts)] if counts else []
    return [most] if (most := max(counts, default=0)) else []


def _count(match: Match, question: Question, known: Knowledge) -> int:
    match known.entity(match):
        case Task(directive_ids=ids):
            asked = question.counted
            named = map(known.catalogue.directives.__getitem__, ids)
            return sum(asked is None or filters.fits(one, asked) for one in named)
        case Directive(task_ids=ids):
            return len(ids)
    return 0


def _groups_of(directive: Directive, question: Question) -> list[str]:
    if question.attribute is Attribute.ISSUER:
        return filters.printed_bodies(directive)
    return sorted(map(str, directive.years))
