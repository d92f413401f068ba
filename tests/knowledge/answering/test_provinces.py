"""The provinces that a question names: how they are written, and whose documents are meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge import tables
from knowledge.answering.answer import answer
from knowledge.documents.model import Imprint
from knowledge.reading.kinds import Attribute
from knowledge.reading.reader import read_question
from knowledge.text.fold import fold
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

NGHE_AN = source(1, "Nghệ An", 2023)
GIA_LAI = source(2, "Gia Lai", 2026)
_A_PERSON_TOO = "Hồ Chí Minh"


@pytest.fixture(scope="module")
def of_two() -> Knowledge:
    """Programmes of two provinces: numbers that both have, and documents that both name."""
    tasks = [
        task(11, NGHE_AN, 1, "Dân vận khéo", [1, 3]),
        task(12, NGHE_AN, 2, "Dân vận chính quyền", [4]),
        task(21, GIA_LAI, 1, "Dân vận vùng cao", [2, 3]),
        task(22, GIA_LAI, 2, "Vận động hộ nghèo", [5]),
    ]
    directives = [
        directive(1, "05-CT/TU", "dân vận khéo", doc_type="Chỉ thị", issuer="Tỉnh ủy"),
        directive(2, "05-CT/TU", "dân vận số", doc_type="Chỉ thị", issuer="Tỉnh ủy"),
        directive(3, "25-NQ/TW", "công tác dân vận", doc_type="Nghị quyết"),
        directive(4, "33/CT-TTg", "dân vận chính quyền", doc_type="Chỉ thị"),
        directive(5, "40-CT/TW", "tín dụng chính sách", doc_type="Chỉ thị"),
    ]
    return knowledge(tasks, directives)


def ids(known: Knowledge, question: str) -> tuple[str, list[int]]:
    given = answer(question, known)
    return given.outcome.value, [match.id for match in given.matches]


def _names() -> list[tuple[str, str]]:
    written = [
        (row["name"], name.strip())
        for row in tables.rows("provinces")
        for name in (row["name"], *row["aliases"].split("|"))
    ]
    return [(name, one) for name, one in written if one not in ("", _A_PERSON_TOO)]


@pytest.mark.parametrize(("province", "written"), _names())
def test_every_province_is_read_however_it_is_written(
    of_two: Knowledge, province: str, written: str
) -> None:
    for name in (written, written.lower(), written.upper(), fold(written), fold(written).title()):
        for question in (f"chỉ thị 05-CT/TU của {name}", f"nhiem vu 5 cua {name}"):
            assert read_question(question, of_two.lexicon).provinces == (province,), question


@pytest.mark.parametrize("name", ["TP.HCM", "Tp. Hồ Chí Minh", "thành phố Hồ Chí Minh", "Đak Lak"])
def test_a_name_is_read_as_it_is_typed_in_chat(of_two: Knowledge, name: str) -> None:
    assert read_question(f"văn bản của {name}", of_two.lexicon).provinces


@pytest.mark.parametrize("question", ["học tập phong cách Hồ Chí Minh", "trồng hoa huệ"])
def test_what_is_written_like_a_province_is_none(of_two: Knowledge, question: str) -> None:
    assert read_question(question, of_two.lexicon).provinces == ()


@pytest.mark.parametrize(
    "question",
    ["chỉ thị 05-CT/TU của Đắk Lắk", "05-CT/TU Huế", "nhiệm vụ 2 của TPHCM", "nhiệm vụ 1 dak nong"],
)
def test_what_is_of_one_province_is_given_for_no_other(of_two: Knowledge, question: str) -> None:
    assert ids(of_two, question) == ("none", [])


@pytest.mark.parametrize(
    ("question", "outcome", "expected"),
    [
        ("nhiệm vụ của Nghệ An và Gia Lai", "list", [21, 22, 11, 12]),
        ("nhiệm vụ 1 của Nghệ An và Gia Lai", "list", [21, 11]),
        ("nhiệm vụ 1 của Nghệ An và nhiệm vụ 1 của Gia Lai", "list", [21, 11]),
        ("nhiệm vụ 1", "choices", [21, 11]),
        ("so sánh 05-CT/TU của Nghệ An và Gia Lai", "list", [1, 2]),
        ("chỉ thị 05-CT/TU của Nghệ An và của Gia Lai", "list", [1, 2]),
        ("05-CT/TU của Nghệ An và Đắk Lắk", "answer", [1]),
        ("25-NQ/TW của Nghệ An và Gia Lai", "answer", [3]),
        ("các văn bản của Nghệ An và Gia Lai", "list", [1, 2, 3, 4, 5]),
        ("văn bản nào Nghệ An và Gia Lai cùng có", "answer", [3]),
        ("văn bản nào Nghệ An và Gia Lai đều nêu", "answer", [3]),
        ("các văn bản chung của hai tỉnh Nghệ An, Gia Lai", "answer", [3]),
        ("chỉ thị nào Nghệ An và Gia Lai cùng có", "none", []),
        ("văn bản nào Nghệ An và Đắk Lắk cùng có", "none", []),
    ],
)
def test_several_provinces_are_all_meant(
    of_two: Knowledge, question: str, outcome: str, expected: list[int]
) -> None:
    assert ids(of_two, question) == (outcome, expected)


@pytest.mark.parametrize(
    ("before", "question", "outcome", "expected"),
    [
        ("chỉ thị 05-CT/TU", "của Gia Lai", "answer", [2]),
        ("chỉ thị 05-CT/TU", "Gia Lai", "answer", [2]),
        ("chỉ thị 05-CT/TU", "thế của Nghệ An thì sao", "answer", [1]),
        ("chỉ thị 05-CT/TU", "nghe an", "answer", [1]),
        ("chỉ thị 05-CT/TU", "Đắk Lắk", "none", []),
        ("nhiệm vụ 1", "Nghệ An", "answer", [11]),
        ("nhiệm vụ 1", "của Gia Lai", "answer", [21]),
        ("các nhiệm vụ", "Gia Lai", "list", [21, 22]),
        ("các chỉ thị", "Nghệ An", "list", [1, 4]),
    ],
)
def test_a_province_alone_picks_among_what_was_shown(
    of_two: Knowledge, before: str, question: str, outcome: str, expected: list[int]
) -> None:
    found = ask(of_two, before, question)
    assert (found.outcome, [match.id for match in found.given.matches]) == (outcome, expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("chỉ thị 05 của Gia Lai và chỉ thị 33", [2, 4]),
        ("chỉ thị 40 và chỉ thị 05 của Nghệ An", [5, 1]),
        ("chỉ thị 05 và chỉ thị 40 của Gia Lai", [2, 5]),
        ("chỉ thị 05 của Gia Lai và chỉ thị 05 của Nghệ An", [2, 1]),
    ],
)
def test_a_province_behind_one_of_several_documents_excludes_no_other(
    of_two: Knowledge, question: str, expected: list[int]
) -> None:
    assert ids(of_two, question) == ("list", expected)


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (["nhiệm vụ 2", "Gia Lai", "còn Nghệ An?"], [12]),
        (["nhiệm vụ 2 của Gia Lai", "thế còn của Nghệ An"], [12]),
        (["05-CT/TU", "của Nghệ An", "còn của Gia Lai"], [2]),
        (["chỉ thị của Tỉnh ủy Nghệ An", "Gia Lai thì sao"], [2]),
        (["chỉ thị của Gia Lai", "còn của Trung ương"], [4, 5]),
        (["chỉ thị của Gia Lai", "còn của Trung ương Đảng"], [5]),
        (["chỉ thị của Gia Lai", "còn của Tỉnh ủy"], [2]),
        (["nhiệm vụ 2", "Gia Lai", "còn tỉnh Nghệ An"], [12]),
        (["25-NQ/TW", "nhiệm vụ nào của Gia Lai"], [21]),
        (["25-NQ/TW", "nhiệm vụ nào của Gia Lai", "còn Nghệ An"], [11]),
    ],
)
def test_the_same_is_asked_of_another_province(
    of_two: Knowledge, questions: list[str], expected: list[int]
) -> None:
    assert [match.id for match in ask(of_two, *questions).given.matches] == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (["nhiệm vụ 1 của Gia Lai", "còn nhiệm vụ 2"], [22]),
        (["nhiệm vụ 1 của Gia Lai", "nhiệm vụ 2"], [22]),
        (["năm 2026 có mấy nhiệm vụ", "nhiệm vụ 2", "nhiệm vụ 1"], [21]),
        (["nhiệm vụ 2 của Gia Lai", "còn Nghệ An", "nhiệm vụ 1"], [11]),
        (["nhiệm vụ 1", "Nghệ An", "có văn bản nào", "nhiệm vụ 2"], [12]),
        (["nhiệm vụ về hộ nghèo", "nhiệm vụ 1"], [21, 11]),
        (["nhiệm vụ 1 của Gia Lai", "nhiệm vụ 2 của Nghệ An"], [12]),
        (["nhiệm vụ 1 của Gia Lai", "25-NQ/TW", "nhiệm vụ 2"], [22, 12]),
        (["tôi ở Gia Lai"], [21, 22]),
        (["em là cán bộ dân vận tỉnh Gia Lai ạ", "nhiệm vụ 2"], [22]),
        (["tôi ở Gia Lai", "nhiệm vụ 2", "chỉ thị 40", "05-CT/TU"], [2]),
        (["tôi ở Gia Lai", "nhiệm vụ 2 Nghệ An"], [12]),
        (["tôi ở Gia Lai", "có bao nhiêu nhiệm vụ"], [21, 22]),
        (["nhiệm vụ 2", "Gia Lai", "có bao nhiêu nhiệm vụ"], [21, 22]),
        (["tôi ở Gia Lai", "các chỉ thị của Tỉnh ủy"], [2]),
        (["tôi ở Gia Lai", "nhiệm vụ 2", "còn Nghệ An"], [12]),
        (["em ở xã Ia Pết, Gia Lai", "nhiệm vụ 2"], [22]),
        (["tôi ở Gia Lai", "tôi ở Nghệ An", "nhiệm vụ 2"], [12]),
        (["tôi ở Cà Mau", "nhiệm vụ 2"], [22, 12]),
        (["tôi hỏi Gia Lai", "nhiệm vụ 2"], [22, 12]),
    ],
)
def test_where_somebody_is_or_what_was_talked_about_tells_programmes_apart(
    of_two: Knowledge, questions: list[str], expected: list[int]
) -> None:
    assert [match.id for match in ask(of_two, *questions).given.matches] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("quy chế tiếp dân", {"07-QC/TU", "08-QĐ/TW", "09-QĐ/TU"}),
        ("quy chế tiếp dân của Gia Lai", {"09-QĐ/TU"}),
        ("quyết định về tiếp dân", {"08-QĐ/TW", "09-QĐ/TU", "06-QĐ/TU"}),
    ],
)
def test_a_decision_that_is_called_as_is_asked_is_offered_beside_one_of_that_type(
    question: str, expected: set[str]
) -> None:
    known = knowledge(
        [task(11, NGHE_AN, 1, "Đối thoại", [1, 2, 4]), task(21, GIA_LAI, 1, "Nghe dân", [3])],
        [
            directive(1, "7-QC/TU", "Quy chế tiếp dân của tỉnh", doc_type="Quy chế"),
            directive(2, "8-QĐ/TW", "ban hành Quy chế tiếp dân", doc_type="Quyết định"),
            directive(3, "9-QĐ/TU", "Quy chế tiếp dân ở cơ sở", doc_type="Quyết định"),
            directive(4, "6-QĐ/TU", "trách nhiệm tiếp dân", doc_type="Quyết định"),
        ],
    )
    assert set(ask(known, question).matches) == expected


@pytest.mark.parametrize("then", ["tỉnh nào nêu", "của những tỉnh nào", "co may tinh neu no"])
def test_the_provinces_of_the_last_document_are_told_by_its_tasks(
    of_two: Knowledge, then: str
) -> None:
    found = ask(of_two, "25-NQ/TW", then)
    assert ([one.id for one in found.given.matches], found.attribute) == ([3], Attribute.TASKS)
    assert ask(of_two, "nhiệm vụ 1 của Gia Lai", then).matches == ["nhiệm vụ 1"]


def test_a_type_that_is_words_of_a_title_is_asked_of_another_issuer() -> None:
    known = knowledge(
        [task(11, NGHE_AN, 1, "Quy chế dân vận", [1, 2]), task(21, GIA_LAI, 1, "Quy chế", [3])],
        [
            directive(1, "7-QC/TU", "Quy chế dân vận", doc_type="Quy chế", issuer="Tỉnh ủy"),
            directive(2, "8-QĐ/TW", "Quy chế dân vận", doc_type="Quyết định"),
            directive(3, "9-QC/TU", "Quy chế dân vận", doc_type="Quy chế", issuer="Tỉnh ủy"),
        ],
    )
    found = ask(known, "quy chế dân vận", "của Nghệ An", "còn của Trung ương")
    assert [match.id for match in found.given.matches] == [2]


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("có những tỉnh nào", [2023, 2024]),
        ("đang có tài liệu của những tỉnh nào", [2023, 2024]),
        ("năm 2024 có chương trình của tỉnh nào", [2024]),
        ("chương trình này của tỉnh nào", [2023, 2024]),
        ("đây là chương trình của tỉnh nào vậy", [2023, 2024]),
        ("chương trình năm 2024 của tỉnh nào", [2024]),
        ("chương trình năm 2022 của tỉnh nào", []),
        ("tỉnh nào", [2023, 2024]),
        ("bạn có dữ liệu những tỉnh nào", [2023, 2024]),
        ("bao nhiêu tỉnh có tài liệu", [2023, 2024]),
        ("so sánh Bạc Liêu với Hà Nam", [2023, 2024]),
        ("chương trình của Bạc Liêu và Hà Nam khác nhau thế nào", [2023, 2024]),
        ("Bạc Liêu với Hà Nam bên nào nhiều nhiệm vụ hơn", [2023, 2024]),
        ("giữa Hà Nam và Bạc Liêu nơi nào ít nhiệm vụ hơn", [2023, 2024]),
        ("Bạc Liêu với Hà Nam bên nào nhiều nhiệm vụ về biển hơn", []),
        ("có mấy chương trình", [2023, 2024]),
        ("hiện có bao nhiêu chương trình công tác dân vận", [2023, 2024]),
    ],
)
def test_whose_programmes_there_are(question: str, years: list[int]) -> None:
    first, second = (
        replace(source(id_, name, year), imprint=Imprint(None, None, None, None, None, ()))
        for id_, name, year in ((1, "Bạc Liêu", 2023), (2, "Hà Nam", 2024))
    )
    known = knowledge([task(1, first, 1, "Chăm lo ngư dân"), task(2, second, 1, "Giúp nhà nông")])
    assert [one.year for one in ask(known, question).given.programmes] == years


@pytest.mark.parametrize(
    "question", ["tỉnh nào có nhiệm vụ về ngư dân", "nhiem vu ve ngu dan cua tinh nao"]
)
def test_tasks_of_every_province_are_listed_where_it_is_asked_whose_they_are(question: str) -> None:
    ours, theirs = source(1, "Bạc Liêu", 2023), source(2, "Hà Tĩnh", 2024)
    known = knowledge(
        [
            task(1, ours, 1, "Chăm lo đời sống ngư dân"),
            task(2, theirs, 2, "Khảo sát việc làm của diêm dân, ngư dân và nông dân các xã"),
            task(3, theirs, 3, "Giúp nhà nông"),
        ]
    )
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", ["nhiệm vụ 1", "nhiệm vụ 2"])


def test_a_number_below_ten_is_found_with_and_without_its_zero() -> None:
    of = source(1, "Bạc Liêu", 2023)
    known = knowledge(
        [task(1, of, 1, "Sơ kết 05 năm phong trào"), task(2, of, 2, "Sơ kết 10 năm phong trào")]
    )
    assert ask(known, "sơ kết 5 năm phong trào").matches == ["nhiệm vụ 1"]


def test_a_wider_word_is_read_only_where_no_document_has_the_one_that_is_said() -> None:
    of = source(1, "Bạc Liêu", 2023)
    farmers = task(2, of, 2, "Giúp nông dân vay vốn")
    known = knowledge([task(1, of, 1, "Chăm lo đời sống ngư dân"), farmers])
    assert ask(known, "có mấy nhiệm vụ về ngư dân").matches == ["nhiệm vụ 1"]
    assert ask(knowledge([farmers]), "có mấy nhiệm vụ về ngư dân").matches == ["nhiệm vụ 2"]


def test_of_tasks_that_say_equally_much_those_that_say_it_most_often_come_first() -> None:
    of = source(1, "Bạc Liêu", 2023)
    known = knowledge(
        [
            task(1, of, 1, "Thăm hỏi ngư dân"),
            task(2, of, 2, "Vận động ngư dân bám biển; hỗ trợ ngư dân vay vốn; khen ngư dân"),
        ]
    )
    assert ask(known, "nhiệm vụ về ngư dân").matches == ["nhiệm vụ 2", "nhiệm vụ 1"]


@pytest.mark.parametrize(
    ("question", "outcome", "expected"),
    [
        ("nuôi yến thì Gia Lai khác gì Nghệ An", "choices", [22, 11]),
        ("nuoi yen cua gia lai va nghe an", "choices", [22, 11]),
        ("so sánh nhiệm vụ nuôi yến của Nghệ An và Gia Lai", "choices", [11, 22]),
        ("văn bản về nuôi yến của Gia Lai và Nghệ An", "choices", [2, 1]),
        ("dệt thổ cẩm ở Gia Lai và Nghệ An", "answer", [3]),
        ("nuôi yến ở Nghệ An", "answer", [1]),
    ],
)
def test_each_of_two_places_is_asked_for_its_own_of_a_subject(
    question: str, outcome: str, expected: list[int]
) -> None:
    swifts = directive(1, None, "Nuôi yến, dựng nhà yến", doc_type="Đề án")
    saved = directive(2, "16-ĐA/TU", "Bảo tồn và nuôi yến đảo", doc_type="Đề án")
    woven = directive(3, "17-ĐA/TU", "Dệt thổ cẩm", doc_type="Đề án")
    known = knowledge(
        [
            task(11, NGHE_AN, 1, "Triển khai Đề án Nuôi yến, dựng nhà yến", [1]),
            task(12, NGHE_AN, 2, "Nạo vét kênh mương"),
            task(21, GIA_LAI, 1, "Dệt thổ cẩm theo Đề án số 17-ĐA/TU về Dệt thổ cẩm", [3]),
            task(22, GIA_LAI, 2, "Nuôi yến theo Đề án số 16-ĐA/TU về bảo tồn yến", [2]),
        ],
        [swifts, saved, woven],
    )
    assert ids(known, question) == (outcome, expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Gia Lai có mấy chỉ thị", [5, 2]),
        ("tỉnh gia lai có bao nhiêu chỉ thị", [5, 2]),
        ("gia lai co may nghi quyet", [3]),
        ("Tỉnh ủy Gia Lai có mấy chỉ thị", [2]),
        ("Gia Lai và Nghệ An có mấy nghị quyết", [3]),
        ("nghe an co may chi thi ve chinh quyen", [4]),
        ("Nghệ An có mấy nghị định", []),
        ("Hội Cựu chiến binh Gia Lai có mấy chỉ thị", []),
        ("Gia Lai đã ban hành mấy chỉ thị", [5, 2]),
    ],
)
def test_how_many_of_a_type_a_place_has_is_a_question_for_them(
    of_two: Knowledge, question: str, expected: list[int]
) -> None:
    given = answer(question, of_two)
    assert sorted(match.id for match in given.matches) == sorted(expected)
    assert given.outcome.value == ("list" if expected else "none")
