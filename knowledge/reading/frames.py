"""Take away what frames a question in chat and says nothing of its subject, and its provinces."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.reading import patterns
from knowledge.search import phrases
from knowledge.text.fold import accented, fold, words
from knowledge.text.phrases import agree, lengths_by_first, ways_by_fold
from knowledge.text.weights import folded_function_words, light_phrases

if TYPE_CHECKING:
    from knowledge.citations.tokens import Token
    from knowledge.reading.slate import Slate
    from knowledge.search.lexicon import Lexicon

from knowledge.citations.tokens import tokenize

_UNITS = frozenset("huyen quan xa phuong tp tx".split())
_KIND_OF_PLACE = _UNITS | frozenset("pho tran khu uy".split())
"""Words before the name of a place."""

_KIND = re.compile(rf"{patterns.DIRECTIVE}|{patterns.TASK}")
_NAMING = 2
"""So many words tell a thing that is called by a place."""

_ENDS_OF_BODIES = frozenset("ubnd hdnd dan uy bo thi".split())


def take_frames(slate: Slate, lexicon: Lexicon) -> bool:
    """Take away polite words, fillers and the frame of the question; whether it had a frame.

    A single syllable goes only where it is no part of a word of the knowledge base (`chi` of
    `chi bộ`), since regional particles are written like other words.
    """
    tokens = [token for token in tokenize(slate.left) if token.is_word]
    at, has_frame = 0, False
    while at < len(tokens):
        length = _frame_length(tokens, at, lexicon)
        if length:
            slate.blank(tokens[at].start, tokens[at + length - 1].end)
            stretch = tuple(token.folded for token in tokens[at : at + length])
            has_frame = has_frame or stretch in _asking_frames()
        at += length or 1
    return has_frame


def take_only(slate: Slate) -> bool:
    """Whether words say that a part of what was shown is asked for; those words are taken."""
    found = [match for match in patterns.ONLY.finditer(slate.flat) if _is_only(slate, match)]
    for match in found:
        slate.blank(*match.span())
    return bool(found)


def _is_only(slate: Slate, match: re.Match[str]) -> bool:
    """Whether the words are `chỉ` or `thôi`, or lack their marks: not `thời`."""
    typed = words(accented(slate.text[match.start() : match.end()]))
    return not {"thôi", "thoi", "chỉ", "chi"}.isdisjoint(typed)


def take_provinces(slate: Slate, lexicon: Lexicon) -> tuple[str, ...]:
    """Names of provinces, and of other places that sources are of, in the order said, with their
    marks where the person types marks; one that no source is about is taken away, and one that
    would be read as a word for what is asked for (Văn Bàn)."""
    tokens = [token for token in tokenize(slate.left) if token.is_word]
    held = {written for written, _ in lexicon.light_names.values()}
    found: list[str] = []
    at = 0
    while at < len(tokens):
        length, name, written = _province_at(tokens, at, lexicon)
        if length and (written in held or not _ends_name(tokens, at, lexicon)):
            found.append(name)
            if written not in held or _KIND.fullmatch(fold(" ".join(written))):
                first = at - 1 if _is_kind_alone(tokens[:at]) else at
                slate.blank(tokens[first].start, tokens[at + length - 1].end)
        at += length or 1
    return tuple(dict.fromkeys(found))


def _ends_name(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a place without a programme is in the name of a thing that documents print: `cao tốc
    Tuyên Quang`."""
    before = [token.folded for token in tokens[max(at - _NAMING, 0) : at + 2]]
    if at < _NAMING or before[1] in folded_function_words() | _KIND_OF_PLACE:
        return False
    is_printed = all(lexicon.marked_pairs(*pair) for pair in pairwise(before))
    return is_printed and before[1] not in lexicon.titles.syllables


def _is_kind_alone(before: list[Token]) -> bool:
    """Whether the kind of a place stands before it, and is not of the name of a body."""
    *body, kind = [""] * 2 + [token.folded for token in before]
    return kind in _UNITS and body[-1] not in _ENDS_OF_BODIES


def _province_at(
    tokens: list[Token], at: int, lexicon: Lexicon
) -> tuple[int, str, tuple[str, ...]]:
    """How many words name a place there, the longest name, and how they are written."""
    first = tokens[at].folded
    lengths = _province_lengths().get(first, [])
    if first in lexicon.place_lengths:
        lengths = sorted({*lengths, *lexicon.place_lengths[first]}, reverse=True)
    for length in lengths:
        stretch = tokens[at : at + length]
        folded = tuple(token.folded for token in stretch)
        name, ways = _provinces().get(folded) or _held_place(folded, tokens, at, lexicon)
        typed = [token.marked for token in stretch] if ways else []
        written = next((way for way in ways if len(way) == length and agree(typed, way)), None)
        if written and not _is_word(tokens, at, written, lexicon):
            return length, name, written
    return 0, "", ()


