"""Either of two issuers is asked for, and each of two years is of a document of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import MOBILIZATION, YOUTH, ask

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge


@pytest.mark.parametrize(
    "question",
    [
        "chỉ thị 33/CT-TTg của Bộ Chính trị hay Ban Bí thư",
        "chỉ thị 33 do Thủ tướng hay Ban Bí thư ban hành",
        "33/CT-TTg là của Thủ tướng hay là của Tỉnh ủy vậy",
    ],
)
def test_one_issuer_or_another_is_asked_for(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("answer", ["33/CT-TTg"])
    assert found.attribute is Attribute.ISSUER


@pytest.mark.parametrize(
    "question",
    [
        "nghị quyết 25 năm 2008 và năm 2013 khác gì nhau",
        "so sánh nghị quyết 25 năm 2008 với 2013",
        "nghi quyet 25 nam 2008 hay nam 2013",
    ],
)
def test_two_years_behind_a_number_are_of_two_documents(known: Knowledge, question: str) -> None:
    found = ask(known, question)
    assert (found.outcome, found.matches) == ("list", [YOUTH, MOBILIZATION])


def test_a_year_that_no_document_of_the_number_is_of_is_missing(known: Knowledge) -> None:
    given = ask(known, "nghị quyết 25 năm 2008 và năm 2016 khác gì nhau").given
    assert [one.number for one in given.missing] == ["25"]
