"""Charts as plain data; a channel draws them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars: a label and a value each, in a unit that is shown beside the values."""

    title: str
    bars: tuple[tuple[str, float], ...]
    unit: str = ""
