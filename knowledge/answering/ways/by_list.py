"""Answer a question by what it restricts: tasks by number, sets by type, issuer, time, task."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.counts import prints_no_count
from knowledge.answering.facts.in_task import told_within
from knowledge.answering.facts.owners import of_owner
from knowledge.answering.facts.programmes_said import sources_said
from knowledge.answering.facts.related import related_articles
from knowledge.answering.facts.roles import said_of
from knowledge.answering.facts.whether import says_so
from knowledge.answering.model import (
    MOST_CHOICES,
    MOST_LISTED,
    Finding,
    Lack,
    Match,
    Outcome,
    every,
    lacking,
    pick,
)
from knowledge.answering.ways.counted import groups_at_count
from knowledge.answering.ways.in_time import at_extreme
from knowledge.answering.ways.of_articles import has_not_printed, is_of_time, names_one_of
from knowledge.catalogue import Article, Directive, Task, newest_issued
from knowledge.reading.kinds import Attribute
from knowledge.reading.question import LAST_TASK, Extreme
from knowledge.reading.several import Of
from knowledge.reading.task_numbers import of_several_years
from knowledge.reading.when import When, years_of
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Catalogue
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Entry


def answer_by_task(question: Question, known: Knowledge) -> Finding | None:
    """The tasks whose numbers the question says, or their directives; None where it says none."""
    if not question.tasks:
        return None
    programme = _of_programmes(question, known)
    numbers = tuple(dict.fromkeys(question.tasks))
    of_years = _each_of_its_year(question, known)
    tasks = of_years or [task for number in numbers for task in _numbered(number, programme)]
    tasks = _each_in_its_place(tasks, question)
    matches = [Match(Kind.TASK, task.id) for task in tasks]
    about = matches[0] if len(matches) == 1 and not question.extreme else None
    of_both = question.is_shared and len(numbers) > 1
    if question.kind is Kind.DIRECTIVE or (of_both and question.kind is None):
        ids = _in_all(numbers, tasks) if of_both else _in_any(tasks)
        named = at_extreme(question, _directives(question, known, ids), known)
        if matches and not named:
            return lacking(Lack.NO_COMMON if of_both else Lack.NO_DOCUMENT, matches)
        found = pick(named) if question.extreme and len(named) == 1 else every(named)
        return replace(found, about=about)
    if question.kind is Kind.ARTICLE and matches:
        related = list(related_articles(matches[0], known))
        found = every(related) if related else lacking(Lack.NO_ARTICLE, matches[:1])
        return replace(found, about=about)
    of_each = len(of_years) > 1 or 1 < len(question.provinces) == len(matches)
    found = every(matches) if len(numbers) > 1 or of_each else pick(matches)
    is_one = found.outcome is Outcome.ANSWER
    return _of_one(tasks[0], found, question, known) if is_one else found


def _of_one(task: Task, found: Finding, question: Question, known: Knowledge) -> Finding:
    """A task that is asked for alone, with what it says of what is asked of it."""
    if prints_no_count(task, question):
        return replace(found, quoted=Attribute.UNRECORDED)
    said, passage = says_so(task, question, known), told_within(task, question, known)
    return replace(found, says=said, passage=passage)


def _of_programmes(question: Question, known: Knowledge) -> tuple[Task, ...]:
    """Tasks of the programmes that a question means, of several places each of its own year, of
    one place that is said with several years of each."""
    places, years = question.provinces, {*years_of(question.text)}
    if not (places and years) or len(places) == len(years) == 1:
        return filters.tasks_of_sources(question, known)
    of_any_year = replace(question, programme=None, when=When())
    sources = sources_said(question, known)
    held = filters.tasks_of_sources(of_any_year, known)
    return tuple(task for task in held if task.source in sources)


def _each_of_its_year(question: Question, known: Knowledge) -> list[Task]:
    """Tasks, each of the year that is said behind its number, where several years are."""
    asked = of_several_years(question.text)
    if not asked:
        return []
    of_any_year = replace(question, programme=None, when=When())
    held = filters.tasks_of_sources(of_any_year, known)
    found = [
        [one for one in held if (one.number, one.source.year) == number_and_year]
        for number_and_year in asked
    ]
    return [one for its in found for one in its]


def _each_in_its_place(tasks: list[Task], question: Question) -> list[Task]:
    """Tasks, each of the place that is said behind its number, where one is behind each."""
    named = [*zip(question.tasks, question.provinces, strict=False)]
    if not 1 < len(question.tasks) == len(question.provinces):
        return tasks
    in_turn = ".*".join(rf"\b{number}\b.*\b{re.escape(fold(place))}\b" for number, place in named)
    if not re.search(in_turn, fold(question.text)):
        return tasks
    return [
        one
        for one in tasks
        if any(one.number == number and one.source.is_of((place,)) for number, place in named)
    ]


def _in_any(tasks: Iterable[Task]) -> list[int]:
    return list(dict.fromkeys(id_ for task in tasks for id_ in task.directive_ids))


def _in_all(numbers: tuple[int, ...], tasks: list[Task]) -> list[int]:
    """Directives that all the tasks of those numbers name, of one source or another."""
    sources = dict.fromkeys(task.source for task in tasks)
    of_each = [[task for task in tasks if task.source == source] for source in sources]
    whole = [its for its in of_each if len(its) == len(numbers)]
    return [
        id_ for its in whole for id_ in _in_any(its) if all(id_ in t.directive_ids for t in its)
    ]


def answer_by_set(question: Question, known: Knowledge) -> Finding | None:
    """The set that a question without a subject asks for; None where it has a subject."""
    if owned := of_owner(question, known):
        return every([Match(Kind.TASK, task.id) for task in owned])
    return None if _has_subject(question, known) else _set(question, known)


def _set(question: Question, known: Knowledge) -> Finding | None:
    is_unrecorded = question.attribute in (Attribute.UNRECORDED, Attribute.EFFECT)
    if is_unrecorded and question.kind in (Kind.DIRECTIVE, Kind.TASK):
        return lacking(Lack.UNRECORDED, ())
    if question.kind in (None, Kind.DIRECTIVE) and (question.restricts or question.several):
        return _of_restricted(question, known)
    if question.kind is None:
        return _of_groups(question, known)
    if question.attribute is Attribute.TASKS or question.step:
        return None
    everything = at_extreme(question, _all_of_kind(question, known), known)
    return pick(everything) if len(everything) == 1 else every(everything)


def _of_restricted(question: Question, known: Knowledge) -> Finding:
    """The documents as the question says, and named by as many tasks or programmes."""
    held, catalogue = _directives(question, known, known.catalogue.directives), known.catalogue
    if question.several:
        by_id = catalogue.directives
        held = [one for one in held if _named_by_several(by_id[one.id], question, catalogue)]
        if not held:
            return lacking(Lack.NO_SEVERAL, ())
    found = at_extreme(question, _newest_first(held, known), known)
    return pick(found) if _asks_for_one(question, found) else every(found)


def _named_by_several(directive: Directive, question: Question, catalogue: Catalogue) -> bool:
    """Whether as many tasks or programmes as a question says name a directive, or as many days or
    issuers are printed of it."""
    if question.several is None:
        return True
    tasks = [catalogue.tasks[id_] for id_ in directive.task_ids]
    meant = [task for task in tasks if filters.is_of_programme(task.source, question)]
    counts = {
        Of.TASKS: len(meant),
        Of.PROGRAMMES: len({task.source for task in meant}),
        Of.DAYS: len(directive.dates),
        Of.ISSUERS: len(directive.issuers),
        Of.CLASHES: max(len(directive.dates), len(directive.issuers)),
    }
    return counts[question.several.of] >= question.several.count


def _newest_first(found: list[Match], known: Knowledge) -> list[Match]:
    by_id = {match.id: match for match in found}
    issued = newest_issued(known.catalogue.directives[id_] for id_ in by_id)
    return [by_id[one.id] for one in issued]


def _of_groups(question: Question, known: Knowledge) -> Finding | None:
    """The documents of the issuer or the year that has most; None where that is not asked."""
    if not question.counted or question.attribute not in (Attribute.ISSUER, Attribute.DATE):
        return None
    groups = groups_at_count(question, known)
    told = {one.id: one for group in groups.values() for one in group}
    issued = newest_issued(told.values())
    found = every([Match(Kind.DIRECTIVE, one.id) for one in issued])
    return replace(found, tops=tuple(groups))


def _asks_for_one(question: Question, found: list[Match]) -> bool:
    """Whether one is asked for: `chỉ thị năm 2021`, but not `văn bản năm 2021`, which all are,
    nor `chỉ thị sau năm 2021`."""
    if question.wants_all or question.most:
        return False
    of_a_type = bool(question.types or question.type_name) or question.kind is None
    may_be_one = of_a_type and not question.when.is_of_several_years
    return len(found) == 1 or (may_be_one and len(found) <= MOST_CHOICES)


def _has_subject(question: Question, known: Knowledge) -> bool:
    subject = read_subject(question.subject, known.lexicon)
    subject = subject.without(known.lexicon.provinces)
    if question.kind is Kind.TASK:
        subject = subject.without(known.lexicon.titles)
    return subject.weight > 0


def _all_of_kind(question: Question, known: Knowledge) -> list[Match]:
    if question.kind is Kind.DIRECTIVE:
        return _directives(question, known, known.catalogue.directives)
    if question.kind is Kind.TASK:
        tasks = filters.tasks_of_sources(question, known)
        fitting = (one for one in tasks if filters.task_fits(one, question, known.catalogue))
        unsaid = question.unprinted
        ids = [one.id for one in fitting if not unsaid or said_of(one.text, unsaid) == ""]
    else:
        ids = [one.id for one in _articles_as_said(question, known)]
    matches = [Match(question.kind or Kind.ARTICLE, id_) for id_ in ids]
    return without_left_out(matches, question, known)


def _articles_as_said(question: Question, known: Knowledge) -> list[Article]:
    """Those of the time that is asked for; none where too many are held to look at each."""
    excluded = question.excluded
    looks_at_each = question.unprinted or question.left_out or excluded
    if looks_at_each and len(known.articles) > MOST_LISTED:
        return []
    without, never = (excluded.provinces, excluded.when) if excluded else ((), None)
    return [
        one
        for one in _articles(question, known)
        if is_of_time(one, question.when)
        and not (never and is_of_time(one, never))
        and has_not_printed(one, question)
        and not names_one_of(one, without)
    ]


def without_left_out(found: list[Match], question: Question, known: Knowledge) -> list[Match]:
    """What says nothing of the subject that a question leaves out."""
    if not question.left_out:
        return found
    return [
        one
        for one in found
        if not filters.says_left_out(_entry(one, known), question, known.lexicon)
    ]


def _entry(match: Match, known: Knowledge) -> Entry:
    entity = known.entity(match)
    if isinstance(entity, Article):
        return known.lexicon.article(entity)
    return known.entries[match.kind, match.id]


def _articles(question: Question, known: Knowledge) -> list[Article]:
    """The newest or oldest articles, of the year and the provinces that the question says."""
    if filters.says_one_of_several(question, known.catalogue):
        return _naming(question.provinces, known)
    year = question.when.year
    if year and len(known.articles) > MOST_LISTED:
        return known.articles.of_year(year, MOST_LISTED)
    if question.extreme is Extreme.OLDEST:
        return known.articles.oldest(MOST_LISTED) or known.articles.newest(MOST_LISTED)
    return known.articles.newest(MOST_LISTED)


def _naming(provinces: Iterable[str], known: Knowledge) -> list[Article]:
    """The newest articles that name one of the provinces."""
    names = [words(fold(province))[:2] for province in provinces]
    whole = {"_".join(name) for name in names if len(name) > 1}
    short = {name[0] for name in names if len(name) == 1}
    in_pairs = known.articles.of("pairs", whole, MOST_LISTED)
    return in_pairs + known.articles.of("syllables", short, MOST_LISTED)


def is_elsewhere(question: Question, known: Knowledge) -> bool:
    """Whether the question is about a province or a year that no source is about."""
    held = known.catalogue.sources.values()
    if question.provinces and not any(source.is_of(question.provinces) for source in held):
        of_articles = question.kind is Kind.ARTICLE
        names_it = (
            _naming(question.provinces, known) if of_articles else _issued_there(question, known)
        )
        return not names_it
    year = question.when.year
    asks_tasks = bool(question.tasks) or question.kind is Kind.TASK
    return bool(asks_tasks and year and not filters.tasks_of_sources(question, known))


def _issued_there(question: Question, known: Knowledge) -> bool:
    """Whether documents are asked for, and one by a body of the place is held."""
    numbers = {one.number for one in question.named}
    bearers = [one for number in numbers for one in known.catalogue.by_number.get(number, ())]
    of_all = known.catalogue.directives.values() if question.kind is Kind.DIRECTIVE else ()
    asked = bearers if numbers else of_all
    return any(filters.is_issued_in(one, question.provinces) for one in asked)


def _numbered(number: int, tasks: tuple[Task, ...]) -> list[Task]:
    if number > LAST_TASK:
        return [task for task in tasks if task.number == number]
    of_sources: dict[int, list[int]] = {}
    for task in tasks:
        of_sources.setdefault(task.source.id, []).append(task.number)
    last = {id_: sorted(held)[number:][:1] for id_, held in of_sources.items()}
    return [task for task in tasks if last[task.source.id] == [task.number]]


def _directives(question: Question, known: Knowledge, ids: Iterable[int]) -> list[Match]:
    """Those of the type that is asked for, which one number may have two of: `QĐ`."""
    found = [
        one
        for one in map(known.catalogue.directives.__getitem__, ids)
        if filters.fits(one, question) and filters.is_in_programme(one, question, known.catalogue)
    ]
    found = _of_bodies_there(found, question, known)
    of_type = [one for one in found if _may_be_called(one, question)]
    matches = [Match(Kind.DIRECTIVE, one.id) for one in of_type or found]
    return without_left_out(matches, question, known)


def _of_bodies_there(
    found: list[Directive], question: Question, known: Knowledge
) -> list[Directive]:
    """Of a place without a programme of its own, the documents by bodies that have its name, where
    there are any."""
    places = question.provinces
    if not places or any(one.province in places for one in known.catalogue.sources.values()):
        return found
    return [one for one in found if filters.is_issued_in(one, places)] or found


def _may_be_called(directive: Directive, question: Question) -> bool:
    """Whether the sources call a directive by the name of a type, or by letters that first mean it.

    `QĐ` is Quyết định rather than Quy định, which has letters of its own.
    """
    if not question.type_name or directive.type_in_words:
        return not question.type_name or filters.is_printed_as(directive, question.type_name)
    return len(question.types) == 1
