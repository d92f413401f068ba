"""Several programmes in one knowledge base: of other years, of other provinces, of none."""

from __future__ import annotations

import datetime

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.knowledge import Knowledge
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import (
    article,
    catalogue,
    directive,
    knowledge,
    mention,
    source,
    task,
)
from tests.knowledge.libraries import library_of

NEW_YEAR = datetime.date(2023, 1, 1)
NGHE_AN_2022 = source(1, "Nghệ An", 2022)
NGHE_AN_2023 = source(2, "Nghệ An", 2023)
HA_TINH_2023 = source(3, "Hà Tĩnh", 2023)

TASKS = [
    task(11, NGHE_AN_2022, 1, "Chăm lo đồng bào vùng lũ"),
    task(12, NGHE_AN_2022, 2, "Vận động hiến đất mở đường"),
    task(21, NGHE_AN_2023, 1, "Chăm lo đồng bào vùng biên giới", [2]),
    task(22, NGHE_AN_2023, 2, "Tuyên truyền bầu cử", [1, 3]),
    task(23, NGHE_AN_2023, 3, "Xây dựng nông thôn mới"),
    task(31, HA_TINH_2023, 1, "Giải phóng mặt bằng đường cao tốc"),
    task(32, HA_TINH_2023, 2, "Chăm lo ngư dân"),
]
DIRECTIVES = [
    directive(1, "10-CT/TU", "bầu cử", doc_type="Chỉ thị", issuer="Tỉnh ủy Nghệ An"),
    directive(2, "10-KH/BDVTU", "biên giới", doc_type="Kế hoạch", issuer="Ban Dân vận Tỉnh ủy"),
    directive(
        3,
        "66/2006/QĐ-BNV",
        "kê khai",
        doc_type="Quyết định",
        issuer="Bộ Nội vụ",
        mentions=[mention(year=2006)],
    ),
    directive(4, "08-KL/TW", "nhà ở", doc_type="Kết luận", dates=[datetime.date(2017, 5, 5)]),
    directive(5, None, "Luật Đất đai", doc_type="Luật"),
    directive(6, "77-CT/TU", "cây xanh", doc_type="Chỉ thị", issuer="Nhóm làm việc lâm thời"),
    directive(7, "88-HD/BDVTW", "góp ý", doc_type="Hướng dẫn", issuer="Ban Dân vận Trung ương"),
    directive(8, "05/2020/TT-BTP", "hộ tịch", doc_type="Thông tư", issuer="Bộ Tư pháp"),
    directive(10, "126-KL/TW", "bộ máy", issuer="Bộ Chính trị, Ban Bí thư"),
    directive(
        11,
        "15-HD/BTGDVTW",
        "mô hình",
        doc_type="Hướng dẫn",
        issuer="Ban Tuyên giáo và Dân vận Trung ương",
    ),
    directive(
        12,
        "19-CV/BTGDVTU",
        "hội thi",
        doc_type="Công văn",
        issuer="Ban Tuyên giáo và Dân vận Tỉnh ủy",
    ),
    directive(13, "21-TB/TU", "Tin lành", doc_type="Thông báo", issuer="Thường trực Tỉnh ủy"),
    directive(
        14,
        "07/2025/QĐ-BGDĐT",
        "múa",
        doc_type="Quyết định",
        issuer="Bộ Giáo dục và Đào tạo và Bộ Văn hóa, Thể thao và Du lịch",
    ),
    directive(9, "09/QĐ-UBND", "cây giống", doc_type="Quyết định", issuer="UBND tỉnh"),
]


@pytest.fixture(scope="module")
def several() -> Knowledge:
    return knowledge(TASKS, DIRECTIVES, ["Ngư dân bám biển", "Bầu cử ở Vinh năm 2021"])


def ids(known: Knowledge, question: str) -> tuple[str, list[int]]:
    given = answer(question, known)
    return given.outcome.value, [match.id for match in given.matches]


