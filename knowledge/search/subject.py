"""Read the words of a question that say what it is about, and what else may say the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.text.fold import accented, fold, words
from knowledge.text.numerals import other_writings
from knowledge.text.phrases import agree, lengths_by_first, ways_by_fold
from knowledge.text.printed import folded_word
from knowledge.text.weights import (
    folded_function_words,
    function_words,
    light_lengths,
    light_phrases,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.search.lexicon import Lexicon, Stretches

_LONGEST_PHRASE = 6
_SYNONYM = 0.85
_ABBREVIATED = 0.9
_LONGEST_SUBJECT = 120


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded syllables that may stand in a text for a stretch of the question, and how surely."""

    syllables: tuple[str, ...]
    sureness: float


@dataclass(frozen=True)
class Word:
    """A syllable of the question.

    Attributes:
        folded, marked: without marks, and as typed in one tone placement.
        weight: how much it says; 0 for a function word, which still has neighbours.
        instead: known syllables that it may be a misspelling of.
        phrases: phrases that say the same as the stretch that it belongs to.
        is_light: whether it belongs to a phrase that nearly every document has.
        is_inside: whether it stands behind the first word of a phrase of the tables, so that it
            says something even if it is a function word: `người có công`, `trẻ em`.
        pair: it and the word behind it, as typed, where the two are written with these marks.
    """

    folded: str
    marked: str
    weight: float
    instead: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    is_light: bool = False
    is_inside: bool = False
    pair: tuple[str, str] | None = None

    @property
    def says(self) -> bool:
        """Whether it says something to what stands beside it."""
        return bool(self.weight) or self.is_inside

    def may_be(self, written: str) -> bool:
        """Whether it is a word with these marks, as typed or without any."""
        return self.marked == written or self.marked == self.folded == fold(written)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The folded syllables that count as this word."""
        return (self.folded, *self.instead)


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on a side of a word.

    Attributes:
        says: whether it says something.
        typed: its first form, as typed.
        pairs: the pairs that its forms make with the word.
        pair: the pair of both as typed, where they are written with these marks.
        is_before: whether it stands before the word.
    """

    says: bool
    typed: str
    pairs: tuple[tuple[str, str], ...]
    pair: tuple[str, str] | None
    is_before: bool

    def as_typed(self, form: str) -> tuple[str, str]:
        """The pair that a form makes with what was typed."""
        return (self.typed, form) if self.is_before else (form, self.typed)


@dataclass(frozen=True)
class Subject:
    """What a question is about, word by word."""

    words: tuple[Word, ...]

    @cached_property
    def placed(self) -> list[tuple[Word, tuple[Side, ...]]]:
        """Each word with what stands beside it."""
        sides: list[tuple[Side, ...]] = [() for _ in self.words]
        for at, (one, other) in enumerate(pairwise(self.words)):
            before = tuple((form, other.folded) for form in one.forms)
            behind = tuple((one.folded, form) for form in other.forms)
            sides[at] += (Side(other.says, other.folded, behind, one.pair, is_before=False),)
            sides[at + 1] = (Side(one.says, one.folded, before, one.pair, is_before=True),)
        return list(zip(self.words, sides, strict=True))

    @cached_property
    def weight(self) -> float:
        """How much all the words say together."""
        return sum(word.weight for word in self.words)

    @cached_property
    def is_telling(self) -> bool:
        """Whether some word is none that nearly every document has."""
        return any(word.weight and not word.is_light for word in self.words)

    def without(self, said: Stretches) -> Subject:
        """The same but for what stands in some texts as it does here.

        A syllable of theirs beside another word may be a part of that: `công an` is not said by
        `công tác` and `Nghệ An`.
        """
        words = self.words
        pairs = [(a.folded, b.folded) in said.pairs for a, b in pairwise(words)]
        is_said = [any(pairs[max(at - 1, 0) : at + 1]) for at in range(len(words))]
        kept = [
            word
            for at, word in enumerate(words)
            if not is_said[at]
            and not (word.folded in said.syllables and self._is_alone(at, is_said))
        ]
        return Subject(tuple(kept))

    def _is_alone(self, at: int, is_said: Sequence[bool]) -> bool:
        """Whether nothing beside a word says anything more."""
        beside = (one for one in (at - 1, at + 1) if 0 <= one < len(self.words))
        return all(is_said[one] or not self.words[one].weight for one in beside)

    def syllables(self) -> set[str]:
        """Every folded syllable that an entity may have for it to be found."""
        found = {form for word in self.words if word.weight for form in word.forms}
        return found | {s for word in self.words for p in word.phrases for s in p.syllables}


