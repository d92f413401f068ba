"""Concepts that offices have an abbreviation for, and which texts speak of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.text.fold import fold, words
from knowledge.text.phrases import lengths_by_first
from knowledge.text.weights import light_phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.search.lexicon import Field, Lexicon

_SHORTEST_CONCEPT = 3
_TOO_COMMON = 0.2

Phrase = tuple[str, ...]


def is_said(concept: Phrase, field: Field) -> bool:
    """Whether a text has the concept's syllables side by side."""
    return all(pair in field.pairs for pair in pairwise(concept))


def is_said_in_words(concept: Phrase, field: Field) -> bool:
    """Whether a text has each two-syllable word of the concept, wherever it stands."""
    pairs = list(zip(concept[::2], concept[1::2], strict=False))
    is_of_pairs = 2 * len(pairs) == len(concept)
    return is_of_pairs and all(pair in field.pairs for pair in pairs)


def concepts_in(syllables: Sequence[str]) -> set[Phrase]:
    """The concepts that folded syllables speak of."""
    known, lengths = _concepts(), _lengths()
    stretches = (
        tuple(syllables[at : at + length])
        for at, syllable in enumerate(syllables)
        for length in lengths.get(syllable, ())
    )
    return {stretch for stretch in stretches if stretch in known}


def concept_counts(lexicon: Lexicon) -> dict[Phrase, int]:
    """How many texts of tasks and directives speak of each concept."""
    fields = [field for entry in lexicon.entries for field in entry.fields]
    return {concept: sum(is_said(concept, field) for field in fields) for concept in _concepts()}


def telling_concepts(counts: Mapping[Phrase, int], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """Concepts that few tasks and directives speak of, and few of these and the articles."""
    texts = sum(len(entry.fields) for entry in lexicon.entries)
    everything = texts + len(lexicon.articles)
    return tuple(
        concept
        for concept, said in counts.items()
        if said < _TOO_COMMON * texts
        and said + lexicon.articles.concept_frequency(concept) < _TOO_COMMON * everything
    )


def _contains(syllables: Phrase, concept: Phrase) -> bool:
    length = len(concept)
    return any(syllables[at : at + length] == concept for at in range(len(syllables) - length + 1))


@tables.derived
def _lengths() -> dict[str, list[int]]:
    """First syllable of concepts → how many syllables these have."""
    return lengths_by_first(_concepts())


@tables.derived
def _concepts() -> dict[Phrase, None]:
    """Expansions of office abbreviations with three syllables or more that are not light."""
    expansions = (tuple(words(fold(row["expansion"]))) for row in tables.rows("abbreviations"))
    light = [syllables for syllables in light_phrases() if len(syllables) > 1]
    return dict.fromkeys(
        concept
        for concept in expansions
        if len(concept) - sum(len(one) for one in light if _contains(concept, one))
        >= _SHORTEST_CONCEPT
    )
