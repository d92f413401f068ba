"""What is asked of documents that are named by number: attributes, tasks, carriers, articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.facts.related import related_articles
from knowledge.answering.model import Lack
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from tests.knowledge.answering.asking import MOBILIZATION, RELIGION, YOUTH, ask, names
from tests.knowledge.catalogues import directive, knowledge

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match


@pytest.mark.parametrize(
    ("question", "expected", "attribute"),
    [
        ("04-NQ/TU ban hành ngày nào", "04-NQ/TU", Attribute.DATE),
        ("chỉ thị 33 ra đời khi nào", "33/CT-TTg", Attribute.DATE),
        ("kl 65 ky ngay may", "65-KL/TW", Attribute.DATE),
        ("quy chế 07 có từ bao giờ", "07-QC/TU", Attribute.DATE),
        ("chỉ thị 05-CT/TU do ai ban hành", "05-CT/TU", Attribute.ISSUER),
        ("nghị quyết 04-NQ/TU do ai đưa ra", "04-NQ/TU", Attribute.ISSUER),
        ("ai ký nghị quyết 04-NQ/TU", "04-NQ/TU", Attribute.UNRECORDED),
        ("nghị quyết 04-NQ/TU còn hiệu lực không", "04-NQ/TU", Attribute.UNRECORDED),
        ("nghị định 145 còn áp dụng không", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("nghị định 145 năm 2024 còn giá trị không", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("nghị định 145 có bao nhiêu điều", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("nghi dinh 145 phat may trieu", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("nghi dinh 145 chi may chuc trieu 1 thang", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("nghi dinh 145 may dong chi soan", "145/2020/NĐ-CP", None),
        ("quyết định 99 của cơ quan nào", "99-QĐ/TW", Attribute.ISSUER),
        ("nghị quyết 24-NQ/TW khóa mấy", "24-NQ/TW", Attribute.TERM),
        ("chỉ thị 59 thuộc nhiệm kỳ nào", "59-CT/TW", Attribute.TERM),
        ("nghị quyết 04-NQ/TU thuộc nhiệm vụ nào", "04-NQ/TU", Attribute.TASKS),
        ("chỉ thị 33 nằm ở nhiệm vụ mấy", "33/CT-TTg", Attribute.TASKS),
        ("kết luận 65-KL/TW thực hiện văn bản nào", "65-KL/TW", Attribute.IMPLEMENTS),
        ("kế hoạch 31 triển khai nghị quyết nào", "31-KH/TU", Attribute.IMPLEMENTS),
        ("kế hoạch 31 triển khai nghị quyết nào của trung ương", "31-KH/TU", Attribute.IMPLEMENTS),
        ("chỉ thị 33 do cơ quan nào của tỉnh thực hiện", "33/CT-TTg", Attribute.RESPONSIBLE),
        ("chỉ thị 33 của Hội Chữ thập đỏ hả", "33/CT-TTg", Attribute.ISSUER),
        ("kế hoạch 781", "781/KH-UBND", None),
    ],
)
def test_attributes_are_asked_of_the_document(
    known: Knowledge, question: str, expected: str, attribute: Attribute | None
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches[0], found.attribute) == ("answer", expected, attribute)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ nào dẫn chỉ thị 05", ["nhiệm vụ 2"]),
        ("nhiem vu nao nhac den ct 33", ["nhiệm vụ 6"]),
        ("nhiệm vụ nào có nghị định 145", ["nhiệm vụ 5"]),
        ("nhiệm vụ mấy dẫn kết luận 101-KL/TW", ["nhiệm vụ 9"]),
    ],
)
def test_the_task_that_names_a_document(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", expected)


def test_two_tasks_that_name_a_document(known: Knowledge) -> None:
    one = ask(known, "nhiệm vụ nào có nghị quyết 04-NQ/TU")
    assert (one.outcome, one.matches) == ("choices", ["nhiệm vụ 2", "nhiệm vụ 3"])


def test_tasks_of_a_number_of_several(known: Knowledge) -> None:
    found = ask(known, "nhiệm vụ nào nhắc đến nghị quyết 25-NQ/TW")
    assert (found.outcome, found.matches) == ("choices", ["nhiệm vụ 3", "nhiệm vụ 9"])


@pytest.mark.parametrize(
    "question",
    [
        "liệt kê các nhiệm vụ nhắc đến nghị quyết 04-NQ/TU",
        "những nhiệm vụ nào nhắc đến nghị quyết 04-NQ/TU",
        "tất cả nhiệm vụ dẫn nghị quyết 04",
        "những nhiệm vụ nào thực hiện nghị quyết 04-NQ/TU",
        "các nhiệm vụ trọng tâm nào triển khai nghị quyết 04",
    ],
)
def test_all_tasks_that_name_a_document(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", ["nhiệm vụ 2", "nhiệm vụ 3"])


def test_what_is_named_beside_and_not_held_is_said(known: Knowledge) -> None:
    given = answer("chỉ thị 05 và 14", known)
    assert names(known, given.matches) == ["05-CT/TU"]
    assert [named.number for named in given.missing] == ["14"]
    assert answer("chỉ thị 05 và 11", known).missing == ()


@pytest.mark.parametrize(
    ("question", "outcome", "expected"),
    [
        ("văn bản nào thực hiện nghị quyết 24", "list", ["65-KL/TW", "222-KH/TU"]),
        ("nghị quyết 24 được văn bản nào thực hiện", "list", ["65-KL/TW", "222-KH/TU"]),
        ("văn bản nào triển khai kết luận 07-KL/TW", "answer", ["31-KH/TU"]),
        ("vb nao thuc hien de an 02", "answer", ["105-KL/TU"]),
        ("văn bản nào thực hiện nghị định 145", "none", ["145/2020/NĐ-CP"]),
        ("kế hoạch thực hiện Nghị quyết 24-NQ/TW", "answer", ["222-KH/TU"]),
        ("cho em xin kết luận tiếp tục thực hiện đề án 02", "answer", ["105-KL/TU"]),
        ("ket luan thuc hien de an 01", "answer", ["95-KL/TU"]),
        ("kh thuc hien kl 07", "answer", ["31-KH/TU"]),
        ("chỉ thị về tiếp tục thực hiện nghị quyết 25 khóa IX", "answer", ["18-CT/TW"]),
        ("kế hoạch của Tỉnh ủy thực hiện nghị quyết 24", "answer", ["222-KH/TU"]),
        ("kế hoạch thực hiện kết luận 07-KL/TW của Tỉnh ủy", "answer", ["31-KH/TU"]),
        ("kế hoạch thực hiện nghị quyết 24 của Trung ương", "answer", ["222-KH/TU"]),
        ("đề án thực hiện nghị quyết 24", "none", ["24-NQ/TW"]),
        (
            "nghị quyết 24 được văn bản nào của Bộ Chính trị tiếp tục thực hiện",
            "answer",
            ["65-KL/TW"],
        ),
        ("nghị quyết 24 được kế hoạch nào của Tỉnh ủy cụ thể hóa", "answer", ["222-KH/TU"]),
        ("nghị quyết 24 được Tỉnh ủy cụ thể hóa bằng gì", "answer", ["222-KH/TU"]),
        ("Tỉnh ủy thực hiện nghị quyết 24 bằng kế hoạch nào", "answer", ["222-KH/TU"]),
        ("văn bản nào tổng kết nghị quyết 24", "none", ["24-NQ/TW"]),
        ("kết quả thực hiện nghị quyết 24", "answer", ["24-NQ/TW"]),
        ("kế hoạch 222 thực hiện nghị quyết 24", "list", ["222-KH/TU", "24-NQ/TW"]),
    ],
)
def test_documents_that_carry_out_another(
    known: Knowledge, question: str, outcome: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == (outcome, expected)


def test_documents_that_sum_another_up() -> None:
    held = [
        directive(1, "21-NQ/TW", "Giữ rừng đầu nguồn", doc_type="Nghị quyết"),
        directive(2, "60-KL/TW", "Tổng kết 10 năm Nghị quyết số 21-NQ/TW", doc_type="Kết luận"),
        replace(directive(3, "61-KH/TU", "Giữ rừng", doc_type="Kế hoạch"), implements=(1,)),
    ]
    held[0] = replace(held[0], implemented_by=(3,))
    of_forests = knowledge(directives=held)
    for asked in ("văn bản nào", "có kết luận nào", "kết luận nào đã"):
        found = ask(of_forests, f"{asked} tổng kết nghị quyết 21")
        assert (found.outcome, found.matches) == ("answer", ["60-KL/TW"])
    assert ask(of_forests, "văn bản nào thực hiện nghị quyết 21").matches == ["61-KH/TU"]


@pytest.mark.parametrize(
    "question",
    ["quy định 2683-QĐi/TU", "2683-QĐ/TU", "bài nào nhắc đến quy định 2683", "qđi 2683"],
)
def test_a_number_that_only_an_article_names(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert found.outcome == "answer"
    assert "2683-QĐi/TU" in found.matches[0]


def test_articles_about_a_document(known: Knowledge) -> None:
    found = ask(known, "bài về chỉ thị 05-CT/TU")
    assert found.outcome == "choices"
    assert found.matches == names(known, related_articles(_first(known, "05-CT/TU"), known))
    for question in ("liệt kê bài về chỉ thị 05-CT/TU", "những bài nào nói về chỉ thị 05-CT/TU"):
        assert ask(known, question).outcome == "list"
        assert ask(known, question).matches == found.matches


def test_articles_that_relate_to_a_document_and_name_it_not_are_told_apart(
    known: Knowledge,
) -> None:
    assert ask(known, "bài về chỉ thị 05-CT/TU").given.is_unnamed
    assert not ask(known, "bài nào nhắc đến quy định 2683").given.is_unnamed
    assert not ask(known, "bài về nghị quyết 04-NQ/TU").given.is_unnamed


def test_a_document_that_no_article_is_about(known: Knowledge) -> None:
    found = ask(known, "bài về nghị quyết 04-NQ/TU")
    assert (found.outcome, found.matches) == ("none", ["04-NQ/TU"])
    assert found.given.lack is Lack.NO_ARTICLE


@pytest.mark.parametrize(
    ("question", "lack"),
    [
        ("bài về nghị quyết 04-NQ/TU", Lack.NO_ARTICLE),
        ("văn bản nào thực hiện nghị định 145", Lack.NO_CARRIER),
        ("nghị quyết 04-NQ/TU năm 2013", Lack.OTHERWISE),
        ("14-NQ/TU", None),
        ("04-NQ/TU", None),
    ],
)
def test_what_is_missing_of_what_is_held(
    known: Knowledge, question: str, lack: Lack | None
) -> None:
    assert ask(known, question).given.lack is lack


def _first(known: Knowledge, question: str) -> Match:
    return ask(known, question).given.matches[0]


def test_a_document_of_another_kind_of_body_is_not_answered(known: Knowledge) -> None:
    found = ask(known, "số 33 của Tỉnh ủy")
    assert found.outcome == "none"
    assert Kind.DIRECTIVE in {match.kind for match in found.given.matches}


@pytest.mark.parametrize(
    ("question", "outcome", "matches"),
    [
        ("Nghị quyết 04-NQ/TU (NQ 04) là gì", "answer", ["04-NQ/TU"]),
        ("25-NQ/TW, nghị quyết 25", "choices", [MOBILIZATION, YOUTH, RELIGION]),
        ("04-NQ/TU, 04-NQ/TU, 05-CT/TU", "list", ["04-NQ/TU", "05-CT/TU"]),
        ("nhiệm vụ 5 và 5", "answer", ["nhiệm vụ 5"]),
    ],
)
def test_one_thing_named_twice_is_one(
    known: Knowledge, question: str, outcome: str, matches: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == (outcome, matches)
