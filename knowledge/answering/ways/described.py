"""Answer what is asked of a subject in words: whether its documents are as a question says (`nghị
quyết về công đoàn có phải của Ban Bí thư không`), and what each of several places has of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts.figures import judged
from knowledge.answering.facts.whether import checked_of_all, unconfirmed, without_conditions
from knowledge.answering.model import MOST_CHOICES, Finding, Match, Outcome, pick
from knowledge.answering.ways.by_subject import answer_by_subject
from knowledge.catalogue import Article, Directive, Task
from knowledge.reading.kinds import Attribute
from knowledge.reading.when import When, years_of
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.question import Question

_SEVERAL = 2
_HAS_DIGIT = re.compile(r"\d")


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


def answer_of_figures(question: Question, known: Knowledge) -> Finding | None:
    """The task of which a question doubts a number or a day, where its own words tell that."""
    is_of_other = question.kind or question.restricts or question.wants_all
    if not question.asks_whether or is_of_other or not _HAS_DIGIT.search(question.text):
        return None
    found = answer_by_subject(replace(question, kind=Kind.TASK), known)
    task = known.entity(found.matches[0]) if found.outcome is Outcome.ANSWER else None
    told = judged(task, question, known) if isinstance(task, Task) else None
    return found if told and told[1] is not None else None


def answer_of_each_place(question: Question, known: Knowledge) -> Finding | None:
    """What each of several places has of a subject, tasks where no kind of thing is said: `tôn giáo
    ở Gia Lai khác gì Sơn La`. None where fewer than two have anything of their own."""
    is_of_set = question.wants_all or question.extreme or question.is_shared
    if len(question.provinces) < _SEVERAL or is_of_set or question.asks_whether:
        return None
    kind = question.kind or (None if question.restricts else Kind.TASK)
    asked = (replace(question, kind=kind, provinces=(one,)) for one in question.provinces)
    found = [
        one.matches for one in (answer_by_subject(one, known) for one in asked) if one.is_answered
    ]
    matches = [*dict.fromkeys(match for of_place in found for match in of_place)]
    is_of_each = len({frozenset(one) for one in found}) > 1
    return pick(matches) if is_of_each and len(matches) <= MOST_CHOICES else None


def answer_of_year(question: Question, known: Knowledge) -> Finding:
    """What is about a subject; where a document is called by its name and a year, one that may be
    of that year, and no task that only names one of another year."""
    found = answer_by_subject(question, known)
    if not question.when.year or not (question.types or question.type_name):
        return found
    named = _the_document(answer_by_subject(replace(question, when=When()), known), known)
    if named is None or not (_is_open(found, known) or named == _the_document(found, known)):
        return found
    return _of_year(question.when.year, named, known)


def _of_year(year: int, named: Directive, known: Knowledge) -> Finding:
    """A document, unless years are printed of it, behind its name or otherwise, and not this one;
    where none is, no source says that it is of that year."""
    match = Match(Kind.DIRECTIVE, named.id)
    printed = named.possible_years | _years_behind(named, known)
    if not printed:
        return replace(pick([match]), unconfirmed=frozenset({Attribute.DATE}))
    is_of_year = year in printed | set(years_of(" ".join(named.titles)))
    return pick([match]) if is_of_year else Finding(Outcome.NONE, (match,))


def _is_open(found: Finding, known: Knowledge) -> bool:
    """Whether no document was found."""
    held = map(known.entity, found.matches if found.outcome is not Outcome.NONE else ())
    return not any(isinstance(one, Directive | Article) for one in held)


def _the_document(found: Finding, known: Knowledge) -> Directive | None:
    entity = known.entity(found.matches[0]) if found.outcome is Outcome.ANSWER else None
    return entity if isinstance(entity, Directive) else None


def _years_behind(directive: Directive, known: Knowledge) -> set[int]:
    """The years that stand right behind the name of a document in its tasks."""
    texts = [known.catalogue.tasks[id_].text for id_ in directive.task_ids]
    names = {re.escape(one.as_written) for one in directive.mentions if one.as_written}
    behind = re.compile(rf"(?:{'|'.join(sorted(names))})(?: năm)? ((?:19|20)\d\d)(?![\w/-])")
    return {int(year) for text in texts for year in behind.findall(text)} if names else set()


def _checked(found: Finding, directives: list[Directive], question: Question) -> Finding:
    of_document = replace(question, when_is_of_document=True)
    told = checked_of_all(directives, of_document)
    unsure = frozenset() if told else unconfirmed(directives, of_document)
    return replace(found, checked=told, unconfirmed=unsure)
