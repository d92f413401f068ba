"""Concepts that offices have an abbreviation for, and which texts speak of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.search.lexicon import expand
from knowledge.search.subject import light_phrases
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def concepts_of(title: str, concepts: Iterable[Phrase]) -> tuple[Phrase, tuple[Phrase, ...]]:
    """Folded syllables of a title, and those of the concepts that it speaks of."""
    syllables = tuple(words(fold(expand(title))))
    return syllables, tuple(concept for concept in concepts if _contains(syllables, concept))


def telling_concepts(lexicon: Lexicon) -> tuple[Phrase, ...]:
    """Concepts that not every entity speaks of."""
    fields = [field for entry in lexicon.entries for field in entry.fields]
    return tuple(
        concept
        for concept in _concepts()
        if sum(is_said(concept, field) for field in fields) < _TOO_COMMON * len(fields)
    )


def _contains(syllables: Phrase, concept: Phrase) -> bool:
    length = len(concept)
    return any(syllables[at : at + length] == concept for at in range(len(syllables) - length + 1))


@tables.derived
def _concepts() -> tuple[Phrase, ...]:
    """Expansions of office abbreviations with three syllables or more that are not light."""
    expansions = (tuple(words(fold(row["expansion"]))) for row in tables.rows("abbreviations"))
    light = [syllables for syllables in light_phrases() if len(syllables) > 1]
    return tuple(
        dict.fromkeys(
            concept
            for concept in expansions
            if len(concept) - sum(len(one) for one in light if _contains(concept, one))
            >= _SHORTEST_CONCEPT
        )
    )
