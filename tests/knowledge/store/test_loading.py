"""Loading a source document: once, in place, all of it or nothing."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, insert, update
from sqlalchemy.engine import Engine

from knowledge.base import bundled_document
from knowledge.documents import read_document
from knowledge.errors import DocumentError
from knowledge.store import schema
from knowledge.store.articles import mark_changed
from knowledge.store.reading import read_catalogue
from tests.conftest import province
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Catalogue, Directive
    from knowledge.store.database import Database

NGHE_AN = bundled_document()
TITLE = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An năm 2023"
NEXT_YEAR = TITLE.replace("2023", "2024")


def corrected(text: str) -> str:
    """A corrected programme: one directive gone, one new, a task gone, an article for another."""
    changes = (
        (
            ", Chỉ thị số 11-CT/TU, ngày 08/11/2021 Ban Thường vụ Tỉnh ủy về giúp đỡ người khuyết",
            "",
        ),
        (" tật Nghệ An", ""),
        ("Ban Tôn giáo tỉnh.", "Ban Tôn giáo tỉnh theo Kế hoạch số 19-KH/TU ngày 03/02/2023."),
        ("\n10. Theo dõi, đôn đốc thực hiện kế hoạch dân vận", "\nTheo dõi kế hoạch dân vận"),
        ("Kết quả công tác dân vận của Công an Nghệ An", "Dân vận khéo ở Kỳ Sơn"),
    )
    for printed, meant in changes:
        assert printed in text
        text = text.replace(printed, meant)
    return text


async def state(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    return {table.name: await rows(database, table) for table in schema.metadata.sorted_tables}


async def catalogue_of(base: KnowledgeBase) -> Catalogue:
    return (await base.known()).catalogue


async def titles_of(base: KnowledgeBase) -> dict[str, int]:
    """Titles of the articles that are held → their ids."""
    return {one.title: one.id for one in (await base.known()).articles.values()}


def numbered(catalogue: Catalogue, citation: str) -> list[Directive]:
    return [one for one in catalogue.directives.values() if str(one.citation) == citation]


def citations(catalogue: Catalogue) -> dict[tuple[str, tuple[str, ...]], int]:
    """What tells each directive from the others → its id."""
    return {
        (str(one.citation or one.name), tuple(map(str, one.dates))): one.id
        for one in catalogue.directives.values()
    }


async def test_a_document_is_loaded_whole(base: KnowledgeBase) -> None:
    loaded = await base.load(NGHE_AN)
    assert (loaded.title, loaded.tasks, loaded.directives, loaded.articles) == (TITLE, 10, 39, 15)
    assert (loaded.is_new, loaded.is_changed) == (True, True)
    known = await base.known()
    catalogue = known.catalogue
    (source,) = catalogue.sources.values()
    assert (source.title, source.province, source.year) == (TITLE, "Nghệ An", 2023)
    held = (len(catalogue.tasks), len(catalogue.directives), len(known.articles))
    assert held == (10, 39, 15)
    assert catalogue.revision == 1


async def test_what_is_printed_comes_back_as_it_is_printed(base: KnowledgeBase) -> None:
    await base.load(NGHE_AN)
    catalogue = await catalogue_of(base)
    (resolution,) = numbered(catalogue, "04-NQ/TU")
    assert [str(date) for date in resolution.dates] == ["2021-11-05", "2021-11-19"]
    assert [(one.task, str(one.date)) for one in resolution.mentions] == [
        (2, "2021-11-05"),
        (3, "2021-11-19"),
    ]
    assert {one.source.title for one in resolution.mentions} == {TITLE}
    assert [catalogue.tasks[id_].number for id_ in resolution.task_ids] == [2, 3]
    (law,) = (one for one in catalogue.directives.values() if one.doc_type == "Luật")
    assert (law.citation, law.name) == (None, "Luật thực hiện quy chế dân chủ ở cơ sở")


async def test_what_carries_out_what_is_held_both_ways(base: KnowledgeBase) -> None:
    await base.load(NGHE_AN)
    catalogue = await catalogue_of(base)
    chain = [numbered(catalogue, one)[0] for one in ("31-KH/TU", "07-KL/TW", "62-CT/TW")]
    for carrying, carried in pairwise(chain):
        assert carrying.implements == (carried.id,)
        assert carried.implemented_by == (carrying.id,)


async def test_the_same_document_again_changes_nothing(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(NGHE_AN)
    before = await state(database)
    again = await base.load("\ufeff" + NGHE_AN.replace("\n", "\r\n"))
    assert (again.tasks, again.is_new, again.is_changed) == (10, False, False)
    assert await state(database) == before


async def test_a_corrected_document_is_updated_in_place(base: KnowledgeBase) -> None:
    await base.load(NGHE_AN)
    before = await catalogue_of(base)
    loaded = await base.load(corrected(NGHE_AN))
    after = await catalogue_of(base)
    assert (loaded.is_new, loaded.is_changed, after.revision) == (False, True, before.revision + 1)
    assert after.sources == before.sources
    kept = {number: id_ for number, id_ in _tasks(before).items() if number != 10}
    assert _tasks(after) == kept
    old, new = citations(before), citations(after)
    assert old.keys() - new.keys() == {("11-CT/TU", ("2021-11-08",))}
    assert new.keys() - old.keys() == {("19-KH/TU", ("2023-02-03",))}
    assert {key: old[key] for key in old.keys() & new.keys()} == {
        key: new[key] for key in old.keys() & new.keys()
    }
    assert "19-KH/TU" in after.tasks[kept[7]].text


async def test_a_corrected_list_of_articles_keeps_the_articles_that_stay(
    base: KnowledgeBase,
) -> None:
    await base.load(NGHE_AN)
    old = await titles_of(base)
    await base.load(corrected(NGHE_AN))
    new = await titles_of(base)
    assert old.keys() - new.keys() == {"Kết quả công tác dân vận của Công an Nghệ An"}
    assert new.keys() - old.keys() == {"Dân vận khéo ở Kỳ Sơn"}
    assert {title: id_ for title, id_ in new.items() if title in old}.items() <= old.items()


async def test_links_of_articles_outlive_a_correction(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(NGHE_AN)
    known = await base.known()
    (resolution,) = numbered(known.catalogue, "04-NQ/TU")
    task, article = known.catalogue.tasks_numbered(5)[0], next(known.articles.values())
    links = [(article.id, "directive", resolution.id), (article.id, "task", task.id)]
    async with database.write() as connection:
        await connection.execute(
            insert(schema.article_links),
            [dict(zip(("article_id", "kind", "target_id"), link, strict=True)) for link in links],
        )
        await mark_changed(connection, schema.articles.c.id == article.id)
    await base.load(corrected(NGHE_AN))
    assert await rows(database, schema.article_links) == links
    linked = (await base.known()).articles[article.id]
    assert (set(linked.linked_directives), set(linked.linked_tasks)) == ({resolution.id}, {task.id})


async def test_an_article_that_something_was_added_to_outlives_its_line_in_the_source(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(NGHE_AN)
    gone = schema.articles.c.title == "Kết quả công tác dân vận của Công an Nghệ An"
    async with database.write() as connection:
        url = "https://example.org/cong-an"
        await connection.execute(update(schema.articles).where(gone).values(url=url))
    await base.load(corrected(NGHE_AN))
    kept = {"Kết quả công tác dân vận của Công an Nghệ An", "Dân vận khéo ở Kỳ Sơn"}
    assert kept <= (await titles_of(base)).keys()


async def test_a_title_that_is_spelt_otherwise_is_the_same_source(base: KnowledgeBase) -> None:
    await base.load(NGHE_AN)
    loaded = await base.load(NGHE_AN.replace("trọng tâm công tác", "trọng tâm về công tác"))
    assert (loaded.is_new, loaded.is_changed) == (False, True)
    assert len((await catalogue_of(base)).sources) == 1


async def test_the_next_year_is_a_source_of_its_own(base: KnowledgeBase) -> None:
    await base.load(NGHE_AN)
    assert (await base.load(NGHE_AN.replace(TITLE, NEXT_YEAR))).is_new
    catalogue = await catalogue_of(base)
    assert [one.year for one in catalogue.sources.values()] == [2023, 2024]
    assert [task.source.year for task in catalogue.tasks_numbered(4)] == [2024, 2023]
    assert len(catalogue.directives) == 39


async def test_one_central_document_in_two_provinces_is_one_directive(base: KnowledgeBase) -> None:
    """Both programmes print 25-NQ/TW ngày 03/6/2013; each names another 25-NQ/TW besides."""
    await base.load(NGHE_AN)
    await base.load(province("ha-tinh-2024"))
    catalogue = await catalogue_of(base)
    bearers = numbered(catalogue, "25-NQ/TW")
    (shared,) = (one for one in bearers if "2013-06-03" in map(str, one.dates))
    assert {mention.source for mention in shared.mentions} == set(catalogue.sources.values())


async def test_one_local_number_in_two_provinces_is_two_directives(base: KnowledgeBase) -> None:
    await base.load(province("ha-tinh-2024"))
    await base.load(province("lao-cai-2021"))
    found = numbered(await catalogue_of(base), "06-NQ/TU")
    assert [[str(date) for date in one.dates] for one in found] == [["2021-12-14"], ["2021-01-22"]]
    assert [len({mention.source for mention in one.mentions}) for one in found] == [1, 1]


async def test_a_bare_local_number_is_no_document_of_another_province(base: KnowledgeBase) -> None:
    await base.load(province("ha-tinh-2024"))
    other = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2024\n\n"
    await base.load(f"{other}1. Thực hiện Nghị quyết số 06-NQ/TU.\n\n2. Việc khác.")
    found = numbered(await catalogue_of(base), "06-NQ/TU")
    assert [{mention.source.province for mention in one.mentions} for one in found] == [
        {"Hà Tĩnh"},
        {"Thử"},
    ]


_OF_DISTRICT = """\
TỈNH ỦY THỬ
HUYỆN ỦY SÔNG THỬ
Số: 12-CTr/HU

