"""Small catalogues made by hand, for what the bundled document has not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.knowledge import Knowledge
from knowledge.articles.following import Following
from knowledge.articles.index import ArticleIndex, State
from knowledge.catalogue import Article, Catalogue, Directive, Mention, Source, Task
from knowledge.citations import canonical
from knowledge.store.reading import read_revision
from tests.knowledge.libraries import library_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from knowledge.articles.library import Library
    from knowledge.store.database import Database


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
        issuers=(issuer,) if issuer else (),
        term=None,
        dates=tuple(dates),
        titles=(title,) if title else (),
        mentions=tuple(mentions),
        implements=(),
        implemented_by=(),
        task_ids=(),
    )


def article(id_: int, title: str, **more: object) -> Article:
    """An article with nothing else than a title, but for what is given."""
    plain = Article(id_, title, None, None, None, None)
    return replace(plain, **more)  # type: ignore[arg-type]


def library(*titles: str) -> Library:
    """An article for each title, numbered from 1."""
    return library_of(article(id_, title) for id_, title in enumerate(titles, 1))


def knowledge(
    tasks: Iterable[Task] = (), directives: Iterable[Directive] = (), titles: Iterable[str] = ()
) -> Knowledge:
    """What is known of these, with an article for each title."""
    return Knowledge(catalogue(tasks, directives), library(*titles))


async def stored_articles(database: Database) -> Library:
    """The articles that a store holds now."""
    following = Following(database, ArticleIndex(None))
    revision = await read_revision(database)
    await following.finish(State(revision.store, revision.number), lambda *_: None)
    return following.library


def catalogue(tasks: Iterable[Task] = (), directives: Iterable[Directive] = ()) -> Catalogue:
    held = list(tasks)
    return Catalogue(
        revision=1,
        sources={one.source.id: one.source for one in held},
        tasks={one.id: one for one in held},
        directives={one.id: _placed(one, held) for one in directives},
    )


def _placed(one: Directive, tasks: Iterable[Task]) -> Directive:
    """The directive with the tasks that name it."""
    return replace(one, task_ids=tuple(task.id for task in tasks if one.id in task.directive_ids))
