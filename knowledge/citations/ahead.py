"""The clear ways to print day and issuer before the number: "Ngày …, Bộ Chính trị ban hành …", and
before the numbers of a list "hai văn bản của Bộ Chính trị cùng ngày …: "."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import tables
from knowledge.citations import vocabulary
from knowledge.citations.behind import read_behind
from knowledge.citations.dates import DATE, read_date
from knowledge.citations.terms import in_roman

if TYPE_CHECKING:
    from knowledge.citations.behind import Behind
    from knowledge.citations.plain import Plain

_ISSUED = re.compile(
    rf"\bngay\s+{DATE}\s*,?\s*(?P<issuer>[^\W\d_][^,.;:()\d]{{2,80}}?)"
    r"(?:\s+\(?khoa\s+(?P<term>[ivx]{1,5}|[0-9]{1,2})\)?)?\s+"
    r"(?:da\s+)?(?:(?:ky\s+)?ban\s+hanh|ra|ky|co|thong\s+qua)\s+\Z"
)
_WINDOW = 160
_COUNTS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5}
_COLON = re.compile(r"\s*(?:,?\s*(?:gom|la))?\s*:\s*(?:[-+•]\s*)?(?:so\s*:?\s*)?")


def read_ahead(page: Plain, low: int, position: int, behind: Behind) -> Behind:
    """Add to `behind` the day and the issuer printed directly before the type word."""
    low = max(low, position - _WINDOW)
    match = _ISSUED.search(page.flat, low, position)
    if not match or not page.text[match.start("issuer")].isupper():
        return behind
    issuer = " ".join(page.text[match.start("issuer") : match.end("issuer")].split())
    term = behind.term or (in_roman(match["term"]) if match["term"] else None)
    return replace(
        behind, date=read_date(match), dated=True, issuer=behind.issuer or issuer, term=term
    )


def read_ahead_of_all(page: Plain, low: int, position: int) -> tuple[int, Behind] | None:
    """How many documents are named from the position on, and the day and the issuer that all of
    them have: "hai văn bản của Bộ Chính trị cùng ngày 12/12/2013: "."""
    if ":" not in page.flat[max(low, position - 8) : position]:
        return None
    for match in _counted().finditer(page.flat, max(low, position - _WINDOW), position):
        behind = read_behind(page, match.end())
        if _COLON.fullmatch(page.flat, behind.tail, position):
            return _COUNTS.get(match["count"]) or int(match["count"]), behind
    return None


@tables.derived
def _counted() -> re.Pattern[str]:
    told = {"van ban", *(" ".join(words) for words in vocabulary.types_by_words())}
    names = "|".join(re.escape(name) for name in sorted(told, key=len, reverse=True))
    return re.compile(rf"\b(?P<count>{'|'.join(_COUNTS)}|0?[2-9])\s+(?:{names})\b")
