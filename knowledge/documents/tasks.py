"""Which paragraphs of a document are its tasks.

The tasks are the outermost sequence 1, 2, 3 … of one style of marker, in a document that has parts
(`parts.py`) the one inside those that are about tasks. Numbers that go on from one part to the next
are kept; numbers that begin again in each part are counted through, because a task's number is what
people ask for, and what the source prints stands before the words of each: `(II.1) Nắm tình hình`;
so are those that are printed as `2.1`, `2.2`.
One number may be missing from a sequence. A heading between two tasks is part of neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.documents.lines import SAYS_OF_TASK
from knowledge.documents.model import DocumentProblem
from knowledge.documents.numbering import DECIMAL, marker
from knowledge.documents.parts import (
    Line,
    Stretch,
    begins,
    goes_on,
    number_of,
    printed_number,
    styles_in,
    task_parts,
)
from knowledge.errors import DocumentError
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARTICLE = re.compile(r"dieu\s+\d+\s?[.:]")
_CLOSING = re.compile(
    r"noi (?:nhan|gui)\b|t\s?/?\s?m[.\s]+[a-z]|k\s?/?\s?t\.?\s+[a-z]|t\s?/?\s?l\.\s+[a-z]"
    r"|tren day la\b|can cu (?:noi dung )?(?:chuong trinh|ke hoach|huong dan|cac nhiem vu)\b[^,]* "
    r"(?:nay|tren)\b|trong qua trinh (?:trien khai|to chuc|thuc hien)\b|can cu (?:vao )?tinh hinh\b"
    r"|nhan duoc (?:ke hoach|huong dan|chuong trinh)|(?:ke hoach|huong dan|chuong trinh) nay\b"
)
_SECTION = re.compile(
    r"(?:(?:cong tac )?(?:to chuc|trien khai)(?: trien khai)?(?: va)? thuc hien"
    r"|phu luc(?: (?:so )?[ivx\d]+)?|danh muc(?: (?:cac )?(?:van ban|tai lieu))?(?: kem theo)?"
    r"|phan cong(?: (?:nhiem vu|thuc hien))?|kinh phi(?: thuc hien)?"
    r"|(?:che do|thong tin)(?: thong tin)?,? bao cao|khen thuong)\s?[.:]?"
)
"""Headings of what comes behind the tasks."""

_ENDED = re.compile(r"[.;:!?…”\"]$")
_SIGNATURE_LENGTH = 100
_FEWEST_TASKS = 2


@dataclass(frozen=True, slots=True)
class Numbered:
    """A task as printed: its number and its paragraphs, the first without its marker, and that."""

    number: int
    paragraphs: tuple[str, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Part:
    """Tasks that are numbered together; `place` is the number of the part, "" where it has none."""

    place: str
    tasks: Sequence[Numbered]


def tasks_of(paragraphs: list[str]) -> tuple[list[str], list[Numbered]]:
    """The paragraphs before the first part or task, and the tasks.

    Raises:
        DocumentError: there are no numbered tasks, or their numbers make no sequence.
    """
    lines = [Line(paragraph, marker(paragraph)) for paragraph in paragraphs]
    if sum(bool(_ARTICLE.match(line.folded)) for line in lines) > 1:
        raise DocumentError(DocumentProblem.NO_TASKS)
    parts = task_parts(Stretch("", lines))
    tasks = renumbered(
        [Part(part.place, _sequence(_open_part(part.lines, lines[-1:]))) for part in parts]
    )
    return _preface(paragraphs, lines), tasks


def preface_of(paragraphs: list[str]) -> list[str]:
    """The paragraphs before the first part or task."""
    return _preface(paragraphs, [Line(paragraph, marker(paragraph)) for paragraph in paragraphs])


def _preface(paragraphs: list[str], lines: list[Line]) -> list[str]:
    start = min((i for i, line in enumerate(lines) if begins(line)), default=len(lines))
    return paragraphs[:start]


def _open_part(lines: list[Line], last: list[Line]) -> list[Line]:
    """The lines up to the closing formula or the signature, which no further part follows."""
    first = next((i for i, line in enumerate(lines) if begins(line)), len(lines))
    end = next((i for i in range(first, len(lines)) if _closes(lines, i)), len(lines))
    may_be_signed = end < len(lines) or lines[-1:] == last
    while may_be_signed and end > first and _is_signature(lines[end - 1]):
        end -= 1
    return lines[:end]


def closes(paragraph: str) -> bool:
    """Whether a paragraph closes the document, or heads what comes behind the tasks."""
    folded = fold(paragraph)
    return bool(_CLOSING.match(folded) or _SECTION.fullmatch(folded))


def _closes(lines: list[Line], place: int) -> bool:
    line = lines[place]
    if _CLOSING.match(line.folded):
        return True
    is_section = line.marker is None and _SECTION.fullmatch(line.folded)
    return bool(is_section) and not goes_on(lines, place)


def _is_signature(line: Line) -> bool:
    is_short = len(line.text) <= _SIGNATURE_LENGTH and not _ENDED.search(line.text)
    return line.marker is None and is_short and not SAYS_OF_TASK.match(line.folded)


def _sequence(lines: list[Line]) -> list[Numbered]:
    """The tasks among the lines; [] where nothing is numbered.

    Raises:
        DocumentError: the numbers make no sequence.
    """
    styles = styles_in(lines)
    if not styles:
        return []
    numbered = [i for i, line in enumerate(lines) if line.marker and line.marker.style == styles[0]]
    chosen = _ascending([number_of(lines[i]) for i in numbered])
    starts = [numbered[i] for i in chosen]
    kinds = {"part", _heading_before(lines, starts[0])} - {""}
    ends = [start - (_heading_before(lines, start) in kinds) for start in starts[1:]]
    return [_task(lines[a:b]) for a, b in zip(starts, [*ends, len(lines)], strict=True)]


def _heading_before(lines: list[Line], start: int) -> str:
    """What marks the heading that stands right before a line, "" where none does: `a)`, `*`, `A.`.

    The last of several lines that are marked alike is no heading, but the end of a list.
    """
    *before, heading = ["", *map(_kind, lines[max(start - 2, 0) : start])]
    said = lines[start - 1].text if heading else ":"
    is_short = len(said) <= _SIGNATURE_LENGTH and ":" not in said and not _ENDED.search(said)
    return heading if is_short and heading not in before else ""


def _kind(line: Line) -> str:
    """What marks a line without a number: the style of its letter, its bullet."""
    if line.marker is None or (line.marker.number and line.marker.style != DECIMAL):
        return ""
    return line.text[0] if line.marker.style == "item" else line.marker.style


def _ascending(numbers: Sequence[int]) -> list[int]:
    """Positions of the sequence that goes up by one, or once by two.

    Raises:
        DocumentError: a third or more of the numbers stand outside it.
    """
    chosen: list[int] = []
    last, missing = numbers[0] - 1, 0
    for position, number in enumerate(numbers):
        skipped = number - last - 1
        if skipped == 0 or (skipped == 1 and not missing):
            missing += skipped
            chosen.append(position)
            last = number
    if 3 * (len(numbers) - len(chosen)) >= len(numbers):
        raise DocumentError(DocumentProblem.BROKEN_NUMBERING)
    return chosen


def _task(lines: list[Line]) -> Numbered:
    first = lines[0]
    own = first.text[first.marker.end :] if first.marker else first.text
    return Numbered(
        number_of(first), (own, *(line.text for line in lines[1:])), printed_number(first)
    )


def renumbered(parts: Sequence[Part]) -> list[Numbered]:
    """The tasks of all parts, counted through where the numbers begin again.

    Raises:
        DocumentError: there are fewer than two, or the first of them are missing.
    """
    tasks = [task for part in parts for task in part.tasks]
    if len(tasks) < _FEWEST_TASKS:
        raise DocumentError(DocumentProblem.NO_TASKS)
    numbers = [task.number for task in tasks]
    if all(a < b for a, b in pairwise(numbers)):
        if numbers[0] > 1:
            raise DocumentError(DocumentProblem.BROKEN_NUMBERING)
        if not any("." in task.printed for task in tasks):
            return tasks
    told = [_with_place(part.place, task) for part in parts for task in part.tasks]
    return [replace(task, number=number) for number, task in enumerate(told, start=1)]


def _with_place(place: str, task: Numbered) -> Numbered:
    """The task with the numbers that the source prints before its words, where its part has one, or
    they are those of a section: `(2.1)`."""
    first, *others = task.paragraphs
    printed = task.printed if "." in task.printed else place and f"{place}.{task.printed}"
    return replace(task, paragraphs=(f"({printed}) {first}" if printed else first, *others))
