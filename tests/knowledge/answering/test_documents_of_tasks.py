"""Which of a task's documents are asked for: by their year, the newest, those of two tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Lack
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ 4 có văn bản nào năm 2018", ["124-QĐ/TW"]),
        ("nhiệm vụ 4 có văn bản nào ban hành năm 2018", ["124-QĐ/TW"]),
        ("văn bản năm 2021 trong nhiệm vụ 3", ["04-NQ/TU", "11-CT/TU"]),
        ("nhiem vu 3 vb 2021", ["04-NQ/TU", "11-CT/TU"]),
        ("nghị quyết năm 2021 trong nhiệm vụ 3", ["04-NQ/TU"]),
        ("nghị quyết trong nhiệm vụ 3 năm 2021", ["04-NQ/TU"]),
        ("nhiệm vụ 8 có chỉ thị nào năm 94", ["45-CT/TW"]),
        ("văn bản của nhiệm vụ 6 năm 2023", ["33/CT-TTg", "781/KH-UBND", "09-NQ/TW"]),
        ("nhiệm vụ 6 năm 2023 có văn bản nào", ["33/CT-TTg", "781/KH-UBND", "09-NQ/TW"]),
    ],
)
def test_a_year_beside_documents_of_a_task_is_theirs(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", expected)


@pytest.mark.parametrize(
    "question", ["nhiệm vụ 4 có văn bản nào năm 2019", "nhiệm vụ 4 có văn bản nào năm 2023"]
)
def test_a_task_without_documents_of_a_year(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.matches, found.given.lack) == (["nhiệm vụ 4"], Lack.NO_DOCUMENT)


@pytest.mark.parametrize("question", ["nhiệm vụ 3 năm 2021", "nhiệm vụ 3 năm 2022 có văn bản nào"])
def test_a_year_behind_a_task_is_that_of_its_programme(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("none", [])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("văn bản mới nhất trong nhiệm vụ 8", "105-KL/TU"),
        ("nhiệm vụ 8 văn bản nào cũ nhất", "45-CT/TW"),
        ("nghị quyết mới nhất trong nhiệm vụ 3", "04-NQ/TU"),
        ("nhiệm vụ 3 nghị quyết nào ra sau cùng", "04-NQ/TU"),
        ("chỉ thị cũ nhất của nhiệm vụ 3 và nhiệm vụ 8", "45-CT/TW"),
    ],
)
def test_the_newest_or_oldest_document_of_a_task(
    known: Knowledge, question: str, expected: str
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [expected])


def test_so_many_of_the_newest_documents_of_a_task(known: Knowledge) -> None:
    found = ask(known, "2 văn bản mới nhất của nhiệm vụ 8")
    assert (found.outcome, found.matches) == ("list", ["105-KL/TU", "222-KH/TU"])
    assert found.given.about is None


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ 2 và nhiệm vụ 3 có chung văn bản nào",
        "văn bản nào vừa ở nhiệm vụ 2 vừa ở nhiệm vụ 3",
        "nhiệm vụ 2 và 3 có gì chung",
        "nhiệm vụ 2 có văn bản nào trùng với nhiệm vụ 3",
        "nv 2 va nv 3 co chung vb nao",
        "văn bản nằm trong cả nhiệm vụ 2 và nhiệm vụ 3",
        "nhiệm vụ 2 và nhiệm vụ 3 cùng nhắc nghị quyết nào",
    ],
)
def test_what_two_tasks_have_in_common(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", ["04-NQ/TU"])


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("nhiệm vụ 4 và nhiệm vụ 5 có chung văn bản nào không", ["nhiệm vụ 4", "nhiệm vụ 5"]),
        ("nhiệm vụ 2 và nhiệm vụ 3 có chung chỉ thị nào", ["nhiệm vụ 2", "nhiệm vụ 3"]),
    ],
)
def test_tasks_that_have_nothing_in_common(
    known: Knowledge, question: str, tasks: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches, found.given.lack) == ("none", tasks, Lack.NO_COMMON)


def test_documents_of_two_tasks_without_such_a_word_are_those_of_either(known: Knowledge) -> None:
    assert len(ask(known, "văn bản của nhiệm vụ 2 và nhiệm vụ 3").matches) == 9


def test_the_tasks_of_a_document_are_choices_where_all_that_one_names_is_asked_for(
    known: Knowledge,
) -> None:
    found = ask(known, "nghị quyết 04-NQ/TU", "nhiệm vụ này nêu những văn bản nào")
    assert (found.outcome, found.matches) == ("choices", ["nhiệm vụ 2", "nhiệm vụ 3"])


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("văn bản nào quy định việc này", ["24-QĐ/TW", "31-QC/TU"]),
        ("vb nao quy dinh", ["24-QĐ/TW", "31-QC/TU"]),
        ("quy chế nào quy định điều đó?", ["31-QC/TU"]),
        ("quy định nào", ["24-QĐ/TW"]),
    ],
)
def test_what_says_what_is_to_be_done_need_be_no_regulation(then: str, expected: list[str]) -> None:
    documents = [
        directive(1, "24-QĐ/TW", "gặp gỡ người dân", doc_type="Quy định"),
        directive(2, "31-QC/TU", "trả lời người dân", doc_type="Quy chế"),
    ]
    known = knowledge([task(1, source(1, "Gia Lai", 2026), 1, "Gặp gỡ", [1, 2])], documents)
    assert ask(known, "nhiệm vụ 1", then).matches == expected
