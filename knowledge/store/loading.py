"""Put a source document into the store: once, in place, all of it or nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import asdict, astuple, dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz
from sqlalchemy import delete, func, insert, select, update

from knowledge.citations.letters import is_central
from knowledge.documents.identity import Likeness, directive_of, likeness, merged
from knowledge.store.articles import remove, title_key
from knowledge.store.reading import (
    directives_of_store,
    next_revision,
    read_sources,
    source_of,
)
from knowledge.store.schema import (
    article_links,
    articles,
    directives,
    implementations,
    mentions,
    posts,
    revisions,
    sources,
    tasks,
)
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.catalogue import Mention, Source
    from knowledge.documents.model import Directive, Imprint, SourceDocument, Task
    from knowledge.store.database import Database

_SAME_TITLE = 90.0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a document did; counts and unread numbers are the document's, changed or not."""

    title: str
    tasks: int
    directives: int
    articles: int
    unread: tuple[str, ...]
    is_new: bool
    is_changed: bool


async def load_document(database: Database, document: SourceDocument) -> Loaded:
    """Load a document; the same again changes nothing, a corrected one updates in place.

    A document is a corrected one where place and year are the same and the title is nearly so.
    """
    digest = hashlib.sha256(repr(astuple(document)).encode()).hexdigest()
    async with database.write() as connection:
        known = await _known_source(connection, document)
        if known and known.digest == digest:
            return _loaded(document, is_new=False, is_changed=False)
        source_id = (
            known.id if known else await _insert(connection, sources, _source(document, digest))
        )
        if known:
            await connection.execute(
                update(sources).where(sources.c.id == source_id).values(**_source(document, digest))
            )
        number = await next_revision(connection)
        await connection.execute(update(revisions).values(documents=number))
        await _write(connection, source_id, document, number)
    return _loaded(document, is_new=known is None, is_changed=True)


def _loaded(document: SourceDocument, *, is_new: bool, is_changed: bool) -> Loaded:
    counts = len(document.tasks), len(document.directives), len(document.articles)
    return Loaded(document.title, *counts, document.unread, is_new=is_new, is_changed=is_changed)


def _source(document: SourceDocument, digest: str) -> dict[str, Any]:
    return {
        "title": document.title,
        "province": document.province,
        "year": document.year,
        "digest": digest,
        "imprint": _imprint(document.imprint),
    }


def _imprint(imprint: Imprint) -> dict[str, Any]:
    issued = imprint.issued.isoformat() if imprint.issued else None
    return {**asdict(imprint), "issued": issued}


async def _known_source(connection: AsyncConnection, document: SourceDocument) -> Any:  # noqa: ANN401
    """The row of the source that the document is a version of, None where it is new."""
    known = await read_sources(connection)
    for row in await connection.execute(select(sources.c.id, sources.c.digest)):
        one = known[row.id]
        is_of_it = (one.province, one.year) == (document.province, document.year)
        if is_of_it and fuzz.ratio(fold(one.title), fold(document.title)) >= _SAME_TITLE:
            return row
    return None


async def _write(
    connection: AsyncConnection, source_id: int, document: SourceDocument, number: int
) -> None:
    """Write all of a document, in the change of that number."""
    ids = await _directive_ids(connection, document)
    task_ids = await _write_tasks(connection, source_id, document.tasks)
    await _write_mentions(connection, task_ids, document, ids)
    await _write_implementations(connection, source_id, document.directives, ids)
    await _write_articles(connection, source_id, document.articles, number)
    unnamed = directives.c.id.not_in(select(mentions.c.directive_id))
    await connection.execute(delete(directives).where(unnamed))


async def _directive_ids(connection: AsyncConnection, document: SourceDocument) -> list[int]:
    """Id of each directive of the document: that of the same one in the store, else a new one."""
    stored = await directives_of_store(connection)
    source = source_of(0, document.title, document.province, document.year, document.imprint)
    ids: list[int] = []
    for directive in document.directives:
        open_to = {id_: found for id_, found in stored.items() if id_ not in ids}
        id_ = _same_in_store(directive, open_to, source)
        citation = str(directive.citation) if directive.citation else None
        if id_ is None:
            id_ = await _insert(connection, directives, {"citation": citation})
        elif citation:
            same = directives.c.id == id_
            await connection.execute(update(directives).where(same).values(citation=citation))
        ids.append(id_)
    return ids


