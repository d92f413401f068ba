"""A question's text, from which each reader takes away the part that it understands."""

from __future__ import annotations

import re
import unicodedata

from knowledge.citations import letters
from knowledge.citations.plain import plain
from knowledge.text.fold import clean, fold
from knowledge.text.printed import folded_word
from knowledge.text.typed import convert_typed

LONGEST = 2000
"""Characters of a question that are read; what follows says nothing more."""


_APART = re.compile(
    r"(?<![\w'])[^\W\d_](?: [^\W\d_]){1,2}(?= ?[/-]? ?\d)"
    r"|(?<=[-/] )[^\W\d_](?: [^\W\d_]){1,2}(?!\w)"
)
"""Letters of a number that are typed apart: `N Q 04 - T U`."""

_DOUBLED = re.compile(r"(?<![^\W_])[^\W\d_]{0,4}[dD][dD][^\W\d_]{0,4}(?![^\W_])")
"""Letters of a number with Đ as Telex has it: `Qdd 1290`, `NDD-CP`."""

_GLUED = re.compile(r"(?<![^\W_])[^\W\d_]{4,}(?![^\W\d_])")
"""A word that may be the name of a type without its spaces: `ketluan 101`."""


def _joined(apart: re.Match[str]) -> str:
    """The letters as one where they are those of a type or an issuer."""
    joined = apart[0].replace(" ", "")
    return joined if _is_known(joined) else apart[0]


def _spaced(glued: re.Match[str]) -> str:
    """The name of a type with its spaces, where the word is one."""
    name = letters.glued_types().get(folded_word(glued[0]))
    if name is None:
        return glued[0]
    rest = iter(glued[0])
    return "".join(" " if char == " " else next(rest, "") for char in name)


def _converted(doubled: re.Match[str]) -> str:
    """The letters with Đ where they are then those of a type or an issuer."""
    converted = re.sub("[dD][dD]", "Đ", doubled[0])
    return converted if _is_known(converted) and not _is_known(doubled[0]) else doubled[0]


def _is_known(joined: str) -> bool:
    return fold(joined) in letters.type_letters() | letters.issuer_letters()


class Slate:
    """The cleaned question and the same folded, character by character; taken parts are blank.

    Attributes:
        text: all of it, as typed.
        flat, left: what is left, folded and as typed, with spaces where parts were taken away.
        is_cut: whether something behind it was not read.
    """

    def __init__(self, question: str) -> None:
        typed = clean(unicodedata.normalize("NFKC", question[: 2 * LONGEST]))
        self.is_cut = len(typed) > LONGEST or len(question) > 2 * LONGEST
        typed = _DOUBLED.sub(_converted, typed)
        typed = _GLUED.sub(_spaced, clean(convert_typed(typed)[:LONGEST]))
        read = plain(_APART.sub(_joined, typed))
        self.text = read.text
        self.flat = read.flat
        pairs = zip(read.text, read.flat, strict=True)
        self.left = "".join(char if flat != " " else " " for char, flat in pairs)

    def blank(self, start: int, end: int) -> None:
        """Take a span away."""
        gap = " " * (end - start)
        self.flat = f"{self.flat[:start]}{gap}{self.flat[end:]}"
        self.left = f"{self.left[:start]}{gap}{self.left[end:]}"

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Where the pattern, over folded text, stands in what is left."""
        return pattern.search(self.flat)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find the pattern and take it away."""
        match = self.find(pattern)
        if match:
            self.blank(*match.span())
        return match

    def take_all(self, pattern: re.Pattern[str]) -> int:
        """Take every occurrence away; how many there were."""
        count = 0
        while self.take(pattern):
            count += 1
        return count
