"""Small catalogues made by hand, for what the bundled document has not."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from knowledge.catalogue import Article, Catalogue, Directive, Mention, Source, Task
from knowledge.citations import canonical

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable


def source(id_: int, province: str | None, year: int | None) -> Source:
    return Source(id_, f"Nhiệm vụ công tác dân vận {province} {year}", province, year)


def task(id_: int, of: Source, number: int, text: str, directives: Iterable[int] = ()) -> Task:
    return Task(id_, of, number, text, tuple(directives))


def mention(*, year: int | None = None, term: str | None = None) -> Mention:
    return Mention(
        source=source(0, None, None),
        task=1,
        citation=None,
        as_written="",
        name=None,
        doc_type=None,
        issuer=None,
        date=None,
        year=year,
        term=term,
        title=None,
    )


def directive(
    id_: int,
    number: str | None,
    title: str,
    *,
    doc_type: str | None = None,
    issuer: str | None = None,
    dates: Iterable[datetime.date] = (),
    mentions: Iterable[Mention] = (),
) -> Directive:
    return Directive(
        id=id_,
        citation=canonical(number) if number else None,
        name=None if number else title,
        doc_type=doc_type,
        issuer=issuer,
        term=None,
        dates=tuple(dates),
        titles=(title,) if title else (),
        mentions=tuple(mentions),
        implements=(),
        implemented_by=(),
        task_ids=(),
    )


def catalogue(
    tasks: Iterable[Task] = (), directives: Iterable[Directive] = (), titles: Iterable[str] = ()
) -> Catalogue:
    """A catalogue of these, with an article for each title."""
    held = list(tasks)
    ids = count(1)
    articles = [Article(next(ids), title, None, None, None, None) for title in titles]
    return Catalogue(
        revision=1,
        sources={one.source.id: one.source for one in held},
        tasks={one.id: one for one in held},
        directives={one.id: _placed(one, held) for one in directives},
        articles={one.id: one for one in articles},
    )


def _placed(one: Directive, tasks: Iterable[Task]) -> Directive:
    """The directive with the tasks that name it."""
    return replace(one, task_ids=tuple(task.id for task in tasks if one.id in task.directive_ids))
