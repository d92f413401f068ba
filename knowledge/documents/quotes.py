"""Which quotation marks of a text belong together.

Typists mix the glyphs and use them on the wrong side, so the side is told by what stands beside
the mark; only where that says nothing does the glyph decide.
"""

from __future__ import annotations

import re
from typing import Final

MARKS: Final = "“”„‟«»\"″'‘’"
_MARK = re.compile(r"''|’’|‘‘|[“”„‟«»\"″'‘’]|\n")
_SINGLE = frozenset("'‘’")
_OPENING = frozenset("“„«‘")
_BEFORE_OPENING = frozenset("([{“„«\"'‘-–—/:;,")
_AFTER_CLOSING = frozenset(")]}.,;:!?…”»\"'’-–—/")


def pairs(text: str) -> dict[int, tuple[int, int]]:
    """For the position of each opening mark that is closed in its paragraph: where the quoted
    text begins and where it ends."""
    found: dict[int, tuple[int, int]] = {}
    open_marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if mark[0] == "\n":
            open_marks.clear()
        elif _opens(text, mark, open_marks):
            open_marks.append(mark)
        elif opening := _opened_by(mark, open_marks):
            found[opening.start()] = (opening.end(), mark.start())
    return found


def opening_at(text: str, position: int) -> int:
    """Length of the mark at the position, 0 where there is none."""
    match = _MARK.match(text, position)
    return len(match[0]) if match and match[0] != "\n" else 0


def _opens(text: str, mark: re.Match[str], open_marks: list[re.Match[str]]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    starts = not before or before.isspace() or before in _BEFORE_OPENING
    ends = not after or after.isspace() or after in _AFTER_CLOSING
    if starts != ends:
        return starts
    if mark[0] in _OPENING:
        return True
    return not ends and not open_marks and mark[0] not in _SINGLE


def _opened_by(mark: re.Match[str], open_marks: list[re.Match[str]]) -> re.Match[str] | None:
    """Take the opening mark that this one closes; an apostrophe closes only an apostrophe."""
    if not open_marks or (mark[0] in _SINGLE and open_marks[-1][0] not in _SINGLE):
        return None
    return open_marks.pop()
