"""All articles at one moment, and the ways to find some of them."""

from __future__ import annotations

import datetime

import pytest

from knowledge.articles.addresses import plain_url
from knowledge.articles.index import cited_by, numbered
from knowledge.citations import canonical
from tests.knowledge.catalogues import article, library
from tests.knowledge.libraries import library_of

HELD = library_of(
    [
        article(1, "Không ngày"),
        article(2, "Giữa năm 2024", published=datetime.date(2024, 6, 1)),
        article(3, "Đầu năm 2024", published=datetime.date(2024, 1, 1)),
        article(4, "Cuối năm 2023", published=datetime.date(2023, 12, 31)),
        article(5, "Cùng ngày", published=datetime.date(2024, 6, 1)),
        article(6, "Gửi đi năm 2025", posted=datetime.date(2025, 2, 3)),
        article(7, "Cũng không ngày"),
        article(8, "In trước, gửi sau", published=datetime.date(2022, 5, 5),
                posted=datetime.date(2024, 5, 5)),
    ]
)  # fmt: skip
RELATED = library_of(
    [
        article(
            1,
            "Sơ kết Chỉ thị 11-CT/TU",
            linked_tasks=frozenset({3}),
            topics=frozenset({"ton-giao"}),
            url="https://www.a.vn/tin?utm_source=zalo",
        ),
        article(2, "Tin", text="Theo Chỉ thị số 11-CT/TU và Nghị quyết 04-NQ/TU."),
        article(3, "Quy chế dân chủ ở cơ sở", linked_directives=frozenset({3})),
        article(4, "Ngày 3/2", text="Có 11 người dự."),
    ]
)


def test_the_newest_come_first_and_those_without_a_day_last() -> None:
    assert [one.id for one in HELD.newest(100)] == [6, 5, 2, 3, 4, 8, 1, 7]
    assert [one.id for one in HELD.newest(2)] == [6, 5]
    assert [one.id for one in HELD.newest(3, 4)] == [4, 8, 1]
    assert HELD.newest(3, 8) == []


def test_the_oldest_have_a_day() -> None:
    assert [one.id for one in HELD.oldest(100)] == [8, 4, 3, 2, 5, 6]
    assert [one.id for one in HELD.oldest(2)] == [8, 4]


@pytest.mark.parametrize(
    ("year", "ids"), [(2025, [6]), (2024, [5, 2, 3]), (2023, [4]), (2022, [8]), (2021, [])]
)
def test_articles_of_a_year(year: int, ids: list[int]) -> None:
    assert [one.id for one in HELD.of_year(year, 10)] == ids


def test_of_a_year_there_are_no_more_than_wanted() -> None:
    assert [one.id for one in HELD.of_year(2024, 2)] == [5, 2]


def test_a_library_is_a_mapping_in_the_order_of_ids() -> None:
    assert list(HELD) == [one.id for one in HELD.values()] == list(range(1, 9))
    assert (len(HELD), HELD[4].title, 4 in HELD, 99 in HELD) == (8, "Cuối năm 2023", True, False)
    assert HELD.get(0) is None
    with pytest.raises(KeyError, match="99"):
        HELD[99]


def test_a_long_library_is_read_to_its_end() -> None:
    long = library(*(f"Tin {count}" for count in range(2500)))
    assert [one.id for one in long.values()] == list(range(1, 2501))


@pytest.mark.parametrize(
    ("field", "terms", "ids"),
    [
        ("relates", ["task:3"], [1]),
        ("relates", ["directive:3"], [3]),
        ("relates", ["topic:ton-giao", "directive:3"], [1, 3]),
        ("relates", ["task:4"], []),
        ("relates", [], []),
        ("url", [plain_url("http://a.vn/tin")], [1]),
        ("url", [plain_url("http://a.vn/tin-khac")], []),
        ("concepts", ["quy che dan chu"], [3]),
        ("cited", [numbered("11")], [1, 2]),
        ("cited", [numbered("3")], []),
    ],
)
def test_articles_of_a_term(field: str, terms: list[str], ids: list[int]) -> None:
    assert [one.id for one in RELATED.of(field, terms, 10)] == ids


@pytest.mark.parametrize(
    ("number", "ids"),
    [("11-CT/TU", [1, 2]), ("04-NQ/TU", [2]), ("12-CT/TU", [])],
)
def test_articles_that_print_a_number(number: str, ids: list[int]) -> None:
    citation = canonical(number)
    assert citation is not None
    assert [one.id for one in RELATED.of("cited", [cited_by(citation)], 10)] == ids


def test_initials_stand_for_words_of_titles() -> None:
    held = library_of(
        [article(1, "Hiến đất làm đường ở xã", text="giữ rừng đầu nguồn"), article(2, "Tin")]
    )
    assert held.abbreviated("hdld") == {("hien", "dat", "lam", "duong")}
    assert held.abbreviated("dlđ") == set()
    assert held.abbreviated("grdn") == set()


def test_the_vocabulary_is_folded_words_without_numbers() -> None:
    held = library_of([article(1, "Hiến đất 2024"), article(2, "Đất rừng", text="Giữ rừng, đất")])
    assert sorted(held.vocabulary) == ["dat", "giu", "hien", "rung"]


def test_frequencies_count_articles() -> None:
    held = library_of([article(1, "Hiến đất, hiến đất"), article(2, "Đất rừng hiến")])
    assert (held.frequency("hien"), held.frequency("rung"), held.frequency("bien")) == (2, 1, 0)
    assert (held.pair_frequency("hien", "dat"), held.pair_frequency("dat", "rung")) == (1, 1)
    assert held.pair_frequency("rung", "dat") == 0
    assert library("Quy chế dân chủ").concept_frequency(("quy", "che", "dan", "chu")) == 1


def test_an_empty_library_finds_nothing() -> None:
    empty = library()
    assert (empty.search("hiến đất", 5), empty.newest(5), empty.of_year(2024, 5)) == ([], [], [])
    assert (dict(empty), empty.vocabulary, empty.abbreviated("abc")) == ({}, (), set())


@pytest.mark.parametrize("question", ["", "?!", "\x1f", "zzz qqq", "’'"])
def test_without_a_known_word_nothing_is_found(question: str) -> None:
    assert library("Hiến đất").search(question, 5) == []
