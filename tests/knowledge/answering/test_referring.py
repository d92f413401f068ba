"""Words that refer to what was shown, and what is asked for within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Lack, Match
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from tests.knowledge.answering.asking import MOBILIZATION, RELIGION, YOUTH, ask, names

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("last", "then", "expected"),
    [
        ("95-KL/TU", "đề án đó ban hành năm nào", "01-ĐA/TU"),
        ("105-KL/TU", "de an do ngay nao", "02-ĐA/TU"),
        ("07-KL/TW", "chỉ thị đó của ai", "62-CT/TW"),
        ("07-KL/TW", "chỉ thị này của ai", "62-CT/TW"),
        ("62-CT/TW", "kết luận ấy của ai", "07-KL/TW"),
        ("07-KL/TW", "kết luận đó của ai", "07-KL/TW"),
        ("07-KL/TW", "văn bản đó của ai", "07-KL/TW"),
        ("07-KL/TW", "nghị định đó của ai", "07-KL/TW"),
    ],
)
def test_that_of_a_type_is_what_the_last_document_carries_out_or_is_carried_out_by(
    known: Knowledge, last: str, then: str, expected: str
) -> None:
    assert ask(known, last, then).matches == [expected]


@pytest.mark.parametrize("before", [["nhiệm vụ 5"], ["nhiệm vụ 5", "có mấy văn bản"]])
def test_that_of_a_type_is_of_the_last_task_or_list(known: Knowledge, before: list[str]) -> None:
    found = ask(known, *before, "pháp lệnh đó ngày nào")
    assert (found.outcome, found.matches) == ("answer", ["34/2007/PL-UBTVQH11"])
    assert found.attribute is Attribute.DATE
    several = ask(known, *before, "hai nghị định đó của ai")
    assert several.matches == ["04/2015/NĐ-CP", "145/2020/NĐ-CP"]


def test_which_of_a_list_that_has_none_is_none_of_it(known: Knowledge) -> None:
    found = ask(known, "nghị quyết 25", "cái nào của tỉnh")
    assert (found.outcome, found.given.lack) == ("none", Lack.NO_SUCH)
    wider = ask(known, "nhiệm vụ 6", "chỉ thị trong đó", "kế hoạch nào trong đó")
    assert wider.matches == ["781/KH-UBND"]


@pytest.mark.parametrize(
    ("questions", "then", "expected"),
    [
        (["nhiệm vụ 8", "cái nào của Bộ Chính trị"], "nghị quyết đó của ai", ["24-NQ/TW"]),
        (["nhiệm vụ 9", "có đề án nào không"], "kết luận đó của ai", ["95-KL/TU", "101-KL/TW"]),
        (["bài phong trào Dân vận khéo ở huyện Diễn Châu"], "chỉ thị đó của ai", ["05-CT/TU"]),
    ],
)
def test_that_of_a_type_which_was_not_listed_is_of_what_the_list_is_about(
    known: Knowledge, questions: list[str], then: str, expected: list[str]
) -> None:
    assert ask(known, *questions, then).matches == expected


def test_what_was_listed_has_none_of_is_looked_for_beyond_it_and_that_is_said(
    known: Knowledge,
) -> None:
    found = ask(known, "các chỉ thị", "của Chính phủ")
    assert found.matches == ask(known, "của Chính phủ").matches
    assert len(found.given.beyond) == 8


@pytest.mark.parametrize("then", ["cái sau", "tiếp", "xem tiếp đi"])
def test_the_next_of_a_list_is_asked_for_shortly(known: Knowledge, then: str) -> None:
    assert ask(known, "các chỉ thị", "cái mới nhất", then).matches == ["11-CT/TU"]


@pytest.mark.parametrize("then", ["nv đó nói gì", "nhiệm vụ ấy là gì", "nhiệm vụ đó yêu cầu gì"])
def test_that_task_is_the_task_of_the_last_document(known: Knowledge, then: str) -> None:
    found = ask(known, "nghị quyết 09", "ngày nào", then)
    assert (found.outcome, found.matches) == ("answer", ["nhiệm vụ 6"])
    several = ask(known, "04-NQ/TU", then)
    assert (several.outcome, several.matches) == ("choices", ["nhiệm vụ 2", "nhiệm vụ 3"])


def test_that_article_is_one_of_those_that_were_listed(known: Knowledge) -> None:
    listed = ask(known, "05-CT/TU", "có bài nào không").matches
    found = ask(known, "05-CT/TU", "có bài nào không", "bài đó nói gì")
    assert (found.outcome, found.matches) == ("choices", listed)


@pytest.mark.parametrize(
    "then",
    [
        "văn bản nào tiếp tục thực hiện đề án này",
        "văn bản nào thực hiện nó",
        "văn bản nào thực hiện",
    ],
)
def test_what_carries_out_this_document(known: Knowledge, then: str) -> None:
    assert ask(known, "01-ĐA/TU", then).matches == ["95-KL/TU"]


def test_the_other_one_is_of_the_type_in_the_task_of_the_last_document(known: Knowledge) -> None:
    found = ask(known, "nghị định 145", "còn nghị định kia?", "ngày nào")
    assert (found.matches, found.attribute) == (["04/2015/NĐ-CP"], Attribute.DATE)
    assert ask(known, "nghị định 145", "nghị định kia của ai").matches == ["145/2020/NĐ-CP"]


@pytest.mark.parametrize("question", ["còn cái 33?", "cái 33 thì sao", "còn 33?"])
def test_another_number_is_asked_about_shortly(known: Knowledge, question: str) -> None:
    assert ask(known, "30-CT/TW", question).matches == ["33/CT-TTg"]


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("cái nào mới hơn", "124-QĐ/TW"),
        ("cái nào ra sau", "124-QĐ/TW"),
        ("văn bản nào ban hành sau", "124-QĐ/TW"),
        ("cái nào cũ hơn", "99-QĐ/TW"),
        ("cái nào có trước", "99-QĐ/TW"),
        ("văn bản mới nhất", "124-QĐ/TW"),
    ],
)
def test_which_of_two_came_first(known: Knowledge, then: str, expected: str) -> None:
    found = ask(known, "99-QĐ/TW và 124-QĐ/TW", then)
    assert (found.outcome, found.matches) == ("answer", [expected])


def test_the_last_two_that_were_talked_about_are_compared(known: Knowledge) -> None:
    talk = ["chỉ thị 45", "ngày nào", "số 62 thì sao", "của ai"]
    assert ask(known, *talk, "cái nào trước").matches == ["45-CT/TW"]
    assert ask(known, *talk, "cái nào mới hơn").matches == ["62-CT/TW"]
    assert ask(known, "chỉ thị 45", "cái nào trước").outcome == "none"


@pytest.mark.parametrize("then", ["nó mới hơn 222-KH/TU không", "văn bản này có trước 222-KH/TU à"])
def test_the_last_document_is_compared_with_one_that_is_named(known: Knowledge, then: str) -> None:
    found = ask(known, "65-KL/TW", then)
    assert (found.outcome, found.matches) == ("list", ["65-KL/TW", "222-KH/TU"])
    assert ask(known, "65-KL/TW", "222-KH/TU").matches == ["222-KH/TU"]


@pytest.mark.parametrize(
    ("task", "then", "expected"),
    [
        ("nhiệm vụ 8", "văn bản mới nhất trong đó", ["105-KL/TU"]),
        ("nhiệm vụ 3", "văn bản cũ nhất", ["59-CT/TW"]),
        ("nhiệm vụ 8", "cái nào của Ban Bí thư", ["45-CT/TW", "07-KL/TW", "62-CT/TW"]),
        ("nv 9", "vb nào cua ban bi thu", ["101-KL/TW"]),
        ("nhiệm vụ 4", "văn bản nào năm 2021", ["02-NQ/TW"]),
        ("nhiệm vụ 2", "có chỉ thị nào không", ["05-CT/TU"]),
        ("nhiệm vụ 3", "2 văn bản cũ nhất", ["59-CT/TW", YOUTH]),
    ],
)
def test_which_one_is_asked_of_the_task_that_is_talked_about(
    known: Knowledge, task: str, then: str, expected: list[str]
) -> None:
    for questions in ([task], [task, "có mấy văn bản"]):
        assert ask(known, *questions, then).matches == expected


def test_the_same_of_another_issuer_is_asked_of_the_same_task(known: Knowledge) -> None:
    found = ask(known, "nhiệm vụ 9", "văn bản nào của Ban Bí thư", "còn của Bộ Chính trị")
    assert found.matches == ["18-CT/TW"]


def test_what_the_task_has_none_of_is_looked_for_beyond_it_and_that_is_said(
    known: Knowledge,
) -> None:
    found = ask(known, "nhiệm vụ 3", "văn bản nào của Ban Bí thư")
    assert found.matches == ask(known, "văn bản nào của Ban Bí thư").matches
    assert found.given.beyond == ask(known, "nhiệm vụ 3").given.matches
    inside = ask(known, "nhiệm vụ 3", "văn bản nào của Ban Bí thư trong đó")
    assert (inside.outcome, inside.given.lack) == ("none", Lack.NO_DOCUMENT)
    of_type = ask(known, "nhiệm vụ 4", "có chỉ thị nào không")
    assert (of_type.outcome, of_type.given.lack) == ("none", Lack.NO_DOCUMENT)


def test_a_question_for_all_of_an_issuer_is_of_everything(known: Knowledge) -> None:
    alone = ask(known, "các chỉ thị của Ban Bí thư").matches
    assert ask(known, "nhiệm vụ 9", "các chỉ thị của Ban Bí thư").matches == alone


@pytest.mark.parametrize(
    ("offered", "then", "expected"),
    [
        ("văn bản số 04", "đề án", "04-ĐA/TU"),
        ("nghị quyết 25", "tôn giáo", RELIGION),
        ("nghị quyết 25", "của thanh niên", YOUTH),
        ("nghị quyết 25", "năm 2013", MOBILIZATION),
        ("nghị quyết 25", "khóa IX", RELIGION),
    ],
)
def test_what_is_said_behind_choices_chooses_one(
    known: Knowledge, offered: str, then: str, expected: str
) -> None:
    found = ask(known, offered, then)
    assert (found.outcome, found.matches) == ("answer", [expected])


@pytest.mark.parametrize("then", ["công tác dân tộc", "văn bản về tôn giáo", "các nghị quyết"])
def test_what_is_said_better_by_others_than_were_offered_chooses_none(
    known: Knowledge, then: str
) -> None:
    alone = ask(known, then).matches
    assert ask(known, "công tác tôn giáo", then).matches == alone
    assert ask(known, "nghị quyết 25", then).matches == alone


def test_the_tasks_of_what_was_offered(known: Knowledge) -> None:
    offered = ask(known, "công tác tôn giáo").matches
    found = ask(known, "công tác tôn giáo", "nhiệm vụ nào?")
    assert (found.matches, found.attribute) == (offered, Attribute.TASKS)
    assert len(ask(known, "công tác tôn giáo", "các nhiệm vụ").matches) == 10
    without = ask(known, "nhiệm vụ nào không có nghị quyết").matches
    assert ask(known, "công tác tôn giáo", "nhiệm vụ nào không có nghị quyết").matches == without
    none = ask(known, "công tác tôn giáo", "nhiệm vụ nào?", "có bài viết nào không")
    assert none.given.lack is Lack.NO_ARTICLE


@pytest.mark.parametrize(
    ("then", "attribute"),
    [("ai ban hành", Attribute.ISSUER), ("ngày nào", Attribute.DATE), ("ngày", Attribute.DATE)],
)
def test_issuer_and_date_are_asked_of_the_documents_of_a_task(
    known: Knowledge, then: str, attribute: Attribute
) -> None:
    found = ask(known, "nhiệm vụ 6", then)
    assert found.matches == ["33/CT-TTg", "781/KH-UBND", "09-NQ/TW"]
    assert (found.outcome, found.attribute) == ("list", attribute)
    assert ask(known, "nhiệm vụ 1", then).matches == ["nhiệm vụ 1"]


@pytest.mark.parametrize(
    ("then", "attribute"),
    [
        ("năm 2012 phải không", Attribute.DATE),
        ("luật nào thay thế", Attribute.UNRECORDED),
        ("có văn bản nào mới hơn thay thế không", Attribute.UNRECORDED),
        ("ngày", Attribute.DATE),
        ("cơ quan", Attribute.ISSUER),
        ("hạn khi nào", Attribute.DEADLINE),
        ("tên đầy đủ là gì", None),
        ("trích yếu", None),
        ("số mấy", None),
        ("sao lại có hai tên?", None),
        ("sao trùng số thế", None),
        ("tóm tắt lại ngắn gọn", None),
        ("tom tat di", None),
    ],
)
def test_what_is_doubted_or_said_shortly_is_asked_of_the_last_document(
    known: Knowledge, then: str, attribute: Attribute | None
) -> None:
    found = ask(known, "101-KL/TW", then)
    assert (found.outcome, found.matches) == ("answer", ["101-KL/TW"])
    assert found.attribute is attribute


def test_a_polite_word_doubts_nothing(known: Knowledge) -> None:
    alone = ask(known, "của Bộ Chính trị").matches
    assert ask(known, "101-KL/TW", "của Bộ Chính trị ạ").matches == alone


@pytest.mark.parametrize(
    "then", ["kể ra", "liệt kê", "bao nhiêu cái", "có bao nhiêu", "nội dung là gì"]
)
@pytest.mark.parametrize("before", ["các chỉ thị", "có mấy nhiệm vụ", "nghị quyết 25"])
def test_a_list_is_told_again(known: Knowledge, before: str, then: str) -> None:
    listed, found = ask(known, before), ask(known, before, then)
    assert (found.outcome, found.matches) == (listed.outcome, listed.matches)


def test_the_documents_of_the_same_task(known: Knowledge) -> None:
    found = ask(known, "nghị quyết 09", "cùng nhiệm vụ còn văn bản gì")
    assert found.matches == ["33/CT-TTg", "781/KH-UBND"]


def test_the_programme_is_none_of_the_documents(known: Knowledge) -> None:
    found = ask(known, "33/CT-TTg", "ai ký chương trình này")
    assert Match(Kind.DIRECTIVE, 19, 100.0) not in found.given.matches


@pytest.mark.parametrize(
    ("then", "attribute"),
    [
        ("hai cái này khác gì nhau", None),
        ("khác nhau chỗ nào", None),
        ("hai văn bản này khác nhau thế nào", None),
        ("giống nhau không", None),
        ("so sánh hai cái này", None),
        ("cùng ngày à", Attribute.DATE),
        ("hai cái này có cùng ngày không", Attribute.DATE),
        ("cùng cơ quan ban hành à", Attribute.ISSUER),
    ],
)
def test_the_last_two_are_set_beside_each_other(
    known: Knowledge, then: str, attribute: Attribute | None
) -> None:
    found = ask(known, "nghị định 04", "còn nghị định 145", then)
    assert (found.outcome, found.matches) == ("list", ["04/2015/NĐ-CP", "145/2020/NĐ-CP"])
    assert found.attribute is attribute


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("kế hoạch của tỉnh thực hiện nó", ["222-KH/TU"]),
        ("tỉnh mình triển khai bằng kế hoạch nào", ["222-KH/TU"]),
        ("nó được triển khai bằng văn bản nào", ["65-KL/TW", "222-KH/TU"]),
        ("kết luận thực hiện nghị quyết này", ["65-KL/TW"]),
        ("tỉnh có kế hoạch thực hiện không", ["222-KH/TU"]),
    ],
)
def test_what_carries_it_out_is_of_the_type_and_the_issuer_that_are_said(
    known: Knowledge, then: str, expected: list[str]
) -> None:
    assert ask(known, "nghị quyết 24", then).matches == expected


def test_where_none_carries_it_out_what_stands_beside_it_is_told(known: Knowledge) -> None:
    found = ask(known, "chỉ thị 33", "kế hoạch của tỉnh thực hiện nó")
    assert (found.outcome, found.given.lack) == ("none", Lack.NO_CARRIER)
    assert names(known, found.given.others) == ["781/KH-UBND"]
