"""The canonical form of a number: one string for every way of printing it."""

from __future__ import annotations

import re

from knowledge import tables
from knowledge.citations import vocabulary
from knowledge.citations.model import Citation
from knowledge.citations.plain import plain
from knowledge.citations.vocabulary import System
from knowledge.citations.written import HEAD, Written, read_written

_DIGITS = re.compile(r"([0-9]+)(?:\.([0-9]+))?([^0-9]*)")
_TERM = re.compile(r"(?<=[A-ZĐ])[0-9]+$")
_APART = re.compile(r"\s*([^\W\d_]+)\s+(?:số\s*)?([0-9].*)", re.DOTALL)
_TRAILING = re.compile(r"[0-9\s.,;]*")
_THOUSANDS = 3
_FIRST_TERM_UNDER_LAW = 10
"""The Standing Committee of term X wrote `55/1998/PL-UBTVQH10`; earlier ones `02-NQ/UBTVQH9`."""


def canonical(as_written: str) -> Citation | None:
    """Parse one number as printed; None where it is none.

    Number and letters may stand apart ("NQ 04/TU"). What stands around the number, type words
    included, is not accepted.
    """
    text = plain(as_written).text.strip()
    if apart := _APART.fullmatch(text):
        return _canonical_apart(apart[1], apart[2])
    head = HEAD.match(text)
    written = read_written(text, head) if head else None
    if written is None or not _TRAILING.fullmatch(text, written.end):
        return None
    return assemble(written)


def assemble(written: Written) -> Citation:
    """Put the parts of a number in the order and with the signs of its system."""
    written = _law_of_the_nineties(written)
    typed = is_typed(written.segments)
    doc_type = written.segments[0] if typed else ""
    return Citation(
        number=_number(written.number),
        year=written.year,
        symbol=_symbol(written),
        joint=_joint(written),
        doc_type=doc_type,
        issuer="-".join(written.segments[1:] if typed else written.segments),
    )


def with_type(written: Written, letters: str) -> Written:
    """The number whose type letters stand apart: `NQ` and `04/TU` give `04/NQ/TU`."""
    return Written(
        written.number,
        written.year,
        ("/", *written.signs),
        (letters, *written.segments),
        written.end,
    )


def system_of(written: Written) -> System | None:
    """The system that the issuer's letters belong to, or None where the tables do not hold them."""
    issuing = written.segments[1:] if is_typed(written.segments) else written.segments
    return issuer_system(issuing[0]) if issuing else None


def issuer_system(letters: str) -> System | None:
    """The system of one issuer's letters, with or without the number of a term."""
    known = vocabulary.issuers()
    system = known.get(letters) or known.get(_TERM.sub("", letters))
    return System.OLD if system is System.STATE and _is_of_old_assembly(letters) else system


def is_typed(segments: tuple[str, ...]) -> bool:
    """Whether the first letters denote a type of document; alone, letters of a body do not."""
    first = segments[0]
    if len(segments) == 1 and first in vocabulary.issuers():
        return False
    return first in vocabulary.types()


def _canonical_apart(letters: str, rest: str) -> Citation | None:
    head = HEAD.match(rest)
    written = read_written(rest, head) if head else None
    types = {spelled.lower(): spelled for spelled in vocabulary.types()}
    spelled = types.get(letters.lower())
    if written is None or spelled is None or written.end != len(rest):
        return None
    if is_typed(written.segments):
        return assemble(written)
    return assemble(with_type(written, spelled))


def _number(printed: str) -> str:
    match = _DIGITS.fullmatch(printed)
    if not match:
        return printed
    whole, fraction, letter = match[1], match[2], match[3].lower()
    if fraction and len(fraction) == _THOUSANDS:
        return f"{whole}{fraction}{letter}"
    if fraction:
        return f"{whole}.{fraction}{letter}"
    return (f"{int(whole):02}" if int(whole) < 10 else whole) + letter  # noqa: PLR2004


def _joint(written: Written) -> str:
    if written.year:
        return "/"
    match _repairable(written):
        case System.PARTY:
            return "-"
        case System.STATE:
            return "/"
    return written.signs[0]


def _symbol(written: Written) -> str:
    signs = list(written.signs)
    match _repairable(written):
        case System.PARTY if not written.year:
            signs[1:] = ["/", *(_tied(sign) for sign in signs[2:])]
        case System.STATE:
            signs[1:] = [_tied(sign) for sign in signs[1:]]
    pairs = zip(signs[1:], written.segments[1:], strict=True)
    return written.segments[0] + "".join(sign + segment for sign, segment in pairs)


def _tied(sign: str) -> str:
    return "-" if sign == "/" else sign


def _repairable(written: Written) -> System | None:
    """The system whose signs hold, where type and issuer are known and both are one body's."""
    if len(written.segments) == 1 or not is_typed(written.segments):
        return None
    if written.segments[0] in _as_printed():
        return None
    return system_of(written)


@tables.derived
def _as_printed() -> frozenset[str]:
    """Types whose numbers keep the signs of their time: joint documents, laws of the nineties."""
    joint = {
        row["abbr"]
        for row in tables.rows("doc_types")
        if "Joint" in row["system"] and "/" not in row["abbr"]
    }
    return frozenset(joint | {"L", "LCT"})


def _is_of_old_assembly(letters: str) -> bool:
    if _TERM.sub("", letters) not in vocabulary.with_terms():
        return False
    term = _TERM.search(letters)
    return term is None or int(term[0]) < _FIRST_TERM_UNDER_LAW


def _law_of_the_nineties(written: Written) -> Written:
    """`34L/CTN` is printed for `34-L/CTN`."""
    if written.number[-1:] == "L" and written.segments == ("CTN",):
        return Written(written.number[:-1], written.year, ("-", "/"), ("L", "CTN"), written.end)
    return written
