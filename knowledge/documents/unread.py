"""What looks like the number of a document and was not read, as scans and typists leave it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.citations import find

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGN = r"[^\s,;:()\[\]“”\"«»…]"
_LIKE_ONE = re.compile(
    rf"(?i:\bsố)\s*:?\s*(?P<behind>(?=[0-9OoIlSBZ]\S{{0,12}}[/-]){_SIGN}{{1,12}}[A-ZĐ]{{2}}{_SIGN}{{0,24}})"
    rf"|(?<![\w/.-])(?P<alone>\w{{0,4}}\d\w{{0,4}}[/-][A-ZĐ]\w{{1,6}}[/-][A-ZĐ]{_SIGN}{{1,24}})"
)
_TRAILING = ".!?/-"
_MOST = 20


def unread_numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """What in the texts looks like a number and is none that was found, as printed, 20 at most."""
    told = dict.fromkeys(one for text in texts for one in _unread(text))
    return tuple(told)[:_MOST]


def _unread(text: str) -> Iterable[str]:
    found = [(mention.start, mention.end) for mention in find(text)]
    for match in _LIKE_ONE.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if not any(first < end and start < last for first, last in found):
            yield text[start:end].rstrip(_TRAILING)
