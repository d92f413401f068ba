"""The terms of the Party's central committee, by the congresses that began them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

_CONGRESSES = {
    5: 1982, 6: 1986, 7: 1991, 8: 1996, 9: 2001, 10: 2006, 11: 2011, 12: 2016, 13: 2021, 14: 2026,
}  # fmt: skip
"""The year of each congress of the Party, from the fifth on."""

_YEARS = 5
"""From one congress to the next, where that is not held yet."""


def central_term_years(term: int) -> range:
    """The years of a term, both of its congresses included; none where it is not known."""
    first = _CONGRESSES.get(term, 0)
    return range(first, _CONGRESSES.get(term + 1, first + _YEARS) + 1) if first else range(0)


def central_term(date: datetime.date) -> int:
    """The term that a year belongs to; 5 is the first.

    A congress falls in January or in the middle of its year; documents dated before it in that
    year belong to the term before, which only the printed term can tell.
    """
    return max((one for one, year in _CONGRESSES.items() if date.year >= year), default=5)


def in_roman(term: str) -> str:
    """A term in Roman digits: `13` and `xiii` give `XIII`."""
    if not term.isdigit():
        return term.upper()
    tens, ones = divmod(int(term), 10)
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + units[ones]