@pytest.mark.parametrize(
    ("question", "outcome", "expected"),
    [
        ("nhiệm vụ 1", "choices", [21, 31, 11]),
        ("nhiệm vụ 1 năm 2022", "answer", [11]),
        ("nhiệm vụ 1 của Hà Tĩnh", "answer", [31]),
        ("nhiệm vụ 1 Nghệ An năm 2023", "answer", [21]),
        ("nhiệm vụ 1 Nghệ An", "choices", [21, 11]),
        ("nhiệm vụ 3", "answer", [23]),
        ("nhiệm vụ 3 Hà Tĩnh", "none", []),
        ("nhiệm vụ 1 năm 2024", "none", []),
        ("nhiệm vụ 1 Thanh Hóa", "none", []),
        ("nhiệm vụ cuối cùng", "choices", [23, 32, 12]),
        ("nhiệm vụ cuối cùng năm 2022", "answer", [12]),
        ("liệt kê nhiệm vụ năm 2022", "list", [11, 12]),
        ("các nhiệm vụ của Hà Tĩnh", "list", [31, 32]),
        ("các nhiệm vụ", "list", [21, 22, 23, 31, 32, 11, 12]),
        ("văn bản của nhiệm vụ 2 Nghệ An", "list", [1, 3]),
        ("nhiệm vụ Nghệ An 2022", "list", [11, 12]),
        ("nhiệm vụ dân vận Hà Tĩnh 2022", "none", []),
        ("chăm lo vùng lũ Nghệ An 2022", "answer", [11]),
        ("nhiệm vụ về bầu cử 2021", "answer", [22]),
    ],
)
def test_tasks_of_a_programme(
    several: Knowledge, question: str, outcome: str, expected: list[int]
) -> None:
    assert ids(several, question) == (outcome, expected)


@pytest.mark.parametrize(
    ("question", "outcome", "expected"),
    [
        ("10-CT/TU", "answer", [1]),
        ("văn bản số 10", "choices", [1, 2]),
        ("kế hoạch 10 của Ban Dân vận Tỉnh ủy", "answer", [2]),
        ("quyết định 66/2006/QĐ-BNV", "answer", [3]),
        ("quyết định 66 của Bộ Nội vụ", "answer", [3]),
        ("quyết định 66 năm 2006", "answer", [3]),
        ("kết luận 08 khóa XII", "answer", [4]),
        ("kết luận 08 khóa XI", "none", [4]),
        ("các kết luận khóa XII", "list", [4]),
        ("chỉ thị 77 của Tỉnh ủy", "answer", [6]),
        ("chỉ thị 77 của Ban Thường vụ Tỉnh ủy", "answer", [6]),
        ("kết luận 126 của Ban Bí thư", "answer", [10]),
        ("kết luận 126 của Bộ Chính trị", "answer", [10]),
        ("kết luận 126 của Quốc hội", "none", [10]),
        ("văn bản số 9 của UBND tỉnh", "answer", [9]),
        ("văn bản số 9 của UBND xã", "none", [9]),
        ("hướng dẫn 88 của Ban Dân vận Trung ương", "answer", [7]),
        ("hướng dẫn 88 của Ban Dân vận Tỉnh ủy", "none", [7]),
        ("luật đất đai", "answer", [5]),
        ("các luật", "list", [5]),
        ("văn bản của Bộ Nội vụ", "answer", [3]),
        ("các thông tư", "list", [8]),
        ("thông tư nào của Bộ Tư pháp", "answer", [8]),
        ("các văn bản của Bộ Công an", "none", []),
        ("hướng dẫn của Ban Tuyên giáo và Dân vận Trung ương", "answer", [11]),
        ("văn bản của Ban Tuyên giáo và Dân vận TW", "answer", [11]),
        ("văn bản BTGDVTW", "answer", [11]),
        ("các văn bản của BTGDVTU", "list", [12]),
        ("công văn của Ban Tuyên giáo và Dân vận Tỉnh ủy", "answer", [12]),
        ("thông báo của Thường trực Tỉnh ủy", "answer", [13]),
        ("thông báo 21 của Ban Thường vụ Tỉnh ủy", "none", [13]),
        ("các văn bản của Bộ Giáo dục và Đào tạo", "list", [14]),
        ("các văn bản của Bộ Nội vụ và Bộ Tư pháp", "list", [8, 3]),
        ("các văn bản của bộ nội vụ, của bộ tư pháp", "list", [8, 3]),
        ("văn bản của Bộ Nội vụ và của Thường trực Tỉnh ủy", "list", [3, 13]),
        ("thông tư nào của Bộ Nội vụ hoặc Bộ Tư pháp", "answer", [8]),
        ("các văn bản của Bộ Văn hóa, Thể thao và Du lịch", "list", [14]),
    ],
)
def test_documents_of_any_issuer(
    several: Knowledge, question: str, outcome: str, expected: list[int]
) -> None:
    assert ids(several, question) == (outcome, expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [("ngư dân", "nhiệm vụ 2"), ("bài về ngư dân", "Ngư dân bám biển")],
)
def test_a_kind_decides_between_a_task_and_an_article(
    several: Knowledge, question: str, expected: str
) -> None:
    assert ask(several, question).matches[0] == expected


