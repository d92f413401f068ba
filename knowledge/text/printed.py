"""The words of printed texts, read once each: folded, with their marks, and as numbers."""

from __future__ import annotations

import re
import unicodedata
from array import array
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from knowledge import tables
from knowledge.text.fold import accented, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WORD = re.compile(r"[^\W_]+|\ue000")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_WORDS_REMEMBERED = 1 << 17

BREAK = "\ue000"
"""Stands between two passages of a text, as a word of its own: no white space, no letter."""

MARK_BITS = 12
"""The low bits of a code, which tell the marks of a syllable; the others tell its letters."""

_MARKS = (1 << MARK_BITS) - 1
_LETTERS = (1 << (32 - MARK_BITS)) - 1


Value = TypeVar("Value")


class _Read(dict[str, Value]):
    """Printed word → how it reads; each is read once, of the last hundred thousand or so."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> Value:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        read = self[word] = self._read(word)
        return read


_FOLDED = _Read(lambda word: "" if word == BREAK else "".join(fold(word).split()))
_ACCENTED = _Read(accented)
_CODES = _Read(lambda word: code_of(_FOLDED[word], accented(word)))


def folded_word(word: str) -> str:
    """One word, folded."""
    return _FOLDED[word]


def folded(words: Iterable[str]) -> Iterator[str]:
    """The words of `split`, folded; `BREAK` is nothing."""
    return map(_FOLDED.__getitem__, words)


def marked(words: Iterable[str]) -> Iterator[str]:
    """The same with their marks, in one tone placement."""
    return map(_ACCENTED.__getitem__, words)


def codes(words: Iterable[str]) -> Iterator[int]:
    """The same as numbers, see `code_of`; `BREAK` as 0."""
    return map(_CODES.__getitem__, words)


def syllables_of(runs: Iterable[str]) -> str:
    """The folded words of composed runs of text without white space, a space between two."""
    return " ".join(filter(None, map(_syllables().__getitem__, runs)))


def marks_of(runs: Iterable[str]) -> str:
    """The same with their marks, in one tone placement."""
    return " ".join(filter(None, map(_marked().__getitem__, runs)))


def coded(runs: Iterable[str]) -> bytes:
    """The codes of the words of such runs, 4 bytes each."""
    return b"".join(map(_coded().__getitem__, runs))


def split(text: str) -> list[str]:
    """The words of a text as printed, abbreviations written out; a `BREAK` in it is a word."""
    text = unicodedata.normalize("NFC", text)
    if "'" in text or "’" in text:
        text = _APOSTROPHE.sub("", text)
    words = _WORD.findall(text)
    known = _abbreviations()
    if known.keys().isdisjoint(words):
        return words
    return [one for word in words for one in known.get(word, word).split(" ")]


def code_of(folded: str, marked: str) -> int:
    """32 bits that tell a syllable's letters and, below them, its marks; 0 for nothing."""
    if not folded:
        return 0
    letters = crc32(folded.encode()) & _LETTERS or 1
    return letters << MARK_BITS | crc32(marked.encode()) & _MARKS


def expand(text: str) -> str:
    """Write the office abbreviations of a printed text out: `MTTQ` as `Mặt trận Tổ quốc`."""
    known = _abbreviations()
    return " ".join(known.get(word.strip(',.;:()"“”'), word) for word in text.split())


@tables.derived
def _syllables() -> _Read[str]:
    return _Read(lambda run: " ".join(filter(None, folded(split(run)))))


@tables.derived
def _marked() -> _Read[str]:
    return _Read(lambda run: " ".join(marked(word for word in split(run) if word != BREAK)))


@tables.derived
def _coded() -> _Read[bytes]:
    return _Read(lambda run: array("I", codes(split(run))).tobytes())


@tables.derived
def _abbreviations() -> dict[str, str]:
    """Abbreviation as printed → what it stands for."""
    return {
        row["abbr"]: row["expansion"]
        for row in tables.rows("abbreviations")
        if row["abbr"].isupper() and "/" not in row["expansion"]
    }
