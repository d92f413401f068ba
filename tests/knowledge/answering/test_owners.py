"""The tasks of an office: all of its programme, unless the programme tells who does what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.answering.answer import answer
from knowledge.documents.model import Imprint
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import knowledge, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

NEITHER = Imprint(None, None, None, None, None, ())
LETTERHEAD = "TỈNH ỦY PHÚ THỌ BAN NỘI CHÍNH"


@pytest.mark.parametrize(
    "question",
    [
        "ban dân vận tỉnh ủy có bao nhiêu nhiệm vụ",
        "ban dan van tinh uy nghe an co may nv trong tam nam 2023",
        "các nhiệm vụ trọng tâm của ban dân vận tỉnh ủy năm 2023",
        "nhiệm vụ của ban dân vận là gì",
        "nhiệm vụ của ngành dân vận năm 2023",
        "ban dân vận tỉnh ủy phải làm những gì trong năm 2023",
        "năm 2023 ban dân vận làm gì",
        "năm 2023 phải làm những việc gì",
        "phải làm gì trong năm nay",
        "năm 2023 có việc gì cần thực hiện",
        "trong năm 2023 có mấy việc phải làm",
        "dân vận tỉnh phải làm bao nhiêu việc",
    ],
)
def test_an_office_whose_programme_it_is_and_a_year_have_all_of_its_tasks(
    known: Knowledge, question: str
) -> None:
    found = ask(known, question)
    assert found.outcome == "list"
    assert found.matches == [f"nhiệm vụ {number}" for number in range(1, 11)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhiệm vụ nào nói về ban dân vận tỉnh ủy", ["nhiệm vụ 7"]),
        ("các nhiệm vụ về ban dân vận tỉnh ủy", ["nhiệm vụ 7"]),
        ("các nhiệm vụ của công an tỉnh", ["nhiệm vụ 7"]),
        ("công an tỉnh phải làm gì", ["nhiệm vụ 7"]),
        ("ban dân vận tỉnh ủy hà tĩnh có bao nhiêu nhiệm vụ", []),
        ("bạn làm gì", []),
    ],
)
def test_what_is_said_of_an_office_and_what_others_do_are_not(
    known: Knowledge, question: str, expected: list[str]
) -> None:
    assert ask(known, question).matches == expected


@pytest.mark.parametrize(
    ("issuer", "second", "expected"),
    [
        (LETTERHEAD, "Tiếp dân", [1, 2]),
        (None, "Tiếp dân", []),
        (LETTERHEAD, "Tiếp dân\n- Chủ trì: Ban Nội chính", [2]),
    ],
)
def test_a_letterhead_tells_whose_it_is_and_lines_of_tasks_tell_more(
    issuer: str | None, second: str, expected: list[int]
) -> None:
    programme = replace(source(1, "Phú Thọ", 2024), imprint=replace(NEITHER, issuer=issuer))
    known = knowledge([task(1, programme, 1, "Hòa giải"), task(2, programme, 2, second)], [], [])
    given = answer("các nhiệm vụ của ban nội chính", known)
    assert [match.id for match in given.matches] == expected
