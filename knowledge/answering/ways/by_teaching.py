"""Answer what a phrase means that administrators taught; which phrases can be taught."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.answering.model import Finding, Match, pick
from knowledge.answering.taught import phrase_key
from knowledge.answering.ways.by_list import is_elsewhere
from knowledge.reading.reader import read_question
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question

LONGEST = 200
"""Characters of a phrase; a longer one would hardly be typed twice."""

_LEAST_WORDS = 2


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


def _is_of_several(question: Question) -> bool:
    return question.wants_all or question.kind is Kind.ARTICLE
