"""Two drafts of one article: what one of them may still do when the other went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.publishing import panel
from knowledge.publishing.model import Address
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import CHANNEL, labels

if TYPE_CHECKING:
    from tests.handlers.publishing.conftest import Clock, Editor

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
    (held,) = await owner.base.drafts.untold(draft.channel)
    posts = await owner.base.posts.latest(9)
    told = panel.held(held, await owner.base.known(), posts)
    assert first(told).startswith("Đến 15:30 thứ Hai, 23/11/2026 tôi chưa gửi bài")
    shown = await owner.press(told, "◀ Xem lại bài")
    assert labels(shown)[0] == "Lưu thay đổi"
    await owner.press(shown, "Lưu thay đổi")
    assert len(await owner.base.posts.latest(9)) == 1
