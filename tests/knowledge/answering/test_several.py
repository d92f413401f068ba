"""Documents that several tasks or programmes name, or that sources contradict each other in."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.model import Lack
from knowledge.reading.kinds import Attribute
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
        ("văn bản nào cả hai tỉnh đều căn cứ vào", IN_BOTH),
        ("văn bản dùng chung của hai chương trình", IN_BOTH),
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


TWO_DAYS = datetime.date(2021, 4, 5), datetime.date(2021, 4, 15)
CONTRADICTED = knowledge(
    [task(31, NGHE_AN, 1, "Hòa giải mâu thuẫn", [1, 2, 3]), task(32, GIA_LAI, 1, "Vào hè", [4])],
    [
        directive(1, "05-CT/TU", "dân vận khéo", doc_type="Chỉ thị", dates=TWO_DAYS),
        replace(
            directive(2, "07-KH/TU", "hòa giải mâu thuẫn ở cơ sở", doc_type="Kế hoạch"),
            issuers=("Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ),
        directive(3, "25-NQ/TW", "dân vận", doc_type="Nghị quyết", dates=TWO_DAYS[:1]),
        directive(4, "09-KH/TU", "sinh hoạt hè", doc_type="Kế hoạch", dates=TWO_DAYS),
    ],
)


@pytest.mark.parametrize(
    ("question", "expected", "attribute"),
    [
        ("văn bản nào nguồn in hai ngày khác nhau", {"05-CT/TU", "09-KH/TU"}, Attribute.DATE),
        ("các văn bản có nhiều ngày ban hành", {"05-CT/TU", "09-KH/TU"}, Attribute.DATE),
        ("co van ban nao bi lech ngay ban hanh khong", {"05-CT/TU", "09-KH/TU"}, Attribute.DATE),
        ("chỉ thị nào ghi ngày không khớp nhau", {"05-CT/TU"}, Attribute.DATE),
        ("văn bản nào của Gia Lai ghi hai ngày", {"09-KH/TU"}, Attribute.DATE),
        ("văn bản nào có cơ quan ban hành khác nhau", {"07-KH/TU"}, Attribute.ISSUER),
        ("văn bản nào nguồn ghi mâu thuẫn", {"05-CT/TU", "07-KH/TU", "09-KH/TU"}, None),
        ("trong các tài liệu có gì mâu thuẫn không", {"05-CT/TU", "07-KH/TU", "09-KH/TU"}, None),
        ("những chỗ mâu thuẫn giữa các nguồn", {"05-CT/TU", "07-KH/TU", "09-KH/TU"}, None),
    ],
)
def test_what_sources_contradict_each_other_in(
    question: str, expected: set[str], attribute: Attribute | None
) -> None:
    found = ask(CONTRADICTED, question)
    assert (found.outcome, {*found.matches}) == ("list", expected)
    assert found.attribute is attribute


@pytest.mark.parametrize(
    "question", ["văn bản nào về hòa giải mâu thuẫn", "kế hoạch hòa giải mâu thuẫn ở cơ sở"]
)
def test_a_contradiction_that_is_told_of_is_a_subject(question: str) -> None:
    assert ask(CONTRADICTED, question).matches == ["07-KH/TU"]


def test_none_that_sources_contradict_each_other_in() -> None:
    assert answer("văn bản nào ghi hai ngày khác nhau", HELD).lack is Lack.NO_SEVERAL
