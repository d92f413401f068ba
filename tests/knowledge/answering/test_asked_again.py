"""What was asked is asked again: of a part, of others, of something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Lack, Match
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from tests.knowledge.answering.asking import MOBILIZATION, RELIGION, ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("của Tỉnh ủy", {"05-CT/TU", "11-CT/TU"}),
        ("năm 2021", {"05-CT/TU", "11-CT/TU", "33/CT-TTg"}),
        ("khóa VII", {"45-CT/TW", "62-CT/TW"}),
    ],
)
def test_a_list_is_narrowed(known: Knowledge, then: str, expected: set[str]) -> None:
    found = ask(known, "các chỉ thị", then)
    assert found.outcome == "list"
    assert set(found.matches) == expected


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (["năm 2021 thôi"], {"05-CT/TU", "11-CT/TU", "33/CT-TTg"}),
        (["nam 2021 thoi a"], {"05-CT/TU", "11-CT/TU", "33/CT-TTg"}),
        (["chỉ lấy của Tỉnh ủy"], {"05-CT/TU", "11-CT/TU"}),
        (["năm 2021", "chỉ của Thủ tướng Chính phủ thôi"], {"33/CT-TTg"}),
        (["năm 2021", "chỉ chỉ thị thôi"], {"05-CT/TU", "11-CT/TU", "33/CT-TTg"}),
    ],
)
def test_only_those_of_a_list_are_asked_for(
    known: Knowledge, then: list[str], expected: set[str]
) -> None:
    found = ask(known, "các chỉ thị", *then)
    assert found.outcome == "list"
    assert set(found.matches) == expected


def test_a_type_of_what_was_listed_is_no_set_of_all_of_that_type(known: Knowledge) -> None:
    found = ask(known, "văn bản năm 2021", "của Bộ Chính trị thôi", "chỉ nghị quyết thôi")
    assert (found.outcome, found.matches) == ("list", ["02-NQ/TW"])


def test_what_a_list_has_nothing_of_is_said_to_be_none_of_it(known: Knowledge) -> None:
    found = ask(known, "các chỉ thị", "chỉ lấy năm 2019")
    assert (found.outcome, found.given.lack) == ("none", Lack.NO_SUCH)


def test_words_that_ask_for_a_part_are_taken_from_no_subject(known: Knowledge) -> None:
    found = ask(known, "chỉ nghị quyết thôi")
    assert found.matches == ask(known, "nghị quyết").matches
    assert not ask(known, "văn bản về xây dựng chi bộ").given.question.narrows


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (["chỉ thị của Bộ Chính trị", "còn của Ban Bí thư?"], ["62-CT/TW", "45-CT/TW"]),
        (
            ["chỉ thị của Tỉnh ủy", "còn của Bộ Chính trị", "còn nghị quyết?"],
            ["02-NQ/TW", "09-NQ/TW"],
        ),
        (["văn bản về người Hoa", "còn kế hoạch thì sao"], ["31-KH/TU"]),
        (["chỉ thị của Bộ Chính trị", "Ban Bí thư thì sao?"], ["62-CT/TW", "45-CT/TW"]),
        (["các nghị định", "còn pháp lệnh", "còn 2007"], ["34/2007/PL-UBTVQH11"]),
        (["chỉ thị nào về dân vận khéo", "còn về người khuyết tật"], ["11-CT/TU"]),
        (["nhiệm vụ nào về tôn giáo", "còn nông thôn mới"], ["nhiệm vụ 10"]),
        (["chỉ thị nào về dân vận khéo", "còn về công đoàn"], ["02-NQ/TW"]),
        (["chỉ thị nào về dân vận khéo", "con ve nguoi khuyet tat"], ["11-CT/TU"]),
        (["chỉ thị 05-CT/TU", "còn của Thủ tướng"], ["33/CT-TTg"]),
        (["nhiệm vụ nào nói về tôn giáo", "thế còn chỉ thị thì sao"], ["18-CT/TW"]),
        (["nhiệm vụ 3 có những nghị quyết nào", "còn chỉ thị"], ["11-CT/TU", "59-CT/TW"]),
        (
            ["văn bản năm 2021", "của Bộ Chính trị thôi", "ngày nào", "còn của Thủ tướng"],
            ["33/CT-TTg"],
        ),
    ],
)
def test_what_was_asked_is_asked_again_with_a_part_of_it_replaced(
    known: Knowledge, questions: list[str], expected: list[str]
) -> None:
    assert ask(known, *questions).matches == expected


def test_a_word_that_is_written_alike_asks_for_no_other_subject(known: Knowledge) -> None:
    alone = ask(known, "con đường tôn giáo").matches
    assert ask(known, "chỉ thị nào về dân vận khéo", "con đường tôn giáo").matches == alone


def test_a_number_that_nothing_bears_so_is_not_asked_for_again(known: Knowledge) -> None:
    alone = ask(known, "của Ban Bí thư")
    assert ask(known, "nghị quyết 02 ra ngày nào", "còn của Ban Bí thư").matches == alone.matches


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (["số 04 của Chính phủ", "còn của Tỉnh ủy"], {"04-NQ/TU", "04-ĐA/TU"}),
        (["nghị quyết 25 năm 2008", "còn năm 2013"], {MOBILIZATION}),
        (["nghị quyết 25", "năm 2008", "còn cái 2013"], {MOBILIZATION}),
        (["nghị quyết 25", "năm 2008", "thế cái năm 2013 nói về gì"], {MOBILIZATION}),
        (["nghị quyết 25", "năm 2008", "còn khóa IX"], {RELIGION}),
        (["nghị quyết 25", "năm 2008", "còn cái nào nữa không"], {MOBILIZATION, RELIGION}),
        (["chỉ thị của Bộ Chính trị", "cái mới nhất", "còn gì nữa"], {"18-CT/TW", "30-CT/TW"}),
    ],
)
def test_others_of_the_same_number_or_list_are_asked_for(
    known: Knowledge, questions: list[str], expected: set[str]
) -> None:
    assert set(ask(known, *questions).matches) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (["đề án 04", "còn 02"], ["02-ĐA/TU"]),
        (["đề án 04", "số 02 thì sao"], ["02-ĐA/TU"]),
        (["nghị quyết 25", "còn 04"], ["04-NQ/TU"]),
        (["đề án 10", "còn 04"], ["04-ĐA/TU"]),
        (["chỉ thị 33", "còn 145"], ["145/2020/NĐ-CP"]),
        (["đề án 04", "02"], ["02-ĐA/TU", "02-NQ/TW"]),
    ],
)
def test_a_number_alone_is_of_the_type_that_is_talked_about(
    known: Knowledge, questions: list[str], expected: list[str]
) -> None:
    assert sorted(ask(known, *questions).matches) == sorted(expected)


def test_others_than_were_told_are_not_what_was_asked_again(known: Knowledge) -> None:
    found = ask(known, "chỉ thị của Ban Bí thư", "còn nghị quyết nào khác")
    assert "04-NQ/TU" in found.matches


def test_an_attribute_of_a_list_is_asked_of_each(known: Knowledge) -> None:
    found = ask(known, "các chỉ thị", "ban hành ngày nào")
    assert (found.outcome, found.attribute) == ("list", Attribute.DATE)
    assert found.matches == ask(known, "các chỉ thị").matches


def test_an_article_rests_on_no_document(known: Knowledge) -> None:
    assert ask(known, "bài về tết", "văn bản nào").outcome == "none"


def test_a_task_is_not_asked_for_the_day_or_the_issuer_of_a_document(known: Knowledge) -> None:
    for asked in ("chỉ thị 05-CT/TU của ai", "đề án 04 ban hành ngày nào"):
        found = ask(known, asked, "thế nhiệm vụ 7 thì sao")
        assert (found.matches, found.attribute) == (["nhiệm vụ 7"], None)


@pytest.mark.parametrize(
    "questions",
    [
        ("nhiệm vụ 1 Sơn La", "mấy cây cầu", "còn Hòa Bình"),
        ("nhiem vu 1 son la", "bao nhieu cay cau", "hoa binh"),
        ("nhiệm vụ 1 Sơn La", "thế còn ở tỉnh Hòa Bình thì mấy cây cầu"),
        ("nhiệm vụ 1 Sơn La", "tỉnh Hòa Bình mấy cây cầu"),
    ],
)
def test_how_many_of_something_is_asked_of_another_place(questions: tuple[str, ...]) -> None:
    here, there = source(1, "Sơn La", 2025), source(2, "Hòa Bình", 2025)
    tasks = [
        task(11, here, 1, "Mở đường lên bản. Làm 12 cây cầu treo qua suối.", [1]),
        task(21, there, 1, "Dệt vải. Mở 3 lớp dạy nghề.", [1]),
        task(22, there, 2, "Mở đường vào xã. Làm 7 cây cầu tre qua kênh.", [2]),
    ]
    held = [directive(1, "5-HD/TU", "cách làm cây cầu"), directive(2, "6-KH/TU", "đường xã")]
    assert [one.id for one in ask(knowledge(tasks, held), *questions).given.matches] == [22]


@pytest.mark.parametrize("then", ["33 nữa", "cho em xem 33 luôn", "thêm 33", "cả 33 nữa nhé"])
def test_one_more_number_is_asked_the_same(known: Knowledge, then: str) -> None:
    found = ask(known, "chỉ thị 59 ngày nào", then)
    assert (found.matches, found.attribute) == (["33/CT-TTg"], Attribute.DATE)
    assert ask(known, "nhiệm vụ 5", "6 nữa").matches == ["nhiệm vụ 6"]


@pytest.fixture(scope="module")
def of_years() -> Knowledge:
    """Two provinces, one of which has programmes of two years; a resolution that one carries out,
    and a plan of one of them."""
    ha_nam, of_2024, of_2026 = (
        source(id_, province, year)
        for id_, province, year in ((1, "Hà Nam", 2025), (2, "Gia Lai", 2024), (3, "Gia Lai", 2026))
    )
    held = [
        directive(1, "71-NQ/TW", "Giữ nghề dệt"),
        replace(directive(2, "72-KH/TU", "Thực hiện Nghị quyết số 71-NQ/TW"), implements=(1,)),
        directive(3, "73-KL/TW", "Bến nước"),
    ]
    held[0] = replace(held[0], implemented_by=(2,))
    return knowledge(
        [
            task(1, ha_nam, 1, "Giữ nghề dệt, giữ bến nước", [1, 2, 3]),
            task(2, ha_nam, 2, "Mở lớp học"),
            task(3, of_2024, 1, "Giữ nghề dệt", [1]),
            task(4, of_2024, 2, "Bến nước", [3]),
            task(5, of_2026, 1, "Giữ nghề dệt ở buôn", [1]),
            task(6, of_2026, 2, "Trồng rừng"),
        ],
        held,
    )


@pytest.mark.parametrize("then", ["còn Gia Lai thì sao", "còn Gia Lai 2026", "thế Gia Lai"])
def test_a_document_that_a_place_has_not_is_not_found_by_the_name_of_the_place(
    of_years: Knowledge, then: str
) -> None:
    found = ask(of_years, "kế hoạch 72-KH/TU", then)
    assert (found.outcome, found.given.lack) == ("none", Lack.OTHERWISE)


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("nhiệm vụ 2 Hà Nam", "thế Gia Lai 2026"), 6),
        (("nhiệm vụ 2 Hà Nam", "Gia Lai năm 2024"), 4),
        (("nhiệm vụ 1 Hà Nam", "Gia Lai 2026"), 5),
    ],
)
def test_a_place_and_a_year_ask_again_of_the_programme_of_both(
    of_years: Knowledge, questions: tuple[str, ...], expected: int
) -> None:
    assert ask(of_years, *questions).given.matches == (Match(Kind.TASK, expected),)


def test_others_of_a_list_are_those_of_the_programme_of_a_place_and_a_year(
    of_years: Knowledge,
) -> None:
    listed = ("nhiệm vụ 1 Hà Nam", "có những văn bản nào", "72-KH/TU")
    assert ask(of_years, *listed, "còn Gia Lai 2026").matches == ["71-NQ/TW"]
    assert ask(of_years, *listed, "còn Gia Lai 2024").matches == ["71-NQ/TW", "73-KL/TW"]


@pytest.mark.parametrize("before", [(), ("Hà Nam triển khai bằng văn bản nào",)])
def test_what_carries_a_document_out_is_asked_of_places(
    of_years: Knowledge, before: tuple[str, ...]
) -> None:
    asked = ("nghị quyết 71-NQ/TW", *before)
    assert ask(of_years, *asked, "Hà Nam thực hiện bằng văn bản nào").matches == ["72-KH/TU"]
    nothing = ask(of_years, *asked, "Gia Lai thực hiện bằng văn bản nào")
    assert (nothing.matches, nothing.given.lack) == (["71-NQ/TW"], Lack.NO_CARRIER)


@pytest.mark.parametrize(
    "then", ["Gia Lai có văn bản tương tự không", "gia lai co ke hoach nao ve viec nay khong"]
)
def test_what_a_place_has_of_the_subject_of_the_last_document_is_found(then: str) -> None:
    ha_nam, gia_lai = source(1, "Hà Nam", 2025), source(2, "Gia Lai", 2026)
    held = [
        directive(1, "71-KH/TU", "Giữ nghề dệt thổ cẩm", doc_type="Kế hoạch"),
        directive(2, "72-KH/TU", "Nghề dệt thổ cẩm ở buôn", doc_type="Kế hoạch"),
        directive(3, "73-KH/TU", "Bến nước ở buôn", doc_type="Kế hoạch"),
    ]
    tasks = [task(1, ha_nam, 1, "Thi hành", [1]), task(2, gia_lai, 1, "Thi hành", [2, 3])]
    assert ask(knowledge(tasks, held), "71-KH/TU", then).matches == ["72-KH/TU"]
