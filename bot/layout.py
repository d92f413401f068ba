"""Lay blocks out in messages: a long reply is split between blocks first."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.split import cut, units, words_of
from handlers.messages import Role, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.split import Spans
    from handlers.messages import Block

ORNAMENTS = {Role.ITEM: "• ", Role.WARNING: "⚠️ ", Role.SOURCE: "📎 "}
"""What a block of a role begins with."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"}
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")


def fill(blocks: Iterable[Block], dress: Callable[[Block], Spans], limit: int) -> Iterator[Spans]:
    """Fill messages of at most `limit` units; `dress` gives a block as it is shown.

    A heading stands above what it names, if this has to be cut for it.
    """
    sheet: Spans = ()
    is_told = False
    size = 0
    above: Role | None = None
    for block in blocks:
        line = dress(block)
        if not is_visible(block.text):
            continue
        added = (Span(_gap(above, block.role)), *line) if sheet else line
        above = block.role
        more = units(words_of(added))
        if size + more <= limit:
            sheet, size = (*sheet, *added), size + more
            is_told |= block.role is not Role.HEADING
            continue
        if is_told:
            yield sheet
        *full, sheet = _slabs(line if is_told else (*sheet, *added), limit)
        yield from full
        size = units(words_of(sheet))
        is_told = block.role is not Role.HEADING
    yield sheet


def sendable(text: str) -> str:
    """The text with a sign in the place of what no server takes."""
    return _UNSENDABLE.sub("\ufffd", text)


def is_visible(text: str) -> bool:
    """Whether anything of a text can be seen."""
    return any(unicodedata.category(char) not in _INVISIBLE for char in text)


def _slabs(line: Spans, limit: int) -> Iterator[Spans]:
    while units(words_of(line)) > limit:
        slab, line = cut(line, limit)
        yield slab
    yield line


def _gap(above: Role | None, below: Role) -> str:
    starts_section = below in {Role.HEADING, Role.PARAGRAPH, Role.WARNING}
    return "\n\n" if starts_section and above is not Role.HEADING else "\n"
