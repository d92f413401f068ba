"""Correct the slips of the finger in a question by what stands beside them.

A word fits where it makes a pair with a neighbour that the tables, the documents or the articles
have. One that fits nowhere, and is no word, becomes the known word that is one slip away and fits
best. One that may be a word is taken for a slip only where it breaks a phrase: its neighbour
belongs to the other word and to nothing else there.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from knowledge.search import phrases
from knowledge.search.near import Near
from knowledge.search.phrases import NUMBER
from knowledge.search.said import BEFORE, BEHIND, Place, Said, place_of, read_words
from knowledge.text.fold import accented, fold
from knowledge.text.typed import mistyped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from knowledge.search.lexicon import Lexicon
    from knowledge.search.phrases import Pair

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))

_ASKED, _WRITTEN = 100, 20
"""The bond of a pair that frames questions, of one that documents have; an article's counts 1."""

_SURE = 25
_NOISE = 20
_OVERWHELMING = 50
_SHORT = 2
_FEW = 3


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as it was typed, and as it is read."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Spelled:
    """A question as it is read, and what was corrected in it."""

    text: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class _Option:
    """What may be meant at a place, and its bonds with the words before and behind."""

    place: Place
    word: Said
    before: int
    behind: int

    @property
    def bond(self) -> int:
        return self.before + self.behind

    @property
    def telling(self) -> int:
        """The bonds with what is no function word: beside one nearly everything fits."""
        sides = (self.place.before, self.before), (self.place.behind, self.behind)
        return sum(bond for beside, bond in sides if beside and not beside.stands_alone)

    @property
    def is_function_word(self) -> bool:
        """Whether a function word is meant, and hardly anything else."""
        return self.word.stands_alone and self.likelihood[2] > 0

    @property
    def likelihood(self) -> tuple[int, int, int, str]:
        """Orders what may be meant by how well it fits, then by how near it is."""
        ease = _ease(self.place.word.folded, self.word.folded)
        return self.telling, self.bond, ease, self.word.marked


