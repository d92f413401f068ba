"""The share of right answers on two sets of questions as people ask them: a regression gate.

A question is right as its `mode` says: `top1`, the first match of an answer is what is expected;
`choices`, all that is expected is offered with at most three others; `list`, exactly the set;
`none`, nothing is presented as an answer.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from knowledge.answering.answer import answer
from knowledge.answering.model import Answer, Outcome
from knowledge.catalogue import Article, Directive, Task

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge

FOLDER = Path(__file__).parents[2] / "product"
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line)
    for name in ("questions.jsonl", "calibration.jsonl", "everyday.jsonl")
    for line in (FOLDER / name).read_text("utf-8").splitlines()
]
ANSWERABLE, UNANSWERABLE = 0.95, 0.92
OTHERS_OFFERED = 3

Judged = list[tuple[dict[str, Any], Answer, bool]]


@pytest.fixture(scope="module")
def judged(known: Knowledge) -> Judged:
    answers = [(question, answer(question["q"], known)) for question in QUESTIONS]
    return [(question, given, is_right(question, given, known)) for question, given in answers]


def is_right(question: dict[str, Any], given: Answer, known: Knowledge) -> bool:
    expected = question["expect"]
    found = [known.entity(match) for match in given.matches]
    held = all(any(is_same(one, entity) for entity in found) for one in expected)
    others = [entity for entity in found if not any(is_same(one, entity) for one in expected)]
    match question["mode"]:
        case "none":
            return given.outcome is Outcome.NONE
        case "top1":
            first = bool(found) and any(is_same(one, found[0]) for one in expected)
            return given.outcome is Outcome.ANSWER and first
        case "choices":
            few = len(found) <= len(expected) + OTHERS_OFFERED
            return given.outcome is Outcome.CHOICES and held and few
        case "list":
            return given.outcome is Outcome.LIST and held and not others
        case mode:
            raise ValueError(mode)


def is_same(expected: dict[str, Any], entity: Directive | Task | Article) -> bool:
    match entity:
        case Task():
            return (expected["type"], expected.get("number")) == ("task", entity.number)
        case Article():
            return (expected["type"], expected.get("title")) == ("article", entity.title)
    citation = str(entity.citation) if entity.citation else None
    if expected["type"] != "directive" or expected["citation"] != citation:
        return False
    if "date" not in expected:
        return True
    dates = [date.isoformat() for date in entity.dates]
    return expected["date"] in dates if expected["date"] else not dates


def test_the_sets_are_large_and_of_every_kind() -> None:
    assert len(QUESTIONS) >= 600
    assert sum(question["mode"] == "none" for question in QUESTIONS) >= 170
    assert {question["mode"] for question in QUESTIONS} == {"top1", "choices", "list", "none"}


def test_share_of_right_answers(judged: Judged, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = Counter(question["kind"] for question, _, _ in judged)
    right = Counter(question["kind"] for question, _, is_right in judged if is_right)
    answerable = share(judged, of_none=False)
    unanswerable = share(judged, of_none=True)
    with capsys.disabled():
        for kind in sorted(kinds):
            print(f"\n{kind:18} {right[kind]:3}/{kinds[kind]}", end="")  # noqa: T201
        print(f"\nanswerable {answerable:.3f} unanswerable {unanswerable:.3f}")  # noqa: T201
    assert answerable >= ANSWERABLE, misses(judged, of_none=False)
    assert unanswerable >= UNANSWERABLE, misses(judged, of_none=True)


def test_a_full_number_is_never_answered_wrongly(judged: Judged) -> None:
    wrong = [
        question["q"]
        for question, _, is_right in judged
        if question["kind"] == "citation_exact" and not is_right
    ]
    assert wrong == []


def share(judged: Judged, *, of_none: bool) -> float:
    marks = [right for question, _, right in judged if (question["mode"] == "none") is of_none]
    return sum(marks) / len(marks)


def misses(judged: Judged, *, of_none: bool) -> list[str]:
    return [
        question["q"]
        for question, _, right in judged
        if not right and (question["mode"] == "none") is of_none
    ]
