"""Score the product and its peers on the same questions, in one run.

    python bench/quality.py --data FOLDER [--dev FILE] [--peers NAME…] [--picture FILE]

FOLDER (or QUALITY_DATA) holds a folder for each public set: `corpus.jsonl` of {"id", "title",
"text"} and `questions.jsonl` of {"question", "gold"}. FILE (or QUALITY_DEV) is a set in the form
of the answer contract. Neither is part of the project. Exits 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.asked import WAYS, asked
from bench.bars import Bars
from bench.judge import is_right
from bench.measures import DEPTH, Graded, Point, Ranking, curve, ranking, share
from bench.peers import PEERS, Document
from bench.plot import Line, draw_curves
from bench.product import DANVAN, product
from bench.sets import QuestionSet, read_lines, read_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Answer = dict[str, Any]

US = "danvan"
AHEAD, AHEAD_ON_THE_MEAN = 0.01, 0.02
BEHIND_AS_WRITTEN = 0.02
DEV_RIGHT = 0.95
ANSWERED, ANSWERED_WITHOUT_GOLD = 0.60, 0.10
_AS_WRITTEN = WAYS[0]
_SHOWN = 12
_ROUNDING = 1e-9

Table = dict[str, dict[str, Ranking]]
"""Figures by who was asked and in which way."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What a public set gave: figures, answers with the gold there, and with it removed."""

    name: str
    table: Table
    present: list[Graded]
    answers: list[Answer]
    golds: list[frozenset[str]]
    removed: list[Answer]

    @property
    def answered(self) -> list[bool]:
        """Of what was answered with the gold there: whether it is right."""
        return [
            _is_first_right(answer, gold)
            for answer, gold in zip(self.answers, self.golds, strict=True)
            if answer["outcome"] == "answer"
        ]

    @property
    def floor(self) -> tuple[float, float]:
        return len(self.answered) / len(self.answers), 1 - share(self.answered)

    @property
    def answered_without_gold(self) -> float:
        return share(answer["outcome"] == "answer" for answer in self.removed)


def main() -> None:
    """Print the tables; exit 1 where a bar is missed."""
    arguments = _arguments()
    sets = read_sets(arguments.data) if arguments.data else []
    scored = [_score(one, arguments.peers, arguments.danvan) for one in sets]
    dev = read_lines(arguments.dev) if arguments.dev else []
    dev_table, dev_answers = _score_dev(dev, arguments.peers, arguments.danvan) if dev else ({}, [])
    _print_table(scored, dev_table, len(dev))
    _print_curves(scored, arguments.picture)
    bars = Bars()
    print("\nBars")
    _check_sets(scored, bars)
    if dev:
        _check_dev(dev, dev_table, dev_answers, bars)
    sys.exit(bool(bars.missed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=_path("QUALITY_DATA"))
    parser.add_argument("--dev", type=Path, default=_path("QUALITY_DEV"))
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=list(PEERS))
    parser.add_argument("--picture", type=Path, help="where to draw the risk-coverage curves")
    parser.add_argument("--danvan", default=DANVAN, help="the command to measure")
    arguments = parser.parse_args()
    if not (arguments.data or arguments.dev):
        parser.error("give --data or --dev")
    return arguments


def _path(name: str) -> Path | None:
    return Path(os.environ[name]) if os.environ.get(name) else None


def _score(one: QuestionSet, peers: Sequence[str], danvan: str) -> Scored:
    ways = asked(one.questions)
    answers = _ask_product(one, ways, danvan)
    table: Table = {US: _figures({way: map(_ids, answers[way]) for way in WAYS}, one.golds)}
    ids = [article["id"] for article in one.articles]
    for name in peers:
        found = _ask_peer(name, one.documents, ways)
        by_id = {way: [[ids[number] for number in best] for best in found[way]] for way in WAYS}
        table[name] = _figures(by_id, one.golds)
    written = answers[_AS_WRITTEN]
    present = [
        Graded(_certainty(answer), _is_best_right(answer, gold))
        for answer, gold in zip(written, one.golds, strict=True)
    ]
    return Scored(one.name, table, present, written, one.golds, _without_gold(one, danvan))


