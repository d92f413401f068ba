"""Either of two issuers is asked for, and each of two years is of a document of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import MOBILIZATION, YOUTH, ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    "question",
    [
        "chỉ thị 33/CT-TTg của Bộ Chính trị hay Ban Bí thư",
        "chỉ thị 33 do Thủ tướng hay Ban Bí thư ban hành",
        "33/CT-TTg là của Thủ tướng hay là của Tỉnh ủy vậy",
        "chỉ thị 33 của Thủ tướng hay Chính phủ",
    ],
)
def test_one_issuer_or_another_is_asked_for(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", ["33/CT-TTg"])
    assert found.attribute is Attribute.ISSUER


@pytest.mark.parametrize(
    "question",
    [
        "nghị quyết 25 năm 2008 và năm 2013 khác gì nhau",
        "so sánh nghị quyết 25 năm 2008 với 2013",
        "nghi quyet 25 nam 2008 hay nam 2013",
    ],
)
def test_two_years_behind_a_number_are_of_two_documents(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", [YOUTH, MOBILIZATION])


def test_a_year_that_no_document_of_the_number_is_of_is_missing(known: Knowledge) -> None:
    given = ask(known, "nghị quyết 25 năm 2008 và năm 2016 khác gì nhau").given
    assert [one.number for one in given.missing] == ["25"]


@pytest.mark.parametrize(
    "question",
    [
        "chỉ thị 33 ban hành tháng 10 hay tháng 11",
        "chi thi 33 ban hanh nam 2020 hay 2021",
        "chỉ thị 33 ban hành 2020 hay 2021",
        "chi thi 33 ban hanh 2021 hoac nam 2022 vay",
        "chi thi 33 nam 2021 hay 2022",
        "chỉ thị 33 năm 2020 hoặc năm 2021 vậy",
        "chỉ thị 33 ngày 24/11/2021 hay ngày 25/11/2021 vậy",
    ],
)
def test_either_of_two_times_of_a_document_asks_for_its_date(
    known: Knowledge, question: str
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", ["33/CT-TTg"])
    assert found.attribute is Attribute.DATE
    assert not found.given.missing


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("nhiệm vụ 1 do Sở Y tế hay Hội Nông dân chủ trì", Attribute.RESPONSIBLE),
        ("Sở Y tế hay Hội Nông dân chủ trì nhiệm vụ 1 Nghệ An", Attribute.RESPONSIBLE),
        ("nhiệm vụ 1 Nghệ An Sở Y tế hay Hội Nông dân phối hợp", Attribute.BESIDE),
        ("nhiem vu 1 han thang 9 hay thang 10", Attribute.DEADLINE),
    ],
)
def test_either_of_two_offices_or_times_of_a_task_asks_for_it(
    question: str, attribute: Attribute
) -> None:
    told = "Nuôi ong. Chủ trì: Hội Nông dân. Phối hợp: Sở Y tế. Hạn: tháng 9."
    of_bees = knowledge([task(1, source(1, "Nghệ An", 2024), 1, told)])
    found = ask(of_bees, question)
    assert (found.matches, found.attribute) == (["nhiệm vụ 1"], attribute)
    assert not found.given.passage


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("chỉ thị 431 hay 432 về ruộng bậc thang", ["432-CT/TW"]),
        ("431 hay 432 là về chăn trâu", ["431-CT/TW"]),
        ("431 khác 432 chỗ nào", ["431-CT/TW", "432-CT/TW"]),
        ("431 hay 432 ra trước", ["431-CT/TW", "432-CT/TW"]),
        ("chỉ thị 431 và 432 về chăn trâu", ["431-CT/TW", "432-CT/TW"]),
    ],
)
def test_which_of_two_numbers_is_asked_for_by_what_their_titles_say(
    question: str, expected: list[str]
) -> None:
    held = [
        directive(1, "431-CT/TW", "chăn trâu bò", doc_type="Chỉ thị"),
        directive(2, "432-CT/TW", "giữ ruộng bậc thang", doc_type="Chỉ thị"),
    ]
    assert ask(knowledge(directives=held), question).matches == expected


@pytest.mark.parametrize(
    "question",
    [
        "781 khác 33 chỗ nào",
        "so sánh 781 và 33",
        "781 với 33 giống nhau không",
        "781 va 33 khac gi",
    ],
)
def test_two_numbers_that_are_compared_are_those_of_documents(
    known: Knowledge, question: str
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", ["781/KH-UBND", "33/CT-TTg"])
