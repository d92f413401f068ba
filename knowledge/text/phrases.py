"""Phrases as texts are compared with them: by their first syllable, folded, with their marks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.text.fold import accented, fold, words
from knowledge.text.printed import folded_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Phrase = tuple[str, ...]
"""Syllables side by side."""


def lengths_by_first(phrases: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """First syllable → how many syllables the phrases have that begin with it, the most first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        found[phrase[0]].add(len(phrase))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


def ways_by_fold(phrases: Iterable[str]) -> dict[Phrase, list[Phrase]]:
    """Folded syllables of each phrase → the ways it is written, with its marks."""
    found: defaultdict[Phrase, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        if written := tuple(words(accented(phrase))):
            found[tuple(map(fold, written))].append(written)
    return dict(found)


def agree(typed: Iterable[str], written: Iterable[str]) -> bool:
    """Whether syllables are those written, the ones without marks counting as either."""
    return all(
        word == syllable or word == folded_word(syllable)
        for word, syllable in zip(typed, written, strict=True)
    )
