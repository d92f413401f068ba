"""The district, town or commune that a question is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.documents.heading import Level
from knowledge.reading import patterns
from knowledge.text.fold import accented, fold, words

if TYPE_CHECKING:
    from knowledge.reading.slate import Slate
    from knowledge.search.lexicon import Lexicon

_PLACE = re.compile(
    r"(?<!\bmoi )(?<!\btung )(?<!\bcap )"
    r"\b(?:huyen|thi xa|thi tran|thanh pho|tp|tx|phuong|xa(?! hoi\b)|quan)"
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

_LEVELS = {
    "tỉnh": Level.PROVINCE,
    "thành": Level.CITY,
    "tp": Level.CITY,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
}
_LEVEL = (
    r"(?:dang uy )?"
    r"(?P<kind>(?:tinh|huyen|quan)(?: uy)?|thanh (?:uy|pho)|tp|thi (?:uy|xa)|xa|phuong)"
)
_OF = r"(?:cua|o|thuoc|ben|cap)"
_PROGRAMME = r"(?:chuong trinh|ke hoach|kh)"
_IN_IT = (
    rf"(?:(?: (?:trong|cua|thuoc|o))+(?: ban)? {_PROGRAMME}(?: (?:cong tac|dan van))*(?: {_OF})*"
    rf"| {_PROGRAMME}(?!(?: \w+)? \w+ uy\b))?"
)
_TASKS_OF_LEVEL = re.compile(
    rf"\b(?:muc|phan|chuong)(?: (?:so|thu))? \w+{_IN_IT}(?: {_OF})* {_LEVEL.replace('kind', 'in')}"
    rf"(?= ?(?:[?.,;!]|$)| (?:co|gom|la|ai|thi)\b)"
    rf"|\b{patterns.TASK}(?:(?: so)? \d+{_IN_IT}(?: {_OF})*|(?: (?:nao|gi))?(?: {_OF})+) {_LEVEL}"
    r"(?= ?(?:[?.,;!]|$)| (?:ai|la|co|do|thi|han|khi|xong|noi|ve|nam|gom|phai|den|va|a|vay|the)\b)"
    rf"|^(?:chuong trinh )?(?:{_OF} )?{_LEVEL.replace('kind', 'has')} (?:co|gom)\b"
    rf"(?=.* {patterns.TASK}\b)"
)

_WORK_OF_LEVEL = re.compile(
    rf"(?:\b(?:o|cua|tai|thuoc|ben)|^\W*) ?\b{_LEVEL}(?! ?,)"
    r"(?: (?P<next>[a-z]+)(?: (?P<last>[a-z]+))?)?"
)
_BEHIND_LEVEL = frozenset(
    "ai la co do thi lam phai giao duoc voi bao may khi nao minh ta se da can".split()
)
_KIND_OF_LEVEL = frozenset("bien nong mien vung dac dao bai loai diem".split())
"""Behind it: which communes are meant, those at the border or in the mountains."""

_OF_WORK = re.compile(r"\b(?:viec|ai|giao|lam)\b")
"""Beside a province or a city, by which documents are issued too: no document is meant."""

_OTHER_LEVEL = re.compile(
    rf"(?:^\W*(?:(?:so sanh|giua) )*|\b{_OF} ){_LEVEL} (?:hay|hoac|va|voi|so voi) (?:{_OF} )?"
    rf"{_LEVEL.replace('kind', 'other')}\b"
)
_LEVEL_ALONE = re.compile(
    rf"\W*(?:(?:con|the|vay|cai|y|toi|em|minh|anh|chi|muon|hoi|la|lay) )*(?:{_OF} )?{_LEVEL}"
    r"(?: (?:thi sao|sao|a|nhe|co|vay|thoi|chu|ay|do|nay))*\W*"
)


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


def take_level(slate: Slate, lexicon: Lexicon) -> tuple[str, ...]:
    """The place whose tasks a question asks for by its kind: `nhiệm vụ 3 của Thành ủy`.

    None where programmes of several places of that kind are held, or of none.
    """
    if several := _OTHER_LEVEL.search(slate.flat):
        spans = several.span("kind"), several.span("other")
        return tuple(place for span in spans for place in _taken(slate, span, lexicon))
    match = _TASKS_OF_LEVEL.search(fold(slate.text))
    return _taken(slate, match.span(match.lastgroup or 0), lexicon) if match else ()


def take_level_of_work(slate: Slate, lexicon: Lexicon) -> tuple[str, ...]:
    """The same of what is asked in words of no document: `ở xã ai lo việc hòa giải`."""
    is_of_documents = patterns.SAYS_DOCUMENTS.search(slate.flat)
    match = None if is_of_documents else _WORK_OF_LEVEL.search(slate.flat)
    if match is None or (match["kind"][0] == "t" and not _OF_WORK.search(slate.flat)):
        return ()
    kind, behind, last = match["kind"].split()[-1], match["next"], match["last"]
    is_told = behind in _BEHIND_LEVEL or behind is None
    is_word = (
        last
        and behind not in _KIND_OF_LEVEL
        and lexicon.knows_pair(behind, last)
        and not lexicon.knows_pair(kind, behind)
    )
    return _taken(slate, match.span("kind"), lexicon) if is_told or is_word else ()


def _taken(slate: Slate, span: tuple[int, int], lexicon: Lexicon) -> tuple[str, ...]:
    place = _of_level(slate.text[slice(*span)], lexicon)
    if place is None:
        return ()
    slate.blank(*span)
    return (place,)


def level_alone(text: str, lexicon: Lexicon) -> str | None:
    """The same where nothing but the kind is said: `của Thành ủy thì sao`."""
    match = _LEVEL_ALONE.fullmatch(fold(text)) if lexicon.place_of_level else None
    return _of_level(text[slice(*match.span("kind"))], lexicon) if match else None


def kind_alone(text: str) -> str | None:
    """The folded word for a kind of place where nothing else is said: `của huyện`."""
    match = _LEVEL_ALONE.fullmatch(fold(text))
    return match["kind"] if match else None


def _of_level(kind: str, lexicon: Lexicon) -> str | None:
    """The only place of a kind, which is typed without marks or with its own."""
    first = next(iter(words(accented(kind))), "")
    levels = (level for marked, level in _LEVELS.items() if first in (marked, fold(marked)))
    return next(map(lexicon.place_of_level.get, levels), None)
