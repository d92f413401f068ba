"""Lay the picture of directives out: boxes in layers, arrows around them, by graphlay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.site.drawing import Box, Sketch

_WIDTH, _HEIGHT = 184.0, 52.0
_MARGIN = 12.0
_LINE = 18.0
_FIRST_LINE = 22.0
_MOST_BOXES = 400
"""A larger picture is not one that people can read."""

_OPTIONS = {
    "direction": "leftright",
    "spacing": {"layer_gap": 44.0, "node_gap": 18.0, "isolated_gap": 18.0},
}


@dataclass(frozen=True, slots=True)
class Text:
    """A line of a box and its baseline."""

    said: str
    y: float


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box in its place."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Text, ...]
    path: str
    says: str
    is_here: bool

    @property
    def middle(self) -> float:
        """Where its lines are centred."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """An arrow's corners, as SVG writes them."""

    points: str
    says: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in pixels."""

    view_box: str
    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    arrows: tuple[DrawnArrow, ...]


def draw(sketch: Sketch, here: str = "") -> Drawing | None:
    """Lay a sketch out; None where there is nothing to see. `here` is the page's own address."""
    import graphlay  # noqa: PLC0415 - a native library, loaded by who wants a picture

    if not sketch.arrows or len(sketch.boxes) > _MOST_BOXES:
        return None
    graph = graphlay.Graph()
    for box in sketch.boxes:
        graph.node(box.id, width=_WIDTH, height=_HEIGHT)
    for arrow in sketch.arrows:
        graph.edge(arrow.source, arrow.target)
    placed = graphlay.layout(graph, options=_OPTIONS)
    boxes = tuple(_drawn(box, placed.positions()[box.id], here) for box in sketch.boxes)
    arrows = tuple(
        DrawnArrow(_points(edge["points"]), arrow.says)
        for edge, arrow in zip(placed.edges, sketch.arrows, strict=True)
    )
    return _framed(boxes, arrows, _corners(boxes, placed.edges))


def _drawn(box: Box, middle: tuple[float, float], here: str) -> DrawnBox:
    x, y = middle[0] - _WIDTH / 2, middle[1] - _HEIGHT / 2
    lines = tuple(Text(said, y + _FIRST_LINE + at * _LINE) for at, said in enumerate(box.lines))
    return DrawnBox(x, y, _WIDTH, _HEIGHT, lines, box.path, box.says, box.path == here)


def _points(points: Iterable[dict[str, float]]) -> str:
    return " ".join(f"{one['x']:g},{one['y']:g}" for one in points)


def _corners(
    boxes: Iterable[DrawnBox], edges: Iterable[dict[str, Any]]
) -> tuple[list[float], list[float]]:
    """Every x and every y that is drawn at."""
    bends = [point for edge in edges for point in edge["points"]]
    across = [x for box in boxes for x in (box.x, box.x + box.width)]
    down = [y for box in boxes for y in (box.y, box.y + box.height)]
    return [*across, *(one["x"] for one in bends)], [*down, *(one["y"] for one in bends)]


def _framed(
    boxes: tuple[DrawnBox, ...],
    arrows: tuple[DrawnArrow, ...],
    corners: tuple[list[float], list[float]],
) -> Drawing:
    across, down = corners
    left, top = min(across) - _MARGIN, min(down) - _MARGIN
    width, height = max(across) - left + _MARGIN, max(down) - top + _MARGIN
    view_box = f"{left:g} {top:g} {width:g} {height:g}"
    return Drawing(view_box, round(width), round(height), boxes, arrows)