def _figures(
    found: Mapping[str, Iterable[Sequence[str]]], golds: list[frozenset[str]]
) -> dict[str, Ranking]:
    return {way: ranking(best, golds) for way, best in found.items()}


def _ask_product(
    one: QuestionSet, ways: dict[str, list[str]], danvan: str
) -> dict[str, list[Answer]]:
    with product(danvan, one.articles) as made:
        return {way: made.ask(ways[way], "--top", str(DEPTH)) for way in WAYS}


def _ask_peer(
    name: str, documents: list[Document], ways: dict[str, list[str]]
) -> dict[str, list[list[int]]]:
    """What a peer finds in each way; how long it took goes to standard error."""
    started = time.perf_counter()
    peer = PEERS[name](documents)
    found = {way: peer.best(ways[way]) for way in WAYS}
    print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return found


def _without_gold(one: QuestionSet, danvan: str) -> list[Answer]:
    answers = []
    for fold in one.folds():
        with product(danvan, fold.articles) as made:
            answers += made.ask(fold.questions, "--top", "1")
    return answers


def _ids(answer: Answer) -> list[str]:
    return [match.get("external_id") or "" for match in answer["ranking"]]


def _certainty(answer: Answer) -> float:
    """How sure the product is: what it says itself, or the score of its best candidate."""
    best = answer["ranking"][:1]
    score = best[0]["score"] if best else 0.0
    return float(answer.get("certainty", score))


def _is_best_right(answer: Answer, gold: frozenset[str]) -> bool:
    return any(id_ in gold for id_ in _ids(answer)[:1])


def _is_first_right(answer: Answer, gold: frozenset[str]) -> bool:
    return any(match.get("external_id") in gold for match in answer["matches"][:1])


def _score_dev(
    questions: list[dict[str, Any]], peers: Sequence[str], danvan: str
) -> tuple[dict[str, dict[str, float]], list[Answer]]:
    """Shares that are right by the contract, and the product's answers as written.

    A peer answers with its best candidate; it offers no choices, no lists, and knows no "none".
    """
    ways = asked(one["q"] for one in questions)
    with product(danvan) as made:
        answers = {way: made.ask(ways[way]) for way in WAYS}
        held = _entities(made.export())
    table = {US: {way: _right(questions, answers[way]) for way in WAYS}}
    for name in peers:
        found = _ask_peer(name, [document for document, _ in held], ways)
        table[name] = {
            way: _right(questions, [_peer_answer(best, held) for best in found[way]])
            for way in WAYS
        }
    return table, answers[_AS_WRITTEN]


def _right(questions: list[dict[str, Any]], answers: list[Answer]) -> float:
    return share(is_right(one, answer) for one, answer in zip(questions, answers, strict=True))


def _peer_answer(best: list[int], held: list[tuple[Document, dict[str, Any]]]) -> Answer:
    matches = [held[number][1] for number in best[:1]]
    return {"outcome": "answer" if matches else "none", "matches": matches}


def _entities(export: dict[str, Any]) -> list[tuple[Document, dict[str, Any]]]:
    """What the product knows, as documents for its peers, each with what a match would say."""
    directives = [
        (Document(_heading(one), " ".join([one["issuer"] or "", *one["titles"]])), one)
        for one in export["directives"]
    ]
    tasks = [(Document(f"Nhiệm vụ {one['number']}", one["text"]), one) for one in export["tasks"]]
    articles = [(Document(one["title"], ""), one) for one in export["articles"]]
    kinds = (("directive", directives), ("task", tasks), ("article", articles))
    return [(text, one | {"type": kind}) for kind, held in kinds for text, one in held]


def _heading(directive: dict[str, Any]) -> str:
    return f"{directive['doc_type'] or ''} {directive['citation'] or ''}".strip()


