"""The library follows the store: what is published, changed, withdrawn, by whomever."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, update

from knowledge.articles.following import TRIES, Following
from knowledge.articles.index import ArticleIndex, State
from knowledge.base import KnowledgeBase
from knowledge.store import schema
from knowledge.store.articles import changed_between
from knowledge.store.reading import next_revision, read_revision
from tests.conftest import province
from tests.knowledge.publishing.office import Clock, Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.articles.index import Writer
    from knowledge.articles.library import Library
    from knowledge.store.database import Database

MANY = 250
PATIENCE = 60.0


class AskedIndex(ArticleIndex):
    """Tells when a writer was asked for more often than one following of a change asks."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked_again = threading.Event()
        self._times = 0

    def writer(self, *, many: bool) -> Writer:
        self._times += 1
        if self._times > TRIES:
            self.asked_again.set()
        return super().writer(many=many)


@asynccontextmanager
async def following(database: Database, folder: Path | None = None) -> AsyncIterator[Following]:
    """The library of a store, for as long as the block runs."""
    one = Following(database, ArticleIndex(folder))
    yield one
    await one.close()


@asynccontextmanager
async def knowing(database: Database, folder: Path) -> AsyncIterator[KnowledgeBase]:
    """A knowledge base over a store and a folder, as a process has it."""
    base = KnowledgeBase(database, Clock(), index_folder=folder)
    yield base
    await base.close()


async def state_of(database: Database) -> State:
    revision = await read_revision(database)
    return State(revision.store, revision.number)


async def worked(one: Following) -> None:
    """Wait until what was begun is done."""
    assert one._work is not None
    await one._work


async def followed(one: Following, database: Database) -> list[str]:
    """Titles of the library once a question has followed the store."""
    await one.follow(await state_of(database))
    return titles(one.library)


def titles(library: Library) -> list[str]:
    return [article.title for article in library.values()]


async def known_titles(base: KnowledgeBase) -> list[str]:
    return titles((await base.known()).articles)


async def put_many(database: Database, count: int, word: str = "Tin") -> None:
    """Put articles into the store at once, as an import does."""
    async with database.write() as connection:
        number = await next_revision(connection)
        rows = [{"title": f"{word} {place}", "changed": number} for place in range(count)]
        await connection.execute(insert(schema.articles), rows)


async def test_what_is_published_changed_and_withdrawn_shows_at_once(
    office: Office, database: Database
) -> None:
    async with following(database) as one:
        assert await followed(one, database) == []
        first = await office.publish("Một")
        await office.publish("Hai")
        assert await followed(one, database) == ["Một", "Hai"]
        await office.change(first.article_id, "Một, đã sửa")
        assert await followed(one, database) == ["Một, đã sửa", "Hai"]
        await office.posts.withdraw(first.article_id)
        assert await followed(one, database) == ["Hai"]
        await office.change(first.article_id, "Trở lại")
        assert await followed(one, database) == ["Trở lại", "Hai"]


async def test_what_a_corrected_programme_lists_no_more_is_gone(
    database: Database, tmp_path: Path
) -> None:
    text = province("ha-tinh-2024")
    async with knowing(database, tmp_path / "index") as base:
        await base.load(text)
        gone, *left = await known_titles(base)
        await base.load(text.replace(gone, "Bài khác hẳn"))
        assert await known_titles(base) == [*left, "Bài khác hẳn"]


async def test_a_library_that_somebody_holds_stays_as_it_is(
    office: Office, database: Database
) -> None:
    async with following(database) as one:
        await office.publish("Một")
        await followed(one, database)
        held = one.library
        await office.publish("Hai")
        assert await followed(one, database) == ["Một", "Hai"]
        assert titles(held) == ["Một"]


async def test_without_a_change_the_library_is_the_same(office: Office, database: Database) -> None:
    async with following(database) as one:
        await office.publish()
        await followed(one, database)
        before = one.library
        await followed(one, database)
        assert one.library is before


async def test_what_another_process_publishes_is_followed(
    database: Database, beside: Office
) -> None:
    async with following(database) as one:
        await followed(one, database)
        published = await beside.publish("Ở nơi khác")
        assert await followed(one, database) == ["Ở nơi khác"]
        await beside.posts.withdraw(published.article_id)
        assert await followed(one, database) == []


async def test_two_bases_over_one_folder_answer_alike(
    database: Database, other: Database, office: Office, tmp_path: Path
) -> None:
    async with knowing(database, tmp_path / "i") as one, knowing(other, tmp_path / "i") as two:
        for turn in range(3):
            published = await office.publish(f"Tin {turn}")
            asked = await asyncio.gather(known_titles(one), known_titles(two))
            late = [await known_titles(base) for base in (one, two)]
            expected = [f"Tin {place}" for place in range(turn + 1)]
            assert late == [expected, expected]
            assert all(set(found) <= set(expected) for found in asked)
            await office.change(published.article_id, f"Tin {turn}")


async def test_a_base_that_opens_a_folder_reads_only_what_changed(
    office: Office, database: Database, tmp_path: Path
) -> None:
    await put_many(database, 3)
    async with following(database, tmp_path) as one:
        await followed(one, database)
    await office.publish("Mới")
    told: list[tuple[int, int]] = []
    async with following(database, tmp_path) as again:
        assert titles(again.library) == ["Tin 0", "Tin 1", "Tin 2"]
        await again.finish(await state_of(database), lambda *one: told.append(one))
        assert titles(again.library) == ["Tin 0", "Tin 1", "Tin 2", "Mới"]
    assert told[-1] == (1, 1)


