"""Documents that are called by their names: the year that is said with one, a clause of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from knowledge.reading.kinds import Attribute
from tests.knowledge.answering.asking import LAW, ask
from tests.knowledge.catalogues import directive, knowledge, mention, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

NAMED = "Luật Hòa giải ở cơ sở"


def beside(known: Knowledge, text: str, number: str | None) -> Knowledge:
    """What is known with a task more, which names a law and a decree on it."""
    held = known.catalogue
    printed = replace(mention(), as_written=NAMED)
    law = directive(901, number, NAMED, doc_type="Luật", mentions=[printed])
    title = f"Quy định chi tiết một số điều của {NAMED}"
    decree = directive(902, "15/2014/NĐ-CP", title, doc_type="Nghị định")
    of_law = task(901, source(901, "Thử", 2024), 5, text, [901, 902])
    return knowledge([*held.tasks.values(), of_law], [*held.directives.values(), law, decree])


@pytest.fixture(scope="module")
def numbered(known: Knowledge) -> Knowledge:
    return beside(known, f"Thực hiện {NAMED} số 35/2013/QH13.", "35/2013/QH13")


@pytest.mark.parametrize("name", ["luật hòa giải cơ sở", "luật hòa giải ở cơ sở"])
@pytest.mark.parametrize("year", ["2007", "năm 2007"])
def test_a_law_of_another_year_is_not_the_one_that_is_held(
    numbered: Knowledge, name: str, year: str
) -> None:
    found = ask(numbered, f"{name} {year}")
    assert (found.outcome, found.matches) == ("none", ["35/2013/QH13"])
    assert ask(numbered, f"{name} 2013").outcome == "answer"


@pytest.mark.parametrize(("year", "outcome"), [("2013", "answer"), ("2007", "none")])
def test_the_year_right_behind_a_name_is_that_of_the_document(
    known: Knowledge, year: str, outcome: str
) -> None:
    mentioned = beside(known, f"Triển khai thực hiện {NAMED} năm 2013.", None)
    found = ask(mentioned, f"luật hòa giải ở cơ sở năm {year}")
    assert (found.outcome, found.matches) == (outcome, [NAMED])
    assert not found.given.unconfirmed


def test_no_source_tells_the_year_of_a_name_alone(known: Knowledge) -> None:
    found = ask(known, "luật thực hiện quy chế dân chủ ở cơ sở năm 2020")
    assert (found.matches, [*found.given.unconfirmed]) == ([LAW], [Attribute.DATE])


@pytest.mark.parametrize(
    "question",
    [
        "điều 5 luật hòa giải cơ sở nói gì",
        "khoan 2 dieu 7 cua luat hoa giai o co so",
        "chương II luật hòa giải ở cơ sở quy định thế nào",
    ],
)
def test_a_clause_is_asked_of_the_law_that_is_named(numbered: Knowledge, question: str) -> None:
    found = ask(numbered, question)
    assert (found.matches, found.attribute) == (["35/2013/QH13"], Attribute.UNRECORDED)


def test_what_a_document_prescribes_is_no_regulation(known: Knowledge) -> None:
    assert ask(known, "chỉ thị về người khuyết tật quy định gì").matches == ["11-CT/TU"]
