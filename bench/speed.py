"""What questions cost at each size of the knowledge, beside what others take for them.

    python bench/speed.py [SIZES] --data FOLDER

SIZES are numbers of documents, `100 10000` for instance; up to a million where none are given,
which takes about half an hour and 5 GB of disk. FOLDER (or QUALITY_DATA) holds the public sets
whose texts the documents are made of, see `quality.py`. Each engine is a process of its own, asked
line by line. Exits 1 where a limit is not kept.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.adding import Added, answering, measure_adding
from bench.bars import Bars
from bench.corpus import Corpus, named
from bench.product import DANVAN, Product
from bench.sets import read_sets
from bench.talking import Memory, size_of, talking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.talking import Talk

SIZES = (100, 10_000, 100_000, 1_000_000)
US = "danvan"
HOLDS = {"tantivy": 1_000_000, "fts5": 1_000_000, "rapidfuzz": 1_000_000, "bm25s": 100_000}
"""How many documents each peer is given; beyond, its index takes more memory than this is about."""

KINDS = CITATION, SUBJECT, NOT_FOUND = ("citation", "subject", "not found")
AHEAD_OF, AHEAD_FROM = ("fts5", "rapidfuzz"), 10_000
GROWTH = 2.0
CITED = 0.99
"""Share of held numbers that are answered with their document: what is quick has to be right."""

BARE_TIMES, BARE_SECONDS = 1.5, 0.001
IMPORTED, IMPORTED_A_SECOND = 100_000, 5_000
START_SECONDS, ADDED_SECONDS, LONGEST_ANSWER_SECONDS = 3.0, 1.0, 0.5
_ASKED, _LEAST, _SECONDS = 200, 5, 20.0
"""Questions of a kind; where they take longer than so many seconds, at least so many."""

_WARMING_UP = 10
_STARTS = 3
_SEED = 5
_ELSEWHERE = (
    "máy giặt nhà tôi kêu to khi vắt thì sửa thế nào",
    "cách nấu phở bò ngon cho sáu người ăn",
    "đội tuyển nào vô địch giải bóng đá mùa hè vừa rồi",
    "thời tiết cuối tuần này ở bãi biển có mưa không",
    "mua vé tàu về quê dịp Tết ở đâu rẻ nhất",
    "con mèo bỏ ăn hai ngày nay thì làm sao",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the number of the document that it names, None where it names none."""

    text: str
    wanted: int | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of each answer, and the share that has the wanted document first."""

    seconds: list[float]
    found: float

    @property
    def p50(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p99(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.99)]


@dataclass(frozen=True, slots=True)
class Measured:
    """An engine at a size: seconds to build, megabytes on disk and in memory, answers by kind."""

    build: float
    disk: float
    memory: Memory
    kinds: dict[str, Timed]


@dataclass(slots=True)
class Results:
    """All that was measured, by size and engine."""

    by_size: dict[int, dict[str, Measured]] = field(default_factory=dict)
    bare: dict[int, Timed] = field(default_factory=dict)
    starts: dict[int, float] = field(default_factory=dict)
    added: dict[int, Added] = field(default_factory=dict)


def main() -> None:
    """Measure size by size, print the table; exit 1 where a limit is not kept."""
    arguments = _arguments()
    sets = read_sets(arguments.data)
    corpus = Corpus(sets)
    asked = [question for one in sets for question in one.questions]
    results = Results()
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            _measure_size(size, corpus, asked, Path(folder), arguments, results)
    _print_table(results)
    print("\nLimits")
    bars = Bars()
    _check(results, bars)
    sys.exit(bool(bars.missed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    data = os.environ.get("QUALITY_DATA")
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--data", type=Path, default=data and Path(data), required=not data)
    parser.add_argument("--peers", nargs="*", default=list(HOLDS), choices=list(HOLDS))
    parser.add_argument("--folder", type=Path, help="where indexes are kept meanwhile")
    parser.add_argument("--danvan", default=DANVAN, help="the command to measure")
    return parser.parse_args()


def _measure_size(  # noqa: PLR0913, PLR0917 - one row of the table, and what it is made of
    size: int,
    corpus: Corpus,
    asked: list[str],
    folder: Path,
    arguments: argparse.Namespace,
    results: Results,
) -> None:
    file = folder / "articles.jsonl"
    Product.write(corpus.articles(size), file)
    questions = _questions(size, asked)
    measured = results.by_size.setdefault(size, {})
    made = _folder(folder, US)
    product = Product(made, arguments.danvan)
    measured[US] = _note(size, US, _measure_product(product, file, questions))
    results.bare[size] = _measure_bare(product, file, questions[SUBJECT])
    results.starts[size] = statistics.median(_start(product) for _ in range(_STARTS))
    results.added[size] = measure_adding(product)
    for name in arguments.peers:
        if size <= HOLDS[name]:
            peer = _measure_peer(name, file, _folder(folder, name), questions)
            measured[name] = _note(size, name, peer)


def _folder(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir()
    return made


def _note(size: int, name: str, measured: Measured) -> Measured:
    print(f"{size:,} {name}: built in {measured.build:.1f} s", file=sys.stderr)
    return measured


def _questions(size: int, asked: list[str]) -> dict[str, list[Question]]:
    """The same share of every kind: held numbers, real questions, and what no document is about."""
    chance = random.Random(_SEED)
    held = [chance.randrange(size) for _ in range(_ASKED)]
    absent = [_by_name(size + 1 + chance.randrange(10_000)) for _ in range(_ASKED)]
    elsewhere = [chance.choice(_ELSEWHERE) for _ in range(_ASKED)]
    return {
        CITATION: [Question(_by_name(index), index) for index in held],
        SUBJECT: [Question(one) for one in chance.choices(asked, k=_ASKED)],
        NOT_FOUND: [Question(one) for pair in zip(absent, elsewhere, strict=True) for one in pair],
    }


def _by_name(index: int) -> str:
    return "{} số {} nói về việc gì?".format(*named(index))


def _measure_product(
    product: Product, file: Path, questions: dict[str, list[Question]]
) -> Measured:
    started = time.perf_counter()
    product.run("load", str(file))
    build = time.perf_counter() - started
    with answering(product) as talk:
        kinds = {kind: _ask(talk, questions[kind], _answered_id) for kind in KINDS}
        return Measured(build, size_of(product.folder), talk.memory(), kinds)


def _measure_peer(
    name: str, file: Path, folder: Path, questions: dict[str, list[Question]]
) -> Measured:
    script = str(Path(__file__).with_name("engine.py"))
    with talking([sys.executable, script, name, str(file), str(folder)], os.environ) as talk:
        build = float(talk.hear()["built"])
        kinds = {kind: _ask(talk, questions[kind], _first_number) for kind in KINDS}
        return Measured(build, size_of(folder), talk.memory(), kinds)


def _measure_bare(product: Product, file: Path, questions: list[Question]) -> Timed:
    """What the query alone takes that fetches the product's candidates, from the same index."""
    script = str(Path(__file__).with_name("engine.py"))
    command = [sys.executable, script, "bare", str(file), str(product.folder)]
    with talking(command, product.environment) as talk:
        talk.hear()
        return _ask(talk, questions, _first_number)


