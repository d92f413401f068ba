"""One engine in a process of its own: builds an index of a file, then answers line by line.

    python bench/engine.py NAME ARTICLES.jsonl FOLDER

After the build it prints one JSON object, then for each line `{"q": …}` of standard input one with
the numbers of the documents found. `speed.py` starts it, so that each engine's memory is its own.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from rapidfuzz import fuzz

from bench.peers import Bm25s, Document, Fts5, Scan, Tantivy, folded_bigrams
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.peers import Peer

ENGINES: dict[str, Callable[[Iterator[Document], Path], Peer]] = {
    "rapidfuzz": lambda held, _: Scan(held, fuzz.token_set_ratio),
    "fts5": lambda held, folder: Fts5(
        held, fold, "unicode61 remove_diacritics 0", str(folder / "index.db")
    ),
    "bm25s": lambda held, _: Bm25s(held, folded_bigrams),
    "tantivy": Tantivy,
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
