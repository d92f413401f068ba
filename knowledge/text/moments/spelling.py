"""One spelling of what is said of a time: folded words and digits with a space between any two.

`7h30sáng mai` and `bảy giờ ba mươi sáng mai` become `7 h 30 sang mai` and `7 gio 30 sang mai`.
Words that fold to the same are told apart by their marks where they have any, else by what stands
beside them: `sau 2 gio` is after two hours, `sau gio` six o'clock, `thu sau` Friday.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from knowledge.text.fold import accented, fold
from knowledge.text.numerals import read_number
from knowledge.text.typed import convert_typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Reading = TypeVar("Reading")

_LONGEST = 160
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[:/.~-]")
_DASHES = str.maketrans(dict.fromkeys("–—−→", "-"))
_MINUTE_MARK = re.compile("(?<=[0-9])['’′]")

_NUMERALS = "khong mot hai ba bon tu nam sau bay tam chin muoi".split()
_UNITS = "gio h g tieng phut p ph ngay hom tuan thang ruoi muoi".split()
_OTHERS = """
    sang trua chieu toi dem khuya nua giua rang xe am pm sa ch kem lam nham
    nay mai kia qua thu t cn chu chua nhat dau cuoi ke tiep theo mung mong den luc vao
""".split()
_KNOWN = frozenset([*_NUMERALS, *_UNITS, *_OTHERS])
"""Words that are told apart where they are written together."""

_MARKED = tuple(
    (re.compile(rf"\b(?:{words})\b"), meaning)
    for words, meaning in (
        ("ngay bây giờ|bây giờ|ngay lập tức|lập tức", "now"),
        ("tháng sáu", "tháng 6"),
        ("sáu mươi", "60"),
        ("(?<!mươi )mốt", "kia"),
        ("tới", "kế"),
        ("tối", "evening"),
        ("từ", "from"),
        ("tôi", ""),
    )
)
"""Words that only their marks tell from others → what they are called here."""

_NUMBER = rf"(?:\d+|(?:{'|'.join(_NUMERALS)})\b)"
_UNIT = rf"(?:{'|'.join(_UNITS)})\b"
_FOLDED = tuple(
    (re.compile(words), meaning)
    for words, meaning in (
        (r"\bchua? nhat\b", "cn"),
        (r"\bt (?=[2-7]\b)", "thu "),
        *(
            (rf"\bthu {word}\b", f"thu {day}")
            for day, word in enumerate("hai ba tu nam sau bay".split(), start=2)
        ),
        (r"\bthang tu\b", "thang 4"),
        (r"\b(tieng|gio) dong ho\b", r"\1"),
        (r"\bnua (?:tieng|gio)\b", "30 phut"),
        (r"(?<=\bgio )nua dem\b|(?<=\bh )nua dem\b", "dem"),
        (r"\bnua dem\b", "24 h"),
        (rf"(?<!\bthu )({_NUMBER} (?:phut|p|tieng|gio|h|ngay|tuan)) sau\b(?! {_UNIT})", r"\1 nua"),
        (r"\b(tuan|thang) (?:sau|toi|ke tiep|ke|tiep theo|tiep)\b", r"\1 ke"),
        (r"(?<=\d )nam (?:sau|toi|ke)\b", "year ke"),
        (r"\bnam (?=\d{4}\b)|(?<=\d )nam (?=(?:\d\d|nay)\b)", "year "),
        (r"\b(thu \d|cn) toi\b", r"\1 ke"),
        (r"\bsang (?=tuan (?:ke|nay)\b)", ""),
        (r"\bsang tuan\b", "tuan ke"),
        (r"\bdau tuan\b(?! ke| nay)", "thu 2"),
        (r"\bdau (?=tuan\b)", "thu 2 "),
        (r"\bcuoi tuan\b(?! ke| nay)", "thu 7"),
        (r"\bcuoi (?=tuan\b)", "thu 7 "),
        (r"\b(?:chieu (?:toi|evening)|xe chieu)\b", "chieu"),
        (r"\b(?:toi|evening) toi\b", "evening den"),
        (r"\bhom sau\b", "mai"),
        (r"\b(?:xe|giua) trua\b", "trua"),
        (r"\brang sang\b", "sang"),
        (r"\b(?:dem )?khuya\b", "dem"),
        (r"\btoi\b", "evening"),
        (r"(?<!muoi )(?<!kem )(?<!mung )(?<!mong )(?<!thang )\bmot\b(?! " + _UNIT + ")", "kia"),
        (rf"\btam (?={_NUMBER})", ""),
        (rf"\bsau (?={_NUMBER})", "after "),
        (rf"\btu (?={_NUMBER}|(?:sang|trua|chieu|evening|dem)\b)", "from "),
        (r"\b(hai|ba|bon|nam) (lam|nham)\b", r"\1 muoi lam"),
    )
)
"""Words that what stands beside them tells from others → what they are called here, in order."""


def first_reading(text: str, read: Callable[[str], Reading | None]) -> Reading | None:
    """What `read` makes of a text as it is typed, else of the Telex or VNI that it may be."""
    reading = read(spell(text))
    return read(spell(convert_typed(text[:_LONGEST]))) if reading is None else reading


def spell(text: str) -> str:
    """The one spelling of the first 160 characters of a text."""
    spelled = accented(_MINUTE_MARK.sub(" p", text[:_LONGEST].translate(_DASHES)))
    for words, meaning in _MARKED:
        spelled = words.sub(meaning, spelled)
    spelled = " ".join(_tokens(fold(spelled)))
    for words, meaning in _FOLDED:
        spelled = words.sub(meaning, spelled)
    return " ".join(_with_digits(spelled.split()))


def _tokens(folded: str) -> Iterator[str]:
    """Numbers, words and marks; a word that is none is split into those that it is made of."""
    for token in _TOKEN.findall(folded):
        yield from (token,) if token in _KNOWN else _split(token)


def _split(letters: str) -> list[str]:
    """The known words that are written together, longest last; the whole where there are none."""
    ways: list[list[str] | None] = [[]]
    for end in range(1, len(letters) + 1):
        ways.append(
            next(
                (
                    [*way, letters[start:end]]
                    for start in range(end)
                    if letters[start:end] in _KNOWN and (way := ways[start]) is not None
                ),
                None,
            )
        )
    return ways[-1] or [letters]


def _with_digits(words: list[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        value, taken = read_number(words[at:]) or (words[at], 1)
        yield str(value)
        at += taken
