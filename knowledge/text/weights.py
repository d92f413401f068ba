"""Words that say little of what a text is about, and how much: the table of function words."""

from __future__ import annotations

from knowledge import tables
from knowledge.text.fold import accented, fold, words
from knowledge.text.phrases import lengths_by_first


@tables.derived
def function_words() -> frozenset[str]:
    """Phrases that say nothing, with their marks."""
    rows = tables.rows("function_words")
    return frozenset(accented(row["phrase"]) for row in rows if not float(row["weight"]))


@tables.derived
def folded_function_words() -> frozenset[str]:
    """The same without marks."""
    return frozenset(map(fold, function_words()))


@tables.derived
def light_phrases() -> dict[tuple[str, ...], tuple[tuple[str, ...], float]]:
    """Folded syllables of phrases that say little → as written, and the weight they have left."""
    return {
        tuple(words(fold(row["phrase"]))): (tuple(words(accented(row["phrase"]))), weight)
        for row in tables.rows("function_words")
        if (weight := float(row["weight"]))
    }


@tables.derived
def light_lengths() -> dict[str, list[int]]:
    """First syllable of light phrases → how many syllables these have, the most first."""
    return lengths_by_first(light_phrases())
