"""Write out what chat shortens and no office does: `nhg`, `ctac`, `về tg`, `ds nv`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.reading.courtesies import without_courtesies
from knowledge.reading.speakers import as_of_their_office
from knowledge.search.spelling import Correction, Spelled
from knowledge.text.fold import accented, fold
from knowledge.text.phrases import lengths_by_first
from knowledge.text.printed import folded, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.search.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+")
_I = re.compile(r"\b(?:[kl]|qu|m(?=ĩ)|t(?=ỉ))[iíìỉĩị]\b", re.IGNORECASE)
"""Syllables that schools write with i and offices with y: `kí`, `lí`, `quí`, `mĩ`, `tỉ`."""

_Y = str.maketrans("iíìỉĩịIÍÌỈĨỊ", "yýỳỷỹỵYÝỲỶỸỴ")


def tidied(text: str, lexicon: Lexicon) -> Spelled:
    """A cleaned question without courtesies, of the office that it is asked for, written out, with
    its slips corrected."""
    text = without_courtesies(as_of_their_office(_with_y(text, lexicon)), lexicon)
    whole = written_out(text)
    spelled = lexicon.speller.read(whole.text)
    return replace(spelled, corrections=(*whole.corrections, *spelled.corrections))


def _with_y(text: str, lexicon: Lexicon) -> str:
    """A question with y where offices write it, unless the i stands beside that word in a text."""
    if not _I.search(text):
        return text
    typed = list(_WORD.finditer(text))
    plain = [fold(word[0]) for word in typed]
    for at in reversed(range(len(typed))):
        beside = pairwise(plain[max(at - 1, 0) : at + 2])
        if _I.fullmatch(typed[at][0]) and not any(lexicon.knows_pair(*pair) for pair in beside):
            start, end = typed[at].span()
            text = text[:start] + text[start:end].translate(_Y) + text[end:]
    return text


def written_out(text: str) -> Spelled:
    """A cleaned question with its short forms written out.

    One that means something else elsewhere is written out only beside words that decide, and told.
    """
    typed = list(_WORD.finditer(text))
    words = list(marked([word[0] for word in typed]))
    if _firsts().isdisjoint(words):
        return Spelled(text, ())
    told: list[Correction] = []
    is_bare = text.isascii()
    for at, length, row in reversed(list(_found(words, list(folded(words))))):
        start, end = typed[at].start(), typed[at + length - 1].end()
        if row.beside:
            told.insert(0, Correction(text[start:end], row.means))
        text = text[:start] + (fold(row.means) if is_bare else row.means) + text[end:]
    return Spelled(text, tuple(told))


@dataclass(frozen=True, slots=True)
class _Row:
    """What a short form means, and the folded words of which one stands beside it."""

    means: str
    beside: frozenset[str]


def _found(words: Sequence[str], plain: Sequence[str]) -> Iterator[tuple[int, int, _Row]]:
    """Where short forms stand, of how many words, and what they are."""
    at = 0
    while at < len(words):
        length, row = _short_at(words, plain, at)
        if row:
            yield at, length, row
        at += length


def _short_at(words: Sequence[str], plain: Sequence[str], at: int) -> tuple[int, _Row | None]:
    for length in _lengths().get(words[at], ()):
        row = _rows().get(tuple(words[at : at + length]))
        beside = {*plain[max(at - 1, 0) : at], *plain[at + length : at + length + 1]}
        if row and not (row.beside and row.beside.isdisjoint(beside)):
            return min(length, len(words) - at), row
    return 1, None


@tables.derived
def _rows() -> dict[tuple[str, ...], _Row]:
    """The words of each short form, as they may be typed → what it means."""
    found: dict[tuple[str, ...], _Row] = {}
    for row in tables.rows("short_forms"):
        meant = _Row(row["means"], frozenset(fold(row["beside"]).split()))
        for short in row["short"].split("|"):
            found[tuple(accented(short).split())] = meant
            found[tuple(fold(short).split())] = meant
    return found


@tables.derived
def _lengths() -> dict[str, list[int]]:
    return lengths_by_first(_rows())


@tables.derived
def _firsts() -> frozenset[str]:
    return frozenset(_lengths())