def _answered_id(answer: dict[str, Any]) -> int | None:
    """The document that an answer gives; none where it offers choices or knows nothing."""
    matches = answer["matches"] if answer["outcome"] == "answer" else []
    ids = [one.get("external_id") or "" for one in matches[:1]]
    return int(ids[0].rpartition("-")[2]) if ids and ids[0].startswith("bench-") else None


def _first_number(answer: dict[str, Any]) -> int | None:
    return next(iter(answer["found"]), None)


def _ask(talk: Talk, questions: Sequence[Question], first: Any) -> Timed:
    """Ask one after another, as many as there is time for."""
    for question in questions[-_WARMING_UP:] if len(questions) > _WARMING_UP else ():
        if talk.ask(question.text)[0] > 1:
            break
    seconds, right = [], []
    for question in questions[:_ASKED]:
        taken, answer = talk.ask(question.text)
        seconds.append(taken)
        right.append(question.wanted is not None and first(answer) == question.wanted)
        if len(seconds) >= _LEAST and sum(seconds) > _SECONDS:
            break
    return Timed(seconds, sum(right) / len(right))


def _start(product: Product) -> float:
    """Seconds from the start of the command to its answer."""
    started = time.perf_counter()
    product.run("ask", "--json", _by_name(0))
    return time.perf_counter() - started


