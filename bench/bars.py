"""Figures beside what they have to reach."""

from __future__ import annotations

from dataclasses import dataclass, field

_ROUNDING = 1e-9


@dataclass(slots=True)
class Bars:
    """Prints each figure with its limit, and remembers what was missed."""

    missed: list[str] = field(default_factory=list)

    def at_least(self, name: str, value: float, limit: float) -> None:
        self._note(f"{name}: {value:.3f}, at least {limit:g}", value >= limit - _ROUNDING)

    def at_most(self, name: str, value: float, limit: float) -> None:
        self._note(f"{name}: {value:.3f}, at most {limit:g}", value <= limit + _ROUNDING)

    def _note(self, line: str, is_kept: bool) -> None:
        print(f"  {'kept  ' if is_kept else 'MISSED'}  {line}")
        if not is_kept:
            self.missed.append(line)
