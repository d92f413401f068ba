"""Which stretches of a document hold its tasks, between the headings of its parts.

Parts have letters (`A.`, `Phần thứ nhất`), or Roman numbers with headings such as "NHIỆM VỤ" and
"TỔ CHỨC THỰC HIỆN". Headings of any words make parts where the numbers of tasks go on from one to
the next, headings in capitals also where these begin again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.documents.lines import SAYS_OF_TASK
from knowledge.documents.numbering import DECIMAL
from knowledge.text.fold import fold

if TYPE_CHECKING:
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
_AROUND_NUMBERS = " .,:()/–—-"
_PART_WORD = re.compile(r"(?:mục|phần)\s+(?=[IVX\d]+$)", re.IGNORECASE)
_SUB_ITEMS = frozenset({"item", "letter", DECIMAL})
_PART_STYLES = frozenset({"part", "mục", "I"})
_HEADING_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that follow each other; `place` is the number of their part, "" where none is."""

    place: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, and what numbers it."""

    text: str
    marker: Marker | None

    @property
    def folded(self) -> str:
        """All of it."""
        return fold(self.text)

    @property
    def own(self) -> str:
        """The folded words behind the marker."""
        return fold(self.text[self.marker.end :] if self.marker else self.text)


def task_parts(whole: Stretch) -> list[Stretch]:
    """The stretches of the document that hold tasks, without the headings of parts."""
    for style in _styles_of_parts(whole.lines):
        before, parts = _split(whole.lines, style)
        through = _numbered_through(parts) or _begun_again(before, parts, style)
        is_named = style != "mục" and _are_parts(parts)
        if goes_on(whole.lines, len(before)) or not (through or is_named):
            continue
        chosen = through or _about_tasks(parts)
        within = [Stretch(_place(whole.place, part[0]), part[1:]) for part in chosen]
        return [inner for part in within for inner in task_parts(part) or [part]]
    return _sections(whole.lines) or [whole]


def _sections(lines: list[Line]) -> list[Stretch]:
    """The sections about tasks where all are numbered 1, 2, 3 and the tasks in them 2.1, 2.2."""
    if not any(line.marker and line.marker.style == DECIMAL for line in lines):
        return []
    parts = [part for style in styles_in(lines)[:1] for part in _split(lines, style)[1]]
    held = [part for part in parts if _may_be_of_tasks(part[0].folded)]
    is_whole = len(held) < len(parts) and all(
        _PART_HEADING.match(part[0].own) and len(part[0].text) <= _HEADING_LENGTH for part in parts
    )
    by_decimals = all(styles_in(part[1:])[:1] == [DECIMAL] for part in held)
    return [Stretch("", part[1:]) for part in held if is_whole and by_decimals]


def _place(of_whole: str, heading: Line) -> str:
    """The number of a part, behind that of the part that it is in: `II`, `B.I`."""
    own = printed_number(heading)
    return f"{of_whole}.{own}" if of_whole else own


def _styles_of_parts(lines: list[Line]) -> list[str]:
    """The styles that may head parts, outermost first."""
    found = (line.marker.style for line in lines if line.marker)
    return [style for style in dict.fromkeys(found) if style in _PART_STYLES]


def _split(lines: list[Line], style: str) -> tuple[list[Line], list[list[Line]]]:
    """What stands before the first marker of a style, and the stretches that these begin."""
    starts = [i for i, line in enumerate(lines) if line.marker and line.marker.style == style]
    return lines[: starts[0]], [lines[a:b] for a, b in pairwise([*starts, len(lines)])]


def _are_parts(parts: list[list[Line]]) -> bool:
    """Whether these are parts rather than tasks: a heading says so, and one holds numbers."""
    named = any(
        len(heading.text) <= _HEADING_LENGTH and _PART_HEADING.match(heading.own)
        for heading, *_ in parts
    )
    return named and any(styles_in(part[1:]) for part in parts)


def _numbered_through(parts: list[list[Line]]) -> list[list[Line]]:
    """The parts that may be about tasks, where the numbers in each go on from the one before."""
    chosen = [part for part in parts if _may_be_of_tasks(part[0].folded)]
    inner = [numbers for part in chosen if (numbers := _numbers(part[1:]))]
    is_through = all(before[-1] + 1 == behind[0] for before, behind in pairwise(inner))
    return chosen if len(inner) > 1 and inner[0][0] == 1 and is_through else []


def _begun_again(before: list[Line], parts: list[list[Line]], style: str) -> list[list[Line]]:
    """The parts that may be about tasks, where the numbers begin again under letters or under
    headings in capitals."""
    chosen = [part for part in parts if _may_be_of_tasks(part[0].folded)]
    inner = [numbers for part in chosen if (numbers := _numbers(part[1:]))]
    begins_again = len(inner) > 1 and all(numbers[0] == 1 for numbers in inner)
    of_headings = len(inner) == len(chosen) and all(map(_heads_tasks, chosen))
    is_headed = style == "part" or (style == "I" and of_headings)
    return chosen if is_headed and begins_again and not _numbers(before) else []


def _heads_tasks(part: list[Line]) -> bool:
    """Whether a part has a heading in capitals and no number before what tasks say of themselves:
    `1. Thời gian: tháng 3`."""
    return part[0].text.isupper() and not any(
        SAYS_OF_TASK.match(line.own) for line in part if number_of(line)
    )


def _may_be_of_tasks(heading: str) -> bool:
    if _ABOUT_TASKS.search(heading):
        return not _ABOUT_ELSE.search(heading)
    return not _NOT_TASKS.search(heading)


def _numbers(lines: list[Line]) -> list[int]:
    """The numbers of the outermost style in the lines."""
    styles = styles_in(lines)
    return [number_of(line) for line in lines if line.marker and line.marker.style in styles[:1]]


def _about_tasks(parts: list[list[Line]]) -> list[list[Line]]:
    heading = [(part, part[0].folded) for part in parts]
    named = [p for p, h in heading if _ABOUT_TASKS.search(h) and not _ABOUT_ELSE.search(h)]
    return named or [part for part, h in heading if not _NOT_TASKS.search(h)]


def begins(line: Line) -> bool:
    """Whether a part or a task may begin with the line."""
    return line.marker is not None and line.marker.style not in _SUB_ITEMS


def goes_on(lines: list[Line], place: int) -> bool:
    """Whether the numbers before a line go on behind it."""
    styles = styles_in(lines)[:1]
    before, behind = (
        [number_of(line) for line in part if line.marker and line.marker.style in styles]
        for part in (lines[:place], lines[place:])
    )
    return bool(before and behind) and behind[0] == before[-1] + 1


def styles_in(lines: list[Line]) -> list[str]:
    """The styles of the markers in the lines, outermost first; `1.1` where none is around it."""
    found = dict.fromkeys(line.marker.style for line in lines if line.marker)
    told = [style for style in found if style == DECIMAL or style not in {*_SUB_ITEMS, "part"}]
    if told[:1] == [DECIMAL] and _are_of_one_section(lines):
        return told
    return [style for style in told if style != DECIMAL]


def _are_of_one_section(lines: list[Line]) -> bool:
    decimals = (line.text for line in lines if line.marker and line.marker.style == DECIMAL)
    return len({text.split(".")[0] for text in decimals}) == 1


def number_of(line: Line) -> int:
    """Its place in its sequence, 0 where it has none."""
    return line.marker.number if line.marker else 0


def printed_number(line: Line) -> str:
    """The number of a line as printed, without the signs around it and the word for a part."""
    printed = line.text[: line.marker.end].strip(_AROUND_NUMBERS) if line.marker else ""
    return _PART_WORD.sub("", printed)
