"""Terms of committees that a question restricts its answer to: `khóa XII`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.text.numerals import read_number, roman

if TYPE_CHECKING:
    from knowledge.reading.slate import Slate

_TERM = re.compile(
    r"(?<!bau cu quoc hoi )(?<!dai bieu quoc hoi )(?<!dbqh )"
    r"\b(?:(?:nhiem|thoi) ky )?khoa(?: thu)? (?P<t>[ivx]{1,6}\b|\d{1,2}\b|[a-z]+(?: [a-z]+)?)"
)


def take_term(slate: Slate) -> int | None:
    """Read and take away the number of a term."""
    match = slate.find(_TERM)
    if not match:
        return None
    said = match["t"].split()
    number = read_number(said)
    value = roman(said[0]) or (number[0] if number else None)
    if value:
        length = len(said[0]) if roman(said[0]) or not number else len(" ".join(said[: number[1]]))
        slate.blank(match.start(), match.start("t") + length)
    return value
