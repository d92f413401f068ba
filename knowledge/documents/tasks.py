"""Which paragraphs of a document are its tasks.

The tasks are the outermost sequence 1, 2, 3 … of one style of marker. Where the document has
parts (`A.`, `Phần thứ nhất`, or `I.` with headings such as "NHIỆM VỤ" and "TỔ CHỨC THỰC HIỆN"),
it is the outermost sequence inside the parts that are about tasks. Headings of any words make
parts where the numbers go on from one to the next. Numbers that go on from one part to the next are
kept; numbers that begin again in each part are counted through, because a task's number is what
people ask for, and what the source prints stands before the words of each: `(II.1) Nắm tình hình`.
One number may be missing from a sequence. A heading between two tasks is part of neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.documents.model import DocumentProblem
from knowledge.documents.numbering import marker
from knowledge.errors import DocumentError
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.documents.numbering import Marker

_ABOUT_TASKS = re.compile(r"\b(?:nhiem vu|noi dung|cong tac trong tam|trong tam)\b")
_ABOUT_ELSE = re.compile(
    r"\b(?:to chuc thuc hien|phan cong|trach nhiem|ket qua|danh gia|thoi gian"
    r"|(?<!nam )(?<!nam chac )tinh hinh|kinh phi|tien do|khen thuong|che do)\b"
)
_NOT_TASKS = re.compile(
    rf"{_ABOUT_ELSE.pattern}|\b(?:muc dich|yeu cau|muc tieu|chi tieu|quan diem|phuong huong"
    r"|giai phap|boi canh|dac diem)\b"
)
_PART_HEADING = re.compile(
    r"(?:(?:mot so|cac|nhung|phan)\s+)?(?:muc dich|yeu cau|muc tieu|chi tieu|nhiem vu|noi dung"
    r"|giai phap|to chuc thuc hien|phuong huong|ket qua|danh gia|tinh hinh chung|dac diem|boi canh"
    r"|quan diem|kinh phi|thoi gian|tien do|phan cong|trach nhiem|cong tac trong tam|trong tam"
    r"|che do bao cao)\b"
)
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

_SAYS_OF_TASK = re.compile(
    r"(?:\w+ ){0,3}(?:chu tri|phu trach|phoi hop|thoi (?:gian|han)|tien do|hoan thanh|kinh phi"
    r"|(?:don vi|co quan|bo phan) thuc hien)(?: \w+){0,3}\s*:"
)
"""What begins a line that says who carries a task out and until when."""

_AROUND_NUMBERS = " .,:()/–—-"
_PART_WORD = re.compile(r"(?:mục|phần)\s+(?=[IVX\d]+$)", re.IGNORECASE)
_SUB_ITEMS = frozenset({"item", "letter"})
_PART_STYLES = frozenset({"part", "mục", "I"})
_ENDED = re.compile(r"[.;:!?…”\"]$")
_HEADING_LENGTH = 200
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


@dataclass(frozen=True, slots=True)
class _Stretch:
    place: str
    lines: list[_Line]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    marker: Marker | None

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def own(self) -> str:
        """The folded words behind the marker."""
        return fold(self.text[self.marker.end :] if self.marker else self.text)


def tasks_of(paragraphs: list[str]) -> tuple[list[str], list[Numbered]]:
    """The paragraphs before the first part or task, and the tasks.

    Raises:
        DocumentError: there are no numbered tasks, or their numbers make no sequence.
    """
    lines = [_Line(paragraph, marker(paragraph)) for paragraph in paragraphs]
    if sum(bool(_ARTICLE.match(line.folded)) for line in lines) > 1:
        raise DocumentError(DocumentProblem.NO_TASKS)
    parts = _task_parts(_Stretch("", lines))
    tasks = renumbered(
        [Part(part.place, _sequence(_open_part(part.lines, lines[-1:]))) for part in parts]
    )
    return _preface(paragraphs, lines), tasks


def preface_of(paragraphs: list[str]) -> list[str]:
    """The paragraphs before the first part or task."""
    return _preface(paragraphs, [_Line(paragraph, marker(paragraph)) for paragraph in paragraphs])


def _preface(paragraphs: list[str], lines: list[_Line]) -> list[str]:
    start = min((i for i, line in enumerate(lines) if _begins(line)), default=len(lines))
    return paragraphs[:start]


def _begins(line: _Line) -> bool:
    return line.marker is not None and line.marker.style not in _SUB_ITEMS


def _task_parts(whole: _Stretch) -> list[_Stretch]:
    """The stretches of the document that hold tasks, without the headings of parts."""
    for style in _styles_of_parts(whole.lines):
        before, parts = _split(whole.lines, style)
        through = _numbered_through(parts) or _begun_again(before, parts, style)
        is_named = style != "mục" and _are_parts(parts)
        if _goes_on(whole.lines, len(before)) or not (through or is_named):
            continue
        chosen = through or _about_tasks(parts)
        within = [_Stretch(_place(whole.place, part[0]), part[1:]) for part in chosen]
        return [inner for part in within for inner in _task_parts(part) or [part]]
    return [whole]


def _place(of_whole: str, heading: _Line) -> str:
    """The number of a part, behind that of the part that it is in: `II`, `B.I`."""
    own = _printed(heading)
    return f"{of_whole}.{own}" if of_whole else own


def _styles_of_parts(lines: list[_Line]) -> list[str]:
    """The styles that may head parts, outermost first."""
    found = (line.marker.style for line in lines if line.marker)
    return [style for style in dict.fromkeys(found) if style in _PART_STYLES]


def _split(lines: list[_Line], style: str) -> tuple[list[_Line], list[list[_Line]]]:
    """What stands before the first marker of a style, and the stretches that these begin."""
    starts = [i for i, line in enumerate(lines) if line.marker and line.marker.style == style]
    return lines[: starts[0]], [lines[a:b] for a, b in pairwise([*starts, len(lines)])]


def _are_parts(parts: list[list[_Line]]) -> bool:
    """Whether these are parts rather than tasks: a heading says so, and one holds numbers."""
    named = any(
        len(heading.text) <= _HEADING_LENGTH and _PART_HEADING.match(heading.own)
        for heading, *_ in parts
    )
    return named and any(_styles(part[1:]) for part in parts)


def _numbered_through(parts: list[list[_Line]]) -> list[list[_Line]]:
    """The parts that may be about tasks, where the numbers in each go on from the one before."""
    chosen = [part for part in parts if _may_be_of_tasks(part[0].folded)]
    inner = [numbers for part in chosen if (numbers := _numbers(part[1:]))]
    goes_on = all(before[-1] + 1 == behind[0] for before, behind in pairwise(inner))
    return chosen if len(inner) > 1 and inner[0][0] == 1 and goes_on else []


def _begun_again(before: list[_Line], parts: list[list[_Line]], style: str) -> list[list[_Line]]:
    """The parts that may be about tasks, where the numbers begin again under letters or under
    headings in capitals."""
    chosen = [part for part in parts if _may_be_of_tasks(part[0].folded)]
    inner = [numbers for part in chosen if (numbers := _numbers(part[1:]))]
    begins_again = len(inner) > 1 and all(numbers[0] == 1 for numbers in inner)
    of_headings = len(inner) == len(chosen) and all(map(_heads_tasks, chosen))
    is_headed = style == "part" or (style == "I" and of_headings)
    return chosen if is_headed and begins_again and not _numbers(before) else []


def _heads_tasks(part: list[_Line]) -> bool:
    """Whether a part has a heading in capitals and no number before what tasks say of themselves:
    `1. Thời gian: tháng 3`."""
    return part[0].text.isupper() and not any(
        _SAYS_OF_TASK.match(line.own) for line in part if _number(line)
    )


def _may_be_of_tasks(heading: str) -> bool:
    if _ABOUT_TASKS.search(heading):
        return not _ABOUT_ELSE.search(heading)
    return not _NOT_TASKS.search(heading)


def _numbers(lines: list[_Line]) -> list[int]:
    """The numbers of the outermost style in the lines."""
    styles = _styles(lines)
    return [_number(line) for line in lines if line.marker and line.marker.style in styles[:1]]


def _about_tasks(parts: list[list[_Line]]) -> list[list[_Line]]:
    heading = [(part, part[0].folded) for part in parts]
    named = [p for p, h in heading if _ABOUT_TASKS.search(h) and not _ABOUT_ELSE.search(h)]
    return named or [part for part, h in heading if not _NOT_TASKS.search(h)]


def _open_part(lines: list[_Line], last: list[_Line]) -> list[_Line]:
    """The lines up to the closing formula or the signature, which no further part follows."""
    first = next((i for i, line in enumerate(lines) if _begins(line)), len(lines))
    end = next((i for i in range(first, len(lines)) if _closes(lines, i)), len(lines))
    may_be_signed = end < len(lines) or lines[-1:] == last
    while may_be_signed and end > first and _is_signature(lines[end - 1]):
        end -= 1
    return lines[:end]


def closes(paragraph: str) -> bool:
    """Whether a paragraph closes the document, or heads what comes behind the tasks."""
    folded = fold(paragraph)
    return bool(_CLOSING.match(folded) or _SECTION.fullmatch(folded))


def _closes(lines: list[_Line], place: int) -> bool:
    line = lines[place]
    if _CLOSING.match(line.folded):
        return True
    is_section = line.marker is None and _SECTION.fullmatch(line.folded)
    return bool(is_section) and not _goes_on(lines, place)


def _goes_on(lines: list[_Line], place: int) -> bool:
    """Whether the numbers before a line go on behind it."""
    styles = _styles(lines)[:1]
    before, behind = (
        [_number(line) for line in part if line.marker and line.marker.style in styles]
        for part in (lines[:place], lines[place:])
    )
    return bool(before and behind) and behind[0] == before[-1] + 1


def _is_signature(line: _Line) -> bool:
    is_short = len(line.text) <= _SIGNATURE_LENGTH and not _ENDED.search(line.text)
    return line.marker is None and is_short and not _SAYS_OF_TASK.match(line.folded)


def _styles(lines: list[_Line]) -> list[str]:
    """The styles of the markers in the lines, outermost first."""
    found = (line.marker.style for line in lines if line.marker)
    return [style for style in dict.fromkeys(found) if style not in _SUB_ITEMS and style != "part"]


def _sequence(lines: list[_Line]) -> list[Numbered]:
    """The tasks among the lines; [] where nothing is numbered.

    Raises:
        DocumentError: the numbers make no sequence.
    """
    styles = _styles(lines)
    if not styles:
        return []
    numbered = [i for i, line in enumerate(lines) if line.marker and line.marker.style == styles[0]]
    chosen = _ascending([_number(lines[i]) for i in numbered])
    starts = [numbered[i] for i in chosen]
    kinds = {"part", _heading_before(lines, starts[0])} - {""}
    ends = [start - (_heading_before(lines, start) in kinds) for start in starts[1:]]
    return [_task(lines[a:b]) for a, b in zip(starts, [*ends, len(lines)], strict=True)]


def _heading_before(lines: list[_Line], start: int) -> str:
    """What marks the heading that stands right before a line, "" where none does: `a)`, `*`, `A.`.

    The last of several lines that are marked alike is no heading, but the end of a list.
    """
    *before, heading = ["", *map(_kind, lines[max(start - 2, 0) : start])]
    said = lines[start - 1].text if heading else ":"
    is_short = len(said) <= _SIGNATURE_LENGTH and ":" not in said and not _ENDED.search(said)
    return heading if is_short and heading not in before else ""


def _kind(line: _Line) -> str:
    """What marks a line without a number: the style of its letter, its bullet."""
    if line.marker is None or line.marker.number:
        return ""
    return line.text[0] if line.marker.style == "item" else line.marker.style


def _number(line: _Line) -> int:
    return line.marker.number if line.marker else 0


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


def _task(lines: list[_Line]) -> Numbered:
    first = lines[0]
    own = first.text[first.marker.end :] if first.marker else first.text
    return Numbered(_number(first), (own, *(line.text for line in lines[1:])), _printed(first))


def _printed(line: _Line) -> str:
    """The number of a line as printed, without the signs around it and the word for a part."""
    printed = line.text[: line.marker.end].strip(_AROUND_NUMBERS) if line.marker else ""
    return _PART_WORD.sub("", printed)


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
        return tasks
    told = [_with_place(part.place, task) for part in parts for task in part.tasks]
    return [replace(task, number=number) for number, task in enumerate(told, start=1)]


def _with_place(place: str, task: Numbered) -> Numbered:
    """The task with the numbers that the source prints before its words, where its part has one."""
    first, *others = task.paragraphs
    printed = f"({place}.{task.printed}) " if place else ""
    return replace(task, paragraphs=(printed + first, *others))
