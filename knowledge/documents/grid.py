"""Tables of tasks in a text, in whatever way they were copied: their heads and their rows.

A table is one of tasks by its head, a column of numbers beside one of what is to be done. Its
cells stand between tabs or bars on a line, between bars on lines of their own, between blank lines,
or one on each line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.documents.numbering import marker
from knowledge.documents.tasks import closes
from knowledge.text.fold import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERS = re.compile(r"\W*(?:s?tt|t\.t\.?|so (?:tt|thu tu))\W*")
_CONTENT = re.compile(r"\b(?:noi dung|nhiem vu|cong viec|dau viec|hoat dong)\b")
_RULE = re.compile(r"[\s|*_=:+–—-]*")
_BAR = re.compile(r"\s*\|\s*")
_BEGINS_ROW = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*|(?!X\W*$)[IVX]{1,6}|[A-HĐ])\W*")
_UNDER = re.compile(r"\W*[a-zđ]?\W*")
_COUNTED = re.compile(r"\W*\d{1,2}\W*")
_FIRST = re.compile(r"\W*(?:0?1|I|A)\W*")
_MOST_COLUMNS = 12
_LONGEST_HEAD = 60
_LONGEST_ROW = 60


@dataclass(frozen=True, slots=True)
class Table:
    """A table of tasks.

    Attributes:
        start, end: the line where it begins, and the one behind it.
        head: what its columns are called; the first is that of the numbers.
        content: the column of what is to be done.
        rows: the cells of each row, the number first; as many as columns, or else it cannot be told
            which column they are of.
    """

    start: int
    end: int
    head: tuple[str, ...]
    content: int
    rows: tuple[tuple[str, ...], ...]


def tables_of_tasks(lines: Sequence[str]) -> Iterator[Table]:
    """The tables of tasks among the lines of a text, in order."""
    place = 0
    while place < len(lines):
        table = _drawn(lines, place) or _listed(lines, place)
        if table and table.rows:
            yield table
        place = table.end if table else place + 1


def _table(start: int, head: Sequence[str]) -> Table | None:
    """An empty table with a head, None where that is no head of a table of tasks."""
    named = tuple(clean(one.strip(" *_")) for one in head)
    about = (at for at, one in enumerate(named) if at and _CONTENT.search(fold(one)))
    content = next(about, 0)
    is_one = content and len(named) <= _MOST_COLUMNS and _NUMBERS.fullmatch(fold(named[0]))
    return Table(start, start + 1, named, content, ()) if is_one else None


def _drawn(lines: Sequence[str], start: int) -> Table | None:
    """The table whose head is a line with tabs or bars in it."""
    separator = next((one for one in "\t|" if one in lines[start].strip()), None)
    table = _table(start, _cells(lines[start], separator)) if separator else None
    if table is None or separator is None:
        return None
    begins = _beginnings(lines, start, separator)
    if not begins:
        return table
    columns = len(table.head)
    ends = [*begins[1:], _end_of_row(lines, begins[-1], separator, columns)]
    rows = [
        _row([one for one in lines[a:b] if not _RULE.fullmatch(one)], separator, columns)
        for a, b in zip(begins, ends, strict=True)
    ]
    return replace(table, rows=_told(rows), end=ends[-1])


def _cells(row: str, separator: str) -> list[str]:
    if separator == "|":
        row = row.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in row.split(separator)]


def _beginnings(lines: Sequence[str], start: int, separator: str) -> list[int]:
    """The lines where the rows of a table begin, up to another table or the end of the part."""
    begins: list[int] = []
    for place in range(start + 1, len(lines)):
        cells = _cells(lines[place], separator)
        if _NUMBERS.fullmatch(fold(cells[0])) or (len(cells) == 1 and _ends(lines[place])):
            break
        if len(cells) == 1 or _RULE.fullmatch(lines[place]):
            continue
        if _BEGINS_ROW.fullmatch(cells[0]) or _UNDER.fullmatch(cells[0]):
            begins.append(place)
    return begins


def _end_of_row(lines: Sequence[str], start: int, separator: str, columns: int) -> int:
    """The line behind the last row of a table, whose cells may have several lines."""
    end, limit = start + 1, min(len(lines), start + _LONGEST_ROW)
    while end < limit and len(_cells("\n".join(lines[start:end]), separator)) < columns:
        if not lines[end].strip() or _ends(lines[end]):
            break
        end += 1
    return end


def _row(lines: Sequence[str], separator: str, columns: int) -> tuple[str, ...]:
    """The cells of a row, those left out at its end empty."""
    cells = _cells("\n".join(lines), separator)
    return (*cells, *[""] * (columns - len(cells)))


def _told(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows but for one that numbers the columns."""
    return tuple(row for row in rows if not all(map(_COUNTED.fullmatch, filter(None, row))))


def _listed(lines: Sequence[str], start: int) -> Table | None:
    """The table whose head begins on a line of its own."""
    if not _NUMBERS.fullmatch(fold(lines[start])):
        return None
    head = _before_first(_blocks(lines[start : start + _LONGEST_HEAD]))
    table = _table(start, head) if head else None
    if table is None:
        return None
    end = next((at for at in range(start + 1, len(lines)) if _ends(lines[at])), len(lines))
    rows = _told(_rows(_blocks(lines[start:end])[len(head) :]))
    columns = len(table.head)
    if all(len(row) == columns for row in rows[:-1] if _COUNTED.fullmatch(row[0])):
        rows = (*rows[:-1], *(row[:columns] for row in rows[-1:]))
    return replace(table, rows=rows, end=end)


def _before_first(cells: Sequence[str]) -> Sequence[str]:
    """The cells before the number of the first row; none where there is no row."""
    return cells[: next((at for at, cell in enumerate(cells) if _FIRST.fullmatch(cell)), 0)]


def _ends(line: str) -> bool:
    """Whether the next part of the document begins at a line, or the document closes there."""
    line = clean(line.strip(" *_|"))
    found = marker(line)
    return closes(line) or bool(found and found.style in ("I", "part"))


def _blocks(lines: Sequence[str]) -> list[str]:
    """The cells: what stands between bars, between blank lines, or on a line, as the first does."""
    behind = lines[1] if len(lines) > 1 else ""
    is_bar = _BAR.fullmatch(behind) is not None
    if behind.strip() and not is_bar:
        return [line.strip() for line in lines if line.strip()]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if _BAR.fullmatch(line) if is_bar else not line.strip():
            blocks.append([])
        elif line.strip():
            blocks[-1].append(line.strip())
    return ["\n".join(block) for block in blocks if block]


def _rows(cells: Sequence[str]) -> list[tuple[str, ...]]:
    """The cells from each number to the next."""
    rows: list[list[str]] = []
    last = 0
    for cell in cells:
        number = int(re.sub(r"\W", "", cell)) if _COUNTED.fullmatch(cell) else 0
        is_next = number == last + 1 or (number == 1 and last > 1)
        if is_next or not rows or (_BEGINS_ROW.fullmatch(cell) and not number):
            rows.append([])
            last = number or last
        rows[-1].append(cell)
    return [tuple(row) for row in rows]
