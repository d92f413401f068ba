"""Questions that name tasks by number, or ask for what belongs to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.model import Lack
from tests.knowledge.answering.asking import LAW, MOBILIZATION, YOUTH, ask

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

OF_TASK_3 = [YOUTH, MOBILIZATION, "04-NQ/TU", "11-CT/TU", "59-CT/TW"]
OF_TASK_5 = ["30-CT/TW", "34/2007/PL-UBTVQH11", "04/2015/NĐ-CP", "145/2020/NĐ-CP", LAW]


@pytest.mark.parametrize(
    "question",
    [
        "nhiệm vụ 2 là gì? còn nhiệm vụ 9 thì sao?",
        "nhiệm vụ 2 với nhiệm vụ 9 nói gì",
        "cho hỏi nhiệm vụ 2 rồi nhiệm vụ số 9",
    ],
)
def test_tasks_of_several_questions_are_told_together(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", ["nhiệm vụ 2", "nhiệm vụ 9"])


@pytest.mark.parametrize("number", range(1, 11))
@pytest.mark.parametrize("way", ["nhiệm vụ {}", "nhiem vu so {} la gi", "nv {}", "nvu {:02}"])
def test_every_task_by_its_number(known: Knowledge, way: str, number: int) -> None:
    found = ask(known, way.format(number))
    assert (found.outcome, found.matches) == ("answer", [f"nhiệm vụ {number}"])


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("nhiem vu so nam", 5),
        ("nhiệm vụ thứ ba", 3),
        ("nhiệm vụ thứ nhất", 1),
        ("nhiệm vụ thứ tư", 4),
        ("nhiệm vụ mười", 10),
        ("nhiệm vụ số bảy nói gì", 7),
        ("nhiệm vụ IX", 9),
        ("nhiem vu viii", 8),
        ("nhieemj vuj soos 6", 6),
        ("nhiệm vụ đầu tiên", 1),
        ("nhiem vu mo dau", 1),
        ("nhiệm vụ cuối cùng", 10),
        ("nhiem vu cuoi la gi", 10),
        ("nhiệm vụ chốt", 10),
        ("nhiệm vụ 5 năm 2023", 5),
        ("nhiệm vụ 3 tỉnh Nghệ An", 3),
        ("nhiệm vụ năm", 5),
    ],
)
def test_a_task_in_words_or_by_its_place(known: Knowledge, question: str, number: int) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", [f"nhiệm vụ {number}"])


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("nhiệm vụ từ 5 đến 7", range(5, 8)),
        ("nhiem vu tu 5 den 7", range(5, 8)),
        ("từ nhiệm vụ 2 tới nhiệm vụ 4", range(2, 5)),
        ("các nhiệm vụ 8-10", range(8, 11)),
        ("nhiệm vụ từ hai đến bốn", range(2, 5)),
        ("cho xem ba nhiệm vụ đầu", range(1, 4)),
        ("mấy nhiệm vụ đầu tiên", range(1, 4)),
        ("2 nhiệm vụ cuối cùng", range(9, 11)),
        ("mấy nhiệm vụ cuối", range(8, 11)),
    ],
)
def test_a_part_of_the_tasks(known: Knowledge, question: str, numbers: range) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", [f"nhiệm vụ {at}" for at in numbers])
    assert not found.given.question.corrections


@pytest.mark.parametrize("question", ["nhiệm vụ cuối năm", "nhiệm vụ 3 đến năm 2025"])
def test_a_time_is_no_part_of_the_tasks(known: Knowledge, question: str) -> None:
    assert len(ask(known, question).given.question.tasks) <= 1


@pytest.mark.parametrize(
    "question", ["nhiệm vụ 11", "nhiệm vụ số 0", "nhiệm vụ 100", "nhiem vu thu mười lăm"]
)
def test_a_task_out_of_range(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("none", [])


@pytest.mark.parametrize(
    "question",
    [
        "liệt kê tất cả nhiệm vụ",
        "các nhiệm vụ năm 2023",
        "danh sách nhiệm vụ",
        "nam 2023 co nhung nhiem vu nao",
        "có bao nhiêu nhiệm vụ",
        "kể hết các nhiệm vụ",
    ],
)
def test_all_tasks(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert found.matches == [f"nhiệm vụ {number}" for number in range(1, 11)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ 3 gồm những văn bản nào", OF_TASK_3),
        ("nhiem vu 5 gom vb nao", OF_TASK_5),
        ("văn bản của nhiệm vụ thứ ba", OF_TASK_3),
        ("nhiệm vụ 3 có văn bản nào của tỉnh ủy", ["04-NQ/TU", "11-CT/TU"]),
        ("nhiệm vụ 5 dựa trên văn bản nào", OF_TASK_5),
        ("liệt kê chỉ thị của nhiệm vụ 3", ["11-CT/TU", "59-CT/TW"]),
        ("chỉ thị nào trong nhiệm vụ 3", ["11-CT/TU", "59-CT/TW"]),
        ("nhiệm vụ 5 có những nghị định nào", ["04/2015/NĐ-CP", "145/2020/NĐ-CP"]),
        ("ke ten cac van ban cua nhiem vu 6", ["33/CT-TTg", "781/KH-UBND", "09-NQ/TW"]),
    ],
)
def test_documents_of_a_task(known: Knowledge, question: str, expected: list[str]) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", expected)


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("văn bản của nhiệm vụ 1", "nhiệm vụ 1"),
        ("nhiệm vụ 1 có văn bản nào không", "nhiệm vụ 1"),
        ("nhiệm vụ 10 có văn bản nào", "nhiệm vụ 10"),
        ("các nghị quyết trong nhiệm vụ 5", "nhiệm vụ 5"),
    ],
)
def test_a_task_without_such_documents(known: Knowledge, question: str, task: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("none", [task])
    assert found.given.lack is Lack.NO_DOCUMENT


def test_no_documents_of_a_task_that_is_not_there(known: Knowledge) -> None:
    found = ask(known, "nhiệm vụ 12 có văn bản nào")
    assert (found.outcome, found.matches, found.given.lack) == ("none", [], None)


@pytest.mark.parametrize(
    "question",
    [
        "tôn giáo có trong nhiệm vụ không",
        "nhiệm vụ năm nay",
        "nhiệm vụ nắm tình hình nhân dân",
        "nhiem vu nam tinh hinh",
        "nhiệm vụ báo chí",
    ],
)
def test_a_word_behind_a_task_is_a_number_only_where_it_counts(
    known: Knowledge, question: str
) -> None:
    assert ask(known, question).given.question.tasks == ()


@pytest.mark.parametrize(
    "question",
    [
        "nhiem vu nao lien quan cong an",
        "nhiệm vụ liên quan đến công an",
        "nhiệm vụ của công an tỉnh",
    ],
)
def test_a_subject_of_syllables_of_the_programmes_title_is_one(
    known: Knowledge, question: str
) -> None:
    assert ask(known, question).matches == ["nhiệm vụ 7"]


def test_several_tasks(known: Knowledge) -> None:
    found = ask(known, "nhiệm vụ 2 và 3")
    assert (found.outcome, found.matches) == ("list", ["nhiệm vụ 2", "nhiệm vụ 3"])
    assert ask(known, "nhiệm vụ 2 và nhiệm vụ 3").matches == found.matches
    documents = ask(known, "các văn bản của nhiệm vụ 3 và 6")
    assert documents.matches == [*OF_TASK_3, "33/CT-TTg", "781/KH-UBND", "09-NQ/TW"]


def test_articles_of_a_task(known: Knowledge) -> None:
    found = ask(known, "bài về nhiệm vụ 5")
    assert found.outcome == "list"
    assert found.matches == ask(known, "nhiệm vụ 5").related
    without = ask(known, "bài viết liên quan đến nhiệm vụ 1")
    assert (without.outcome, without.matches) == ("none", ["nhiệm vụ 1"])
    assert without.given.lack is Lack.NO_ARTICLE
