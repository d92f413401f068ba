"""The words of the knowledge base: which entity has which, how rare each is, how it is written."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections import Counter, defaultdict
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import tables
from knowledge.remembered import Remembered
from knowledge.search import phrases
from knowledge.search.spelling import Speller
from knowledge.text.fold import accented, fold, words
from knowledge.text.phrases import lengths_by_first
from knowledge.text.printed import expand, folded, marks_of, syllables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from knowledge.articles.library import Library
    from knowledge.catalogue import Article, Catalogue
    from knowledge.search.phrases import Pair, WrittenPairs
    from knowledge.search.subject import Subject

_SHORTEST_CORRECTED = 3
_UNSEEN = 0.5
_ARTICLES_REMEMBERED, _TEXTS_REMEMBERED, _RARITIES_REMEMBERED = 256, 16, 1 << 14
INITIALS = range(3, 7)
"""How many syllables an abbreviation may stand for."""

_SHORT = re.compile(r"\((?P<short>[A-ZĐ]{2,7})\)")
_LONGEST_IN_SHORT = 14
"""How many words letters in brackets may stand for."""

_LIGHT_NAME = 0.25
_USUAL_RARITY = 4.0


class Kind(StrEnum):
    """What an entity is."""

    DIRECTIVE = "directive"
    TASK = "task"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Field:
    """A text of an entity: its syllables and pairs of neighbours, folded and accented.

    The accented pairs, `written`, are kept of documents and tasks alone.
    """

    syllables: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    marked: frozenset[str]
    length: float
    written: frozenset[tuple[str, str]] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity as search sees it; a question matches the best of its fields."""

    kind: Kind
    id: int
    fields: tuple[Field, ...]


