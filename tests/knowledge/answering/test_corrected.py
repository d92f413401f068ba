"""Something else was meant than what was asked: a number, a subject."""

from __future__ import annotations

import pytest

from knowledge.answering.model import Lack
from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import directive, knowledge, source, task

PROVINCE = source(1, "Hòa Bình", 2025)
TEXTS = ("Trồng rừng", "Nuôi cá lồng", "Dệt thổ cẩm\n- Chủ trì: Sở Y tế")
KNOWN = knowledge(
    [task(n, PROVINCE, n, text) for n, text in enumerate(TEXTS, start=1)],
    [
        directive(1, "81-KH/TU", "nghề gốm", doc_type="Kế hoạch"),
        directive(2, "81-CT/TW", "nghề rèn", doc_type="Chỉ thị"),
        directive(3, "83-CT/TW", "nghề mộc", doc_type="Chỉ thị"),
    ],
)


@pytest.mark.parametrize(
    "then", ["ý tôi là 81", "à nhầm, 81", "nhầm 81", "không phải, số 81 ạ", "xin lỗi, ý em là 81"]
)
@pytest.mark.parametrize("before", ["chỉ thị 82", "chỉ thị 83"])
def test_a_corrected_number_is_of_the_type_that_was_asked_for(before: str, then: str) -> None:
    assert ask(KNOWN, before, then).matches == ["81-CT/TW"]


def test_what_was_asked_is_asked_of_the_corrected_number() -> None:
    found = ask(KNOWN, "chỉ thị 82 ban hành ngày nào", "ý tôi là 81")
    assert (found.matches, found.attribute) == (["81-CT/TW"], Attribute.DATE)
    assert ask(KNOWN, "nhiệm vụ 33 ai chủ trì", "ý tôi là 3").matches == ["nhiệm vụ 3"]


def test_a_number_is_corrected_behind_what_was_asked_of_a_part_of_the_task() -> None:
    of = source(1, "Hà Nam", 2024)
    texts = "Sửa bến. Làm 3 cầu tre trên kênh.", "Dệt chiếu"
    held = knowledge([task(n, of, n, text) for n, text in enumerate(texts, start=1)])
    asked = ("nhiệm vụ 1", "mấy cầu tre", "nhầm, 2")
    assert ask(held, *asked[:2]).given.passage == "Làm 3 cầu tre trên kênh."
    assert ask(held, *asked).matches == ["nhiệm vụ 2"]


def test_nothing_is_talked_about_where_nothing_bears_a_number() -> None:
    assert ask(KNOWN, "chỉ thị 82", "ngày nào").given.lack is Lack.NOTHING_BEFORE


@pytest.mark.parametrize("then", ["không phải, ý tôi là thổ cẩm", "ý em muốn hỏi thổ cẩm"])
def test_another_subject_was_meant(then: str) -> None:
    assert ask(KNOWN, "nhiệm vụ về nuôi cá lồng", then).matches == ["nhiệm vụ 3"]
