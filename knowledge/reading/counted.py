"""Read that what has most or fewest is asked for: `nhiệm vụ nào có nhiều nghị quyết nhất`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.reading.question import Extreme

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.reading.question import Question
    from knowledge.reading.slate import Slate

_NAMED_BY = r"(?:duoc|nhac|dan|neu|xuat hien|co mat|nam|thuoc|o|trong|den|toi|ten)"
_COUNTED = re.compile(
    rf"\b(?:(?:co|{_NAMED_BY}) )*(?P<which>nhieu|it)"
    rf" (?P<what>{patterns.THINGS}(?: (?:cua|nam|khoa) [^,.;?]*?)?)(?<!thong) nhat\b"
    rf"|\b(?:{_NAMED_BY} )+(?P<alone>nhieu|it)(?: lan)? nhat\b"
    r"|(?<=nao )(?:(?:co|neu|nhac|dan|den|toi|ban hanh|ra) )*(?P<many>nhieu|it)"
    rf" (?P<things>{patterns.THINGS})\W*$"
)
"""What has most or fewest documents, or is in most or fewest tasks; or many of them."""

BY_COUNT = (Extreme.MOST, Extreme.FEWEST)


def take_counted(
    slate: Slate, read: Callable[[str], Question]
) -> tuple[Extreme | None, Question | None]:
    """Whether what has most or fewest is asked for, and of what, read as a question of its own.

    Where that is not said (`được nhắc nhiều nhất`) it is all that names it.
    """
    match = slate.take(_COUNTED)
    if match is None:
        return None, None
    said = match["which"] or match["alone"] or match["many"]
    extreme = Extreme.MOST if said == "nhieu" else Extreme.FEWEST
    what = slate.text[slice(*match.span("what" if match["what"] else "things"))]
    return extreme, read(what) if match["what"] or match["things"] else None
