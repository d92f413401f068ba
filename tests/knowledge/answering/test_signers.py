"""Who signed a programme is found by the whole of their name, whatever words it is written like."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.documents.model import Imprint
from tests.knowledge.answering.asking import ask
from tests.knowledge.catalogues import knowledge, source, task

SIGNED = {"Hà Nam": ("Lê Văn Đảm", "Bí thư"), "Phú Thọ": ("Hồ Thị Hà", "Phó trưởng ban")}
PROGRAMMES = [
    replace(source(id_, place, 2024), imprint=Imprint(None, None, None, name, office, ()))
    for id_, (place, (name, office)) in enumerate(SIGNED.items(), 1)
]
KNOWN = knowledge(
    [task(one.id, one, 1, "Văn phòng lễ tân bảo đảm việc thi hành án") for one in PROGRAMMES],
    titles=["Ban lễ tân làm văn phòng ở Mường Lò"],
)


@pytest.mark.parametrize(
    ("question", "signer"),
    [
        ("le van dam", "Lê Văn Đảm"),
        ("Lê Văn Đảm là ai?", "Lê Văn Đảm"),
        ("ai la le van dam", "Lê Văn Đảm"),
        ("bí thư Lê Văn Đảm", "Lê Văn Đảm"),
        ("Lê Văn Đảm ký kế hoạch nào", "Lê Văn Đảm"),
        ("ho thi ha la ai", "Hồ Thị Hà"),
        ("bà Hồ Thị Hà ở Phú Thọ giữ chức vụ gì", "Hồ Thị Hà"),
    ],
)
def test_a_name_is_that_of_who_signed(question: str, signer: str) -> None:
    given = ask(KNOWN, question).given
    assert [one.imprint and one.imprint.signer for one in given.programmes] == [signer]
    assert not given.question.corrections


@pytest.mark.parametrize(
    "question", ["le van dat la ai", "Lê Văn Đám là ai", "hồ thị hạ", "bà Hồ Thị Hà ở Hà Nam"]
)
def test_another_name_is_nobody_held(question: str) -> None:
    assert not ask(KNOWN, question).given.programmes
