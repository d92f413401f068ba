"""Read which of a set is asked for by its age: the newest, the three newest, the older of two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading.patterns import ARTICLE, CLOSING, DIRECTIVE, PRONOUN, TYPES
from knowledge.reading.question import Extreme
from knowledge.text.numerals import read_number

if TYPE_CHECKING:
    from knowledge.citations.read import Named
    from knowledge.reading.slate import Slate

_ISSUED = r"(?:(?:duoc )?(?:ra doi|ra|ban hanh|ky|co) )"
_OLDER = re.compile(rf"\b(?:(?:cu|som|truoc|lau) hon|{_ISSUED}truoc)\b")
_NEWER = re.compile(rf"\b(?:(?:moi|muon|sau|tre) hon|{_ISSUED}sau)\b")
"""Beside several documents: which one was issued first or last is asked for."""

_ANY_THAN = rf"\b(?:{DIRECTIVE}|{TYPES}|nao|gi)\b.*\b{{}}(?: (?:so voi|ca|cai|khi co))* $"
_OLDER_THAN = re.compile(_ANY_THAN.format(rf"(?:{_OLDER.pattern}|{_ISSUED}?truoc)"))
_NEWER_THAN = re.compile(_ANY_THAN.format(rf"(?:{_NEWER.pattern}|{_ISSUED}?sau)"))
"""Before a document's number: those that were issued before or after it are asked for."""

_ENDS = rf"{CLOSING}\W*$"
_OLDER_OF_THEM = re.compile(rf"{_OLDER.pattern}|(?<=nao )(?:la )?cu{_ENDS}")
_NEWER_OF_THEM = re.compile(rf"{_NEWER.pattern}|(?<=nao )(?:la )?moi{_ENDS}")
_COMES = r"(?<=nao )(?:(?:la|co|duoc|ban hanh|ra doi|ra|ky) )*"
_NEWEST = re.compile(
    r"\b(?:moi nhat|gan day nhat|gan nhat|muon nhat|(?:ra|ban hanh|ky) (?:sau|cuoi) cung)\b"
    rf"|{_COMES}(?:(?:moi|muon|gan) hon|sau(?: hon)?){_ENDS}|(?<=\bcai )moi(?: hon)?{_ENDS}"
)
_OLDEST = re.compile(
    r"\b(?:cu nhat|som nhat|lau nhat|dau tien|(?:ra|ban hanh|ky) truoc (?:nhat|tien))\b"
    rf"|{_COMES}(?:(?:cu|som|lau) hon|truoc(?: hon)?){_ENDS}|(?<=\bcai )cu(?: hon)?{_ENDS}"
)
"""Of a set, the one issued last or first."""

NEW = re.compile(
    rf"\b(?:{DIRECTIVE}|{TYPES}|{ARTICLE})(?: (?:nao|gi))?"
    r" (?P<new>moi(?: (?:ban hanh|dang|ra|co|day|khong))*)(?=\W*$| cua\b)"
)
"""Several that were issued last."""

_SO_MANY = re.compile(
    r"\b(?:[2-9]|1\d|20|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
    rf"(?= (?:{ARTICLE}|{DIRECTIVE}|{TYPES})\b.*(?:{_NEWEST.pattern}|{_OLDEST.pattern}))"
)
"""Of a set, so many of those."""


def read_than(slate: Slate, named: tuple[Named, ...]) -> Extreme | None:
    """Whether documents issued before or after the one that is named are asked for."""
    if len(named) != 1:
        return None
    before = slate.flat[: named[0].start]
    if PRONOUN.search(before):
        return None
    if _NEWER_THAN.search(before):
        return Extreme.NEWEST
    return Extreme.OLDEST if _OLDER_THAN.search(before) else None


def take_compared(slate: Slate, compared: int) -> Extreme | None:
    """Which of so many documents that are named or meant is asked for: `cái nào ra trước`."""
    if compared <= 1:
        return None
    if slate.take(_NEWER_OF_THEM):
        return Extreme.NEWEST
    return Extreme.OLDEST if slate.take(_OLDER_OF_THEM) else None


def take_extreme(slate: Slate) -> Extreme | None:
    """Whether the newest or the oldest of a set are asked for."""
    if slate.take(_NEWEST) or _take_new(slate):
        return Extreme.NEWEST
    return Extreme.OLDEST if slate.take(_OLDEST) else None


def _take_new(slate: Slate) -> bool:
    """Whether new ones are asked for: `văn bản mới`."""
    match = slate.find(NEW)
    if match:
        slate.blank(*match.span("new"))
    return match is not None


def take_most(slate: Slate) -> int | None:
    """How many of them are asked for, where that is said."""
    match = slate.take(_SO_MANY)
    number = read_number(match[0].split()) if match else None
    return number[0] if number else None