def _print_table(results: Results) -> None:
    print("Milliseconds of an answer, p50 / p99, and beside the product's p50.\n")
    kinds = " | ".join(KINDS)
    print(f"| documents | engine | build, s | disk, MB | memory, MB (of files) | {kinds} | cited |")
    print(f"| --- | --- | --- | --- | --- | {' | '.join('---' for _ in KINDS)} | --- |")
    for size, engines in results.by_size.items():
        for name, one in engines.items():
            cells = " | ".join(_cell(one.kinds[kind], engines[US].kinds[kind]) for kind in KINDS)
            memory = f"{one.memory.resident:,.0f} ({one.memory.files:,.0f})"
            print(
                f"| {size:,} | {name} | {one.build:,.1f} | {one.disk:,.1f} | {memory} | {cells} "
                f"| {one.kinds[CITATION].found:.2f} |"
            )
    print("\n“cited”: share of documents asked for by number that are the answer, or come first.")
    print("“bare”: the query alone that fetches the product's candidates for a subject.")
    print(
        "“added”: seconds until found, from the change of the store and from the command's start.\n"
    )
    columns = ("documents", "imported a second", "bare, ms", "start, s", "added, s", "longest, s")
    print(f"| {' | '.join(columns)} |\n| {' | '.join('---' for _ in columns)} |")
    for size, engines in results.by_size.items():
        added, bare = results.added[size], results.bare[size]
        print(
            f"| {size:,} | {size / engines[US].build:,.0f} | {_cell(bare, bare)} "
            f"| {results.starts[size]:.2f} "
            f"| {added.found:.2f}, {added.whole:.2f} | {added.longest:.3f} |"
        )


def _cell(timed: Timed, ours: Timed) -> str:
    ratio = timed.p50 / ours.p50
    beside = "" if timed is ours else f" ×{ratio:.1f}"
    return f"{1000 * timed.p50:.1f} / {1000 * timed.p99:.1f}{beside}"


def _check(results: Results, bars: Bars) -> None:
    sizes = sorted(results.by_size)
    ours = {size: results.by_size[size][US] for size in sizes}
    least, most = sizes[0], sizes[-1]
    if least < most:
        growth = ours[most].kinds[CITATION].p50 / ours[least].kinds[CITATION].p50
        bars.at_most(f"by citation, {most:,} beside {least:,}", growth, GROWTH)
    for size in sizes:
        bars.at_least(f"answered by citation, {size:,}", ours[size].kinds[CITATION].found, CITED)
        _check_subject(size, ours[size].kinds[SUBJECT], results.bare[size], bars)
        if size >= AHEAD_FROM:
            _check_ahead(size, results.by_size[size], bars)
    if IMPORTED in ours:
        rate = IMPORTED / ours[IMPORTED].build
        bars.at_least(f"imported a second, {IMPORTED:,}", rate, IMPORTED_A_SECOND)
    added = results.added[most]
    bars.at_most(f"seconds until an article is found among {most:,}", added.found, ADDED_SECONDS)
    bars.at_most("longest answer meanwhile, seconds", added.longest, LONGEST_ANSWER_SECONDS)
    bars.at_most(f"start with {most:,}, seconds", results.starts[most], START_SECONDS)


def _check_subject(size: int, ours: Timed, bare: Timed, bars: Bars) -> None:
    """A question by subject: at most so many times the bare query, and a millisecond."""
    limit = BARE_TIMES * bare.p50 + BARE_SECONDS
    bars.at_most(
        f"by subject among {size:,}, beside {BARE_TIMES}× the bare query + 1 ms",
        ours.p50 / limit,
        1.0,
    )


def _check_ahead(size: int, engines: dict[str, Measured], bars: Bars) -> None:
    for name in AHEAD_OF:
        if name in engines:
            for kind in KINDS:
                share = engines[US].kinds[kind].p50 / engines[name].kinds[kind].p50
                bars.at_most(f"{kind} among {size:,}, beside {name}", share, 1.0)


if __name__ == "__main__":
    main()
