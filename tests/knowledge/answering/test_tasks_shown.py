"""Tasks that are asked for behind others: of a list, of its programme, of a place, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Lack
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

PROVINCE, DISTRICT = source(1, "Hòa Bình", 2025), source(2, "Mai Châu", 2024)
IN_PROVINCE = (
    "Trồng rừng\n- Chủ trì: Sở Y tế\n- Thời gian: trước ngày 31/3/2025",
    "Nuôi cá lồng\n- Chủ trì: Sở Công Thương\n- Phối hợp: Tỉnh đoàn\n- Thời gian: tháng 2/2025",
    "Dệt thổ cẩm\n- Chủ trì: Sở Y tế\n- Thời gian: trước ngày 31/10/2025",
    "Đan chiếu\n- Chủ trì: Tỉnh đoàn\n- Thời gian: trước ngày 20/12/2025",
)
IN_DISTRICT = (
    "Sửa cầu treo\n- Chủ trì: Huyện đoàn\n- Thời gian: trước ngày 31/10/2024",
    "Dệt thổ cẩm tại bản Lác\n- Chủ trì: Huyện đoàn\n- Thời gian: tháng 1/2024",
)
KNOWN = knowledge(
    [
        *(task(n, PROVINCE, n, text) for n, text in enumerate(IN_PROVINCE, start=1)),
        *(task(10 + n, DISTRICT, n, text) for n, text in enumerate(IN_DISTRICT, start=1)),
    ],
    [directive(1, "45-CT/TW", "nghề dệt", doc_type="Chỉ thị")],
)


def ids(*questions: str) -> list[int]:
    return [one.id for one in ask(KNOWN, *questions).given.matches]


@pytest.mark.parametrize(
    ("shown", "then", "expected"),
    [
        ("nhiệm vụ nào hạn trước 30/4/2025", "trong đó việc nào Sở Y tế chủ trì", [1]),
        ("nhiệm vụ nào hạn trước 30/4/2025", "trong các việc này Tỉnh đoàn phối hợp việc nào", [2]),
        ("Sở Y tế chủ trì nhiệm vụ nào", "trong đó việc nào xong trước tháng 6", [1]),
        ("Sở Y tế chủ trì nhiệm vụ nào", "trong số đó việc nào hạn muộn nhất", [3]),
        ("Mai Châu có mấy nhiệm vụ", "việc nào hạn cuối tháng 10", [11]),
        ("Mai Châu có mấy nhiệm vụ", "việc nào sớm nhất", [12]),
        ("dệt thổ cẩm", "Mai Châu", [12]),
        ("dệt thổ cẩm", "ở huyện Mai Châu ạ", [12]),
        ("nhiệm vụ 1 của Hòa Bình", "Mai Châu", [11]),
        ("nhiệm vụ 1", "năm 2024", [11]),
        ("nhiệm vụ 1", "cái năm 2025 ạ", [1]),
        ("dệt thổ cẩm", "2024", [12]),
        ("nhiệm vụ 1 năm 2025", "năm 2024", [11]),
        ("các nhiệm vụ của Mai Châu", "có mấy nhiệm vụ", [11, 12]),
    ],
)
def test_what_was_listed_and_where_is_kept(shown: str, then: str, expected: list[int]) -> None:
    assert ids(shown, then) == expected


def test_what_a_place_has_nothing_of_is_none() -> None:
    of_fish = knowledge([*KNOWN.catalogue.tasks.values()], titles=["Mai Châu mở hội đua thuyền"])
    assert ask(of_fish, "Mai Châu").matches == ["Mai Châu mở hội đua thuyền"]
    assert ask(of_fish, "nuôi cá lồng", "Mai Châu").outcome == "none"


def test_where_none_of_a_list_is_so_that_is_said_of_the_list() -> None:
    found = ask(KNOWN, "Sở Y tế chủ trì nhiệm vụ nào", "trong đó việc nào Tỉnh đoàn phối hợp")
    assert (found.outcome, found.given.lack) == ("none", Lack.NO_SUCH)


@pytest.mark.parametrize("then", [("3",), ("nhiệm vụ 2 thì sao", "3"), ("2", "1", "3")])
def test_a_number_alone_behind_tasks_by_number_is_one_of_the_programme(then: tuple[str]) -> None:
    tasks = [task(n, PROVINCE, n, "Đan chiếu") for n in (1, 2, 3)]
    tasks += [task(10 + n, DISTRICT, n, "Đan chiếu") for n in (1, 2, 3)]
    of_two = knowledge(tasks, [directive(1, "3-CT/TW", "dệt"), directive(2, "2-CT/TW", "gốm")])
    found = ask(of_two, "nhiệm vụ 1 của Mai Châu hạn khi nào", *then)
    assert [one.id for one in found.given.matches] == [13]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("nhiệm vụ 1 của Hòa Bình ai chủ trì", "còn việc đan chiếu"), ([4], "responsible")),
        (("nhiệm vụ 1 của Hòa Bình", "ai làm", "thế còn nuôi cá lồng"), ([2], "responsible")),
        (("nhiệm vụ 1 của Hòa Bình", "hạn", "còn chuyện sửa cầu treo"), ([11], "date")),
    ],
)
def test_the_work_on_another_subject_is_asked_for_as_the_last_one(
    questions: tuple[str, ...], expected: tuple[list[int], str]
) -> None:
    found = ask(KNOWN, *questions)
    assert ([one.id for one in found.given.matches], found.attribute) == expected


@pytest.mark.parametrize(
    ("last", "then", "expected"),
    [
        ("nhiệm vụ 5", "nhiệm vụ tiếp theo", ["nhiệm vụ 6"]),
        ("nhiệm vụ 5", "nhiệm vụ sau", ["nhiệm vụ 6"]),
        ("nhiệm vụ 5", "nhiệm vụ trước đó", ["nhiệm vụ 4"]),
        ("nhiệm vụ 10", "nhiệm vụ tiếp theo", []),
        ("nhiệm vụ 1", "nhiệm vụ trước đó", []),
    ],
)
def test_the_task_beside_the_last_one(
    known: Knowledge, last: str, then: str, expected: list[str]
) -> None:
    found = ask(known, last, then)
    assert (found.outcome, found.matches) == ("answer" if expected else "none", expected)