@pytest.fixture(scope="module")
def of_two() -> Knowledge:
    """A number that two provinces have, and articles that name them."""
    tasks = [
        task(21, NGHE_AN_2023, 1, "Dân vận chính quyền", [1, 3, 4]),
        task(31, HA_TINH_2023, 1, "Dân vận khéo", [2]),
    ]
    plans = [
        directive(1, "45/KH-UBND", "dân vận chính quyền"),
        directive(2, "45/KH-UBND", "dân vận khéo"),
        directive(3, "46/KH-UBND", "cải cách hành chính"),
        directive(4, "33-CT/TW", "kê khai tài sản", dates=[datetime.date(2014, 1, 3)]),
    ]
    pages = [
        article(1, "Nghệ An hiến đất mở đường", published=datetime.date(2023, 5, 2)),
        article(2, "Hà Tĩnh đối thoại với dân", published=datetime.date(2023, 4, 30)),
        article(3, "Kỳ Anh dọn rác", text="Tỉnh Hà Tĩnh có ba xã.", published=NEW_YEAR),
        article(4, "Cần Thơ: sông sạch", published=datetime.date(2022, 1, 9)),
        article(5, "Hội thi năm 2023", published=datetime.date(2023, 10, 1)),
        article(6, "Huế: nhà mới cho hộ nghèo", published=datetime.date(2021, 3, 1)),
    ]
    return Knowledge(catalogue(tasks, plans), library_of(pages))


