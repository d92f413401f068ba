"""The type of a document in words: as written before its number, or as its letters say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations import vocabulary
from knowledge.citations.canonical import issuer_system
from knowledge.citations.vocabulary import System
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.citations.model import Citation
    from knowledge.citations.plain import Plain

_WINDOW = 64
_WORD = re.compile(r"[^\W_]+")
_NOISE = r"[\s*\"“”'‘’^¹²³⁴-⁹_>|-]|\[[0-9]{1,3}\]|\([0-9]{1,2}\)"
_BEFORE = re.compile(rf"(?:{_NOISE})*(?:(?P<so>so)(?:{_NOISE})*[:.]?(?:{_NOISE})*)?\Z")
_SPACE = re.compile(r"[\s*]*")
_LAW = re.compile(r"\b(bo luat|luat|phap lenh|nghi quyet|hien phap)\b")
_RULE = re.compile(r"\b(quyet dinh|quy dinh)\b")
_CLAUSE = re.compile(r"[.;\n]\s")
_NOT_LAWS = (("ky", "luat"), ("phap", "luat"))
_LAWS = ("Luật", "Bộ luật", "Hiến pháp", "Nghị quyết", "Pháp lệnh")
_LOOK_BACK = 160


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number.

    Attributes:
        word: the type word as an office writes it, or None.
        letters: the abbreviation that stands for the type word ("NQ"), or "".
        start: where the type word begins, else where the number begins.
        so: whether "số" stands there.
    """

    word: str | None
    letters: str
    start: int
    so: bool


def read_before(page: Plain, position: int) -> Before:
    """Read the type word, whole or abbreviated, and "số" that end at `position`."""
    low = max(0, position - _WINDOW)
    gap = _BEFORE.search(page.flat, low, position)
    end = gap.start() if gap else position
    so = bool(gap and gap["so"])
    syllables = _last_syllables(page.flat, low, end)
    if named := _longest_name(page.flat, syllables):
        return Before(named[0], "", named[1], so)
    if syllables:
        start, stop = syllables[-1]
        letters = type_spellings().get(page.text[start:stop].lower(), "")
        if letters and page.text[start].isupper():
            return Before(None, letters, start, so)
    return Before(None, "", position, so)


def denoted(citation: Citation, letters: str = "") -> str | None:
    """The type that the letters of a number denote, where they denote exactly one."""
    old = _old_names().get(citation.symbol.rstrip("0123456789"))
    if old and not letters and (citation.joint == "-" or citation.symbol == "SL"):
        return old
    abbreviation = citation.doc_type or letters
    if not abbreviation:
        return _letter_of(citation)
    names = vocabulary.meanings().get((abbreviation, _system(citation)))
    names = names or frozenset().union(
        *(found for (known, _), found in vocabulary.meanings().items() if known == abbreviation)
    )
    return next(iter(names)) if len(names) == 1 else None


def suits(word: str | None, citation: Citation) -> bool:
    """Whether `word` is the type rather than the end of a law's name: "Luật Quy hoạch số"."""
    return word in _LAWS or not is_of_assembly(citation)


def is_of_assembly(citation: Citation) -> bool:
    """Whether the National Assembly's letters stand there without a type."""
    return "QH" in citation.issuer and not citation.doc_type


def far_word(page: Plain, low: int, position: int, citation: Citation) -> str | None:
    """The type word that stands apart: "Luật Đất đai số", "Quy định của Bộ Chính trị số"."""
    pattern = _LAW if is_of_assembly(citation) else _RULE
    low = max(low, position - _LOOK_BACK)
    clauses = [match.end() for match in _CLAUSE.finditer(page.flat, low, position)]
    found = list(pattern.finditer(page.flat, max([low, *clauses]), position))
    if not found or not page.text[found[-1].start()].isupper():
        return None
    return vocabulary.types_by_words()[tuple(found[-1][0].split())]


@tables.derived
def type_spellings() -> dict[str, str]:
    """Spelling of type letters by their lower case, Đ left out or not."""
    letters = sorted(vocabulary.types())
    folded = {fold(spelled): spelled for spelled in letters}
    return folded | {spelled.lower(): spelled for spelled in letters}


@tables.derived
def _old_names() -> dict[str, str]:
    known = vocabulary.types_by_words()
    rows = [row for row in tables.rows("doc_types") if row["system"] == System.OLD.value]
    names = {row["abbr"]: re.split(r"\s*[(+:]", row["name_vi"])[0] for row in rows}
    return {abbr: name for abbr, name in names.items() if tuple(fold(name).split()) in known}


def _system(citation: Citation) -> System:
    """The system of a number, by its issuer, else by its signs."""
    known = issuer_system(citation.issuer.split("-")[0]) if citation.issuer else None
    by_signs = System.PARTY if citation.joint == "-" and "/" in citation.symbol else System.STATE
    return known or by_signs


def _letter_of(citation: Citation) -> str | None:
    """Numbers of an office and its unit without a type are official letters."""
    first, *units = re.split(r"[-/]", citation.symbol)
    system = issuer_system(first)
    return "Công văn" if units and system in (System.STATE, System.FRONT) else None


def _last_syllables(flat: str, low: int, end: int) -> list[tuple[int, int]]:
    """Spans of up to six syllables that end at `end`, with nothing but space between them."""
    spans: list[tuple[int, int]] = []
    for match in reversed(list(_WORD.finditer(flat, low, end))):
        if not _SPACE.fullmatch(flat, match.end(), spans[0][0] if spans else end):
            break
        spans.insert(0, match.span())
    return spans[-6:]


def _longest_name(flat: str, spans: list[tuple[int, int]]) -> tuple[str, int] | None:
    names = vocabulary.types_by_words()
    words = tuple(flat[start:end] for start, end in spans)
    for count in range(min(5, len(words)), 0, -1):
        name = names.get(words[-count:])
        if name and words[-count - 1 :] not in _NOT_LAWS:
            return name, spans[-count][0]
    return None