class Speller:
    """Corrects words by the pairs of syllables that tables, documents and articles have."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._bonds: dict[Pair, int] = {}

    def read(self, text: str) -> Spelled:
        """A cleaned text with its slips corrected; a word that fits is never changed."""
        said = read_words(text)
        self._bonds.clear()
        corrected = dict(self._stray_marks(said))
        is_bare = all(word.is_bare for word in said)
        for at in reversed(range(len(said))):
            if meant := self._meant(said, at):
                written = meant.folded if is_bare else meant.marked
                corrected[at] = said[at] = meant.meant(meant.folded, written)
        return _rewritten(text, [corrected[at] for at in sorted(corrected)])

    def _stray_marks(self, said: list[Said]) -> Iterator[tuple[int, Said]]:
        """In a question without marks, one word with them that nothing says is one slip."""
        strays = [at for at, word in enumerate(said) if not word.is_bare]
        if len(strays) != 1 or len(said) < _FEW:
            return
        at, place = strays[0], place_of(said, strays[0])
        bare = place.word.meant(place.word.folded, place.word.folded)
        is_tone = _toneless(place.word.marked) == bare.folded
        may_be = place.word.is_open and (is_tone or not bare.stands_alone)
        if may_be and self._option(bare, place).bond and not any(map(self._is_held, place.pairs)):
            said[at] = bare
            yield at, bare

    def _meant(self, said: Sequence[Said], at: int) -> Said | None:
        """What is meant where it is not what was typed."""
        place = place_of(said, at)
        word = place.word
        if not word.is_open or not place.pairs or word.is_never_wrong:
            return None
        own = self._option(word, place).bond
        if own > _NOISE or not self._may_be_wrong(said, at):
            return None
        best = max(self._options(place), key=lambda one: one.likelihood, default=None)
        if best is None or best.bond <= _OVERWHELMING * own or _is_name(word, best.word):
            return None
        if best.bond < _ASKED and not (best.telling or best.is_function_word):
            return None
        is_slip = best.bond > self._doubt(word) or self._is_broken(said, at, best)
        return best.word if is_slip else None

    def _doubt(self, word: Said) -> float:
        """The bond beyond which a word is taken for a slip, whatever its neighbours belong to."""
        known = word.folded in phrases.syllables() or self._lexicon.knows(word.folded)
        if known:
            return math.inf
        if len(word.folded) <= _SHORT:
            return 2 * _ASKED - 1
        if word.is_syllable:
            return _ASKED - 1
        return math.inf if self._lexicon.abbreviated(word.folded) else 0

    def _is_broken(self, said: Sequence[Said], at: int, best: _Option) -> bool:
        """Whether a word breaks a phrase: what belongs to it belongs to nothing else there."""
        bonds = (BEFORE, best.before), (BEHIND, best.behind)
        hanging = [bond for side, bond in bonds if self._hangs(said, at, side, best.word)]
        if not hanging or not all(hanging):
            return False
        if len(best.place.word.folded) <= _SHORT or best.place.word.stands_alone:
            return max(hanging) >= _ASKED
        return max(hanging) >= _SURE or min(best.before, best.behind) >= _WRITTEN

    def _may_be_wrong(self, said: Sequence[Said], at: int) -> bool:
        """Whether a word is none, or a neighbour may belong to another word than it."""
        if self._doubt(said[at]) < math.inf:
            return True
        return any(self._is_loose(said, at, side) for side in (BEFORE, BEHIND))

    def _hangs(self, said: Sequence[Said], at: int, side: int, meant: Said) -> bool:
        """Whether the word on a side says nothing but together with what is meant."""
        word = place_of(said, at).beside(side)
        if word is None or _stands_alone_beside(word, meant, side):
            return False
        return self._is_loose(said, at, side)

    def _is_loose(self, said: Sequence[Said], at: int, side: int) -> bool:
        """Whether the word on a side belongs to nothing else."""
        word = place_of(said, at).beside(side)
        if word is None or word.folded == NUMBER or (word.stands_alone and word.is_exact):
            return False
        other = place_of(said, at + side).beside(side)
        return other is None or other.stands_alone or not self._bond(*_in_order(word, other, side))

    def _options(self, place: Place) -> Iterator[_Option]:
        word = place.word
        near = phrases.near().to(word.folded), self._near.to(word.folded)
        for form in (*near[0], *near[1], word.folded):
            for way in self._ways(form, place):
                yield self._option(word.meant(form, way), place)
        if not word.is_syllable:
            for way in map(accented, mistyped(word.typed)):
                yield self._option(word.meant(fold(way), way), place)

    def _option(self, meant: Said, place: Place) -> _Option:
        before = self._bond(place.before, meant) if place.before else 0
        behind = self._bond(meant, place.behind) if place.behind else 0
        return _Option(place, meant, before, behind)

    def _ways(self, form: str, place: Place) -> set[str]:
        """How a folded form may be written beside its neighbours, near to what was typed."""
        typed = place.word
        if typed.is_bare:
            return {form} - {typed.folded}
        before = self._held(place.before.folded, form) if place.before else ()
        behind = self._held(form, place.behind.folded) if place.behind else ()
        found = {second for _, second in before} | {first for first, _ in behind}
        near = {way for way in found if _is_near(typed.marked, way)} - {typed.marked}
        return near or ({form} if self._doubt(typed) < _ASKED else set())

    def _bond(self, first: Said, second: Said) -> int:
        """How surely two words stand side by side; looked up once a question."""
        written = first.marked, second.marked
        bond = self._bonds.get(written)
        if bond is None:
            bond = self._bonds[written] = self._bond_of(first, second)
        return bond

    def _bond_of(self, first: Said, second: Said) -> int:
        pair = first.folded, second.folded
        asked = _agree(first, second, phrases.asking().get(pair, ()))
        written = _agree(first, second, self._subjects(pair))
        return _ASKED * asked + _WRITTEN * written + self._lexicon.articles.pair_frequency(*pair)

    def _is_held(self, pair: tuple[Said, Said]) -> bool:
        first, second = pair
        return _agree(first, second, self._held(first.folded, second.folded))

    def _held(self, first: str, second: str) -> set[Pair]:
        """How two folded syllables that stand side by side are written."""
        pair = first, second
        return {*phrases.asking().get(pair, ()), *self._subjects(pair)}

    def _subjects(self, pair: Pair) -> set[Pair]:
        return {*phrases.subjects().get(pair, ()), *self._lexicon.marked_pairs(*pair)}

    @cached_property
    def _near(self) -> Near:
        """The words of documents that the tables do not have."""
        return Near(self._lexicon.syllables - phrases.known())


def _rewritten(text: str, corrected: Sequence[Said]) -> Spelled:
    for word in reversed(corrected):
        text = text[: word.start] + word.written + text[word.end :]
    return Spelled(text, tuple(Correction(word.typed, word.written) for word in corrected))


def _stands_alone_beside(word: Said, meant: Said, side: int) -> bool:
    """Whether a word stands alone, also as it is written beside what is meant.

    `chi` may be `chị`, which does, but beside `thị` it is `chỉ`, which does not.
    """
    if not word.stands_alone or word.is_numeral or not word.is_bare:
        return word.stands_alone
    first, second = _in_order(meant, word, side)
    written = phrases.asking().get((first.folded, second.folded), ())
    forms = {pair[0 if side == BEFORE else 1] for pair in written}
    return not forms or not forms.isdisjoint(phrases.alone())


def _in_order(word: Said, beside: Said, side: int) -> tuple[Said, Said]:
    return (beside, word) if side == BEFORE else (word, beside)


def _is_name(word: Said, meant: Said) -> bool:
    """Whether a word may be a part of a name, which has other letters than what is known."""
    inside = word.start > 0 and word.typed[0].isupper()
    return inside and word.is_syllable and word.folded != meant.folded


def _agree(first: Said, second: Said, written: Collection[Pair]) -> bool:
    """Whether two words are written so, those without marks counting as either."""
    return any(
        (first.is_bare or first.marked == one) and (second.is_bare or second.marked == two)
        for one, two in written
    )


def _ease(typed: str, meant: str) -> int:
    """How easily fingers make one of the other: they swap and double before they miss."""
    doubled = any(typed == meant[: at + 1] + meant[at:] for at in range(len(meant)))
    if doubled or sorted(typed) == sorted(meant):
        return 2
    return int(len(meant) > len(typed))


def _is_near(typed: str, written: str) -> bool:
    return OSA.distance(_toneless(typed), _toneless(written), score_cutoff=1) <= 1


def _toneless(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
