"""What is asked of the last thing by its kind: its tasks, its days, some of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Lack
from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import MOBILIZATION, YOUTH, ask
from tests.knowledge.catalogues import article, directive, knowledge, source, task
from tests.knowledge.libraries import library_of

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    "then",
    [
        "nhiệm vụ nào thực hiện nó",
        "nhiệm vụ nào triển khai văn bản này",
        "nhiệm vụ nào thực hiện",
        "mấy nhiệm vụ dẫn nó",
        "nó được bao nhiêu nhiệm vụ trích dẫn",
        "có mấy nhiệm vụ nhắc đến nghị quyết này",
        "những nhiệm vụ nào căn cứ vào văn bản đó",
    ],
)
def test_the_tasks_that_carry_it_out_or_cite_it_are_those_that_name_it(
    known: Knowledge, then: str
) -> None:
    found = ask(known, "nghị quyết 24", then)
    assert (found.matches, found.attribute) == (["24-NQ/TW"], Attribute.TASKS)
    assert ask(known, then).given.lack is Lack.NOTHING_BEFORE


@pytest.mark.parametrize(
    "then",
    [
        "nó bị thay thế bởi văn bản nào",
        "quyết định đó đã bị văn bản nào thay thế",
        "nó sửa đổi văn bản nào",
        "quyết định cũ số mấy",
        "thay cho văn bản nào",
        "thay cho quyết định nào",
    ],
)
def test_what_changed_a_document_is_no_other_document_of_its_task(then: str) -> None:
    of_two = knowledge(
        [task(1, source(1, "Hà Nam", 2024), 1, "Quy chế bến nước", [1, 2])],
        [directive(1, "71-QĐ/TU", "bến nước"), directive(2, "72-QĐ/TW", "nguồn nước")],
    )
    found = ask(of_two, "71-QĐ/TU", then)
    assert (found.matches, found.attribute) == (["71-QĐ/TU"], Attribute.UNRECORDED)


@pytest.mark.parametrize(
    ("last", "then"),
    [
        ("đề án 04", "giai đoạn nào"),
        ("đề án 04", "thế giai đoạn mấy"),
        ("nhiệm vụ 6", "điểm sáng nào"),
        ("nhiệm vụ 10", "bao nhiêu mô hình"),
        ("kế hoạch 222", "nghị quyết nào"),
    ],
)
def test_which_or_how_many_of_what_it_says_is_asked_of_the_last_thing(
    known: Knowledge, last: str, then: str
) -> None:
    assert ask(known, last, then).matches == ask(known, last).matches
    assert ask(known, last, "tôn giáo nào").matches == ask(known, "tôn giáo nào").matches


@pytest.mark.parametrize(
    ("last", "then", "expected", "attribute"),
    [
        ("chỉ thị 33", "của Chính phủ hay Thủ tướng", ["33/CT-TTg"], Attribute.ISSUER),
        ("chỉ thị 33", "ban hành tháng 10 hay tháng 11", ["33/CT-TTg"], Attribute.DATE),
        ("nhiệm vụ 3", "hạn tháng 9 hay tháng 10", ["nhiệm vụ 3"], Attribute.DEADLINE),
        ("nhiệm vụ 3", "Sở Y tế hay Tỉnh đoàn chủ trì", ["nhiệm vụ 3"], Attribute.RESPONSIBLE),
        ("các nghị định", "của Thủ tướng hay Tỉnh ủy", [], None),
        ("nghị quyết 24", "được kế hoạch nào của Tỉnh ủy cụ thể hóa", ["222-KH/TU"], None),
        ("nghị quyết 24", "văn bản nào của Bộ Chính trị tiếp tục thực hiện", ["65-KL/TW"], None),
    ],
)
def test_either_of_two_and_who_carries_it_out_are_asked_of_the_last_thing(
    known: Knowledge, last: str, then: str, expected: list[str], attribute: Attribute | None
) -> None:
    found = ask(known, last, then)
    assert (found.matches if expected else []) == expected
    assert found.attribute is attribute


def test_what_says_how_a_law_is_carried_out_names_it() -> None:
    of_law = knowledge(
        directives=[
            directive(1, "20/2031/QH16", "Luật Bến nước", doc_type="Luật"),
            directive(2, "9/2032/NĐ-CP", "Quy định chi tiết Luật Bến nước", doc_type="Nghị định"),
            directive(3, "7/2032/TT-BNV", "Hướng dẫn Luật Bến nước", doc_type="Thông tư"),
            directive(4, "8/2032/NĐ-CP", "Trông coi bến nước", doc_type="Nghị định"),
        ]
    )
    for then, expected in (
        ("nghị định hướng dẫn nó là gì", [2]),
        ("văn bản nào hướng dẫn nó", [2, 3]),
        ("thông tư quy định chi tiết luật này", [3]),
        ("nghị định nào quy định chi tiết", [2]),
        ("thông tư nào hướng dẫn thi hành", [3]),
    ):
        found = ask(of_law, "luật 20/2031/QH16", then)
        assert [one.id for one in found.given.matches] == expected
    for by_number, expected in (
        ("nghị định hướng dẫn luật 20/2031/QH16", [2]),
        ("văn bản nào hướng dẫn thi hành luật 20/2031/QH16", [2, 3]),
        ("thông tư nào thực hiện luật 20/2031/QH16", [3]),
        ("văn bản nào triển khai Luật Bến nước", [2, 3]),
        ("co van ban nao huong dan luat ben nuoc khong", [2, 3]),
        ("luật Bến nước", [1]),
    ):
        found = ask(of_law, by_number)
        assert [one.id for one in found.given.matches] == expected
    assert ask(of_law, "thông tư hướng dẫn nghị định 9/2032").given.lack is Lack.NO_CARRIER

    guide = ask(of_law, "nghị định 9/2032/NĐ-CP", "nó hướng dẫn luật nào")
    assert [one.id for one in guide.given.matches] == [2]
    that_law = ask(of_law, "nghị định 9/2032/NĐ-CP", "luật đó số mấy")
    assert [one.id for one in that_law.given.matches] == [1]


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("nđ nào hướng dẫn", [3]),
        ("nghi dinh nao quy dinh chi tiet luat nay", [3]),
        ("văn bản nào hướng dẫn thi hành", [3, 4]),
        ("pháp lệnh nào hướng dẫn", []),
    ],
)
def test_what_carries_out_any_of_those_that_were_listed(then: str, expected: list[int]) -> None:
    of_laws = knowledge(
        directives=[
            directive(1, "20/2031/QH16", "Luật Bến nước", doc_type="Luật"),
            directive(2, "21/2031/QH16", "Luật Bến đò", doc_type="Luật"),
            directive(3, "9/2032/NĐ-CP", "Quy định chi tiết Luật Bến nước", doc_type="Nghị định"),
            directive(4, "7/2032/TT-BNV", "Hướng dẫn Luật Bến đò", doc_type="Thông tư"),
            directive(5, "8/2032/NĐ-CP", "Hướng dẫn làm thuyền", doc_type="Nghị định"),
        ]
    )
    given = ask(of_laws, "các luật", then).given
    assert [one.id for one in given.matches if not given.lack] == expected
    assert (given.lack is Lack.NO_CARRIER) is not bool(expected)


def test_a_type_alone_is_of_the_task_that_is_talked_about(known: Knowledge) -> None:
    assert ask(known, "nhiệm vụ 6", "cho xem kế hoạch").matches == ["781/KH-UBND"]
    assert ask(known, "nhiệm vụ 6", "nghị quyết đâu").matches == ["09-NQ/TW"]
    beyond = ask(known, "nhiệm vụ 6", "cho xem pháp lệnh")
    assert (beyond.matches, len(beyond.given.beyond)) == (["34/2007/PL-UBTVQH11"], 1)


@pytest.mark.parametrize(
    ("then", "asked"),
    [
        ("có bao nhiêu nhiệm vụ", Attribute.TASKS),
        ("thế tổng cộng mấy nhiệm vụ", Attribute.TASKS),
        ("co may nhiem vu, giai phap", Attribute.UNRECORDED),
        ("nó có bao nhiêu điểm", Attribute.UNRECORDED),
        ("gồm mấy khoản", Attribute.UNRECORDED),
    ],
)
def test_how_many_are_asked_of_the_last_document(
    known: Knowledge, then: str, asked: Attribute
) -> None:
    found = ask(known, "nghị quyết 24", then)
    assert (found.matches, found.attribute) == (["24-NQ/TW"], asked)
    assert len(ask(known, "có bao nhiêu nhiệm vụ").matches) > 1
    assert ask(known, "nghị quyết 24", "mấy điểm sáng").matches != ["24-NQ/TW"]


WELL, LOOM = "Thêm giếng theo 12-KH/TU", "Hội thi khung cửi"


@pytest.fixture(scope="module")
def of_articles() -> Knowledge:
    of = source(1, "Hà Nam", 2024)
    tasks = [task(1, of, 1, "Đào giếng\n- Thời gian: tháng 6/2024", [1]), task(2, of, 2, "Dệt vải")]
    held = knowledge(tasks, [directive(1, "12-KH/TU", "đào giếng", doc_type="Kế hoạch")])
    return held.with_articles(library_of([article(1, WELL), article(2, LOOM)]))


@pytest.mark.parametrize(
    "then",
    [
        "bài đó đăng ngày nào",
        "bai do dang ngay nao",
        "bai nay duoc dang khi nao",
        "bài này lên trang hôm nào",
        "bai do len ngay nao",
        "tin đó đăng bao giờ",
    ],
)
def test_when_that_article_was_published_is_asked_of_it(of_articles: Knowledge, then: str) -> None:
    found = ask(of_articles, LOOM, then)
    assert (found.matches, found.attribute) == ([LOOM], Attribute.DATE)


def test_that_article_is_never_the_task_that_was_talked_about(of_articles: Knowledge) -> None:
    found = ask(of_articles, "nhiệm vụ 1", "bài đó ngày nào")
    assert (found.matches, found.attribute) == ([WELL], Attribute.DATE)
    assert ask(of_articles, "nhiệm vụ 2", "bài đó ngày nào").given.lack is Lack.NO_ARTICLE


def test_the_tasks_of_an_article_are_those_of_its_documents(of_articles: Knowledge) -> None:
    of_well = ("nhiệm vụ 1", "có bài nào không")
    assert ask(of_articles, *of_well, "nhiệm vụ nào").matches == ["nhiệm vụ 1"]
    assert ask(of_articles, *of_well, "nhiệm vụ nào", "hạn").matches == ["nhiệm vụ 1"]
    assert ask(of_articles, LOOM, "nhiệm vụ nào").given.lack is Lack.NO_DOCUMENT


@pytest.mark.parametrize(
    ("before", "then", "expected"),
    [
        ("các nghị định", "cái nào về lao động", ["145/2020/NĐ-CP"]),
        ("công tác tôn giáo", "văn bản nào", "the same"),
        ("các nghị định", "văn bản nào vậy", "the same"),
        ("văn bản của Chính phủ", "bỏ nghị định 04 ra", ["145/2020/NĐ-CP"]),
        ("nghị quyết 25", "bỏ khóa IX ra", [MOBILIZATION, YOUTH]),
    ],
)
def test_some_of_what_was_listed_are_asked_for(
    known: Knowledge, before: str, then: str, expected: list[str] | str
) -> None:
    listed = ask(known, before).matches
    found = ask(known, before, then).matches
    assert found == (listed if expected == "the same" else expected)


def test_which_of_two_came_first_is_not_told_where_one_has_no_day(known: Knowledge) -> None:
    found = ask(known, "chỉ thị 18", "chỉ thị 33", "cái nào trước")
    assert (found.outcome, found.matches) == ("list", ["18-CT/TW", "33/CT-TTg"])


def test_which_document_it_was_is_the_last_one(known: Knowledge) -> None:
    assert ask(known, "người khuyết tật", "văn bản nào").matches == ["11-CT/TU"]


def test_what_is_asked_of_a_type_is_asked_of_that_of_the_task(known: Knowledge) -> None:
    found = ask(known, "nhiệm vụ 6", "kế hoạch của ai")
    assert (found.matches, found.attribute) == (["781/KH-UBND"], Attribute.ISSUER)


def test_the_task_beside_the_one_that_names_the_last_document(known: Knowledge) -> None:
    assert ask(known, "nghị quyết 09", "nhiệm vụ tiếp theo").matches == ["nhiệm vụ 7"]


def test_a_number_alone_behind_a_list_of_tasks_is_the_one_of_that_number(known: Knowledge) -> None:
    assert ask(known, "nhiệm vụ 7 đến 9", "9").matches == ["nhiệm vụ 9"]
    assert ask(known, "nhiệm vụ 7 đến 9", "33").matches == ["33/CT-TTg"]
    assert ask(known, "các chỉ thị khóa VII", "9").matches == ask(known, "9").matches


def test_others_than_were_shown_are_asked_for(known: Knowledge) -> None:
    found = ask(known, "nghị định 145", "còn của Chính phủ nữa không")
    assert (found.outcome, found.matches) == ("list", ["04/2015/NĐ-CP"])
    assert ask(known, "nghị định 145", "nghị định nào nữa không").matches == found.matches
    none = ask(known, "chỉ thị 33", "còn của Thủ tướng nữa không")
    assert (none.outcome, none.given.lack) == ("none", Lack.NO_MORE)


def test_the_only_one_of_a_list_is_talked_about(known: Knowledge) -> None:
    found = ask(known, "các pháp lệnh", "nó ra ngày nào")
    assert (found.outcome, found.matches) == ("answer", ["34/2007/PL-UBTVQH11"])


@pytest.mark.parametrize(
    "then", ["sao lại 15/12?", "sao ngày 15 tháng 12", "sao ghi 15/12/2000", "sao lại hai năm"]
)
def test_why_a_date_is_as_it_is_asks_for_the_date(known: Knowledge, then: str) -> None:
    found = ask(known, "chỉ thị 59", then)
    assert (found.matches, found.attribute) == (["59-CT/TW"], Attribute.DATE)


@pytest.mark.parametrize(
    ("then", "attribute"),
    [
        ("Huyện đoàn chủ trì đúng không", Attribute.RESPONSIBLE),
        ("do Sở Nội vụ chủ trì phải không", Attribute.RESPONSIBLE),
        ("Công an tỉnh phối hợp à", Attribute.BESIDE),
    ],
)
def test_who_is_doubted_behind_a_document_is_asked_of_it(
    known: Knowledge, then: str, attribute: Attribute
) -> None:
    found = ask(known, "chỉ thị 33", then)
    assert (found.matches, found.attribute) == (["33/CT-TTg"], attribute)
