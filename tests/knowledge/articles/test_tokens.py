"""A text as it is found by: passages of folded syllables, and numbers for them."""

from __future__ import annotations

import unicodedata
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.articles.tokens import read_text
from knowledge.text.fold import accented, fold
from knowledge.text.printed import code_of


def passages(title: str, body: str) -> list[list[str]]:
    """The passages of a text, by the syllables whose codes they have."""
    read = read_text(title, body)
    left = iter(read.syllables.split())
    found: list[list[str]] = []
    for code in array("I", read.codes):
        if not code:
            found.append([])
        else:
            found[-1].append(next(left))
    assert list(left) == []
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hộ nghèo được vay.", ["ho ngheo duoc vay"]),
        ("Hộ nghèo.\nHộ cận nghèo.\n\n\nHộ khác.", ["ho ngheo", "ho can ngheo", "ho khac"]),
        ("Được vay vốn. Được miễn phí.", ["duoc vay von", "duoc mien phi"]),
        ("Gồm: Cấp xã; Cấp huyện", ["gom", "cap xa", "cap huyen"]),
        ("Do huyện giao. Ủy ban thực hiện. Ở đâu", ["do huyen giao", "uy ban thuc hien", "o dau"]),
        ("Số 1.500 đồng. theo quy định", ["so 1 500 dong theo quy dinh"]),
        ("1. Vay vốn\n2) Học nghề\na) Ở xã\nđ) Ở thôn", ["vay von", "hoc nghe", "o xa", "o thon"]),
        ("- Vay vốn\n+ Học nghề\n• Nhà ở", ["vay von", "hoc nghe", "nha o"]),
        ("2024 là năm đầu", ["2024 la nam dau"]),
        ("", [""]),
    ],
)
def test_a_body_is_read_by_passages(body: str, expected: list[str]) -> None:
    assert passages("Tên bài", body) == [["ten", "bai"], *(one.split() for one in expected)]


def test_neighbours_stand_side_by_side() -> None:
    assert read_text("Vay vốn", "ở xã").pairs == "vay_von von_o o_xa"


def test_an_abbreviation_is_what_it_stands_for() -> None:
    assert read_text("MTTQ", "").syllables == "mat tran to quoc"
    assert read_text("mttq", "").syllables == "mttq"
    assert read_text("MTTQ", "").codes == read_text("Mặt trận Tổ quốc", "").codes


@pytest.mark.parametrize("printed", ["người H'Mông", "người H’Mông"])
def test_an_apostrophe_within_a_name_is_left_out(printed: str) -> None:
    assert read_text(printed, "").syllables == "nguoi hmong"


def test_marks_tell_codes_apart_and_not_the_place_of_a_tone() -> None:
    assert read_text("Thái Hòa", "").codes == read_text("Thái Hoà", "").codes
    assert read_text("Thái Hòa", "").codes != read_text("Thái Hoa", "").codes
    assert read_text("Thái Hòa", "").syllables == read_text("Thái Hoa", "").syllables


TEXTS = st.text(st.sampled_from("aăâbcdđêơưỦủĐÁấ12.;:\n -)'’MTTQ"), max_size=60)


@given(TEXTS, TEXTS)
def test_a_decomposed_text_is_read_like_a_composed_one(title: str, body: str) -> None:
    decomposed = read_text(*(unicodedata.normalize("NFD", one) for one in (title, body)))
    assert decomposed == read_text(title, body)


@given(st.text(), st.text())
def test_every_syllable_has_a_code_and_every_passage_a_break(title: str, body: str) -> None:
    read = read_text(title, body)
    codes = array("I", read.codes)
    assert codes[0] == 0
    assert sum(map(bool, codes)) == len(read.syllables.split())
    assert all(read.syllables.split())


@given(st.text(min_size=1))
def test_a_code_tells_nothing_from_something(text: str) -> None:
    assert (code_of(fold(text), accented(text)) == 0) == (fold(text) == "")
    assert code_of(fold(text), accented(text)) < 2**32
