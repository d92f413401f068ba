"""Split texts of articles into passages of syllables, as indexing and ranking compare them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from knowledge.text.printed import BREAK, coded, syllables_of

_CAPITAL = "[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_BOUNDARY = re.compile(
    rf"[\n.;:](?:(?<=\n)\n*|(?<!\n)\s+(?={_CAPITAL}))"
    r"(?:\s*(?:\d{1,3}[.)]|[a-zđ]{1,2}\)|[-+•*])\s)?"
)
"""Begins with a character, so that the places where it may stand are found quickly."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as it is found by: folded syllables, a space between two, and a code for each.

    `codes` has the passages one after another, a 0 before each.
    """

    syllables: str
    codes: bytes

    @property
    def pairs(self) -> str:
        """Neighbouring syllables."""
        return " ".join(map("_".join, pairwise(self.syllables.split())))


def read_text(title: str, body: str) -> Tokens:
    """Read an article: the title is the first passage, a numeral before a passage is left out."""
    body = unicodedata.normalize("NFC", f"\n{body}")
    passages = [unicodedata.normalize("NFC", title), *_BOUNDARY.split(body)[1:]]
    runs = [run for passage in passages for run in (BREAK, *passage.split())]
    return Tokens(syllables_of(runs), coded(runs))
