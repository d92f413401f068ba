"""Known words one slip of the finger from a typed one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST = 2


class Near:
    """Words, found by what is left of them without one letter, so that a question costs little."""

    def __init__(self, words: Iterable[str]) -> None:
        self._held: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= _SHORTEST:
                for form in _forms(word):
                    self._held[form].append(word)

    def to(self, typed: str) -> list[str]:
        """Words with one letter swapped, missing, extra or wrong; not the word itself."""
        found = {word for form in _forms(typed) for word in self._held.get(form, ())}
        found.discard(typed)
        return sorted(word for word in found if OSA.distance(typed, word, score_cutoff=1) <= 1)


def _forms(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