def _same_in_store(
    directive: Directive, stored: dict[int, list[Mention]], source: Source
) -> int | None:
    """The directive of the store that this one is, else the only one that it may be.

    Local numbers count in one place; with their day, in the province around it too.
    """
    of_country = is_central(directive.citation, directive.doc_type)
    likely: dict[Likeness, list[int]] = defaultdict(list)
    for id_, named in stored.items():
        mentions = [one for one in named if of_country or one.source.province == source.province]
        of_day = (one for one in named if one.date in directive.dates)
        mentions = mentions or [one for one in of_day if one.source.is_of(source.places)]
        if mentions:
            known = reduce(merged, map(directive_of, mentions))
            likely[likeness(known, directive)].append(id_)
    if likely[Likeness.SAME]:
        return likely[Likeness.SAME][0]
    possible = likely[Likeness.POSSIBLE]
    return possible[0] if len(possible) == 1 and directive.citation else None


async def _write_tasks(
    connection: AsyncConnection, source_id: int, read: Iterable[Task]
) -> dict[int, int]:
    """Write the tasks of a source; number → id, which a corrected task keeps."""
    query = select(tasks.c.number, tasks.c.id).where(tasks.c.source_id == source_id)
    known = {row.number: row.id for row in await connection.execute(query)}
    ids: dict[int, int] = {}
    for task in read:
        headings = None if task.headings is None else [asdict(one) for one in task.headings]
        told = {"text": task.text, "headings": headings}
        if task.number in known:
            ids[task.number] = known[task.number]
            same = tasks.c.id == known[task.number]
            await connection.execute(update(tasks).where(same).values(**told))
        else:
            row = {"source_id": source_id, "number": task.number, **told}
            ids[task.number] = await _insert(connection, tasks, row)
    await connection.execute(delete(mentions).where(mentions.c.task_id.in_(known.values())))
    gone = [id_ for number, id_ in known.items() if number not in ids]
    await connection.execute(delete(tasks).where(tasks.c.id.in_(gone)))
    return ids


async def _write_mentions(
    connection: AsyncConnection,
    task_ids: dict[int, int],
    document: SourceDocument,
    ids: list[int],
) -> None:
    """Write where each directive is named; `position` is its place among those of the task."""
    places = {
        (task.number, directive): place
        for task in document.tasks
        for place, directive in enumerate(task.directives)
    }
    rows = [
        {
            "task_id": task_ids[reference.task],
            "directive_id": id_,
            "position": places[reference.task, at],
            "as_written": reference.as_written,
            "name": reference.name,
            "doc_type": reference.doc_type,
            "issuer": reference.issuer,
            "date": reference.date,
            "year": reference.year,
            "term": reference.term,
            "title": reference.title,
        }
        for at, (directive, id_) in enumerate(zip(document.directives, ids, strict=True))
        for reference in directive.references
    ]
    if rows:
        await connection.execute(insert(mentions), rows)


async def _write_implementations(
    connection: AsyncConnection, source_id: int, read: Iterable[Directive], ids: list[int]
) -> None:
    await connection.execute(
        delete(implementations).where(implementations.c.source_id == source_id)
    )
    rows = [
        {
            "source_id": source_id,
            "directive_id": id_,
            "target_id": ids[target],
            "position": position,
        }
        for directive, id_ in zip(read, ids, strict=True)
        for position, target in enumerate(directive.implements)
    ]
    if rows:
        await connection.execute(insert(implementations), rows)


async def _write_articles(
    connection: AsyncConnection, source_id: int, titles: Iterable[str], number: int
) -> None:
    """Write the articles that a source lists; one that is there by its title stays as it is.

    One that the source lists no more goes, unless something was added to it since: an address, a
    summary, a link, a post.
    """
    listed = {title_key(title): title for title in titles}
    named = articles.c.title_key.in_(list(listed))
    held = set(await connection.scalars(select(articles.c.title_key).where(named)))
    rows = [
        {"source_id": source_id, "title": title, "title_key": key, "changed": number}
        for key, title in listed.items()
        if key not in held
    ]
    if rows:
        await connection.execute(insert(articles), rows)
    await remove(connection, await _unlisted(connection, source_id, listed), number)


async def _unlisted(
    connection: AsyncConnection, source_id: int, listed: Collection[int]
) -> list[int]:
    """Articles that a source lists no more, and to which nothing was added.

    `listed` are the keys of the titles that it lists.
    """
    bare = (articles.c.url, articles.c.summary, articles.c.text, articles.c.external_id)
    query = select(articles.c.id).where(
        articles.c.source_id == source_id,
        articles.c.title_key.not_in(list(listed)),
        *(func.coalesce(column, "") == "" for column in bare),
        articles.c.id.not_in(select(article_links.c.article_id)),
        articles.c.id.not_in(select(posts.c.article_id)),
    )
    return list(await connection.scalars(query))


async def _insert(connection: AsyncConnection, table: Table, row: dict[str, Any]) -> int:
    result = await connection.execute(insert(table).values(**row).returning(table.c.id))
    return int(result.scalar_one())
