"""What the tables of document types and issuers say about the letters of a number."""

from __future__ import annotations

import re
from enum import Enum

from knowledge import tables
from knowledge.text.fold import fold

_VARIANTS = re.compile(r"\s+/\s+|\s*[(+:]\s*")
_PARTS = re.compile(r"[\s/&-]+")
_TERM = re.compile(r"(?:nn|[0-9]+)$")
_LONGEST_TYPE = 4
_WRITTEN_ONLY = (
    "Bộ luật",
    "Luật",
    "Hiến pháp",
    "Thông báo kết luận",
    "Thông tư liên bộ",
    "Sắc luật",
    "Lệnh",
    "Công văn",
    "Chương trình công tác",
    "Nghị quyết chuyên đề",
    "Công điện khẩn",
)
"""Type words that the tables do not hold as names of letters."""


class System(Enum):
    """The body of rules by which a number is formed."""

    PARTY = "Party"
    STATE = "State"
    FRONT = "MassOrg"
    OLD = "Historic"


@tables.derived
def types() -> frozenset[str]:
    """Letters that denote a type of document: NQ, QĐi, TTLT."""
    letters = {row["abbr"] for row in tables.rows("doc_types")} - old_symbols()
    alone = {abbr for abbr in letters if abbr and not _PARTS.search(abbr)}
    return frozenset(abbr for abbr in alone if not abbr.endswith("nn")) | {"SL", "CT"}


@tables.derived
def old_symbols() -> frozenset[str]:
    """Letters that were a whole symbol before 1996, whatever the type: CP, TTg, HĐBT, SL."""
    rows = [row for row in tables.rows("doc_types") if row["system"] == System.OLD.value]
    return frozenset(row["abbr"] for row in rows if not _PARTS.search(row["abbr"])) - {"LCT"}


@tables.derived
def issuers() -> dict[str, System]:
    """Letters that denote an issuer, without the number of its term, and its system."""
    found: dict[str, System] = {}
    for row in tables.rows("issuers"):
        for letters in _PARTS.split(row["abbr"]):
            if letters := _TERM.sub("", letters):
                found.setdefault(letters, _level(row["level"]))
    found["TW"] = System.PARTY
    return found


@tables.derived
def with_terms() -> frozenset[str]:
    """Issuers that carry the number of their term: QH, UBTVQH, HĐNN."""
    letters = {part for row in tables.rows("issuers") for part in _PARTS.split(row["abbr"])}
    return frozenset(_TERM.sub("", part) for part in letters if _TERM.search(part)) - {""}


@tables.derived
def departments() -> frozenset[str]:
    """Letters of ministries without their B, and of the provincial departments under them."""
    ministries = {
        row["abbr"][1:]
        for row in tables.rows("issuers")
        if row["level"].startswith("Ministry") and row["abbr"].startswith("B")
    }
    return frozenset(ministries | {f"S{letters}" for letters in ministries})


@tables.derived
def offices() -> frozenset[str]:
    """Letters of bodies that stand in numbers though the table of issuers holds them not."""
    letters = {row["abbr"] for row in tables.rows("abbreviations") if row["abbr"].isupper()}
    return frozenset(letters - types())


@tables.derived
def meanings() -> dict[tuple[str, System], frozenset[str]]:
    """What letters of a type denote in each system: (QĐ, PARTY) is Quyết định and Quy định."""
    found: dict[tuple[str, System], set[str]] = {}
    for row in tables.rows("doc_types"):
        for system in _systems(row["system"]):
            found.setdefault((row["abbr"], system), set()).add(_VARIANTS.split(row["name_vi"])[0])
    return {key: frozenset(names) for key, names in found.items()}


@tables.derived
def types_by_words() -> dict[tuple[str, ...], str]:
    """Type words by their folded syllables, as an office writes them: ("nghi", "quyet")."""
    names = {_VARIANTS.split(row["name_vi"])[0] for row in tables.rows("doc_types")}
    plain_names = [name for name in names if len(name.split()) <= _LONGEST_TYPE and "/" not in name]
    return {tuple(fold(name).split()): name for name in (*plain_names, *_WRITTEN_ONLY)}


@tables.derived
def issuer_names() -> tuple[str, ...]:
    """Folded names of issuers, longest first."""
    names = {_VARIANTS.split(row["name_vi"])[0] for row in tables.rows("issuers")}
    return tuple(sorted((fold(name) for name in names if name), key=len, reverse=True))


def _level(level: str) -> System:
    for system in (System.PARTY, System.FRONT, System.OLD):
        if level.startswith(system.value):
            return system
    return System.STATE


def _systems(name: str) -> tuple[System, ...]:
    if name.startswith("Joint"):
        return System.PARTY, System.STATE, System.FRONT
    if name.startswith("State/Party"):
        return System.PARTY, System.STATE
    return (_level(name),)
