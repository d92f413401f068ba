"""Numbers in words and Roman numerals: `thứ chín` is 9, `ba mươi` 30, `một trăm` 100, `XIII` 13."""

from __future__ import annotations

import re

_UNITS = {
    "khong": 0, "mot": 1, "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5,
    "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_WRITTEN = frozenset(
    "không một mốt nhất hai nhì nhị ba bốn tư năm lăm sáu bảy bẩy tám chín mười mươi chục".split()
)
_BEFORE_PLACES = frozenset("phan muc chuong thu so".split())
_TENS = ("muoi", "chuc")
_ZERO_TENS = ("linh", "le")
_ROMAN = re.compile(r"(?=[ivxl])(xl|l?x{0,3})(i[xv]|v?i{0,3})", re.ASCII)
_ROMAN_UNITS = ("", *"i ii iii iv v vi vii viii ix".split())
_ROMAN_LIMIT = 40
_ROMAN_DIGITS = 3
_BEFORE_ROMAN = ("khoa", "thu")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def read_number(syllables: list[str]) -> tuple[int, int] | None:
    """Value of the number that folded syllables begin with, and how many of them it takes.

    Digits count as a number; None where the first syllable begins no number. Up to 999 in words.
    """
    if not syllables:
        return None
    head = syllables[0]
    if head.isascii() and head.isdigit():
        return int(head[:9]), 1
    if head in _UNITS and syllables[1:2] == ["tram"]:
        skipped = 3 if syllables[2:3] and syllables[2] in _ZERO_TENS else 2
        rest, taken = _below_hundred(syllables[skipped:]) or (0, 0)
        return _UNITS[head] * 100 + rest, (skipped if taken else 2) + taken
    return _below_hundred(syllables)


def is_numeral(word: str) -> bool:
    """Whether a syllable in lower case with its marks is of a number up to 99: `năm`, not `nắm`."""
    return word in _WRITTEN


def _below_hundred(syllables: list[str]) -> tuple[int, int] | None:
    if not syllables:
        return None
    head = syllables[0]
    if head in _TENS:
        return _with_unit(10, syllables, 1)
    if head not in _UNITS:
        return None
    if len(syllables) > 1 and syllables[1] in _TENS:
        return _with_unit(_UNITS[head] * 10, syllables, 2)
    return _UNITS[head], 1


def roman(text: str) -> int | None:
    """Value of a Roman numeral up to 89, any case; None where it is none."""
    lower = text.lower()
    if not lower or not _ROMAN.fullmatch(lower):
        return None
    values = [_ROMAN_VALUES[char] for char in lower]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def other_writings(digits: str, before: str) -> tuple[str, ...]:
    """How else a number is written: below ten as offices do, `05`, or as people do, `5`; as a Roman
    numeral below forty behind the folded word for a term, `khoa`, or an order, `thu`."""
    plain = digits.lstrip("0")
    written = {plain, plain.zfill(2)} if len(plain) == 1 else {digits}
    value = int(plain) if 0 < len(plain) < _ROMAN_DIGITS and before in _BEFORE_ROMAN else 0
    if 0 < value < _ROMAN_LIMIT:
        written.add("x" * (value // 10) + _ROMAN_UNITS[value % 10])
    return tuple(sorted(written - {digits}))


def place_of(said: str) -> str:
    """The place of a part of a text by its folded number: `phan thu ba`, `iii` and `3` are 3, `b`
    is itself; "" where it has no number."""
    told = [word for word in said.split() if word not in _BEFORE_PLACES]
    value = roman(told[0]) if len(told) == 1 else None
    number = read_number(told)
    return str(value or (number[0] if number else "")) or (told[0] if told else "")


def _with_unit(tens: int, syllables: list[str], taken: int) -> tuple[int, int]:
    unit = _UNITS.get(syllables[taken], 0) if len(syllables) > taken else 0
    return (tens + unit, taken + 1) if unit else (tens, taken)
