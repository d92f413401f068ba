"""Articles from JSON Lines: each in its place, once, whatever else happens."""

from __future__ import annotations

import asyncio
import datetime
import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select, update

from knowledge.errors import WriteError
from knowledge.store import database as database_
from knowledge.store import schema
from knowledge.store.articles import title_key
from knowledge.store.importing import BadRow, Imported, import_articles
from knowledge.store.reading import next_revision
from knowledge.store.rows import RowProblem
from tests.conftest import province

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from knowledge.store.database import Database

KEPT = ("external_id", "title", "url", "summary", "text", "published")
HA_TINH = province("ha-tinh-2024")


def line(title: str | None = "Tin", /, **fields: Any) -> bytes:
    return json.dumps({"title": title} | fields).encode()


def numbered(count: int, text: str = "Nội dung.") -> Iterator[bytes]:
    for number in range(count):
        yield line(f"Tin {number}", id=number, text=f"Điều {number}.\n{text}")


def ignore(_lines: int) -> None:
    """Progress that nobody waits for."""


async def load(database: Database, *lines: bytes) -> Imported:
    return await import_articles(database, lines, ignore)


def counts(result: Imported) -> tuple[int, int, int, int]:
    return result.new, result.changed, result.same, result.bad


async def held(database: Database, *names: str) -> list[tuple[Any, ...]]:
    columns = [schema.articles.c[name] for name in names or KEPT]
    async with database.read() as connection:
        query = select(*columns).order_by(schema.articles.c.id)
        return [tuple(row) for row in await connection.execute(query)]


async def revision(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(schema.revisions.c.number))).scalar_one())


async def put(database: Database, **values: Any) -> None:
    values |= {"title_key": title_key(values["title"])}
    async with database.write() as connection:
        await connection.execute(insert(schema.articles).values(values))


async def test_a_row_is_kept_whole(database: Database) -> None:
    row = line(
        "Tin một",
        id=7,
        url="https://a.vn/1",
        summary="Tóm tắt",
        text="a\nb",
        published="19/05/2023",
    )
    assert counts(await load(database, row)) == (1, 0, 0, 0)
    day = datetime.date(2023, 5, 19)
    assert await held(database) == [("7", "Tin một", "https://a.vn/1", "Tóm tắt", "a\nb", day)]


async def test_the_same_rows_again_change_nothing(database: Database) -> None:
    rows = (line("a", id=1), line("b", url="https://b.vn", published="2023-01-02"), line("c"))
    await load(database, *rows)
    before = await held(database, "id", *KEPT, "changed"), await revision(database)
    assert counts(await load(database, *rows)) == (0, 0, 3, 0)
    assert (await held(database, "id", *KEPT, "changed"), await revision(database)) == before


async def test_a_row_that_differs_updates_its_article_in_place(database: Database) -> None:
    await load(database, line("a", id="1", summary="cũ"), line("b", id="2"))
    assert counts(await load(database, line("a", id=1, summary="mới"), line("b", id=2))) == (
        (0, 1, 1, 0)
    )
    assert await held(database, "id", "external_id", "summary", "changed") == [
        (1, "1", "mới", 2),
        (2, "2", None, 1),
    ]


async def test_a_field_that_is_left_out_stays_and_one_that_is_null_goes(database: Database) -> None:
    await load(database, line("a", id=1, url="https://a.vn", summary="tóm tắt"))
    await load(database, line("a mới", id=1, summary=None))
    assert await held(database, "title", "url", "summary") == [("a mới", "https://a.vn", None)]


