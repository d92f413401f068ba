"""The topics of the work: which there are, which a text speaks of, which a person means.

Topics are the table `topics`: a slug, the name that people read, and the phrases that speak of it.
A row of an administrator adds a topic, or phrases to the topic of its slug, and may rename it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from knowledge import tables
from knowledge.errors import TableError, TableProblem
from knowledge.text.fold import accented, fold, words
from knowledge.text.syllables import is_plain_syllable, is_syllable
from knowledge.text.typed import convert_typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_SLUG = 24
"""Letters and hyphens of a slug, each a byte."""

_SLUG = re.compile(rf"(?=.{{1,{LONGEST_SLUG}}}$)[a-z]+(?:-[a-z]+)*")
_BREAK = re.compile(r"[.,;:!?…()\n]+")
_OPENING = 80
_LATER = 0.25
_LIGHTEST, _HEAVIEST = 2, 4
_SHARE = 0.25

_LONGEST_TYPED = 200
_SHORTEST_PART = 2
_SHORTEST_MISTYPED = 5
_SURELY = 90
_MAYBE = 80


@dataclass(frozen=True, slots=True)
class Topic:
    """What posts are about and people subscribe to; the slug stays where the name changes."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Syllables that speak of the topics of these slugs; of none where they name a province.

    `joints` are the syllables that a comma stands before in the table, and may in a text.
    """

    syllables: tuple[str, ...]
    joints: frozenset[int]
    slugs: tuple[str, ...]

    @property
    def weight(self) -> int:
        return min(max(len(self.syllables), _LIGHTEST), _HEAVIEST)


@dataclass(frozen=True, slots=True)
class _Text:
    """Syllables with their marks and folded, and those that stand behind a comma or a full stop."""

    marked: list[str]
    folded: list[str]
    breaks: frozenset[int]


def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the table.

    Raises:
        TableError: a slug is none, or a topic has no name.
    """
    return tuple(_by_slug().values())


def topic(slug: str) -> Topic | None:
    """The topic of a slug."""
    return _by_slug().get(slug)


def topics_of(text: str) -> tuple[Topic, ...]:
    """The topics that a text, which begins with its title, speaks of; best first.

    A phrase counts by its length: fully in the first 80 syllables, a quarter further on. What these
    syllables do not name must be spoken of several times, and a quarter as much as the best topic:
    a mention in passing makes no topic.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    opening: set[str] = set()
    for at, phrase in _phrases_of(_read(text)):
        is_opening = at < _OPENING
        for slug in phrase.slugs:
            scores[slug] += phrase.weight * (1 if is_opening else _LATER)
        opening.update(phrase.slugs if is_opening else ())
    floor = max(_LIGHTEST, _SHARE * max(scores.values(), default=0))
    said = [slug for slug in _by_slug() if slug in opening or scores.get(slug, 0) >= floor]
    return tuple(_by_slug()[slug] for slug in sorted(said, key=lambda slug: -scores[slug]))


def phrases_of(topic: Topic) -> tuple[tuple[str, ...], ...]:
    """Folded syllables of the phrases that speak of a topic."""
    said = (phrase for slug, phrase in _said() if slug == topic.slug)
    return tuple(tuple(words(fold(phrase))) for phrase in said)


def find_topic(text: str) -> Topic | None:
    """The topic that is meant by a slug, a phrase, a part of a name, or a slip in typing one."""
    typed = accented(text[:_LONGEST_TYPED])
    return topic(typed.replace(" ", "-")) or _meant(typed) or _meant(accented(convert_typed(typed)))


def _meant(typed: str) -> Topic | None:
    return next(iter(topics_of(typed)), None) or _named_in_part(words(typed)) or _mistyped(typed)


def _named_in_part(typed: list[str]) -> Topic | None:
    """The topic whose name, and no other's, has two or more syllables side by side."""
    if len(typed) < _SHORTEST_PART:
        return None
    found = [one for one in topics() if _has(words(accented(one.name)), typed)]
    return found[0] if len(found) == 1 else None


def _has(written: list[str], typed: list[str]) -> bool:
    starts = range(len(written) - len(typed) + 1)
    return any(_agree(typed, written[at : at + len(typed)]) for at in starts)


