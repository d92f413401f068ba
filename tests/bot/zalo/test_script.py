"""The conversation that every channel holds, in both channels of Zalo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.zalo.people import in_zalo_bot, in_zalo_oa
from tests.script import AFTER_MUTE, TITLE, converse

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from knowledge.base import KnowledgeBase
    from tests.script import Person


@pytest.mark.parametrize("sitting", [in_zalo_bot, in_zalo_oa])
async def test_the_conversation_is_held_in_zalo(
    base: KnowledgeBase,
    sitting: Callable[[KnowledgeBase], AbstractAsyncContextManager[Person]],
) -> None:
    async with sitting(base) as person:
        said = await converse(person, base)
    choices, chosen, followed, unknown, near, subscribed, notice, ways, muted, last = said
    assert choices.startswith("Có 3 văn bản khớp với câu hỏi.")
    assert "Ngày ban hành: 25/07/2008" in chosen
    assert "Nghị quyết số 25-NQ/TW ban hành ngày 25/07/2008." in followed
    assert "tôi không tìm thấy văn bản “14-NQ/TU”" in unknown
    assert near.startswith("Nghị quyết số 04-NQ/TU")
    assert "Đã đăng ký nhận tất cả bài mới" in subscribed
    assert notice.startswith(f"{TITLE} Tóm tắt bài.")
    assert ways.startswith("Tạm ngừng nhận")
    assert muted.startswith("Đã tạm ngừng gửi bài mới.")
    assert last.startswith("Nhiệm vụ 1 (Nghệ An 2023)")
    assert AFTER_MUTE not in " ".join(said)
