"""Phrases by their first syllable, so that each place of a text is compared with few of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def lengths_by_first(phrases: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """First syllable → how many syllables the phrases have that begin with it, the most first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        found[phrase[0]].add(len(phrase))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}
