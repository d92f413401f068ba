"""A source document read from its text: stages put together."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from knowledge.documents import articles, heading
from knowledge.documents.closing import behind, closing_of
from knowledge.documents.grouping import grouped
from knowledge.documents.headings import headings_of
from knowledge.documents.identity import directive_of, merged
from knowledge.documents.imprint import imprint_of
from knowledge.documents.lines import paragraphs
from knowledge.documents.model import Directive, DocumentProblem, Heading, SourceDocument, Task
from knowledge.documents.references import MOST_REFERENCES, references
from knowledge.documents.spelling import name_key
from knowledge.documents.tabled import tabled_tasks, with_rows
from knowledge.documents.tasks import tasks_of
from knowledge.documents.unread import unread_numbers
from knowledge.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.documents.references import Found
    from knowledge.documents.tasks import Numbered

LARGEST = 2_000_000
"""The largest text that is read, in bytes of UTF-8."""

MOST_LINES = 20_000
"""The most lines that are read."""

LONGEST_TASK = 200_000
"""The longest task that is read, in code points; a whole programme is shorter."""


def read_document(text: str) -> SourceDocument:
    """Read a yearly programme: its title, its tasks, the directives they rest on, its articles.

    Raises:
        DocumentError: the text is not such a document; `problem` says why.
    """
    body, listed = articles.split(_paragraphs(text))
    preface, numbered, behind_tasks = _numbered(body, text)
    title = heading.title_of(preface)
    if title is None:
        raise DocumentError(DocumentProblem.NO_TITLE)
    headings = headings_of(body, numbered) or headings_of(with_rows(text), numbered)
    tasks, directives = _read_tasks(numbered, headings)
    if not directives:
        raise DocumentError(DocumentProblem.NO_DIRECTIVES)
    imprint = imprint_of(body, preface, closing_of(behind_tasks))
    return SourceDocument(
        title=title,
        province=heading.place_of(title, imprint.issuer, preface),
        year=heading.year_of(title),
        tasks=tasks,
        directives=directives,
        articles=listed,
        imprint=imprint,
        unread=unread_numbers(task.text for task in tasks),
    )


def _numbered(body: list[str], text: str) -> tuple[list[str], list[Numbered], Sequence[str]]:
    """What stands before the tasks, these, as paragraphs or else as rows, and what is behind."""
    try:
        preface, tasks = tasks_of(body)
        return preface, tasks, behind(body, tasks)
    except DocumentError as refused:
        if refused.problem is not DocumentProblem.NO_TASKS:
            raise
        return tabled_tasks(text)


def _paragraphs(text: str) -> list[str]:
    if not text.strip():
        raise DocumentError(DocumentProblem.EMPTY)
    if len(text.encode(errors="replace")) > LARGEST or text.count("\n") > MOST_LINES:
        raise DocumentError(DocumentProblem.TOO_LARGE)
    found = paragraphs(text)
    if not found:
        raise DocumentError(DocumentProblem.EMPTY)
    return found


def _read_tasks(
    numbered: Sequence[Numbered], headings: Mapping[int, tuple[Heading, ...]]
) -> tuple[tuple[Task, ...], tuple[Directive, ...]]:
    texts = {task.number: "\n".join(task.paragraphs) for task in numbered}
    found = _references(texts)
    groups = grouped([one.reference for one in found])
    home = {place: position for position, group in enumerate(groups) for place in group}
    resting: dict[int, dict[int, None]] = {number: {} for number in texts}
    for place, one in enumerate(found):
        resting[one.reference.task][home[place]] = None
    tasks = tuple(
        Task(number, text, tuple(resting[number]), headings.get(number))
        for number, text in texts.items()
    )
    return tasks, _directives(found, groups, home)


def _references(texts: dict[int, str]) -> list[Found]:
    found: list[Found] = []
    for number, text in texts.items():
        if len(text) > LONGEST_TASK:
            raise DocumentError(DocumentProblem.TOO_LARGE)
        found += _shifted(references(number, text), len(found))
        if len(found) > MOST_REFERENCES:
            raise DocumentError(DocumentProblem.TOO_LARGE)
    return found


def _shifted(found: Sequence[Found], offset: int) -> list[Found]:
    return [
        replace(one, carries_out=tuple(place + offset for place in one.carries_out))
        for one in found
    ]


def _directives(
    found: Sequence[Found], groups: Sequence[Sequence[int]], home: dict[int, int]
) -> tuple[Directive, ...]:
    named = _by_name(found, home)
    return tuple(
        replace(
            reduce(merged, (directive_of(found[place].reference) for place in group)),
            implements=_carried_out(position, [found[place] for place in group], home, named),
        )
        for position, group in enumerate(groups)
    )


def _by_name(found: Sequence[Found], home: dict[int, int]) -> dict[tuple[str, str], set[int]]:
    """The positions of the directives that bear each name."""
    named: dict[tuple[str, str], set[int]] = {}
    for place, one in enumerate(found):
        if key := name_key(one.reference.doc_type, one.reference.title):
            named.setdefault(key, set()).add(home[place])
    return named


def _carried_out(
    position: int,
    found: Sequence[Found],
    home: dict[int, int],
    named: dict[tuple[str, str], set[int]],
) -> tuple[int, ...]:
    """The directives that one carries out: a name has to be that of one alone."""
    bearing = [named.get(key, set()) for one in found for key in one.carries_out_named]
    targets = {home[place] for one in found for place in one.carries_out}
    targets.update(*(one for one in bearing if len(one) == 1))
    return tuple(sorted(targets - {position}))
