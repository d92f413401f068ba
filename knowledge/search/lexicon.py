"""The words of the knowledge base: which entity has which, how rare each is, how it is written."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import tables
from knowledge.text.fold import accented, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.catalogue import Catalogue

_SHORTEST_CORRECTED = 3
_UNSEEN = 0.5
_INITIALS = range(3, 7)
_LIGHT_NAME = 0.25


class Kind(StrEnum):
    """What an entity is."""

    DIRECTIVE = "directive"
    TASK = "task"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Field:
    """A text of an entity: its syllables and pairs of neighbours, folded and accented."""

    syllables: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    marked: frozenset[str]
    length: float


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity as search sees it; a question matches the best of its fields."""

    kind: Kind
    id: int
    fields: tuple[Field, ...]


class Lexicon:
    """Entries of a catalogue, with the syllables and pairs that they are found by."""

    def __init__(self, catalogue: Catalogue) -> None:
        texts = list(_texts(catalogue))
        self._frequency: Counter[str] = Counter()
        self._pairs: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self._written: defaultdict[str, set[str]] = defaultdict(set)
        self._initials: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for _, _, fields in texts:
            self._frequency.update({word for text in fields for word in words(fold(text))})
        self._size = max(len(texts), 1)
        provinces = {source.province for source in catalogue.sources.values() if source.province}
        self.light_names = {
            tuple(words(fold(name))): (tuple(words(accented(name))), _LIGHT_NAME)
            for name in provinces
        }
        """Folded names of the sources' provinces → as written, and the weight they have left."""
        self.province_words = frozenset(word for name in self.light_names for word in name)
        """Folded syllables of those names."""
        titles = " ".join(source.title for source in catalogue.sources.values())
        self.title_words = frozenset(words(fold(titles)))
        """Folded syllables of the sources' own titles: what all of their tasks are about."""
        self.source_years = {source.year for source in catalogue.sources.values() if source.year}
        self.entries = tuple(
            Entry(kind, id_, tuple(self._field(text) for text in fields))
            for kind, id_, fields in texts
        )
        self._holders: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for syllable in frozenset().union(*(field.syllables for field in entry.fields)):
                self._holders[syllable].append(entry)
        for _, _, fields in texts:
            for text in fields:
                self._learn(expand(text))
        self._vocabulary = [word for word in self._frequency if word.isalpha()]

    def rarity(self, syllable: str) -> float:
        """Inverse document frequency, from about 0.4 for what every entity has; never 0."""
        return math.log(1.5 + self._size / (self._frequency[syllable] or _UNSEEN))

    def knows(self, syllable: str) -> bool:
        """Whether any entity has the folded syllable."""
        return syllable in self._frequency

    def knows_pair(self, first: str, second: str) -> bool:
        """Whether any entity has the two folded syllables side by side."""
        return (first, second) in self._pairs

    def marked_pairs(self, first: str, second: str) -> set[tuple[str, str]]:
        """How two folded syllables that stand side by side are written, with their marks."""
        return self._pairs.get((first, second), set())

    def abbreviated(self, letters: str) -> set[tuple[str, ...]]:
        """Folded syllables side by side that have these three to six initials."""
        return self._initials.get(letters, set())

    def _learn(self, text: str) -> None:
        marked = words(accented(text))
        folded = [fold(word) for word in marked]
        for plain, written in zip(folded, marked, strict=True):
            self._written[plain].add(written)
        for at, pair in enumerate(itertools.pairwise(folded)):
            self._pairs[pair].add((marked[at], marked[at + 1]))
        for length in _INITIALS:
            for at in range(len(folded) - length + 1):
                stretch = tuple(folded[at : at + length])
                self._initials["".join(word[0] for word in stretch)].add(stretch)

    def holders(self, syllables: Iterable[str]) -> list[Entry]:
        """Entries that have any of the folded syllables, in the catalogue's order."""
        found = {id(e): e for syllable in syllables for e in self._holders.get(syllable, ())}
        return [entry for entry in self.entries if id(entry) in found]

    def corrections(self, syllable: str, marked: str) -> list[str]:
        """Known syllables one slip of the finger away: a letter swapped, missing, extra or wrong.

        Where it was typed with marks, the known syllable is as near with its marks.
        """
        found = self._corrections(syllable)
        if marked == syllable:
            return found
        return [
            word
            for word in found
            if any(OSA.distance(marked, written) <= 1 for written in self._written[word])
        ]

    def _corrections(self, syllable: str) -> list[str]:
        if len(syllable) < _SHORTEST_CORRECTED or not syllable.isalpha():
            return []
        if len(syllable) == _SHORTEST_CORRECTED:
            return [word for word in self._vocabulary if _is_swapped(syllable, word)]
        near = process.extract(
            syllable, self._vocabulary, scorer=OSA.distance, score_cutoff=1, limit=8
        )
        return [word for word, _, _ in near if len(word) > 1]

    def _field(self, text: str) -> Field:
        expanded = expand(text)
        syllables = words(fold(expanded))
        both = frozenset(syllables) | frozenset(words(fold(text)))
        return Field(
            both,
            frozenset(itertools.pairwise(syllables)),
            frozenset(words(accented(expanded))),
            sum(self.rarity(syllable) for syllable in set(syllables)),
        )


def _is_swapped(typed: str, word: str) -> bool:
    return len(typed) == len(word) and typed != word and sorted(typed) == sorted(word)


def expand(text: str) -> str:
    """Write the office abbreviations of a printed text out: `MTTQ` as `Mặt trận Tổ quốc`."""
    known = _printed_abbreviations()
    return " ".join(known.get(word.strip(',.;:()"“”'), word) for word in text.split())


@tables.derived
def _printed_abbreviations() -> dict[str, str]:
    return {
        row["abbr"]: row["expansion"]
        for row in tables.rows("abbreviations")
        if row["abbr"].isupper() and "/" not in row["expansion"]
    }


def _texts(catalogue: Catalogue) -> Iterator[tuple[Kind, int, tuple[str, ...]]]:
    """What each entity is searched by."""
    for directive in catalogue.directives.values():
        yield Kind.DIRECTIVE, directive.id, directive.titles or (directive.name or "",)
    for task in catalogue.tasks.values():
        yield Kind.TASK, task.id, (task.text,)
    for article in catalogue.articles.values():
        body = " ".join(filter(None, (article.summary, article.text)))
        yield Kind.ARTICLE, article.id, (article.title, *([body] if body else []))
