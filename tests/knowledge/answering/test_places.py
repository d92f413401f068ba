"""Programmes of a city, a district or a commune beside one of the province: whose is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.documents.heading import Level
from knowledge.reading.kinds import Attribute
from knowledge.reading.reader import read_question
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, mention, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

TIEN_GIANG = replace(source(1, "Tiền Giang", 2025), level=Level.PROVINCE)
GO_CONG = replace(source(2, "Gò Công", 2025), level=Level.CITY)
"""A city of Tiền Giang, by which it is not asked for, as this has a programme."""

DOAN_KET = replace(source(3, "Đoàn Kết", 2026), level=Level.COMMUNE, around=("Kon Tum",))
"""A commune whose name is a word, of a province that has no programme."""


@pytest.fixture(scope="module")
def known() -> Knowledge:
    tasks = [
        task(11, TIEN_GIANG, 1, "Nắm tình hình đình chùa", [1]),
        task(12, TIEN_GIANG, 2, "Vận động đoàn kết lương giáo", [3]),
        task(13, TIEN_GIANG, 3, "Giữ vườn cây", [4]),
        task(21, GO_CONG, 1, "Sửa chợ", [2]),
        task(22, GO_CONG, 2, "Trồng rau", [3]),
        task(31, DOAN_KET, 1, "Làm đường", [5]),
    ]
    directives = [
        directive(1, "05-CT/TU", "đình chùa", doc_type="Chỉ thị", issuer="Tỉnh ủy"),
        directive(2, "05-CT/TU", "chợ đêm", doc_type="Chỉ thị", issuer="Thành ủy"),
        directive(3, "25-NQ/TW", "công tác dân vận", doc_type="Nghị quyết"),
        directive(4, "11-ĐA/TU", "Bảo tồn bến tàu Gò Công", doc_type="Đề án", issuer="Tỉnh ủy"),
        directive(5, "07-KH/ĐU", "đường thôn", doc_type="Kế hoạch", issuer="Đảng ủy"),
    ]
    titles = ["Gò Công mở chợ đêm", "Hái quả ở Cai Lậy"]
    return knowledge(tasks, directives, titles)


@pytest.mark.parametrize(
    ("questions", "outcome", "expected"),
    [
        (("nhiệm vụ 3 Gò Công",), "none", []),
        (("nhiem vu 2 cua thanh pho go cong",), "answer", [22]),
        (("nhiệm vụ 2 của Thành ủy Gò Công",), "answer", [22]),
        (("Gò Công có mấy nhiệm vụ",), "list", [21, 22]),
        (("văn bản của Gò Công",), "list", [2, 3]),
        (("05-CT/TU của Gò Công",), "answer", [2]),
        (("tin tức Gò Công",), "answer", [1]),
        (("nhiệm vụ 2 của Gò Công hay Tiền Giang",), "list", [12, 22]),
        (("nhiệm vụ 1 Tiền Giang và nhiệm vụ 2 Gò Công",), "list", [11, 22]),
        (("nhiệm vụ 1", "của Gò Công"), "answer", [21]),
        (("05-CT/TU", "cái của Gò Công"), "answer", [2]),
        (("nhiệm vụ 1 Tiền Giang", "còn nhiệm vụ 2 của Gò Công thì sao"), "answer", [22]),
        (("tôi ở thành phố Gò Công", "nhiệm vụ 1"), "answer", [21]),
        (("mình ở xã Đoàn Kết", "nhiệm vụ 1"), "answer", [31]),
        (("văn bản của xã Đoàn Kết",), "answer", [5]),
        (("văn bản của Đảng ủy xã Đoàn Kết",), "answer", [5]),
        (("nhiệm vụ 1 Tiền Giang",), "answer", [11]),
        (("nhiệm vụ 1 Kon Tum",), "answer", [31]),
        (("tôi ở Kon Tum", "nhiệm vụ 1"), "answer", [31]),
    ],
)
def test_a_programme_is_asked_for_by_its_place_and_by_what_is_around_it(
    known: Knowledge, questions: tuple[str, ...], outcome: str, expected: list[int]
) -> None:
    found = ask(known, *questions)
    assert (found.outcome, [match.id for match in found.given.matches]) == (outcome, expected)


@pytest.mark.parametrize(
    "question",
    ["đề án bảo tồn bến tàu Gò Công", "đề án bến tàu Gò Công", "Bảo tồn bến tàu Gò Công"],
)
def test_a_document_is_found_by_a_place_in_its_title_whosever_programme_names_it(
    known: Knowledge, question: str
) -> None:
    assert [match.id for match in ask(known, question).given.matches] == [4]


@pytest.mark.parametrize(
    ("question", "provinces"),
    [
        ("nhiệm vụ về đoàn kết", ()),
        ("nhiem vu ve doan ket", ()),
        ("nhiệm vụ 1 xã đoàn kết", ("Đoàn Kết",)),
        ("nhiệm vụ 1 của Đoàn Kết", ("Đoàn Kết",)),
        ("nhiệm vụ 1 gò công", ("Gò Công",)),
    ],
)
def test_a_name_that_is_a_word_is_a_place_behind_its_kind_or_in_capitals(
    known: Knowledge, question: str, provinces: tuple[str, ...]
) -> None:
    assert read_question(question, known.lexicon).provinces == provinces


def test_a_name_that_is_a_word_is_searched_for(known: Knowledge) -> None:
    assert [match.id for match in ask(known, "nhiệm vụ về đoàn kết").given.matches] == [12]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("nhiệm vụ 1 của Thành ủy",), [21]),
        (("nhiem vu 1 cua tinh ai chu tri",), [11]),
        (("các nhiệm vụ của thành phố",), [21, 22]),
        (("Tỉnh ủy có bao nhiêu nhiệm vụ",), [11, 12, 13]),
        (("nhiệm vụ 1 của xã",), [31]),
        (("nhiệm vụ 1", "của Thành ủy"), [21]),
        (("nhiệm vụ 2 Gò Công", "còn của tỉnh thì sao"), [12]),
        (("05-CT/TU", "của Thành ủy"), [2]),
        (("nhiệm vụ 1", "của xã ấy"), [31]),
        (("nhiệm vụ 2 Gò Công", "thế của tỉnh"), [12]),
        (("nhiệm vụ 1", "ý em là của xã"), [31]),
        (("các nhiệm vụ năm 2025", "của tỉnh thôi"), [11, 12, 13]),
        (("nhiệm vụ 1 của huyện",), [31, 11, 21]),
    ],
)
def test_the_only_programme_of_a_kind_of_place_is_asked_for_by_the_kind(
    known: Knowledge, questions: tuple[str, ...], expected: list[int]
) -> None:
    assert [match.id for match in ask(known, *questions).given.matches] == expected


@pytest.mark.parametrize(
    ("then", "place"),
    [
        ("Gò Công có làm không", "Gò Công"),
        ("thế thành phố Gò Công có thực hiện nghị quyết đó không", "Gò Công"),
        ("nó có ở Gò Công không", "Gò Công"),
        ("xã có nêu không ạ", "Đoàn Kết"),
        ("tỉnh có thực hiện không", "Tiền Giang"),
    ],
)
def test_whether_a_place_does_it_is_asked_of_the_last_document(
    known: Knowledge, then: str, place: str
) -> None:
    found = ask(known, "25-NQ/TW", then)
    assert (found.matches, found.attribute) == (["25-NQ/TW"], Attribute.TASKS)
    assert found.given.question.provinces == (place,)


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("ai chủ trì ở thành phố", ([22], Attribute.RESPONSIBLE)),
        ("hạn ở tỉnh", ([12], Attribute.DEADLINE)),
        ("Gò Công giao ai chủ trì", ([22], Attribute.RESPONSIBLE)),
        ("o tien giang ai chu tri", ([12], Attribute.RESPONSIBLE)),
        ("thế thành phố Gò Công thì hạn khi nào", ([22], Attribute.DEADLINE)),
    ],
)
def test_the_work_on_the_last_document_in_one_place(
    known: Knowledge, then: str, expected: tuple[list[int], Attribute]
) -> None:
    found = ask(known, "25-NQ/TW", then)
    assert ([one.id for one in found.given.matches], found.attribute) == expected


def test_a_place_without_a_task_that_names_the_last_document_is_not_asked_of_others(
    known: Knowledge,
) -> None:
    found = ask(known, "11-ĐA/TU", "Gò Công ai chủ trì")
    assert (found.matches, found.given.question.provinces) == (["11-ĐA/TU"], ("Gò Công",))


def test_the_place_of_the_last_document_is_told_by_its_tasks(known: Knowledge) -> None:
    found = ask(known, "07-KH/ĐU", "kế hoạch đó của tỉnh nào")
    assert (found.matches, found.attribute) == (["07-KH/ĐU"], Attribute.TASKS)


def test_of_documents_that_were_shown_those_by_a_body_of_a_kind_of_place() -> None:
    shown = knowledge(
        directives=[
            directive(1, "3-HD/BDVHU", "hội đua ghe", issuer="Ban Dân vận Huyện ủy"),
            directive(2, "4-HD/BDVTU", "hội đua ghe", issuer="Ban Dân vận Tỉnh ủy"),
        ]
    )
    assert ask(shown, "hội đua ghe", "của huyện").matches == ["03-HD/BDVHU"]
    assert ask(shown, "hội đua ghe", "ý em là của huyện ạ").matches == ["03-HD/BDVHU"]


def test_a_kind_of_place_that_several_programmes_are_of_tells_none() -> None:
    other = replace(source(4, "Mỹ Tho", 2024), level=Level.CITY)
    of_two = knowledge([task(21, GO_CONG, 1, "Sửa chợ"), task(41, other, 1, "Sửa cầu")])
    found = ask(of_two, "nhiệm vụ 1 của Thành ủy")
    assert (found.outcome, len(found.matches)) == ("choices", 2)


WORK = knowledge(
    [
        task(11, TIEN_GIANG, 1, "Gặp gỡ già làng ở đình. Sở Nội vụ chủ trì.", [1]),
        task(12, TIEN_GIANG, 2, "Nuôi dê vùng cao, mở lớp dạy nghề mây tre.", [2]),
        task(31, DOAN_KET, 1, "Gặp gỡ trưởng ấp. Hội Nông dân xã chủ trì.", [3]),
        task(32, DOAN_KET, 2, "Nuôi ong", [4]),
    ],
    [
        directive(1, "05-CT/TU", "gặp gỡ già làng", doc_type="Chỉ thị", issuer="Tỉnh ủy"),
        directive(2, "06-KH/TU", "nuôi dê", doc_type="Kế hoạch", issuer="Tỉnh ủy"),
        replace(
            directive(3, "07-KH/ĐU", "gặp gỡ hằng tháng", doc_type="Kế hoạch", issuer="Đảng ủy"),
            mentions=(replace(mention(), source=DOAN_KET, task=1),),
        ),
        directive(4, "08-KH/ĐU", "nuôi ong", doc_type="Kế hoạch", issuer="Đảng ủy"),
    ],
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("ở xã ai lo gặp gỡ", [31]),
        ("o xa ai lo viec gap go", [31]),
        ("việc gặp gỡ ở tỉnh giao cho ai", [11]),
        ("ai lo việc gặp gỡ của tỉnh", [11]),
        ("viec gap go o xa giao cho ai", [31]),
        ("xã nuôi ong làm sao", [4]),
        ("xa gap go voi ai", [3]),
        ("gặp gỡ nhưng không phải của xã", [1]),
        ("văn bản của Đảng ủy", [3, 4]),
        ("cấp xã dạy nghề mây tre", [12]),
        ("Hội Nông dân chủ trì nhiệm vụ nào ở xã", [31]),
        ("Sở Nội vụ chủ trì nhiệm vụ nào ở xã", []),
        ("dạy nghề mây tre", [12]),
        ("văn bản của tỉnh", [1, 2]),
    ],
)
def test_what_is_done_at_a_level_is_asked_of_the_only_programme_of_it(
    question: str, expected: list[int]
) -> None:
    assert [match.id for match in ask(WORK, question).given.matches] == expected


@pytest.mark.parametrize(
    "question", ["xã hay tỉnh có nhiều nhiệm vụ hơn", "so sánh số nhiệm vụ của tỉnh và xã"]
)
def test_programmes_are_compared_by_their_levels(question: str) -> None:
    assert {*read_question(question, WORK.lexicon).provinces} == {"Tiền Giang", "Đoàn Kết"}


def test_what_another_level_does_is_only_offered() -> None:
    found = ask(WORK, "dạy nghề mây tre ở xã")
    assert (found.outcome, [match.id for match in found.given.matches]) == ("none", [12])


@pytest.mark.parametrize("question", ["xã vùng cao nuôi dê", "nuôi dê ở xã vùng cao"])
def test_a_kind_of_communes_is_no_level(question: str) -> None:
    assert read_question(question, WORK.lexicon).provinces == ()