def read_subject(text: str, lexicon: Lexicon) -> Subject:
    """Words of what is left of a question, once its frame has been taken away."""
    return lexicon.read.of(text, lambda: _read(text, lexicon))


def _read(text: str, lexicon: Lexicon) -> Subject:
    marked = words(accented(text))[:_LONGEST_SUBJECT]
    folded = [folded_word(word) for word in marked]
    phrases = _phrases(lexicon, folded, marked)
    lightness = _lightness(lexicon, folded, marked)
    inside = _inside(folded, marked)
    found: list[Word] = []
    for position, syllable in enumerate(folded):
        instead = (
            ()
            if _is_known(lexicon, syllable, phrases[position])
            else tuple(lexicon.corrections(syllable, marked[position]))
        )
        if syllable.isdecimal():
            instead += other_writings(syllable, folded[position - 1] if position else "")
        weight = 0.0
        if not _is_function(lexicon, folded, marked, position):
            weight = _rarity(lexicon, syllable, phrases[position]) * lightness[position]
        is_light = lightness[position] < 1
        pair = _written_pair(lexicon, folded, marked, position)
        said = (instead, phrases[position])
        found.append(
            Word(syllable, marked[position], weight, *said, is_light, position in inside, pair)
        )
    return Subject(tuple(found))


def _written_pair(
    lexicon: Lexicon, folded: list[str], marked: list[str], at: int
) -> tuple[str, str] | None:
    """Two words side by side, where they were typed with the marks that they are written with."""
    typed = marked[at : at + 2]
    if len(typed) == 1 or typed == folded[at : at + 2]:
        return None
    first, second = typed
    written = lexicon.written_pairs.get((folded[at], folded[at + 1]), ())
    return (first, second) if (first, second) in written else None


def _rarity(lexicon: Lexicon, syllable: str, phrases: tuple[Phrase, ...]) -> float:
    """Rarity of a syllable; of what it means where the sources say it in other words."""
    meant = [
        sum(lexicon.rarity(one) for one in phrase.syllables) / len(phrase.syllables)
        for phrase in phrases
    ]
    return min([lexicon.rarity(syllable), *meant])


def _lightness(lexicon: Lexicon, folded: list[str], marked: list[str]) -> list[float]:
    """For each syllable, the share of its weight that is left where it belongs to a light phrase.

    Light are the words that nearly every document has, and the provinces of the sources.
    """
    found = [1.0] * len(folded)
    names = lexicon.light_names
    for phrases, lengths in ((light_phrases(), light_lengths()), (names, lexicon.light_lengths)):
        light: list[tuple[int, int, float]] = []
        for at, syllable in enumerate(folded):
            for length in lengths.get(syllable, ()):
                written, weight = phrases.get(tuple(folded[at : at + length]), ((), 0.0))
                if written and agree(marked[at : at + length], written):
                    light.append((length, at, weight))
        for length, at, weight in sorted(light):
            found[at : at + length] = [weight] * length
    return found


def _is_known(lexicon: Lexicon, syllable: str, phrases: tuple[Phrase, ...]) -> bool:
    return lexicon.knows(syllable) or bool(phrases)


def _is_function(lexicon: Lexicon, folded: list[str], marked: list[str], at: int) -> bool:
    """A function word, unless it may be one without its marks that belongs to a neighbour."""
    if marked[at] in function_words():
        return True
    if folded[at] not in folded_function_words() or marked[at] != folded[at]:
        return False
    before = lexicon.marked_pairs(folded[at - 1], folded[at]) if at else set()
    after = lexicon.marked_pairs(folded[at], folded[at + 1]) if at + 1 < len(folded) else set()
    written = {second for _, second in before} | {first for first, _ in after}
    return written <= function_words()


