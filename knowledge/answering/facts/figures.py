"""Whether a task prints the numbers and the days that a question says of it: `mở 8 lớp dạy nghề
đúng không`, `hội chợ ngày 20/3/2026 phải không`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts.due import is_at, times
from knowledge.answering.facts.in_task import said_in
from knowledge.answering.facts.roles import own_words
from knowledge.search.subject import read_subject
from knowledge.summary import parts
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.facts.due import Due
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Task
    from knowledge.reading.question import Question

_FIGURE = re.compile(
    r"(?P<bound>\b(?:it nhat|toi thieu|toi da|khong qua|hon|tren|duoi|khoang|tu) )?"
    r"(?<![\d/.,-])(?P<count>\d{1,3}(?:\.?\d{3})*) ?(?P<unit>%|[a-z]+)"
    r"(?P<open>(?: [a-z]+){0,2} tro len)?"
)
_SPAN = re.compile(r"\d ?(?:[-–,]|va|den|toi) ?(?:(?:thang|quy|ngay) )?[\di]")
"""Days or months of which only the last one is read."""

_HAS_DIGIT = re.compile(r"\d")
_DENIED = re.compile(r"\b(?:khong|ko|chua)\b.*\d")


def judged(task: Task, question: Question, known: Knowledge) -> tuple[str, bool | None] | None:
    """The part of a task that prints such figures as a question says, and whether they are so; None
    beside it where it says more than the part does, or the part leaves it open.

    None where the question says no figure, or no part prints such.
    """
    if not _HAS_DIGIT.search(question.text):
        return None
    counts = {(_plain(m["count"]), m["unit"]) for m in _FIGURE.finditer(fold(question.subject))}
    asked = [one for one in times(question.text, task.source.year) if not one.is_whole_year]
    subject = read_subject(question.subject, known.lexicon).without(known.lexicon.provinces)
    said = [one for one in subject.words if one.weight and not one.folded.isdigit()]
    told = {
        part: so
        for part in parts(task.text)
        if (so := _so(own_words(part), counts, asked, task.source.year))
    }
    most = max((said_in(said, one) for one in told), default=0.0)
    part, *others = [one for one in told if said_in(said, one) == most] or [""]
    if not told or any(told[one] != told[part] for one in others):
        return None
    where = part if counts or len(told) > 1 else task.text
    says_all = all(said_in([one], where) for one in said)
    is_whole = len(told[part]) == len(counts) + len(asked)
    is_denied = _DENIED.search(fold(question.text)) is not None
    if is_denied or not says_all or not (is_whole or False in told[part]):
        return part, None
    return part, False if False in told[part] else all(told[part]) or None


def _so(
    part: str, counts: set[tuple[str, str]], asked: list[Due], year: int | None
) -> list[bool | None]:
    """Of each figure that is asked, as far as a part of a task prints such, whether it is so."""
    found: list[bool | None] = []
    printed = [*_FIGURE.finditer(fold(part))]
    for count, unit in counts:
        its = {_plain(one["count"]): one for one in printed if one["unit"] == unit}
        if its:
            is_open = any(one["bound"] or one["open"] for one in its.values())
            may_be = len(its) > 1 if count in its else is_open
            found.append(None if may_be else count in its)
    its_times = [one for one in times(part, year) if not one.is_whole_year] if asked else []
    for time in asked if its_times else ():
        so = {is_at(one, time) for one in its_times}
        is_span = False in so and _SPAN.search(fold(part)) is not None
        found.append(None if is_span or len(so) > 1 else so.pop())
    return found


def _plain(count: str) -> str:
    return count.replace(".", "").lstrip("0")
