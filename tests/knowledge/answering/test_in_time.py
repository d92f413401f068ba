"""Documents that are named, compared by their days, and those that came before or after one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Lack
from tests.knowledge.answering.asking import MOBILIZATION, RELIGION, YOUTH, ask
from tests.knowledge.catalogues import directive, knowledge, mention, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nghị quyết 09 và nghị quyết 24 cái nào ra trước", ["24-NQ/TW", "09-NQ/TW"]),
        ("nq 24 va nq 09 cai nao moi hon", ["09-NQ/TW", "24-NQ/TW"]),
        ("nghị quyết 25 năm 2013 và nghị quyết 24 cái nào cũ hơn", ["24-NQ/TW", MOBILIZATION]),
        ("nghị quyết 04 với kế hoạch 781, văn bản nào ban hành sau", ["781/KH-UBND", "04-NQ/TU"]),
        ("chỉ thị 45, 62, 59 cái nào mới nhất", ["59-CT/TW", "62-CT/TW", "45-CT/TW"]),
    ],
)
def test_the_one_of_several_that_is_asked_for_by_its_age_is_first(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches, found.given.is_ordered) == ("list", expected, True)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nghị quyết 04 và chỉ thị 11 cái nào ra sau", ["04-NQ/TU", "11-CT/TU"]),
        ("chỉ thị 18 và kế hoạch 222 cái nào trước", ["18-CT/TW", "222-KH/TU"]),
    ],
)
def test_days_that_do_not_tell_order_nothing(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches, found.given.is_ordered) == ("list", expected, False)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("văn bản tháng 5", ["05-CT/TU"]),
        ("văn bản ban hành trong tháng 8", ["105-KL/TU", "01-ĐA/TU", "10-ĐA/TU"]),
        ("co nhung chi thi nao ra thang 11", ["33/CT-TTg", "11-CT/TU", "62-CT/TW"]),
    ],
)
def test_a_month_without_its_year_is_that_of_any_year(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    assert ask(known, question).matches == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("văn bản nào mới hơn Chỉ thị 33/CT-TTg", ["07-QC/TU", "781/KH-UBND"]),
        ("văn bản ra sau 04-NQ/TU", ["07-ĐA/TU", "33/CT-TTg", "07-QC/TU", "781/KH-UBND"]),
        ("văn bản của Tỉnh ủy ban hành sau 04-NQ/TU", ["07-ĐA/TU", "07-QC/TU"]),
        ("những chỉ thị ban hành trước chỉ thị 59", ["30-CT/TW", "62-CT/TW", "45-CT/TW"]),
        ("van ban nao cu hon chi thi 62", ["45-CT/TW"]),
    ],
)
def test_what_was_issued_before_or_after_a_document(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches, found.attribute) == ("list", expected, None)


def test_nothing_before_or_after_a_document(known: Knowledge) -> None:
    found = ask(known, "văn bản nào mới hơn kế hoạch 781")
    assert (found.matches, found.given.lack) == (["781/KH-UBND"], Lack.NOT_BESIDE)


def test_what_is_before_or_after_one_of_several_is_asked_back(known: Knowledge) -> None:
    found = ask(known, "văn bản nào ban hành sau nghị quyết 25")
    assert (found.outcome, found.matches) == ("choices", [MOBILIZATION, YOUTH, RELIGION])


def test_nothing_is_before_or_after_what_has_no_day(known: Knowledge) -> None:
    found = ask(known, "văn bản nào ban hành sau chỉ thị 18")
    assert (found.outcome, found.matches, found.attribute) == ("answer", ["18-CT/TW"], "date")


def test_the_newest_of_those_that_carry_a_document_out(known: Knowledge) -> None:
    found = ask(known, "văn bản mới nhất thực hiện nghị quyết 24")
    assert (found.outcome, found.matches) == ("answer", ["222-KH/TU"])


def test_a_year_behind_sau_is_no_document(known: Knowledge) -> None:
    found = ask(known, "văn bản ban hành sau năm 2020")
    assert found.outcome == "list"
    assert "145/2020/NĐ-CP" not in found.matches


SAME_DAY = knowledge(
    [task(1, source(1, "Hà Nam", 2024), 1, "Đan lát", [1, 2, 3])],
    [
        directive(id_, number, title, doc_type="Chỉ thị", dates=[day], mentions=[mention()])
        for id_, number, title, day in (
            (1, "61-CT/TU", "Nghề đan nón", date(2020, 3, 9)),
            (2, "62-CT/TU", "Nghề đan lưới", date(2020, 3, 9)),
            (3, "63-CT/TU", "Nghề đan giỏ", date(2023, 5, 2)),
        )
    ],
)


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (["văn bản cũ nhất"], ["61-CT/TU", "62-CT/TU"]),
        (["chỉ thị nào cũ nhất"], ["61-CT/TU", "62-CT/TU"]),
        (["văn bản cũ nhất về nghề đan"], ["61-CT/TU", "62-CT/TU"]),
        (["các chỉ thị", "cái cũ nhất"], ["61-CT/TU", "62-CT/TU"]),
        (["nhiệm vụ 1", "văn bản cũ nhất"], ["61-CT/TU", "62-CT/TU"]),
        (["văn bản mới nhất"], ["63-CT/TU"]),
        (["hai văn bản cũ nhất"], ["61-CT/TU", "62-CT/TU"]),
    ],
)
def test_all_that_are_of_the_first_day_are_oldest(
    questions: list[str], expected: list[str]
) -> None:
    assert sorted(ask(SAME_DAY, *questions).matches) == expected
