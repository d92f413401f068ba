"""The phrases that the tables hold: which syllables people put side by side, and their marks."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.search.near import Near
from knowledge.text.fold import accented, fold, words
from knowledge.text.syllables import plain_syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

Pair = tuple[str, str]
WrittenPairs = dict[Pair, frozenset[Pair]]
Columns = tuple[tuple[str, str], ...]

NUMBER = "#"
"""Stands for any number beside a word."""

_ASKING = (
    ("asking", "phrase"),
    ("doc_types", "name_vi"),
    ("bodies", "name"),
    ("bodies", "aliases"),
)
_SUBJECTS = (
    ("question_words", "phrase"),
    ("synonyms", "term"),
    ("synonyms", "means"),
    ("near_words", "term"),
    ("near_words", "means"),
    ("abbreviations", "expansion"),
    ("provinces", "name"),
    ("provinces", "aliases"),
    ("topics", "words"),
)
_STANDING_ALONE = (
    ("asking", "phrase"),
    ("question_words", "phrase"),
    ("function_words", "phrase"),
)
_LETTERS = (
    ("abbreviations", "abbr"),
    ("doc_types", "abbr"),
    ("issuers", "abbr"),
    ("bodies", "symbols"),
)

_CHOICES = re.compile(r"\{([^}]*)\}")
_BETWEEN = str.maketrans(dict.fromkeys("|/(),;:+", "\n"))


@tables.derived
def asking() -> WrittenPairs:
    """Folded syllables that stand side by side in what frames a question → how they are written."""
    return _pairs(_ASKING)


@tables.derived
def subjects() -> WrittenPairs:
    """The same of what questions may be about."""
    return _pairs(_SUBJECTS)


def _pairs(columns: Columns) -> WrittenPairs:
    marked = {word: NUMBER if word.isdigit() else accented(word) for word in _words(columns)}
    folded = {word: fold(written) for word, written in marked.items()}
    found: defaultdict[Pair, set[Pair]] = defaultdict(set)
    for first, second in set().union(*(_said(*column)[1] for column in columns)):
        found[folded[first], folded[second]].add((marked[first], marked[second]))
    return {pair: frozenset(written) for pair, written in found.items()}


@tables.derived
def syllables() -> frozenset[str]:
    """Folded syllables of all phrases, and all letters."""
    return frozenset(map(fold, _words((*_ASKING, *_SUBJECTS)))) | letters()


@tables.derived
def written() -> frozenset[str]:
    """The words of all phrases, with their marks."""
    return frozenset(map(accented, _words((*_ASKING, *_SUBJECTS, *_STANDING_ALONE))))


@tables.derived
def known() -> frozenset[str]:
    """Folded words of the language and of the tables."""
    return plain_syllables() | syllables()


@tables.derived
def near() -> Near:
    """Which of these are one slip of the finger from a typed word."""
    return Near(known())


@tables.derived
def alone() -> frozenset[str]:
    """Words that say something beside any other, with their marks."""
    return frozenset(map(accented, _single(_STANDING_ALONE)))


@tables.derived
def folded_alone() -> frozenset[str]:
    """The same without marks."""
    return frozenset(map(fold, alone()))


@tables.derived
def functions() -> frozenset[str]:
    """Those that nothing else is written like, without marks."""
    return frozenset(map(fold, _single((("function_words", "phrase"), ("asking", "phrase")))))


@tables.derived
def closing() -> frozenset[str]:
    """Words that close a sentence and say nothing, with their marks and as typed without them."""
    closing = [row for row in tables.rows("courtesies") if row["part"] in ("particle", "mood")]
    written = [(accented(word), row) for row in closing for word in row["words"].split("|")]
    bare = (fold(word) for word, row in written if row["bare"] == "yes")
    return frozenset(word for word, _ in written).union(bare)


@tables.derived
def letters() -> frozenset[str]:
    """Folded abbreviations."""
    return frozenset(map(fold, _single(_LETTERS)))


def _single(columns: Columns) -> Iterator[str]:
    read = (words(cell) for cell in _cells(columns))
    return (found[0] for found in read if len(found) == 1)


def _words(columns: Columns) -> set[str]:
    return set().union(*(_said(*column)[0] for column in columns))


@tables.derived
def _said(table: str, column: str) -> tuple[frozenset[str], frozenset[Pair]]:
    """The words of a column, as written, and which stand side by side."""
    said = [words(cell) for cell in _cells(((table, column),))]
    return frozenset(chain(*said)), frozenset(pair for one in said for pair in pairwise(one))


def _cells(columns: Columns) -> Iterator[str]:
    for table, column in columns:
        for row in tables.rows(table):
            for cell in _spread(row[column]):
                yield from cell.translate(_BETWEEN).split("\n")


def _spread(cell: str) -> Iterator[str]:
    """Every phrase of a pattern: `{các|mọi} {bài|tin}` is four."""
    parts = _CHOICES.split(cell)
    choices = (part.split("|") if at % 2 else [part] for at, part in enumerate(parts))
    return map("".join, product(*choices))
