"""Public question sets: law articles as knowledge, questions, and the articles that answer them."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bench.peers import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = {"alqac2022": "ALQAC 2022", "vlsp2023_lter": "VLSP 2023"}
_FOLDS = 8
_SEED = 11


@dataclass(frozen=True, slots=True)
class Fold:
    """A part of a set's questions, and its articles without any that answers one of them."""

    questions: list[str]
    articles: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A set: `golds[i]` are the ids of the articles that answer `questions[i]`."""

    name: str
    articles: list[dict[str, Any]]
    questions: list[str]
    golds: list[frozenset[str]]

    @property
    def documents(self) -> list[Document]:
        return [Document(one["title"], one["text"]) for one in self.articles]

    def folds(self) -> Iterator[Fold]:
        """Every question once; those with the same answers together, else at random."""
        groups = sorted({tuple(sorted(gold)) for gold in self.golds})
        random.Random(_SEED).shuffle(groups)
        for first in range(_FOLDS):
            chosen = {frozenset(group) for group in groups[first::_FOLDS]}
            gone = frozenset().union(*chosen)
            yield Fold(
                [
                    one
                    for one, gold in zip(self.questions, self.golds, strict=True)
                    if gold in chosen
                ],
                [one for one in self.articles if one["id"] not in gone],
            )


def read_sets(folder: Path) -> list[QuestionSet]:
    """The sets in a folder, each a folder of `corpus.jsonl` and `questions.jsonl`."""
    return [_read_set(path.parent) for path in sorted(folder.glob("*/questions.jsonl"))]


def read_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def _read_set(folder: Path) -> QuestionSet:
    articles = [
        {"id": row["id"], "title": row["title"], "text": row["text"]}
        for row in read_lines(folder / "corpus.jsonl")
    ]
    rows = read_lines(folder / "questions.jsonl")
    return QuestionSet(
        _NAMES.get(folder.name, folder.name),
        articles,
        [row["question"] for row in rows],
        [frozenset(row["gold"]) for row in rows],
    )
