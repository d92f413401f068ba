"""What is said beside an answer: what is missing, what is of something else, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.messages import Role
from tests.handlers.conftest import first

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat


async def test_what_the_source_does_not_say_is_told_once_above_the_choices(chat: Chat) -> None:
    reply, plain = await chat.say("ai ký nghị quyết 25"), await chat.say("nghị quyết 25")
    told, *rest = reply.blocks
    assert told.text == "Nguồn không ghi điều này của văn bản nào dưới đây."
    assert [block.text for block in rest] == [block.text for block in plain.blocks]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "chỉ thị 33 về đạo Tin lành",
            "Tên của “chỉ thị 33” không nhắc đến “đạo Tin lành”. Nhắc đến nội dung này: Kết luận",
        ),
        ("kế hoạch 781 về công tác người Hoa", "Tên của “kế hoạch 781” không nhắc đến"),
        ("nghị quyết 24 về công tác dân tộc", ""),
        ("chỉ thị 33 về dân vận", ""),
        ("chỉ thị 33 về an toàn bay", ""),
    ],
)
async def test_a_number_of_another_subject_is_told_so(chat: Chat, question: str, told: str) -> None:
    reply = await chat.say(question)
    warnings = [block.text for block in reply.blocks if block.role is Role.WARNING]
    assert [one.startswith(told) for one in warnings] == ([True] if told else [])


async def test_what_is_asked_of_several_is_told_of_each(chat: Chat) -> None:
    reply = await chat.say("nghị quyết 24 25 nằm ở nhiệm vụ nào")
    lines = [block.text for block in reply.blocks if block.role is Role.ENTRY]
    assert len(lines) == 4
    assert all("được nêu tại Nhiệm vụ" in line for line in lines)


async def test_what_is_not_held_of_several_is_said_beside_the_answer(chat: Chat) -> None:
    reply = await chat.say("04-NQ/TU và 88-NQ/TU")
    assert first(reply) == "Trong các tài liệu đang có không có “88-NQ/TU”."
    assert "Nghị quyết số 04-NQ/TU" in reply.text
