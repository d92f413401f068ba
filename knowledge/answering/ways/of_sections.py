"""Answer with the tasks of a part of a programme, by its number or by the words of its heading."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.related import related_articles
from knowledge.answering.model import Finding, Lack, Match, Outcome, every, lacking, pick
from knowledge.answering.ways.finding import find
from knowledge.answering.ways.of_programme import SAYS_NOTHING
from knowledge.reading.reader import read_question
from knowledge.reading.sections import without_section
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold, words
from knowledge.text.numerals import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Source, Task
    from knowledge.documents.model import Heading
    from knowledge.reading.question import Question

_NAMES_PART = re.compile(r"\b(?:phan|muc)\b")
_FILLING = SAYS_NOTHING.union(
    "phan muc nhiem vu viec ve lien quan den thuoc o trong va voi cac nhung co gom bao noi gi nao"
    " may trong tam thuc hien toan nam".split()
)
"""Words that tell no heading from another."""

_FEWEST = 2
_MOST_LEFT_OUT = 0.2
_TEXTS_REMEMBERED = 1 << 10


def answer_by_section(question: Question, known: Knowledge) -> Finding | None:
    """The tasks of the part that a question names, or what of them it asks for; None where it
    names none, or asks of a place or a year of no programme."""
    if not question.section:
        return _by_heading(question, known)
    tasks = filters.tasks_of_sources(question, known)
    kept = [one for one in tasks if question.section in one.places]
    if not kept:
        return _without(tasks, question) if tasks else None
    return _of(kept, question, known)


def _without(tasks: Iterable[Task], question: Question) -> Finding:
    """That no programme has such a part, or that it is not known what parts they have; a task of
    that number may be meant where there are none."""
    read = [one for one in tasks if one.headings is not None]
    if not read:
        return lacking(Lack.NO_SECTIONS, ())
    sources = tuple(dict.fromkeys(one.source for one in read))
    divided = {one.source for one in read if one.headings}
    near = [
        Match(Kind.TASK, one.id)
        for one in read
        if str(one.number) == question.section and one.source not in divided
    ]
    return replace(lacking(Lack.NO_SECTION, near), programmes=sources)


def _of(tasks: list[Task], question: Question, known: Knowledge) -> Finding:
    """What a question asks for of the tasks of a part, all of them where it says nothing else."""
    matches = [Match(Kind.TASK, task.id) for task in tasks]
    if question.kind is Kind.DIRECTIVE:
        held = known.catalogue.directives
        ids = dict.fromkeys(id_ for task in tasks for id_ in task.directive_ids)
        named = [Match(Kind.DIRECTIVE, id_) for id_ in ids if filters.fits(held[id_], question)]
        if not named:
            return lacking(Lack.NO_DOCUMENT, matches)
        return replace(every(named), of_tasks=tuple(matches))
    if question.kind is Kind.ARTICLE:
        related = dict.fromkeys(one for match in matches for one in related_articles(match, known))
        return every([*related]) if related else lacking(Lack.NO_ARTICLE, matches)
    if numbered := _numbered(tasks, question.tasks):
        return pick([Match(Kind.TASK, one.id) for one in numbered])
    says_more = question.excluded or question.left_out or question.unprinted
    if not (says_more or _has_subject(question, known)):
        return replace(every(matches), headings=_above(tasks, question.section))
    of_all = read_question(without_section(question.text), known.lexicon)
    of_all = replace(of_all, provinces=question.provinces, programme=question.programme)
    found = find(replace(of_all, kind=Kind.TASK, wants_all=True), known)[1]
    inside = [one for one in found.matches if one in matches] if found.is_answered else []
    return every(inside) if inside else Finding(Outcome.NONE, tuple(matches))


def _numbered(tasks: list[Task], numbers: tuple[int, ...]) -> list[Task]:
    """The tasks of a part that bear one of the numbers, or that have such a place in it where none
    does: `nhiệm vụ đầu tiên của phần III`."""
    if bearing := [one for one in tasks if one.number in numbers]:
        return bearing
    of_each = [one.source for one in tasks]
    in_turn = ([one for one in tasks if one.source == its] for its in dict.fromkeys(of_each))
    return [
        its[number - 1 if number > 0 else number]
        for its in in_turn
        for number in numbers
        if -len(its) <= number <= len(its)
    ]


def _has_subject(question: Question, known: Knowledge) -> bool:
    subject = read_subject(question.subject, known.lexicon).without(known.lexicon.provinces)
    return bool(subject.weight and _said_by(question))


def _said_by(question: Question) -> frozenset[str]:
    """The words of a question that may tell a heading from another."""
    return _telling(question.subject) - set(words(fold(" ".join(question.provinces))))


def _above(tasks: Iterable[Task], place: str) -> tuple[tuple[Source, Heading], ...]:
    """The headings of that place which tasks stand under, each of its programme."""
    return tuple(
        dict.fromkeys(
            (task.source, one)
            for task in tasks
            for one in task.headings or ()
            if place_of(fold(one.number)) == place
        )
    )


def _by_heading(question: Question, known: Knowledge) -> Finding | None:
    """The tasks of each part whose heading says all that a question for tasks says, and hardly
    more; None where none does."""
    of_others = question.named or question.tasks or question.attribute or question.left_out
    names_part = _NAMES_PART.search(fold(question.text)) is not None
    if of_others or not (question.kind is Kind.TASK or names_part):
        return None
    said = _said_by(question)
    if len(said) < _FEWEST:
        return None
    tasks = filters.tasks_of_sources(question, known)
    held = {one for task in tasks for one in task.headings or ()}
    meant = {one for one in held if _is_said(one, said)}
    if names_part and not meant:
        begins = {one for one in held if _begins_so(one, question.subject)}
        meant = begins if len(begins) == 1 else meant
    kept = [task for task in tasks if not meant.isdisjoint(task.headings or ())]
    if not kept:
        return None
    above = ((task.source, one) for task in kept for one in task.headings or () if one in meant)
    matches = [Match(Kind.TASK, task.id) for task in kept]
    return replace(every(matches), headings=tuple(dict.fromkeys(above)))


def _is_said(heading: Heading, said: frozenset[str]) -> bool:
    its = _telling(heading.words)
    return said <= its and len(its - said) <= _MOST_LEFT_OUT * len(its)


def _begins_so(heading: Heading, subject: str) -> bool:
    """Whether a heading begins with what a question says, but for words that tell none apart."""
    said = _in_order(subject)
    return len(said) >= _FEWEST and _in_order(heading.words)[: len(said)] == said


def _in_order(text: str) -> list[str]:
    return [word for word in words(fold(text)) if word not in _FILLING]


@lru_cache(_TEXTS_REMEMBERED)
def _telling(text: str) -> frozenset[str]:
    return frozenset(words(fold(text))) - _FILLING
