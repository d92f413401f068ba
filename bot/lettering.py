"""Writing in pictures: what the project's font can write, and where lines break."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

from knowledge.text.fold import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_FONTS = Path(__file__).with_name("fonts")
_ANY_SIZE = 20
_NO_LETTER = "\uffff"
"""Never a character: a font draws its sign for what it lacks."""
_STROKED = {"ƀ": "b", "Ƀ": "B"}
"""Letters of the Central Highlands whose mark does not come off by decomposing."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A way of writing.

    Attributes:
        face: `Regular` or `SemiBold`.
        size: of the letters, in pixels.
        colour: as in HTML.
    """

    face: str
    size: int
    colour: str

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        """The font in this size."""
        return _font(self.face, self.size)

    @property
    def line(self) -> int:
        """Pixels from one line to the next; a capital with two marks fits in."""
        return sum(self.font.getmetrics())

    def width(self, text: str) -> int:
        """Pixels that a text takes."""
        return round(self.font.getlength(text))

    def lines(self, text: str, room: int) -> list[str]:
        """Break a text into lines of at most `room` pixels, inside a word only where it is longer.

        It has to be in letters that the font has, see `writable`.
        """
        lines: list[str] = []
        for piece in self._pieces(text, room):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and self.width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
        return lines

    def _pieces(self, text: str, room: int) -> Iterator[str]:
        """The words of a text; one that is too long in pieces."""
        for word in text.split():
            piece = ""
            for char in word:
                if piece and self.width(piece + char) > room:
                    yield piece
                    piece = ""
                piece += char
            yield piece


def writable(text: str) -> str:
    """The text in letters of the font: of any other the mark goes, else the whole letter."""
    return clean("".join(map(_in_font, clean(text))))


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"OpenSans-{face}.ttf", size)


@cache
def _in_font(char: str) -> str:
    bare = _STROKED.get(char) or unicodedata.normalize("NFD", char)[0]
    return next((letter for letter in (char, bare) if _has(letter)), "")


def _has(char: str) -> bool:
    return _drawn(char) != _drawn(_NO_LETTER)


def _drawn(char: str) -> tuple[tuple[int, int], bytes]:
    picture = _font("Regular", _ANY_SIZE).getmask(char)
    return picture.size, bytes(picture)
