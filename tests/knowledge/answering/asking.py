"""Ask, and name what was found as a reader of the tests knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from knowledge.answering.answer import answer
from knowledge.catalogue import Article, Directive, Task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer, Context, Match
    from knowledge.reading.kinds import Attribute

YOUTH, MOBILIZATION, RELIGION = "25-NQ/TW 2008", "25-NQ/TW 2013", "25-NQ/TW"
"""The three documents that bear one number; the last one has no printed date."""

LAW = "Luật thực hiện quy chế dân chủ ở cơ sở"
CORE_SCHEME = "xây dựng cốt cán trong tôn giáo"


class Found(NamedTuple):
    """An answer in the words of a test."""

    outcome: str
    matches: list[str]
    related: list[str]
    attribute: Attribute | None
    given: Answer


def ask(known: Knowledge, *questions: str) -> Found:
    """The answer to the last of several questions of one conversation."""
    *before, last = questions
    context: Context | None = None
    for question in before:
        context = answer(question, known, context).context(context)
    given = answer(last, known, context)
    return Found(
        given.outcome.value,
        names(known, given.matches),
        names(known, given.related),
        given.attribute,
        given,
    )


def names(known: Knowledge, matches: Iterable[Match]) -> list[str]:
    """Numbers of directives, numbers of tasks, titles of articles."""
    return [name(known.entity(match), known) for match in matches]


def name(entity: Directive | Task | Article, known: Knowledge) -> str:
    """How the tests call an entity."""
    match entity:
        case Task():
            return f"nhiệm vụ {entity.number}"
        case Article():
            return entity.title
    if entity.citation is None:
        return entity.name or ""
    bearers = [
        one for one in known.catalogue.directives.values() if one.citation == entity.citation
    ]
    year = f" {entity.dates[0].year}" if len(bearers) > 1 and entity.dates else ""
    return f"{entity.citation}{year}"