def _phrases(lexicon: Lexicon, folded: list[str], marked: list[str]) -> list[tuple[Phrase, ...]]:
    """For each syllable, what may be said instead of the longest known stretch it belongs to."""
    found: list[tuple[Phrase, ...]] = [()] * len(folded)
    at = 0
    while at < len(folded):
        length = _known_length(folded, marked, at)
        for position in range(at, at + length):
            found[position] = tuple(
                Phrase(means, _SYNONYM)
                for means in _meant(lexicon, tuple(folded[at : at + length]))
            )
        if not length and not lexicon.knows(folded[at]):
            meant = lexicon.abbreviated(folded[at])
            found[at] = tuple(Phrase(syllables, _ABBREVIATED) for syllables in sorted(meant))
        at += length or 1
    return found


def _meant(lexicon: Lexicon, term: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What says the same as a term, and what is near it where no document has the term itself."""
    is_held = all(lexicon.marked_pairs(*pair) for pair in pairwise(term))
    near = [] if is_held else _near().get(term, [])
    return _sayings().get(term, []) + near


def _known_length(folded: list[str], marked: list[str], at: int) -> int:
    for length in _term_lengths().get(folded[at], ()):
        typed = marked[at : at + length]
        terms = _terms().get(tuple(folded[at : at + length]), ())
        if len(typed) < length:
            continue
        if any(agree(typed, term) for term in terms):
            return length
    return 0


def _inside(folded: list[str], marked: list[str]) -> set[int]:
    """Where something stands behind the first word of a known phrase that has function words
    there: `người có công`, `vắc xin`."""
    found: set[int] = set()
    for at, syllable in enumerate(folded):
        for length in _bound_lengths().get(syllable, ()):
            typed = marked[at : at + length]
            written = _bound().get(tuple(folded[at : at + length]), ())
            if len(typed) == length and any(agree(typed, one) for one in written):
                found.update(range(at + 1, at + length))
    return found


@tables.derived
def _terms() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Folded syllables of each known term → the ways it is written with its marks."""
    return ways_by_fold(term for term, _ in _said() + _wider())


@tables.derived
def _term_lengths() -> dict[str, list[int]]:
    """First syllable of known terms → how many syllables these have, the most first."""
    return lengths_by_first(_terms())


@tables.derived
def _bound() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Folded syllables of each phrase with a function word behind the first word → the ways it is
    written."""
    phrases = (phrase for term, means in _said() + _wider() for phrase in (term, *means))
    return ways_by_fold(
        phrase for phrase in phrases if not function_words().isdisjoint(words(accented(phrase))[1:])
    )


@tables.derived
def _bound_lengths() -> dict[str, list[int]]:
    """First syllable of those phrases → how many syllables these have."""
    return lengths_by_first(phrase for phrase in _bound() if len(phrase) <= _LONGEST_PHRASE)


@tables.derived
def _sayings() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Folded syllables of each known term → folded syllables of what says the same."""
    return _by_term(_said())


@tables.derived
def _near() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Folded syllables of terms → folded syllables of what is wider, and only near them."""
    return _by_term(_wider())


def _by_term(said: list[tuple[str, list[str]]]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for term, means in said:
        entry = found.setdefault(tuple(words(fold(term))), [])
        entry += [syllables for one in means if (syllables := tuple(words(fold(one)))) not in entry]
    return found


@tables.derived
def _said() -> list[tuple[str, list[str]]]:
    synonyms = [(row["term"], row["means"].split("|")) for row in tables.rows("synonyms")]
    abbreviations = [
        (abbreviation.strip(), row["expansion"].replace("(Party)", "").split("/"))
        for row in tables.rows("abbreviations")
        for abbreviation in row["abbr"].split("/")
    ]
    return synonyms + abbreviations


@tables.derived
def _wider() -> list[tuple[str, list[str]]]:
    return [(row["term"], row["means"].split("|")) for row in tables.rows("near_words")]
