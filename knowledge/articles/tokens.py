"""Split texts of articles into passages of syllables, as indexing and ranking compare them."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import pairwise

from knowledge.text.printed import BREAK, codes, folded, split

_CAPITAL = "[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_BOUNDARY = re.compile(
    rf"(?:\n+|(?<=[.;:])\s+(?={_CAPITAL}))(?:\s*(?:\d{{1,3}}[.)]|[a-zđ]{{1,2}}\)|[-+•*])\s)?"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as it is found by: folded syllables, and a code for each.

    `codes` has the passages one after another, a 0 before each.
    """

    syllables: list[str]
    codes: bytes

    @property
    def pairs(self) -> list[str]:
        """Neighbouring syllables."""
        return list(map("_".join, pairwise(self.syllables)))


def read_text(title: str, body: str) -> Tokens:
    """Read an article: the title is the first passage, a numeral before a passage is left out."""
    passages = _BOUNDARY.sub(f" {BREAK} ", f"\n{body}")
    words = split(f"{BREAK} {title} {passages}")
    syllables = list(filter(None, folded(words)))
    return Tokens(syllables, array("I", codes(words)).tobytes())
