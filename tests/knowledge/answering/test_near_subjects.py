"""Subjects near to what is held, of which nothing held tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.model import Outcome
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    "question",
    [
        "người Việt Nam ở nước ngoài",
        "nguoi viet nam o nuoc ngoai",
        "nhiệm vụ về người Việt ở nước ngoài",
        "kiều bào, người Việt Nam ở nước ngoài",
    ],
)
def test_who_lives_abroad_is_nobody_who_is_sent_there(question: str) -> None:
    sent = "Đưa người lao động đi học nghề ở nước ngoài"
    known = knowledge([task(1, source(1, "Gia Lai", 2026), 1, sent)])
    assert answer(question, known).outcome is Outcome.NONE
    assert answer("đưa lao động đi học ở nước ngoài", known).outcome is Outcome.ANSWER


@pytest.mark.parametrize(
    ("question", "expected"),
    [("tiêm vắc xin", [1]), ("trẻ em", []), ("nhiệm vụ về trẻ em", []), ("tuổi trẻ", [2])],
)
def test_the_end_of_a_word_is_no_small_word(question: str, expected: list[int]) -> None:
    of = source(1, "Gia Lai", 2026)
    told = ["Tiêm đủ hai mũi vắc xin cho đàn bò", "Bồi dưỡng lý tưởng cho tuổi trẻ"]
    given = answer(question, knowledge([task(at, of, at, text) for at, text in enumerate(told, 1)]))
    found = given.matches if given.outcome is Outcome.ANSWER else ()
    assert [one.id for one in found] == expected


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("hỗ trợ vốn", Outcome.NONE),
        ("bảo tồn voọc", Outcome.NONE),
        ("người có công", Outcome.NONE),
        ("hỗ trợ phụ nữ", Outcome.ANSWER),
        ("nhiệm vụ về bảo tồn rừng", Outcome.ANSWER),
    ],
)
def test_a_word_that_is_much_of_a_question_is_not_left_out(question: str, outcome: Outcome) -> None:
    of = source(1, "Gia Lai", 2026)
    told = ["Hỗ trợ 90 phụ nữ khởi nghiệp", "Bảo tồn rừng đầu nguồn"]
    titles = ["Ia Mơ: già làng, người có uy tín dự tập huấn", "Công trình mới", "Chợ phiên"]
    known = knowledge([task(at, of, at, text) for at, text in enumerate(told, 1)], titles=titles)
    assert answer(question, known).outcome is outcome


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("bảo vệ nguồn nước ở vùng cao", Outcome.NONE),
        ("bao ve nguon nuoc o vung cao nguyen da", Outcome.NONE),
        ("phòng, chống bạo lực trong trường học", Outcome.NONE),
        ("chống say nắng trong các trường học nội trú", Outcome.NONE),
        ("hiến máu trong trường học", Outcome.ANSWER),
        ("mở chợ phiên ở vùng cao", Outcome.ANSWER),
    ],
)
def test_what_has_only_where_a_thing_is_tells_nothing_of_it(
    question: str, outcome: Outcome
) -> None:
    of = source(1, "Gia Lai", 2026)
    told = ["Hiến máu trong trường học nội trú", "Mở chợ phiên vùng cao nguyên đá", "Trồng cà phê"]
    titles = ["Gia Lai: chợ phiên vùng cao", "Tặng quà trường học nội trú", "Hội đua voi"]
    known = knowledge([task(at, of, at, text) for at, text in enumerate(told, 1)], titles=titles)
    assert answer(question, known).outcome is outcome


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("phòng chống dịch tả cho đàn bò", Outcome.NONE),
        ("phòng, chống dịch tả cho đàn bò", Outcome.NONE),
        ("phòng, chống rét cho đàn bò", Outcome.ANSWER),
    ],
)
def test_a_comma_within_a_word_parts_no_two_things(question: str, outcome: Outcome) -> None:
    told = ["Phòng, chống rét cho đàn bò", "Họp thôn", "Trồng cà phê"]
    of = source(1, "Gia Lai", 2026)
    known = knowledge([task(at, of, at, text) for at, text in enumerate(told, 1)])
    assert answer(question, known).outcome is outcome


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("phát triển ktbđ", [1, 2]),
        ("phat trien KTBD", [1, 2]),
        ("KTBĐ", [1, 2]),
    ],
)
def test_letters_in_brackets_stand_beside_what_they_stand_for(
    question: str, expected: list[int]
) -> None:
    documents = [
        directive(1, "31-CT/TU", "phát triển KTBĐ", doc_type="Chỉ thị"),
        directive(2, "32-CT/TU", "phát triển kinh tế, dịch vụ ban đêm (KTBĐ)", doc_type="Chỉ thị"),
        directive(3, "33-CT/TU", "mở chợ quê", doc_type="Chỉ thị"),
    ]
    tasks = [task(1, source(1, "Gia Lai", 2026), 1, "Họp dân", [1, 2, 3])]
    found = answer(question, knowledge(tasks, documents))
    assert [one.id for one in found.matches if found.outcome is not Outcome.NONE] == expected


def test_a_member_is_no_body_that_issues(known: Knowledge) -> None:
    assert ask(known, "đảng viên là người có đạo").given.question.body is None
    assert ask(known, "văn bản của Đảng").given.question.body is not None
