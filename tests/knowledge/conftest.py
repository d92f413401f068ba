"""The knowledge base over the bundled document, read from a real SQLite file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from knowledge import tables
from knowledge.answering.knowledge import Knowledge
from knowledge.base import bundled_document
from knowledge.documents.reader import read_document
from knowledge.store.database import open_database
from knowledge.store.loading import load_document
from knowledge.store.reading import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.catalogue import Catalogue


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    path = tmp_path_factory.mktemp("known") / "danvan.db"
    return Knowledge(asyncio.run(_stored(path)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for tables; the vocabulary is as it was when the test ends."""
    monkeypatch.setattr(tables, "_folders", list(tables._folders))
    yield tmp_path
    monkeypatch.undo()
    for cached in tables._derived:
        cached.cache_clear()


async def _stored(path: Path) -> Catalogue:
    database = await open_database(f"sqlite:///{path}")
    try:
        await load_document(database, read_document(bundled_document()))
        return await read_catalogue(database)
    finally:
        await database.close()
