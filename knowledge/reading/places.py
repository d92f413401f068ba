"""The district, town or commune that a question is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.reading.slate import Slate

_PLACE = re.compile(
    r"(?<!\bmoi )(?<!\btung )\b(?:huyen|thi xa|thi tran|thanh pho|tp|tx|phuong|xa(?! hoi\b)|quan)"
    r" (?!ban hanh\b)(?P<first>[a-z]+)(?: (?P<second>[a-z]+))?"
)
_MARKED_UNITS = {"xa": "xã", "phuong": "phường", "quan": "quận"}
"""Without their own marks these are syllables of many words (`xa hoi`, `phương án`)."""

_UNITS = {"tp": "pho", "tx": "xa"}
_NO_NAME = frozenset(
    "nao gi mo chi va voi o cac nhung trong thi la co tren duoc minh ta nay do hoac nghe"
    " phai khong ko uy".split()
)
_OF_A_BODY = re.compile(r"\b(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) $")
"""Before the kind of a place: it is of the name of a body, too."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name; a text that names it has one of the pairs of folded syllables."""

    pairs: frozenset[tuple[str, str]]


def take_place(slate: Slate, provinces: tuple[str, ...]) -> Place | None:
    """The first place that a question names behind its kind, which is taken away.

    The provinces and other places that were read go by their names alone.
    """
    known = {tuple(words(fold(name)))[:2] for name in provinces}
    for match in _PLACE.finditer(slate.flat):
        unit = match[0].split()[-2 if not match["second"] else -3]
        first, second = match["first"], match["second"]
        typed = slate.text[match.start() : match.start("first")].split()[0].casefold()
        if first in _NO_NAME or typed != _MARKED_UNITS.get(fold(typed), typed):
            continue
        named = {(_UNITS.get(unit, unit), first)} | ({(first, second)} if second else set())
        if not _OF_A_BODY.search(slate.flat[: match.start()]):
            slate.blank(match.start(), match.start("first"))
        if known.isdisjoint({(first,), (first, second)}):
            return Place(frozenset(named))
    return None
