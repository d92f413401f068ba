"""All articles, as they were at one moment, and the ways to find some of them."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import tantivy

from knowledge.articles.index import ID_BITS, SCHEMA, unpacked
from knowledge.articles.ranking import Words, rank
from knowledge.remembered import Remembered
from knowledge.search.lexicon import INITIALS
from knowledge.text.fold import fold
from knowledge.text.printed import (
    BREAK,
    MARK_BITS,
    code_of,
    codes,
    folded,
    marked,
    split,
    syllables_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from knowledge.catalogue import Article

_CANDIDATES = 40
_LONGEST = 120
_PAGE = 1000
_NEWEST = 500
_VOCABULARY = 60_000
_ARTICLES_REMEMBERED, _DOCUMENTS_REMEMBERED, _TERMS_REMEMBERED = 256, 2048, 1 << 15
_ASKS_MEANING = re.compile(
    r"(?:dinh nghia|khai niem|the nao la)(?: cua| ve)? (?P<a>.+?)(?: la gi| la nhu the nao)?"
    r"|(?:theo .{1,80}? nam \d{4} |theo .{1,40} \d{4} )?(?P<b>.+?)"
    r" (?:la gi|nghia la gi|co nghia la gi|duoc hieu la gi|duoc hieu nhu the nao|la nhu the nao)"
)
_IS = fold("là")


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article found by words.

    Attributes:
        score: how well it answers, about 1 for all that can be had.
        syllables, pairs: the shares of the question that its best passage says.
        ahead: by how much its score is above the next one's.
    """

    id: int
    score: float
    syllables: float
    pairs: float
    ahead: float
    read: Callable[[], Article] = field(compare=False, repr=False)

    @property
    def article(self) -> Article:
        """The article itself, read where somebody asks for it."""
        return self.read()


