"""One spelling of what is said of a time: folded words and digits with a space between any two.

`7h30sáng mai` and `bảy giờ ba mươi sáng mai` become `7 h 30 sang mai` and `7 gio 30 sang mai`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from knowledge.text.fold import accented, fold
from knowledge.text.moments.homographs import FOLDED, NUMERALS, UNITS, WITH_MARKS
from knowledge.text.numerals import read_number
from knowledge.text.typed import convert_typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Reading = TypeVar("Reading")

_LONGEST = 160
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[:/.~-]")
_DASHES = str.maketrans(dict.fromkeys("–—−→", "-"))
_MINUTE_MARK = re.compile("(?<=[0-9])['’′]")

_OTHERS = """
    sang trua chieu toi dem khuya nua giua rang xe am pm sa ch kem lam nham
    nay mai kia qua thu t cn chu chua nhat dau cuoi ke tiep theo mung mong den luc vao
""".split()
_KNOWN = frozenset([*NUMERALS, *UNITS, *_OTHERS])
"""Words that are told apart where they are written together."""


def first_reading(text: str, read: Callable[[str], Reading | None]) -> Reading | None:
    """What `read` makes of a text as it is typed, else of the Telex or VNI that it may be."""
    text = text[:_LONGEST]
    reading = read(spell(text))
    return read(spell(convert_typed(text))) if reading is None else reading


def spell(text: str) -> str:
    """The one spelling of a text."""
    spelled = accented(_MINUTE_MARK.sub(" p", text.translate(_DASHES)))
    for words, meant in WITH_MARKS:
        spelled = words.sub(meant, spelled)
    spelled = " ".join(_tokens(fold(spelled)))
    for words, meant in FOLDED:
        spelled = words.sub(meant, spelled)
    return " ".join(_with_digits(spelled.split()))


def _tokens(folded: str) -> Iterator[str]:
    for token in _TOKEN.findall(folded):
        yield from (token,) if token in _KNOWN else _split(token)


def _split(letters: str) -> list[str]:
    """The known words that are written together; the whole where it is made of others."""
    ways: list[list[str] | None] = [[]]
    for end in range(1, len(letters) + 1):
        ways.append(_last_word(letters[:end], ways))
    return ways[-1] or [letters]


def _last_word(letters: str, ways: list[list[str] | None]) -> list[str] | None:
    """Known words that `letters` is made of, the longest last; `ways` are those of its openings."""
    for start, way in enumerate(ways):
        if way is not None and letters[start:] in _KNOWN:
            return [*way, letters[start:]]
    return None


def _with_digits(words: list[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        value, taken = read_number(words[at:]) or (words[at], 1)
        yield str(value)
        at += taken
