"""A number as it is printed: its digits, its year, its letters and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations import spelling, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"
_YEAR = r"(?:19[3-9][0-9]|20[0-9]{2})"
HEAD = re.compile(
    rf"(?<![0-9])(?P<number>[0-9]{{1,5}}(?:\.[0-9]{{1,3}}(?![0-9]))?)(?P<letter>[A-Za-zĐđ]?)"
    rf"(?:{_GAP}[/-]{_GAP}(?P<year>{_YEAR}))?(?:{_GAP}(?P<joint>[/-]){_GAP}"
    rf"|(?P<space>[ ])(?=[A-ZĐ][A-Za-zĐđ]{{1,4}}[ ]?[/-]))(?=[A-Za-zĐđƯư])"
)
_LINK = re.compile(rf"(?P<before>{_GAP})(?P<sign>[/&-])(?P<after>{_GAP})(?=[A-Za-zĐđƯư])")
_CAPITALS = re.compile(r"\s[A-ZÀ-ỸĐ]{2}")
_SPACE = re.compile(r"[ .](?=[A-ZĐ])")
_NATIONAL = re.compile(r"(?:UBTV)?QH[ ]?[0-9]{1,2}", re.IGNORECASE)
_LETTERS = re.compile(
    r"[A-Z]\.[IVX]{1,4}(?!\w)|(?:(?!ngày|năm|của|về)[A-Za-zĐđƯư])+(?:[0-9]{1,3}(?![0-9]))?"
)
_MOST_SEGMENTS = 16
_MOST_CUTS = 6
_GLUED_WORD = re.compile(r"([A-ZĐƯ]{2,}|TTg)(?P<word>[a-zđư]+)")
_RUN_ON = re.compile(r"[^\W_⁰¹²³⁴-⁹]")
_CONTINUED = re.compile(r"ngày|năm|của|về|[0-9]")
_TRAILING_DIGITS = re.compile(r"[0-9]+$")
_FOOTNOTE = re.compile(r"[1-9][0-9]?$")
_SHAPED = re.compile(r"[A-ZĐƯ](?:[A-Za-zĐđƯư]*[A-ZĐƯ][A-Za-zĐđƯư]*)?[0-9]{0,3}|[A-Z]\.[IVX]+")


@dataclass(frozen=True, slots=True)
class Written:
    """A printed number in parts, each letter group already spelled as an office spells it.

    Attributes:
        number: the digits and the letter behind them, as printed.
        year: the year between the digits and the letters, or None.
        signs: what stands before each letter group: `/`, `-` or `&`.
        segments: the letter groups.
        end: where the number ends in the text that it was read from.
    """

    number: str
    year: int | None
    signs: tuple[str, ...]
    segments: tuple[str, ...]
    end: int


def read_written(text: str, head: re.Match[str]) -> Written | None:
    """Read the letter groups behind `head`, a match of `HEAD` in plain text; None if none."""
    signs: list[str] = []
    segments: list[str] = []
    sign: str | None = head["joint"] or "/"
    position = end = head.end()
    while sign and len(segments) < _MOST_SEGMENTS:
        segment = _segment(text, position, segments)
        if segment is None:
            break
        signs.append(sign)
        segments.append(segment[0])
        end = segment[1]
        sign, position = _link(text, end, segments)
    if not segments:
        return None
    if len(segments) == 1 and (parted := _parted(segments[0])):
        signs, segments = [*signs, "-"], [*parted]
    year = int(head["year"]) if head["year"] else None
    return Written(head["number"] + head["letter"], year, tuple(signs), tuple(segments), end)


def is_known(segment: str) -> bool:
    """Whether the tables hold the letters of `segment`, as a type or an issuer."""
    return (
        segment in vocabulary.types()
        or segment in vocabulary.issuers()
        or _TRAILING_DIGITS.sub("", segment) in vocabulary.with_terms()
    )


def _segment(text: str, position: int, before: Sequence[str]) -> tuple[str, int] | None:
    """The letter group at `position`, spelled, and its end without a footnote's digits."""
    match = _NATIONAL.match(text, position) or _LETTERS.match(text, position)
    if not match:
        return None
    runs_on = _runs_on(text, match.end())
    if glued := _before_glued_word(match[0], runs_on=runs_on):
        return spelling.spell_issuer(glued), position + len(glued)
    if runs_on:
        return None
    letters = match[0].replace(" ", "")
    spell = spelling.spell_issuer if before else spelling.spell_type
    spelled = spell(letters)
    bare = _FOOTNOTE.sub("", spelled)
    footnote = len(spelled) - len(bare) if _takes_no_digits(bare) else 0
    spelled = bare if footnote else spelled
    if is_known(spelled) or _SHAPED.fullmatch(letters):
        return spelled, match.end() - footnote
    return None


