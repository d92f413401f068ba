"""Tasks that are asked for by when they are to be done."""

from __future__ import annotations

import pytest

from knowledge.answering.model import Lack
from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import knowledge, source, task

PROGRAMME = source(1, "Hà Nam", 2024)
TEXTS = (
    "Hòa giải\n- Chủ trì: Sở Nội vụ\n- Thời gian hoàn thành: Quý II/2024",
    "Tiếp dân\n- Thời gian hoàn thành: Tháng 6/2024",
    "Đối thoại với thanh niên\n- Thời gian hoàn thành: Thường xuyên",
    "Kiểm tra quy chế tại hai huyện, hoàn thành trong quý III.",
    "Xóa nhà tạm\n- Thời hạn: 31/8/2024",
    "Tuyên truyền tại ba xã",
)
KNOWN = knowledge([task(n, PROGRAMME, n, text) for n, text in enumerate(TEXTS, start=1)])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ nào hoàn thành tháng 6", [2]),
        ("nhiem vu nao co han trong thang 8", [5]),
        ("hạn hoàn thành tháng 6/2024", [2]),
        ("nhiệm vụ nào hoàn thành trong quý II", [1, 2]),
        ("em hỏi nhiệm vụ nào phải xong trong quý 3 năm 2024 ạ", [4, 5]),
        ("các nhiệm vụ hoàn thành trước tháng 7", [1, 2]),
        ("các nhiệm vụ có thời hạn", [1, 2, 3, 4, 5]),
        ("nhiem vu nao co han hoan thanh", [1, 2, 3, 4, 5]),
        ("nhung viec nao lam thuong xuyen", [3]),
        ("các nhiệm vụ thường xuyên năm 2024", [3]),
        ("cac nhiem vu thuong xuyen", [3]),
    ],
)
def test_tasks_are_found_by_when_they_are_to_be_done(question: str, expected: list[int]) -> None:
    assert ask(KNOWN, question).matches == [f"nhiệm vụ {number}" for number in expected]


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ nào hoàn thành tháng 3",
        "nhiệm vụ nào hoàn thành tháng 4",
        "nhiệm vụ nào có hạn trong quý 4",
    ],
)
def test_no_task_of_another_time_is_the_answer(question: str) -> None:
    found = ask(KNOWN, question)
    assert (found.matches, found.given.lack) == ([], Lack.NOT_DUE)


UNTIL = (
    "Trồng rừng phòng hộ\n- Thời gian: trước ngày 30/6/2024",
    "Dạy chữ Thái cổ, xong trước 15/3; báo cáo trước ngày 10 tháng 9 năm 2024.",
    "Sửa cầu treo theo Kế hoạch số 5-KH/TU, ngày 20/4/2022 của Tỉnh ủy\n- Thời gian: tháng 6/2024",
    "Dệt thổ cẩm theo Nghị quyết số 9-NQ/TU, ngày 02/4/2023 của Tỉnh ủy về nghề dệt đến năm 2030",
    "Thăm già làng\n- Thời gian: hằng tháng; tổng kết trước ngày 05/01/2025",
    "Giữ nghề rèn, thường xuyên gặp gỡ các hộ",
    "Hội đua thuyền\n- Thời gian: 18/5 âm lịch",
    "Vận động 2/5 số ấp giữ nghề gốm, xong trong tháng 11/2024",
)
RIVER = knowledge([task(n, PROGRAMME, n, text) for n, text in enumerate(UNTIL, start=1)])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("việc nào đến hạn tháng 6/2024", [1, 3]),
        ("việc nào quý II", [1, 3]),
        ("nhiệm vụ nào phải xong trước 30/6/2024", [1, 2]),
        ("viec nao phai xong truoc ngay 1/7", [1, 2, 3]),
        ("trong năm 2024 nhiệm vụ nào phải xong trước 31/5", [2]),
        ("còn việc nào sau tháng 6/2024", [2, 5, 8]),
        ("việc nào đến hạn tháng 1/2025", [5]),
        ("nhiệm vụ từ tháng 7 đến tháng 10 năm 2024", [2]),
        ("hạn muộn nhất là nhiệm vụ nào", [5]),
        ("nhiệm vụ nào có hạn sớm nhất", [2]),
        ("nhiệm vụ nào sớm nhất năm 2024", [2]),
        ("nhiem vu nao nam 2024 han cuoi cung", [5]),
        ("việc nào xong sau cùng", [5]),
        ("nhiệm vụ nào không ghi thời hạn", [4]),
        ("nhiem vu nao chua ghi thoi gian", [4]),
        ("có nhiệm vụ nào xong trong tháng 3 không", [2]),
    ],
)
def test_deadlines_are_days_that_are_compared(question: str, expected: list[int]) -> None:
    found = ask(RIVER, question)
    assert found.matches == [f"nhiệm vụ {number}" for number in expected]
    assert found.given.attribute is Attribute.DEADLINE


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("nhiệm vụ nào sớm nhất", "kế tiếp là việc nào"), [1, 3]),
        (("nhiệm vụ nào hạn muộn nhất", "việc trước đó"), [8]),
        (("nhiệm vụ nào hạn muộn nhất", "việc trước đó", "trước đó nữa"), [2]),
        (("nhiệm vụ nào sớm nhất", "còn muộn nhất"), [5]),
        (("nhiệm vụ 2", "tiếp theo"), [3]),
    ],
)
def test_what_is_due_next_is_asked_of_what_is_due_first(
    questions: tuple[str, ...], expected: list[int]
) -> None:
    assert ask(RIVER, *questions).matches == [f"nhiệm vụ {number}" for number in expected]