@pytest.mark.parametrize(
    ("question", "outcome", "expected"),
    [
        ("45/KH-UBND", "choices", [1, 2]),
        ("45/KH-UBND Hà Tĩnh", "answer", [2]),
        ("46/KH-UBND Nghệ An", "answer", [3]),
        ("46/KH-UBND Hà Tĩnh", "none", [3]),
        ("kế hoạch 46 Hà Tĩnh", "none", [3]),
        ("33-CT/TW Hà Tĩnh", "answer", [4]),
        ("nhiệm vụ nào của Hà Tĩnh nêu chỉ thị 33", "none", []),
        ("nhiệm vụ nào của Nghệ An nêu chỉ thị 33", "answer", [21]),
        ("đối thoại Nghệ An", "none", []),
        ("đối thoại Hà Tĩnh", "answer", [2]),
        ("nhiệm vụ 7 dọn rác năm 2023", "none", []),
        ("kh 45 cua ubnd tinh nghe an", "answer", [1]),
        ("45/KH-UBND Quảng Bình", "none", []),
        ("ha tinh 2023 co may ke hoach", "list", [2]),
        ("liệt kê kế hoạch trong Hà Tĩnh 2023", "list", [2]),
        ("Nghệ An năm 2023 có bao nhiêu văn bản", "list", [1, 3, 4]),
        ("Nghệ An 2023 ban hành mấy kế hoạch", "none", []),
        ("các kế hoạch của tỉnh Nghệ An năm 2023", "none", []),
        ("trong nam 2023 kh 46 o nhiem vu nao", "answer", [3]),
        ("Nghệ An 2023 kl số 46", "none", [3]),
        ("33-CT/TW năm 2023 nằm ở nhiệm vụ nào", "answer", [4]),
        ("ct 33 nghe an 2023", "answer", [4]),
        ("nhiệm vụ nào nêu chỉ thị 33 năm 2023", "answer", [21]),
        ("chỉ thị 33 năm 2022 ở nhiệm vụ nào", "none", [4]),
        ("chỉ thị 33 Hà Tĩnh 2023", "none", [4]),
        ("chỉ thị 33 năm 2023", "none", [4]),
        ("chỉ thị 33 năm 2022 còn áp dụng không", "answer", [4]),
        ("chỉ thị 33 năm 2022 có tiếp tục thực hiện không", "answer", [4]),
        ("tin Hà Tĩnh", "list", [2, 3]),
        ("bài về Nghệ An", "answer", [1]),
        ("tin cần thơ", "answer", [4]),
        ("tin Đà Nẵng", "none", []),
        ("tin Hà Tĩnh mới nhất", "answer", [2]),
        ("tin tháng 5 năm 2023", "answer", [1]),
        ("các bài năm 2023", "list", [5, 1, 2, 3]),
        ("2 tin mới nhất", "list", [5, 1]),
        ("các bài mới nhất", "list", [5, 1, 2, 3, 4]),
        ("tin Huế", "answer", [6]),
    ],
)
def test_a_province_and_a_time_tell_apart(
    of_two: Knowledge, question: str, outcome: str, expected: list[int]
) -> None:
    assert ids(of_two, question) == (outcome, expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [("tin hôm nay", [1]), ("tin tháng trước", [2]), ("tin năm ngoái", [4]), ("tin hôm qua", [])],
)
def test_a_time_is_told_from_today(of_two: Knowledge, question: str, expected: list[int]) -> None:
    given = answer(question, of_two, today=datetime.date(2023, 5, 2))
    assert [match.id for match in given.matches] == expected


def test_an_empty_knowledge_base_answers_nothing() -> None:
    empty = knowledge()
    for question in ("04-NQ/TU", "nhiệm vụ 1", "các văn bản", "dân vận khéo", "liệt kê bài", ""):
        found = ask(empty, question)
        assert (found.outcome, found.matches, found.related) == ("none", [], [])


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (["nhiệm vụ của Nghệ An năm 2023", "năm 2022 có không"], ["nhiệm vụ 1", "nhiệm vụ 2"]),
        (["nhiệm vụ của Hà Tĩnh", "năm 2022 có không"], []),
    ],
)
def test_whether_there_are_tasks_of_another_year(
    several: Knowledge, questions: list[str], expected: list[str]
) -> None:
    found = ask(several, *questions)
    assert (found.outcome, found.matches) == ("list" if expected else "none", expected)


def test_the_year_of_a_programme_is_no_word_of_its_tasks() -> None:
    """Typed without marks, its `nam` is not the `nắm` of one of them."""
    texts = ["Nắm tình hình trồng chè", "Trồng chè", "Hiến đất", "Bầu cử", "Làm đường"]
    held = knowledge([task(at, NGHE_AN_2023, at, text) for at, text in enumerate(texts, 1)])
    assert ids(held, "nhiem vu nao nam 2023 noi ve trong che") == ("choices", [2, 1])


def test_another_year_of_documents_in_a_programme_is_another_programme() -> None:
    tasks = [task(1, NGHE_AN_2022, 1, "Bầu cử", [1]), task(2, NGHE_AN_2023, 1, "Làm đường", [2])]
    held = knowledge(tasks, [directive(1, "71-CT/TU", "bầu cử"), directive(2, "72-CT/TU", "đường")])
    found = ask(held, "Nghệ An 2022 có mấy chỉ thị", "thế năm 2023 thì sao")
    assert (found.outcome, found.matches) == ("list", ["72-CT/TU"])
