"""Passes that are good once, phrases that are taught, and the log of who did what."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from knowledge.administering.audit import Deed
from knowledge.administering.passes import PASS_SECONDS, SESSION_SECONDS
from knowledge.base import open_knowledge
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Address, Content
from knowledge.search.lexicon import Kind
from knowledge.store.schema import passes
from tests.conftest import NOW
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from tests.conftest import Filled

LAN, MAI = Person("telegram", "42"), Person("telegram", "43")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime.datetime:
        return self.time

    def wait(self, seconds: int) -> None:
        self.time += datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def base(bundled: Filled, tmp_path: Path, clock: Clock) -> AsyncIterator[KnowledgeBase]:
    async with bundled.copy(tmp_path, clock, frozenset({LAN})) as base:
        yield base


async def log(base: KnowledgeBase) -> list[tuple[str, Deed, str]]:
    return [(one.who, one.deed, one.about) for one in await base.audit.latest(50)]


async def test_a_pass_opens_one_session_and_only_its_hash_is_kept(base: KnowledgeBase) -> None:
    token = await base.passes.issue(LAN)
    kept = await rows(base._database, passes)
    assert token not in str(kept)
    session = await base.passes.spend(token)
    assert session
    assert session.person == LAN
    assert await base.passes.spend(token) is None
    assert await base.passes.session(session.id) == session
    assert await log(base) == [("telegram:42", Deed.ENTERED, "")]


@pytest.mark.parametrize("token", ["", "khong-phai", "đúng\ud800", "x" * 10_000])
async def test_what_is_no_pass_opens_nothing(base: KnowledgeBase, token: str) -> None:
    await base.passes.issue(LAN)
    assert await base.passes.spend(token) is None
    assert await log(base) == []


async def test_a_pass_and_a_session_end_by_themselves(base: KnowledgeBase, clock: Clock) -> None:
    old = await base.passes.issue(LAN)
    clock.wait(PASS_SECONDS)
    assert await base.passes.spend(old) is None
    token = await base.passes.issue(LAN)
    clock.wait(PASS_SECONDS - 1)
    session = await base.passes.spend(token)
    assert session
    clock.wait(SESSION_SECONDS - 1)
    assert await base.passes.session(session.id) == session
    clock.wait(1)
    assert await base.passes.session(session.id) is None


async def test_a_new_pass_takes_the_place_of_an_unused_one_of_the_same_person(
    base: KnowledgeBase,
) -> None:
    first, others = await base.passes.issue(LAN), await base.passes.issue(MAI)
    second = await base.passes.issue(LAN)
    assert await base.passes.spend(first) is None
    assert await base.passes.spend(second)
    assert await base.passes.spend(others)


async def test_a_session_ends_when_it_is_ended_and_no_other_does(base: KnowledgeBase) -> None:
    one = await base.passes.spend(await base.passes.issue(LAN))
    other = await base.passes.spend(await base.passes.issue(LAN))
    assert one
    assert other
    await base.passes.end(one)
    assert await base.passes.session(one.id) is None
    assert await base.passes.session(other.id) == other
    assert (await log(base))[0] == ("telegram:42", Deed.LEFT, "")


async def test_teaching_changes_the_answer_of_every_process_at_once(
    base: KnowledgeBase, bundled: Filled
) -> None:
    asked = "cái vụ dê núi là gì"
    directive = next(iter((await base.known()).catalogue.directives))
    assert not (await base.answer(asked)).taught
    async with open_knowledge(bundled.kept.url, lambda: NOW) as other:
        await other.known()
        await other.teachings.teach("cái vụ dê núi", Kind.DIRECTIVE, directive, LAN, "Nghị quyết")
        assert (await other.answer(asked)).taught
    (found,) = (await base.answer(asked)).matches
    assert (found.kind, found.id) == (Kind.DIRECTIVE, directive)
    await base.teachings.teach("CAI VU DE NUI", Kind.TASK, 1, MAI)
    (found,) = (await base.answer(asked)).matches
    assert (found.kind, found.id) == (Kind.TASK, 1)
    assert await base.teachings.unteach("Cái vụ dê núi", LAN)
    assert not await base.teachings.unteach("Cái vụ dê núi", LAN)
    assert not (await base.answer(asked)).taught
    assert await log(base) == [
        ("telegram:42", Deed.UNTAUGHT, "“Cái vụ dê núi”"),
        ("telegram:43", Deed.TAUGHT, "“CAI VU DE NUI” → task 1"),
        ("telegram:42", Deed.TAUGHT, "“cái vụ dê núi” → Nghị quyết"),
    ]


async def test_what_editors_do_in_chat_is_in_the_log(base: KnowledgeBase) -> None:
    await base.editors.add(MAI, LAN)
    draft = await base.drafts.add("telegram", "43", Content("Tin mới"))
    done = await base.posts.publish(draft.id, Address("telegram", "43"))
    assert done
    change = await base.drafts.add("telegram", "43", Content("Tin đã sửa"), done.article_id)
    await base.posts.change(change.id)
    await base.posts.withdraw(done.article_id, LAN)
    await base.editors.remove(MAI, LAN)
    assert not await base.editors.remove(MAI, LAN)
    assert not await base.posts.withdraw(done.article_id, LAN)
    assert await log(base) == [
        ("telegram:42", Deed.DISMISSED, "telegram:43"),
        ("telegram:42", Deed.WITHDRAWN, "Tin đã sửa"),
        ("telegram:43", Deed.CHANGED, "Tin đã sửa"),
        ("telegram:43", Deed.PUBLISHED, "Tin mới"),
        ("telegram:42", Deed.APPOINTED, "telegram:43"),
    ]
    await base.records.erase("telegram", "43")
    lan, gone = "telegram:42", "erased-2"
    assert [who for who, _, _ in await log(base)] == [lan, lan, gone, gone, lan]
    assert "telegram:43" not in str(await log(base))


async def test_the_log_is_read_page_by_page_and_ends_after_two_years(
    base: KnowledgeBase, clock: Clock
) -> None:
    for number in range(5):
        await base.editors.add(Person("test", str(number)), LAN)
    newest = await base.audit.latest(2)
    older = await base.audit.latest(10, before=newest[-1].id)
    assert [one.about for one in (*newest, *older)] == [f"test:{n}" for n in (4, 3, 2, 1, 0)]
    clock.wait(2 * 365 * 24 * 60 * 60 + 1)
    await base.forget(90)
    assert await base.audit.latest(10) == ()
