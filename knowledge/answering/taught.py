"""Phrases whose meaning administrators taught, as answers use them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.answering.by_list import is_elsewhere
from knowledge.answering.model import Finding, Match, pick
from knowledge.reading.reader import read_question
from knowledge.reading.slate import Slate
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question

LONGEST = 200
"""Characters of a phrase; a longer one would hardly be typed twice."""

_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Teaching:
    """A phrase, as it was typed, and the entity that it means; `at` in Unix seconds."""

    phrase: str
    kind: Kind
    id: int
    by: str
    at: int


@dataclass(frozen=True)
class Taught:
    """Everything that is taught; `revision` is the number of its last change."""

    revision: int = 0
    teachings: tuple[Teaching, ...] = ()

    @cached_property
    def _by_key(self) -> tuple[tuple[str, Teaching], ...]:
        keyed = ((f" {phrase_key(one.phrase)} ", one) for one in self.teachings)
        return tuple(sorted(keyed, key=lambda pair: -len(pair[0])))

    def within(self, text: str) -> Iterator[Teaching]:
        """What is taught of phrases that a text has as whole words, the longest first."""
        said = f" {phrase_key(text)} "
        return (one for key, one in self._by_key if key in said)


class Unteachable(StrEnum):
    """Why a phrase cannot be taught: something else always answers it, or its length.

    NUMBER: it names a document or a task by number. SET: it asks for a set or for articles.
    OUTSIDE: it asks for a person, or for a place or year that no source is about. SHORT: it says
    no word of a subject, or too few. LONG: it has too many letters.
    """

    NUMBER = "number"
    SET = "set"
    OUTSIDE = "outside"
    SHORT = "short"
    LONG = "long"


def unteachable(phrase: str, known: Knowledge) -> Unteachable | None:
    """Why a phrase cannot be taught; None where it can."""
    asked = read_question(phrase, known.lexicon)
    if len(phrase) > LONGEST:
        return Unteachable.LONG
    if asked.named or asked.tasks:
        return Unteachable.NUMBER
    if asked.asks_person or is_elsewhere(asked, known):
        return Unteachable.OUTSIDE
    if _is_of_several(asked):
        return Unteachable.SET
    if not asked.subject or len(phrase_key(phrase).split()) < _LEAST_WORDS:
        return Unteachable.SHORT
    return None


def answer_by_teaching(question: Question, known: Knowledge) -> Finding | None:
    """What the longest taught phrase means that the question has; None where it has none."""
    if not known.taught.teachings or _is_of_several(question):
        return None
    said = (question.text, question.loose_subject, question.subject)
    found = (one for text in said for one in known.taught.within(text))
    teaching = next((one for one in found if known.holds(one.kind, one.id)), None)
    if teaching is None:
        return None
    meant = pick([Match(teaching.kind, teaching.id)])
    return Finding(meant.outcome, meant.matches, taught=teaching)


def phrase_key(phrase: str) -> str:
    """What phrases are compared by: their folded words, unconverted typing converted."""
    return " ".join(words(fold(Slate(phrase).text)))


def _is_of_several(question: Question) -> bool:
    return question.wants_all or question.kind is Kind.ARTICLE
