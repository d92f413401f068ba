"""Read the store as plain data: a catalogue, and what loading compares with."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from knowledge.catalogue import Catalogue, Directive, Mention, Source, Task
from knowledge.citations import canonical
from knowledge.documents.heading import localities
from knowledge.documents.identity import directive_of, merged
from knowledge.documents.issuers import written_out
from knowledge.documents.model import Heading, Imprint
from knowledge.store.schema import (
    directives,
    implementations,
    mentions,
    revisions,
    sources,
    tasks,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database

REVISION = select(revisions.c.number, revisions.c.documents, revisions.c.store, revisions.c.taught)
_MENTIONS = (
    select(
        mentions,
        directives.c.citation,
        tasks.c.number.label("task"),
        tasks.c.source_id,
    )
    .join(directives, mentions.c.directive_id == directives.c.id)
    .join(tasks, mentions.c.task_id == tasks.c.id)
    .order_by(tasks.c.source_id, mentions.c.id)
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of a store.

    `number` counts the changes that answers depend on, `documents` is the number of the last one
    of a source document, `taught` that of the last one of a taught phrase, `store` tells the store
    from others.
    """

    number: int
    documents: int
    store: str
    taught: int


NOTHING = Revision(0, 0, "", 0)
"""The state of a store without any."""


async def read_revision(database: Database) -> Revision:
    """The state that the store is in."""
    row = await database.first(REVISION)
    return Revision(*row) if row else NOTHING


async def next_revision(connection: AsyncConnection) -> int:
    """Count a change, in the transaction that makes it; the number of that change."""
    counted = update(revisions).values(number=revisions.c.number + 1)
    return int((await connection.execute(counted.returning(revisions.c.number))).scalar_one())


async def read_catalogue(database: Database) -> Catalogue:
    """Everything that the store holds, at one revision."""
    async with database.read() as connection:
        revision = Revision(*(await connection.execute(REVISION)).one())
        found_sources = _asked_by_place(await read_sources(connection))
        named = (await connection.execute(_MENTIONS)).all()
        return Catalogue(
            revision=revision.documents,
            sources=found_sources,
            tasks=await _tasks(connection, found_sources, named),
            directives=await _directives(connection, found_sources, named),
        )


async def directives_of_store(connection: AsyncConnection) -> dict[int, list[Mention]]:
    """Directive id → each place that names it."""
    known = await read_sources(connection)
    found: defaultdict[int, list[Mention]] = defaultdict(list)
    for row in await connection.execute(_MENTIONS):
        found[row.directive_id].append(_mention(row, known))
    return found


async def read_sources(connection: AsyncConnection) -> dict[int, Source]:
    """The sources by their ids, with all that is around their places."""
    rows = await connection.execute(select(sources).order_by(sources.c.id))
    return {
        row.id: source_of(row.id, row.title, row.province, row.year, _imprint(row.imprint))
        for row in rows
    }


def source_of(
    id_: int, title: str, place: str | None, year: int | None, imprint: Imprint | None
) -> Source:
    """A source of the place that its title or letterhead names, else of the one that was kept.

    That of a district was once kept as its province.
    """
    found = localities(title, imprint.issuer if imprint else None)
    own = found[0].name if found else place
    level = found[0].level if found else None
    around = dict.fromkeys(one.name for one in found if level is not None and one.level > level)
    return Source(id_, title, own, year, imprint, level, tuple(around))


def _asked_by_place(read: dict[int, Source]) -> dict[int, Source]:
    """The same, without what is around a place where another source is of it."""
    held = {one.province for one in read.values()}
    return {
        id_: replace(one, around=tuple(name for name in one.around if name not in held))
        for id_, one in read.items()
    }


def _imprint(read: dict[str, Any] | None) -> Imprint | None:
    """What was read of a source, where it was; a field of a later version is None."""
    if read is None:
        return None
    issued = read.get("issued")
    return Imprint(
        number=read.get("number"),
        issuer=read.get("issuer"),
        issued=datetime.date.fromisoformat(issued) if issued else None,
        signer=read.get("signer"),
        office=read.get("office"),
        preamble=tuple(read.get("preamble", ())),
        closing=None if read.get("closing") is None else tuple(read["closing"]),
    )


async def _tasks(
    connection: AsyncConnection, known: Mapping[int, Source], named: Sequence[Row[Any]]
) -> dict[int, Task]:
    resting: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for row in sorted(named, key=lambda row: row.position):
        resting[row.task_id][row.directive_id] = None
    query = select(tasks).order_by(tasks.c.source_id, tasks.c.number)
    return {
        row.id: Task(
            row.id,
            known[row.source_id],
            row.number,
            row.text,
            tuple(resting[row.id]),
            _headings(row.headings),
        )
        for row in await connection.execute(query)
    }


def _headings(read: list[dict[str, str]] | None) -> tuple[Heading, ...] | None:
    """The headings of a task, where they were kept when its source was loaded."""
    return None if read is None else tuple(Heading(one["number"], one["words"]) for one in read)


async def _directives(
    connection: AsyncConnection, known: Mapping[int, Source], named: Sequence[Row[Any]]
) -> dict[int, Directive]:
    by_directive: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in named:
        by_directive[row.directive_id].append(row)
    implements: defaultdict[int, dict[int, None]] = defaultdict(dict)
    implemented_by: defaultdict[int, dict[int, None]] = defaultdict(dict)
    query = select(implementations).order_by(
        implementations.c.source_id, implementations.c.position
    )
    for row in await connection.execute(query):
        implements[row.directive_id][row.target_id] = None
        implemented_by[row.target_id][row.directive_id] = None
    return {
        id_: _directive(id_, rows, known, tuple(implements[id_]), tuple(implemented_by[id_]))
        for id_, rows in by_directive.items()
    }


def _directive(
    id_: int,
    rows: list[Row[Any]],
    known: Mapping[int, Source],
    implements: tuple[int, ...],
    implemented_by: tuple[int, ...],
) -> Directive:
    named = tuple(_mention(row, known) for row in rows)
    printed = reduce(merged, map(directive_of, named))
    return Directive(
        id=id_,
        citation=printed.citation,
        name=next((mention.name for mention in named if mention.name), None),
        doc_type=printed.doc_type,
        issuers=tuple(written_out(one, printed.citation) for one in printed.issuers),
        term=printed.term,
        dates=printed.dates,
        titles=printed.titles,
        mentions=named,
        implements=implements,
        implemented_by=implemented_by,
        task_ids=tuple(dict.fromkeys(row.task_id for row in rows)),
    )


def _mention(row: Row[Any], known: Mapping[int, Source]) -> Mention:
    return Mention(
        source=known[row.source_id],
        task=row.task,
        citation=canonical(row.citation) if row.citation else None,
        name=row.name,
        as_written=row.as_written,
        doc_type=row.doc_type,
        issuer=row.issuer,
        date=row.date,
        year=row.year,
        term=row.term,
        title=row.title,
    )
