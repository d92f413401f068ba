"""What is indexed and what is asked are compared folded; where marks are typed they count."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.fold import accented, clean, clean_lines, fold, words

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ áàảãạắấằềểễệộợụứừửữựỳỵỷỹ\u0301\u0323 .,-/0123456789"
)
ANY_TEXT = st.one_of(
    st.text(),
    st.text(VIETNAMESE),
    st.text(st.characters(exclude_categories=())),
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nghị quyết", "nghi quyet"),
        ("NGHỊ QUYẾT", "nghi quyet"),
        ("Đồng bào đạo Tin lành", "dong bao dao tin lanh"),
        ("\u0110\u0111", "dd"),
        ("\u00d0\u00f0", "dd"),
        ("Dân vận", "dan van"),
        ("hòa hoà thủy thuỷ", "hoa hoa thuy thuy"),
        ("Ủy Uỷ", "uy uy"),
        ("ƯỚC ước", "uoc uoc"),
        ("TƯ", "tu"),
        ("２０２１ ＮＱ", "2021 nq"),
        ("½ ﬁ", "1⁄2 fi"),
        ("04-NQ/TU", "04-nq/tu"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_keeps_white_space() -> None:
    assert fold(" Một\n\thai  ba ") == " mot\n\thai  ba "


@pytest.mark.parametrize(
    "mark",
    ["\u200b", "\u200e", "\u202b", "\u2066", "\ufeff", "\u00ad", "\u0000", "\u001b", "\ud800"],
    ids=lambda mark: f"U+{ord(mark):04X}",
)
def test_invisible_characters_say_nothing(mark: str) -> None:
    torn = f"Ng{mark}hị {mark}quyết{mark}"
    assert fold(torn) == "nghi quyet"
    assert clean(torn) == "Nghị quyết"
    assert accented(torn) == accented("Nghị quyết")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("Hóa", "Hoá"),
        ("khỏe", "khoẻ"),
        ("tòa", "toà"),
        ("thủy", "thuỷ"),
        ("ủy", "uỷ"),
        ("lũy", "luỹ"),
        ("họa", "hoạ"),
        ("HÒA", "hoà"),
        ("Thái Hòa", "Thái Hoà"),
    ],
)
def test_both_tone_placements_are_one(old: str, new: str) -> None:
    assert accented(old) == accented(new)
    assert fold(old) == fold(new)


@pytest.mark.parametrize("word", ["quý", "quà", "già", "hoàn", "toán", "xoài", "thuế", "khuỷu"])
def test_a_tone_that_has_one_place_stays(word: str) -> None:
    assert accented(word) == word


@pytest.mark.parametrize(
    ("one", "other"), [("dân", "dàn"), ("đạo", "dạo"), ("mông", "mong"), ("hòa", "hóa")]
)
def test_other_marks_are_other_words(one: str, other: str) -> None:
    assert accented(one) != accented(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Nghị \n quyết\t04 ", "Nghị quyết 04"),
        ("\u00d0ề án", "Đề án"),
        ("\u00f0ề án", "đề án"),
        ("a\u0302\u0301", "ấ"),
        ("04\u00a0-\u00a0NQ", "04 - NQ"),
        ("\u202eNghị quyết\u202c", "Nghị quyết"),
        (" \n ", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Điều 1.\r\n\r\n  Phạm vi \t điều chỉnh\n", "Điều 1.\nPhạm vi điều chỉnh"),
        ("a\u0302\u0301\u2028\u200b\u2029b\u0007", "ấ\nb"),
        ("một dòng", "một dòng"),
        (" \n\n ", ""),
    ],
)
def test_clean_lines(text: str, cleaned: str) -> None:
    assert clean_lines(text) == cleaned


def test_a_heap_of_marks_is_cut_before_it_takes_minutes_to_put_in_order() -> None:
    heap = "a" + "\u0301\u0323" * 200_000
    assert len(clean(heap)) < 40
    assert fold(heap) == "a"
    assert clean("–" * 2_000) == "–" * 32


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("04-nq/tu", ["04", "nq", "tu"]),
        ("dan van, kheo!", ["dan", "van", "kheo"]),
        ("một_hai", ["một", "hai"]),
        ("… ?", []),
        ("", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed) == fold(decomposed) == fold(text)
    assert accented(composed) == accented(decomposed)
    assert clean(composed) == clean(decomposed)


@given(ANY_TEXT)
def test_clean_text_is_composed_in_one_line_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert clean(cleaned) == cleaned


@given(st.text(VIETNAMESE))
def test_accented_text_folds_to_the_folded_text(text: str) -> None:
    assert fold(accented(text)) == fold(clean(text))


@given(ANY_TEXT)
def test_folded_text_has_no_mark_and_no_dyet(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.category(char).startswith("M") for char in folded)
    assert "đ" not in folded
