"""What is asked in chat of something that was shown before: by its place, or of the last task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.handlers.conftest import first

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("nhiệm vụ 4", "văn bản thứ 2 ban hành ngày nào", "số 10-ĐA/TU ban hành ngày 25/08/2014"),
        ("nhiệm vụ 5", "bài đầu tiên nói gì", "Sở Giao thông vận tải thực hiện tốt"),
        ("bài về nhiệm vụ 5", "bài đầu tiên nói gì", "Sở Giao thông vận tải thực hiện tốt"),
        ("nghị quyết 25", "thế cái số 2", "25/07/2008"),
        ("nghị quyết 25", "số 3 nằm ở nhiệm vụ nào", "được nêu tại Nhiệm vụ 9"),
        ("các chỉ thị", "số 33 của Thủ tướng", "33/CT-TTg"),
    ],
)
async def test_something_is_asked_of_what_stands_at_a_place(
    chat: Chat, before: str, text: str, said: str
) -> None:
    await chat.say(before)
    reply = await chat.say(text)
    assert reply.outcome is None or reply.outcome.value == "answer"
    assert said in reply.text


async def test_a_list_of_a_task_says_whose_it_is(chat: Chat) -> None:
    await chat.say("nhiệm vụ 3")
    assert first(await chat.say("có mấy nghị quyết")) == "Nhiệm vụ 3 có 3 văn bản:"
    none = first(await chat.say("các nghị định"))
    assert none.startswith("Nhiệm vụ 3 không nêu văn bản nào thuộc loại")
