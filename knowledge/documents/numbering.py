"""Markers that number a paragraph: `1.`, `I`, `Thứ nhất,`, `Một là,`, `Nhiệm vụ 1:`, `a)`, `-`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.text.numerals import roman

_ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13,
    "mười bốn": 14, "mười lăm": 15, "mười sáu": 16, "mười bảy": 17, "mười tám": 18,
    "mười chín": 19, "hai mươi": 20,
}  # fmt: skip
_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_LABEL = r"(?:nhiệm vụ|nội dung|mục)"
_DATE = r"\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+tháng\s+\d{1,2}[\s,]+năm\s+)\d{4}"
_DATELINE = rf"(?:ngày\s+|[\d:]+\W+){{0,2}}{_DATE}.{{0,40}}$"
_COUNTED = re.compile(
    rf"(?P<word>{'|'.join(map(str.capitalize, _WORDS.split('|')))})\s+là\s*[,:]\s*"
)
_ORDINAL = re.compile(
    rf"(?P<bullet>[-–—+•*]\s*)?(?i:thứ)\s+(?P<word>(?i:{_WORDS}))(?:\s+là)?"
    rf"\s*[,:.–—-](?!\s*(?i:{_DATELINE}))\s*"
)
_LABELLED = re.compile(
    rf"(?i:(?P<label>{_LABEL}))\s+(?:(?i:số)\s*)?"
    rf"(?:(?P<digits>\d{{1,2}})|(?:(?i:thứ)\s+)?(?P<word>(?i:{_WORDS})))"
    r"\s*[.,:)/–—-]\s*"
)
DECIMAL = "1.1"
_DECIMAL = re.compile(
    r"\d{1,2}\.(?:\d{1,2}\.)*(?P<last>\d{1,2})(?:[.)/:]\s*|\s+)(?=[^\W\d_]|[“\"«'(])"
)
_SYMBOL = r"[A-ZĐ][A-Za-zĐđ]{0,6}\s?[/–—-]"
_ARABIC = re.compile(
    r"(?P<open>\()?(?P<digits>\d{1,2})\s?(?P<close>\.[–—-]?|\)|/|:|\ufe0f?\u20e3|\s?[–—-](?=\s))\s*"
    rf"(?!{_SYMBOL})(?=[^\W\d_]|[“\"«'(*])"
)
_ROMAN = re.compile(r"(?P<roman>[IVX]{1,6})\s?(?P<close>[.)/:]|\s?[–—-])\s*(?=[^\W\d_]|[“\"«'(])")
_PART = re.compile(
    r"(?:(?i:phần)\s+(?:(?i:thứ)\s+\w+|[IVX]+|\d+)\b[.:]?|(?i:mục)\s+[IVX]+(?:\s?[.:–—-]|$)"
    r"|[A-HĐ]\s?[.)/–—-]\s)\s*"
)
_LETTER = re.compile(r"\(?[a-zđ]\d?\s?(?:\)\s*|\.\s+)(?=\S)")
_BULLET = re.compile(rf"[-–—+•●▪◦*·]\s*(?!{_SYMBOL})(?=[^\W\d_]|[“\"«'(])")


@dataclass(frozen=True, slots=True)
class Marker:
    """What numbers a paragraph.

    Attributes:
        style: which markers it belongs with: `1.`, `(1)`, `I`, `thứ`, `là`, `nhiệm vụ`; `part` for
            `A.` and "Phần thứ nhất", `letter` for `a)`, `item` for `-`, `+` and `1.1.1.`.
        number: its place in its sequence, 0 for the styles `part`, `letter` and `item`.
        end: where the paragraph's own words begin.
    """

    style: str
    number: int
    end: int


def marker(paragraph: str) -> Marker | None:
    """What numbers the paragraph, None where nothing does."""
    return (
        _worded(paragraph)
        or _decimal(paragraph)
        or _arabic(paragraph)
        or _roman(paragraph)
        or _unnumbered(_PART, "part", paragraph)
        or _unnumbered(_LETTER, "letter", paragraph)
        or _unnumbered(_BULLET, "item", paragraph)
    )


def _worded(paragraph: str) -> Marker | None:
    if match := _ORDINAL.match(paragraph):
        style = "- thứ" if match["bullet"] else "thứ"
        return Marker(style, _ORDINALS[match["word"].lower()], match.end())
    if match := _COUNTED.match(paragraph):
        return Marker("là", _ORDINALS[match["word"].lower()], match.end())
    if match := _LABELLED.match(paragraph):
        word = match["word"]
        number = _ORDINALS[word.lower()] if word else int(match["digits"])
        return Marker(match["label"].lower(), number, match.end())
    return None


def _decimal(paragraph: str) -> Marker | None:
    match = _DECIMAL.match(paragraph)
    if match is None or match[0].count(".", 0, match.end("last")) > 1:
        return Marker("item", 0, match.end()) if match else None
    return Marker(DECIMAL, int(match["last"]), match.end())


def _arabic(paragraph: str) -> Marker | None:
    match = _ARABIC.match(paragraph)
    if match is None:
        return None
    close = "-" if match["close"].strip() in "–—-" else match["close"]
    return Marker(f"{match['open'] or ''}1{close}", int(match["digits"]), match.end())


def _roman(paragraph: str) -> Marker | None:
    match = _ROMAN.match(paragraph)
    number = roman(match["roman"]) if match else None
    return Marker("I", number, match.end()) if match and number else None


def _unnumbered(pattern: re.Pattern[str], style: str, paragraph: str) -> Marker | None:
    match = pattern.match(paragraph)
    return Marker(style, 0, match.end()) if match else None