def _mistyped(typed: str) -> Topic | None:
    """The topic of the nearest phrase; marks are compared where they are typed."""
    if len(typed) < _SHORTEST_MISTYPED:
        return None
    slugs = _unmarked_slugs() if typed == fold(typed) else _marked_slugs()
    near = process.extract(typed, slugs.keys(), scorer=fuzz.ratio, score_cutoff=_MAYBE, limit=5)
    return next(
        (
            topic(slugs[phrase])
            for phrase, score, _ in near
            if score >= _SURELY or _is_slip(typed, phrase)
        ),
        None,
    )


def _is_slip(typed: str, phrase: str) -> bool:
    """Whether only what is no syllable differs: `công dân` is no slip for `nông dân`."""
    if len(words(typed)) != len(words(phrase)):
        return False
    other = set(words(typed)) - set(words(phrase)) - set(words(fold(phrase)))
    return not any(is_syllable(word) or is_plain_syllable(word) for word in other)


def _phrases_of(text: _Text) -> Iterator[tuple[int, _Phrase]]:
    """Where phrases stand in a text, none inside another: the first, and the longest there."""
    at = 0
    while at < len(text.folded):
        phrase = next((one for one in _that_may_stand(text, at) if _stands(one, text, at)), None)
        if phrase:
            yield at, phrase
        at += len(phrase.syllables) if phrase else 1


def _that_may_stand(text: _Text, at: int) -> Iterator[_Phrase]:
    """The phrases that begin with the two syllables there, longest first, then with the one."""
    known = _phrases()
    yield from known.get(tuple(text.folded[at : at + 2]), ())
    yield from known.get((text.folded[at],), ())


def _stands(phrase: _Phrase, text: _Text, at: int) -> bool:
    length = len(phrase.syllables)
    is_torn = any(
        at + place in text.breaks and place not in phrase.joints for place in range(1, length)
    )
    return not is_torn and _agree(text.marked[at : at + length], phrase.syllables)


def _agree(typed: Sequence[str], written: Sequence[str]) -> bool:
    """Whether syllables are those written, with their marks or with none at all."""
    return list(typed) == list(written) or list(typed) == [fold(one) for one in written]


def _read(text: str) -> _Text:
    marked: list[str] = []
    breaks = set()
    for part in _BREAK.split(text):
        breaks.add(len(marked))
        marked += words(accented(part))
    folded = {word: fold(word) for word in set(marked)}
    return _Text(marked, [folded[word] for word in marked], frozenset(breaks))


@tables.derived
def _by_slug() -> dict[str, Topic]:
    found: dict[str, Topic] = {}
    for row in tables.rows("topics"):
        slug = row["topic"].strip()
        known = found.get(slug)
        name = row["name"].strip() or (known.name if known else "")
        if not _SLUG.fullmatch(slug) or not name:
            raise TableError(TableProblem.TOPIC, "topics.tsv")
        found[slug] = Topic(slug, name)
    return found


@tables.derived
def _phrases() -> dict[tuple[str, ...], tuple[_Phrase, ...]]:
    """Folded first syllables, two of each phrase that has them → the phrases, longest first."""
    provinces = [(None, row["name"]) for row in tables.rows("provinces")]
    slugs: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    joints: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for slug, phrase in (*_said(), *provinces):
        text = _read(phrase)
        syllables = tuple(text.marked)
        joints[syllables] |= text.breaks
        slugs[syllables] += [slug] if slug else []
    found: defaultdict[tuple[str, ...], list[_Phrase]] = defaultdict(list)
    for syllables in sorted(slugs, key=len, reverse=True):
        first = tuple(fold(one) for one in syllables[:2])
        its = tuple(dict.fromkeys(slugs[syllables]))
        found[first].append(_Phrase(syllables, frozenset(joints[syllables]), its))
    return {first: tuple(phrases) for first, phrases in found.items()}


@tables.derived
def _marked_slugs() -> dict[str, str]:
    """Each phrase, its syllables with their marks, and the first topic that it speaks of."""
    return {" ".join(words(accented(phrase))): slug for slug, phrase in reversed(_said())}


@tables.derived
def _unmarked_slugs() -> dict[str, str]:
    return {fold(phrase): slug for phrase, slug in _marked_slugs().items()}


@tables.derived
def _said() -> tuple[tuple[str, str], ...]:
    """Each topic's slug with its name and with each of its phrases."""
    return tuple(
        (row["topic"].strip(), phrase)
        for row in tables.rows("topics")
        for phrase in (row["name"], *row["words"].split("|"))
        if words(phrase)
    )
