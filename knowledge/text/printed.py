"""The words of printed texts, read once each: folded, with their marks, and as numbers."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from knowledge import tables
from knowledge.text.fold import accented, fold

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_WORDS_REMEMBERED = 1 << 17

MARK_BITS = 12
"""The low bits of a code, which tell the marks of a syllable; the others tell its letters."""

_MARKS = (1 << MARK_BITS) - 1
_LETTERS = (1 << (32 - MARK_BITS)) - 1


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word as it is compared; an abbreviation is the words that it stands for.

    Attributes:
        syllables: folded.
        marked: with their marks, in one tone placement.
        codes: 32 bits for each that tell its letters and, in the low ones, its marks.
    """

    syllables: tuple[str, ...]
    marked: tuple[str, ...]
    codes: array[int]


def split(text: str) -> list[str]:
    """The words of a text as printed, composed."""
    if "'" in text or "’" in text:
        text = _APOSTROPHE.sub("", text)
    return _WORD.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=_WORDS_REMEMBERED)
def read_word(word: str) -> PrintedWord:
    """Read a word of `split`."""
    meant = split(_abbreviations().get(word, word))
    folded = tuple(plain for one in meant if (plain := fold(one)))
    marked = tuple(accented(one) for one in meant if fold(one))
    codes = map(code_of, folded, marked)
    return PrintedWord(folded, marked, array("I", codes))


def code_of(folded: str, marked: str) -> int:
    """32 bits that tell a syllable's letters and, below them, its marks; never 0."""
    letters = crc32(folded.encode()) & _LETTERS or 1
    return letters << MARK_BITS | crc32(marked.encode()) & _MARKS


def expand(text: str) -> str:
    """Write the office abbreviations of a printed text out: `MTTQ` as `Mặt trận Tổ quốc`."""
    known = _abbreviations()
    return " ".join(known.get(word.strip(',.;:()"“”'), word) for word in text.split())


@tables.derived
def _abbreviations() -> dict[str, str]:
    """Abbreviation as printed → what it stands for."""
    return {
        row["abbr"]: row["expansion"]
        for row in tables.rows("abbreviations")
        if row["abbr"].isupper() and "/" not in row["expansion"]
    }
