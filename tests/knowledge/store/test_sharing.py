"""Several tasks and several processes over one store: they queue up, and see what is committed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select

from knowledge.base import KnowledgeBase, open_knowledge
from knowledge.store import schema
from knowledge.store.reading import read_revision
from tests.conftest import now, province
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from sqlalchemy import Executable

    from knowledge.store.database import Database

HA_TINH, LAO_CAI = province("ha-tinh-2024"), province("lao-cai-2021")


class GivenUp(Exception):  # noqa: N818 - it takes a transaction back, nothing went wrong
    """A unit of work that is not finished."""


async def put(database: Database, citation: str) -> None:
    async with database.write() as connection:
        await connection.execute(insert(schema.directives).values(citation=citation))


async def failing(database: Database, statement: Executable) -> None:
    async with database.write() as connection:
        await connection.execute(statement)
        raise GivenUp


async def citations(database: Database) -> list[str]:
    return [citation for _, citation in await rows(database, schema.directives)]


async def test_two_loads_at_once_are_both_kept(base: KnowledgeBase, database: Database) -> None:
    await asyncio.gather(base.load(HA_TINH), base.load(LAO_CAI))
    catalogue = (await base.known()).catalogue
    assert {one.province for one in catalogue.sources.values()} == {"Hà Tĩnh", "Lào Cai"}
    assert (await read_revision(database)).number == 2


async def test_two_processes_that_load_at_once_are_both_kept(
    base: KnowledgeBase, other: Database
) -> None:
    await asyncio.gather(base.load(HA_TINH), KnowledgeBase(other, now).load(LAO_CAI))
    catalogue = (await base.known()).catalogue
    assert {one.province for one in catalogue.sources.values()} == {"Hà Tĩnh", "Lào Cai"}
    assert (await read_revision(other)).number == 2


async def test_a_writer_waits_for_the_writer_before(database: Database) -> None:
    async with database.write() as connection:
        waiting = asyncio.create_task(put(database, "05-CT/TU"))
        await connection.execute(insert(schema.directives).values(citation="04-NQ/TU"))
        assert not waiting.done()
    await waiting
    assert await citations(database) == ["04-NQ/TU", "05-CT/TU"]


async def test_a_reader_sees_only_what_is_committed(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(insert(schema.directives).values(citation="04-NQ/TU"))
        assert await citations(database) == []
    assert await citations(database) == ["04-NQ/TU"]


async def test_a_reader_s_rollback_leaves_a_writer_s_statements(database: Database) -> None:
    async with database.write() as writer:
        await writer.execute(insert(schema.directives).values(citation="04-NQ/TU"))
        async with database.read() as reader:
            await reader.execute(select(schema.directives))
            await reader.rollback()
    assert await citations(database) == ["04-NQ/TU"]


async def test_a_failed_writer_leaves_nothing_and_the_next_one_alone(database: Database) -> None:
    added = insert(schema.directives).values(citation="04-NQ/TU")
    with pytest.raises(GivenUp):
        await failing(database, added)
    await put(database, "05-CT/TU")
    assert await citations(database) == ["05-CT/TU"]


async def test_a_load_shows_in_the_next_answer_of_another_process(
    base: KnowledgeBase, other: Database
) -> None:
    beside = KnowledgeBase(other, now)
    assert (await beside.answer("06-NQ/TU")).outcome == "none"
    await base.load(HA_TINH)
    assert (await beside.answer("06-NQ/TU")).outcome == "answer"


async def test_what_is_known_is_read_again_only_after_a_change(base: KnowledgeBase) -> None:
    await base.load(HA_TINH)
    before = await base.known()
    await base.conversations.remember("console", "1", "1", {"numbered": True})
    assert await base.known() is before
    await base.load(LAO_CAI)
    assert await base.known() is not before


async def test_filling_loads_the_bundled_document_into_an_empty_store(base: KnowledgeBase) -> None:
    await base.fill()
    (source,) = (await base.known()).catalogue.sources.values()
    assert (source.province, source.year) == ("Nghệ An", 2023)


async def test_filling_leaves_what_is_there(base: KnowledgeBase) -> None:
    await base.load(HA_TINH)
    before = await base.known()
    await base.fill()
    assert await base.known() is before


async def test_a_closed_knowledge_base_opens_again_with_what_it_held(url: str) -> None:
    async with open_knowledge(url, now) as base:
        await base.load(HA_TINH)
        held = (await base.known()).catalogue
    async with open_knowledge(url, now) as base:
        assert (await base.known()).catalogue == held


async def test_one_document_that_two_processes_load_at_once_is_held_once(
    base: KnowledgeBase, other: Database
) -> None:
    loaded = await asyncio.gather(base.load(HA_TINH), KnowledgeBase(other, now).load(HA_TINH))
    assert sorted(one.is_new for one in loaded) == [False, True]
    assert len((await base.known()).catalogue.sources) == 1
    assert (await read_revision(other)).number == 1
