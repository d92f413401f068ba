"""Questions that name documents by number: exactly, and never with another number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.kinds import Attribute
from knowledge.answering.model import Lack
from knowledge.answering.related import related_articles
from knowledge.search.lexicon import Kind
from tests.knowledge.answering.asking import MOBILIZATION, RELIGION, YOUTH, ask, name, names

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match

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
        ("nghị định 145 có bao nhiêu điều", "145/2020/NĐ-CP", Attribute.UNRECORDED),
        ("quyết định 99 của cơ quan nào", "99-QĐ/TW", Attribute.ISSUER),
        ("nghị quyết 24-NQ/TW khóa mấy", "24-NQ/TW", Attribute.TERM),
        ("chỉ thị 59 thuộc nhiệm kỳ nào", "59-CT/TW", Attribute.TERM),
        ("nghị quyết 04-NQ/TU thuộc nhiệm vụ nào", "04-NQ/TU", Attribute.TASKS),
        ("chỉ thị 33 nằm ở nhiệm vụ mấy", "33/CT-TTg", Attribute.TASKS),
        ("kết luận 65-KL/TW thực hiện văn bản nào", "65-KL/TW", Attribute.IMPLEMENTS),
        ("kế hoạch 31 triển khai nghị quyết nào", "31-KH/TU", Attribute.IMPLEMENTS),
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
    ],
)
def test_documents_that_carry_out_another(
    known: Knowledge, question: str, outcome: str, expected: list[str]
) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == (outcome, expected)


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
