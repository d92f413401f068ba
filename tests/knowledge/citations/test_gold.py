"""Recall and precision on `gold.jsonl`: sentences in the register of offices, written for this.

Each line holds a text and its citations: canonical form, type in words, date and span.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.citations import find

GOLD = [
    json.loads(line)
    for line in (Path(__file__).parent / "gold.jsonl").read_text("utf-8").splitlines()
]
GATE = 0.98


def expected(row: dict[str, Any]) -> dict[tuple[str, int, int], dict[str, Any]]:
    return {(one["citation"], one["start"], one["end"]): one for one in row["citations"]}


def found(row: dict[str, Any]) -> dict[tuple[str, int, int], dict[str, Any]]:
    return {
        (str(one.citation), one.start, one.end): {
            "doc_type": one.doc_type,
            "date": one.date.isoformat() if one.date else None,
        }
        for one in find(row["text"])
    }


def test_gold_set_is_large_enough() -> None:
    assert len(GOLD) >= 300
    assert sum(not row["citations"] for row in GOLD) >= 80


def test_recall_and_precision(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [(expected(row), found(row)) for row in GOLD]
    common = [(want[key], got[key]) for want, got in pairs for key in want.keys() & got.keys()]
    recall = len(common) / sum(len(want) for want, _ in pairs)
    precision = len(common) / sum(len(got) for _, got in pairs)
    date, doc_type = (
        sum(want[part] == got[part] for want, got in common) / len(common)
        for part in ("date", "doc_type")
    )
    with capsys.disabled():
        print(  # noqa: T201
            f"\nrecall {recall:.3f} precision {precision:.3f} "
            f"date {date:.3f} doc_type {doc_type:.3f}"
        )
    assert min(recall, precision, date, doc_type) >= GATE


@pytest.mark.parametrize(
    "text", [row["text"] for row in GOLD if not row["citations"]], ids=lambda text: text[:40]
)
def test_look_alike(text: str) -> None:
    assert find(text) == []
