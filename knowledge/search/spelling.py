"""Correct the slips of the finger in a question by what stands beside them.

A word fits where it makes a pair with a neighbour that the tables, the documents or the articles
have. One that fits nowhere, and is no word, becomes the known word that is one slip away and fits
best. One that may be a word is taken for a slip only where it breaks a phrase: its neighbour
belongs to the other word and to nothing else there. What else may have been meant is told apart
from that, for a question that finds nothing as it stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.remembered import Remembered
from knowledge.search import phrases
from knowledge.search.near import Near
from knowledge.search.options import Bond, Option, is_near
from knowledge.search.phrases import NUMBER
from knowledge.search.said import BEFORE, BEHIND, Place, Said, place_of, read_words
from knowledge.text.fold import accented, fold
from knowledge.text.typed import mistyped, toneless

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from knowledge.search.lexicon import Lexicon
    from knowledge.search.phrases import Pair

_ASKED, _WRITTEN = 100, 20
"""The bond of a pair that frames questions, of one that documents have; an article's counts 1."""

_SURE = 25
_NOISE, _ARTICLES_A_SLIP = 20, 500
"""Slips of the finger are printed too: a pair counts that more articles have than by chance.

A word in wrong marks has the pairs of the right one, for articles do not tell them apart.
"""

_OVERWHELMING = 50
_SHORT = 2
_FEW = 3
_WORDS_REMEMBERED = 1 << 12


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


