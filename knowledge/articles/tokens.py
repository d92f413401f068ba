"""Split texts of articles into passages of syllables, as indexing and ranking compare them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

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
        """Neighbouring syllables: `a_b b_c`. Laid out at once, which takes half as long."""
        syllables = self.syllables.split()
        parts = [" "] * (4 * len(syllables[1:]))
        parts[0::4] = syllables[:-1]
        parts[1::4] = ["_"] * len(syllables[1:])
        parts[2::4] = syllables[1:]
        return "".join(parts[:-1])


def read_text(title: str, body: str) -> Tokens:
    """Read an article: the title is the first passage, a numeral before a passage is left out."""
    passages = _BOUNDARY.sub(f" {BREAK} ", f"\n{body}")
    runs = unicodedata.normalize("NFC", f"{BREAK} {title} {passages}").split()
    return Tokens(syllables_of(runs), coded(runs))
