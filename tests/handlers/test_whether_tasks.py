"""Whether a task names a document or says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

PLAN = "Kế hoạch số 781/KH-UBND"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nhiệm vụ 6 có Kế hoạch 781 không", f"Đúng: nguồn nêu {PLAN} tại Nhiệm vụ 6."),
        ("nv6 co kh 781 ko", f"Đúng: nguồn nêu {PLAN} tại Nhiệm vụ 6."),
        (
            "nhiệm vụ 4 có nhắc Chỉ thị 30-CT/TW không",
            "Không: nguồn nêu Chỉ thị số 30-CT/TW tại Nhiệm vụ 5, không tại Nhiệm vụ 4.",
        ),
        (
            "trong nhiệm vụ 6 có nhắc tới Chỉ thị 59 không",
            "Không: nguồn nêu Chỉ thị số 59-CT/TW tại Nhiệm vụ 3, không tại Nhiệm vụ 6.",
        ),
        ("nhiệm vụ 6 có nghị quyết 25 không", "Không: Nhiệm vụ 6 không nêu văn bản nào dưới đây."),
        (
            "nghị quyết 25 có thuộc nhiệm vụ 9 không",
            "Trong các văn bản dưới đây, Nhiệm vụ 9 chỉ nêu 25-NQ/TW (khóa IX): Công tác tôn giáo.",
        ),
        (
            "nhiệm vụ 6 có chỉ thị 33 và kế hoạch 781 không",
            "Đúng: Nhiệm vụ 6 nêu tất cả văn bản dưới đây.",
        ),
    ],
)
async def test_whether_a_task_names_a_document(chat: Chat, text: str, said: str) -> None:
    reply = await chat.say(text)
    assert reply.blocks[0].text == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nhiệm vụ 3 có nói về phụ nữ không", "Không: Nhiệm vụ 3 không nhắc đến “phụ nữ”."),
        (
            "nhiệm vụ 3 có nhắc đến người khuyết tật không ạ",
            "Đúng: Nhiệm vụ 3 có nhắc đến “người khuyết tật”.",
        ),
        ("nhiệm vụ 6 nói về doanh nhân phải không", "Đúng: Nhiệm vụ 6 có nhắc đến “doanh nhân”."),
        ("nhiệm vụ 3 có khó không", "Nhiệm vụ 3 (Nghệ An 2023)"),
    ],
)
async def test_whether_a_task_says_something(chat: Chat, text: str, said: str) -> None:
    reply = await chat.say(text)
    assert reply.blocks[0].text == said
