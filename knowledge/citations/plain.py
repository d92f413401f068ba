"""A text as the finder reads it: composed, Latin, with one dash, and with a way back.

`Plain` holds three things of one length: what is printed, the same in lower case without marks,
and the place of each character in the text as given. Patterns run on the first two; spans are
given back through the third. All of it is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f\u00ad\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\ufeff]"
)
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", re.DOTALL)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00af\u02d7"
_SLASHES = "\u2044\u2215\uff0f"
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеѕіјорсху", "ABESIJKMHOPCTXYaesijopcxy", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
"""Look-alikes in the order of the alphabets that they come from, each with its Latin letter."""

_LATIN = str.maketrans(
    _CYRILLIC
    | _GREEK
    | {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ"}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SLASHES, "/")
)

_DIGITS = re.compile(
    r"(?<!\w)(?=[OoIl]{0,4}[0-9])[0-9OoIl]{1,5}(?:/(?=[OoIl]{0,3}[0-9])[0-9OoIl]{4})?"
    r"(?=\s?[/-]\s?[A-ZĐ]{2})"
    r"|(?<!\w)[0-9OoIl]{1,2}([/.-])[0-9OoIl]{1,2}\1(?=[OoIl]{0,3}[0-9])[0-9OoIl]{4}(?!\w)"
)
"""The digits of a number before its letters, or of a day, as scans print them: `1O27/KH-UBND`."""

_AS_DIGITS = str.maketrans("OoIl", "0011")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text to run patterns on.

    Attributes:
        text: the text with look-alikes read as Latin letters, or as digits in a number, and every
            dash as `-`.
        flat: `text` in lower case without marks, character by character.
        starts, ends: where each character of `text` stands in the text as given.
    """

    text: str
    flat: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text as given of `text[start:end]`, which is not empty."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    """Read `text` plainly; equal for NFC and NFD but for the places."""
    if unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text):
        return _plain(text, range(len(text)), range(1, len(text) + 1))
    pieces = list(_compose(text))
    return _plain(
        "".join(char for char, _, _ in pieces),
        [start for _, start, _ in pieces],
        [end for _, _, end in pieces],
    )


def _plain(composed: str, starts: Sequence[int], ends: Sequence[int]) -> Plain:
    latin = _DIGITS.sub(_as_digits, composed.translate(_LATIN))
    return Plain(latin, latin.translate(_FLAT), starts, ends)


def _as_digits(match: re.Match[str]) -> str:
    return match[0].translate(_AS_DIGITS)


def _compose(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _CLUSTER.finditer(text):
        cluster = unicodedata.normalize("NFC", _INVISIBLE.sub("", match[0]))
        for char in cluster:
            yield char, match.start(), match.end()


def _flat(code: int) -> str:
    base = unicodedata.normalize("NFD", chr(code))[0].lower()
    return {"đ": "d"}.get(base, base) if len(base) == 1 else chr(code)


_FLAT = {code: _flat(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))}
