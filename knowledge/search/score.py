"""How well an entity answers the words of a question.

The score is the share of what the question says that the entity says too: each syllable counts
by its rarity, fully where a neighbour stands beside it in the text as in the question, in part
where it stands alone, since one syllable is rarely a word of Vietnamese.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from knowledge.citations import letters
from knowledge.search import phrases
from knowledge.search.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from knowledge.search.lexicon import Entry, Field, Lexicon
    from knowledge.search.subject import Phrase, Side, Word

_ALONE, _ALONE_WORD = 0.35, 0.8
"""What a syllable counts without its neighbour of the question, and where only function words are
its neighbours there; 1.0 with it."""

_ONE_SIDE = 0.15
"""What it counts less for a second neighbour that is not there."""

_OTHER_WORD, _OTHER_MARKS = 0.2, 0.6
"""What of that is left where a text has it with other marks than typed: alone, or in a word."""

_CORRECTED = 0.9
"""What a word counts that is one slip of the finger away from the typed one."""

_SCATTERED = 0.5
"""What is left of a phrase whose syllables do not stand side by side."""

_AS_A_WORD = 0.5
"""From what count on a syllable is there as a word."""

_DIGITS_OF_A_DAY = 2
_SHORT = 6
"""Syllables that say something, up to which a question is little more than the name of a thing."""

_FEW = 4
"""Those of them that tell one text from others, up to which a longer one is no more either."""

_MUCH = 0.3
"""Share of one word that may not be left out of it."""

_NEARLY_ALL = 0.65
"""Share of a short question that makes up for a word which is not said."""

IN_SET = 0.75
"""Share of the question that a member of a set that is asked for must say."""

_IN_SET_BEHIND = 0.15
"""How much less than the best member another one may say."""

_GOODNESS = attrgetter("coverage", "focus")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity and its scores, 0 to 1.

    `coverage` is the share of the question that it says, `focus` the share of it that the
    question says: of two that say all of the question, the one that says little else is closer.
    `is_borne_out` says that some word of the question is there as a word, not as one syllable that
    any other word may have, nor as a number that any date may have.
    """

    entry: Entry
    coverage: float
    focus: float
    is_borne_out: bool


def search(subject: Subject, lexicon: Lexicon) -> list[Hit]:
    """Entities that say something of the subject, best first."""
    if not subject.weight:
        return []
    hits = (score(subject, entry) for entry in lexicon.holders(subject.syllables()))
    return rank(hit for hit in hits if hit.coverage)


def rank(hits: Iterable[Hit]) -> list[Hit]:
    """Best first: by coverage, then focus, then the catalogue's order."""
    return sorted(hits, key=lambda hit: (-round(hit.coverage, 3), -hit.focus))


def saying_most(hits: Sequence[Hit]) -> list[Hit]:
    """Of ranked hits, the members of a set: no fewer words of the question than nearly the best."""
    least = max(IN_SET, hits[0].coverage - _IN_SET_BEHIND) if hits else IN_SET
    return [hit for hit in hits if round(hit.coverage, 3) >= round(least, 3)]


def score(subject: Subject, entry: Entry) -> Hit:
    """The score of the entry's best field."""
    return max((_field_score(subject, entry, field) for field in entry.fields), key=_GOODNESS)


def leaves_word_out(subject: Subject, entry: Entry, aside: AbstractSet[str]) -> bool:
    """Whether an entity does not say a word of a short question, which is of another thing then.

    A word is two syllables side by side: what has `lao động` alone is not about `an toàn lao
    động`. Where nearly all is said, one may be left out that is in no phrase of the tables.
    Folded syllables that are `aside` are no matter of the entity's words.
    """
    weighted = [word for word in subject.words if word.weight]
    telling = [word for word in weighted if not word.is_light]
    if not weighted or (len(weighted) > _SHORT and len(telling) > _FEW):
        return False
    shares = max((_shares(subject, field) for field in entry.fields), key=sum)
    is_enough = sum(shares) >= _NEARLY_ALL * subject.weight
    if is_enough and not any(word.is_inside for word in subject.words):
        return False
    unsaid = [
        word.says
        and not ((word.is_light and not word.is_inside) or word.folded in aside)
        and not (word.weight and share >= _AS_A_WORD * word.weight)
        for word, share in zip(subject.words, shares, strict=True)
    ]
    for at in _framing(subject):
        unsaid[at] = False
    if not is_enough and _joins_two_words(subject, unsaid):
        return True
    return any(
        unsaid[at] and unsaid[at + 1] and _matters(one, other, is_enough=is_enough)
        for at, (one, other) in enumerate(itertools.pairwise(subject.words))
    )


def _joins_two_words(subject: Subject, unsaid: Sequence[bool]) -> bool:
    """Whether what is said ends one word and begins another, of which nothing else is: `cửa khẩu
    Lao Bảo` says nothing of `xuất khẩu lao động`."""
    telling = [bool(word.weight) and not word.is_light for word in subject.words]
    return any(
        all(telling[at : at + 4]) and unsaid[at : at + 4] == [True, False, False, True]
        for at in range(len(telling) - 3)
    )


