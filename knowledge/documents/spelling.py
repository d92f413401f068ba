"""Titles compared as their authors mean them: spelling, abbreviation and formulas aside."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.tables import derived, rows
from knowledge.text.fold import fold, words

_FORMULAS = re.compile(
    r"\b(?:tang cuong|su lanh dao cua dang|doi voi|cong tac|trong tinh hinh moi|nang cao|hieu qua"
    r"|chat luong|tiep tuc|to chuc|trien khai|thuc hien|doi moi|day manh|phat huy|mot so|ban hanh"
    r"|giai doan|va nhung nam tiep theo|tren dia ban|quy dinh|trong|tinh|viec|nham|cua|cac|va|ve|o"
    r"|nam|\d+)\b"
)
_ALIKE = 0.6
_APART = 1 / 3
_BY_NUMBER = re.compile(r"\d[-/]\w*[-/]")


def title_key(title: str) -> str:
    """Equal for titles that differ only by spelling, case, marks, quotes or abbreviation."""
    return _folded(title, _abbreviations()).replace("y", "i")


def name_key(doc_type: str | None, title: str | None) -> tuple[str, str] | None:
    """Equal for documents of one type and title; None where either is not printed."""
    return (title_key(doc_type), title_key(title)) if doc_type and title else None


def expanded(text: str) -> str:
    """The text with the abbreviations written out that have one meaning."""
    meanings = _meanings()
    return _abbreviations().sub(lambda match: meanings[match[0]], text)


def same_subject(a: str, b: str) -> bool:
    """Whether two titles are about one thing, the formulas of office apart."""
    spelled_with = _abbreviations()
    first, second = _subject(a, spelled_with), _subject(b, spelled_with)
    if not first or not second:
        return first == second
    return _shared(first, second) >= _ALIKE


def other_subject(a: str, b: str) -> bool:
    """Whether two titles are about quite different things: hardly a word is in both, and neither
    says what it is about by the number of a document (`thực hiện Nghị quyết số 25-NQ/TW`)."""
    if _BY_NUMBER.search(a) or _BY_NUMBER.search(b):
        return False
    spelled_with = _abbreviations()
    first, second = _subject(a, spelled_with), _subject(b, spelled_with)
    return bool(first and second) and _shared(first, second) < _APART


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    """How much of the shorter is in the longer."""
    return len(first & second) / min(len(first), len(second))


@lru_cache(maxsize=4096)
def _subject(title: str, spelled_with: re.Pattern[str]) -> frozenset[str]:
    return frozenset(_FORMULAS.sub(" ", _folded(title, spelled_with)).split())


@lru_cache(maxsize=4096)
def _folded(title: str, _spelled_with: re.Pattern[str]) -> str:
    """Words of the title, folded; cached for as long as the abbreviations stay the same."""
    return " ".join(words(fold(expanded(title))))


@derived
def _meanings() -> dict[str, str]:
    return {
        row["abbr"]: row["expansion"]
        for row in rows("abbreviations")
        if re.fullmatch(r"[A-ZĐ][A-ZĐ-]+", row["abbr"]) and not re.search("[/(]", row["expansion"])
    }


@derived
def _abbreviations() -> re.Pattern[str]:
    longest_first = sorted(_meanings(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
