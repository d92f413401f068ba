"""What an article is linked to: ticked, and typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.publishing import links
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import Editor, action_of, labels

if TYPE_CHECKING:
    from handlers.messages import Reply

TITLE = "Tin về Nghị quyết số 25-NQ/TW"


def besides_topics(reply: Reply) -> list[str]:
    """Labels of what is listed, but for the topics: those are always all of them."""
    return [one for one in labels(reply) if not one.startswith("▫️ Chủ đề")]


def ticked(reply: Reply) -> list[str]:
    return [one.removeprefix("✓ ")[:11].strip() for one in labels(reply) if one.startswith("✓")]


async def opened(owner: Editor, title: str = TITLE) -> Reply:
    return await owner.press(await owner.say(f"/dangbai {title} | Tóm tắt."), "Liên kết")


async def test_a_number_of_several_is_offered_and_chosen(owner: Editor) -> None:
    preview = await owner.say(f"/dangbai {TITLE} | Tóm tắt.")
    assert "Số 25-NQ/TW là của nhiều văn bản; bấm “Liên kết” để chọn." in preview.text
    assert "Liên kết: chưa có" in preview.text
    listed = await owner.press(preview, "Liên kết")
    assert len(besides_topics(listed)) == 4
    listed = await owner.press(listed, "▫️ 25-NQ/TW (khóa IX)")
    assert ticked(listed) == ["25-NQ/TW (k"]
    preview = await owner.press(listed, "◀ Xem lại bài")
    assert "là của nhiều văn bản" not in preview.text
    assert "Liên quan: Nghị quyết số 25-NQ/TW" in preview.text


async def test_what_is_proposed_may_be_left_out_and_taken_back(owner: Editor) -> None:
    listed = await opened(owner, "Sơ kết Kế hoạch số 222-KH/TU")
    assert ticked(listed) == ["222-KH/TU (", "Nhiệm vụ 8:"]
    listed = await owner.press(listed, "✓ 222-KH/TU")
    assert ticked(listed) == ["Nhiệm vụ 8:"]
    assert (await owner.draft()).content.directives == ()
    assert ticked(await owner.press(listed, "▫️ 222-KH/TU")) == ["222-KH/TU (", "Nhiệm vụ 8:"]


async def test_what_is_typed_is_added(owner: Editor) -> None:
    await opened(owner)
    assert ticked(await owner.say("nhiệm vụ 5")) == ["Nhiệm vụ 5:"]
    owner.restart()
    assert ticked(await owner.say("04-NQ/TU")) == ["04-NQ/TU (0", "Nhiệm vụ 5:"]
    assert len(ticked(await owner.say("04-NQ/TU"))) == 2


async def test_several_that_are_typed_are_offered(owner: Editor) -> None:
    await opened(owner, "Tin hằng ngày của Khối")
    listed = await owner.say("25-NQ/TW")
    assert ticked(listed) == []
    assert len(besides_topics(listed)) == 4


async def test_what_is_not_held_is_said_so(owner: Editor) -> None:
    await opened(owner)
    reply = await owner.say("88-NQ/TU")
    assert first(reply).startswith("Tôi không tìm thấy “88-NQ/TU”.")
    assert first(await owner.say("hủy")) == TITLE


async def test_a_made_up_link_changes_nothing(owner: Editor) -> None:
    listed = await opened(owner)
    made_up = action_of(listed, "▫️ 25-NQ/TW (khóa IX)").rpartition(":")[0]
    for said in ("", "x1", "d", "dmột", "czzz", "t" + "9" * 10):
        assert ticked(await owner.press_action(f"{made_up}:{said}")) == []


async def test_a_target_that_is_gone_is_not_shown(owner: Editor) -> None:
    listed = await opened(owner, "Tin hằng ngày của Khối")
    made_up = action_of(listed, "◀").rpartition(":")[0].replace("open", "toggle")
    listed = await owner.press_action(f"{made_up}:d999")
    assert besides_topics(listed) == ["◀ Xem lại bài"]


async def test_links_have_an_end(owner: Editor) -> None:
    listed = await opened(owner, "Tin hằng ngày của Khối")
    made_up = action_of(listed, "◀").rpartition(":")[0].replace("open", "toggle")
    known = await owner.base.known()
    for id_ in known.catalogue.directives:
        await owner.press_action(f"{made_up}:d{id_}")
    for id_ in list(known.catalogue.tasks)[:2]:
        reply = await owner.press_action(f"{made_up}:t{id_}")
    assert first(reply) == links.FULL
    assert len(links.held_by((await owner.draft()).content)) == 40
