"""Draws a chart as a picture that is legible on a phone."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PIL import Image, ImageDraw

from bot.lettering import Hand, writable
from handlers.charts import NO_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.charts import Chart

WIDTH = 1080
"""Pixels of every chart; its height follows from what it says."""

_MARGIN = 56
_ROOM = WIDTH - 2 * _MARGIN
_PAPER, _INK, _BLUE = "#ffffff", "#1f2933", "#1f5fa8"
_TITLE = Hand("SemiBold", 46, _INK)
_LABEL = Hand("Regular", 36, _INK)
_QUANTITY = Hand("SemiBold", 36, _BLUE)
_BAR = 34
_SHORTEST_BAR = 4
_BESIDE_BAR = 16


class _Block(Protocol):
    """A part of the picture, as wide as its room."""

    @property
    def height(self) -> int: ...

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None: ...


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines in one hand, and the pixels that are left free below them."""

    lines: list[str]
    hand: Hand
    below: int

    @property
    def height(self) -> int:
        return self.hand.line * len(self.lines) + self.below

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None:
        for number, line in enumerate(self.lines):
            place = (_MARGIN, top + number * self.hand.line)
            pen.text(place, line, self.hand.colour, self.hand.font)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar of so many pixels, with its quantity beside it."""

    length: int
    quantity: str
    height: int = _BAR + 36

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None:
        end = _MARGIN + self.length
        pen.rectangle((_MARGIN, top, end - 1, top + _BAR - 1), _BLUE)
        place = (end + _BESIDE_BAR, top + _BAR // 2)
        pen.text(place, self.quantity, _QUANTITY.colour, _QUANTITY.font, anchor="lm")


def draw(chart: Chart) -> bytes:
    """Draw a chart as a PNG picture: each bar under its label, its quantity beside it.

    Nothing is cut: a long label goes over several lines. Letters that the font lacks, such as
    emoji, are left out.
    """
    blocks = [_Text(_TITLE.lines(writable(chart.title), _ROOM), _TITLE, below=34), *_bars(chart)]
    height = 2 * _MARGIN + sum(block.height for block in blocks)
    picture = Image.new("RGB", (WIDTH, height), _PAPER)
    pen = ImageDraw.Draw(picture)
    top = _MARGIN
    for block in blocks:
        block.draw(pen, top)
        top += block.height
    return _encoded(picture)


def _bars(chart: Chart) -> Iterator[_Block]:
    if not chart.bars:
        yield _Text(_LABEL.lines(NO_FIGURES, _ROOM), _LABEL, below=0)
    written = [writable(chart.written(quantity)) for _, quantity in chart.bars]
    room = _ROOM - _BESIDE_BAR - max(map(_QUANTITY.width, written), default=0)
    most = max((quantity for _, quantity in chart.bars), default=0)
    for (label, quantity), said in zip(chart.bars, written, strict=True):
        yield _Text(_LABEL.lines(writable(label), _ROOM), _LABEL, below=8)
        yield _Bar(max(round(room * quantity / (most or 1)), _SHORTEST_BAR), said)


def _encoded(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