CHƯƠNG TRÌNH
Công tác dân vận của Huyện ủy năm 2024

1. Thực hiện Kế hoạch số 30-KH/TU ngày 02/3/2023 của Tỉnh ủy.

2. Thực hiện Kế hoạch số 31-KH/TU ngày 05/4/2023 của Tỉnh ủy."""


async def test_a_district_that_was_kept_as_its_province_is_read_as_itself(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(_OF_DISTRICT)
    async with database.write() as connection:
        await connection.execute(update(schema.sources).values(province="Thử"))
    (kept,) = (await read_catalogue(database)).sources.values()
    assert (kept.province, kept.around) == ("Sông Thử", ("Thử",))
    loaded = await base.load(_OF_DISTRICT.replace("Thực hiện Kế hoạch số 31", "Nêu Kế hoạch số 31"))
    assert (loaded.is_new, loaded.is_changed) == (False, True)


async def test_a_number_with_its_day_is_one_document_in_a_district_and_its_province(
    base: KnowledgeBase,
) -> None:
    title = "Nhiệm vụ trọng tâm công tác dân vận tỉnh Thử năm 2024\n\n"
    named = "Kế hoạch số 30-KH/TU ngày 02/3/2023 và Kế hoạch số 31-KH/TU ngày 06/5/2023"
    await base.load(_OF_DISTRICT)
    await base.load(f"{title}1. Thực hiện {named}.\n\n2. Việc khác.")
    catalogue = await catalogue_of(base)
    assert [len(numbered(catalogue, number)) for number in ("30-KH/TU", "31-KH/TU")] == [1, 2]
    assert [one.around for one in catalogue.sources.values()] == [(), ()]


async def test_an_article_that_two_sources_list_is_one_article(base: KnowledgeBase) -> None:
    await base.load(NGHE_AN)
    before = (await base.known()).articles
    await base.load(NGHE_AN.replace(TITLE, NEXT_YEAR).replace("Nghệ An:", "NGHỆ AN:"))
    after = await base.known()
    assert (len(after.catalogue.sources), after.articles) == (2, before)


@pytest.mark.parametrize("text", ["", "   \n", "Xin chào", province("not-tin-tuc")])
async def test_what_is_no_programme_is_refused_and_changes_nothing(
    base: KnowledgeBase, database: Database, text: str
) -> None:
    await base.load(NGHE_AN)
    before = await state(database)
    with pytest.raises(DocumentError):
        await base.load(text)
    assert await state(database) == before


@pytest.fixture
def cancelled_at() -> Iterator[list[str]]:
    """Beginnings of statements; the task that comes to execute one of them is cancelled."""
    beginnings: list[str] = []

    def cancel(_: object, __: object, statement: str, *___: object) -> None:
        task = asyncio.current_task()
        if task and statement.startswith(tuple(beginnings)):
            beginnings.clear()
            task.cancel()

    event.listen(Engine, "before_cursor_execute", cancel)
    yield beginnings
    event.remove(Engine, "before_cursor_execute", cancel)


@pytest.mark.parametrize(
    "statement", ["UPDATE sources", "INSERT INTO mentions", "DELETE FROM dir", "UPDATE revisions"]
)
async def test_a_load_that_is_cut_off_changes_nothing(
    base: KnowledgeBase, database: Database, cancelled_at: list[str], statement: str
) -> None:
    await base.load(NGHE_AN)
    before = await state(database)
    cancelled_at.append(statement)
    with pytest.raises(asyncio.CancelledError):
        await base.load(corrected(NGHE_AN))
    assert await state(database) == before
    assert (await base.load(corrected(NGHE_AN))).is_changed


async def test_every_programme_can_be_held_at_once(base: KnowledgeBase) -> None:
    texts = [
        NGHE_AN,
        province("thanh-hoa-2022"),
        province("can-tho-2025"),
        province("soc-trang-2023"),
    ]
    loaded = [await base.load(text) for text in texts]
    catalogue = await catalogue_of(base)
    assert len(catalogue.sources) == len(texts)
    assert len(catalogue.tasks) == sum(one.tasks for one in loaded)
    assert len(catalogue.directives) <= sum(one.directives for one in loaded)
    for directive in catalogue.directives.values():
        assert directive.task_ids
        assert directive.id not in directive.implements


def _tasks(catalogue: Catalogue) -> dict[int, int]:
    return {task.number: task.id for task in catalogue.tasks.values()}


async def test_what_a_source_prints_of_itself_is_kept(base: KnowledgeBase) -> None:
    text = province("can-tho-2025")
    await base.load(text)
    (source,) = (await base.known()).catalogue.sources.values()
    assert source.imprint == read_document(text).imprint


async def test_a_source_of_an_older_version_has_less_of_it(
    base: KnowledgeBase, database: Database
) -> None:
    await base.load(province("can-tho-2025"))
    for kept, number in ((None, None), ({"number": "33-KH/BTGDVTU"}, "33-KH/BTGDVTU")):
        async with database.write() as connection:
            await connection.execute(update(schema.sources).values(imprint=kept))
        (source,) = (await read_catalogue(database)).sources.values()
        assert (source.imprint and source.imprint.number) == number
