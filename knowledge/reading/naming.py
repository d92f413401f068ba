"""Read words that only say that a document is named: `nêu những văn bản nào`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.reading.slate import Slate

_NAMES = (
    r"(?:neu|(?<!huong )dan(?= (?:chieu|ra|nhung|cac)\b)|vien dan|trich dan|ghi|kem"
    r"|nhac|de cap|ap dung)(?: (?:chieu|ten|ra|den|toi|theo|vao|ro))*"
)
_DOCUMENTS = rf"(?:{patterns.DIRECTIVE}|{patterns.TYPES})"
_NAMED = (
    rf"\b{_NAMES} (?=(?:(?:nhung|cac|may|bao nhieu|loai|cai) )*{_DOCUMENTS} (?:nao|gi|mo)\b"
    rf"|(?:may|bao nhieu) {_DOCUMENTS}\b)"
)
_NAMING = re.compile(
    rf"{_NAMED}|(?:(?<=van ban )|(?<=vb )|(?<=nao )|(?<=gi ))(?:(?:duoc|co|da) )*{_NAMES}"
    r"(?: (?:o |trong |tai )?(?:do|day|nay|tren))?\W*$"
)
_HINT = re.compile(r"\b(?:neu|dan|ghi|kem|nhac|de cap|ap dung)\b")
_ASKS_NAMED = re.compile(rf"\W*(?:(?:no|cai nay|van ban (?:nay|do)|co|the|vay|con) )*{_NAMED}")


def take_naming(slate: Slate) -> None:
    """Take away words that say nothing but that something names the documents asked for."""
    if slate.find(_HINT):
        slate.take_all(_NAMING)


def asks_named(text: str) -> bool:
    """Whether it is asked what is named, by something that is not said: `nó nêu văn bản nào`."""
    said = fold(text)
    return _HINT.search(said) is not None and _ASKS_NAMED.match(said) is not None
