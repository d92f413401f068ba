"""Questions with one slip of the finger are answered as those without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answering.answer import answer
from knowledge.reading.reader import read_question
from tests.knowledge.answering.asking import ask

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nghhi quyet 24-NQ/TW", "nghi quyet 24-NQ/TW"),
        ("chỉ tị về hội nông dân", "chỉ thị về hội nông dân"),
        ("kế hoạhc 121 của Ban Thường vụ", "kế hoạch 121 của Ban Thường vụ"),
        ("05-CT/TU ban hnàh ngày nào", "05-CT/TU ban hành ngày nào"),
        ("nhiệm vụu 6", "nhiệm vụ 6"),
        ("nhimệ vụ cuối cùng", "nhiệm vụ cuối cùng"),
        ("lệit kê các đề án", "liệt kê các đề án"),
        ("các văn bbản năm 2011", "các văn bản năm 2011"),
        ("bài về đồng bàoo có đạo", "bài về đồng bào có đạo"),
        ("222hktu", "222-KH/TU"),
        ("ketluan 101", "kết luận 101"),  # a type as one word
        ("kết lận 101", "kết luận 101"),  # a word that counts, before a number
        ("chỉthị05 của Tỉnh ủy", "chỉ thị 05 của Tỉnh ủy"),
        ("các kehoach năm 2021", "các kế hoạch năm 2021"),
        ("222khhtu", "222-KH/TU"),
        ("34/2007/PL-UBQTVH11", "34/2007/PL-UBTVQH11"),
        ("Các bài viết về uy chế dân chủ", "Các bài viết về quy chế dân chủ"),
        ("chi thi ve qccdc", "chi thi ve qcdc"),
    ],
)
def test_it_is_answered_the_same(known: Knowledge, typed: str, meant: str) -> None:
    answered, expected = ask(known, typed), ask(known, meant)
    assert expected.matches
    assert answered.outcome == expected.outcome
    assert answered.matches == expected.matches
    assert answered.attribute == expected.attribute


@pytest.mark.parametrize(
    "typed",
    [
        "nv 6, han khi nao",
        "nv 6 ai chu tri, han khi nao",
        "nv 6 ai lam han bao gio",
        "han dang ky",
    ],
)
def test_until_when_is_no_slip_where_nothing_is_before_it(known: Knowledge, typed: str) -> None:
    assert not read_question(typed, known.lexicon).corrections


@pytest.mark.parametrize(
    "typed",
    [
        "05-CT/TW",  # letters that exist are those of another document
        "14-NQ/TU",  # so are digits
        "34/2007/PL-UBTVQH12",
        "35/2007/PL-UBQTVH11",
        "222hdndtp",
        "2km",
    ],
)
def test_another_number_is_another_document(known: Knowledge, typed: str) -> None:
    assert ask(known, typed).outcome == "none"


@pytest.mark.parametrize(
    "typed",
    [
        "chỉ thị về người cao tuổi",  # a letter from what is held, and known for itself
        "luật hợp tác xã",
        "ao có ai ở đó không",
        "nghị quyết về bình đẳng giới",
        "nhiệm vụ 11",
    ],
)
def test_what_is_not_held_is_not_guessed(known: Knowledge, typed: str) -> None:
    assert ask(known, typed).outcome == "none"


def test_a_guess_is_told_with_what_was_corrected_before(known: Knowledge) -> None:
    found = answer("Các bàii viết về uy chế dân chủ", known)
    assert [(one.typed, one.read) for one in found.question.corrections] == [
        ("bàii", "bài"),
        ("uy", "quy"),
    ]


@pytest.mark.parametrize(
    "typed",
    ["hoi thi nau an", "tom tat nhiem vu", "thi dan vu", "ds", "nhiem vu nao cua cq"],
)
def test_a_word_is_not_read_as_one_that_no_slip_makes_of_it(known: Knowledge, typed: str) -> None:
    assert ask(known, typed).given.question.corrections == ()


@pytest.mark.parametrize(
    ("typed", "meant"), [("ban habh ngay nao", "hanh"), ("nghi quyer 24", "quyet")]
)
def test_a_finger_slips_to_the_key_beside(known: Knowledge, typed: str, meant: str) -> None:
    assert [one.read for one in ask(known, typed).given.question.corrections] == [meant]
