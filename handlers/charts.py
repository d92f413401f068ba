"""Figures that are easier seen than read; `bot` draws them."""

from __future__ import annotations

from dataclasses import dataclass

NO_FIGURES = "Chưa có số liệu."
"""What a chart without bars says."""

_TO_VIETNAMESE = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Chart:
    """Quantities that are compared, as horizontal bars from top to bottom.

    Attributes:
        title: what is counted, and when.
        bars: what each bar is of, and how much: 0 or more. Twenty at most are good to read.
        unit: what the quantities are in: `lượt`, `người`, `%`.
    """

    title: str
    bars: tuple[tuple[str, float], ...]
    unit: str

    def written(self, quantity: float) -> str:
        """A quantity in its unit: `1.250 lượt`, `12,5%`."""
        digits = 0 if round(quantity, 1) == round(quantity) else 1
        number = f"{quantity:,.{digits}f}".translate(_TO_VIETNAMESE)
        return f"{number}%" if self.unit == "%" else f"{number} {self.unit}".rstrip()
