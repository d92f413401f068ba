"""What an article that is being written relates to: by the numbers that it prints, by its title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.answering.answer import answer
from knowledge.answering.model import Outcome
from knowledge.citations import find
from knowledge.search.lexicon import Kind
from knowledge.text.numerals import roman
from knowledge.topics import topics_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive
    from knowledge.citations import Mention
    from knowledge.publishing.model import Content

_CONFIDENT = 60.0
"""Score of `Match` from which the title alone relates an article to something."""

_MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Relations:
    """Ids of what an article relates to, most telling first; `topics` are slugs.

    `unsure` are directives that bear a number that the article prints, where several bear it and
    nothing that is printed beside it tells which one is meant.
    """

    tasks: tuple[int, ...] = ()
    directives: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    unsure: tuple[int, ...] = ()


def relations_of(content: Content, known: Knowledge) -> Relations:
    """What an article relates to, as far as what is known tells."""
    said = "\n".join(filter(None, (content.title, content.summary, content.text)))
    meant = [_meant(mention, known) for mention in find(said)]
    sure = [bearers[0] for bearers in meant if len(bearers) == 1]
    directives = _once(directive.id for directive in sure)
    unsure = _once(one.id for bearers in meant if len(bearers) > 1 for one in bearers)
    tasks = [id_ for directive in sure for id_ in directive.task_ids]
    by_title = _by_title(content.title, known)
    return Relations(
        _once(tasks + by_title[Kind.TASK]),
        _once([*directives, *by_title[Kind.DIRECTIVE]]),
        tuple(one.slug for one in topics_of(said)[:_MOST_TOPICS]),
        tuple(id_ for id_ in unsure if id_ not in directives),
    )


def _meant(mention: Mention, known: Knowledge) -> list[Directive]:
    """The directives that a printed number may mean: those that nothing beside it excludes."""
    bearers = [
        directive
        for directive in known.catalogue.by_number.get(mention.citation.number, ())
        if directive.citation == mention.citation and _may_be(directive, mention)
    ]
    dated = [one for one in bearers if mention.date and mention.date in one.dates]
    return dated or bearers


def _may_be(directive: Directive, mention: Mention) -> bool:
    term = roman(mention.term) if mention.term else None
    if term and directive.terms and term not in directive.terms:
        return False
    return not mention.year or not directive.years or mention.year in directive.years


def _by_title(title: str, known: Knowledge) -> dict[Kind, list[int]]:
    """The one task or directive that the title is about; numbers are read before."""
    about: dict[Kind, list[int]] = {Kind.TASK: [], Kind.DIRECTIVE: [], Kind.ARTICLE: []}
    found = answer(title, known)
    if found.outcome is Outcome.ANSWER and not found.question.named and len(found.matches) == 1:
        match = found.matches[0]
        about[match.kind] += [match.id] if match.score >= _CONFIDENT else []
    return about


def _once(ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(ids))
