"""Split texts of articles into passages of syllables, as indexing and ranking compare them."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from knowledge.text.printed import read_word, split

_PASSAGE = re.compile(r"\n+|(?<=[.;:])\s+(?=[A-ZĐÁÀÂẤĂÉÊÍÓÔƠỚÚƯỨÝ])")
_ENUMERATOR = re.compile(r"\s*(?:\d{1,3}[.)]|[a-zđ]{1,2}\)|[-+•*])\s+")

BREAK = 0
"""The code between two passages."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as it is found by: folded syllables, and a code for each.

    `codes` has the passages one after another, each behind a `BREAK`.
    """

    syllables: list[str]
    codes: array[int]

    @property
    def pairs(self) -> list[str]:
        """Neighbouring syllables."""
        return list(map("_".join, zip(self.syllables, self.syllables[1:], strict=False)))


def read_text(title: str, body: str) -> Tokens:
    """Read an article: the title is the first passage."""
    syllables: list[str] = []
    codes = array("I")
    for passage in (title, *_PASSAGE.split(body)):
        start = _ENUMERATOR.match(passage)
        codes.append(BREAK)
        for word in split(passage[start.end() if start else 0 :]):
            read = read_word(word)
            syllables += read.syllables
            codes += read.codes
    return Tokens(syllables, codes)
