"""The headings of tasks in the store: kept, corrected, and unknown of what was loaded before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from knowledge.store import schema
from knowledge.store.reading import read_catalogue

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from knowledge.store.database import Database

BEN_TRE = """CHƯƠNG TRÌNH CÔNG TÁC DÂN VẬN TỈNH BẾN TRE NĂM 2023

I. XỨ DỪA
1. Trồng dừa theo Chỉ thị số 861-CT/TU, ngày 05/01/2021.
2. Làm kẹo.
II. SÔNG NƯỚC
3. Đóng thuyền.
"""


async def headings(database: Database) -> list[tuple[str, ...] | None]:
    """The words of the headings of each task."""
    tasks = (await read_catalogue(database)).tasks.values()
    return [
        None if one.headings is None else tuple(f"{it.number} {it.words}" for it in one.headings)
        for one in tasks
    ]


async def test_headings_are_kept(base: KnowledgeBase, database: Database) -> None:
    await base.load(BEN_TRE)
    assert await headings(database) == [("I XỨ DỪA",), ("I XỨ DỪA",), ("II SÔNG NƯỚC",)]
    assert not (await base.load(BEN_TRE)).is_changed


async def test_a_corrected_heading_is_kept(base: KnowledgeBase, database: Database) -> None:
    await base.load(BEN_TRE)
    assert (await base.load(BEN_TRE.replace("SÔNG NƯỚC", "BẾN ĐÒ"))).is_changed
    assert (await headings(database))[2] == ("II BẾN ĐÒ",)


async def test_a_programme_without_parts_has_no_headings(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(BEN_TRE.replace("I. XỨ DỪA\n", "").replace("II. SÔNG NƯỚC\n", ""))
    assert await headings(database) == [(), (), ()]


async def test_what_was_loaded_before_has_them_when_it_is_loaded_again(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(BEN_TRE)
    async with database.write() as connection:
        await connection.execute(update(schema.tasks).values(headings=None))
        await connection.execute(update(schema.sources).values(digest="of an older version"))
    assert await headings(database) == [None, None, None]
    assert (await base.load(BEN_TRE)).is_changed
    assert await headings(database) == [("I XỨ DỪA",), ("I XỨ DỪA",), ("II SÔNG NƯỚC",)]
