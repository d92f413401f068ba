"""The parts of programmes: what a task and a list stand under, and that there is no such part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from handlers.build import field, paragraph

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer
    from knowledge.catalogue import Source, Task
    from knowledge.documents.model import Heading

_MOST_TOLD = 3
_LONGEST = 160


def named(heading: Heading) -> str:
    """A heading as printed: `III. CÔNG TÁC TÔN GIÁO`."""
    return words.clipped(". ".join(filter(None, (heading.number, heading.words))), _LONGEST)


def of_task(task: Task) -> list[Block]:
    """What a task stands under, the innermost last."""
    told = " → ".join(map(named, task.headings or ()))
    return [field("Thuộc phần", told)] if told else []


def above(answer: Answer) -> list[Block]:
    """What the tasks that are listed below stand under."""
    told = [
        f"“{named(heading)}” ({words.source_name(source)})" for source, heading in answer.headings
    ]
    return [paragraph(f"Dưới {words.joined(told)}:")] if 0 < len(told) <= _MOST_TOLD else []


def without(answer: Answer, known: Knowledge) -> str:
    """That no task stands in the part that is asked for, and which parts there are instead."""
    told = [_parts_of(source, known) for source in answer.programmes[:_MOST_TOLD]]
    near = words.joined(words.name(match, known) for match in answer.matches)
    meant = [f"Có phải đồng chí muốn hỏi {near}?"] if near else []
    return " ".join((*told, *meant))


def _parts_of(source: Source, known: Knowledge) -> str:
    tasks = [one for one in known.catalogue.tasks.values() if one.source == source]
    headings = dict.fromkeys(one for task in tasks for one in task.headings or ())
    name = words.source_name(source)
    if not headings:
        return f"{name} không chia nhiệm vụ thành phần, mục."
    parts = "; ".join(f"“{named(one)}”" for one in headings)
    return f"{name} không có nhiệm vụ nào ở phần nêu trong câu hỏi, chỉ có ở: {parts}."