def lacks_much(subject: Subject, entry: Entry) -> bool:
    """Whether an entity says nothing of a word that is much of a short question: it has `hỗ trợ`
    alone of `hỗ trợ vốn`."""
    if sum(1 for word in subject.words if word.weight) > _SHORT:
        return False
    shares = max((_shares(subject, field) for field in entry.fields), key=sum)
    least = _MUCH * subject.weight
    return sum(shares) < _NEARLY_ALL * subject.weight and any(
        not share and word.weight >= least and not word.is_light
        for word, share in zip(subject.words, shares, strict=True)
    )


def lacks_thing(subject: Subject, entry: Entry) -> bool:
    """Whether an entity has of a thing somewhere only where it is: of `bảo vệ môi trường ở vùng
    núi`, `trật tự trong trường học`."""
    where = next((at for at, one in enumerate(subject.words) if at and _is_place_word(one)), None)
    if where is None or not Subject(subject.words[where:]).is_telling:
        return False
    thing = [bool(one.weight) and not one.is_light for one in subject.words[:where]]
    weight = sum(itertools.compress((one.weight for one in subject.words), thing))
    shares = max((_shares(subject, field) for field in entry.fields), key=sum)
    return sum(itertools.compress(shares, thing)) < _MUCH * weight


def _is_place_word(word: Word) -> bool:
    return not word.weight and (word.may_be("trong") or word.may_be("ở"))


def is_a_piece(subject: Subject, *, is_shared: bool) -> bool:
    """Whether nothing but one syllable without marks is asked: one of many entities (`is_shared`),
    or one that the name of a type of document has too (`an`, of `đề án`), tells none of them."""
    said = [one for one in subject.words if one.weight]
    if len(said) != 1 or said[0].marked != said[0].folded:
        return False
    return is_shared or any(said[0].folded in name.split() for name in letters.type_words())


def _shares(subject: Subject, field: Field) -> list[float]:
    """How much each word of a subject says that a text says too."""
    return [
        word.weight * _match(word, sides, field) if word.weight else 0.0
        for word, sides in subject.placed
    ]


def _framing(subject: Subject) -> Iterator[int]:
    """Where words stand that may as well frame a question: `yêu cầu`, `hướng dẫn`."""
    asking = phrases.asking()
    for at, (one, other) in enumerate(itertools.pairwise(subject.words)):
        if one.weight and other.weight and not one.is_inside:
            written = asking.get((one.folded, other.folded), ())
            if any(one.may_be(first) and other.may_be(second) for first, second in written):
                yield from (at, at + 1)


def _matters(one: Word, other: Word, *, is_enough: bool) -> bool:
    """Whether two syllables beside each other are a word that may not be left out."""
    if one.weight and other.weight:
        return not is_enough
    return bool(one.weight or other.weight)


def _field_score(subject: Subject, entry: Entry, field: Field) -> Hit:
    total, borne_out = 0.0, False
    for word, sides in subject.placed:
        share = _match(word, sides, field) if word.weight else 0.0
        total += word.weight * share
        borne_out = borne_out or (share >= _AS_A_WORD and _tells(word, subject))
    focus = min(1.0, total / (field.length or 1.0))
    return Hit(entry, total / subject.weight, focus, borne_out)


def _tells(word: Word, subject: Subject) -> bool:
    """Whether a word tells one text from others, as far as any of the question's does."""
    return not (_is_short_number(word.folded) or (word.is_light and subject.is_telling))


def _is_short_number(syllable: str) -> bool:
    return syllable.isdigit() and len(syllable) <= _DIGITS_OF_A_DAY


def _match(word: Word, sides: Sequence[Side], field: Field) -> float:
    best = _syllable(word, sides, field) if word.folded in field.syllables else 0.0
    for form in word.instead:
        best = max(best, _corrected(form, sides, field))
    for phrase in word.phrases:
        if field.syllables.issuperset(phrase.syllables):
            best = max(best, _phrase(phrase, field))
    return best


def _syllable(word: Word, sides: Sequence[Side], field: Field) -> float:
    """How far a syllable counts by its neighbours, and whether one makes a word with it.

    A neighbour says something or is a function word, and stands beside it in the text or not.
    """
    telling = said = beside = 0
    for side in sides:
        is_beside = _is_beside(side, field)
        beside += is_beside
        if side.says:
            telling += 1
            said += is_beside
    if said:
        share = 1.0 - _ONE_SIDE * (telling - said)
    elif telling:
        share = _ALONE
    else:
        share = 1.0 if beside else _ALONE_WORD
    if word.marked == word.folded or word.marked in field.marked:
        return share
    return share * (_OTHER_MARKS if said else _OTHER_WORD)


def _is_beside(side: Side, field: Field) -> bool:
    """Whether a word stands beside another as in the question: `công nhận` is no `công nhân`."""
    if field.pairs.isdisjoint(side.pairs):
        return False
    return side.pair is None or field.written is None or side.pair in field.written


def _corrected(form: str, sides: Sequence[Side], field: Field) -> float:
    """A misspelling counts where a neighbour, as typed, bears it out: alone it may be any word,
    and beside a function word too."""
    borne_out = any(side.says and side.as_typed(form) in field.pairs for side in sides)
    return _CORRECTED if borne_out else 0.0


def _phrase(phrase: Phrase, field: Field) -> float:
    together = all(pair in field.pairs for pair in itertools.pairwise(phrase.syllables))
    return phrase.sureness * (1.0 if together else _SCATTERED)
