"""What may be meant by a word that was typed, and how well that fits between its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from knowledge.text.fold import fold
from knowledge.text.typed import toneless, tones_of

if TYPE_CHECKING:
    from knowledge.search.said import Place, Said

_OTHER_MARKS, _SWAPPED, _MISSED, _ANOTHER = 8, 4, 3, 1
"""How easily fingers make one word of another: they take a wrong tone before they swap or double
letters, and that before they miss one; another letter is rather another word."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_TOUCHING = frozenset(
    frozenset(keys)
    for upper, lower in (*pairwise(_ROWS), (_ROWS[2], ""))
    for keys in (
        *pairwise(upper),
        *zip(upper, lower, strict=False),
        *zip(upper[1:], lower, strict=False),
    )
)
"""Keys beside each other: a finger that misses one hits the other."""


class Bond(NamedTuple):
    """How surely two words stand side by side.

    `printed` is by tables and documents, which tell marks apart; `articles` by how many of these
    have the syllables, whatever their marks.
    """

    printed: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """What may be meant at a place, and its bonds with the words before and behind."""

    place: Place
    word: Said
    to_before: Bond
    to_behind: Bond

    @property
    def before(self) -> int:
        """The bond with the word before."""
        return sum(self.to_before)

    @property
    def behind(self) -> int:
        """The bond with the word behind."""
        return sum(self.to_behind)

    @property
    def bond(self) -> int:
        """Both together."""
        return self.before + self.behind

    @property
    def printed(self) -> int:
        """What of that is printed with these marks."""
        return self.to_before.printed + self.to_behind.printed

    @property
    def telling(self) -> int:
        """The bonds with what is no function word: beside one nearly everything fits."""
        sides = (self.place.before, self.before), (self.place.behind, self.behind)
        return sum(bond for beside, bond in sides if beside and not beside.stands_alone)

    @property
    def has_other_marks(self) -> bool:
        """Whether it is what was typed but for the marks."""
        return self.place.word.folded == self.word.folded

    @property
    def ease(self) -> int:
        """How easily it slips into what was typed, from 1 for another letter."""
        typed, meant = self.place.word.folded, self.word.folded
        if typed == meant:
            return _OTHER_MARKS
        doubled = any(typed == meant[: at + 1] + meant[at:] for at in range(len(meant)))
        if doubled or sorted(typed) == sorted(meant):
            return _SWAPPED
        return _MISSED if len(meant) > len(typed) else _ANOTHER

    @property
    def is_easy(self) -> bool:
        """Whether no other letter was typed."""
        return self.ease > _ANOTHER

    @property
    def is_key_beside(self) -> bool:
        """Whether another letter was typed whose key is beside that of the one that is meant."""
        typed, meant = self.place.word.folded, self.word.folded
        others = (set(pair) for pair in zip(typed, meant, strict=False) if pair[0] != pair[1])
        return len(typed) == len(meant) and _TOUCHING.issuperset(map(frozenset, others))

    @property
    def is_function_word(self) -> bool:
        """Whether a function word is meant, and hardly anything else."""
        return self.word.stands_alone and self.is_easy

    @property
    def likelihood(self) -> tuple[int, int, int, str]:
        """Orders what may be meant by how well it fits and how near it is."""
        ease = self.ease
        return self.telling * ease, self.bond * ease, ease, self.word.marked

    def written(self, *, is_bare: bool) -> Said:
        """The word, without marks where nothing around it has any."""
        word = self.word
        return word.meant(word.folded, word.folded) if is_bare else word

    def beside(self, other: Option) -> int:
        """The bond that speaks against the other: articles do not tell marks apart."""
        return self.printed if other.word.folded == self.word.folded else self.bond


def is_near(typed: str, written: str) -> bool:
    """Whether one slip makes one word of another: a wrong tone, or a letter and what it carried."""
    letters, meant = toneless(typed), toneless(written)
    if letters == meant:
        return True
    is_tone_lost = not tones_of(typed) and _vowels(letters) < _vowels(meant)
    has_its_tone = tones_of(typed) == tones_of(written) or is_tone_lost
    return has_its_tone and OSA.distance(letters, meant, score_cutoff=1) <= 1


def _vowels(letters: str) -> int:
    return sum(map(fold(letters).count, "aeiouy"))
