"""What a question leaves out of what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.knowledge.answering.asking import MOBILIZATION, RELIGION, YOUTH, ask

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

OF_NO_BUREAU = {"05-CT/TU", "11-CT/TU", "33/CT-TTg", "45-CT/TW", "62-CT/TW"}
OF_2021_BUT_DIRECTIVES = {
    "04-ĐA/TU", "04-NQ/TU", "07-QC/TU", "07-ĐA/TU", "02-NQ/TW", "781/KH-UBND", "105-KL/TU",
    "95-KL/TU",
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # by issuer, time, type
        ("các chỉ thị không phải của Bộ Chính trị", OF_NO_BUREAU),
        ("cac chi thi khong phai cua bo chinh tri", OF_NO_BUREAU),
        ("liệt kê các kế hoạch không do Tỉnh ủy ban hành", {"781/KH-UBND"}),
        ("các nghị quyết trung ương không phải khóa IX", {
            YOUTH, MOBILIZATION, "02-NQ/TW", "09-NQ/TW",
        }),
        ("văn bản năm 2021 ngoài chỉ thị", OF_2021_BUT_DIRECTIVES),
        ("ngoài chỉ thị thì năm 2021 còn văn bản nào", OF_2021_BUT_DIRECTIVES),
        ("các văn bản trước năm 2000 trừ năm 1998", {"45-CT/TW", "62-CT/TW"}),
        # one description is denied, of what is excepted all
        (
            "các kế hoạch không phải năm 2021 của Tỉnh ủy",
            {"222-KH/TU", "31-KH/TU", "121-KH/TU"},
        ),
        ("các chỉ thị trừ chỉ thị năm 2021 của Tỉnh ủy", {
            "59-CT/TW", "30-CT/TW", "33/CT-TTg", "45-CT/TW", "62-CT/TW", "18-CT/TW",
        }),
        # by number
        ("các đề án của Tỉnh ủy trừ đề án 04 và đề án 07", {"10-ĐA/TU", "02-ĐA/TU", "01-ĐA/TU"}),
        ("trong các nghị quyết, trừ nghị quyết 25, còn những nghị quyết nào", {
            "04-NQ/TU", "02-NQ/TW", "09-NQ/TW", "24-NQ/TW",
        }),
        ("Ngoài 04-NQ/TU, nhiệm vụ 2 còn văn bản nào", {
            "04-ĐA/TU", "05-CT/TU", "07-QC/TU", "07-ĐA/TU",
        }),
        ("nhiệm vụ 3 có văn bản nào không phải của tỉnh", {YOUTH, MOBILIZATION, "59-CT/TW"}),
        # tasks, by the documents that they name
        ("nhiệm vụ nào không có nghị quyết", {f"nhiệm vụ {n}" for n in (1, 5, 7, 10)}),
        ("nhiệm vụ nào không triển khai chỉ thị nào", {f"nhiệm vụ {n}" for n in (1, 4, 7, 10)}),
        ("nhiệm vụ nào không nhắc tới văn bản nào", {f"nhiệm vụ {n}" for n in (1, 7, 10)}),
        ("nhiem vu khong co van ban cua trung uong", {f"nhiệm vụ {n}" for n in (1, 2, 7, 10)}),
    ],
)  # fmt: skip
def test_a_set_without_what_is_left_out(
    known: Knowledge, question: str, expected: set[str]
) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert set(found.matches) == expected


def test_what_is_left_out_of_a_subject(known: Knowledge) -> None:
    found = ask(known, "văn bản nào không phải của Trung ương về dân tộc").matches
    assert {"02-ĐA/TU", "222-KH/TU", "105-KL/TU"} <= set(found)
    assert not [name for name in found if name.endswith("/TW")]
    assert ask(known, "nhiệm vụ về tôn giáo không có nghị quyết").matches == [
        "nhiệm vụ 7",
        "nhiệm vụ 1",
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nghị quyết không phải của Trung ương", ["04-NQ/TU"]),
        ("không phải nghị quyết 04 mà là đề án 04", ["04-ĐA/TU"]),
        ("đề án 04 chứ không phải nghị quyết 04", ["04-ĐA/TU"]),
        ("nghị quyết 25 không phải khóa IX", [MOBILIZATION, YOUTH]),
        ("nghị quyết 04 không phải của Trung ương à", ["04-NQ/TU"]),
    ],
)
def test_what_is_meant_beside_what_is_not(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    assert ask(known, question).matches == expected


def test_what_was_shown_is_shown_without_what_is_left_out(known: Knowledge) -> None:
    assert set(ask(known, "các chỉ thị", "trừ chỉ thị của Bộ Chính trị").matches) == OF_NO_BUREAU
    assert ask(known, "các nghị quyết", "còn không phải của Trung ương").matches == ["04-NQ/TU"]


def test_articles_without_those_of_a_year(known: Knowledge) -> None:
    found = ask(known, "các bài không phải năm 2022")
    assert len(found.matches) == 10
    assert not [title for title in found.matches if "2022" in title]


def test_what_the_sources_print_no_issuer_of(known: Knowledge) -> None:
    found = ask(known, "văn bản nào không ghi cơ quan ban hành")
    assert {"64-TB/TW", RELIGION} <= set(found.matches)
    assert "04-NQ/TU" not in found.matches


@pytest.mark.parametrize(
    "question",
    [
        "tài liệu lưu trữ năm 2021",
        "bài trừ hủ tục",
        "người Việt Nam ở nước ngoài của Bộ Chính trị",
        "đối ngoại năm 2021",
        "các văn bản ngoài nghị quyết này",
        "không phải nghị quyết nào cũng có ngày",
        "văn bản năm 2021 có phải của Tỉnh ủy không",
    ],
)
def test_what_is_no_exclusion(known: Knowledge, question: str) -> None:
    assert ask(known, question).given.question.excluded is None


@pytest.mark.parametrize(
    ("question", "every", "left_out"),
    [
        ("chỉ thị không nói về nông dân", "các chỉ thị", {"59-CT/TW"}),
        ("cac nghi quyet khong phai ve thanh nien", "các nghị quyết", {YOUTH}),
        ("đề án nào không liên quan đến dân tộc thiểu số", "các đề án", {"02-ĐA/TU"}),
        ("nhiệm vụ không nói về tôn giáo", "các nhiệm vụ", {"nhiệm vụ 1", "nhiệm vụ 7"}),
        ("bài không nói về dân vận khéo", "các bài", {"Dân vận khéo vùng đồng bào có đạo"}),
    ],
)
def test_a_subject_is_left_out(
    known: Knowledge, question: str, every: str, left_out: set[str]
) -> None:
    found, whole = ask(known, question), ask(known, every)
    assert found.outcome == "list"
    assert set(found.matches) < set(whole.matches)
    assert not [one for one in found.matches if one.startswith(tuple(left_out))]


def test_a_subject_is_left_out_of_a_subject(known: Knowledge) -> None:
    found = ask(known, "văn bản về tôn giáo không nói về đạo Tin lành")
    assert "101-KL/TW" not in found.matches
    assert "18-CT/TW" in found.matches


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ 5 không nói về phụ nữ",
        "nghị quyết 04 không nói về nông dân",
        "nhiệm vụ 5 có nói về phụ nữ không",
        "tôi không nói về nông dân",
    ],
)
def test_what_leaves_out_no_subject(known: Knowledge, question: str) -> None:
    assert ask(known, question).given.question.left_out == ""


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("nghị quyết 25 không phải về dân vận mà về tôn giáo", RELIGION),
        ("khong phai nghi quyet 25 ve dan van ma la ve ton giao", RELIGION),
        ("không phải nghị quyết về dân vận, mà là nghị quyết về thanh niên", YOUTH),
        ("văn bản không phải về tôn giáo mà là về doanh nhân", "09-NQ/TW"),
    ],
)
def test_a_subject_stands_in_the_place_of_another(
    known: Knowledge, question: str, meant: str
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [meant])
