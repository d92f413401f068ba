"""What has most or fewest documents or tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.knowledge.answering.asking import MOBILIZATION, YOUTH, ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ nào có nhiều văn bản nhất", {"nhiệm vụ 8"}),
        ("nhiem vu nao it van ban nhat", {"nhiệm vụ 1", "nhiệm vụ 7", "nhiệm vụ 10"}),
        ("nhiệm vụ nào có nhiều chỉ thị nhất", {"nhiệm vụ 3", "nhiệm vụ 8"}),
        ("nhiệm vụ nào có nhiều văn bản của Tỉnh ủy nhất", {"nhiệm vụ 2"}),
        ("nhiệm vụ về tôn giáo có nhiều văn bản nhất", {"nhiệm vụ 9"}),
        ("văn bản được nhắc trong nhiều nhiệm vụ nhất", {"04-NQ/TU"}),
        ("văn bản nào được nhắc đến nhiều nhất", {"04-NQ/TU"}),
        ("nghị quyết nào nằm trong nhiều nhiệm vụ nhất", {"04-NQ/TU"}),
        ("nhiệm vụ nào có nhiều văn bản", {"nhiệm vụ 8"}),
        ("cơ quan nào ban hành nhiều nghị quyết", {YOUTH, MOBILIZATION, "24-NQ/TW"}),
        ("cơ quan nào ban hành nhiều nghị quyết nhất", {YOUTH, MOBILIZATION, "24-NQ/TW"}),
    ],
)
def test_what_has_most_or_fewest(known: Knowledge, question: str, expected: set[str]) -> None:
    assert set(ask(known, question).matches) == expected


@pytest.mark.parametrize(
    ("question", "tops", "count", "said"),
    [
        (
            "cơ quan nào ban hành nhiều văn bản nhất",
            ("Ban Thường vụ Tỉnh ủy",),
            10,
            "của Ban Thường vụ Tỉnh ủy",
        ),
        ("năm nào có nhiều văn bản nhất", ("2021",), 11, "năm 2021"),
    ],
)
def test_who_and_when_have_most(
    known: Knowledge, question: str, tops: tuple[str, ...], count: int, said: str
) -> None:
    found = ask(known, question)
    assert (found.outcome, len(found.matches), found.given.tops) == ("list", count, tops)
    assert found.matches[:1] == ask(known, f"văn bản mới nhất {said}").matches


@pytest.mark.parametrize(
    "question", ["nhiệm vụ nào nhiều thông tư nhất", "cơ quan nào ban hành nhiều thông tư nhất"]
)
def test_nothing_has_most_of_nothing(known: Knowledge, question: str) -> None:
    assert ask(known, question).outcome == "none"


def test_of_an_equal_share_all_are_told() -> None:
    held = source(1, "Lạng Sơn", 2025)
    tasks = [task(1, held, 1, "Việc thứ nhất", [1]), task(2, held, 2, "Việc thứ hai", [2])]
    directives = [directive(1, "01-CT/TU", "cây xanh"), directive(2, "02-CT/TU", "chợ phiên")]
    known = knowledge(tasks, directives)
    assert len(ask(known, "nhiệm vụ nào có nhiều văn bản nhất").matches) == 2


@pytest.mark.parametrize(
    "question", ["vùng có nhiều đồng bào dân tộc nhất", "nhiều văn bản thống nhất"]
)
def test_most_of_something_else_is_not_counted(known: Knowledge, question: str) -> None:
    assert ask(known, question).given.question.counted is None
