"""An article from what is sent first to the moment that it goes out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from handlers.notices import notice
from handlers.ports import PageProblem
from handlers.publishing import fields, panel, schedule
from handlers.publishing.pages import unread
from handlers.publishing.prompts import HOW_TO_BEGIN, STOPPED
from knowledge.publishing.model import Address, DraftState
from tests.conftest import NOW
from tests.handlers.conftest import buttons, first
from tests.handlers.publishing.conftest import CHANNEL, PAGE, URL, Clock, Editor, labels

if TYPE_CHECKING:
    from handlers.messages import Reply
    from handlers.ports import Page
    from knowledge.base import KnowledgeBase

TITLE, SUMMARY = "Dân vận khéo ở phường Hưng Dũng", "Phường ra mắt mô hình."
TYPED = f"/dangbai {TITLE} | {SUMMARY} | https://la.vn/bai"
STUB = "Dân vận khéo vùng đồng bào có đạo ở Diễn Châu"
ALREADY = "Bài này đã được đăng hoặc lưu trước đó, tôi không gửi lần nữa."
CANCELLED = "Bản soạn này đã hủy."
ASK_TITLE, ASK_SUMMARY = "Đồng chí gõ tiêu đề của bài.", "Đồng chí gõ tóm tắt của bài."
ASK_URL = "Đồng chí gửi đường dẫn của bài."


def is_preview(reply: Reply) -> bool:
    return "— Hết phần xem trước —" in reply.text


def last(reply: Reply) -> str:
    return reply.blocks[-1].text


@pytest.mark.parametrize("command", ["", "/dangbai ", "/publish ", "/ĐăngBài\n"])
async def test_a_link_is_read_and_shown_as_subscribers_will_see_it(
    owner: Editor, command: str
) -> None:
    reply = await owner.say(f"{command}{URL}")
    content = (await owner.draft()).content
    assert (content.title, content.summary, content.url) == (PAGE.title, PAGE.summary, URL)
    assert (content.text, content.published) == (PAGE.text, PAGE.published)
    await owner.press(reply, "Gửi ngay")
    told = notice(await owner.newest(), await owner.base.known())
    assert reply.blocks[: len(told.blocks)] == told.blocks


async def test_what_the_page_names_is_proposed(owner: Editor) -> None:
    reply = await owner.say(URL)
    assert "Liên quan: Kế hoạch số 222-KH/TU và Nhiệm vụ 8" in reply.text
    assert "Liên kết: 1 văn bản, 1 nhiệm vụ và 2 chủ đề" in reply.text
    assert last(reply) == "Sẽ gửi tới: 1 nơi nhận"


@pytest.mark.parametrize("problem", PageProblem)
async def test_a_page_that_cannot_be_read_says_why_and_is_typed(
    base: KnowledgeBase, problem: PageProblem
) -> None:
    owner = Editor(base, problem=problem)
    reply = await owner.say("https://la.vn/bai")
    assert first(reply).startswith("Tôi chưa đọc được đường dẫn: ")
    assert last(reply) == ASK_TITLE
    assert first(await owner.say(TITLE)) == ASK_SUMMARY
    assert is_preview(await owner.say(SUMMARY))
    content = (await owner.draft()).content
    assert (content.title, content.summary, content.url) == (TITLE, SUMMARY, "https://la.vn/bai")


async def test_what_is_typed_goes_before_what_the_page_says(owner: Editor) -> None:
    await owner.say(f"/dangbai {TITLE} | {SUMMARY} | {URL}")
    content = (await owner.draft()).content
    assert (content.title, content.summary, content.text) == (TITLE, SUMMARY, PAGE.text)


async def test_a_link_whose_page_is_not_read_is_kept(owner: Editor) -> None:
    reply = await owner.say(TYPED)
    assert first(reply) == unread("trang đang không truy cập được")
    assert is_preview(reply)
    assert "Nguồn: https://la.vn/bai." in reply.text


async def test_a_forwarded_post_and_a_photo_with_words_are_published(owner: Editor) -> None:
    reply = await owner.say(
        f"{TITLE}\n{SUMMARY}", photo="test:abc", forwarded_from="https://t.me/dvna/7"
    )
    assert is_preview(reply)
    assert reply.photo == "test:abc"
    assert first(reply) == TITLE
    await owner.press(reply, "Gửi ngay")
    article = await owner.newest()
    assert (article.url, article.photo) == ("https://t.me/dvna/7", "test:abc")


async def test_step_by_step_through_restarts(owner: Editor) -> None:
    assert first(await owner.say("/dangbai")) == HOW_TO_BEGIN
    owner.restart()
    assert first(await owner.say(TITLE)) == ASK_SUMMARY
    owner.restart()
    assert first(await owner.say(SUMMARY)) == ASK_URL
    owner.restart()
    reply = await owner.say(URL)
    assert is_preview(reply)
    owner.restart()
    assert first(await owner.press(reply, "Gửi ngay")) == "Đã đăng bài. Đang gửi tới 1 nơi nhận."
    article = await owner.newest()
    assert (article.title, article.summary, article.text) == (TITLE, SUMMARY, PAGE.text)
    assert article.linked_directives


async def test_what_is_not_there_is_skipped_by_words_or_by_button(owner: Editor) -> None:
    await owner.say("/dangbai")
    reply = await owner.press(await owner.say(TITLE), "Bỏ qua")
    assert first(reply) == ASK_URL
    reply = await owner.say("bỏ qua")
    assert first(reply) == TITLE
    assert (await owner.draft()).content.url is None


async def test_a_question_may_be_asked_between_two_steps(owner: Editor) -> None:
    await owner.say(TYPED)
    assert first(await owner.say("Nghị quyết 04-NQ/TU")) == "Nghị quyết số 04-NQ/TU"


async def test_what_is_too_long_is_asked_for_again(owner: Editor) -> None:
    reply = await owner.say(f"/dangbai {TITLE} | {'x' * 1001}")
    assert first(reply).startswith("Tóm tắt dài 1.001 ký tự, tối đa là 1.000.")
    assert first(await owner.say("x" * 1002)).startswith("Tóm tắt dài 1.002 ký tự")
    assert first(await owner.say(SUMMARY)) == ASK_URL


@pytest.mark.parametrize("word", ["hủy", "Huỷ bỏ", "thôi", "/huy", "/cancel"])
async def test_a_dialogue_is_cancelled_by_a_word(owner: Editor, word: str) -> None:
    await owner.say("/dangbai")
    assert first(await owner.say(word)) == STOPPED
    await owner.say("/dangbai")
    await owner.say(TITLE)
    draft = await owner.draft()
    assert first(await owner.say(word)) == STOPPED
    found = await owner.base.drafts.find(draft.id)
    assert found is not None
    assert found.state is DraftState.CANCELLED


async def test_a_dialogue_is_cancelled_by_a_button(owner: Editor) -> None:
    assert first(await owner.press(await owner.say("/dangbai"), "Hủy")) == STOPPED
    preview = await owner.say(TYPED)
    assert first(await owner.press(preview, "Hủy")) == STOPPED
    for label in ("Gửi ngay", "Hẹn giờ", "Sửa", "Liên kết", "Gửi thử", "Hủy"):
        assert first(await owner.press(preview, label)) == CANCELLED
    assert await owner.base.posts.latest(1) == ()


async def test_confirming_twice_publishes_once(owner: Editor) -> None:
    preview = await owner.say(TYPED)
    assert first(await owner.press(preview, "Gửi ngay")).startswith("Đã đăng bài.")
    assert first(await owner.press(preview, "Gửi ngay")) == ALREADY
    assert len(await owner.base.posts.latest(9)) == 1


async def test_a_post_reports_to_the_chat_that_published_it(owner: Editor) -> None:
    await owner.publish(TYPED.removeprefix("/dangbai "))
    (post,) = await owner.base.posts.latest(1)
    assert post.report == Address(CHANNEL, owner.chat)


async def test_without_subscribers_it_is_said_so(owner: Editor) -> None:
    await owner.base.subscribers.leave(Address(CHANNEL, "hoa"))
    preview = await owner.say(TYPED)
    assert last(preview) == "Sẽ gửi tới: 0 nơi nhận"
    sent = await owner.press(preview, "Gửi ngay")
    assert first(sent) == "Đã đăng bài. Hiện chưa có ai theo dõi nội dung này."
    assert first(await owner.press(sent, "Xem bài")) == TITLE


async def test_nothing_goes_out_that_was_not_seen(owner: Editor) -> None:
    preview = await owner.say(TYPED)
    await owner.press(await owner.press(preview, "Sửa"), "Tiêu đề")
    await owner.say("Tên khác")
    again = await owner.press(preview, "Gửi ngay")
    assert panel.CHANGED in again.text
    assert await owner.base.posts.latest(1) == ()
    await owner.press(again, "Gửi ngay")
    assert (await owner.newest()).title == "Tên khác"


async def test_an_article_that_is_there_is_pointed_out_first(owner: Editor) -> None:
    await owner.publish(URL)
    again = await owner.say(f"/dangbai Tên khác hẳn | {URL}?utm_source=zalo")
    assert first(again) == f"Bài này có vẻ đã có: “{PAGE.title}”, đăng ngày 20/11/2026."
    assert labels(again)[0] == "Mở bài đã có"
    assert first(await owner.press(again, "Mở bài đã có")) == PAGE.title


async def test_an_article_that_is_there_is_pointed_out_before_its_title_is_asked(
    owner: Editor,
) -> None:
    await owner.publish(URL)
    asked = await owner.say(f"{URL}#muc-2")
    assert first(asked).startswith(f"Bài này có vẻ đã có: “{PAGE.title}”")
    assert labels(asked)[0] == "Mở bài đã có"


async def test_one_article_on_two_desks_is_pointed_out_to_the_second(owner: Editor) -> None:
    one, other = await owner.say(URL), await owner.say(URL)
    await owner.press(one, "Gửi ngay")
    warned = await owner.press(other, "Gửi ngay")
    assert first(warned).startswith("Bài này có vẻ đã có")
    assert len(await owner.base.posts.latest(9)) == 1
    await owner.press(warned, "Gửi ngay")
    assert len(await owner.base.posts.latest(9)) == 2


async def test_a_listed_article_is_filled_in_place(owner: Editor) -> None:
    before = await owner.articles()
    preview = await owner.say(f"/dangbai {STUB} | {SUMMARY} | https://la.vn/bai")
    assert f"Bài đã có trong danh mục: “{STUB}”." in preview.text
    assert "Bài này có vẻ đã có" not in preview.text
    await owner.press(preview, "Gửi ngay")
    article = await owner.newest()
    assert (article.title, article.url) == (STUB, "https://la.vn/bai")
    assert await owner.articles() == before


async def test_a_listed_article_is_found_in_the_dialogue_too(owner: Editor) -> None:
    await owner.say("https://la.vn/bai")
    await owner.say(STUB)
    assert "Bài đã có trong danh mục" in (await owner.say("bỏ qua")).text


async def test_a_listed_article_may_be_filled_without_telling_anybody(owner: Editor) -> None:
    preview = await owner.say(f"/dangbai {STUB} | {SUMMARY}")
    assert first(await owner.press(preview, "Lưu, không gửi")) == "Đã lưu thay đổi."
    assert await owner.base.posts.latest(1) == ()
    held = (await owner.base.known()).articles.values()
    assert SUMMARY in {one.summary for one in held}
    assert first(await owner.press(preview, "Lưu, không gửi")) == ALREADY


async def test_a_listed_article_may_be_left_alone(owner: Editor) -> None:
    before = await owner.articles()
    preview = await owner.press(await owner.say(f"/dangbai {STUB} | {SUMMARY}"), "Tách")
    assert first(preview) == f"Bài này có vẻ đã có: “{STUB}”."
    await owner.press(preview, "Gửi ngay")
    assert await owner.articles() == before + 1


async def test_every_field_is_edited_and_cleared(owner: Editor) -> None:
    preview = await owner.say(TYPED)
    for label, said, shown in (
        ("Tiêu đề", "Tên mới", "Tên mới"),
        ("Tóm tắt", "Tóm tắt mới.", "Tóm tắt mới."),
        ("Đường dẫn", URL, f"Nguồn: {URL}."),
        ("Ngày đăng", "05/11/2026", "Đã sửa: ngày đăng."),
    ):
        await owner.press(await owner.press(preview, "Sửa"), label)
        preview = await owner.say(said)
        assert shown in preview.text
    content = (await owner.draft()).content
    assert (content.text, content.published) == (PAGE.text, datetime.date(2026, 11, 5))
    for label in ("Tóm tắt", "Đường dẫn", "Ngày đăng"):
        asked = await owner.press(await owner.press(preview, "Sửa"), label)
        preview = await owner.press(asked, "Xóa phần này")
    content = (await owner.draft()).content
    assert (content.summary, content.url, content.published) == (None, None, None)


async def test_a_photo_is_added_and_taken_away(owner: Editor) -> None:
    preview = await owner.say(TYPED)
    await owner.press(await owner.press(preview, "Sửa"), "Ảnh")
    assert first(await owner.say("đây")) == fields.NOT_A_PHOTO
    preview = await owner.say("", photo="test:abc")
    assert preview.photo == "test:abc"
    asked = await owner.press(await owner.press(preview, "Sửa"), "Ảnh")
    assert (await owner.press(asked, "Xóa phần này")).photo is None


async def test_a_title_cannot_be_cleared(owner: Editor) -> None:
    preview = await owner.say(TYPED)
    asked = await owner.press(await owner.press(preview, "Sửa"), "Tiêu đề")
    assert "Xóa phần này" not in labels(asked)
    draft = await owner.draft()
    for made_up in ("clear", "skip"):
        await owner.press_action(f"e::{made_up}:{draft.id}:title")
    await owner.press_action(f"e::set:{draft.id}:zzz")
    assert (await owner.draft()).content.title == TITLE


async def test_an_edit_may_be_left_as_it_was(owner: Editor) -> None:
    preview = await owner.say(TYPED)
    asked = await owner.press(await owner.press(preview, "Sửa"), "Tiêu đề")
    assert first(await owner.press(asked, "◀ Xem lại bài")) == TITLE
    await owner.press_action(
        next(one.action or "" for one in buttons(await owner.press(preview, "Sửa")))
    )
    assert first(await owner.say("hủy")) == TITLE
    assert (await owner.draft()).state is DraftState.OPEN


async def test_a_trial_is_the_message_itself_with_buttons_that_do_nothing(owner: Editor) -> None:
    preview = await owner.say(f"/dangbai {TITLE} | {SUMMARY} | {URL}")
    trial = await owner.press(preview, "Gửi thử cho tôi")
    await owner.press(preview, "Gửi ngay")
    told = notice(await owner.newest(), await owner.base.known())
    assert trial.blocks == told.blocks
    assert labels(trial) == [*labels(told), "◀ Xem lại bài"]
    for button in buttons(trial)[:-1]:
        assert first(await owner.press(trial, button.label)) == panel.TRIED


async def test_an_article_goes_out_at_its_hour(owner: Editor, clock: Clock) -> None:
    asked = await owner.press(await owner.say(TYPED), "Hẹn giờ")
    assert first(asked) == schedule.WHEN
    assert first(await owner.say("lúc nào rảnh")) == schedule.UNREADABLE
    assert first(await owner.say("31/2")) == schedule.NO_SUCH_DAY.format(day="31/2")
    owner.restart()
    scheduled = await owner.say("15:30")
    assert first(scheduled) == f"Đã hẹn gửi “{TITLE}” lúc 15:30 thứ Hai, 23/11/2026."
    at = int((NOW + datetime.timedelta(hours=1)).timestamp())
    (due,) = await owner.base.drafts.due(at)
    assert due.content.title == TITLE
    preview = await owner.press(scheduled, "◀ Xem lại bài")
    assert "Hẹn gửi: 15:30 thứ Hai, 23/11/2026" in preview.text
    await owner.press(scheduled, "Đổi giờ")
    await owner.say("16h")
    assert await owner.base.drafts.due(at) == ()


async def test_a_scheduled_article_is_cancelled_or_sent_at_once(owner: Editor) -> None:
    await owner.press(await owner.say(TYPED), "Hẹn giờ")
    scheduled = await owner.say("15:30")
    await owner.press(await owner.press(scheduled, "◀ Xem lại bài"), "Gửi ngay")
    assert first(await owner.press(scheduled, "Hủy bài")) == ALREADY
    assert (await owner.newest()).title == TITLE


async def test_a_step_of_an_article_that_went_out_meanwhile_ends(owner: Editor) -> None:
    preview = await owner.say(TYPED)
    for label in ("Sửa", "Hẹn giờ", "Liên kết"):
        reply = await owner.press(preview, label)
        if label == "Sửa":
            await owner.press(reply, "Tiêu đề")
    draft = await owner.draft()
    await owner.base.posts.publish(draft.id, Address(CHANNEL, "x"))
    assert first(await owner.say("04-NQ/TU")) == ALREADY


async def test_a_draft_that_never_was_is_not_there(owner: Editor) -> None:
    assert first(await owner.press_action("e::open:999:")) == "Bản soạn này không còn."


class Meddling:
    """While it reads a page, another editor publishes what is being written."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    async def read(self, url: str) -> Page:
        (draft,) = await self._base.drafts.waiting()
        await self._base.posts.publish(draft.id, Address(CHANNEL, "x"))
        return PAGE


async def test_what_goes_out_while_its_page_is_read_stays_as_it_went_out(
    owner: Editor,
) -> None:
    await owner.say("/dangbai")
    await owner.say(TITLE)
    await owner.say("bỏ qua")
    owner.restart(Meddling(owner.base))
    assert first(await owner.say(URL)) == ALREADY
    assert (await owner.newest()).url is None


async def test_an_edit_of_what_goes_out_while_its_page_is_read_is_none(owner: Editor) -> None:
    preview = await owner.say(f"/dangbai {TITLE} | {SUMMARY}")
    await owner.press(await owner.press(preview, "Sửa"), "Đường dẫn")
    owner.restart(Meddling(owner.base))
    assert first(await owner.say(URL)) == ALREADY
    assert (await owner.newest()).url is None


async def test_where_no_pages_are_read_the_fields_are_typed(owner: Editor) -> None:
    owner.restart(None)
    reply = await owner.say(URL)
    assert first(reply) == unread("tính năng đọc trang chưa được bật")
    assert last(reply) == ASK_TITLE
