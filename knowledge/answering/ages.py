"""Read which of a set is asked for by its age: the newest, the three newest, the older of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering import patterns
from knowledge.answering.question import Extreme
from knowledge.text.numerals import read_number

if TYPE_CHECKING:
    from knowledge.answering.slate import Slate
    from knowledge.citations.read import Named


def read_than(slate: Slate, named: tuple[Named, ...]) -> Extreme | None:
    """Whether documents issued before or after the one that is named are asked for."""
    if len(named) != 1:
        return None
    before = slate.flat[: named[0].start]
    if patterns.PRONOUN.search(before):
        return None
    if patterns.NEWER_THAN.search(before):
        return Extreme.NEWEST
    return Extreme.OLDEST if patterns.OLDER_THAN.search(before) else None


def take_compared(slate: Slate, compared: int) -> Extreme | None:
    """Which of so many documents that are named or meant is asked for: `cái nào ra trước`."""
    if compared <= 1:
        return None
    if slate.take(patterns.NEWER):
        return Extreme.NEWEST
    return Extreme.OLDEST if slate.take(patterns.OLDER) else None


def take_extreme(slate: Slate) -> Extreme | None:
    """Whether the newest or the oldest of a set are asked for."""
    if slate.take(patterns.NEWEST) or _take_new(slate):
        return Extreme.NEWEST
    return Extreme.OLDEST if slate.take(patterns.OLDEST) else None


def _take_new(slate: Slate) -> bool:
    """Whether new ones are asked for: `văn bản mới`."""
    match = slate.find(patterns.NEW)
    if match:
        slate.blank(*match.span("new"))
    return match is not None


def take_most(slate: Slate) -> int | None:
    """How many of them are asked for, where that is said."""
    match = slate.take(patterns.SO_MANY)
    number = read_number(match[0].split()) if match else None
    return number[0] if number else None
