"""Measure the citation finder against hinted sentences that are kept outside the project.

    python -m bench.citations FOLDER [--part seen|unseen] [--show N]

FOLDER holds `.jsonl` files of {"sentence", "citation"}; the citation is a hint of a loose regex.
A sentence belongs to the unseen part by a hash of its text: its misses are counted, not shown.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.citations import canonical, find

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = ("seen", "unseen")


def main() -> None:
    """Print the share of hints found, and the misses of the seen part."""
    arguments = _arguments()
    pairs = [pair for pair in _pairs(arguments.folder) if _part(pair[0]) == arguments.part]
    started = time.perf_counter()
    missed = [pair for pair in pairs if not _is_found(*pair)]
    seconds = time.perf_counter() - started
    share = 1 - len(missed) / max(1, len(pairs))
    sys.stdout.write(f"{arguments.part}: {len(pairs)} hints, {share:.4f} found, {seconds:.1f} s\n")
    if arguments.part == "seen":
        for sentence, hint in missed[: arguments.show]:
            found = [str(mention.citation) for mention in find(sentence)]
            sys.stdout.write(f"{hint!r} {found}\n    {sentence[:400]}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=_PARTS, default="unseen")
    parser.add_argument("--show", type=int, default=50)
    return parser.parse_args()


def _pairs(folder: Path) -> Iterator[tuple[str, str]]:
    seen = set()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            pair = (row["sentence"], row["citation"])
            if pair not in seen:
                seen.add(pair)
                yield pair


def _part(sentence: str) -> str:
    return _PARTS[zlib.crc32(sentence.encode()) % 2]


def _is_found(sentence: str, hint: str) -> bool:
    expected = canonical(hint)
    return expected is not None and any(m.citation == expected for m in find(sentence))


if __name__ == "__main__":
    main()
