"""One engine in a process of its own: builds an index of a file, then answers line by line.

    python bench/engine.py NAME ARTICLES.jsonl FOLDER

After the build it prints one JSON object, then for each line `{"q": …}` of standard input one with
the numbers of the documents found. `speed.py` starts it, so that each engine's memory is its own.
For the engine `bare`, FOLDER is where the product keeps its store; it builds nothing.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import tantivy
from rapidfuzz import fuzz

from bench.peers import Bm25s, Document, Fts5, Scan, Tantivy, folded_bigrams
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.peers import Peer

CANDIDATES = 40
"""As many as the product fetches to rank them."""


class Bare:
    """The query that fetches the product's candidates from its own index, and nothing else."""

    def __init__(self, folder: Path) -> None:
        from knowledge.articles.index import SCHEMA, ArticleIndex  # noqa: PLC0415 - not for peers
        from knowledge.base import index_folder  # noqa: PLC0415

        self._schema = SCHEMA
        held = ArticleIndex(index_folder(f"sqlite:///{folder}/danvan.db"))
        self._searcher = held.searcher()

    def best(self, questions: Sequence[str]) -> list[list[int]]:
        return [self._best(words(fold(question))) for question in questions]

    def _best(self, syllables: list[str]) -> list[int]:
        terms = [("syllables", one) for one in dict.fromkeys(syllables)]
        terms += [("pairs", f"{a}_{b}") for a, b in dict.fromkeys(pairwise(syllables))]
        any_of = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, term))
            for field, term in terms
        ]
        query = tantivy.Query.boolean_query(any_of)
        hits = self._searcher.search(query, CANDIDATES, count=False).hits
        return [address.doc for _, address in hits]


ENGINES: dict[str, Callable[[Iterator[Document], Path], Peer]] = {
    "rapidfuzz": lambda held, _: Scan(held, fuzz.token_set_ratio),
    "fts5": lambda held, folder: Fts5(
        held, fold, "unicode61 remove_diacritics 0", str(folder / "index.db")
    ),
    "bm25s": lambda held, _: Bm25s(held, folded_bigrams),
    "tantivy": Tantivy,
    "bare": lambda _, folder: Bare(folder),
}


def documents(file: Path) -> Iterator[Document]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Document(row["title"], row["text"])


def main() -> None:
    """Build, then answer until standard input ends."""
    name, file, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    started = time.perf_counter()
    engine = ENGINES[name](documents(file), folder)
    print(json.dumps({"built": time.perf_counter() - started}), flush=True)
    for line in sys.stdin:
        found = engine.best([json.loads(line)["q"]])[0]
        print(json.dumps({"found": found}), flush=True)


if __name__ == "__main__":
    main()
