"""The words of a knowledge base: how rare, how written, what a slip of the finger meant."""

from __future__ import annotations

import pytest

from knowledge.search.lexicon import Kind, Lexicon
from knowledge.text.printed import expand
from tests.knowledge.catalogues import catalogue, directive, knowledge, library, source, task

NGHE_AN = source(1, "Nghệ An", 2023)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(
        catalogue(
            [
                task(1, NGHE_AN, 1, "Nắm tình hình nhân dân, nhân dân vùng giáo ở Thái Hòa"),
                task(2, NGHE_AN, 2, "Thực hiện QCDC ở cơ sở với MTTQ"),
            ],
            [
                directive(1, "05-CT/TU", "phong trào thi đua Dân vận khéo"),
                directive(2, None, "Luật Đất đai"),
                directive(3, "09-NQ/TU", ""),
            ],
        ),
        library("Nhân dân hiến đất làm đường"),
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phogn", "phong"),  # swapped
        ("phng", "phong"),  # missing
        ("phonng", "phong"),  # extra
        ("phobg", "phong"),  # wrong
        ("tinhh", "tinh"),
        ("ihnh", "hinh"),
    ],
)
def test_one_slip_of_the_finger(lexicon: Lexicon, typed: str, meant: str) -> None:
    assert meant in lexicon.corrections(typed, typed)


@pytest.mark.parametrize("typed", ["phhnog", "ab", "x", "2o23", "thieeen", ""])
def test_no_correction(lexicon: Lexicon, typed: str) -> None:
    assert lexicon.corrections(typed, typed) == []


def test_three_letters_are_only_swapped(lexicon: Lexicon) -> None:
    assert lexicon.corrections("adn", "adn") == ["dan"]
    assert "dan" not in lexicon.corrections("dam", "dam")


def test_marks_that_were_typed_must_be_near_too(lexicon: Lexicon) -> None:
    assert lexicon.corrections("khoe", "khoe") == ["kheo"]
    assert lexicon.corrections("kheu", "khéu") == ["kheo"]
    assert lexicon.corrections("kheu", "khểu") == []


def test_what_few_have_is_rarer_than_what_many_have(lexicon: Lexicon) -> None:
    assert lexicon.rarity("unheard") > lexicon.rarity("kheo") > lexicon.rarity("dan") > 0


def test_how_neighbours_are_written(lexicon: Lexicon) -> None:
    assert lexicon.marked_pairs("dan", "van") == {("dân", "vận")}
    assert lexicon.marked_pairs("thai", "hoa") == {("thái", "hoà")}
    assert lexicon.marked_pairs("van", "dan") == set()
    assert lexicon.knows("dat")
    assert not lexicon.knows("đất")
    assert lexicon.knows_pair("dat", "dai")
    assert not lexicon.knows_pair("dai", "dat")


def test_words_of_articles_are_known(lexicon: Lexicon) -> None:
    assert lexicon.knows("duong")
    assert lexicon.knows_pair("hien", "dat")
    assert not lexicon.knows_pair("dat", "hien")
    assert lexicon.corrections("duogn", "duogn") == ["duong"]
    assert lexicon.abbreviated("hdld") == {("hien", "dat", "lam", "duong")}
    assert lexicon.rarity("dat") < lexicon.rarity("duong")


def test_other_articles_bring_other_words(lexicon: Lexicon) -> None:
    other = lexicon.with_articles(library("Trồng rừng ven biển"))
    assert other.corrections("rugn", "rugn") == ["rung"]
    assert not other.knows("duong")
    assert other.corrections("duogn", "duogn") == []
    assert lexicon.corrections("rugn", "rugn") == []


def test_initials_of_neighbours(lexicon: Lexicon) -> None:
    assert lexicon.abbreviated("dvk") == {("dan", "van", "kheo")}
    assert lexicon.abbreviated("qcdc") == {("quy", "che", "dan", "chu")}
    assert lexicon.abbreviated("dv") == set()
    assert lexicon.abbreviated("zzz") == set()


def test_holders_stand_in_the_order_of_the_catalogue_once(lexicon: Lexicon) -> None:
    found = lexicon.holders(["dan", "nhan", "dan"])
    assert [(entry.kind, entry.id) for entry in found] == [
        (Kind.DIRECTIVE, 1),
        (Kind.TASK, 1),
        (Kind.TASK, 2),
    ]
    assert lexicon.holders(["zzz"]) == []


def test_every_entity_but_articles_has_an_entry_even_without_words(lexicon: Lexicon) -> None:
    assert len(lexicon.entries) == 5


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("thực hiện QCDC ở cơ sở", "thực hiện quy chế dân chủ ở cơ sở"),
        ("của MTTQ, UBND", "của Mặt trận Tổ quốc Ủy ban nhân dân"),
        ("(DTTS)", "dân tộc thiểu số"),
        ("hoạt động của BCT", "hoạt động của BCT"),
        ("qcdc", "qcdc"),
        ("", ""),
    ],
)
def test_office_abbreviations_of_a_printed_text(printed: str, meant: str) -> None:
    assert expand(printed) == meant


def test_an_abbreviated_text_is_found_by_both_forms(lexicon: Lexicon) -> None:
    (field,) = next(
        entry.fields for entry in lexicon.entries if (entry.kind, entry.id) == (Kind.TASK, 2)
    )
    assert {"qcdc", "quy", "che", "mttq", "mat", "tran"} <= field.syllables
    assert ("dan", "chu") in field.pairs


def test_an_empty_knowledge_base_has_a_lexicon() -> None:
    empty = knowledge()
    assert empty.lexicon.entries == ()
    assert empty.lexicon.corrections("dan", "dan") == []
    assert empty.lexicon.rarity("dan") > 0
    assert empty.concepts == ()
