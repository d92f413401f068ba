"""Numbers as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.numerals import other_writings, read_number, roman

UNITS = "khong mot hai ba bon nam sau bay tam chin".split()
ROMAN_TENS = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
ROMAN_UNITS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]


def said(value: int) -> str:
    """The number in folded words, as it is said in the North."""
    hundreds, rest = divmod(value, 100)
    tens, unit = divmod(rest, 10)
    head = f"{UNITS[hundreds]} tram" if hundreds else ""
    if tens == 0:
        return f"{head} linh {UNITS[unit]}" if hundreds and unit else head or UNITS[unit]
    ten = "muoi" if tens == 1 else f"{UNITS[tens]} muoi"
    last = {0: "", 5: "lam"}.get(unit, UNITS[unit])
    return f"{head} {ten} {last}".strip()


@given(st.integers(0, 999))
def test_every_number_up_to_999_is_read_back(value: int) -> None:
    syllables = said(value).split()
    assert read_number(syllables) == (value, len(syllables))
    assert read_number([*syllables, "van", "ban"]) == (value, len(syllables))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nhat", (1, 1)),
        ("nhi", (2, 1)),
        ("tu", (4, 1)),
        ("hai lam", (2, 1)),
        ("hai muoi lam", (25, 3)),
        ("bay muoi tu", (74, 3)),
        ("ba chuc", (30, 2)),
        ("muoi", (10, 1)),
        ("muoi khong", (10, 1)),
        ("mot tram le nam", (105, 4)),
        ("mot tram linh", (100, 2)),
        ("nam tram", (500, 2)),
        ("12", (12, 1)),
        ("0012 van ban", (12, 1)),
        ("nam 2021", (5, 1)),
        ("tram", None),
        ("thu hai", None),
        ("van ban", None),
        ("٣", None),
        ("", None),
    ],
)
def test_read_number(words: str, value: tuple[int, int] | None) -> None:
    assert read_number(words.split()) == value


def test_a_long_run_of_digits_is_cut_rather_than_computed() -> None:
    assert read_number(["9" * 5000]) == (999_999_999, 1)


@given(st.integers(1, 89))
def test_every_roman_numeral_up_to_89_is_read_in_any_case(value: int) -> None:
    numeral = ROMAN_TENS[value // 10] + ROMAN_UNITS[value % 10]
    assert roman(numeral) == roman(numeral.upper()) == value


@pytest.mark.parametrize(
    ("digits", "before", "written"),
    [
        ("5", "so", ("05",)),
        ("05", "so", ("5",)),
        ("16", "so", ()),
        ("16", "khoa", ("xvi",)),
        ("9", "thu", ("09", "ix")),
        ("40", "khoa", ()),
        ("0", "khoa", ()),
        ("9" * 5000, "khoa", ()),
    ],
)
def test_other_writings_of_a_number(digits: str, before: str, written: tuple[str, ...]) -> None:
    assert other_writings(digits, before) == written


@pytest.mark.parametrize("text", ["", "iiii", "vx", "ic", "lxxxx", "ab", "dan", "i v", "ıv", "2"])
def test_no_roman_numeral(text: str) -> None:
    assert roman(text) is None


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_read(text: str) -> None:
    value = roman(text)
    assert value is None or value > 0
    number = read_number(text.split())
    assert number is None or 0 < number[1] <= len(text.split())
