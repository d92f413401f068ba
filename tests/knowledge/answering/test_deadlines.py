"""Tasks that are asked for by when they are to be done."""

from __future__ import annotations

import pytest

from knowledge.answering.model import Lack
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import knowledge, source, task

PROGRAMME = source(1, "Hà Nam", 2024)
TEXTS = (
    "Hòa giải\n- Chủ trì: Sở Nội vụ\n- Thời gian hoàn thành: Quý II/2024",
    "Tiếp dân\n- Thời gian hoàn thành: Tháng 6/2024",
    "Đối thoại với thanh niên\n- Thời gian hoàn thành: Thường xuyên",
    "Kiểm tra quy chế tại hai huyện, hoàn thành trong quý III.",
    "Xóa nhà tạm\n- Thời hạn: 31/8/2024",
    "Tuyên truyền tại ba xã",
)
KNOWN = knowledge([task(n, PROGRAMME, n, text) for n, text in enumerate(TEXTS, start=1)])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ nào hoàn thành tháng 6", [2]),
        ("nhiem vu nao co han trong thang 8", [5]),
        ("hạn hoàn thành tháng 6/2024", [2]),
        ("nhiệm vụ nào hoàn thành trong quý II", [1, 2]),
        ("em hỏi nhiệm vụ nào phải xong trong quý 3 năm 2024 ạ", [4, 5]),
        ("các nhiệm vụ hoàn thành trước tháng 7", [1, 2]),
        ("các nhiệm vụ có thời hạn", [1, 2, 3, 4, 5]),
        ("nhiem vu nao co han hoan thanh", [1, 2, 3, 4, 5]),
    ],
)
def test_tasks_are_found_by_when_they_are_to_be_done(question: str, expected: list[int]) -> None:
    assert ask(KNOWN, question).matches == [f"nhiệm vụ {number}" for number in expected]


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ nào hoàn thành tháng 3",
        "nhiệm vụ nào hoàn thành tháng 4",
        "nhiệm vụ nào có hạn trong quý 4",
    ],
)
def test_no_task_of_another_time_is_the_answer(question: str) -> None:
    found = ask(KNOWN, question)
    assert (found.matches, found.given.lack) == ([], Lack.NOT_DUE)


def test_a_month_of_another_year_is_none() -> None:
    assert ask(KNOWN, "nhiệm vụ nào hoàn thành tháng 6/2023").matches == []
