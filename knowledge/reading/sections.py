"""The part of a programme that a question names: `mục III`, `phần thứ hai`, `chương B`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.text.fold import fold
from knowledge.text.numerals import place_of

if TYPE_CHECKING:
    from knowledge.reading.slate import Slate

_MAY_BE = re.compile(r"\b(?:muc|phan|chuong) ")
_NO_PART = "".join(rf"(?<!{one} )" for one in "danh hang chuyen thanh mot co tham bo hop".split())
_ROMAN = r"[ivx]+(?! (?:pham|sao|ly|the|mang|tri)\b)"
_ORDINAL = r"thu (?:nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)"
_HOLDS = rf"(?= (?:(?:bao )?gom|co) (?:(?:nhung|cac|may|bao nhieu) )*{patterns.TASK}\b)"
_PROGRAMME = (
    r"(?:chuong trinh|ke hoach|huong dan)\b"
    r"(?! (?:muc tieu|hanh dong|phoi hop|thuc hien|trien khai)\b)"
)
_OF_OTHERS = rf"(?:cua |trong |thuoc )?(?!{_PROGRAMME})(?:{patterns.TYPES})\b"
_SECTION = re.compile(
    rf"\b(?:(?:trong|o|thuoc|cua) )?{_NO_PART}(?:(?:muc|phan|chuong)(?: so)? (?:{_ROMAN}|[a-h])"
    rf"|(?:phan|chuong)(?: so)? (?:\d{{1,2}}|hai|ba|bon|{_ORDINAL})(?! (?:tram|muoi))"
    rf"|muc(?: so)? \d{{1,2}}{_HOLDS})\b(?! ?[./-]? ?\d)(?! {_OF_OTHERS})"
)
"""A part that holds tasks and is none; those of another document are not meant."""

_LIKE_WORDS = frozenset("ae")
_BEFORE = re.compile(r"(?:trong|o|thuoc|cua) ")


def take_section(slate: Slate) -> str:
    """The place of the part that a question names, which is taken away; "" where it names none."""
    match, place = _named(slate.flat, slate.text)
    if match:
        slate.blank(*match.span())
    return place


def without_section(text: str) -> str:
    """The words of a question without those for the part that it names."""
    match, _ = _named(fold(text), text)
    return f"{text[: match.start()]}{text[match.end() :]}" if match else text


def _named(flat: str, text: str) -> tuple[re.Match[str] | None, str]:
    """Where a text, folded, names a part, and its place."""
    for match in _SECTION.finditer(flat) if _MAY_BE.search(flat) else ():
        typed = text[match.start() : match.end()].rsplit(maxsplit=1)[-1]
        place = place_of(_BEFORE.sub("", match[0]))
        is_bare = typed.isascii() and (place not in _LIKE_WORDS or typed.isupper())
        if place.isdigit() or is_bare:
            return match, place
    return None, ""
