"""Documents that several tasks or programmes name."""

from __future__ import annotations

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.model import Lack
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, source, task

NGHE_AN, GIA_LAI = source(1, "Nghệ An", 2023), source(2, "Gia Lai", 2026)
HELD = knowledge(
    [
        task(11, NGHE_AN, 1, "Dân vận khéo", [1, 3]),
        task(12, NGHE_AN, 2, "Dân vận chính quyền", [1, 4]),
        task(21, GIA_LAI, 1, "Dân vận vùng cao", [2, 3]),
        task(22, GIA_LAI, 2, "Vận động hộ nghèo", [3, 4]),
    ],
    [
        directive(1, "05-CT/TU", "dân vận khéo", doc_type="Chỉ thị"),
        directive(2, "06-CT/TU", "dân vận số", doc_type="Chỉ thị"),
        directive(3, "25-NQ/TW", "công tác dân vận", doc_type="Nghị quyết"),
        directive(4, "33/CT-TTg", "dân vận chính quyền", doc_type="Chỉ thị"),
    ],
)
IN_TWO_TASKS = {"05-CT/TU", "25-NQ/TW", "33/CT-TTg"}
IN_BOTH = {"25-NQ/TW", "33/CT-TTg"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("văn bản xuất hiện ở hai nhiệm vụ", IN_TWO_TASKS),
        ("văn bản nào nằm trong nhiều nhiệm vụ", IN_TWO_TASKS),
        ("van ban nao duoc nhac o hon mot nhiem vu", IN_TWO_TASKS),
        ("văn bản nào được nhắc đến hai lần", IN_TWO_TASKS),
        ("chỉ thị nào thuộc từ hai nhiệm vụ trở lên", {"05-CT/TU", "33/CT-TTg"}),
        ("văn bản nào ở 3 nhiệm vụ", {"25-NQ/TW"}),
        ("văn bản của Nghệ An nằm ở hai nhiệm vụ", {"05-CT/TU"}),
        ("văn bản nào có trong cả hai chương trình", IN_BOTH),
        ("có trong cả hai chương trình", IN_BOTH),
        ("văn bản nào cả hai tỉnh đều có", IN_BOTH),
        ("chỉ thị nào thuộc cả 2 chương trình", {"33/CT-TTg"}),
        ("văn bản nào cả Nghệ An và Gia Lai cùng có", IN_BOTH),
    ],
)
def test_documents_that_several_name(question: str, expected: set[str]) -> None:
    found = ask(HELD, question)
    assert found.outcome == "list"
    assert set(found.matches) == expected


@pytest.mark.parametrize(
    "question", ["văn bản nào ở bốn nhiệm vụ", "văn bản nào có trong cả ba chương trình"]
)
def test_none_that_as_many_name(question: str) -> None:
    given = answer(question, HELD)
    assert (given.lack, given.matches) == (Lack.NO_SEVERAL, ())


def test_several_are_asked_for_of_all_that_is_held_whatever_was_talked_about() -> None:
    assert set(ask(HELD, "06-CT/TU", "văn bản nào ở hai nhiệm vụ").matches) == IN_TWO_TASKS


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ 2 của hai tỉnh", {"nhiệm vụ 2"}),
        ("văn bản trong nhiệm vụ 1 của Gia Lai", {"06-CT/TU", "25-NQ/TW"}),
    ],
)
def test_a_task_by_its_number_is_not_several(question: str, expected: set[str]) -> None:
    assert set(ask(HELD, question).matches) == expected