async def test_many_changes_are_followed_beside_the_answers(
    office: Office, database: Database
) -> None:
    async with following(database) as one:
        await office.publish("Đã có")
        await followed(one, database)
        await put_many(database, MANY)
        assert await followed(one, database) == ["Đã có"]
        await worked(one)
        assert len(await followed(one, database)) == MANY + 1


async def test_what_is_published_while_many_are_followed_comes_behind_them(
    office: Office, database: Database
) -> None:
    async with following(database) as one:
        await put_many(database, MANY)
        await followed(one, database)
        await office.publish("Mới")
        await worked(one)
        assert (await followed(one, database))[-1] == "Mới"
        assert len(one.library) == MANY + 1


async def test_following_that_is_broken_off_begins_again(
    database: Database, tmp_path: Path
) -> None:
    await put_many(database, MANY)
    async with following(database, tmp_path) as one:
        assert await followed(one, database) == []
    told: list[tuple[int, int]] = []
    async with following(database, tmp_path) as again:
        await again.finish(await state_of(database), lambda *one: told.append(one))
        assert len(again.library) == MANY
    assert told[-1] == (MANY, MANY)


async def test_what_was_committed_before_a_kill_is_repaired(
    office: Office, database: Database, tmp_path: Path
) -> None:
    """The index is ahead of the state that is noted beside it."""
    published = await office.publish("Một")
    async with following(database, tmp_path) as one:
        await followed(one, database)
    await office.change(published.article_id, "Một, đã sửa")
    await office.publish("Hai")
    index = ArticleIndex(tmp_path)
    writer = index.writer(many=False)
    async for articles, gone in changed_between(database, index.state.number, 10):
        writer.change(articles, gone)
    writer.commit()
    writer.close()
    async with following(database, tmp_path) as again:
        assert await followed(again, database) == ["Một, đã sửa", "Hai"]


async def test_the_index_of_another_store_is_thrown_away(
    office: Office, database: Database, tmp_path: Path
) -> None:
    await put_many(database, 3, "Của kho trước")
    async with following(database, tmp_path) as one:
        assert len(await followed(one, database)) == 3
    async with database.write() as connection:
        await connection.execute(delete(schema.articles))
        await connection.execute(update(schema.revisions).values(store="e" * 32))
    await office.publish("Của kho này")
    async with following(database, tmp_path) as other:
        assert await followed(other, database) == ["Của kho này"]


async def test_a_store_that_was_put_back_is_indexed_again(
    office: Office, database: Database, tmp_path: Path
) -> None:
    await office.publish("Một")
    before = await state_of(database)
    async with following(database, tmp_path) as one:
        published = await office.publish("Hai")
        await office.publish("Ba")
        assert await followed(one, database) == ["Một", "Hai", "Ba"]
        async with database.write() as connection:
            later = schema.articles.c.id >= published.article_id
            await connection.execute(update(schema.articles).where(later).values(withdrawn_at=1))
            await connection.execute(update(schema.revisions).values(number=before.number))
        assert await followed(one, database) == ["Một"]


async def test_a_question_that_saw_the_store_earlier_leaves_the_index_as_it_is(
    office: Office, database: Database
) -> None:
    async with following(database) as one:
        await office.publish("Một")
        earlier = await state_of(database)
        await office.publish("Hai")
        await followed(one, database)
        before = one.library
        await one.follow(earlier)
        await one.finish(earlier, lambda *_: None)
        assert one.library is before


async def test_while_another_process_writes_answers_go_on_with_what_there_is(
    office: Office, database: Database, tmp_path: Path
) -> None:
    async with following(database, tmp_path) as one:
        await office.publish("Một")
        await followed(one, database)
        await worked(one)
        writer = ArticleIndex(tmp_path).writer(many=False)
        await office.publish("Hai")
        assert await followed(one, database) == ["Một"]
        writer.close()
        assert await followed(one, database) == ["Một", "Hai"]


async def test_whoever_must_have_it_all_waits_for_another_that_writes(
    database: Database, tmp_path: Path
) -> None:
    await put_many(database, MANY)
    index = AskedIndex(tmp_path)
    one = Following(database, index)
    writer = ArticleIndex(tmp_path).writer(many=True)
    finishing = asyncio.create_task(one.finish(await state_of(database), lambda *_: None))
    assert await asyncio.to_thread(index.asked_again.wait, PATIENCE)
    assert not finishing.done()
    writer.close()
    await finishing
    assert len(one.library) == MANY
    await one.close()


@pytest.mark.parametrize("count", [1, 99, 100, 101, 203])
async def test_pages_bring_every_article_once(database: Database, count: int) -> None:
    await put_many(database, count)
    async with database.read() as connection:
        ids = list(await connection.scalars(select(schema.articles.c.id)))
    pages = [one async for one, _ in changed_between(database, 0, 10)]
    assert sorted(article.id for page in pages for article in page) == sorted(ids)


async def test_an_article_is_delivered_though_another_process_writes_to_the_index(
    office: Office, database: Database, tmp_path: Path, clock: Clock
) -> None:
    base = KnowledgeBase(database, clock, index_folder=tmp_path)
    assert not (await base.known()).articles
    await worked(base._articles)
    writer = ArticleIndex(tmp_path).writer(many=False)
    id_ = (await office.publish("Một")).article_id
    assert [one.title for one in (await base.articles([id_])).values()] == ["Một"]
    assert not (await base.known()).articles
    writer.close()
    assert list((await base.known()).articles) == list(await base.articles([id_])) == [id_]
    await base.close()