class Library(Mapping[int, "Article"]):
    """The articles of an index at one moment, by id.

    Attributes:
        frequency: how many articles have a folded syllable.
        pair_frequency: how many articles have two folded syllables side by side.
    """

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._asked: tuple[tuple[str, int], list[Ranked]] | None = None
        self._read: Remembered[int, Article] = Remembered(_ARTICLES_REMEMBERED)
        self._documents: Remembered[tuple[int, int], tantivy.Document] = Remembered(
            _DOCUMENTS_REMEMBERED
        )
        count = searcher.doc_freq
        self.frequency = lru_cache(_TERMS_REMEMBERED)(partial(count, "syllables"))
        self.pair_frequency = lru_cache(_TERMS_REMEMBERED)(lambda a, b: count("pairs", f"{a}_{b}"))

    def __getitem__(self, id_: int) -> Article:
        return self._read.of(id_, lambda: self._look_up(id_))

    def _look_up(self, id_: int) -> Article:
        hits = self._searcher.search(_term("id", id_), 1, count=False).hits
        if not hits:
            raise KeyError(id_)
        return self._article(hits[0][1])

    def __len__(self) -> int:
        return self._searcher.num_docs

    def __iter__(self) -> Iterator[int]:
        return (article.id for article in self.values())

    def values(self) -> Iterator[Article]:  # type: ignore[override]
        """Every article in the order of their ids, read as it goes."""
        everything = tantivy.Query.all_query()
        for offset in range(0, len(self), _PAGE):
            yield from self._found(
                everything, _PAGE, order="id", direction=tantivy.Order.Asc, offset=offset
            )

    def concept_frequency(self, concept: tuple[str, ...]) -> int:
        """How many titles have the folded syllables of a concept (`knowledge.search.concepts`)."""
        return self._searcher.doc_freq("concepts", " ".join(concept))

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Folded syllables of articles, the most frequent first."""
        if not len(self):
            return ()
        found = self._searcher.terms_with_prefix("syllables", "", limit=_VOCABULARY)
        return tuple(term for term, _ in found if term.isalpha())

    def abbreviated(self, letters: str) -> set[tuple[str, ...]]:
        """Folded syllables side by side in new titles that have these three to six initials."""
        if len(letters) not in INITIALS:
            return set()
        initials, syllables = self._titles
        starts = (one.start() for one in re.finditer(f"(?={re.escape(letters)})", initials))
        return {tuple(syllables[start : start + len(letters)]) for start in starts}

    def made_ready(self) -> Library:
        """The same; what takes long the first time is done, so that no question waits for it."""
        self._titles  # noqa: B018 - kept from here on
        return self

    @cached_property
    def _titles(self) -> tuple[str, list[str]]:
        """The titles of the newest articles, a sign behind each: initials of their folded
        syllables, and these."""
        read = (syllables_of(one.title.split()).split() for one in self.newest(_NEWEST))
        syllables = [one for title in read for one in (*title, BREAK)]
        return "".join(one[0] for one in syllables), syllables

    def search(self, question: str, most: int) -> list[Ranked]:
        """The articles that answer a question by its words, best first."""
        last = self._asked
        if last and last[0] == (question, most):
            return last[1]
        found = self._search(question, most)
        self._asked = (question, most), found
        return found

    def _search(self, question: str, most: int) -> list[Ranked]:
        asked = _Asked(question, self)
        if not len(self) or not asked.syllables:
            return []
        hits = self._searcher.search(asked.query(), max(_CANDIDATES, most), count=False).hits
        if not hits:
            return []
        documents = [self._document(address) for _, address in hits]
        codes = [document["codes"][0] for document in documents]
        fit = rank(asked.words(), [score for score, _ in hits], codes)
        order = np.argsort(-fit.score, kind="stable")
        scores = np.append(fit.score[order], 0.0)
        return [
            Ranked(
                documents[at]["id"][0],
                float(scores[place]),
                float(fit.syllables[at]),
                float(fit.pairs[at]),
                float(scores[place] - scores[place + 1]),
                partial(self._read_of, documents[at]),
            )
            for place, at in enumerate(order[:most])
        ]

    def of(self, field: str, terms: Iterable[str], most: int) -> list[Article]:
        """Articles with any of the terms in a field, those published last first."""
        queries = [(tantivy.Occur.Should, _term(field, term)) for term in terms]
        return self._found(tantivy.Query.boolean_query(queries), most) if queries else []

    def newest(self, most: int, offset: int = 0) -> list[Article]:
        """The articles published last after the first `offset`, those without a date at the end."""
        return self._found(tantivy.Query.all_query(), most, offset=offset)

    def oldest(self, most: int) -> list[Article]:
        """The articles published first, none without a date."""
        dated = _dated(datetime.date.min, datetime.date.max)
        return self._found(dated, most, direction=tantivy.Order.Asc)

    def of_year(self, year: int, most: int) -> list[Article]:
        """Articles of a year, newest first."""
        return self._found(_dated(datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)), most)

    def _found(
        self,
        query: tantivy.Query,
        most: int,
        *,
        order: str = "age",
        direction: tantivy.Order = tantivy.Order.Desc,
        offset: int = 0,
    ) -> list[Article]:
        found = self._searcher.search(
            query, max(most, 1), count=False, order_by_field=order, order=direction, offset=offset
        )
        return [self._article(address) for _, address in found.hits]

    def _document(self, address: tantivy.DocAddress) -> tantivy.Document:
        place = address.segment_ord, address.doc
        return self._documents.of(place, lambda: self._searcher.doc(address))

    def _read_of(self, document: tantivy.Document) -> Article:
        return self._read.of(document["id"][0], lambda: unpacked(document["article"][0]))

    def _article(self, address: tantivy.DocAddress) -> Article:
        return unpacked(self._searcher.doc(address)["article"][0])


class _Asked:
    """A question, read for the articles of a library."""

    def __init__(self, question: str, library: Library) -> None:
        self._library = library
        words = [word for word in split(question) if word != BREAK][:_LONGEST]
        self.syllables = list(folded(words))
        self._marked = list(marked(words))
        self._codes = list(codes(words))

    def query(self) -> tantivy.Query:
        """What has any of its syllables or pairs, more of them and rarer ones first."""
        terms = [("syllables", one) for one in dict.fromkeys(self.syllables)]
        terms += [("pairs", f"{a}_{b}") for a, b in dict.fromkeys(pairwise(self.syllables))]
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, _term(field, term)) for field, term in terms]
        )

    def words(self) -> Words:
        """What ranking looks for."""
        at = {syllable: place for place, syllable in enumerate(dict.fromkeys(self.syllables))}
        first = [self.syllables.index(syllable) for syllable in at]
        pairs = list(dict.fromkeys(pairwise(self.syllables)))
        seen = self._library
        return Words(
            codes=np.array([self._codes[place] for place in first], dtype=np.int64),
            is_plain=np.array([self._marked[place] == self.syllables[place] for place in first]),
            weights=np.array([self._rarity(seen.frequency(one)) for one in at]),
            pairs=np.array([(at[a], at[b]) for a, b in pairs], dtype=np.int64).reshape(-1, 2),
            pair_weights=np.array([self._rarity(seen.pair_frequency(*pair)) for pair in pairs]),
            defined=self._defined(),
        )

    def _rarity(self, frequency: int) -> float:
        """Above 0; older versions of articles may still count in the frequency."""
        size = len(self._library)
        seen = min(frequency, size)
        return math.log(1 + (size - seen + 0.5) / (seen + 0.5))

    def _defined(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        asked = _ASKS_MEANING.fullmatch(" ".join(self.syllables))
        name = [*(asked["a"] or asked["b"]).split(), _IS] if asked else []
        return np.array([code_of(one, one) >> MARK_BITS for one in name], dtype=np.int64)


def _dated(first: datetime.date, behind: datetime.date) -> tantivy.Query:
    """Articles from one day on that are dated before another."""
    ages = (first.toordinal() << ID_BITS, behind.toordinal() << ID_BITS)
    return tantivy.Query.range_query(
        SCHEMA, "age", tantivy.FieldType.Unsigned, *ages, include_upper=False
    )


def _term(field: str, value: str | int) -> tantivy.Query:
    return tantivy.Query.term_query(SCHEMA, field, value)
