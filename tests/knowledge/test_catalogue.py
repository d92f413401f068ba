"""The catalogue: what each entity says of itself, and how it is looked up."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from knowledge.catalogue import newest
from knowledge.citations.terms import central_term
from tests.knowledge.catalogues import catalogue, directive, mention, source, task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

OLD = source(1, "Nghệ An", 2022)
NEW = source(2, "Nghệ An", 2023)
UNDATED = source(3, None, None)


@pytest.mark.parametrize(
    ("date", "term"),
    [
        (datetime.date(1986, 12, 31), 6),
        (datetime.date(1990, 12, 31), 6),
        (datetime.date(1991, 1, 1), 7),
        (datetime.date(1998, 2, 18), 8),
        (datetime.date(2003, 3, 12), 9),
        (datetime.date(2008, 7, 25), 10),
        (datetime.date(2013, 6, 3), 11),
        (datetime.date(2020, 12, 31), 12),
        (datetime.date(2021, 6, 12), 13),
        (datetime.date(2030, 1, 1), 14),
    ],
)
def test_the_term_of_the_central_committee(date: datetime.date, term: int) -> None:
    assert central_term(date) == term


def test_years_are_those_of_dates_mentions_and_the_number() -> None:
    one = directive(
        1,
        "04/2015/NĐ-CP",
        "",
        dates=[datetime.date(2016, 1, 9)],
        mentions=[mention(year=2017), mention()],
    )
    assert one.years == {2015, 2016, 2017}
    assert directive(2, "04-NQ/TU", "").years == set()
    assert directive(3, None, "Luật Đất đai").years == set()


@pytest.mark.parametrize(
    ("number", "printed", "terms"),
    [
        ("25-NQ/TW", ["IX"], {9}),
        ("25-NQ/TW", ["IX", "XI"], {9, 11}),
        ("25-NQ/TW", [], {10}),
        ("25-NQ/TW", ["?"], {10}),
        ("04-NQ/TU", [], set()),
        ("04-NQ/TU", ["XIX"], {19}),
        (None, [], set()),
    ],
)
def test_terms_are_as_printed_or_by_the_date_of_a_central_document(
    number: str | None, printed: list[str], terms: set[int]
) -> None:
    one = directive(
        1,
        number,
        "Luật",
        dates=[datetime.date(2008, 7, 25)],
        mentions=[mention(term=term) for term in printed],
    )
    assert one.terms == terms


def test_bearers_of_a_number() -> None:
    one, two = directive(1, "25-NQ/TW", ""), directive(2, "25/2008/NĐ-CP", "")
    known = catalogue(directives=[one, two, directive(3, None, "Luật Đất đai")])
    assert known.by_number == {"25": (one, two)}


def test_tasks_of_a_number_newest_source_first() -> None:
    old, new, undated = task(1, OLD, 5, ""), task(2, NEW, 5, ""), task(3, UNDATED, 5, "")
    known = catalogue([old, undated, new, task(4, NEW, 6, "")])
    assert known.tasks_numbered(5) == (new, old, undated)
    assert known.tasks_numbered(7) == ()


def test_tasks_of_one_source_stay_in_order() -> None:
    first, second = task(1, NEW, 1, ""), task(2, NEW, 2, "")
    assert newest([second, first]) == (first, second)


def test_the_bundled_document_is_one_source(known: Knowledge) -> None:
    (only,) = known.catalogue.sources.values()
    assert (only.province, only.year) == ("Nghệ An", 2023)
    assert known.catalogue.revision >= 1
    assert sorted(known.catalogue.by_number["25"], key=lambda one: one.id) == [
        one for one in known.catalogue.directives.values() if str(one.citation) == "25-NQ/TW"
    ]
