"""Find a document by what a task says is done according to it: its own title need not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering import filters
from knowledge.search.lexicon import Entry, Kind
from knowledge.search.score import Hit, rank, score
from knowledge.search.subject import read_subject
from knowledge.summary import done_according

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.question import Question
    from knowledge.catalogue import Directive, Task

_SAID = 0.6
"""Share of the subject that a task must say of a document."""


def documents_according(question: Question, tasks: Iterable[Task], known: Knowledge) -> list[Hit]:
    """Documents that the question may mean, by what the tasks do according to them, best first."""
    subject = read_subject(question.subject, known.lexicon)
    directives = known.catalogue.directives
    hits = (
        score(subject, Entry(Kind.DIRECTIVE, id_, fields))
        for task in tasks
        for id_ in task.directive_ids
        if filters.may_fit(directives[id_], question)
        and (fields := tuple(map(known.lexicon.field, done_in(task, directives[id_]))))
    )
    sure = [hit for hit in hits if hit.coverage >= _SAID and hit.is_borne_out]
    best = {hit.entry.id: hit for hit in reversed(rank(sure))}
    return rank(best.values())


def done_in(task: Task, directive: Directive) -> Iterator[str]:
    """What a task says is done according to a document, in its words."""
    for mention in directive.mentions:
        if (mention.source, mention.task) == (task.source, task.number):
            done = done_according(task.text, mention.as_written, mention.date)
            if done:
                yield done