async def test_a_corrected_title_is_found_by_its_new_form(database: Database) -> None:
    await load(database, line("a", id=1))
    await load(database, line("b", id=1))
    assert await held(database, "title_key") == [(title_key("b"),)]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param(line("a", id=1), line("a", id=2), 2, id="ids"),
        pytest.param(line("a", id=1), line("b", id="1"), 1, id="number and text"),
        pytest.param(
            line("a", id=1, url="https://a.vn"), line("b", url="https://a.vn"), 1, id="url"
        ),
        pytest.param(line("a", url="https://a.vn"), line("b", url="https://a.vn"), 1, id="urls"),
        pytest.param(
            line("a", url="https://a.vn"), line("a", url="https://b.vn"), 2, id="two urls"
        ),
        pytest.param(line("Dân vận"), line("DAN  VAN"), 1, id="titles"),
        pytest.param(line("Dân vận"), line("Dân vận 2"), 2, id="two titles"),
        pytest.param(line("a", id=1), line("a"), 2, id="id and title"),
        pytest.param(line("a"), line("a", id=1), 2, id="title and id"),
        pytest.param(line("a", url="https://a.vn"), line("a"), 2, id="url and title"),
        pytest.param(line("a"), line("a", url="https://a.vn"), 2, id="title and url"),
    ],
)
async def test_what_tells_two_rows_apart(
    database: Database, first: bytes, second: bytes, kept: int
) -> None:
    assert (await load(database, first, second)).new == kept
    once = await held(database)
    assert len(once) == kept
    for row in (first, second):
        await load(database, row)
    assert await held(database) == once


async def test_rows_of_one_article_in_one_step_follow_each_other(database: Database) -> None:
    rows = (line("a", id=1), line("b", id=1), line("b", id=1), line("b", id=1, url="https://b.vn"))
    assert counts(await load(database, *rows)) == (1, 2, 1, 0)
    assert await held(database, "title", "url") == [("b", "https://b.vn")]


async def test_an_address_that_moved_names_its_new_article(database: Database) -> None:
    await load(database, line("a", id=1, url="https://a.vn"))
    rows = (line("a", id=1, url="https://b.vn"), line("c", url="https://a.vn"))
    assert counts(await load(database, *rows, rows[1])) == (1, 1, 1, 0)
    assert await held(database, "title", "url") == [("a", "https://b.vn"), ("c", "https://a.vn")]


