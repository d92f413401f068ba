"""Questions that name several documents, and what they say of each of them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from knowledge.answering.answer import answer
from tests.knowledge.answering.asking import MOBILIZATION, RELIGION, YOUTH, ask, names
from tests.knowledge.catalogues import directive, knowledge

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nghị quyết 25 năm 2013 và nghị quyết 24 khác gì nhau", [MOBILIZATION, "24-NQ/TW"]),
        ("nghị quyết 24 và nghị quyết 25 năm 2013", ["24-NQ/TW", MOBILIZATION]),
        ("đề án 10 năm 2014 với đề án 07", ["10-ĐA/TU", "07-ĐA/TU"]),
        ("nq 25 nam 2008 khac gi nq 25 nam 2013", [YOUTH, MOBILIZATION]),
        ("nghị quyết 25 khóa IX và nghị quyết 24 ngày 12/3/2003", [RELIGION, "24-NQ/TW"]),
        ("kết quả thực hiện chỉ thị 45 và chỉ thị 62 năm 2022", ["45-CT/TW", "62-CT/TW"]),
    ],
)
def test_a_time_behind_a_number_is_said_of_that_document(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches, found.given.missing) == ("list", expected, ())


def test_a_time_behind_a_list_tells_its_documents_apart(known: Knowledge) -> None:
    found = ask(known, "nghị quyết 25, nghị quyết 24 năm 2013")
    assert found.matches == [MOBILIZATION]
    assert ask(known, "chỉ thị 05 và 11 năm 2021").matches == ["05-CT/TU", "11-CT/TU"]


def test_the_time_that_excludes_a_document_is_said_with_its_number(known: Knowledge) -> None:
    given = answer("nghị quyết 25 năm 2010 và nghị quyết 24", known)
    assert names(known, given.matches) == ["24-NQ/TW"]
    (missing,) = given.missing
    assert given.question.text[missing.start : missing.end] == "nghị quyết 25 năm 2010"
    assert not given.unconfirmed


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("chỉ thị 59 và nghị định 145 của Chính phủ", ["59-CT/TW", "145/2020/NĐ-CP"]),
        (
            "kết luận 101, kết luận 07 và kết luận 65 của Bộ Chính trị",
            ["101-KL/TW", "07-KL/TW", "65-KL/TW"],
        ),
        ("chỉ thị 59 và 04-NQ/TU", ["59-CT/TW", "04-NQ/TU"]),
        ("nghị quyết 04 của Tỉnh ủy và nghị quyết 09 của Bộ Chính trị", ["04-NQ/TU", "09-NQ/TW"]),
    ],
)
def test_an_issuer_behind_one_of_them_excludes_no_other(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches, found.given.missing) == ("list", expected, ())


@pytest.mark.parametrize(
    "question",
    ["nghị quyết 25 về tôn giáo và chỉ thị 18", "nghị quyết 25 và chỉ thị 18 về tôn giáo"],
)
def test_what_stands_behind_a_number_tells_which_is_meant(known: Knowledge, question: str) -> None:
    assert ask(known, question).matches == [RELIGION, "18-CT/TW"]


@pytest.mark.parametrize(
    "question",
    [
        "chỉ thị 71 năm 2003 của Bộ Chính trị và chỉ thị 71 năm 2014",
        "chỉ thị 71 năm 2003 và chỉ thị 71 năm 2014 của Ban Bí thư",
        "chỉ thị 71 năm 2003 của Bộ Chính trị và chỉ thị 71 năm 2014 của Ban Bí thư",
    ],
)
def test_an_issuer_behind_a_year_is_that_of_its_document(question: str) -> None:
    by = {1: ("Bộ Chính trị", 2003), 2: ("Ban Bí thư", 2014)}
    held = knowledge(
        directives=[
            directive(id_, "71-CT/TW", "", issuer=issuer, dates=[datetime.date(year, 5, 6)])
            for id_, (issuer, year) in by.items()
        ]
    )
    given = ask(held, question).given
    assert ([one.id for one in given.matches], given.missing) == ([1, 2], ())
