"""The one clear way to print the day before the number: "Ngày …, Bộ Chính trị ban hành …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

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