def _parted(letters: str) -> tuple[str, str] | None:
    """Type and issuer of letters printed without a sign between them: `TTBTC`, `QĐTTg`."""
    if is_known(letters) or letters in vocabulary.offices() or letters in vocabulary.departments():
        return None
    cuts = [(letters[:cut], letters[cut:]) for cut in range(2, len(letters) - 1)][:_MOST_CUTS]
    pairs = [(spelling.spell_type(first), spelling.spell_issuer(last)) for first, last in cuts]
    types, issuers = vocabulary.types(), vocabulary.issuers()
    sure = [(a, b) for a, b in pairs if a in types and b in issuers and b not in types]
    return sure[0] if len(sure) == 1 else None


def _before_glued_word(letters: str, *, runs_on: bool) -> str | None:
    """The known letters that a word is glued to in print: CP in `CPquy định`."""
    glued = _GLUED_WORD.fullmatch(letters)
    if not glued or not (runs_on or glued["word"][1:]) or is_known(spelling.spell_type(letters)):
        return None
    return glued[1] if is_known(spelling.spell_issuer(glued[1])) else None


def _runs_on(text: str, end: int) -> bool:
    """Whether a word goes on behind `end`, other than one glued to the number in print."""
    return bool(_RUN_ON.match(text, end)) and not _CONTINUED.match(text, end)


def _takes_no_digits(letters: str) -> bool:
    if letters in vocabulary.with_terms():
        return False
    return is_known(letters) or letters in vocabulary.offices()


def _link(text: str, end: int, segments: Sequence[str]) -> tuple[str | None, int]:
    """The sign that joins one more letter group, and where that group begins."""
    link = _LINK.match(text, end)
    if not link:
        return _link_by_space_or_point(text, end, segments)
    loose = bool(link["before"]) + bool(link["after"])
    if loose and not _may_go_on(text, link.end(), segments, loose):
        return None, end
    return link["sign"], link.end()


def _link_by_space_or_point(text: str, end: int, segments: Sequence[str]) -> tuple[str | None, int]:
    """A space or a point joins a well-known issuer to a bare type: `927/QĐ TTg`, `80/TT.BTC`."""
    space = _SPACE.match(text, end)
    letters = _LETTERS.match(text, space.end()) if space else None
    if letters and _is_bare_type(segments) and letters[0] in vocabulary.issuers():
        return "-", letters.start()
    return None, end


def _may_go_on(text: str, position: int, segments: Sequence[str], loose: int) -> bool:
    """Whether a spaced sign joins: always behind a bare type, else only to a group of letters."""
    if _is_bare_type(segments):
        return True
    segment = _segment(text, position, segments)
    if segment is None or len(segment[0]) == 1:
        return False
    unit_follows = len(segments) == 1 and not _CAPITALS.match(text, segment[1])
    return loose == 1 or unit_follows or segments[0] in _joint_types()


def _is_bare_type(segments: Sequence[str]) -> bool:
    return len(segments) == 1 and segments[0] in vocabulary.types()


@tables.derived
def _joint_types() -> frozenset[str]:
    joint = {row["abbr"] for row in tables.rows("doc_types") if "Joint" in row["system"]}
    return frozenset(joint | {"TTLT", "NQLT"})
