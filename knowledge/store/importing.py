"""Put articles into the store by the hundred thousand, in steps of which each is whole.

What is in the store already costs only a look, so an import that was broken off is run again.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, or_, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from knowledge.errors import RowError
from knowledge.store.database import unwritten
from knowledge.store.reading import next_revision
from knowledge.store.rows import read_row
from knowledge.store.schema import articles
from knowledge.store.shelf import Held, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from knowledge.store.database import Database
    from knowledge.store.rows import Row, RowProblem

_STEP_LINES = 500
_STEP_BYTES = 4_000_000
"""What one transaction writes at most; other writers wait for it."""

_STATEMENT_ROWS = 250
"""Rows whose parameters are made ready in one go, which stops the event loop meanwhile."""

_TOLD = 50
"""Bad rows that are told one by one."""

_CONTENT = ("title", "title_key", "url", "summary", "text", "published", "external_id")
_NOTHING: dict[str, Any] = dict.fromkeys(_CONTENT)
_HELD = select(articles.c.id, articles.c.source_id, *(articles.c[name] for name in _CONTENT))
_UPDATE = (
    update(articles)
    .where(articles.c.id == bindparam("held_id"))
    .values({name: bindparam(name) for name in (*_CONTENT, "changed")})
)
_LEARN = text("ANALYZE articles")
"""PostgreSQL would read all of a table of which it does not know that it has been filled."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that was left out: its number from 1, why, and the field that is wrong if one is."""

    line: int
    problem: RowProblem
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did with each row; `bad_rows` are the first of those that were left out."""

    new: int
    changed: int
    same: int
    bad: int
    bad_rows: tuple[BadRow, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no row was an article."""
        return not (self.new or self.changed or self.same)


class _Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(slots=True)
class _Step:
    """Lines that are dealt with in one transaction; `line` is the number of the last one."""

    line: int = 0
    rows: list[Row] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


async def import_articles(
    database: Database, lines: Iterable[bytes], progress: Callable[[int], None]
) -> Imported:
    """Put each row where it belongs; one that is there as it is changes nothing.

    A field that a row does not have stays as it is; one that is null goes. Withdrawn articles stay
    withdrawn. `progress` hears of the lines that are done.

    Raises:
        WriteError: the store cannot be written; what was told as done is kept.
    """
    fates: Counter[_Fate] = Counter()
    told: list[BadRow] = []
    bad = learned = done = 0
    numbered = enumerate(lines, 1)
    while (step := await asyncio.to_thread(_read, numbered)).line:
        try:
            if step.line >= 2 * learned:
                learned = step.line
                await _learn(database)
            fates += await _write(database, step.rows)
        except SQLAlchemyError as error:
            raise unwritten(error, done) from error
        told += step.bad[: _TOLD - len(told)]
        bad += len(step.bad)
        done = step.line
        progress(done)
    return Imported(fates[_Fate.NEW], fates[_Fate.CHANGED], fates[_Fate.SAME], bad, tuple(told))


def _read(numbered: Iterator[tuple[int, bytes]]) -> _Step:
    """The next step, without lines where there are no more."""
    step = _Step()
    size = 0
    for place, (number, line) in enumerate(numbered, 1):
        step.line = number
        _read_line(step, line)
        size += len(line)
        if place == _STEP_LINES or size >= _STEP_BYTES:
            break
    return step


def _read_line(step: _Step, line: bytes) -> None:
    try:
        if line.strip():
            step.rows.append(read_row(line))
    except RowError as error:
        step.bad.append(BadRow(step.line, error.problem, error.field))


async def _learn(database: Database) -> None:
    async with database.write() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(_LEARN)


async def _write(database: Database, rows: list[Row]) -> Counter[_Fate]:
    async with database.write() as connection:
        return await _put(connection, rows)


async def _put(connection: AsyncConnection, rows: list[Row]) -> Counter[_Fate]:
    shelf = Shelf(await _identified(connection, rows))
    for one in await _titled(connection, [row for row in rows if not shelf.identified(row)]):
        shelf.put(one)
    added: list[Held] = []
    changed: dict[int, Held] = {}
    fates = Counter(_place(row, shelf, added, changed) for row in rows)
    if added or changed:
        number = await next_revision(connection)
        await _insert(connection, added, number)
        await _update(connection, changed, number)
    return fates


def _place(row: Row, shelf: Shelf, added: list[Held], changed: dict[int, Held]) -> _Fate:
    """Bring the article that a row is about to what the row says of it."""
    said = row.values | {"title_key": row.title_key}
    if row.id is not None:
        said["external_id"] = row.id
    held = shelf.find(row)
    if held is None:
        held = Held(None, is_listed=False, values=_NOTHING | said)
        added.append(held)
        shelf.put(held)
        return _Fate.NEW
    if all(held.values[name] == value for name, value in said.items()):
        return _Fate.SAME
    held.values |= said
    shelf.put(held)
    if held.id is not None:
        changed[held.id] = held
    return _Fate.CHANGED


async def _identified(connection: AsyncConnection, rows: list[Row]) -> list[Held]:
    """Articles of the store that have the id or the address of a row."""
    ids = {row.id for row in rows if row.id is not None}
    urls = {row.url for row in rows if row.id is None and row.url}
    by_id = await _fetch(connection, articles.c.external_id.in_(ids)) if ids else []
    by_url = await _fetch(connection, articles.c.url.in_(urls)) if urls else []
    known = {one.id for one in by_id}
    return [*by_id, *(one for one in by_url if one.id not in known)]


async def _titled(connection: AsyncConnection, rows: list[Row]) -> list[Held]:
    """Articles of the store that the title of a row may mean."""
    keys = {row.title_key for row in rows}
    if not keys:
        return []
    return await _fetch(
        connection,
        articles.c.title_key.in_(keys),
        articles.c.external_id.is_(None),
        or_(articles.c.url.is_(None), articles.c.source_id.is_not(None)),
    )


async def _fetch(connection: AsyncConnection, *which: ColumnElement[bool]) -> list[Held]:
    """Articles of the store; those without id and address first, then the oldest."""
    found = [
        Held(id_, source_id is not None, dict(zip(_CONTENT, content, strict=True)))
        for id_, source_id, *content in await connection.execute(_HELD.where(*which))
    ]
    return sorted(found, key=_order)


def _order(one: Held) -> tuple[bool, bool, int]:
    return one.values["external_id"] is not None, one.values["url"] is not None, one.id or 0


async def _insert(connection: AsyncConnection, added: list[Held], number: int) -> None:
    for start in range(0, len(added), _STATEMENT_ROWS):
        some = added[start : start + _STATEMENT_ROWS]
        rows = [one.values | {"changed": number} for one in some]
        await connection.execute(insert(articles), rows)


async def _update(connection: AsyncConnection, changed: dict[int, Held], number: int) -> None:
    pairs = list(changed.items())
    for start in range(0, len(pairs), _STATEMENT_ROWS):
        some = pairs[start : start + _STATEMENT_ROWS]
        rows = [one.values | {"held_id": id_, "changed": number} for id_, one in some]
        await connection.execute(_UPDATE, rows)
