"""Read what is asked of documents that have to do with each other: change, carry out, one day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute

if TYPE_CHECKING:
    from knowledge.citations.read import Named
    from knowledge.reading.slate import Slate

_CARRIES_OUT = re.compile(
    r"(?: (?:(?:ban hanh|ky) )?(?:ngay|nam) \d[\d/.-]*)?"
    rf" (?:(?:co|la|phai|dung|ra|de) )*{patterns.CARRY_OUT} (?:cai )?"
)
"""Between two documents, behind a day: whether the first carries out the second is asked for."""

_SAME_DAY = re.compile(r"\b(?:ban hanh |ra doi |ky )?cung (?:mot )?ngay\b(?: (?:ban hanh|ky))?")
"""Behind several documents: whether they are of one day is asked for."""

_IS_REPLACED = re.compile(r"\b(?:bi|duoc) $")
"""Before a word for a change: it is done to the one that is named."""

_ASKED_BEHIND = re.compile(r" (?:nao|gi|mo|chi)$")
"""Behind a word for a change: what the one that was talked about changes."""


def take_beside(slate: Slate, named: tuple[Named, ...]) -> Attribute | None:
    """What is asked of several documents of each other."""
    if slate.take(_SAME_DAY):
        return Attribute.DATE
    between = slate.flat[named[0].end : named[1].start]
    return Attribute.IMPLEMENTS if _CARRIES_OUT.fullmatch(between) else None


def take_change(slate: Slate, named: tuple[Named, ...]) -> Attribute | None:
    """Whether a document changes others or is changed, by what stands before the word for it."""
    flat = slate.flat
    match = slate.take(patterns.REPLACES)
    if match is None:
        return None
    before = flat[: match.start()]
    is_of_it = patterns.PRONOUN.search(before) or _ASKED_BEHIND.search(match[0])
    is_ahead = len(before) <= named[0].start if named else not is_of_it
    is_changed = is_ahead or _IS_REPLACED.search(before)
    return Attribute.CHANGED_BY if is_changed else Attribute.CHANGES
