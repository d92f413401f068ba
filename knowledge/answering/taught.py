"""Phrases whose meaning administrators taught, as answers use them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.reading.slate import Slate
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.search.lexicon import Kind


@dataclass(frozen=True, slots=True)
class Teaching:
    """A phrase, as it was typed, and the entity that it means; `at` in Unix seconds."""

    phrase: str
    kind: Kind
    id: int
    by: str
    at: int


@dataclass(frozen=True)
class Taught:
    """Everything that is taught; `revision` is the number of its last change."""

    revision: int = 0
    teachings: tuple[Teaching, ...] = ()

    @cached_property
    def _by_key(self) -> tuple[tuple[str, Teaching], ...]:
        keyed = ((f" {phrase_key(one.phrase)} ", one) for one in self.teachings)
        return tuple(sorted(keyed, key=lambda pair: -len(pair[0])))

    def within(self, text: str) -> Iterator[Teaching]:
        """What is taught of phrases that a text has as whole words, the longest first."""
        said = f" {phrase_key(text)} "
        return (one for key, one in self._by_key if key in said)


def phrase_key(phrase: str) -> str:
    """What phrases are compared by: their folded words, unconverted typing converted."""
    return " ".join(words(fold(Slate(phrase).text)))
