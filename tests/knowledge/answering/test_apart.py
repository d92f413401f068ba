"""Messages that ask of several things, a document and a task or two subjects among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.knowledge.answering.asking import LAW, MOBILIZATION, RELIGION, YOUTH, ask, names
from tests.knowledge.catalogues import directive, knowledge

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kết luận 101 là gì và nhiệm vụ 4 làm gì", ["101-KL/TW", "nhiệm vụ 4"]),
        ("nhiem vu 4 lam gi va ket luan 101 la gi", ["nhiệm vụ 4", "101-KL/TW"]),
        ("chỉ thị 59 nói gì? còn nv 8 thì sao?", ["59-CT/TW", "nhiệm vụ 8"]),
        ("kl 101 noi gi nv 5 noi gi", ["101-KL/TW", "nhiệm vụ 5"]),
        ("145/2020/NĐ-CP, nhiệm vụ 2", ["145/2020/NĐ-CP", "nhiệm vụ 2"]),
        ("chỉ thị 59 và 62, nhiệm vụ 1", ["59-CT/TW", "62-CT/TW", "nhiệm vụ 1"]),
        ("nhiệm vụ 1, nhiệm vụ 7 và chỉ thị 59", ["nhiệm vụ 1", "nhiệm vụ 7", "59-CT/TW"]),
        ("chỉ thị 59 với nhiệm vụ 2", ["59-CT/TW", "nhiệm vụ 2"]),
        ("chỉ thị về người khuyết tật là gì, nhiệm vụ 10 làm gì", ["11-CT/TU", "nhiệm vụ 10"]),
        ("luật dân chủ cơ sở là gì, nhiệm vụ 8 làm gì", [LAW, "nhiệm vụ 8"]),
        ("nghị quyết 25 và nhiệm vụ 4", [MOBILIZATION, YOUTH, RELIGION, "nhiệm vụ 4"]),
        ("nhiệm vụ về khuyết tật và chỉ thị về dân tộc Mông", ["nhiệm vụ 3", "45-CT/TW"]),
    ],
)
def test_each_thing_that_a_message_asks_of_is_answered(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert sorted(found.matches) == sorted(expected)
    assert len(found.given.parts) > 1


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("trong nhiệm vụ 3, chỉ thị nào về người khuyết tật", "11-CT/TU"),
        ("nhiệm vụ 3 làm gì với chỉ thị 11-CT/TU", "nhiệm vụ 3"),
        ("theo chỉ thị 59, nhiệm vụ 3 làm gì", "nhiệm vụ 3"),
        ("nhiệm vụ nào nêu chỉ thị 59 và nghị quyết về người khuyết tật", "nhiệm vụ 3"),
    ],
)
def test_what_is_asked_of_one_by_the_other_is_one_question(
    known: Knowledge, question: str, expected: str
) -> None:
    found = ask(known, question)
    assert (found.matches[:1], found.given.parts) == ([expected], ())


@pytest.mark.parametrize("turn", [1, -1])
def test_articles_and_documents_of_a_subject_are_two_questions(turn: int) -> None:
    held = knowledge(
        directives=[
            directive(1, "15-KH/TU", "nuôi tằm", doc_type="Kế hoạch"),
            directive(2, "16-KH/TU", "đan lát", doc_type="Kế hoạch"),
        ],
        titles=["Bản Lác nuôi tằm", "Hội đua thuyền"],
    )
    wishes = ["bài viết về nuôi tằm", "văn bản về nuôi tằm"][::turn]
    found = ask(held, f"cho tôi {wishes[0]} và {wishes[1]}")
    assert found.matches == ["Bản Lác nuôi tằm", "15-KH/TU"][::turn]


def test_what_has_no_answer_is_left_to_be_said(known: Knowledge) -> None:
    found = ask(known, "chỉ thị 59 là gì và nhiệm vụ 15 làm gì")
    assert (found.outcome, found.matches) == ("answer", ["59-CT/TW"])
    assert [names(known, part.matches) for part in found.given.parts] == [["59-CT/TW"], []]
