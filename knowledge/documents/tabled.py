"""Tasks that a text prints as the rows of a table.

What each further column says of a task is a line below it, `- Cơ quan chủ trì: Sở Nội vụ`; where it
cannot be told which column a cell is of, the cell is a line as it is printed. Rows under a number
of their own kind (`1.1`, `a`) or under none belong to the task above them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.documents.grid import tables_of_tasks
from knowledge.documents.lines import paragraphs
from knowledge.documents.model import DocumentProblem
from knowledge.documents.numbering import marker
from knowledge.documents.tasks import Numbered, Part, closes, preface_of, renumbered
from knowledge.errors import DocumentError
from knowledge.text.fold import clean
from knowledge.text.numerals import roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.documents.grid import Table

_CELL_BREAK = re.compile(r"<br\s*/?>")
_NUMBER = re.compile(r"\W*(\d{1,2})\W*")
_LETTERS = re.compile(r"\W*([A-ZĐ]{1,6})\W*")
_TRAILING = " ;,."
_AROUND_NUMBERS = " .,:()/*_"


def tabled_tasks(text: str) -> tuple[list[str], list[Numbered], list[str]]:
    """The paragraphs before the first part or table, the tasks in tables of one head, and what says
    how they are organized: behind the tables, or before them where these are an appendix.

    Raises:
        DocumentError: there are none, or their numbers make no sequence.
    """
    lines = re.split(r"\r\n?|\n", text)
    tables = list(tables_of_tasks(lines))
    if not tables:
        raise DocumentError(DocumentProblem.NO_TASKS)
    alike = [table for table in tables if table.head == tables[0].head]
    parts = [part for table in alike for part in _parts(table)]
    if any(a.number >= b.number for part in parts for a, b in pairwise(part.tasks)):
        raise DocumentError(DocumentProblem.BROKEN_NUMBERING)
    before = paragraphs("\n".join(lines[: tables[0].start]))
    behind = paragraphs("\n".join(lines[alike[-1].end :]))
    return preface_of(before), renumbered(parts), [*_organizing(before), *behind]


def with_rows(text: str) -> list[str]:
    """The paragraphs of a text up to the last of its tables, each row as one: its number before
    what is to be done."""
    lines = re.split(r"\r\n?|\n", text)
    told: list[str] = []
    end = 0
    for table in tables_of_tasks(lines):
        told += paragraphs("\n".join(lines[end : table.start]))
        told += (
            f"{row[0].strip(_AROUND_NUMBERS)}. {_first_told(table, row)}" for row in table.rows
        )
        end = table.end
    return told


def _first_told(table: Table, row: Sequence[str]) -> str:
    return next((one for one in _told(table, row)), "")


def _organizing(before: list[str]) -> list[str]:
    """The paragraphs from the heading on of what stands behind the tasks."""
    ends = ((one, found.end if (found := marker(one)) else 0) for one in before)
    headed = (at for at, (one, end) in enumerate(ends) if closes(one[end:]))
    return before[next(headed, len(before)) :]


def _parts(table: Table) -> Iterator[Part]:
    """The tasks of a table, those of each of its groups together."""
    number_of = _arabic if any(_arabic(row[0]) for row in table.rows) else _roman
    part: list[Numbered] = []
    place = ""
    for row in table.rows:
        number, told = number_of(row[0]), tuple(_told(table, row))
        group = None if number else _LETTERS.fullmatch(row[0])
        if part and (number == 1 or group):
            yield Part(place, part)
            part = []
        place = group[1] if group else place
        if number and told:
            part.append(Numbered(number, told, clean(row[0].strip(_AROUND_NUMBERS))))
        elif part and not number:
            part[-1] = replace(part[-1], paragraphs=(*part[-1].paragraphs, *told))
    if part:
        yield Part(place, part)


def _arabic(cell: str) -> int:
    match = _NUMBER.fullmatch(cell)
    return int(match[1]) if match else 0


def _roman(cell: str) -> int:
    match = _LETTERS.fullmatch(cell)
    return (roman(match[1]) or 0) if match and "L" not in match[1] else 0


def _told(table: Table, row: Sequence[str]) -> Iterator[str]:
    """What a row says, but for its number."""
    if len(row) != len(table.head):
        yield from (one for cell in row[1:] for one in _paragraphs(cell))
        return
    yield from _paragraphs(row[table.content])
    for at, name in enumerate(table.head):
        told = "; ".join(one.strip(" -–—").rstrip(_TRAILING) for one in _paragraphs(row[at]))
        if told and name and at not in (0, table.content):
            yield f"- {name[0].upper()}{name[1:].lower() if name.isupper() else name[1:]}: {told}"


def _paragraphs(cell: str) -> list[str]:
    return paragraphs(_CELL_BREAK.sub("\n", cell))
