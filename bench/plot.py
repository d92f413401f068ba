"""Draw risk-coverage curves as a picture, with the lettering of the project's charts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from bot.lettering import Hand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.measures import Point

WIDTH, HEIGHT = 1200, 800
_SCALE = 2
"""Drawn so many times larger and shrunk, for smooth lines."""

_LEFT, _TOP, _RIGHT, _BOTTOM = 130, 100, 1160, 680
_PAPER, _INK, _GREY = "#ffffff", "#1f2933", "#d5dbe1"
_COLOURS = ("#1f5fa8", "#c2571a", "#2f855a", "#8a4baf")
_TITLE = Hand("SemiBold", 32 * _SCALE, _INK)
_LABEL = Hand("Regular", 24 * _SCALE, _INK)
_TICKS = 5
_CLEAR = 0.01
"""Percent that a tick is above the highest point at least."""

_LINE, _DOT = 4 * _SCALE, 9 * _SCALE


@dataclass(frozen=True, slots=True)
class Line:
    """A curve by its name, and the point of it at which the product answers."""

    name: str
    points: Sequence[Point]
    floor: tuple[float, float]


class _Paper:
    """Shares answered from left to right, shares wrong from the bottom up to `most`."""

    def __init__(self, most: float) -> None:
        self.most = most
        self.picture = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), _PAPER)
        self.pen = ImageDraw.Draw(self.picture)

    def at(self, answered: float, wrong: float) -> tuple[float, float]:
        across = _LEFT + answered * (_RIGHT - _LEFT)
        up = _BOTTOM - min(wrong / self.most, 1) * (_BOTTOM - _TOP)
        return across * _SCALE, up * _SCALE

    def write(
        self, place: tuple[float, float], text: str, anchor: str, hand: Hand = _LABEL
    ) -> None:
        self.pen.text(place, text, hand.colour, hand.font, anchor=anchor)


def draw_curves(lines: Sequence[Line], file: Path) -> None:
    """Save a picture of the curves; dots are where the product stands."""
    tops = [point.wrong for line in lines for point in line.points]
    paper = _Paper(most=math.ceil(max(tops) * 100 / _TICKS + _CLEAR) * _TICKS / 100)
    _draw_axes(paper)
    for number, line in enumerate(lines):
        _draw_line(paper, line, _COLOURS[number % len(_COLOURS)], number)
    paper.picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, optimize=True)


def _draw_axes(paper: _Paper) -> None:
    title = "Share of questions answered (across), share wrong of these (up)"
    paper.write((_LEFT * _SCALE, 30 * _SCALE), title, "la", _TITLE)
    for tick in range(_TICKS + 1):
        part = tick / _TICKS
        paper.pen.line((paper.at(0, part * paper.most), paper.at(1, part * paper.most)), _GREY, 2)
        left, height = paper.at(0, part * paper.most)
        paper.write((left - 14 * _SCALE, height), f"{100 * part * paper.most:.0f}%", "rm")
        across, bottom = paper.at(part, 0)
        paper.write((across, bottom + 12 * _SCALE), f"{100 * part:.0f}%", "ma")


def _draw_line(paper: _Paper, line: Line, colour: str, number: int) -> None:
    places = [paper.at(point.answered, point.wrong) for point in line.points]
    if len(places) > 1:
        paper.pen.line(places, colour, _LINE, joint="curve")
    _draw_dot(paper, paper.at(*line.floor), colour)
    left = (_LEFT + 270 * number) * _SCALE
    below = (HEIGHT - 55) * _SCALE
    _draw_dot(paper, (left + _DOT, below), colour)
    paper.write((left + 3 * _DOT, below), line.name, "lm")


def _draw_dot(paper: _Paper, place: tuple[float, float], colour: str) -> None:
    across, up = place
    paper.pen.ellipse((across - _DOT, up - _DOT, across + _DOT, up + _DOT), colour, _PAPER, 2)
