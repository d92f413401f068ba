"""What others would find with: simple means over the same documents, ready to be asked."""

from __future__ import annotations

import sqlite3
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

import bm25s  # type: ignore[import-untyped]
import numpy as np
import tantivy
from rapidfuzz import fuzz, process

from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

K1, B = 1.2, 0.75
_FOUND = 10
_TANTIVY_MB = 256


class Document(NamedTuple):
    """What a peer is given of a document."""

    title: str
    text: str

    @property
    def whole(self) -> str:
        return f"{self.title}\n{self.text}"


class Peer(Protocol):
    """Something that finds documents by their number."""

    def best(self, questions: Sequence[str]) -> list[list[int]]:
        """The numbers of the ten best for each question, best first."""
        ...


class Scan:
    """Every document compared with the question by rapidfuzz, both folded."""

    def __init__(self, documents: Iterable[Document], scorer: Callable[..., float]) -> None:
        self._texts = [fold(document.whole) for document in documents]
        self._scorer = scorer

    def best(self, questions: Sequence[str]) -> list[list[int]]:
        folded = [fold(question) for question in questions]
        scores = process.cdist(folded, self._texts, scorer=self._scorer, workers=-1)
        return [list(map(int, np.argsort(-row, kind="stable")[:_FOUND])) for row in scores]


class Fts5:
    """SQLite's full text search, any of the words, by its own rank.

    Args:
        documents: numbered in their order.
        prepare: done to every text and question first.
        tokenizer: in FTS5's words.
        file: where the index is kept.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        prepare: Callable[[str], str],
        tokenizer: str,
        file: str = ":memory:",
    ) -> None:
        self._prepare = prepare
        self._store = sqlite3.connect(file)
        self._store.execute(
            f"CREATE VIRTUAL TABLE held USING fts5(title, text, tokenize = '{tokenizer}')"
        )
        rows = (
            (number, prepare(one.title), prepare(one.text)) for number, one in enumerate(documents)
        )
        self._store.executemany("INSERT INTO held(rowid, title, text) VALUES (?, ?, ?)", rows)
        self._store.commit()

    def best(self, questions: Sequence[str]) -> list[list[int]]:
        return [self._best(question) for question in questions]

    def _best(self, question: str) -> list[int]:
        terms = dict.fromkeys(words(self._prepare(question)))
        query = " OR ".join(f'"{term}"' for term in terms)
        if not query:
            return []
        found = self._store.execute(
            "SELECT rowid FROM held WHERE held MATCH ? ORDER BY rank LIMIT ?", (query, _FOUND)
        )
        return [row[0] for row in found]


class Bm25s:
    """BM25 over sparse matrices; `terms` makes the terms of a text or a question."""

    def __init__(self, documents: Iterable[Document], terms: Callable[[str], list[str]]) -> None:
        self._terms = terms
        self._index = bm25s.BM25(method="lucene", k1=K1, b=B)
        held = [terms(document.whole) for document in documents]
        self._found = min(_FOUND, len(held))
        self._index.index(held, show_progress=False)

    def best(self, questions: Sequence[str]) -> list[list[int]]:
        asked = [self._terms(question) for question in questions]
        found = self._index.retrieve(asked, k=self._found, show_progress=False)
        return [
            [int(number) for number, score in zip(numbers, scores, strict=True) if score > 0]
            for numbers, scores in zip(found.documents, found.scores, strict=True)
        ]


class Tantivy:
    """Tantivy as it comes: its default tokenizer, its query parser over both fields."""

    def __init__(self, documents: Iterable[Document], folder: Path | None = None) -> None:
        fields = tantivy.SchemaBuilder()
        fields.add_unsigned_field("number", stored=True)
        fields.add_text_field("title")
        fields.add_text_field("text")
        self._index = tantivy.Index(fields.build(), path=str(folder) if folder else None)
        writer = self._index.writer(heap_size=_TANTIVY_MB * 1024 * 1024)
        for number, one in enumerate(documents):
            writer.add_document(tantivy.Document(number=number, title=[one.title], text=[one.text]))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def best(self, questions: Sequence[str]) -> list[list[int]]:
        return [self._best(question) for question in questions]

    def _best(self, question: str) -> list[int]:
        query, _ = self._index.parse_query_lenient(question, ["title", "text"])
        hits = self._searcher.search(query, limit=_FOUND, count=False).hits
        return [self._searcher.doc(address)["number"][0] for _, address in hits]


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def syllables(text: str) -> list[str]:
    """Syllables with their marks."""
    return words(composed(text).casefold())


def folded_bigrams(text: str) -> list[str]:
    """Folded syllables, and each two that stand side by side."""
    single = words(fold(text))
    return single + [f"{left} {right}" for left, right in pairwise(single)]


PEERS: dict[str, Callable[[Sequence[Document]], Peer]] = {
    "rapidfuzz WRatio": lambda held: Scan(held, fuzz.WRatio),
    "rapidfuzz token_set_ratio": lambda held: Scan(held, fuzz.token_set_ratio),
    "FTS5, folded": lambda held: Fts5(held, fold, "unicode61 remove_diacritics 0"),
    "FTS5, remove_diacritics 2": lambda held: Fts5(held, composed, "unicode61 remove_diacritics 2"),
    "bm25s, syllables": lambda held: Bm25s(held, syllables),
    "bm25s, folded + bigrams": lambda held: Bm25s(held, folded_bigrams),
    "tantivy, defaults": Tantivy,
}
