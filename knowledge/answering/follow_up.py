"""Answer what refers to the last answer: `ban hành ngày nào?`, `bài nào liên quan?`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering import filters
from knowledge.answering.kinds import Attribute
from knowledge.answering.model import Finding, Lack, Match, Outcome, every, lacking, pick
from knowledge.answering.related import related_articles
from knowledge.catalogue import Directive, Task
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.answering.question import Question


def follow_up(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """What a question asks of the last answer; None where it has something of its own to say."""
    if question.named or question.tasks or read_subject(question.subject, known.lexicon).weight:
        return None
    if _offers_directives(context):
        if question.attribute:
            return Finding(context.outcome, context.matches)
        if question.restricts and question.kind is None:
            return _narrowed(question, context, known)
    asks_anew = question.extreme or (question.wants_all and question.kind is Kind.TASK)
    if question.restricts or asks_anew or context.subject is None:
        return None
    return _of(context.subject, question, known)


def _narrowed(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """Of the documents shown last, those that fit what is said now: `của Tỉnh ủy`."""
    directives = known.catalogue.directives
    kept = [one for one in context.matches if filters.fits(directives[one.id], question)]
    return every(kept) if kept else None


def _offers_directives(context: Context) -> bool:
    """Whether several documents were shown last, so that what is asked is asked of each."""
    several = context.outcome in (Outcome.CHOICES, Outcome.LIST)
    return several and all(match.kind is Kind.DIRECTIVE for match in context.matches)


def _of(last: Match, question: Question, known: Knowledge) -> Finding | None:
    if question.kind is Kind.ARTICLE:
        related = list(related_articles(last, known))
        return every(related) if related else lacking(Lack.NO_ARTICLE, [last])
    if question.kind is Kind.DIRECTIVE or question.attribute is Attribute.IMPLEMENTED_BY:
        directives = _directives_of(last, question, known)
        return every(directives) if directives else lacking(Lack.NO_CARRIER, [last])
    if question.step:
        return _beside(last, question.step, known)
    asks_of_it = question.attribute or question.is_framed
    return pick([last]) if asks_of_it or _asks_place(last, question) else None


def _asks_place(last: Match, question: Question) -> bool:
    return question.kind is Kind.TASK and last.kind is Kind.DIRECTIVE


def _beside(last: Match, step: int, known: Knowledge) -> Finding | None:
    """The task after or before the last one in its programme."""
    task = known.entity(last)
    if not isinstance(task, Task):
        return None
    number = task.number + step
    return pick(
        [
            Match(Kind.TASK, other.id, 100.0)
            for other in known.catalogue.tasks.values()
            if other.source == task.source and other.number == number
        ]
    )


def _directives_of(last: Match, question: Question, known: Knowledge) -> list[Match]:
    """The directives of a task; of a directive, those that carry it out, where that is asked."""
    entity = known.entity(last)
    ids: tuple[int, ...] = ()
    if isinstance(entity, Task):
        ids = entity.directive_ids
    elif isinstance(entity, Directive) and question.attribute is Attribute.IMPLEMENTED_BY:
        ids = entity.implemented_by
    return [Match(Kind.DIRECTIVE, id_, 100.0) for id_ in ids]