def _held_place(
    folded: tuple[str, ...], tokens: list[Token], at: int, lexicon: Lexicon
) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The place of a source of which no table tells, and how it is written; one that is a word as
    well is told by the word for its kind, or by capitals."""
    name = lexicon.places.get(folded, "")
    if not name or name in _names():
        return "", ()
    stretch = tokens[at : at + len(folded)]
    in_capitals = stretch[0].start > 0 and all(one.text[0].isupper() for one in stretch)
    is_told = in_capitals or (at > 0 and tokens[at - 1].folded in _KIND_OF_PLACE)
    is_there = is_told or name not in lexicon.like_words
    return (name, (tuple(words(accented(name))),)) if is_there else ("", ())


def _is_word(tokens: list[Token], at: int, name: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name typed without marks is words that the knowledge base has (`diễn biến`)."""
    end = at + len(name)
    if not all(token.is_bare for token in tokens[at:end]):
        return False
    first = tokens[at].folded
    if len(name) > 1:
        written = lexicon.marked_pairs(first, tokens[at + 1].folded)
        return bool(written) and name[:2] not in written
    before = [
        pair[1] for one in tokens[:at][-1:] for pair in lexicon.marked_pairs(one.folded, first)
    ]
    behind = [
        pair[0] for one in tokens[end : end + 1] for pair in lexicon.marked_pairs(first, one.folded)
    ]
    return bool(before or behind) and name[0] not in before + behind


def _frame_length(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    if at and tokens[at - 1].folded == "van" and tokens[at].folded == "ban":
        return 0
    for length in _frame_lengths().get(tokens[at].folded, ()):
        stretch = tokens[at : at + length]
        ways = _frames().get(tuple(token.folded for token in stretch))
        if not ways or len(stretch) < length:
            continue
        typed = [token.marked for token in stretch]
        if any(agree(typed, way) and not _ends_word(tokens, at, way[0]) for way in ways):
            return length if length > 1 or _stands_alone(tokens, at, lexicon) else 0
    return 0


def _ends_word(tokens: list[Token], at: int, written: str) -> bool:
    """Whether a word without the marks of a frame ends one that many texts have: `Việt Nam ở` is
    no `nằm ở`."""
    pair = tuple(token.folded for token in tokens[max(at - 1, 0) : at + 1])
    known, _ = light_phrases().get(pair, ((), 0.0))
    return len(known) > 1 and tokens[at].is_bare and known[1] != written


def _stands_alone(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    folded = [token.folded for token in tokens]
    before = at > 0 and lexicon.knows_pair(folded[at - 1], folded[at])
    behind = (folded[at], folded[at + 1]) if at + 1 < len(folded) else None
    after = behind and (lexicon.knows_pair(*behind) or behind in phrases.subjects())
    return not (before or after)


@tables.derived
def _frames() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    return ways_by_fold(row["phrase"] for row in tables.rows("question_words"))


@tables.derived
def _frame_lengths() -> dict[str, list[int]]:
    """First syllable of frames → how many syllables these have, the most first."""
    return lengths_by_first(_frames())


@tables.derived
def _province_lengths() -> dict[str, list[int]]:
    return lengths_by_first(_provinces())


@tables.derived
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in tables.rows("provinces"))


@tables.derived
def _asking_frames() -> frozenset[tuple[str, ...]]:
    """Folded syllables of the phrases that ask, as courtesies and fillers do not."""
    asking = (row["phrase"] for row in tables.rows("question_words") if row["kind"] == "frame")
    return frozenset(tuple(words(fold(phrase))) for phrase in asking)


@tables.derived
def _provinces() -> dict[tuple[str, ...], tuple[str, tuple[tuple[str, ...], ...]]]:
    """Folded syllables that name a province → its name, and the ways these are written.

    A name that the table has behind its kind too (`tp hồ chí minh`) is somebody's alone.
    """
    found: dict[tuple[str, ...], tuple[str, tuple[tuple[str, ...], ...]]] = {}
    for row in tables.rows("provinces"):
        name, *aliases = (
            tuple(words(accented(one))) for one in (row["name"], *row["aliases"].split("|"))
        )
        is_somebodys = ("tp", *name) in aliases
        for written in filter(None, aliases if is_somebodys else [name, *aliases]):
            folded = tuple(fold(word) for word in written)
            _, ways = found.get(folded, (row["name"], ()))
            found[folded] = (row["name"], (*ways, written))
    return found
