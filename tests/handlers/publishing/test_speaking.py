"""Orders about a draft that are typed, and what becomes of a draft that is turned from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers import welcome
from handlers.messages import Request
from handlers.publishing import panel, prompts, schedule
from knowledge.publishing.editors import Person
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import (
    CHANNEL,
    OWNER,
    PAGE,
    URL,
    Clock,
    Editor,
    labels,
)

if TYPE_CHECKING:
    from handlers.messages import Reply
    from handlers.ports import Page

TITLE = "Dân vận khéo ở phường Hưng Dũng"
TYPED = f"/dangbai {TITLE} | Tóm tắt."
ASK_TITLE, ASK_SUMMARY = "Đồng chí gõ tiêu đề của bài.", "Đồng chí gõ tóm tắt của bài."


def is_preview(reply: Reply) -> bool:
    return "— Hết phần xem trước —" in reply.text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("hủy", prompts.STOPPED),
        ("huy", prompts.STOPPED),
        ("thôi", prompts.STOPPED),
        ("Gửi ngay", "Đã đăng bài."),
        ("gui ngay", "Đã đăng bài."),
        ("guwri ngay", "Đã đăng bài."),
        ("gu73i ngay", "Đã đăng bài."),
        ("huyr", prompts.STOPPED),
        ("thooi", prompts.STOPPED),
        ("suwra", "Đồng chí muốn sửa phần nào?"),
        ("suwra tieeu ddeef", ASK_TITLE),
        ("hejn giowf", schedule.WHEN),
        ("hejn giowf 15:30", f"Đã hẹn gửi “{TITLE}” lúc 15:30"),
        ("hẹn giờ", schedule.WHEN),
        ("hẹn giờ 15:30", f"Đã hẹn gửi “{TITLE}” lúc 15:30"),
        ("gửi lúc 7:30 sáng mai", f"Đã hẹn gửi “{TITLE}” lúc 07:30 thứ Ba"),
        ("hen gio 7:30 sang mai", f"Đã hẹn gửi “{TITLE}” lúc 07:30 thứ Ba"),
        ("hẹn giờ lúc nào rảnh", schedule.UNREADABLE),
        ("sửa", "Đồng chí muốn sửa phần nào?"),
        ("sửa tiêu đề", ASK_TITLE),
        ("sua tom tat", ASK_SUMMARY),
        ("liên kết", "Bấm để chọn"),
        ("gửi thử", TITLE),
        ("đăng", prompts.HOW_TO_SEND),
        ("ok", prompts.HOW_TO_SEND),
        ("Nghị quyết 04-NQ/TU", "Nghị quyết số 04-NQ/TU"),
    ],
)
async def test_a_preview_takes_what_its_buttons_say(owner: Editor, said: str, answer: str) -> None:
    await owner.say(TYPED)
    owner.restart()
    assert first(await owner.say(said)).startswith(answer)


async def test_what_is_typed_to_be_sent_is_what_was_seen(owner: Editor) -> None:
    await owner.say(TYPED)
    draft = await owner.draft()
    await owner.base.drafts.write(draft.id, replace(draft.content, title="Tên khác"))
    assert panel.CHANGED in (await owner.say("gửi ngay")).text
    assert not await owner.base.posts.latest(1)


async def test_a_step_aside_leads_back(owner: Editor) -> None:
    await owner.say(TYPED)
    await owner.say("sửa")
    assert is_preview(await owner.say("hủy"))
    await owner.say("gửi thử")
    assert is_preview(await owner.say("xem lại"))
    await owner.say("gửi thử")
    assert is_preview(await owner.say("thôi"))


async def test_a_scheduled_one_is_changed_in_words(owner: Editor, clock: Clock) -> None:
    await owner.say(TYPED)
    await owner.say("hẹn giờ 15:30")
    assert first(await owner.say("đổi giờ 16:00")).startswith(f"Đã hẹn gửi “{TITLE}” lúc 16:00")
    assert first(await owner.say("hủy")) == prompts.STOPPED
    assert clock.now == owner.base.now()


async def test_a_command_amid_a_dialogue_says_that_the_draft_is_kept(owner: Editor) -> None:
    await owner.say(f"/dangbai {TITLE}")
    reply = await owner.say("/vanban 04-NQ/TU")
    assert first(reply) == "Nghị quyết số 04-NQ/TU"
    assert reply.blocks[-1].text == (
        f"Bản đang soạn “{TITLE}” vẫn được giữ. Soạn tiếp bằng nút bên dưới hoặc /baichoduyet."
    )
    assert is_preview(await owner.say("soạn tiếp bài"))


async def test_a_button_of_something_else_says_so_too(owner: Editor) -> None:
    card = await owner.say("04-NQ/TU")
    await owner.press(await owner.say(TYPED), "Hẹn giờ")
    assert "vẫn được giữ" in (await owner.press(card, "Nhiệm vụ 2")).text


async def test_a_new_article_amid_another_says_so_and_goes_on(owner: Editor) -> None:
    await owner.say(f"/dangbai {TITLE}")
    assert "vẫn được giữ" in (await owner.say("/dangbai Bài thứ hai")).text
    await owner.say("Tóm tắt.")
    assert is_preview(await owner.say("bỏ qua"))
    assert (await owner.draft()).content.title == "Bài thứ hai"


async def test_nothing_is_said_where_nothing_was_begun(owner: Editor) -> None:
    await owner.say("/dangbai")
    assert (await owner.say("/trogiup")).blocks[-1].text == prompts.NOT_BEGUN
    await owner.say("/dangbai")
    assert prompts.NOT_BEGUN not in (await owner.say("/dangbai")).text
    await owner.say(TYPED)
    assert "được giữ" not in (await owner.say("/trogiup")).text


async def test_a_command_that_is_none_ends_no_dialogue(owner: Editor) -> None:
    await owner.say(f"/dangbai {TITLE}")
    assert await owner.say("/vanbann") == welcome.unknown_command("vanbann")
    assert first(await owner.say("Tóm tắt.")) == "Đồng chí gửi đường dẫn của bài."


@pytest.mark.parametrize("said", ["bỏ qua", "Giữ nguyên"])
async def test_a_field_that_is_passed_over_stays(owner: Editor, said: str) -> None:
    for field in ("Tiêu đề", "Tóm tắt"):
        preview = await owner.say(TYPED)
        await owner.press(await owner.press(preview, "Sửa"), field)
        reply = await owner.say(said)
        assert first(reply) == f"Giữ nguyên: {field.lower()}."
        assert (await owner.draft()).content.title == TITLE
        assert (await owner.draft()).content.summary == "Tóm tắt."


async def test_who_may_no_more_hears_nothing_of_drafts(owner: Editor, stranger: Editor) -> None:
    await owner.say(f"/dangbai {TITLE}")
    assert "được giữ" not in (await stranger.say("/trogiup")).text
    assert labels(await stranger.say("soạn tiếp bài")) == []


async def test_a_preview_that_did_not_get_out_is_not_sent_by_its_label(owner: Editor) -> None:
    await owner.say("/dangbai Bài đã xem | Tóm tắt.")
    request = Request(CHANNEL, owner.chat, owner.person, "/dangbai Bài chưa xem | Tóm tắt.")
    lost = await owner._assistant.answer(request)
    assert "Gửi ngay" in labels(lost.reply)
    await owner.base.keep(lost.unseen)
    said = await owner.say("gửi ngay")
    assert await owner.base.posts.latest(1) == ()
    assert not said.text.startswith("Đã đăng")
    await owner.press(lost.reply, "Gửi ngay")
    assert (await owner.newest()).title == "Bài chưa xem"


@pytest.mark.parametrize("step", ["Tiêu đề", "Tóm tắt", "Ảnh", "Đường dẫn", "Ngày đăng"])
@pytest.mark.parametrize("said", ["xem lai", "Xem lại", "xem laij", "quay lại", "trở lại"])
async def test_the_way_back_may_be_typed_in_the_steps_of_a_change(
    owner: Editor, step: str, said: str
) -> None:
    await owner.press(await owner.press(await owner.say(TYPED), "Sửa"), step)
    assert is_preview(await owner.say(said))
    content = (await owner.draft()).content
    assert (content.title, content.summary) == (TITLE, "Tóm tắt.")


@pytest.mark.parametrize("step", ["Hẹn giờ", "Liên kết"])
@pytest.mark.parametrize("said", ["xem lai", "quay lại", "gửi ngay"])
async def test_the_way_back_may_be_typed_where_an_hour_or_a_link_is_asked_for(
    owner: Editor, step: str, said: str
) -> None:
    await owner.press(await owner.say(TYPED), step)
    assert is_preview(await owner.say(said))
    assert not await owner.base.posts.latest(1)


@pytest.mark.parametrize("said", ["gửi ngay", "guwri ngay", "hẹn giờ 15:30", "bỏ sửa"])
async def test_an_order_is_never_taken_for_a_text(owner: Editor, said: str) -> None:
    await owner.press(await owner.press(await owner.say(TYPED), "Sửa"), "Tiêu đề")
    reply = await owner.say(said)
    assert is_preview(reply)
    assert prompts.no_text(said) in reply.text
    assert (await owner.draft()).content.title == TITLE
    assert not await owner.base.posts.latest(1)
    assert first(await owner.say("gửi ngay")).startswith("Đã đăng bài.")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("hẹn giờ", schedule.WHEN),
        ("liên kết", "Bấm để chọn"),
        ("sửa tóm tắt", ASK_SUMMARY),
        ("sửa", "Đồng chí muốn sửa phần nào?"),
    ],
)
async def test_an_order_that_sends_nothing_is_done_amid_a_step(
    owner: Editor, said: str, answer: str
) -> None:
    await owner.press(await owner.press(await owner.say(TYPED), "Sửa"), "Tiêu đề")
    assert first(await owner.say(said)).startswith(answer)


async def test_an_order_is_no_title_of_a_new_article(owner: Editor) -> None:
    await owner.say("/dangbai")
    reply = await owner.say("gửi ngay")
    assert first(reply) == prompts.no_text("gửi ngay")
    assert not await owner.base.drafts.waiting()
    await owner.say(TITLE)
    assert first(await owner.say("gửi ngay")) == prompts.no_text("gửi ngay")
    assert (await owner.draft()).content.summary is None


async def test_an_hour_may_be_said_in_full_where_it_is_asked_for(owner: Editor) -> None:
    await owner.press(await owner.say(TYPED), "Hẹn giờ")
    assert first(await owner.say("hẹn giờ 15:30")).startswith(f"Đã hẹn gửi “{TITLE}” lúc 15:30")


@pytest.mark.parametrize("said", ["gửi ngay", "guwri ngay", "hẹn giờ", "sửa tiêu đề", "hủy"])
@pytest.mark.parametrize("between", ["nhiệm vụ 5", "qwrtp zzz"])
async def test_an_order_after_something_else_shows_the_draft_first(
    owner: Editor, said: str, between: str
) -> None:
    await owner.say(TYPED)
    await owner.say(between)
    reply = await owner.say(said)
    assert is_preview(reply)
    assert prompts.HELD in reply.text
    assert not await owner.base.posts.latest(1)
    assert first(await owner.say("gửi ngay")).startswith("Đã đăng bài.")


async def test_an_order_is_for_the_drafts_of_nobody_else(owner: Editor) -> None:
    colleague = Person(CHANNEL, "minh")
    await owner.base.editors.add(colleague, OWNER)
    await owner.say(TYPED)
    assert not is_preview(await Editor(owner.base, colleague.id).say("gửi ngay"))


async def test_who_may_publish_no_more_is_told_so(owner: Editor) -> None:
    colleague = Person(CHANNEL, "minh")
    await owner.base.editors.add(colleague, OWNER)
    editor = Editor(owner.base, colleague.id)
    preview = await editor.say(TYPED)
    await owner.base.editors.remove(colleague)
    assert first(await editor.say("gửi ngay")) == prompts.NO_LONGER
    assert first(await editor.press(preview, "Gửi ngay")) == prompts.NO_LONGER
    assert first(await editor.press(preview, "Sửa")) == prompts.NO_LONGER
    assert (await owner.draft()).content.title == TITLE


async def test_whose_step_is_a_text_is_told_that_they_may_no_more(owner: Editor) -> None:
    colleague = Person(CHANNEL, "minh")
    await owner.base.editors.add(colleague, OWNER)
    editor = Editor(owner.base, colleague.id)
    await editor.say(f"/dangbai {TITLE}")
    await owner.base.editors.remove(colleague)
    reply = await editor.say("Tóm tắt.")
    assert first(reply) == prompts.NO_LONGER
    assert TITLE in reply.text


async def test_what_is_cancelled_is_named_and_whose_it_was(owner: Editor) -> None:
    colleague = Person(CHANNEL, "minh")
    await owner.base.editors.add(colleague, OWNER)
    editor = Editor(owner.base, colleague.id)
    await editor.say(TYPED)
    await editor.say("hẹn giờ 15:30")
    reply = await owner.press(await owner.say("/baichoduyet"), "Hủy 1")
    assert first(reply) == prompts.STOPPED
    assert f"Bài đã hủy: {TITLE} – gửi lúc 15:30" in reply.text
    assert f"của {CHANNEL}:minh" in reply.text


@pytest.mark.parametrize("said", ["ngay bây giờ", "bây giờ"])
async def test_who_schedules_for_now_is_offered_to_send_now(owner: Editor, said: str) -> None:
    await owner.press(await owner.say(TYPED), "Hẹn giờ")
    reply = await owner.say(said)
    assert is_preview(reply)
    assert schedule.NOW in reply.text
    assert not await owner.base.posts.latest(1)


async def test_a_text_that_is_too_long_to_be_a_title_is_asked_for_again_as_one(
    owner: Editor,
) -> None:
    await owner.say("/dangbai")
    for length in ("1.599", "1.199"):
        reply = await owner.say("dài " * ((int(length.replace(".", "")) + 1) // 4))
        assert [one.text for one in reply.blocks] == [
            f"Tiêu đề dài {length} ký tự, tối đa là 250. Đồng chí gửi lại ngắn hơn.",
            "Đồng chí gõ tiêu đề của bài.",
        ]
    await owner.say("Dân vận khéo")
    assert (await owner.draft()).content.title == "Dân vận khéo"


class Redirecting:
    """A page that sends its readers on to an address that counts them."""

    async def read(self, _url: str) -> Page:
        return replace(PAGE, url=f"{URL}?p=1&utm_source=rss")


async def test_an_article_is_kept_and_sent_with_a_link_that_tracks_nobody(owner: Editor) -> None:
    owner.restart(Redirecting())
    preview = await owner.say(f"{URL}?fbclid=IwAR0")
    assert f"Nguồn: {URL}?p=1." in preview.text
    assert "utm_source" not in str(preview)
    assert (await owner.draft()).content.url == f"{URL}?p=1"
