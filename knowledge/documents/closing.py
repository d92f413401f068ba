"""What a source document says behind its tasks: how they are organized, until when to report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.documents.imprint import LONGEST_PARAGRAPH, MOST_PARAGRAPHS, is_office
from knowledge.documents.numbering import marker
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.documents.tasks import Numbered

_SIGNED = re.compile(r"\W*(?:noi (?:nhan|gui)\b|(?:t\s?/?\s?m|k\s?/?\s?t|t\s?/?\s?l)\b)")
_ENDS = re.compile(r"[.;:,!?…”\"/]\s*$")


def closing_of(paragraphs: Sequence[str], tasks: Sequence[Numbered]) -> tuple[str, ...]:
    """The paragraphs between the last task and what stands around the signature."""
    last = tasks[-1].paragraphs[-1]
    end = next((at for at in reversed(range(len(paragraphs))) if paragraphs[at].endswith(last)), -1)
    behind = list(paragraphs[end + 1 :]) if end >= 0 else []
    signed = next((at for at, one in enumerate(behind) if _is_of_signature(one)), len(behind))
    kept = behind[:signed]
    while kept and not _ENDS.search(kept[-1]):
        kept.pop()
    return tuple(one for one in kept if len(one) <= LONGEST_PARAGRAPH)[:MOST_PARAGRAPHS]


def _is_of_signature(paragraph: str) -> bool:
    return bool(_SIGNED.match(fold(paragraph))) or (
        marker(paragraph) is None and not _ENDS.search(paragraph) and is_office(paragraph)
    )
