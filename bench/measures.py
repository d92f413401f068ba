"""Figures of a ranking, and of answers that may be withheld."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Ranking:
    """Shares of the questions: right at 1, at 5, at 10, and the mean of 1 / place."""

    at_1: float
    at_5: float
    at_10: float
    mrr: float

    def __str__(self) -> str:
        return " ".join(f"{value:.3f}" for value in (self.at_1, self.at_5, self.at_10, self.mrr))


@dataclass(frozen=True, slots=True)
class Graded:
    """How sure the product is of its best candidate, and whether that is right."""

    certainty: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Point:
    """Where all that is at least so certain is answered: the share answered, the share wrong."""

    certainty: float
    answered: float
    wrong: float


def ranking(found: Iterable[Sequence[str]], golds: Sequence[frozenset[str]]) -> Ranking:
    """Figures of what was found for each question, best first."""
    places = [_place(best, gold) for best, gold in zip(found, golds, strict=True)]
    count = len(places)
    at_1, at_5, at_10 = (sum(place <= depth for place in places) / count for depth in (1, 5, DEPTH))
    mrr = sum(1 / place for place in places if place <= DEPTH) / count
    return Ranking(at_1, at_5, at_10, mrr)


def curve(graded: Iterable[Graded]) -> list[Point]:
    """The risk-coverage curve, from nothing answered to everything; equal certainties together."""
    ordered = sorted(graded, key=lambda one: -one.certainty)
    points, wrong = [], 0
    for number, one in enumerate(ordered, 1):
        wrong += not one.is_right
        if number == len(ordered) or ordered[number].certainty < one.certainty:
            points.append(Point(one.certainty, number / len(ordered), wrong / number))
    return points


def share(values: Iterable[bool]) -> float:
    """The share of true values, 0 where there are none."""
    held = list(values)
    return sum(held) / max(1, len(held))


def _place(best: Sequence[str], gold: frozenset[str]) -> float:
    return next((float(at) for at, id_ in enumerate(best[:DEPTH], 1) if id_ in gold), float("inf"))
