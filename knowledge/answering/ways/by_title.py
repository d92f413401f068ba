"""Answer a question that prints a title whole: the numbers in it are no documents asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.model import Finding, Match, pick
from knowledge.citations import find
from knowledge.reading.reader import read_question
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive
    from knowledge.reading.question import Question

_FEWEST_WORDS = 6
"""Words of a title, numbers aside, below which it may as well be a part of another question."""


def answer_by_title(question: Question, known: Knowledge) -> Finding | None:
    """The documents with the longest title that is in the question, where it says nothing else."""
    said = f" {' '.join(words(fold(question.text)))} "
    if said.count(" ") <= _FEWEST_WORDS:
        return None
    printed = [title for title in known.catalogue.by_title if f" {title} " in said]
    title = max(printed, key=len, default="")
    bearers = [one for one in known.catalogue.by_title.get(title, ()) if _is_telling(one, title)]
    rest = read_question(said.replace(f" {title} ", " ", 1), known.lexicon) if bearers else None
    if rest is None or _says_more(rest, known):
        return None
    found = [
        Match(Kind.DIRECTIVE, one.id)
        for one in bearers
        if filters.fits(one, rest) and filters.is_in_programme(one, rest, known.catalogue)
    ]
    return pick(found) if found else None


def _is_telling(directive: Directive, title: str) -> bool:
    """Whether a folded title says enough beside the numbers in it."""
    has_it = (one for one in directive.titles if title in " ".join(words(fold(one))))
    printed = next(has_it, directive.titles[0])
    beside = printed
    for mention in reversed(find(printed)):
        beside = beside[: mention.type_start] + beside[mention.tail :]
    return len(words(beside)) >= _FEWEST_WORDS


def _says_more(rest: Question, known: Knowledge) -> bool:
    """Whether what is said beside a title is more than what is asked of it."""
    asks_else = rest.named or rest.tasks or rest.asks_whether or rest.kind is Kind.ARTICLE
    return bool(asks_else or read_subject(rest.subject, known.lexicon).weight)
