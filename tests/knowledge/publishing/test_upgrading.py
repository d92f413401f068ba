"""Stores of the first version go on with what they hold."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from knowledge.publishing.model import Address, Content
from knowledge.store.database import open_database
from knowledge.store.importing import import_articles
from knowledge.store.migrations.run import config
from knowledge.store.reading import read_catalogue
from tests.knowledge.catalogues import stored_articles
from tests.knowledge.publishing.office import ALWAYS, REPORT, Clock, Office

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

ROWS = (
    "INSERT INTO sources (id, title, digest) VALUES (1, 'Chương trình', 'x')",
    "INSERT INTO tasks (id, source_id, number, text) VALUES (7, 1, 3, 'Nhiệm vụ ba')",
    "INSERT INTO articles (source_id, title, url) VALUES (1, 'Tin cũ', 'https://a.vn')",
    "INSERT INTO article_links (article_id, kind, target_id) VALUES (1, 'task', 7)",
    "UPDATE revisions SET number = 4",
)


def first_version(connection: Connection) -> None:
    found = config()
    found.attributes["connection"] = connection
    command.upgrade(found, "0001")
    for statement in ROWS:
        connection.execute(text(statement))


async def fill(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(first_version)
    await engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store of the first version with something in it."""
    url = f"sqlite:///{tmp_path / 'danvan.db'}"
    if request.param == "postgresql":
        url = asyncio.run(request.getfixturevalue("migrated_server").new_database())
    drivers = {"sqlite:": "sqlite+aiosqlite:", "postgresql:": "postgresql+asyncpg:"}
    scheme = f"{request.param}:"
    asyncio.run(fill(url.replace(scheme, drivers[scheme], 1)))
    return url


async def test_an_old_store_keeps_what_it_held_and_publishes(old: str) -> None:
    database = await open_database(old)
    try:
        known = await read_catalogue(database)
        assert (known.revision, known.tasks[7].text) == (4, "Nhiệm vụ ba")
        article = (await stored_articles(database))[1]
        assert (article.title, article.url, article.photo) == ("Tin cũ", "https://a.vn", None)
        assert (set(article.linked_tasks), set(article.topics)) == ({7}, set())
        assert (await import_articles(database, [b'{"title": "TIN CU"}'], lambda _: None)).same == 0
        assert (await stored_articles(database)).keys() == {1}
        office = Office(database, Clock())
        await office.follow("1", schedule=ALWAYS)
        draft = await office.drafts.add("telegram", "1", Content("Tin mới"))
        published = await office.posts.publish(draft.id, REPORT)
        assert published is not None
        assert (published.article_id, published.recipients) == (2, 1)
        assert await office.subscribers.find(Address("telegram", "1"))
    finally:
        await database.close()