class Stretches:
    """Folded syllables that stand side by side in some texts."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        texts = list(texts)
        self.syllables = frozenset(itertools.chain.from_iterable(texts))
        self.pairs = frozenset(pair for text in texts for pair in itertools.pairwise(text))


class Lexicon:
    """Directives and tasks, and the syllables and pairs that these and the articles have."""

    def __init__(self, catalogue: Catalogue, articles: Library) -> None:
        self.articles = articles
        self.read: Remembered[str, Subject] = Remembered(_TEXTS_REMEMBERED)
        """Texts that were read last, as `read_subject` reads them."""
        self.articles_read: Remembered[int, Entry] = Remembered(_ARTICLES_REMEMBERED)
        texts = list(_texts(catalogue))
        self._frequency: Counter[str] = Counter()
        self._pairs: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self._written: defaultdict[str, set[str]] = defaultdict(set)
        self._initials: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for _, _, fields in texts:
            self._frequency.update({word for text in fields for word in words(fold(text))})
        self._size = len(texts)
        self._read_places(catalogue, texts)
        self.source_years = {source.year for source in catalogue.sources.values() if source.year}
        self.place_of_level = catalogue.place_of_level
        self.programme_types = catalogue.programme_types
        self.like_years = catalogue.numbers_like_years
        self.tasks_by_place = catalogue.tasks_by_place
        self.entries = tuple(
            Entry(kind, id_, tuple(self.field(text) for text in fields))
            for kind, id_, fields in texts
        )
        self._holders: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for syllable in frozenset().union(*(field.syllables for field in entry.fields)):
                self._holders[syllable].append(entry)
        for _, _, fields in texts:
            for text in fields:
                self._learn(expand(text))
        for name in self.places.values():
            self._learn(name)

    def _read_places(
        self, catalogue: Catalogue, texts: list[tuple[Kind, int, tuple[str, ...]]]
    ) -> None:
        """Whose programmes the sources are: the names of their places, and their own titles."""
        names = frozenset().union(*(one.places for one in catalogue.sources.values()))
        self.places = {tuple(words(fold(name))): name for name in names}
        """Folded names of the sources' places → as the sources print them."""
        self.place_lengths = lengths_by_first(self.places)
        """First syllable of those names → how many syllables they have."""
        self.like_words = {name for name in names if _is_word_too(name, texts)}
        """Those of them that are words, too: `Đoàn Kết`."""
        self.light_names = {
            folded: (tuple(words(accented(name))), _LIGHT_NAME)
            for folded, name in self.places.items()
            if name not in self.like_words
        }
        """Folded names that are no words → as written, and the weight they have left."""
        self.light_lengths = lengths_by_first(self.light_names)
        """First syllable of those names → how many syllables they have."""
        self.provinces = Stretches(self.light_names)
        """Folded syllables of those names, side by side."""
        signers = (one.imprint.signer for one in catalogue.sources.values() if one.imprint)
        self.signers = {tuple(words(fold(name))) for name in signers if name}
        """Folded names of those who signed the sources."""
        self.signer_lengths = lengths_by_first(self.signers)
        """First syllable of those names → how many syllables they have."""
        titles = (tuple(words(fold(source.title))) for source in catalogue.sources.values())
        names_too = {word for name in self.like_words for word in words(fold(name))}
        self.titles = Stretches(
            [word for word in title if word not in names_too] for title in titles
        )
        """The same of the sources' own titles: what all of their tasks are about."""

    def with_articles(self, articles: Library) -> Lexicon:
        """The same beside other articles."""
        other = copy(self)
        other.articles = articles
        other.read = Remembered(_TEXTS_REMEMBERED)
        other.articles_read = Remembered(_ARTICLES_REMEMBERED)
        for of_articles in ("rarity", "_vocabulary", "_shortest", "speller"):
            other.__dict__.pop(of_articles, None)
        return other

    @cached_property
    def rarity(self) -> Callable[[str], float]:
        """Inverse document frequency, from about 0.4 for what every entity has; never 0."""
        return lru_cache(_RARITIES_REMEMBERED)(self._rarity)

    def _rarity(self, syllable: str) -> float:
        size = max(self._size + len(self.articles), 1)
        frequency = self._frequency[syllable] + self.articles.frequency(syllable)
        return math.log(1.5 + size / (frequency or _UNSEEN))

    def knows(self, syllable: str) -> bool:
        """Whether any entity has the folded syllable."""
        return syllable in self._frequency or self.articles.frequency(syllable) > 0

    def writes(self, word: str) -> bool:
        """Whether a document has a word with these marks."""
        return word in self._written.get(fold(word), ())

    def knows_pair(self, first: str, second: str) -> bool:
        """Whether any entity has the two folded syllables side by side."""
        in_documents = (first, second) in self._pairs
        return in_documents or self.articles.pair_frequency(first, second) > 0

    @property
    def syllables(self) -> frozenset[str]:
        """Folded syllables of documents."""
        return frozenset(filter(str.isalpha, self._frequency))

    @cached_property
    def speller(self) -> Speller:
        """What corrects slips of the finger by these words."""
        return Speller(self)

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        in_documents = filter(str.isalpha, self._frequency)
        return tuple(dict.fromkeys((*in_documents, *self.articles.vocabulary)))

    @cached_property
    def _shortest(self) -> dict[str, list[str]]:
        """The letters of the shortest syllables that are corrected, in order → these syllables."""
        found: dict[str, list[str]] = {}
        for word in self._vocabulary:
            if len(word) == _SHORTEST_CORRECTED:
                found.setdefault("".join(sorted(word)), []).append(word)
        return found

    @cached_property
    def written_pairs(self) -> WrittenPairs:
        """Folded syllables side by side in tables and documents → how they are written."""
        return _united(phrases.subjects(), self._pairs)

    @cached_property
    def held_pairs(self) -> WrittenPairs:
        """The same, with what frames questions."""
        return _united(self.written_pairs, phrases.asking())

    def marked_pairs(self, first: str, second: str) -> set[tuple[str, str]]:
        """How two folded syllables that stand side by side are written, with their marks."""
        return self._pairs.get((first, second), set())

    def abbreviated(self, letters: str) -> set[tuple[str, ...]]:
        """Folded syllables side by side that have these three to six initials."""
        return self._initials.get(letters, set()) | self.articles.abbreviated(letters)

    def _learn(self, text: str) -> None:
        marked = words(accented(text))
        folded = [fold(word) for word in marked]
        for plain, written in zip(folded, marked, strict=True):
            self._written[plain].add(written)
        for at, pair in enumerate(itertools.pairwise(folded)):
            self._pairs[pair].add((marked[at], marked[at + 1]))
        for stretch in stretches(folded):
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
            same_letters = self._shortest.get("".join(sorted(syllable)), ())
            return [word for word in same_letters if word != syllable]
        near = process.extract(
            syllable, self._vocabulary, scorer=OSA.distance, score_cutoff=1, limit=8
        )
        return [word for word, _, _ in near if len(word) > 1]

    def article(self, article: Article) -> Entry:
        """An article as search sees it."""
        return self.articles_read.of(article.id, lambda: self._article(article))

    def _article(self, article: Article) -> Entry:
        body = "\n".join(filter(None, (article.summary, article.text)))
        fields = (self._title(article.title), *([_long_field(body)] if body else []))
        return Entry(Kind.ARTICLE, article.id, fields)

    def _title(self, text: str) -> Field:
        runs = unicodedata.normalize("NFC", text).split()
        syllables = syllables_of(runs).split()
        return Field(
            frozenset(syllables).union(folded(words(text))),
            frozenset(itertools.pairwise(syllables)),
            frozenset(marks_of(runs).split()),
            sum(map(self.rarity, set(syllables))),
        )

    def field(self, text: str) -> Field:
        """A text as search sees it."""
        expanded = expand(text)
        syllables = words(fold(expanded))
        both = frozenset(syllables) | frozenset(words(fold(text)))
        marked = words(accented(expanded))
        short = frozenset(_beside_short(expanded)) if "(" in expanded else frozenset()
        return Field(
            both,
            frozenset(itertools.pairwise(syllables))
            | {(fold(one), fold(two)) for one, two in short},
            frozenset(marked),
            sum(self.rarity(syllable) for syllable in set(syllables)),
            frozenset(itertools.pairwise(marked)) | short,
        )