async def test_what_a_programme_lists_by_title_is_filled(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(HA_TINH)
    listed = [title for (title,) in await held(database, "title")]
    rows = (
        line(listed[0].upper(), id="a", url="https://a.vn", text="Toàn văn."),
        line(listed[1], url="https://b.vn"),
        line(listed[2], summary="Tóm tắt"),
    )
    assert counts(await load(database, *rows)) == (0, 3, 0, 0)
    assert counts(await load(database, *rows, line(listed[1]))) == (0, 0, 4, 0)
    assert len(await held(database)) == len(listed)


async def test_a_programme_does_not_double_what_was_imported(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(HA_TINH)
    listed, imported = "Can Lộc: Dân hiến 4 ha đất", "Can Lộc: Dân hiến 5 ha đất"
    assert listed in HA_TINH
    rest = " vườn mở đường liên xã"
    await load(database, line(imported + rest, id="a"))
    count = len(await held(database))
    corrected = await base.load(HA_TINH.replace(listed, imported))
    assert corrected.is_changed
    titles = [title for (title,) in await held(database, "title")]
    assert listed + rest not in titles
    assert (len(titles), titles.count(imported + rest)) == (count - 1, 1)


async def test_a_withdrawn_article_stays_withdrawn(database: Database) -> None:
    await put(database, title="a", external_id="1", withdrawn_at=5)
    await load(database, line("a mới", id=1))
    assert await held(database, "title", "withdrawn_at") == [("a mới", 5)]


async def test_each_step_is_one_change_that_an_index_can_follow(database: Database) -> None:
    told: list[int] = []
    await import_articles(database, numbered(1_250), told.append)
    assert told == [500, 1_000, 1_250]
    changes = [number for (number,) in await held(database, "changed")]
    assert [changes.count(number) for number in (1, 2, 3)] == [500, 500, 250]
    assert await revision(database) == 3


async def test_bad_rows_are_told_and_the_rest_is_loaded(database: Database) -> None:
    rows = (
        b"\xef\xbb\xbf" + line("a", id=1),
        b"\n",
        b"khong phai JSON\n",
        line("b", published="30/02/2023"),
        b" \t\r\n",
        line("c", summary=5),
        b'{"title": "\xe1"}',
        line("d"),
    )
    result = await load(database, *rows)
    assert result == Imported(
        2,
        0,
        0,
        4,
        (
            BadRow(3, RowProblem.NOT_JSON),
            BadRow(4, RowProblem.BAD_DATE),
            BadRow(6, RowProblem.NOT_TEXT, "summary"),
            BadRow(7, RowProblem.NOT_UTF8),
        ),
    )
    assert await held(database, "title") == [("a",), ("d",)]


async def test_of_many_bad_rows_the_first_are_told(database: Database) -> None:
    result = await load(database, *[b"x"] * 2_345)
    assert counts(result) == (0, 0, 0, 2_345)
    assert [one.line for one in result.bad_rows] == list(range(1, 51))


async def test_nothing_is_no_change(database: Database) -> None:
    assert await load(database) == Imported(0, 0, 0, 0, ())
    assert await revision(database) == 0


async def test_markup_and_control_characters_are_text(database: Database) -> None:
    await load(database, line("<b>a</b>\u0000", text="<script>\u0007x</script>\r\n'); DROP TABLE"))
    assert await held(database, "title", "text") == [
        ("<b>a</b>", "<script>x</script>\n'); DROP TABLE")
    ]


async def test_two_imports_of_the_same_rows_at_once_load_each_once(
    database: Database, other: Database
) -> None:
    results = await asyncio.gather(
        import_articles(database, numbered(3_000), ignore),
        import_articles(other, numbered(3_000), ignore),
        import_articles(database, numbered(3_000), ignore),
    )
    assert sum(one.new for one in results) == 3_000
    assert sum(one.same for one in results) == 6_000
    ids = [id_ for (id_,) in await held(database, "external_id")]
    assert sorted(map(int, ids)) == list(range(3_000))


async def test_an_import_that_fails_keeps_the_steps_that_were_told(database: Database) -> None:
    told: list[int] = []

    def broken() -> Iterable[bytes]:
        yield from numbered(750)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await import_articles(database, broken(), told.append)
    assert len(await held(database)) == sum(told) == 500


async def test_a_store_that_cannot_be_written_is_a_store_error(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(update(schema.revisions).values(number=2**31 - 1))
        if connection.dialect.name == "sqlite":
            await connection.exec_driver_sql("DROP TABLE revisions")
    with pytest.raises(WriteError) as told:
        await load(database, line())
    assert (told.value.is_busy, told.value.done) == (False, 0)


@pytest.mark.parametrize(("before", "kept"), [(0, 0), (500, 500)])
async def test_who_waits_in_vain_for_another_writer_is_told_what_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: int, kept: int
) -> None:
    monkeypatch.setattr(database_, "_BUSY_SECONDS", 0)
    file = tmp_path / "danvan.db"
    database = await database_.open_database(f"sqlite:///{file}")
    other = sqlite3.connect(file, isolation_level=None)

    def lock(lines: int = 0) -> None:
        if lines == before:
            other.execute("BEGIN IMMEDIATE")

    lock()
    with pytest.raises(WriteError) as told:
        await import_articles(database, numbered(1_200), lock)
    other.close()
    assert (told.value.is_busy, told.value.done) == (True, kept)
    assert len(await held(database)) == kept
    assert counts(await load(database, *numbered(1_200))) == (1_200 - kept, 0, kept, 0)
    await database.close()


async def test_other_writers_come_between_the_steps(database: Database) -> None:
    waiting: list[asyncio.Task[int]] = []
    seen: list[int] = []

    async def count() -> int:
        async with database.write() as connection:
            return await next_revision(connection)

    def progress(_lines: int) -> None:
        seen.extend(task.result() for task in waiting if task.done())
        waiting.append(asyncio.ensure_future(count()))

    await import_articles(database, numbered(3_000), progress)
    await asyncio.gather(*waiting)
    assert seen[0] == 2
