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


def behind(paragraphs: Sequence[str], tasks: Sequence[Numbered]) -> Sequence[str]:
    """The paragraphs behind the last task."""
    last = tasks[-1].paragraphs[-1]
    end = next((at for at in reversed(range(len(paragraphs))) if paragraphs[at].endswith(last)), -1)
    return paragraphs[end + 1 :] if end >= 0 else []


def closing_of(behind_tasks: Sequence[str]) -> tuple[str, ...]:
    """Of the paragraphs behind the tasks those before what stands around the signature."""
    signed = (at for at, one in enumerate(behind_tasks) if _is_of_signature(one))
    kept = list(behind_tasks[: next(signed, None)])
    while kept and not _ENDS.search(kept[-1]):
        kept.pop()
    return tuple(one for one in kept if len(one) <= LONGEST_PARAGRAPH)[:MOST_PARAGRAPHS]


def _is_of_signature(paragraph: str) -> bool:
    return bool(_SIGNED.match(fold(paragraph))) or (
        marker(paragraph) is None and not _ENDS.search(paragraph) and is_office(paragraph)
    )
