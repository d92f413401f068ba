"""Topics of the work, a table that administrators may extend, and which of them a text is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge import tables
from knowledge.text.fold import accented, clean, fold, words

_LEAST_ALIKE = 85.0
_MOST = 3

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What articles may be about: `slug` for programs, `name` for people."""

    slug: str
    name: str


@tables.derived
def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the table."""
    return tuple(Topic(row["topic"], row["name"]) for row in tables.rows("topics"))


def topic(slug: str) -> Topic | None:
    """The topic of a slug."""
    return next((one for one in topics() if one.slug == slug), None)


def topics_of(text: str) -> tuple[Topic, ...]:
    """The topics that a text speaks of most, three at most, best first.

    A phrase counts by its syllables, each time that it is said. What is typed with marks counts
    only where the marks are the phrase's.
    """
    said = words(accented(text))
    weights: Counter[Topic] = Counter()
    at = 0
    while at < len(said):
        phrase = _longest(said, at)
        if phrase:
            weights[_phrases()[phrase]] += len(phrase)
        at += len(phrase) or 1
    return tuple(one for one, _ in weights.most_common(_MOST))


def find_topic(text: str) -> Topic | None:
    """The topic that a person names: by slug, by name, by one of its words, or nearly so."""
    said = " ".join(words(fold(clean(text))))
    names = _names()
    if said in names:
        return names[said]
    near = process.extractOne(said, names.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE)
    return names[near[0]] if near else None


def _longest(said: list[str], at: int) -> Phrase:
    """The longest known phrase that begins there, () where none does."""
    for phrase in _by_first().get(fold(said[at]), ()):
        typed = said[at : at + len(phrase)]
        if len(typed) == len(phrase) and all(map(_agree, typed, phrase)):
            return phrase
    return ()


def _agree(typed: str, meant: str) -> bool:
    return typed in (meant, fold(meant))


@tables.derived
def _phrases() -> dict[Phrase, Topic]:
    """Syllables of each phrase → what it speaks of; the name of a topic is one of its phrases."""
    return {
        tuple(words(accented(phrase))): Topic(row["topic"], row["name"])
        for row in tables.rows("topics")
        for phrase in (*row["words"].split("|"), row["name"])
    }


@tables.derived
def _by_first() -> dict[str, list[Phrase]]:
    """Folded first syllable → the phrases that begin with it, longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(_phrases(), key=len, reverse=True):
        found.setdefault(fold(phrase[0]), []).append(phrase)
    return found


@tables.derived
def _names() -> dict[str, Topic]:
    """Folded slugs, names and phrases → their topic."""
    slugs = {one.slug: one for one in topics()} | {
        one.slug.replace("-", " "): one for one in topics()
    }
    return {" ".join(map(fold, phrase)): one for phrase, one in _phrases().items()} | slugs
