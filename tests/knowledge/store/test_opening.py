"""Opening a store: from nothing to the newest schema, once, and every failure by one name."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, insert, inspect, text

from knowledge.base import bundled_document, open_knowledge
from knowledge.errors import StoreError, WriteError
from knowledge.store import database as database_
from knowledge.store import schema
from knowledge.store.database import open_database
from knowledge.store.migrations.run import config
from knowledge.store.reading import read_catalogue, read_revision
from tests.knowledge.catalogues import stored_articles
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from knowledge.store.database import Database


def moment() -> datetime.datetime:
    return datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def differences(connection: Connection) -> Any:
    return compare_metadata(MigrationContext.configure(connection), schema.metadata)


def table_names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_a_new_store_holds_nothing(database: Database) -> None:
    catalogue = await read_catalogue(database)
    held = (catalogue.sources, catalogue.tasks, catalogue.directives)
    assert (catalogue.revision, *held) == (0, {}, {}, {})
    assert await stored_articles(database) == {}


async def test_migrations_lead_to_the_schema(database: Database) -> None:
    async with database.read() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(table_names) == {
            *schema.metadata.tables,
            "alembic_version",
        }


def test_the_schema_names_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == schema.REVISION


async def test_opening_again_keeps_what_is_there(database: Database, url: str) -> None:
    async with database.write() as connection:
        await connection.execute(insert(schema.directives).values(citation="04-NQ/TU"))
    again = await open_database(url)
    try:
        assert await rows(again, schema.directives) == [(1, "04-NQ/TU")]
        assert (await read_revision(again)).number == 0
    finally:
        await again.close()


async def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "một" / "hai" / "danvan.db"
    await (await open_database(f"sqlite:///{path}")).close()
    assert path.is_file()


async def test_a_file_keeps_foreign_keys_and_lets_readers_in_beside_the_writer(
    tmp_path: Path,
) -> None:
    database = await open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    try:
        async with database.read() as connection:
            asked = ("foreign_keys", "journal_mode")
            said = [await connection.exec_driver_sql(f"PRAGMA {name}") for name in asked]
            assert [one.scalar() for one in said] == [1, "wal"]
    finally:
        await database.close()


@pytest.mark.parametrize(
    "url",
    [
        "không phải địa chỉ",
        "",
        "khonghe://localhost/danvan",
        "postgresql://danvan@localhost:cổng/danvan",
        "mysql://danvan@localhost/danvan",
        "sqlite+pysqlite:///{folder}/danvan.db",
        "postgresql+psycopg2://danvan@localhost/danvan",
        "sqlite:///{folder}",
        "sqlite:///{file}",
        "sqlite:///{file}/danvan.db",
        "postgresql://danvan@127.0.0.1:1/danvan",
        "postgresql://danvan@/danvan?host={folder}",
    ],
)
async def test_what_cannot_be_opened_is_a_store_error(tmp_path: Path, url: str) -> None:
    file = tmp_path / "không phải cơ sở dữ liệu.txt"
    file.write_text("Nghị quyết số 04-NQ/TU\n" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="cannot open the database"):
        await open_database(url.format(folder=tmp_path, file=file))


def checks(connection: Connection) -> set[str]:
    """Checks of every table, which Alembic does not compare."""
    found = inspect(connection)
    return {
        str(check["name"])
        for table in schema.metadata.tables
        for check in found.get_check_constraints(table)
    }


async def test_migrations_make_the_checks_of_the_schema(database: Database) -> None:
    tables = schema.metadata.tables.values()
    holders = [holder for table in tables for holder in (table, *table.columns)]
    declared = {
        str(one.name)
        for holder in holders
        for one in holder.constraints
        if isinstance(one, CheckConstraint)
    }
    async with database.read() as connection:
        assert await connection.run_sync(checks) == declared


async def test_a_store_that_somebody_is_writing_is_opened_all_the_same(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'danvan.db'}"
    database = await open_database(url)
    try:
        async with database.write():
            other = await open_database(url)
            async with other.read() as connection:
                found = await connection.execute(text("SELECT count(*) FROM revisions"))
                assert found.scalar_one() == 1
            await other.close()
    finally:
        await database.close()


async def test_a_document_that_waits_in_vain_for_another_writer_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(database_, "_BUSY_SECONDS", 0)
    file = tmp_path / "danvan.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WriteError) as opened:
            await open_database(f"sqlite:///{file}")
        other.rollback()
        async with open_knowledge(f"sqlite:///{file}", moment) as base:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(WriteError) as loaded:
                await base.load(bundled_document())
            other.rollback()
            assert not (await base.known()).catalogue.tasks
    assert opened.value.is_busy
    assert loaded.value.is_busy