def _beside_short(text: str) -> Iterator[tuple[str, str]]:
    """Each word of what letters in brackets stand for beside these: `kinh tế ban đêm (KTBĐ)`."""
    for found in _SHORT.finditer(text):
        (short,) = words(accented(found["short"]))
        for word in words(accented(text[: found.start()]))[-_LONGEST_IN_SHORT:]:
            yield word, short


def _united(pairs: WrittenPairs, others: Mapping[Pair, AbstractSet[Pair]]) -> WrittenPairs:
    found = dict(pairs)
    for pair, written in others.items():
        found[pair] = found.get(pair, frozenset()) | written
    return found


def _long_field(text: str) -> Field:
    """A text of many words, all of them taken to be equally rare."""
    runs = unicodedata.normalize("NFC", text).split()
    syllables = syllables_of(runs).split()
    different = frozenset(syllables)
    return Field(
        different,
        frozenset(itertools.pairwise(syllables)),
        frozenset(marks_of(runs).split()),
        _USUAL_RARITY * len(different),
    )


def stretches(syllables: list[str]) -> Iterator[tuple[str, ...]]:
    """Every few syllables side by side that initials may stand for."""
    for length in INITIALS:
        for at in range(len(syllables) - length + 1):
            yield tuple(syllables[at : at + length])


def _is_word_too(name: str, texts: Iterable[tuple[Kind, int, tuple[str, ...]]]) -> bool:
    """Whether the name of a place that no table has is one syllable, or stands in a text or a table
    in small letters."""
    if name in {row["name"] for row in tables.rows("provinces")}:
        return False
    small = name.lower()
    first, *more = words(small)
    known = phrases.subjects().get((fold(first), fold(more[0])), ()) if more else ((first,),)
    is_said = any(small in text for _, _, fields in texts for text in fields)
    return is_said or (first, *more[:1]) in known


def _texts(catalogue: Catalogue) -> Iterator[tuple[Kind, int, tuple[str, ...]]]:
    """What each entity is searched by."""
    for directive in catalogue.directives.values():
        yield Kind.DIRECTIVE, directive.id, directive.titles or (directive.name or "",)
    for task in catalogue.tasks.values():
        yield Kind.TASK, task.id, (task.text,)
