"""Lines that a page prints in two columns, at its head and around its signature, one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COLUMNS = 2
_GAP = re.compile(r"(?<=\S)(?:[^\S\n]*\t[^\S\n]*|[^\S\n]{3,})(?=\S)")
_BESIDE = re.compile(
    r"dang cong san viet nam|cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–—]\s*tu do\b.*"
    r"|[^\W\d][^\d,;:.]{1,40},\s*ngay\b.{0,12}\bthang\b.{0,12}\bnam\b.{0,8}"
)
"""What stands in the right column of a letterhead, folded."""

_FOR = re.compile(r"(?:T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|Q)[.\s]\s*[A-ZĐ]")
"""What stands above a signature."""

_RECIPIENTS = re.compile(r"\W*noi (?:nhan|gui)(?:\W*$|\s*:|\s*\t|\s{3})")
_ITEM = re.compile(r"\s*[-–—+•*]\s*\S")
_INDENTED = re.compile(r"\s{8,}\S|\t+\S")


def one_column(lines: Sequence[str]) -> list[str]:
    """The lines of a text, those of two columns apart: of a letterhead the left one before the
    right one, of a signature all of the list of recipients before all of what stands beside it.
    """
    told: list[str] = []
    place = 0
    while place < len(lines):
        end = _end_of_recipients(lines, place) if _RECIPIENTS.match(fold(lines[place])) else place
        told += _side_by_side(lines[place:end]) if end > place else _cells(lines[place])
        place = max(end, place + 1)
    return told


def _end_of_recipients(lines: Sequence[str], start: int) -> int:
    """Where the list of recipients that begins at a line ends, with what stands beside it.

    A line behind a blank one, at the margin and no item of the list, is no part of either.
    """
    place = start + 1
    while place < len(lines):
        line = lines[place]
        is_of_list = _ITEM.match(line) or _INDENTED.match(line) or _GAP.search(line.strip())
        if line.strip() and not lines[place - 1].strip() and not is_of_list:
            break
        place += 1
    return place


def _side_by_side(lines: Sequence[str]) -> Iterator[str]:
    right: list[str] = []
    for line in lines:
        cells = _GAP.split(line.rstrip())
        if len(cells) == _COLUMNS:
            right.append(cells[1])
            yield cells[0]
        elif _INDENTED.match(line) and not _ITEM.match(line):
            right.append(line)
        else:
            yield line
    yield from ("", *right, "") if right else ()


def _cells(line: str) -> list[str]:
    """The line, or its two columns where it is one of a letterhead or above a signature."""
    cells = _GAP.split(line) if "   " in line or "\t" in line else []
    if len(cells) != _COLUMNS:
        return [line]
    right = cells[1].strip(" *_")
    is_office = right.isupper() and _FOR.match(right) is not None
    is_beside = _BESIDE.fullmatch(fold(right).replace("0", "o"))
    return cells if is_office or is_beside else [line]
