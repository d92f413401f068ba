"""Questions that name documents by number: exactly, and never with another number."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tests.knowledge import catalogues
from tests.knowledge.answering.asking import MOBILIZATION, RELIGION, YOUTH, ask, name

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

ALL_THREE = {YOUTH, MOBILIZATION, RELIGION}


def test_every_number_is_answered_with_exactly_its_bearers(known: Knowledge) -> None:
    for number, bearers in known.catalogue.by_number.items():
        for directive in bearers:
            same = [one for one in bearers if one.citation == directive.citation]
            found = ask(known, str(directive.citation))
            assert found.outcome == ("answer" if len(same) == 1 else "choices"), number
            assert set(found.matches) == {name(one, known) for one in same}


@pytest.mark.parametrize(
    ("typed", "together"),
    [("N Q 04 - T U", "NQ 04-TU"), ("C T 33", "CT 33"), ("n q 25", "nq 25"), ("k h 31", "kh 31")],
)
def test_letters_that_are_typed_apart_are_those_of_a_number(
    known: Knowledge, typed: str, together: str
) -> None:
    found = ask(known, typed)
    assert found.matches
    assert found.matches == ask(known, together).matches


@pytest.mark.parametrize(
    ("question", "outcome", "expected"),
    [
        ("Chỉ thị 33 do ai ban hành, ngày nào, thuộc nhiệm vụ nào?", "answer", ["33/CT-TTg"]),
        ("chỉ thị 33 thuộc nhiệm vụ nào và ra khi nào", "answer", ["33/CT-TTg"]),
        (
            "04-NQ/TU ra ngày nào và 33/CT-TTg do ai ban hành?",
            "list",
            ["04-NQ/TU", "33/CT-TTg"],
        ),
    ],
)
def test_several_things_that_are_asked_of_documents_are_all_in_the_reply(
    known: Knowledge, question: str, outcome: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches, found.attribute) == (outcome, expected, None)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("04-NQ/TU", "04-NQ/TU"),
        ("Nghị quyết số 04-NQ/TU, ngày 19/11/2021 của Ban Thường vụ Tỉnh ủy", "04-NQ/TU"),
        ("nghị quyết 04-NQ/TU ngày 5/11/2021", "04-NQ/TU"),
        ("nq04tu", "04-NQ/TU"),
        ("nghij quyeets soos 04 tinhr uyr", "04-NQ/TU"),
        ("nghi5 quye61t so61 04 ti3nh u3y", "04-NQ/TU"),
        ("NQ 04", "04-NQ/TU"),
        ("de an 07 cua btv tinh uy", "07-ĐA/TU"),
        ("07 của ban bí thư", "07-KL/TW"),
        ("văn bản 07 năm 2011", "07-KL/TW"),
        ("vb 04 cua chinh phu", "04/2015/NĐ-CP"),
        ("quy chế 7", "07-QC/TU"),
        ("kết luận một trăm linh năm của Tỉnh uỷ", "105-KL/TU"),
        ("quyết định 99", "99-QĐ/TW"),
        ("quy định 124", "124-QĐ/TW"),
        ("quyết định 99-QĐ/TW", "99-QĐ/TW"),
        ("phap lenh 34 2007 ubtvqh", "34/2007/PL-UBTVQH11"),
        ("34/2007/PL-UBTVQH", "34/2007/PL-UBTVQH11"),
        ("chỉ thị 33 của thủ tướng", "33/CT-TTg"),
        ("kế hoạch 781 của ubnd tỉnh", "781/KH-UBND"),
        ("chi thi 11 cua tinh uy nghe an", "11-CT/TU"),
        ("nghị quyết 04-NQ/TU đã hết hiệu lực chưa", "04-NQ/TU"),
        ("thông báo 64", "64-TB/TW"),
        ("thông báo kết luận 64", "64-TB/TW"),
    ],
)
def test_one_document(known: Knowledge, question: str, expected: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("25-NQ/TW", ALL_THREE),
        ("số 25 của trung ương", ALL_THREE),
        ("văn bản số 04", {"04-ĐA/TU", "04-NQ/TU", "04/2015/NĐ-CP"}),
        ("số 02", {"02-NQ/TW", "02-ĐA/TU"}),
        ("07/TU", {"07-QC/TU", "07-ĐA/TU"}),
        ("07", {"07-QC/TU", "07-ĐA/TU", "07-KL/TW"}),
    ],
)
def test_a_number_of_several_is_asked_back(
    known: Knowledge, question: str, expected: set[str]
) -> None:
    found = ask(known, question)
    assert found.outcome == "choices"
    assert set(found.matches) == expected
    assert len(found.matches) == len(expected)


def test_choices_are_offered_newest_first(known: Knowledge) -> None:
    assert ask(known, "25-NQ/TW").matches == [MOBILIZATION, YOUTH, RELIGION]
    assert ask(known, "số 02").matches == ["02-NQ/TW", "02-ĐA/TU"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nq 25 năm 2008", YOUTH),
        ("nq25tw 2013", MOBILIZATION),
        ("nghị quyết 25 ngày 3/6/2013", MOBILIZATION),
        ("nq 25 ngay 25.7.2008", YOUTH),
        ("nghị quyết 25 tháng 7 năm 2008", YOUTH),
        ("nghị quyết 25 khóa IX", RELIGION),
        ("nghij quyeets 25 tw khoas 9", RELIGION),
        ("nghị quyết 25-NQ/TW về công tác thanh niên", YOUTH),
        ("nghị quyết 25 về tôn giáo", RELIGION),
        ("nq 25 dan van", MOBILIZATION),
        ("số 04 về dân chủ trong cơ quan hành chính", "04/2015/NĐ-CP"),
    ],
)
def test_year_term_or_subject_tell_apart(known: Knowledge, question: str, expected: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Chỉ thị 59-CT/WT", "59-CT/TW"),
        ("Nghị quyết 02-QN/TW", "02-NQ/TW"),
        ("Kết luận 95-LK/TU", "95-KL/TU"),
        ("Kế hoạch 781/KH-UNBD", "781/KH-UBND"),
        ("Chỉ thị 33/CT-TGg", "33/CT-TTg"),
        ("64-BT/TW", "64-TB/TW"),
        ("kế hoạch 222-KG/TU", "222-KH/TU"),
        ("Chỉ thị 45-CTT/TW", "45-CT/TW"),
        ("chỉ thị 11-CR/TU", "11-CT/TU"),
        ("nghị quyêt 09-NQ/TWW", "09-NQ/TW"),
        ("Pháp lệnh 34/2007/PL-UBTQVH11", "34/2007/PL-UBTVQH11"),
        ("Nghị định 145/2O2O/NĐ-CP", "145/2020/NĐ-CP"),
        ("Đề án l0-ĐA/TU", "10-ĐA/TU"),
        ("Kết luận số 105-КL/ТU", "105-KL/TU"),
        ("99/QĐ-TW", "99-QĐ/TW"),
    ],
)
def test_misspelt_letters_are_repaired(known: Knowledge, question: str, expected: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("14-NQ/TU", "04-NQ/TU"),
        ("Nghị quyết số 14-NQ/TU của Tỉnh ủy", "04-NQ/TU"),
        ("05-CT/TW", "05-CT/TU"),
        ("24-NQ/TU", "24-NQ/TW"),
        ("04-KL/TU", "04-NQ/TU"),
        ("11-CT/TW", "11-CT/TU"),
        ("781/QĐ-UBND", "781/KH-UBND"),
        ("2.781/KH-UBND", "781/KH-UBND"),
        ("04/2016/NĐ-CP", "04/2015/NĐ-CP"),
        ("nghị quyết 04-NQ/TU năm 2013", "04-NQ/TU"),
        ("nghị quyết 25 năm 2010", YOUTH),
        ("chỉ thị 33 của Bộ Chính trị", "33/CT-TTg"),
    ],
)
def test_another_number_is_never_the_answer(known: Knowledge, question: str, near: str) -> None:
    found = ask(known, question)
    assert found.outcome == "none"
    assert near in found.matches
    assert len(found.matches) <= 3
    assert found.related == []


@pytest.mark.parametrize("question", ["đề án 06-ĐA/HU", "de an 06 nam 2019"])
def test_what_is_of_the_type_is_offered_first(question: str) -> None:
    new, old = datetime.date(2021, 6, 10), datetime.date(2020, 2, 3)
    held = [
        catalogues.directive(1, "06-KL/TW", "tín dụng", doc_type="Kết luận", dates=[new]),
        catalogues.directive(2, "06-ĐA/TU", "làng nghề", doc_type="Đề án", dates=[old]),
    ]
    found = ask(catalogues.knowledge(directives=held), question)
    assert (found.outcome, found.matches) == ("none", ["06-ĐA/TU", "06-KL/TW"])


@pytest.mark.parametrize(
    "question",
    ["nghị định 100/2019", "Nghị định 100/2019/NĐ-CP", "1600-KH/BDVTW", "chỉ thị 9999", "số 77"],
)
def test_a_number_that_nothing_is_near_to(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("none", [])


def test_a_changed_digit_is_never_repaired(known: Knowledge) -> None:
    for directive in known.catalogue.directives.values():
        if directive.citation is None:
            continue
        number, rest = directive.citation.number, str(directive.citation)[2:]
        other = f"9{number[1:]}" if number[0] != "9" else f"8{number[1:]}"
        found = ask(known, f"{other}{rest}")
        assert directive.citation.number == number
        assert found.outcome == "none", f"{other}{rest}"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Trong chương trình năm 2023 Chỉ thị 59-CT/TW nằm ở đâu", "59-CT/TW"),
        ("Chỉ thị 59-CT/TW nằm ở nhiệm vụ nào của năm 2023", "59-CT/TW"),
        ("sáng 15/3/2023 họp cần Quyết định 99-QĐ/TW", "99-QĐ/TW"),
        ("đến năm 2025 nghị quyết 04-NQ/TU còn thực hiện không", "04-NQ/TU"),
        ("đề án 07-ĐA/TU đến 2025", "07-ĐA/TU"),
        ("UBND xã cần tra Nghị định 04/2015/NĐ-CP", "04/2015/NĐ-CP"),
        ("tôi ở UBND phường, cho hỏi Chỉ thị 30-CT/TW", "30-CT/TW"),
        ("ubnd xã hỏi chỉ thị 30", "30-CT/TW"),
        ("BTV Tỉnh ủy giám sát Quy định 124-QĐ/TW", "124-QĐ/TW"),
    ],
)
def test_a_time_or_an_issuer_of_something_else_excludes_none(
    known: Knowledge, question: str, expected: str
) -> None:
    found = ask(known, question)
    assert found.outcome == "answer"
    assert found.matches[0].startswith(expected)


@pytest.mark.parametrize(
    "question", ["chỉ thị 30-CT/TW năm 2023", "30-CT/TW ngày 1/1/2023", "chỉ thị 05 của Ban Bí thư"]
)
def test_a_time_or_an_issuer_of_the_number_itself_does(known: Knowledge, question: str) -> None:
    assert ask(known, question).outcome == "none"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("04-NQ/TU và 05-CT/TU", {"04-NQ/TU", "05-CT/TU"}),
        ("các nghị quyết 02 và 09", {"02-NQ/TW", "09-NQ/TW"}),
        ("nghị quyết 04-NQ/TU và đề án 07-ĐA/TU", {"04-NQ/TU", "07-ĐA/TU"}),
        ("chỉ thị 05, 11", {"05-CT/TU", "11-CT/TU"}),
        ("so sánh 04-NQ/TU với 04-ĐA/TU", {"04-NQ/TU", "04-ĐA/TU"}),
    ],
)
def test_several_numbers_are_a_list(known: Knowledge, question: str, expected: set[str]) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert set(found.matches) == expected


def test_letters_that_go_on_name_no_body(known: Knowledge) -> None:
    assert ask(known, "02/BCT").matches == ["02-NQ/TW"]
    assert ask(known, "02/BCT-TTTN").outcome == "none"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("thông tri 16", ["16-TT/TU"]),
        ("tt 16 tỉnh ủy", ["16-TT/TU"]),
        ("các thông tri", ["16-TT/TU"]),
        ("quy định 77", ["77-QĐ/TW"]),
    ],
)
def test_letters_say_what_types_they_may_be_of(question: str, expected: list[str]) -> None:
    assert ask(lettered(), question).matches == expected


@pytest.mark.parametrize(
    "question", ["thông tư 16", "thông tư 16-TT/TU", "các thông tư", "thông tư nào", "dự án 05"]
)
def test_a_type_that_has_the_letters_of_another_is_not_that_one(question: str) -> None:
    assert ask(lettered(), question).outcome == "none"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nghị quyết 16-TT/TU", ["16-TT/TU"]),
        ("kế hoạch số 05-ĐA/TU", ["05-ĐA/TU"]),
        ("chỉ thị 77-QĐ/TW", ["77-QĐ/TW"]),
        ("chỉ thị 77-QĐ/TU", []),
    ],
)
def test_a_whole_number_is_found_behind_the_name_of_another_type(
    question: str, expected: list[str]
) -> None:
    found = ask(lettered(), question)
    assert (found.matches if found.outcome == "answer" else []) == expected


def lettered() -> Knowledge:
    """Documents whose letters are those of several types."""
    held = [
        catalogues.directive(1, "16-TT/TU", "Đại hội Mặt trận", doc_type="Thông tri"),
        catalogues.directive(2, "77-QĐ/TW", "Góp ý", doc_type="Quyết định"),
        catalogues.directive(3, "05-ĐA/TU", "Cán bộ trẻ", doc_type="Đề án"),
    ]
    text = "Theo Thông tri 16-TT/TU, Quyết định 77-QĐ/TW, Đề án 05-ĐA/TU."
    kon_tum = catalogues.source(1, "Kon Tum", 2022)
    return catalogues.knowledge([catalogues.task(1, kon_tum, 1, text, (1, 2, 3))], held)
