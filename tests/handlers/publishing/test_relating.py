"""What a draft is linked to follows its words; what an editor linked by hand stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.publishing import material

if TYPE_CHECKING:
    from knowledge.publishing.model import Content
    from tests.handlers.publishing.conftest import Editor

TYPED = "/dangbai Sơ kết Chỉ thị 33/CT-TTg | Đánh giá kết quả."


async def rewrite(owner: Editor, field: str, text: str) -> Content:
    await owner.say(f"sửa {field}")
    await owner.say(text)
    return (await owner.draft()).content


async def numbers(owner: Editor, content: Content) -> list[str]:
    held = (await owner.base.known()).catalogue.directives
    return sorted(str(held[id_].citation) for id_ in content.directives)


async def test_a_field_written_anew_is_linked_anew(owner: Editor) -> None:
    await owner.say(TYPED)
    assert await numbers(owner, (await owner.draft()).content) == ["33/CT-TTg"]
    content = await rewrite(owner, "tóm tắt", "Thực hiện Kế hoạch số 222-KH/TU.")
    assert await numbers(owner, content) == ["222-KH/TU", "33/CT-TTg"]
    content = await rewrite(owner, "tiêu đề", "Hội nghị phát động phong trào")
    assert await numbers(owner, content) == ["222-KH/TU"]
    assert len(content.tasks) == 1


@pytest.mark.parametrize("field", ["tiêu đề", "tóm tắt"])
async def test_what_was_unlinked_by_hand_stays_so(owner: Editor, field: str) -> None:
    preview = await owner.say(TYPED)
    ticked = await owner.press(preview, "Liên kết")
    await owner.press(ticked, "✓ 33/CT-TTg")
    await owner.say("xem lại bài")
    content = await rewrite(owner, field, "Sơ kết Chỉ thị 33/CT-TTg của Thủ tướng")
    assert content.directives == ()


async def test_what_was_linked_by_hand_stays_so(owner: Editor) -> None:
    await owner.press(await owner.say(TYPED), "Liên kết")
    await owner.say("04-NQ/TU")
    await owner.say("chủ đề: tôn giáo")
    await owner.say("xem lại bài")
    content = await rewrite(owner, "tiêu đề", "Hội nghị phát động phong trào")
    assert await numbers(owner, content) == ["04-NQ/TU"]
    assert "ton-giao" in content.topics


async def test_a_title_that_is_too_long_is_said_to_be_the_summary(owner: Editor) -> None:
    reply = await owner.say(f"/dangbai {'dài ' * 80}| Tên ngắn")
    assert reply.blocks[0].text == material.SWAPPED.format(many=319)
    reply = await owner.say(f"/dangbai {'dài ' * 80}")
    assert reply.blocks[0].text == material.LINE_AS_SUMMARY.format(many=319)