class Speller:
    """Corrects words by the pairs of syllables that tables, documents and articles have."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._bonds: dict[Pair, Bond] = {}
        self._known: Remembered[str, list[str]] = Remembered(_WORDS_REMEMBERED)
        self._stand: dict[tuple[str, str, str], list[str]] = {}

    def read(self, text: str) -> Spelled:
        """A cleaned text with its slips corrected; a word that fits is never changed."""
        said = self._read_words(text)
        self._bonds.clear()
        self._stand.clear()
        corrected = dict(self._stray_marks(said))
        is_bare = all(word.is_bare for word in said)
        found: dict[int, Option] = {}
        self._look(said, range(len(said)), found)
        while found:
            at = max(found, key=lambda at: found[at].likelihood)
            corrected[at] = said[at] = found.pop(at).written(is_bare=is_bare)
            beside = (one for one in (at - 1, at + 1) if one not in corrected)
            self._look(said, (one for one in beside if 0 <= one < len(said)), found)
        return _rewritten(text, [corrected[at] for at in sorted(corrected)])

    def _read_words(self, text: str) -> list[Said]:
        """The words of a text; none of a signer's name is a slip."""
        said = read_words(text)
        lengths = self._lexicon.signer_lengths
        for at, word in enumerate(said):
            for length in lengths.get(word.folded, ()):
                name = said[at : at + length]
                if tuple(one.folded for one in name) in self._lexicon.signers:
                    said[at : at + length] = [replace(one, is_open=False) for one in name]
        return said

    def _look(self, said: Sequence[Said], places: Iterable[int], found: dict[int, Option]) -> None:
        """Find what is meant at these places; it depends on what is beside them."""
        for at in places:
            if meant := self._meant(said, at):
                found[at] = meant
            else:
                found.pop(at, None)

    def guess(self, text: str) -> Spelled | None:
        """A cleaned text with the word read otherwise that is likeliest wrong; None where none is.

        A guess easily slips into the word that was typed, and fits where that does not.
        """
        said = self._read_words(text)
        is_bare = all(word.is_bare for word in said)
        found = filter(None, (self._guess(place_of(said, at)) for at in range(len(said))))
        best = max(found, key=lambda one: one.likelihood, default=None)
        return _rewritten(text, [best.written(is_bare=is_bare)]) if best else None

    def _guess(self, place: Place) -> Option | None:
        """What may be meant at a place, None where what was typed may be."""
        word = place.word
        own = self._misfit(place)
        if own is None:
            return None
        easy = [one for one in self._options(place) if one.is_easy]
        fitting = (one for one in easy if one.bond >= _WRITTEN)
        best = max(fitting, key=lambda one: one.likelihood, default=None)
        if best is None or not self._is_better(best, own) or self._may_be_meant(best):
            return self._abbreviation(word, easy)
        return best if best.telling or not self._knows(word) else None

    def _abbreviation(self, word: Said, easy: Sequence[Option]) -> Option | None:
        """The abbreviation that a word which is none may be, where there is but one."""
        if word.is_syllable or self._knows(word) or len(word.folded) <= _SHORT:
            return None
        known = [one for one in easy if one.word.folded in phrases.letters()]
        long = [one for one in known if len(one.word.folded) >= _FEW]
        return long[0] if len(long) == 1 else None

    def _stray_marks(self, said: list[Said]) -> Iterator[tuple[int, Said]]:
        """In a question without marks, one word with them that nothing says is one slip."""
        strays = [at for at, word in enumerate(said) if not word.is_bare]
        if len(strays) != 1 or len(said) < _FEW:
            return
        at, place = strays[0], place_of(said, strays[0])
        bare = place.word.meant(place.word.folded, place.word.folded)
        is_tone = toneless(place.word.marked) == bare.folded
        may_be = place.word.is_open and (is_tone or not bare.stands_alone)
        if may_be and self._option(bare, place).bond and not any(map(self._is_held, place.pairs)):
            said[at] = bare
            yield at, bare

    def _meant(self, said: Sequence[Said], at: int) -> Option | None:
        """What is meant where it is not what was typed."""
        place = place_of(said, at)
        word = place.word
        own = self._misfit(place)
        if own is None:
            return None
        best = max(self._options(place), key=lambda one: one.likelihood, default=None)
        if best is None or not self._is_better(best, own):
            return None
        if best.bond < _ASKED and not (best.telling or best.is_function_word):
            return None
        typed = word if best.is_easy else word.meant(word.folded, word.folded)
        is_slip = best.bond > self._doubt(typed) or self._is_broken(said, at, best)
        is_slip = (is_slip and not word.is_never_wrong) or self._is_asked(best, own)
        return best if is_slip and not self._may_be_meant(best) else None

    def _may_be_meant(self, best: Option) -> bool:
        """Whether a syllable may as well be meant: only a neighbour on one side speaks for another
        letter, whose key is not beside the one that was typed."""
        is_slip_of_finger = best.is_easy or best.is_key_beside
        is_doubtful = _WRITTEN <= best.bond < 2 * _ASKED
        return best.place.word.is_syllable and is_doubtful and not is_slip_of_finger

    def _misfit(self, place: Place) -> Option | None:
        """A word that may be wrong where it stands, with its few bonds; None where it fits."""
        word = place.word
        if not word.is_open:
            return None
        own = self._option(word, place)
        noise = self._noise if word.is_bare else _NOISE
        if own.printed or own.bond > noise or not place.pairs:
            return None
        is_sure = word.is_never_wrong and (own.bond or not word.is_numeral)
        return None if is_sure else own

    @property
    def _noise(self) -> int:
        return min(_NOISE, len(self._lexicon.articles) // _ARTICLES_A_SLIP)

    def _is_better(self, best: Option, own: Option) -> bool:
        """Whether an option fits where the word that was typed does not."""
        fits_better = best.bond > _OVERWHELMING * own.beside(best)
        return fits_better and not _is_name(own.word, best.word)

    def _is_asked(self, best: Option, own: Option) -> bool:
        """Whether a word slips easily from one that questions have there."""
        word = own.word
        if not best.is_easy or word.folded in phrases.letters():
            return False
        if best.bond >= 2 * _ASKED:
            return True
        may_be = best.has_other_marks or not (word.is_exact and self._knows(word))
        return may_be and best.bond >= _ASKED and not own.beside(best)

    def _doubt(self, word: Said) -> float:
        """The bond beyond which a word is taken for a slip, whatever its neighbours belong to."""
        if self._knows(word):
            return math.inf
        if len(word.folded) <= _SHORT:
            return 2 * _ASKED - 1
        if word.is_syllable:
            return _ASKED - 1
        return math.inf if self._lexicon.abbreviated(word.folded) else 0

    def _knows(self, word: Said) -> bool:
        """Whether something has a word with these marks; articles do not tell them apart."""
        if word.is_bare:
            return word.folded in phrases.syllables() or self._lexicon.knows(word.folded)
        return word.marked in phrases.written() or self._lexicon.writes(word.marked)

    def _is_broken(self, said: Sequence[Said], at: int, best: Option) -> bool:
        """Whether a word breaks a phrase: what belongs to it belongs to nothing else there."""
        bonds = (BEFORE, best.before), (BEHIND, best.behind)
        hanging = [bond for side, bond in bonds if self._hangs(said, at, side, best.word)]
        if not hanging or not all(hanging):
            return False
        if len(best.place.word.folded) <= _SHORT or best.place.word.stands_alone:
            return max(hanging) >= _ASKED
        return max(hanging) >= _SURE or min(best.before, best.behind) >= _WRITTEN

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
        return (
            other is None
            or other.stands_alone
            or not any(self._bond(*_in_order(word, other, side)))
        )

    def _options(self, place: Place) -> Iterator[Option]:
        word = place.word
        is_doubtful = self._doubt(word) < _ASKED
        for form in self._standing(place):
            ways = self._ways(form, place)
            for way in ways:
                if word.is_bare or is_near(word.marked, way):
                    yield self._option(word.meant(form, way), place)
            if not ways and is_doubtful and not word.is_bare:
                bare = self._option(word.meant(form, form), place)
                if form != word.folded or bare.printed:
                    yield bare
        if not word.is_syllable:
            for way in map(accented, mistyped(word.typed)):
                yield self._option(word.meant(fold(way), way), place)

    def _standing(self, place: Place) -> list[str]:
        """Folded forms near a word that belong to a neighbour; abbreviations need not."""
        word, before, behind = place.word.folded, place.before, place.behind
        key = before.folded if before else "", word, behind.folded if behind else ""
        found = self._stand.get(key)
        if found is None:
            found = self._stand[key] = [
                form
                for form in self._known_near(word)
                if (before and self._is_beside(before.folded, form))
                or (behind and self._is_beside(form, behind.folded))
                or form in phrases.letters()
            ]
        return found

    def _known_near(self, word: str) -> list[str]:
        """A folded word and those near it, as far as anything held or any table has them."""
        return self._known.of(word, lambda: [*filter(self._is_anywhere, self._all_near(word))])

    def _all_near(self, word: str) -> tuple[str, ...]:
        return (*phrases.near().to(word), *self._near.to(word), word)

    def _is_anywhere(self, form: str) -> bool:
        return form in self._held_syllables or self._lexicon.articles.frequency(form) > 0

    def _is_beside(self, first: str, second: str) -> bool:
        """Whether anything has two folded syllables side by side."""
        is_held = (first, second) in self._lexicon.held_pairs
        return is_held or self._lexicon.articles.pair_frequency(first, second) > 0

    def _option(self, meant: Said, place: Place) -> Option:
        before = self._bond(place.before, meant) if place.before else Bond()
        behind = self._bond(meant, place.behind) if place.behind else Bond()
        return Option(place, meant, before, behind)

    def _ways(self, form: str, place: Place) -> set[str]:
        """How a folded form may be written beside its neighbours, otherwise than it was typed."""
        typed = place.word
        if typed.is_bare:
            return {form} - {typed.folded}
        found: set[str] = set()
        if place.before:
            found.update(second for _, second in self._held(place.before.folded, form))
        if place.behind:
            found.update(first for first, _ in self._held(form, place.behind.folded))
        return found - {typed.marked}

    def _bond(self, first: Said, second: Said) -> Bond:
        """How surely two words stand side by side; looked up once a question."""
        written = first.marked, second.marked
        bond = self._bonds.get(written)
        if bond is None:
            bond = self._bonds[written] = self._bond_of(first, second)
        return bond

    def _bond_of(self, first: Said, second: Said) -> Bond:
        pair = first.folded, second.folded
        asked = _agree(first, second, phrases.asking().get(pair, ()))
        written = _agree(first, second, self._lexicon.written_pairs.get(pair, ()))
        in_articles = self._lexicon.articles.pair_frequency(*pair)
        return Bond(_ASKED * asked + _WRITTEN * written, in_articles)

    def _is_held(self, pair: tuple[Said, Said]) -> bool:
        first, second = pair
        return _agree(first, second, self._held(first.folded, second.folded))

    def _held(self, first: str, second: str) -> Collection[Pair]:
        """How two folded syllables that stand side by side are written."""
        return self._lexicon.held_pairs.get((first, second), ())

    @cached_property
    def _held_syllables(self) -> frozenset[str]:
        return self._lexicon.syllables | phrases.syllables()

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
