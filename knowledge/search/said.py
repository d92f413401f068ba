"""The words of a question as they were typed, each between its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from knowledge.search import phrases
from knowledge.search.phrases import NUMBER
from knowledge.text.numerals import read_number, roman
from knowledge.text.printed import folded, marked
from knowledge.text.syllables import is_plain_syllable, is_syllable

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile("['’]")
_SIGNS = frozenset("/-@_")
_LONGEST = 60
_MARKED = 2
"""One word of so many has marks where a text is typed with marks."""

BEFORE, BEHIND = -1, 1
"""The sides of a word."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a question.

    Attributes:
        folded, marked: without marks, and with them in one tone placement.
        typed: as typed; `start` and `end` are its span.
        is_open: whether it may be corrected; numbers, abbreviations in capitals and letters of
            document numbers may not.
        is_exact: whether it is without marks because it has none: other words have theirs.
    """

    folded: str
    marked: str
    typed: str
    start: int
    end: int
    is_open: bool
    is_exact: bool

    def meant(self, folded: str, marked: str) -> Said:
        """The word that is meant in its place."""
        return Said(folded, marked, self.typed, self.start, self.end, self.is_open, self.is_exact)

    @property
    def is_bare(self) -> bool:
        """Whether it has no marks."""
        return self.marked == self.folded

    @property
    def written(self) -> str:
        """As it is read, in the case that it was typed in."""
        return self.marked.capitalize() if self.typed[0].isupper() else self.marked

    @property
    def is_syllable(self) -> bool:
        """Whether it is a syllable as it is typed."""
        return is_plain_syllable(self.folded) and (self.is_bare or is_syllable(self.marked))

    @property
    def is_numeral(self) -> bool:
        """Whether it is a number in words."""
        return read_number([self.folded]) is not None

    @property
    def stands_alone(self) -> bool:
        """Whether it says something beside any word."""
        may_lack_marks = self.is_bare and not self.is_exact
        known = phrases.folded_alone() if may_lack_marks else phrases.alone()
        return self.marked in known or self.is_numeral

    @property
    def is_never_wrong(self) -> bool:
        """Whether it fits everywhere; a particle without its marks may be another word."""
        is_particle = self.is_bare and self.folded not in phrases.functions()
        return self.stands_alone and (self.is_numeral or not is_particle)


@dataclass(frozen=True, slots=True)
class Place:
    """A word between its neighbours; where a sign or the end of the text is, there is none."""

    word: Said
    before: Said | None
    behind: Said | None

    def beside(self, side: int) -> Said | None:
        """The neighbour on a side."""
        return self.before if side == BEFORE else self.behind

    @property
    def pairs(self) -> list[tuple[Said, Said]]:
        """The word with each neighbour."""
        before = [(self.before, self.word)] if self.before else []
        return before + ([(self.word, self.behind)] if self.behind else [])


def read_words(text: str) -> list[Said]:
    """The first words of a cleaned text."""
    found = list(islice(_WORD.finditer(text), _LONGEST))
    letters = [_APOSTROPHE.sub("", match[0]) for match in found]
    ways = list(zip(folded(letters), marked(letters), strict=True))
    is_exact = _MARKED * sum(one != other for one, other in ways) >= len(ways)
    said = [_said(match, *way, is_exact) for match, way in zip(found, ways, strict=True)]
    if said and said[-1].marked in phrases.closing() and not _WORD.search(text, said[-1].end):
        said[-1] = replace(said[-1], is_open=False)
    return said


def place_of(said: Sequence[Said], at: int) -> Place:
    """The word at a position with its neighbours."""
    word = said[at]
    before = said[at - 1] if at else None
    behind = said[at + 1] if at + 1 < len(said) else None
    return Place(
        word,
        before if before and before.end + 1 == word.start else None,
        behind if behind and word.end + 1 == behind.start else None,
    )


def _is_roman(typed: str, plain: str) -> bool:
    """Whether a word is a Roman numeral; in small letters it is where it is no syllable."""
    may_be = typed.isupper() or (len(typed) > 1 and not is_plain_syllable(plain))
    return may_be and roman(typed) is not None


def _said(match: re.Match[str], plain: str, written: str, is_exact: bool) -> Said:  # noqa: FBT001
    typed, (start, end) = match[0], match.span()
    if typed.isdigit() or _is_roman(typed, plain):
        return Said(NUMBER, NUMBER, typed, start, end, is_open=False, is_exact=is_exact)
    around = match.string[max(start - 1, 0) : start] + match.string[end : end + 1]
    of_symbol = (len(typed) > 1 and typed.isupper()) or not _SIGNS.isdisjoint(around)
    is_open = typed.isalpha() and len(typed) > 1 and not of_symbol
    return Said(plain, written, typed, start, end, is_open, is_exact)
