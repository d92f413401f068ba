"""Answer what refers to the last answer: `ban hành ngày nào?`, `bài nào liên quan?`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering import filters, patterns
from knowledge.answering.by_list import at_extreme
from knowledge.answering.by_number import answer_by_number
from knowledge.answering.kinds import Attribute
from knowledge.answering.model import Finding, Lack, Match, Outcome, every, lacking, pick
from knowledge.answering.referring import (
    asks_tasks,
    is_inside,
    is_which,
    those_of_type,
    told_by_that,
)
from knowledge.answering.related import related_articles, related_directives
from knowledge.answering.roles import said_of
from knowledge.answering.whether import checked
from knowledge.articles.index import mentions_of
from knowledge.catalogue import Article, Directive, Task
from knowledge.search.lexicon import Kind
from knowledge.search.score import score, search
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.answering.question import Question
    from knowledge.search.subject import Subject

_SAYS_ALL = 0.9
_OF_DOCUMENTS = (Attribute.DATE, Attribute.ISSUER, Attribute.TERM)
_SHOWN = 10
"""Things of a list that "related" is read to be said of."""


def follow_up(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """What a question asks of the last answer; None where it has something of its own to say."""
    subject = read_subject(question.subject, known.lexicon)
    if question.provinces:
        subject = subject.without(known.lexicon.provinces)
    if question.named:
        return _compared(question, context, known)
    if question.tasks or question.several or question.left_out:
        return None
    if subject.weight:
        return _chosen(question, subject, context, known)
    find = _of_province if question.provinces else _of_shown
    return find(question, context, known)


def whether_so(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """Whether the last document is of an issuer or a time: `nó có phải của Tỉnh ủy không`."""
    last = known.entity(context.subject) if context.subject else None
    is_of_other = question.named or question.tasks or question.kind or question.types
    says_more = question.attribute or question.extreme or question.provinces
    if not question.asks_whether or is_of_other or says_more or not isinstance(last, Directive):
        return None
    found = checked(last, replace(question, when_is_of_document=True))
    is_one = len(context.matches) == 1
    if not found or not is_one or read_subject(question.subject, known.lexicon).weight:
        return None
    return replace(pick([*context.matches]), checked=tuple(sorted(found.items())))


def _of_shown(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """The same of what was shown last, whatever province it is of."""
    of_list = _of_list(question, context, known)
    if of_list or context.subject is None:
        return of_list or _of_each(question, context, known)
    if _is_of_last(question, context, known):
        return _documents(context.subject, question, known)
    if _asks_anew(question):
        return None
    told = told_by_that(context.subject, question, context, known)
    if len(told) > 1:
        return pick(told)
    return _of(told[0] if told else context.subject, question, known)


def _of_list(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """What is asked of the things that were listed, or of the place of one among them."""
    of_documents = _offers_directives(context)
    kinds = (None, Kind.DIRECTIVE) if of_documents else (None,)
    if question.extreme and question.kind in kinds and not question.restricts:
        last = context.matches if len(context.matches) > 1 else context.listed
        last = last or _last_two(question, context)
        found = at_extreme(question, list(last), known)
        return _at_end(found, question) if len(found) < len(last) else None
    if of_documents:
        those = those_of_type(question, context, known)
        if those:
            return pick(those) if len(those) == 1 else Finding(context.outcome, tuple(those))
        if question.attribute or asks_tasks(question):
            return Finding(context.outcome, context.matches)
        if question.restricts and question.kind in kinds and _is_part(question, context):
            return _narrowed(question, context, known)
    if _asks_again(question, context) or _is_asked_of_choices(question, context):
        return _again(context)
    return _beside_in_list(question, context) if question.step else None


def _last_two(question: Question, context: Context) -> tuple[Match, ...]:
    """The last two things of a kind that were talked about, where two are compared."""
    if not patterns.COMPARED.search(fold(question.text)):
        return ()
    two = tuple(filter(None, (context.previous, context.subject)))
    return two if len({one.kind for one in two}) == 1 < len(two) else ()


def _compared(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """The last document and the ones that it is compared with: `nó mới hơn 222-KH/TU không`."""
    said, last = fold(question.text), context.subject
    is_compared = patterns.COMPARED.search(said) and patterns.PRONOUN.search(said)
    if last is None or last.kind is not Kind.DIRECTIVE or not is_compared:
        return None
    found = answer_by_number(question, known)
    if found is None or found.outcome is Outcome.NONE:
        return None
    ids = dict.fromkeys(one.id for one in (last, *found.matches))
    if len(ids) == 1:
        return None
    return replace(every(_matches(ids)), missing=found.missing)


def _asks_again(question: Question, context: Context) -> bool:
    """Whether all that was listed is asked for, or what each of it is about."""
    is_other = question.restricts or question.kind or question.attribute or question.step
    if is_other or context.outcome not in (Outcome.CHOICES, Outcome.LIST):
        return False
    refers = context.subject and patterns.PRONOUN.search(fold(question.text))
    return question.wants_all or (question.is_framed and not refers)


def _is_asked_of_choices(question: Question, context: Context) -> bool:
    """Whether something is asked of what was offered before one was chosen."""
    is_open = context.outcome is Outcome.CHOICES and context.subject is None
    return bool(is_open and question.attribute and not (question.restricts or question.kind))


def _again(context: Context) -> Finding:
    if len(context.matches) == 1:
        return pick(list(context.matches))
    return Finding(context.outcome, context.matches)


def _is_part(question: Question, context: Context) -> bool:
    """Whether a part of what was listed may be asked for: any that is said where one is to be
    chosen, and of a whole set what does not ask for another one."""
    if question.kind is None or is_which(question):
        return True
    is_set = question.wants_all or question.extreme
    return context.outcome is Outcome.CHOICES and not is_set


def _asks_anew(question: Question) -> bool:
    of_tasks = question.wants_all and question.kind is Kind.TASK
    is_place = question.kind is Kind.ARTICLE and patterns.FIRST.search(fold(question.text))
    return bool(question.restricts or (question.extreme and not is_place) or of_tasks)


def _is_of_last(question: Question, context: Context, known: Knowledge) -> bool:
    """Whether documents are asked for behind a task or an article, or behind documents of it,
    that are its."""
    last = known.entity(context.subject) if context.subject else None
    if isinstance(last, Task):
        ids, asks = last.directive_ids, _asks_part(question)
    elif isinstance(last, Article) and _asks_which(question):
        ids, asks = tuple(one.id for one in related_directives(last, known)), True
    else:
        return False
    shown = {(one.kind, one.id) for one in context.matches}
    its = {(Kind.DIRECTIVE, id_) for id_ in ids}
    return asks and shown <= {_key(context.subject), *its}


def _key(match: Match | None) -> tuple[Kind, int] | None:
    return (match.kind, match.id) if match else None


def _asks_which(question: Question) -> bool:
    """Whether words ask which documents of a type, an issuer or a time there are."""
    of_documents = question.kind in (None, Kind.DIRECTIVE) and not question.attribute
    return of_documents and question.restricts and is_which(question)


def _asks_part(question: Question) -> bool:
    """Whether documents are asked for in words that do not say that all are meant.

    Those of a type are, the newest and the oldest one, and which ones are of an issuer or a time.
    """
    if question.kind not in (None, Kind.DIRECTIVE) or question.attribute:
        return False
    if is_which(question):
        return question.restricts or question.extreme is not None
    is_other = question.body or question.when or question.unprinted
    if question.kind is None or is_other:
        return False
    return question.wants_all or (question.extreme is not None and not question.restricts)


def _of_each(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """The articles that relate to any of the first things that were shown last."""
    shown = [one for one in context.matches[:_SHOWN] if one.kind is not Kind.ARTICLE]
    if question.kind is not Kind.ARTICLE or question.wants_all or question.extreme or not shown:
        return None
    related = {one.id: one for each in shown for one in related_articles(each, known)}
    return every(list(related.values())) if related else lacking(Lack.NO_ARTICLE, shown)


def _narrowed(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """Of the documents shown last, those that fit what is said now: `của Tỉnh ủy`."""
    directives = known.catalogue.directives
    kept = [one for one in context.matches if filters.fits(directives[one.id], question)]
    is_wider = not question.narrows and _is_of_last(question, context, known)
    is_of_these = is_inside(question) or question.kind is None
    if is_of_these and not kept and not is_wider:
        return lacking(Lack.NO_SUCH, context.matches[:_SHOWN])
    if not kept:
        return None
    if question.extreme:
        return _at_end(at_extreme(question, kept, known), question)
    return pick(kept) if context.outcome is Outcome.CHOICES else every(kept)


def _at_end(found: list[Match], question: Question) -> Finding:
    """The newest or oldest one, or so many."""
    return every(found) if question.most else pick(found)


def _chosen(
    question: Question, subject: Subject, context: Context, known: Knowledge
) -> Finding | None:
    """Of what was offered, what says the words that are said now, where the rest does not."""
    is_other = question.kind or question.wants_all or question.provinces
    if context.outcome is not Outcome.CHOICES or not _offers_directives(context) or is_other:
        return None
    said = {
        one: score(subject, known.entries[one.kind, one.id]).coverage for one in context.matches
    }
    best = max((hit.coverage for hit in search(subject, known.lexicon)), default=0.0)
    kept = [one for one in said if said[one] >= max(best, _SAYS_ALL)]
    fitting = [one for one in kept if filters.fits(known.catalogue.directives[one.id], question)]
    return pick(fitting) if 0 < len(fitting) < len(context.matches) else None


def _of_province(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """Of several things shown last, those of the province that is said: `của Gia Lai`."""
    shows_several = context.outcome in (Outcome.CHOICES, Outcome.LIST)
    if question.restricts or question.kind or not shows_several:
        return None
    kept = [one for one in context.matches if _is_of_province(one, question, known)]
    if len(kept) > 1:
        return Finding(context.outcome, tuple(kept))
    return pick(kept) if kept else None


def _is_of_province(shown: Match, question: Question, known: Knowledge) -> bool:
    entity = known.entity(shown)
    if isinstance(entity, Task):
        return filters.is_of_programme(entity.source, question)
    if isinstance(entity, Directive):
        return filters.is_in_province(entity, question, known.catalogue)
    return False


def _offers_directives(context: Context) -> bool:
    """Whether several documents were shown last, so that what is asked is asked of each."""
    several = context.outcome in (Outcome.CHOICES, Outcome.LIST)
    return several and all(match.kind is Kind.DIRECTIVE for match in context.matches)


def _of(last: Match, question: Question, known: Knowledge) -> Finding | None:
    if question.kind is Kind.ARTICLE:
        related = list(related_articles(last, known))
        return every(related) if related else lacking(Lack.NO_ARTICLE, [last])
    if question.attribute is Attribute.IMPLEMENTED_BY:
        return _carriers(last, known)
    if question.kind is Kind.DIRECTIVE and question.attribute is not Attribute.UNRECORDED:
        return _documents(last, question, known)
    if question.step:
        return _beside(last, question.step, known)
    if _asks_of_documents(last, question, known):
        return _documents(last, question, known)
    asks_of_it = question.attribute or question.is_framed
    return pick([last]) if asks_of_it or _asks_place(last, question) else None


def _asks_of_documents(last: Match, question: Question, known: Knowledge) -> bool:
    """Whether what is asked of a task is a matter of its documents, and it does not say it."""
    task, asked = known.entity(last), question.attribute
    if not isinstance(task, Task) or not task.directive_ids:
        return False
    if asked is None:
        return question.wants_all
    return asked in _OF_DOCUMENTS and not said_of(task.text, asked)


def _asks_place(last: Match, question: Question) -> bool:
    return question.kind is Kind.TASK and last.kind is Kind.DIRECTIVE


def _beside_in_list(question: Question, context: Context) -> Finding | None:
    """What stood after or before the last one where that was picked from a list.

    A task that is asked for by that word is the next of its programme.
    """
    last = context.subject
    is_other = question.kind is Kind.TASK or (last and question.kind not in (None, last.kind))
    if not context.listed or last is None or is_other:
        return None
    place = [(one.kind, one.id) for one in context.listed].index((last.kind, last.id))
    at = place + question.step
    return pick(list(context.listed[at : at + 1]) if at >= 0 else [])


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


def _carriers(last: Match, known: Knowledge) -> Finding:
    """Those that carry out the last document."""
    entity = known.entity(last)
    ids = entity.implemented_by if isinstance(entity, Directive) else ()
    return every(_matches(ids)) if ids else lacking(Lack.NO_CARRIER, [last])


def _documents(last: Match, question: Question, known: Knowledge) -> Finding:
    """The documents of a task; of a document, the others of its tasks; those of an article."""
    entity, held = known.entity(last), known.catalogue
    if isinstance(entity, Article):
        return _documents_of_article(last, entity, question, known)
    if isinstance(entity, Directive):
        beside = (id_ for task in entity.task_ids for id_ in held.tasks[task].directive_ids)
        others = dict.fromkeys(id_ for id_ in beside if id_ != entity.id)
        return every(_matches(others)) if others else lacking(Lack.NO_OTHER, [last])
    ids = entity.directive_ids
    fitting = _matches(id_ for id_ in ids if filters.fits(held.directives[id_], question))
    if not fitting:
        return replace(lacking(Lack.NO_DOCUMENT, [last]), about=last)
    if question.extreme:
        fitting = at_extreme(question, fitting, known)
    is_one = question.extreme and not question.most
    return replace(pick(fitting) if is_one else every(fitting), about=last)


def _documents_of_article(
    last: Match, article: Article, question: Question, known: Knowledge
) -> Finding:
    directives = known.catalogue.directives
    related = related_directives(article, known)
    found = [one for one in related if filters.fits(directives[one.id], question)]
    if found:
        return replace(every(found), about=last)
    lack = Lack.NOT_HELD if mentions_of(article) and not related else Lack.NO_DOCUMENT
    return lacking(lack, [last])


def _matches(ids: Iterable[int]) -> list[Match]:
    return [Match(Kind.DIRECTIVE, id_, 100.0) for id_ in ids]
