"""Programmes whose parts each number their tasks from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.handlers.conftest import Chat

LAI_CHAU_2024 = """KẾ HOẠCH CÔNG TÁC DÂN VẬN TỈNH LAI CHÂU NĂM 2024

I. NHIỆM VỤ THƯỜNG XUYÊN

1. Nắm tình hình bản làng theo Chỉ thị số 801-CT/TU, ngày 05/01/2021.

2. Giữ rừng đầu nguồn.

II. NHIỆM VỤ TRỌNG TÂM

1. Trồng chè theo Nghị quyết số 802-NQ/TU, ngày 06/01/2021.

2. Mở chợ phiên.

3. Đón khách xa.
"""


@pytest.fixture
async def lai_chau(chat: Chat) -> Chat:
    await chat.base.load(LAI_CHAU_2024)
    return chat


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhiệm vụ 4", "(II.2) Mở chợ phiên."),
        ("nhiệm vụ 2 mục II là gì", "(II.2) Mở chợ phiên."),
        ("nhiem vu 3 cua phan II", "(II.3) Đón khách xa."),
        ("mục I.2 nói gì", "(I.2) Giữ rừng đầu nguồn."),
        ("nhiệm vụ II.1", "(II.1) Trồng chè theo"),
    ],
)
async def test_a_task_is_found_by_what_the_source_prints(
    lai_chau: Chat, question: str, said: str
) -> None:
    assert said in (await lai_chau.say(f"{question} ở Lai Châu")).text


async def test_the_tasks_of_a_part_are_listed(lai_chau: Chat) -> None:
    text = (await lai_chau.say("phần II của Lai Châu có những nhiệm vụ nào")).text
    assert text.startswith("Có 3 nhiệm vụ:\n")
    assert "(I.1)" not in text


@pytest.mark.parametrize("question", ["nhiệm vụ 3 mục I", "nhiệm vụ 4 của phần II"])
async def test_a_number_that_a_part_has_not_is_that_of_no_task(
    lai_chau: Chat, question: str
) -> None:
    assert "không tìm thấy nhiệm vụ này" in (await lai_chau.say(f"{question} ở Lai Châu")).text
