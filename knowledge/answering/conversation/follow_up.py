"""Answer what refers to the last answer: `ban hành ngày nào?`, `bài nào liên quan?`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.conversation.again import is_year_alone
from knowledge.answering.conversation.beside import beside
from knowledge.answering.conversation.of_its_words import of_its_words, only_task
from knowledge.answering.conversation.of_listed import (
    chosen,
    more_than_shown,
    of_list,
    of_province,
    others_listed,
    two_of,
)
from knowledge.answering.conversation.referring import (
    asks_tasks,
    is_of_last,
    names_article,
    names_document,
    told_by_that,
)
from knowledge.answering.facts import filters
from knowledge.answering.facts.carrying import carriers
from knowledge.answering.facts.related import related_articles, related_directives
from knowledge.answering.facts.roles import OF_TASKS, said_of
from knowledge.answering.facts.whether import checked
from knowledge.answering.model import Finding, Lack, Match, Outcome, every, lacking, pick
from knowledge.answering.ways.by_number import answer_by_number
from knowledge.answering.ways.in_time import at_extreme
from knowledge.articles.index import mentions_of
from knowledge.catalogue import Article, Directive, Task
from knowledge.reading import patterns
from knowledge.reading.alone import BOTH
from knowledge.reading.kinds import Attribute
from knowledge.reading.when import of_year
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.reading.question import Question

_WHICH_IS_IT = re.compile(r"\W*(?:(?:la|do la|the) )*(?:van ban|vb) (?:nao|gi)\W*")
_TYPE_OF_IT = re.compile(
    rf"(?:(?:the|vay|cua|cho|theo|la|thuoc) )*(?P<type>{patterns.TYPES}) (?:nao|gi|mo)"
    + patterns.CLOSING
)
_TIME_OF_WORK = re.compile(
    r"\b(?:thoi gian(?! ban hanh)|(?<!ban hanh )(?:thang|quy) (?:may|nao))\b"
)
_UNSURE_BARE = re.compile(r"(?:(?:the|vay) )*(?:cua|do) [a-z ]+ (?:a|ha|u)\W*")
"""An issuer that is doubted in words typed without their marks."""

_OF_DOCUMENTS = (Attribute.DATE, Attribute.ISSUER, Attribute.TERM)
_OF_ITSELF = (Attribute.UNRECORDED, Attribute.EFFECT, Attribute.CHANGES, Attribute.CHANGED_BY)
"""Asked with a word for documents, and nothing that the documents beside it tell."""

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
    others = others_listed(question, context, known) or more_than_shown(question, context, known)
    if others:
        return others
    if subject.weight:
        found = chosen(question, subject, context, known)
        return found or of_its_words(question, context, known)
    if question.provinces or is_year_alone(question, context):
        there = _tasks_there(question, context, known) or _carriers_there(question, context, known)
        return there or of_province(question, context, known)
    its = of_its_words(question, context, known) if question.body else None
    return its or _of_shown(question, context, known)


def _tasks_there(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """The tasks of a province that name the last document: `nhiệm vụ nào của Gia Lai`; itself where
    it is asked whether there are such, or of the work on it where there are none."""
    last = known.entity(context.subject) if context.subject and context.is_of_one else None
    if not isinstance(last, Directive):
        return None
    if question.attribute is Attribute.TASKS:
        return pick([*context.matches])
    of_work = question.kind is Kind.TASK and question.attribute in OF_TASKS
    if not (of_work or asks_tasks(replace(question, provinces=()))):
        return None
    tasks = (known.catalogue.tasks[id_] for id_ in last.task_ids)
    there = [one.id for one in tasks if filters.is_of_programme(one.source, question)]
    if there:
        return pick([Match(Kind.TASK, id_) for id_ in there])
    return pick([*context.matches]) if of_work else None


def _carriers_there(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """What carries the last document out in a province, or the one before that it was told to carry
    out: `Gia Lai triển khai bằng văn bản nào`."""
    last, before = context.subject if context.is_of_one else None, context.previous
    entity = known.entity(last) if last and question.attribute is Attribute.IMPLEMENTED_BY else None
    if last is None or not isinstance(entity, Directive):
        return None
    if before and before.kind is Kind.DIRECTIVE and before.id in entity.implements:
        last = before
    return _carriers(last, question, known)


def whether_so(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """Whether the last document is of an issuer or a time: `nó có phải của Tỉnh ủy không`."""
    last = known.entity(context.subject) if context.subject else None
    is_of_other = question.named or question.tasks or question.kind or question.types
    says_more = question.attribute or question.extreme
    doubts = question.asks_whether or (
        question.body and _UNSURE_BARE.fullmatch(question.text.casefold())
    )
    if not doubts or is_of_other or says_more or not isinstance(last, Directive):
        return None
    when = of_year(question.programme) if question.programme else question.when
    found = checked(last, replace(question, when=when, when_is_of_document=True))
    is_one = len(context.matches) == 1
    said = read_subject(question.subject, known.lexicon).without(known.lexicon.provinces)
    if not found or not is_one or said.weight:
        return None
    return replace(pick([*context.matches]), checked=tuple(sorted(found.items())))


def _of_shown(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """The same of what was shown last, whatever province it is of."""
    listed = _beside_each_other(question, context) or of_list(question, context, known)
    if listed or context.subject is None:
        return listed or _of_each(question, context, known)
    asks_carriers = question.attribute is Attribute.IMPLEMENTED_BY
    if not asks_carriers and is_of_last(question, context, known):
        return _documents(context.subject, question, known)
    if _names_type(context, question, known):
        return pick([*context.matches])
    if not asks_carriers and _asks_anew(question):
        return None
    told = told_by_that(context.subject, question, context, known)
    if len(told) > 1:
        return pick(told)
    return _of(told[0] if told else context.subject, question, context, known)


def _names_type(context: Context, question: Question, known: Knowledge) -> bool:
    """Whether it is asked which document the last one says that it is about: `luật nào`."""
    last = known.entity(context.subject) if context.subject else None
    asked = _TYPE_OF_IT.fullmatch(fold(question.text).strip(" ?.!…"))
    if not asked or not isinstance(last, Directive) or not context.is_of_one:
        return False
    is_of_type = filters.is_printed_as(last, asked["type"])
    return not is_of_type and any(f"{asked['type']} " in fold(title) for title in last.titles)


def _beside_each_other(question: Question, context: Context) -> Finding | None:
    """The last two things, where it is asked what is the same of them, and what is not, or
    something of both."""
    said = fold(question.text)
    if not (patterns.BESIDE_EACH_OTHER.search(said) or BOTH.search(said)):
        return None
    two = two_of(context)
    return Finding(Outcome.LIST, two) if two else None


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


def _asks_anew(question: Question) -> bool:
    of_tasks = question.wants_all and question.kind is Kind.TASK
    is_place = question.kind is Kind.ARTICLE and patterns.FIRST.search(fold(question.text))
    return bool(question.restricts or (question.extreme and not is_place) or of_tasks)


def _of_each(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """The articles that relate to any of the first things that were shown last."""
    shown = [one for one in context.matches[:_SHOWN] if one.kind is not Kind.ARTICLE]
    if question.kind is not Kind.ARTICLE or question.wants_all or question.extreme or not shown:
        return None
    related = {one.id: one for each in shown for one in related_articles(each, known)}
    return every(list(related.values())) if related else lacking(Lack.NO_ARTICLE, shown)


def _of(last: Match, question: Question, context: Context, known: Knowledge) -> Finding | None:
    if found := _beside_articles(last, question, known):
        return found
    if question.attribute is Attribute.IMPLEMENTED_BY:
        return _carriers(last, question, known)
    if question.kind is Kind.DIRECTIVE and question.attribute not in _OF_ITSELF:
        is_it = last.kind is Kind.DIRECTIVE and _WHICH_IS_IT.fullmatch(fold(question.text))
        return pick([last]) if is_it else _documents(last, question, known)
    if question.step:
        of_task = question.kind is Kind.TASK
        one = only_task(last, known) if of_task else last
        return beside(one, question.step, context, known)
    if _asks_of_documents(last, question, known):
        return _documents(last, question, known)
    asks_of_it = question.attribute or question.is_framed
    return pick([last]) if asks_of_it or _asks_place(last, question) else None


def _beside_articles(last: Match, question: Question, known: Knowledge) -> Finding | None:
    """The articles that relate to the last thing, or the tasks that an article relates to."""
    article = known.entity(last)
    if not isinstance(article, Article):
        asks = question.kind is Kind.ARTICLE or names_article(question)
    elif asks_tasks(question):
        return _tasks_of_article(last, article, known)
    else:
        asks = question.kind is Kind.ARTICLE and not question.step
    related = list(related_articles(last, known)) if asks else []
    lack = lacking(Lack.NO_ARTICLE, [last]) if asks else None
    return every(related) if related else lack


def _asks_of_documents(last: Match, question: Question, known: Knowledge) -> bool:
    """Whether what is asked of a task is a matter of its documents, and it does not say it."""
    task, asked = known.entity(last), question.attribute
    if not isinstance(task, Task) or not task.directive_ids:
        return False
    if asked is None:
        return question.wants_all
    if asked not in _OF_DOCUMENTS:
        return False
    is_of_work = _TIME_OF_WORK.search(fold(question.text)) or said_of(task.text, asked)
    return names_document(question) or not is_of_work


def _asks_place(last: Match, question: Question) -> bool:
    return question.kind is Kind.TASK and last.kind is Kind.DIRECTIVE


def _carriers(last: Match, question: Question, known: Knowledge) -> Finding:
    """Those that carry out the last document, as the question says; else what is beside it."""
    entity, held = known.entity(last), known.catalogue
    if isinstance(entity, Task):
        return _documents(last, question, known)
    if not isinstance(entity, Directive):
        return lacking(Lack.NO_CARRIER, [last])
    fitting = [
        id_
        for id_ in carriers(entity, question, known)
        if filters.is_in_province(held.directives[id_], question, held)
    ]
    if fitting:
        return pick(_matches(fitting)) if len(fitting) == 1 else every(_matches(fitting))
    beside = (id_ for task in entity.task_ids for id_ in held.tasks[task].directive_ids)
    others = [
        id_
        for id_ in dict.fromkeys(beside)
        if id_ != entity.id
        and question.restricts
        and filters.fits(held.directives[id_], question)
        and filters.is_in_province(held.directives[id_], question, held)
    ]
    return replace(lacking(Lack.NO_CARRIER, [last]), others=tuple(_matches(others)))


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


def _tasks_of_article(last: Match, article: Article, known: Knowledge) -> Finding:
    """The tasks that an article is linked to, and those of the documents that it speaks of."""
    directives = known.catalogue.directives
    named = (directives[one.id] for one in related_directives(article, known))
    ids = (*sorted(article.linked_tasks), *(id_ for one in named for id_ in one.task_ids))
    tasks = [Match(Kind.TASK, id_) for id_ in dict.fromkeys(ids)]
    if not tasks:
        return lacking(Lack.NO_DOCUMENT, [last])
    return pick(tasks) if len(tasks) == 1 else replace(every(tasks), about=last)


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
    return [Match(Kind.DIRECTIVE, id_) for id_ in ids]
