"""Find a document by what a task says is done according to it: its own title need not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.reading import patterns
from knowledge.search.lexicon import Entry, Kind
from knowledge.search.score import Hit, rank, score
from knowledge.search.subject import read_subject
from knowledge.summary import demand, done_according
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive, Mention, Task
    from knowledge.reading.question import Question

SAID = 0.6
"""Share of the subject that a task must say of a document, and so in all."""

_SAID_TO_DO = 0.85
"""The same where it only says what is to be done with it, which may be the words of many tasks."""


def documents_according(question: Question, tasks: Iterable[Task], known: Knowledge) -> list[Hit]:
    """Documents that the question may mean, by what the tasks do according to them, best first.

    `tổng kết 20 năm chỉ thị nào` may also mean what the tasks do with them.
    """
    directives = known.catalogue.directives
    pairs = [
        (task, directives[id_])
        for task in tasks
        for id_ in task.directive_ids
        if filters.may_fit(directives[id_], question)
    ]
    found = _saying(question, known, pairs, done_in, SAID)
    if not found and patterns.ASKED_LAST.search(fold(question.text)):
        found = _saying(question, known, pairs, to_do_with, _SAID_TO_DO)
    best = {hit.entry.id: hit for hit in reversed(rank(found))}
    return rank(best.values())


def _saying(
    question: Question,
    known: Knowledge,
    pairs: Iterable[tuple[Task, Directive]],
    said: Callable[[Task, Directive], Iterator[str]],
    least: float,
) -> list[Hit]:
    """The documents of which a task says so much of the subject.

    What the programmes are about tells none: all of their tasks are about it.
    """
    subject = read_subject(question.subject, known.lexicon)
    if not subject.without(known.lexicon.titles).weight:
        return []
    hits = (
        score(subject, Entry(Kind.DIRECTIVE, directive.id, fields))
        for task, directive in pairs
        if (fields := tuple(map(known.lexicon.field, said(task, directive))))
    )
    return [hit for hit in hits if hit.coverage >= least and hit.is_borne_out]


def done_in(task: Task, directive: Directive) -> Iterator[str]:
    """What a task says is done according to a document, in its words."""
    return filter(
        None,
        (done_according(task.text, one.as_written, one.date) for one in _named(task, directive)),
    )


def to_do_with(task: Task, directive: Directive) -> Iterator[str]:
    """What a task says is to be done with a document, in its words."""
    return filter(
        None, (demand(task.text, one.as_written, one.date) for one in _named(task, directive))
    )


def _named(task: Task, directive: Directive) -> Iterator[Mention]:
    """Where a task names a document."""
    of_source = (one for one in directive.mentions if one.source == task.source)
    return (one for one in of_source if one.task == task.number)