@pytest.mark.parametrize(
    "question",
    ["việc nào phải xong trước 1/3", "việc nào quý III năm 2023", "nhiệm vụ nào xong tháng 5"],
)
def test_what_is_due_at_another_time_is_no_answer(question: str) -> None:
    found = ask(RIVER, question)
    assert (found.matches, found.given.lack) == ([], Lack.NOT_DUE)


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ nào chưa xong",
        "nhiem vu nao da hoan thanh roi",
        "việc nào sắp đến hạn",
        "nhiệm vụ nào bị quá hạn",
        "những nhiệm vụ nào chưa hoàn thành trong quý II",
    ],
)
def test_no_programme_says_what_is_done(question: str) -> None:
    found = ask(RIVER, question)
    assert (found.matches, found.given.lack) == ([], Lack.NOT_TRACKED)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("việc nào của Nam Định phải xong trước 30/6/2025", [4]),
        ("nhiệm vụ nào ở Hà Nam xong trong quý II", [1, 3]),
        ("nhiệm vụ nào phải xong trước 30/6/2025", [4]),
        ("việc nào sau tháng 6/2024", [2]),
        ("việc nào phải xong trước 1/7", [4, 1, 2, 3]),
    ],
)
def test_a_time_is_of_the_programmes_of_its_province_and_year(
    question: str, expected: list[int]
) -> None:
    other = source(2, "Nam Định", 2025)
    tasks = [task(n, PROGRAMME, n, text) for n, text in enumerate(UNTIL[:3], start=1)]
    known = knowledge([*tasks, task(4, other, 4, "Đúc chuông\n- Thời gian: tháng 5/2025")])
    found = ask(known, question)
    assert found.matches == [f"nhiệm vụ {number}" for number in expected]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("nhiệm vụ 1 xong trước 30/6/2024 đúng không", True),
        ("nhiệm vụ 1 hạn là 30/6 phải không", True),
        ("nhiệm vụ 1 xong trước 31/5/2024 đúng không", False),
        ("nhiệm vụ 1 xong trong quý III phải không", False),
        ("nhiệm vụ 1 xong trước 30/9/2024 đúng không", None),
        ("nhiệm vụ 1 xong trong tháng 6 phải không", None),
        ("nhiệm vụ 3 xong trong tháng 6 phải không", True),
        ("nhiệm vụ 3 xong trước 30/6 phải không", None),
        ("nhiệm vụ 3 hoàn thành sau tháng 7 à", False),
        ("nhiệm vụ 2 xong trước 15/3 phải không", None),
        ("nhiệm vụ 5 xong trước 05/01/2025 phải không", None),
        ("nhiệm vụ 4 xong trong quý II phải không", None),
    ],
)
def test_whether_a_task_is_due_then(question: str, says: bool | None) -> None:
    found = ask(RIVER, question)
    assert (found.outcome, found.given.says) == ("answer", says)


def test_a_month_of_another_year_is_none() -> None:
    assert ask(KNOWN, "nhiệm vụ nào hoàn thành tháng 6/2023").matches == []


TWICE = knowledge(
    [
        task(1, PROGRAMME, 1, "Thăm bản\n- Thời gian: tháng 4 và tháng 11"),
        task(2, PROGRAMME, 2, "Làm cầu\n- Thời gian: tháng 5"),
    ]
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("những việc xong trước tháng 7", [2]),
        ("nhiệm vụ nào hoàn thành trước ngày 1/12/2024", [1, 2]),
        ("nhiệm vụ nào có hạn trước tháng 7", [1, 2]),
        ("việc nào xong trong tháng 4", [1]),
    ],
)
def test_what_is_to_be_done_twice_is_done_with_the_last_time(
    question: str, expected: list[int]
) -> None:
    assert ask(TWICE, question).matches == [f"nhiệm vụ {number}" for number in expected]


SPANS = (
    "Đan lưới. Thời gian: tháng 3 - 4/2024.",
    "Vá thuyền. Thời gian: từ tháng 3 đến tháng 5/2024.",
    "Nạo kênh. Thời gian: tháng 3, 4 và 6/2024.",
    "Đắp đê. Thời gian: tháng 4 – 6.",
    "Thả cá. Thời gian: quý III - IV/2024.",
    "Cắm cọc. Thời gian: tháng 4, 12 hộ.",
)
MONTHS = knowledge([task(n, PROGRAMME, n, text) for n, text in enumerate(SPANS, start=1)])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ nào có hạn tháng 3/2024", [1, 2, 3]),
        ("tháng 4/2024 làm nhiệm vụ gì", [1, 2, 3, 4, 6]),
        ("nhiem vu nao co han trong thang 5", [2, 4]),
        ("nhiệm vụ nào thời gian tháng 6", [3, 4]),
        ("việc nào quý IV", [5]),
        ("nhiệm vụ nào hoàn thành trong tháng 4", [1, 3, 6]),
        ("nhiệm vụ nào có hạn trước tháng 5", [1, 3, 6]),
        ("nhiem vu nao co han thang 12", []),
    ],
)
def test_every_month_of_a_span_is_of_it(question: str, expected: list[int]) -> None:
    assert ask(MONTHS, question).matches == [f"nhiệm vụ {number}" for number in expected]


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ nào sớm nhất",
        "nhiem vu nao co han muon nhat",
        "nhiệm vụ nào có thời hạn",
        "việc nào phải xong trước tháng 6",
    ],
)
def test_that_no_task_has_a_deadline_is_told(question: str) -> None:
    timeless = knowledge([task(n, PROGRAMME, n, text) for n, text in enumerate(("Dệt", "Rèn"), 1)])
    found = ask(timeless, question)
    assert (found.matches, found.given.lack) == ([], Lack.NO_DEADLINE)
