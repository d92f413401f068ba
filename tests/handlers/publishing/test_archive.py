"""What is out is changed, withdrawn and sent again; what waits is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers import welcome
from handlers.publishing import prompts, shelf
from handlers.publishing.panel import CHANGED
from knowledge.publishing.editors import Person
from knowledge.publishing.model import EVERYTHING, Address, Content, DeliveryState
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import CHANNEL, OWNER, URL, Editor, action_of, labels
from tests.handlers.publishing.deliveries import deliver

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.publishing.model import Tally

TITLE, OTHER = "Dân vận khéo ở phường Hưng Dũng", "Giao ban Khối dân vận quý III"
NEW_TITLE = "Tên đã sửa"


async def two(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await owner.publish(f"{OTHER} | Tóm tắt. | {URL}")


async def tally(owner: Editor) -> Tally:
    (post,) = await owner.base.posts.latest(1)
    return await owner.base.posts.tally(post)


async def rename(owner: Editor, panel: Reply) -> Reply:
    await owner.press(await owner.press(panel, "Sửa"), "Tiêu đề")
    return await owner.say(NEW_TITLE)


async def test_nothing_is_out_yet(owner: Editor) -> None:
    assert first(await owner.say("/suabai")) == shelf.NOTHING_OUT
    assert first(await owner.say("/gobai")) == shelf.NOTHING_OUT
    assert first(await owner.say("/suabai 1")) == "Không có bài nào khớp với “1”."


async def test_the_latest_are_listed_newest_first(owner: Editor) -> None:
    await two(owner)
    for command in ("/suabai", "/edit", "/gobai", "/withdraw"):
        assert labels(await owner.say(command)) == [OTHER, TITLE]


@pytest.mark.parametrize(
    "said", ["/suabai 1", "/suabai giao ban", "/suabai GIAO BAN KHOI", f"/suabai {URL}/"]
)
async def test_one_is_picked_by_its_place_by_words_and_by_its_link(
    owner: Editor, said: str
) -> None:
    await two(owner)
    reply = await owner.say(said)
    assert first(reply) == OTHER
    assert "Lưu thay đổi" in labels(reply)


async def test_one_is_picked_by_what_it_is_about(owner: Editor) -> None:
    await two(owner)
    assert first(await owner.say("/suabai phường Hưng Dũng khéo dân vận ạ")) == TITLE


async def test_one_is_picked_from_the_list_by_typing(owner: Editor) -> None:
    await two(owner)
    await owner.say("/suabai")
    owner.restart()
    assert first(await owner.say("2")) == TITLE
    await owner.say("/gobai")
    assert first(await owner.say("giao ban")).startswith(f"Gỡ bài “{OTHER}”?")
    await owner.say("/gobai")
    assert first(await owner.say("Nghị quyết 04-NQ/TU")) == "Nghị quyết số 04-NQ/TU"


@pytest.mark.parametrize("picked", ["1", "2", "số 2", "/gobai 2", "/gobai 1"])
async def test_a_number_picks_from_the_list_that_was_shown(owner: Editor, picked: str) -> None:
    for title in ("Họp báo ở Vinh", "Họp báo ở Thái Hòa", OTHER):
        await owner.publish(f"{title} | Tóm tắt.")
    shown = await owner.say("/gobai họp báo")
    assert labels(shown) == ["Họp báo ở Thái Hòa", "Họp báo ở Vinh"]
    title = labels(shown)[int(picked[-1]) - 1]
    assert first(await owner.say(picked)).startswith(f"Gỡ bài “{title}”?")


async def test_below_a_published_article_a_place_is_one_of_the_latest(owner: Editor) -> None:
    await two(owner)
    assert first(await owner.say("/gobai 2")).startswith(f"Gỡ bài “{TITLE}”?")


async def test_a_number_that_the_list_does_not_have_picks_nothing(owner: Editor) -> None:
    await two(owner)
    await owner.say("/gobai giao ban khối dân vận quý III")
    await owner.say("/gobai khéo phường")
    await owner.say("/suabai")
    assert first(await owner.say("3")).startswith("Không có bài nào khớp với “3”.")


@pytest.mark.parametrize("said", ["hủy", "Huỷ", "thoi"])
async def test_a_list_is_left_without_a_choice(owner: Editor, said: str) -> None:
    await two(owner)
    await owner.say("/gobai")
    assert first(await owner.say(said)) == shelf.LEFT_ALONE


@pytest.mark.parametrize("said", ["04-NQ/TU năm 1999", "xyzt qwer", "thời tiết hôm nay"])
async def test_what_no_article_is_about_finds_none(owner: Editor, said: str) -> None:
    await two(owner)
    reply = await owner.say(f"/gobai {said}")
    assert first(reply).startswith(f"Không có bài nào khớp với “{said}”.")
    assert labels(reply) == [OTHER, TITLE]


async def test_a_waiting_draft_is_opened_by_its_number(owner: Editor) -> None:
    await owner.say(f"/dangbai {TITLE} | Tóm tắt.")
    await owner.say(f"/dangbai {OTHER} | Tóm tắt.")
    await owner.say("/baichoduyet")
    assert first(await owner.say("2")) == TITLE
    await owner.say("/baichoduyet")
    assert first(await owner.say("huy 1")) == prompts.STOPPED


async def test_several_are_offered_and_none_is_said_so(owner: Editor) -> None:
    await two(owner)
    assert len(labels(await owner.say("/suabai công tác dân vận năm 2022"))) > 1
    reply = await owner.say("/suabai bóng đá quốc tế")
    assert first(reply) == (
        "Không có bài nào khớp với “bóng đá quốc tế”. Dưới đây là các bài đăng gần nhất."
    )
    assert labels(reply) == [OTHER, TITLE]


async def test_a_change_edits_what_is_out_and_answers_change_at_once(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await deliver(owner.base)
    panel = await owner.say("/suabai 1")
    assert panel.blocks[-1].text == "Tin đã gửi sẽ được sửa: 1"
    assert "Hẹn giờ" not in labels(panel)
    panel = await rename(owner, panel)
    assert first(await owner.say(f"bài viết {TITLE}")) == TITLE
    assert first(await owner.press(panel, "Lưu thay đổi")) == (
        "Đã lưu thay đổi. Đang sửa 1 tin đã gửi."
    )
    assert (await owner.newest()).title == NEW_TITLE
    assert (await tally(owner)).revising == 1
    assert "được đăng hoặc lưu trước đó" in first(await owner.press(panel, "Lưu thay đổi"))


async def test_a_change_keeps_everything_that_it_does_not_say(owner: Editor) -> None:
    await owner.say(URL)
    await owner.press(await owner.say("/dangbai " + URL), "Gửi ngay")
    before = await owner.newest()
    await owner.press(await owner.say("/suabai 1"), "Lưu thay đổi")
    assert await owner.newest() == before


async def test_a_change_is_neither_sent_nor_scheduled_by_a_made_up_button(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    save = action_of(await owner.say("/suabai 1"), "Lưu thay đổi")
    for made_up in ("go", "due"):
        reply = await owner.press_action(save.replace("save", made_up))
        assert "Lưu thay đổi" in labels(reply)
    assert len(await owner.base.posts.latest(9)) == 1


async def test_a_change_may_be_given_up(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    given_up = await owner.press(await rename(owner, await owner.say("/suabai 1")), "Bỏ sửa")
    assert first(given_up) == prompts.UNCHANGED
    assert (await owner.newest()).title == TITLE


async def test_the_change_of_an_article_that_is_withdrawn_meanwhile_warns(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    panel = await owner.say("/suabai 1")
    await owner.base.posts.withdraw((await owner.newest()).id)
    reply = await owner.press(panel, "Lưu thay đổi")
    assert "Bài gốc đã được gỡ; đăng sẽ đưa bài trở lại và gửi lần nữa." in reply.text
    await owner.press(reply, "Gửi ngay")
    assert (await owner.newest()).title == TITLE


async def test_withdrawing_says_what_it_deletes_and_is_done_once(owner: Editor) -> None:
    await owner.base.subscribers.follow(Address(CHANNEL, "tú"), [EVERYTHING], is_private=True)
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await deliver(owner.base, most=1)
    asked = await owner.say("/gobai 1")
    assert asked.text.split("\n")[1:] == [
        "1 tin đã gửi sẽ bị xóa, nơi nào kênh cho phép.",
        "1 tin chưa gửi sẽ không gửi nữa.",
    ]
    assert first(await owner.press(asked, "Giữ lại")) == shelf.KEPT
    assert first(await owner.press(asked, "Gỡ bài")) == "Đã gỡ bài. Đang xóa 1 tin đã gửi."
    assert first(await owner.press(asked, "Gỡ bài")) == shelf.GONE_ALREADY
    assert first(await owner.say("/gobai")) == shelf.NOTHING_OUT
    assert not first(await owner.say(f"bài viết {TITLE}")).startswith(TITLE)


async def test_the_buttons_below_a_published_article(owner: Editor) -> None:
    sent = await owner.press(await owner.say(f"/dangbai {TITLE} | Tóm tắt."), "Gửi ngay")
    assert "Lưu thay đổi" in labels(await owner.press(sent, "Sửa"))
    asked = await owner.press(sent, "Gỡ")
    assert first(asked).startswith(f"Gỡ bài “{TITLE}”?")
    await owner.press(asked, "Gỡ bài")
    assert first(await owner.press(sent, "Gỡ")) == shelf.GONE_ALREADY
    assert await owner.press(sent, "Sửa") == welcome.gone()


async def test_what_waits_is_listed_opened_and_cancelled(owner: Editor) -> None:
    assert first(await owner.say("/baichoduyet")) == shelf.NOTHING_WAITS
    await owner.say("https://la.vn/bai")
    await owner.publish(f"{OTHER} | Tóm tắt.")
    await owner.say("/suabai 1")
    await owner.press(await owner.say(f"/dangbai {TITLE} | Tóm tắt."), "Hẹn giờ")
    await owner.say("15:30")
    listed = await owner.say("/drafts")
    assert [one.text for one in listed.blocks] == [
        "Có 3 bài chờ duyệt:",
        f"1. {TITLE} – gửi lúc 15:30 thứ Hai, 23/11/2026",
        f"2. {OTHER} – sửa bài đã có",
        "3. (chưa có tiêu đề) – đang soạn",
        "Bấm nút, hoặc gõ số thứ tự để mở bài.",
    ]
    assert first(await owner.press(listed, "Mở 1")) == TITLE
    assert first(await owner.press(listed, "Mở 3")) == "Đồng chí gõ tiêu đề của bài."
    await owner.press(listed, "Hủy 1")
    assert first(await owner.say("/baichoduyet")) == "Có 2 bài chờ duyệt:"


async def test_whose_a_draft_is_is_said_to_the_others(owner: Editor) -> None:
    await owner.base.drafts.add("telegram", "5", Content(TITLE))
    assert "đang soạn, của telegram:5" in (await owner.say("/baichoduyet")).text


async def test_a_draft_of_somebody_who_erased_their_name_is_nobodys(owner: Editor) -> None:
    await owner.base.drafts.add(CHANNEL, "hoa", Content(TITLE))
    await owner.base.records.erase(CHANNEL, "hoa")
    listed = await owner.say("/baichoduyet")
    assert listed.blocks[1].text == f"1. {TITLE} – đang soạn, người soạn đã xóa tên mình"


async def test_what_failed_is_tried_again(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    assert first(await owner.say("/guilai")) == shelf.NOTHING_FAILED
    await deliver(owner.base, state=DeliveryState.DEAD)
    listed = await owner.say("/resend")
    assert listed.blocks[1].text == f"1. {TITLE} – 1 tin"
    assert first(await owner.press(listed, "Gửi lại 1")) == "Đang gửi lại 1 tin."
    assert (await tally(owner)).due == 1
    assert first(await owner.press(listed, "Gửi lại 1")) == shelf.NOTHING_FAILED


async def test_what_may_have_arrived_is_told_apart(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await deliver(owner.base, state=DeliveryState.UNCERTAIN)
    listed = await owner.say("/guilai")
    assert listed.blocks[1].text.endswith("1 tin, trong đó 1 tin không rõ đã đến hay chưa")


async def test_what_could_not_be_changed_or_deleted_is_tried_again(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await deliver(owner.base)
    await owner.press(await rename(owner, await owner.say("/suabai 1")), "Lưu thay đổi")
    await deliver(owner.base, state=DeliveryState.DEAD)
    listed = await owner.say("/guilai")
    assert listed.blocks[1].text == (
        f"1. {NEW_TITLE} – 1 tin, trong đó 1 tin đã gửi mà không sửa được"
    )
    await owner.base.posts.withdraw((await owner.newest()).id)
    await deliver(owner.base, state=DeliveryState.DEAD)
    listed = await owner.say("/guilai")
    assert listed.blocks[1].text == (
        f"1. {shelf.NAMELESS} – 1 tin, trong đó 1 tin đã gửi mà không xóa được"
    )
    assert first(await owner.press(listed, "Gửi lại 1")) == "Đang gửi lại 1 tin."
    await deliver(owner.base)
    assert first(await owner.say("/guilai")) == shelf.NOTHING_FAILED


async def test_what_failed_of_a_withdrawn_article_is_left_alone(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await deliver(owner.base, state=DeliveryState.DEAD)
    await owner.base.posts.withdraw((await owner.newest()).id)
    assert first(await owner.say("/guilai")) == shelf.NOTHING_FAILED


async def test_a_change_that_was_left_unfinished_makes_way_for_the_next(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    old = await rename(owner, await owner.say("/suabai 1"))
    assert first(await owner.say("/suabai 1")) == TITLE
    assert len(await owner.base.drafts.waiting()) == 1
    assert first(await owner.press(old, "Lưu thay đổi")) == "Bản soạn này đã hủy."


async def test_a_change_of_what_another_changed_is_looked_at_again(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await owner.base.editors.add(Person(CHANNEL, "minh"), OWNER)
    other = Editor(owner.base, "minh")
    panel, theirs = await owner.say("/suabai 1"), await other.say("/suabai 1")
    await other.press(await rename(other, theirs), "Lưu thay đổi")
    again = await owner.press(panel, "Lưu thay đổi")
    assert CHANGED in again.text
    assert NEW_TITLE in again.text.split("\n")
    assert "Sẽ thay" not in again.text
    await owner.say("nhiệm vụ 5")
    assert NEW_TITLE in (await owner.say("sửa tóm tắt")).text
    assert (await owner.newest()).title == NEW_TITLE


async def test_two_editors_of_an_article_keep_what_the_other_changed(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await owner.base.editors.add(Person(CHANNEL, "minh"), OWNER)
    other = Editor(owner.base, "minh")
    panel, theirs = await owner.say("/suabai 1"), await other.say("/suabai 1")
    await owner.press(await owner.press(panel, "Sửa"), "Đường dẫn")
    await owner.say(URL)
    await other.press(await rename(other, theirs), "Lưu thay đổi")
    await owner.say("sửa tóm tắt")
    shown = await owner.say("Tóm tắt mới.")
    assert NEW_TITLE in shown.text.split("\n")
    told = "Sẽ thay trong bài đang đăng: tóm tắt “Tóm tắt.”; đường dẫn “chưa có”"
    assert told in shown.text
    await owner.press(shown, "Lưu thay đổi")
    article = await owner.newest()
    assert (article.title, article.summary, article.url) == (NEW_TITLE, "Tóm tắt mới.", URL)


async def test_what_a_change_writes_over_is_shown_whoever_wrote_it(owner: Editor) -> None:
    await owner.publish(f"{TITLE} | Tóm tắt.")
    await owner.base.editors.add(Person(CHANNEL, "minh"), OWNER)
    other = Editor(owner.base, "minh")
    panel, theirs = await owner.say("/suabai 1"), await other.say("/suabai 1")
    assert "Sẽ thay" not in panel.text
    await other.press(await rename(other, theirs), "Lưu thay đổi")
    await owner.press(await owner.press(panel, "Sửa"), "Tiêu đề")
    shown = await owner.say("Tên khác")
    told = f"Sẽ thay trong bài đang đăng: tiêu đề “{NEW_TITLE}”"
    assert [one.text.startswith(told) for one in shown.blocks].count(True) == 1