def _print_table(
    scored: list[Scored], dev: dict[str, dict[str, float]], dev_questions: int
) -> None:
    print("Right at 1, at 5, at 10, MRR at 10; of the development set the share that is right.\n")
    print(f"| set | found by | {' | '.join(WAYS)} |")
    print(f"| --- | --- | {' | '.join('---' for _ in WAYS)} |")
    for one in scored:
        for who, figures in one.table.items():
            cells = " | ".join(str(figures[way]) for way in WAYS)
            print(f"| {one.name}, {len(one.golds)} | {who} | {cells} |")
    for who, shares in dev.items():
        cells = " | ".join(f"{shares[way]:.3f}" for way in WAYS)
        print(f"| development, {dev_questions} | {who} | {cells} |")


def _print_curves(scored: list[Scored], picture: Path | None) -> None:
    lines = []
    for one in scored:
        points = curve(one.present)
        print(f"\nRisk and coverage, {one.name}\n")
        print("| certainty at least | answered | wrong of these | answered without the gold |")
        print("| --- | --- | --- | --- |")
        for point in _every_so_often(points):
            spurious = share(_certainty(answer) >= point.certainty for answer in one.removed)
            cells = f"{point.answered:.3f} | {point.wrong:.3f} | {spurious:.3f}"
            print(f"| {point.certainty:.3f} | {cells} |")
        answered, wrong = one.floor
        print(f"\nAt the product's floor, of {len(one.answers)} questions:")
        print(f"with gold removed, {one.answered_without_gold:.3f} get an answer;")
        print(f"with gold present, {answered:.3f} do, and {1 - wrong:.3f} of these are right.")
        lines.append(Line(one.name, points, one.floor))
    if picture and lines:
        draw_curves(lines, picture)


def _every_so_often(points: list[Point]) -> list[Point]:
    """Points about evenly apart in what they answer, the last one included."""
    wanted = [(number + 1) / _SHOWN for number in range(_SHOWN)]
    near = (next(one for one in points if one.answered >= part - _ROUNDING) for part in wanted)
    return list(dict.fromkeys(near))


def _check_sets(scored: list[Scored], bars: Bars) -> None:
    leads = []
    for one in scored:
        leads += _check_lead(one, bars)
        _check_ways(one.name, {way: one.table[US][way].at_1 for way in WAYS}, bars)
        bars.at_least(f"{one.name}: answered with gold", one.floor[0], ANSWERED)
        without = one.answered_without_gold
        bars.at_most(f"{one.name}: answered without gold", without, ANSWERED_WITHOUT_GOLD)
    if leads:
        mean = sum(leads) / len(leads)
        bars.at_least("ahead of the best peer, mean", mean, AHEAD_ON_THE_MEAN)


def _check_lead(one: Scored, bars: Bars) -> list[float]:
    peers = {who: figures[_AS_WRITTEN].at_1 for who, figures in one.table.items() if who != US}
    if not peers:
        return []
    best = max(peers, key=lambda who: peers[who])
    lead = one.table[US][_AS_WRITTEN].at_1 - peers[best]
    bars.at_least(f"{one.name}: ahead of {best}", lead, AHEAD)
    return [lead]


def _check_ways(name: str, right: dict[str, float], bars: Bars) -> None:
    for way in WAYS[1:]:
        loss = right[_AS_WRITTEN] - right[way]
        bars.at_most(f"{name}: lost with {way}", loss, BEHIND_AS_WRITTEN)


def _check_dev(
    questions: list[dict[str, Any]],
    table: dict[str, dict[str, float]],
    answers: list[Answer],
    bars: Bars,
) -> None:
    bars.at_least("development: right", table[US][_AS_WRITTEN], DEV_RIGHT)
    _check_ways("development", table[US], bars)
    spurious = sum(
        answer["outcome"] == "answer"
        for one, answer in zip(questions, answers, strict=True)
        if one["mode"] == "none"
    )
    bars.at_most("development: answered though nothing answers it", spurious, 0)


if __name__ == "__main__":
    main()
