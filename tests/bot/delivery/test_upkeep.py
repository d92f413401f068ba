"""What happens by itself when an hour comes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bot.delivery.announcer import Announcer
from bot.delivery.courier import Verdict
from bot.delivery.policy import Policy
from bot.delivery.upkeep import Upkeep
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Address, Content, DraftState
from tests.bot.delivery.test_worker import Van
from tests.knowledge.publishing.office import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Draft
    from tests.conftest import Filled

EDITOR = Person("console", "lan")


def upkeep(base: KnowledgeBase) -> Upkeep:
    return Upkeep(base, Policy(resend=True, chance=random.Random(1)), 90)


def arriving(verdict: Verdict = Verdict.SENT) -> Van:
    van = Van(verdict)
    van.arrive.set()
    return van


async def test_a_scheduled_draft_goes_out_only_while_its_author_may_publish(
    base: KnowledgeBase,
) -> None:
    beats = upkeep(base)
    await base.editors.add(EDITOR, EDITOR)
    drafts = [await base.drafts.add("console", "lan", Content(title)) for title in ("Một", "Hai")]
    due = int(base.now().timestamp())
    await base.drafts.schedule(drafts[0].id, due)
    await beats.beat(0)
    await base.drafts.schedule(drafts[1].id, due)
    await base.editors.remove(EDITOR)
    await beats.beat(1)
    found = [await base.drafts.find(one.id) for one in drafts]
    assert [one and one.state for one in found] == [DraftState.DONE, DraftState.OPEN]
    titles = {one.title for one in (await base.known()).articles.values()}
    assert "Một" in titles
    assert "Hai" not in titles


async def waiting(base: KnowledgeBase, *titles: str) -> list[Draft]:
    """Drafts of an article that a source lists; the first is due now, the others wait."""
    author = Person("telegram", "lan")
    await base.editors.add(author, author)
    drafts = [await base.drafts.add("telegram", "lan", Content(title), 1) for title in titles]
    await base.drafts.schedule(drafts[0].id, int(base.now().timestamp()))
    return drafts


async def titles_out(base: KnowledgeBase) -> list[str]:
    articles = (await base.known()).articles
    return [articles[one.article_id].title for one in await base.posts.latest(9)]


async def test_a_draft_whose_article_went_out_meanwhile_is_held_and_its_author_told_once(
    base: KnowledgeBase,
) -> None:
    drafts = await waiting(base, "Bản hẹn giờ", "Bản gửi trước")
    await base.posts.publish(drafts[1].id, Address("telegram", "lan"))
    await upkeep(base).beat(1)
    assert await titles_out(base) == ["Bản gửi trước"]
    van = arriving()
    announcer = Announcer(base, van)
    await announcer.announce()
    await announcer.announce()
    assert van.began == ["lan"]
    (told,) = van.replies
    assert "“Bản hẹn giờ”" in told.text
    assert "14:30" in told.text
    assert "đã được đăng" in told.text
    held = await base.drafts.find(drafts[0].id)
    assert held is not None
    assert (held.state, held.due_at) == (DraftState.OPEN, None)


async def test_a_draft_whose_article_was_withdrawn_meanwhile_is_held_and_the_article_stays_away(
    base: KnowledgeBase,
) -> None:
    await waiting(base, "Bản hẹn giờ")
    await base.posts.withdraw(1)
    await upkeep(base).beat(1)
    assert 1 not in (await base.known()).articles
    assert await titles_out(base) == []
    van = arriving()
    await Announcer(base, van).announce()
    assert ["đã bị gỡ" in one.text for one in van.replies] == [True]


async def test_a_draft_whose_article_was_changed_meanwhile_is_held_and_the_change_stays(
    base: KnowledgeBase,
) -> None:
    drafts = await waiting(base, "Bản hẹn giờ", "Bản lưu, không gửi")
    await base.posts.change(drafts[1].id)
    await upkeep(base).beat(1)
    assert await titles_out(base) == []
    assert (await base.known()).articles[1].title == "Bản lưu, không gửi"
    van = arriving()
    await Announcer(base, van).announce()
    assert ["đã được sửa" in one.text for one in van.replies] == [True]


async def test_an_author_is_told_once_who_cancelled_a_scheduled_draft(base: KnowledgeBase) -> None:
    author, other = Person("telegram", "lan"), Person("telegram", "minh")
    drafts = await waiting(base, "Bản hẹn giờ", "Bản đang soạn")
    assert await base.drafts.cancel(drafts[0].id, other)
    assert await base.drafts.cancel(drafts[1].id, other)
    (own,) = await waiting(base, "Bản tự hủy")
    assert await base.drafts.cancel(own.id, author)
    van = arriving(Verdict.UNREACHED)
    announcer = Announcer(base, van)
    for verdict in (Verdict.UNREACHED, Verdict.SENT, Verdict.SENT):
        van.verdict = verdict
        await announcer.announce()
    assert van.began == ["lan", "lan"]
    told = van.replies[-1].text
    assert told.startswith("telegram:minh đã hủy bài “Bản hẹn giờ” mà đồng chí hẹn gửi lúc 14:30")


@pytest.mark.parametrize(("erased", "told"), [("lan", []), ("minh", ["Một quản trị viên đã hủy"])])
async def test_who_erased_their_name_is_neither_told_nor_named(
    base: KnowledgeBase, erased: str, told: list[str]
) -> None:
    (draft,) = await waiting(base, "Bản hẹn giờ")
    await base.drafts.cancel(draft.id, Person("telegram", "minh"))
    await base.records.erase("telegram", erased)
    van = arriving()
    await Announcer(base, van).announce()
    assert [one.text.partition(" bài")[0] for one in van.replies] == told


async def test_an_author_who_was_not_reached_is_told_again(base: KnowledgeBase) -> None:
    await waiting(base, "Bản hẹn giờ")
    await base.posts.withdraw(1)
    await upkeep(base).beat(1)
    van = arriving(Verdict.UNREACHED)
    announcer = Announcer(base, van)
    await announcer.announce()
    van.verdict = Verdict.SENT
    await announcer.announce()
    await announcer.announce()
    assert van.began == ["lan", "lan"]


async def test_what_was_scheduled_after_the_withdrawal_brings_the_article_back_on_time(
    bundled: Filled, tmp_path: Path
) -> None:
    clock = Clock()
    async with bundled.copy(tmp_path, clock) as base:
        await base.posts.withdraw(1)
        clock.advance(seconds=1)
        await waiting(base, "Bản hẹn giờ")
        await upkeep(base).beat(1)
        assert await titles_out(base) == ["Bản hẹn giờ"]


OWNERS = frozenset({Person("telegram", "1"), Person("telegram", "2"), Person("zalo", "3")})


@pytest.mark.parametrize("reason", ["không còn quyền đăng bài", "đã xóa tên mình"])
async def test_owners_are_told_once_of_what_was_held_for_nobody_answers_for_it(
    bundled: Filled, tmp_path: Path, reason: str
) -> None:
    async with bundled.copy(tmp_path, Clock(), OWNERS) as base:
        (draft,) = await waiting(base, "Bản hẹn giờ")
        author = Person("telegram", "lan")
        if "quyền" in reason:
            await base.editors.remove(author)
        else:
            await base.records.erase(author.channel, author.id)
        await upkeep(base).beat(1)
        assert await titles_out(base) == []
        van = arriving()
        announcer = Announcer(base, van)
        await announcer.announce()
        await announcer.announce()
        assert van.began == ["1", "2"]
        assert all(reason in one.text and "“Bản hẹn giờ”" in one.text for one in van.replies)
        held = await base.drafts.find(draft.id)
        assert held is not None
        assert (held.state, held.due_at) == (DraftState.OPEN, None)


@pytest.mark.parametrize("verdict", [Verdict.UNREACHED, Verdict.STOP])
async def test_owners_whom_nothing_reached_are_told_again(
    bundled: Filled, tmp_path: Path, verdict: Verdict
) -> None:
    async with bundled.copy(tmp_path, Clock(), OWNERS) as base:
        await waiting(base, "Bản hẹn giờ")
        await base.editors.remove(Person("telegram", "lan"))
        await upkeep(base).beat(1)
        van = arriving(verdict)
        announcer = Announcer(base, van)
        await announcer.announce()
        van.verdict = Verdict.SENT
        await announcer.announce()
        await announcer.announce()
        assert van.began == ["1", "2", "1", "2"]
