"""Two drafts of one article: what one of them may still do when the other went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.publishing import panel
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Address, DraftState
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import CHANNEL, OWNER, PAGE, URL, Editor, labels

if TYPE_CHECKING:
    from tests.handlers.publishing.conftest import Clock

STUB = "Dân vận khéo vùng đồng bào có đạo ở Diễn Châu"
TYPED = f"/dangbai {STUB} | Phường ra mắt mô hình."


async def test_no_hour_is_taken_for_an_article_that_went_out_while_it_was_asked_for(
    owner: Editor,
) -> None:
    await owner.say(TYPED)
    other = await owner.draft()
    await owner.press(await owner.say(TYPED), "Hẹn giờ")
    await owner.base.posts.publish(other.id, Address(CHANNEL, owner.chat))
    shown = await owner.say("15:30")
    assert "Tin đã gửi sẽ được sửa" in shown.text
    assert "Hẹn gửi" not in shown.text


async def test_a_draft_that_was_held_changes_the_article_that_is_out(
    owner: Editor, clock: Clock
) -> None:
    other = await owner.say(TYPED)
    await owner.press(await owner.say(TYPED), "Hẹn giờ")
    await owner.say("15:30")
    draft = await owner.draft()
    await owner.press(other, "Gửi ngay")
    clock.advance(hours=1)
    assert await owner.base.drafts.hold_overtaken(draft.id)
    (held,) = await owner.base.drafts.untold()
    posts = await owner.base.posts.latest(9)
    told = panel.held(held, await owner.base.known(), posts)
    assert first(told).startswith("Đến 15:30 thứ Hai, 23/11/2026 tôi chưa gửi bài")
    shown = await owner.press(told, "◀ Xem lại bài")
    assert labels(shown)[0] == "Lưu thay đổi"
    await owner.press(shown, "Lưu thay đổi")
    assert len(await owner.base.posts.latest(9)) == 1


async def test_a_draft_of_nobody_goes_out_when_an_owner_gives_it_an_hour(
    owner: Editor, clock: Clock
) -> None:
    minh = Person(CHANNEL, "minh")
    await owner.base.editors.add(minh, OWNER)
    editor = Editor(owner.base, minh.id)
    await editor.press(await editor.say(TYPED), "Hẹn giờ")
    await editor.say("15:30")
    dismissed = first(await owner.say("/quyen xoa minh"))
    assert "1 bài người đó đã hẹn giờ sẽ được giữ lại, không tự gửi" in dismissed
    clock.advance(hours=2)
    draft = await owner.draft()
    assert await owner.base.drafts.hold(draft.id)
    listed = await owner.say("/baichoduyet")
    assert "chưa gửi lúc 15:30 thứ Hai, 23/11/2026, của test:minh" in listed.text
    (held,) = await owner.base.drafts.untold()
    shown = await owner.press(panel.orphaned(held), "◀ Xem lại bài")
    await owner.press(shown, "Hẹn giờ")
    await owner.say("23:00")
    taken = await owner.base.drafts.find(draft.id)
    assert taken is not None
    assert (taken.person, taken.state) == (OWNER.id, DraftState.SCHEDULED)


async def test_who_scheduled_what_another_cancels_is_to_be_told(owner: Editor) -> None:
    minh = Person(CHANNEL, "minh")
    await owner.base.editors.add(minh, OWNER)
    editor = Editor(owner.base, minh.id)
    for who in (owner, editor):
        await editor.press(await editor.say(TYPED), "Hẹn giờ")
        await editor.say("15:30")
        await who.press(await who.say("/baichoduyet"), "Hủy 1")
    (draft,) = await owner.base.drafts.unaware()
    assert (draft.person, draft.cancelled_by) == (minh.id, f"{CHANNEL}:{OWNER.id}")


async def test_who_erases_their_name_is_told_what_will_not_go_out_by_itself(owner: Editor) -> None:
    await owner.press(await owner.say(TYPED), "Hẹn giờ")
    await owner.say("15:30")
    record = await owner.base.records.of(CHANNEL, OWNER.id)
    assert (record.drafts, record.scheduled) == (1, 1)
    await owner.base.records.erase(CHANNEL, OWNER.id)
    assert "sẽ không tự gửi khi đến giờ" in (await owner.say("/baichoduyet")).text


SAME_TITLE = f"/dangbai {PAGE.title.upper()} | Phường ra mắt mô hình."


@pytest.mark.parametrize(
    ("again", "days", "told"),
    [
        (URL, 1, "Bài này đã gửi ngày 23/11/2026 và gỡ ngày 24/11/2026; đăng sẽ gửi lần nữa"),
        (SAME_TITLE, 0, "Bài này đã gửi và gỡ ngày 23/11/2026; đăng sẽ gửi lần nữa"),
        (TYPED, 0, ""),
    ],
)
async def test_an_article_that_went_out_and_was_withdrawn_is_pointed_out(
    owner: Editor, clock: Clock, again: str, days: int, told: str
) -> None:
    article = await owner.publish(URL)
    assert "gỡ ngày" not in (await owner.say("/suabai 1")).text
    clock.advance(days=days)
    await owner.base.posts.withdraw(article.id)
    shown = (await owner.say(again)).text
    assert told in shown
    assert bool(told) is ("gỡ ngày" in shown)
