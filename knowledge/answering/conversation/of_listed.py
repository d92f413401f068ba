"""Answer what is asked of a list that was shown: a part of it, one beside another, it again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.conversation.again import asks_others, asks_same
from knowledge.answering.conversation.referring import (
    asks_tasks,
    is_inside,
    is_of_last,
    is_which,
    those_of_type,
)
from knowledge.answering.facts import filters
from knowledge.answering.facts.carrying import carriers
from knowledge.answering.facts.roles import OF_TASKS
from knowledge.answering.model import MOST_TOLD, Finding, Lack, Match, Outcome, every, lacking, pick
from knowledge.answering.ways.by_list import answer_by_set
from knowledge.answering.ways.in_time import at_extreme
from knowledge.catalogue import Directive, Task
from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute
from knowledge.reading.places import kind_alone
from knowledge.reading.reader import read_question
from knowledge.reading.when import of_year
from knowledge.search.lexicon import Kind
from knowledge.search.score import score, search
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.reading.question import Question
    from knowledge.search.subject import Subject

_THE_ONE = re.compile(r"\bcai\b")
_WHICH_ONE = re.compile(r"\bcai nao\b")
_PAIR = 2
_SAYS_ALL = 0.9


def of_list(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """What is asked of the things that were listed, or of the place of one among them."""
    of_documents = _offers_directives(context)
    if of_documents and question.programme and question.kind is None:
        question = replace(question, when=of_year(question.programme), programme=None)
    kinds = (None, Kind.DIRECTIVE) if of_documents else (None,)
    if question.extreme and question.kind in kinds and not question.restricts:
        last = context.matches if len(context.matches) > 1 else context.listed
        last = last or _last_talked(question, context)
        if patterns.COMPARED.search(fold(question.text)) and not _all_dated(last, known):
            return Finding(Outcome.LIST, last) if last else None
        found = at_extreme(question, list(last), known)
        return _at_end(found, question) if len(found) < len(last) else None
    if of_documents and (those := _of_documents(question, context, known)):
        return those
    if named := _named_by_tasks(question, context, known):
        return named
    if _asks_again(question, context) or _is_asked_of_choices(question, context, known):
        return _again(context)
    return _beside_in_list(question, context) if question.step else None


def _of_documents(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """What is asked of documents that were listed: some of them, each of them, which they are."""
    those = those_of_type(question, context, known)
    if question.attribute is Attribute.IMPLEMENTED_BY and len(context.matches) > 1:
        return _carriers(those or context.matches, question, known)
    if those:
        return pick(those) if len(those) == 1 else Finding(context.outcome, tuple(those))
    if question.attribute or asks_tasks(question):
        return None if context.is_of_one else Finding(context.outcome, context.matches)
    is_of_these = question.kind in (None, Kind.DIRECTIVE) and _is_part(question, context)
    if question.restricts and is_of_these:
        return _narrowed(question, context, known)
    return _again(context) if _asks_which(question) else None


def _carriers(listed: Sequence[Match], question: Question, known: Knowledge) -> Finding:
    """What carries out any of the documents that were listed."""
    held = (known.catalogue.directives[one.id] for one in listed)
    ids = dict.fromkeys(id_ for one in held for id_ in carriers(one, question, known))
    found = [Match(Kind.DIRECTIVE, id_) for id_ in ids]
    if not found:
        return lacking(Lack.NO_CARRIER, listed[:MOST_TOLD])
    return pick(found) if len(found) == 1 else every(found)


def _named_by_tasks(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """The documents of the tasks that were shown last, where it is asked which there are."""
    shown = [known.entity(one) for one in context.matches if one.kind is Kind.TASK]
    tasks = [one for one in shown if isinstance(one, Task)]
    asks_more = question.attribute or question.step or not is_which(question)
    if len(tasks) < _PAIR or len(tasks) < len(context.matches) or asks_more:
        return None
    if question.kind is not Kind.DIRECTIVE:
        return None
    directives = known.catalogue.directives
    ids = dict.fromkeys(id_ for task in tasks for id_ in task.directive_ids)
    fitting = [id_ for id_ in ids if filters.fits(directives[id_], question)]
    named = [Match(Kind.DIRECTIVE, id_) for id_ in fitting]
    if not named:
        return lacking(Lack.NO_DOCUMENT, context.matches[:MOST_TOLD])
    if question.extreme:
        return _at_end(at_extreme(question, named, known), question)
    return replace(every(named), of_tasks=context.matches)


def _last_talked(question: Question, context: Context) -> tuple[Match, ...]:
    """The last two things of a kind that were talked about, where two are compared; all documents
    that were, where it is asked which one of them is newest."""
    said = fold(question.text)
    if patterns.COMPARED.search(said):
        return two_of(context)
    talked = tuple(filter(None, (context.subject, *context.talked)))
    documents = tuple(one for one in talked if one.kind is Kind.DIRECTIVE)
    return documents if _WHICH_ONE.search(said) and len(documents) > 1 else ()


def _all_dated(shown: Iterable[Match], known: Knowledge) -> bool:
    """Whether each of what was shown has a day, so that one of it is known to be first."""
    entities = map(known.entity, shown)
    return all(one.dates for one in entities if isinstance(one, Directive))


def two_of(context: Context) -> tuple[Match, ...]:
    """The two things of a kind that were shown or talked about last; () where these are no two."""
    two = tuple(filter(None, (context.previous, context.subject)))
    shown = context.matches if len(context.matches) == _PAIR else two
    return shown if len(shown) == _PAIR and len({one.kind for one in shown}) == 1 else ()


def _asks_again(question: Question, context: Context) -> bool:
    """Whether all that was listed is asked for, or what each of it is about."""
    is_other = question.restricts or question.kind or question.attribute or question.step
    if is_other or context.outcome not in (Outcome.CHOICES, Outcome.LIST):
        return False
    refers = context.subject and patterns.PRONOUN.search(fold(question.text))
    return question.wants_all or (question.is_framed and not refers)


def _asks_which(question: Question) -> bool:
    """Whether it is asked which documents they are, in no other words: `văn bản nào`."""
    says_more = question.restricts or question.extreme or question.step or question.wants_all
    return question.kind is Kind.DIRECTIVE and not says_more and is_which(question)


def _is_asked_of_choices(question: Question, context: Context, known: Knowledge) -> bool:
    """Whether something, or the next one, is asked of what was offered before one was chosen, or
    something of each task of a list or of one number."""
    is_other = question.restricts or question.kind
    if question.step and context.outcome is Outcome.CHOICES:
        return not is_other
    is_open = context.outcome is Outcome.CHOICES and context.subject is None
    of_tasks = all(one.kind is Kind.TASK for one in context.matches)
    if question.attribute in OF_TASKS and of_tasks and len(context.matches) > 1:
        last = (read_question(text, known.lexicon) for text in context.asked[-1:])
        is_open |= context.outcome is Outcome.LIST or any(one.tasks for one in last)
    return bool(is_open and question.attribute and not is_other)


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


def _narrowed(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """Of the documents shown last, those that fit what is said now: `của Tỉnh ủy`."""
    directives = known.catalogue.directives
    kept = [one for one in context.matches if filters.fits(directives[one.id], question)]
    is_wider = not question.narrows and is_of_last(question, context, known)
    is_of_these = is_inside(question) or question.kind is None
    if is_of_these and not kept and not is_wider:
        return lacking(Lack.NO_SUCH, context.matches[:MOST_TOLD])
    if not kept:
        return None
    if question.extreme:
        return _at_end(at_extreme(question, kept, known), question)
    return pick(kept) if context.outcome is Outcome.CHOICES else every(kept)


def _at_end(found: list[Match], question: Question) -> Finding:
    """The newest or oldest one, or so many."""
    return every(found) if question.most else pick(found)


def chosen(
    question: Question, subject: Subject, context: Context, known: Knowledge
) -> Finding | None:
    """Of what was offered, what says the words that are said now, where the rest does not."""
    is_other = question.kind or question.wants_all or question.provinces
    is_of_these = context.outcome is Outcome.CHOICES or is_inside(question)
    if not is_of_these or not _offers_directives(context) or is_other:
        return None
    if of_kind := _by_kind(question, context, known):
        return pick(of_kind)
    said = {
        one: score(subject, known.entries[one.kind, one.id]).coverage for one in context.matches
    }
    elsewhere = () if is_inside(question) else search(subject, known.lexicon)
    best = max((hit.coverage for hit in elsewhere), default=0.0)
    kept = [one for one in said if said[one] >= max(best, _SAYS_ALL)]
    fitting = [one for one in kept if filters.fits(known.catalogue.directives[one.id], question)]
    return pick(fitting) if 0 < len(fitting) < len(context.matches) else None


def _by_kind(question: Question, context: Context, known: Knowledge) -> list[Match]:
    """Of documents that were shown, some of which are issued by a body of a kind of place, those:
    `của huyện`."""
    kind, held = kind_alone(question.text), known.catalogue.directives
    issued = {one: " ".join(map(fold, held[one.id].issuers)) for one in context.matches}
    return [one for one, by in issued.items() if kind and re.search(rf"\b{kind}\b", by)]


def of_province(question: Question, context: Context, known: Knowledge) -> Finding | None:
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


def others_listed(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """Others of the list that the last thing was picked from: `còn cái năm 2020`, `còn gì nữa`;
    of a document that was in none, those that it carries out, or that carry it out.

    None where nothing of that list is as the question says.
    """
    says_one = _THE_ONE.search(fold(question.text))
    is_any = not (question.restricts or question.provinces)
    rest = _rest(context) or ([] if is_any or not says_one else _carried_beside(context, known))
    if not (asks_same(question) or says_one) or not _asks_of(rest, question, known):
        return None
    if is_any and not asks_others(question):
        return None
    kept = [one for one in rest if is_any or _is_as_said(one, question, known)]
    return pick(kept) if kept else None


def instead_listed(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """What of the list that the rejected thing was picked from is as the question says."""
    is_any = not (question.restricts or question.provinces)
    rest = _rest(context)
    if is_any or not _asks_of(rest, question, known):
        return None
    kept = [one for one in rest if _is_as_said(one, question, known)]
    return pick(kept) if kept else None


def _rest(context: Context) -> list[Match]:
    """The list that the last thing was picked from without that one."""
    last = context.subject
    return [one for one in context.listed if last and one != last]


def _carried_beside(context: Context, known: Knowledge) -> list[Match]:
    """What the document that was shown last carries out, and what carries it out."""
    last = known.entity(context.subject) if context.subject and context.is_of_one else None
    ids = (*last.implements, *last.implemented_by) if isinstance(last, Directive) else ()
    return [Match(Kind.DIRECTIVE, id_) for id_ in ids]


def _asks_of(listed: list[Match], question: Question, known: Knowledge) -> bool:
    """Whether nothing is said that would not be of what was listed."""
    is_other = question.named or question.tasks or question.wants_all or question.extreme
    if is_other or not listed or question.kind not in (None, listed[0].kind):
        return False
    subject = read_subject(question.subject, known.lexicon)
    return not subject.without(known.lexicon.provinces).weight


def _is_as_said(listed: Match, question: Question, known: Knowledge) -> bool:
    entity = known.entity(listed)
    if isinstance(entity, Directive):
        is_there = filters.is_in_programme(entity, question, known.catalogue)
        return is_there and filters.fits(entity, question)
    if isinstance(entity, Task) and not question.restricts:
        return filters.is_of_programme(entity.source, question)
    return False


def more_than_shown(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """Other documents than were shown, as the question says: `còn của Chính phủ nữa không`."""
    asks = asks_same(question) or is_which(question)
    is_asked = asks and asks_others(question) and question.restricts
    is_other = question.named or question.tasks or question.attribute or question.provinces
    of_documents = all(one.kind is Kind.DIRECTIVE for one in context.matches)
    if not is_asked or is_other or not of_documents:
        return None
    found = answer_by_set(replace(question, wants_all=True), known)
    if found is None:
        return None
    shown = {one.id for one in context.matches}
    rest = [one for one in found.matches if one.id not in shown]
    return every(rest) if rest else lacking(Lack.NO_MORE, context.matches[:MOST_TOLD])


def _beside_in_list(question: Question, context: Context) -> Finding | None:
    """What stood after or before the last one where that was picked from a list.

    A task that is asked for by that word is the next of its programme.
    """
    last = context.subject
    is_other = question.kind is Kind.TASK or (last and question.kind not in (None, last.kind))
    if not context.listed or last is None or is_other:
        return None
    at = context.listed.index(last) + question.step
    return pick(list(context.listed[at : at + 1]) if at >= 0 else [])
