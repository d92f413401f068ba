"""Answer whether documents that are described are as a question says: `nghị quyết về công đoàn có
phải của Ban Bí thư không`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.by_subject import answer_by_subject
from knowledge.answering.model import Finding, Outcome
from knowledge.answering.whether import checked_of_all, unconfirmed, without_conditions
from knowledge.catalogue import Directive
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.question import Question


def answer_whether(question: Question, known: Knowledge) -> Finding | None:
    """Whether the documents of a subject are of the issuer and the time that a question says.

    Those that are go before others of that subject. None where it asks something else.
    """
    is_of_set = question.wants_all or question.extreme or question.kind is not Kind.DIRECTIVE
    says = (question.body and question.body_is_said) or question.when
    if not (question.asks_whether and says) or is_of_set:
        return None
    for asked in (question, without_conditions(question)):
        found = answer_by_subject(asked, known)
        entities = [known.entity(match) for match in found.matches]
        directives = [one for one in entities if isinstance(one, Directive)]
        if found.outcome is not Outcome.NONE and len(directives) == len(entities):
            return _checked(found, directives, question)
    return None


def _checked(found: Finding, directives: list[Directive], question: Question) -> Finding:
    of_document = replace(question, when_is_of_document=True)
    told = checked_of_all(directives, of_document)
    unsure = frozenset() if told else unconfirmed(directives, of_document)
    return replace(found, checked=told, unconfirmed=unsure)
