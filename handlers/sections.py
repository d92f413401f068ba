"""The parts of programmes: what a task and a list stand under, and that there is no such part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import words
from handlers.build import field, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer
    from knowledge.catalogue import Source, Task
    from knowledge.documents.model import Heading

NOT_KEPT = (
    "Tôi chỉ giữ từng nhiệm vụ của chương trình, không giữ cách nguồn chia nhiệm vụ thành"
    " phần, mục, nên không trả lời được một phần hay một mục gồm những nhiệm vụ nào."
)
_UNDIVIDED = "không chia nhiệm vụ thành phần, mục"
_MOST_TOLD = 3
_LONGEST = 160


def named(heading: Heading) -> str:
    """A heading as printed: `III. CÔNG TÁC TÔN GIÁO`."""
    return words.clipped(". ".join(filter(None, (heading.number, heading.words))), _LONGEST)


def of_task(task: Task) -> list[Block]:
    """What a task stands under, the innermost last."""
    told = " → ".join(map(named, task.headings or ()))
    return [field("Thuộc phần", told)] if told else []


def where(task: Task, known: Knowledge) -> str:
    """In what part of its programme a task is."""
    name = words.task_name(task, known)
    if task.headings is None:
        return f"Tôi không giữ cách nguồn chia nhiệm vụ, nên không biết {name} ở phần, mục nào."
    told = " → ".join(f"“{named(one)}”" for one in task.headings)
    return f"{name} nằm dưới {told}." if told else f"Nguồn {_UNDIVIDED}."


def above(answer: Answer) -> list[Block]:
    """What the tasks that are listed below stand under."""
    told = [
        f"“{named(heading)}” ({words.source_name(source)})" for source, heading in answer.headings
    ]
    return [paragraph(f"Dưới {words.joined(told)}:")] if 0 < len(told) <= _MOST_TOLD else []


def without(answer: Answer, known: Knowledge) -> str:
    """That no task stands in the part that is asked for, and which parts there are instead."""
    told = [_instead(source, known) for source in answer.programmes[:_MOST_TOLD]]
    near = words.joined(words.name(match, known) for match in answer.matches)
    meant = [f"Có phải đồng chí muốn hỏi {near}?"] if near else []
    return " ".join((*told, *meant))


def of_programme(source: Source, known: Knowledge) -> list[str]:
    """The parts of a programme with the tasks in each, or that it has none."""
    tasks = _tasks(source, known)
    if any(task.headings is None for task in tasks):
        return [NOT_KEPT]
    held = _headings(tasks)
    told = [
        f"{named(one)}: nhiệm vụ {words.in_runs(task.number for task in its)}"
        for one, its in held.items()
    ]
    return ["Các phần có nhiệm vụ:", *told] if told else [f"Nguồn {_UNDIVIDED}."]


def _instead(source: Source, known: Knowledge) -> str:
    name, held = words.source_name(source), _headings(_tasks(source, known))
    if not held:
        return f"{name} {_UNDIVIDED}."
    parts = "; ".join(f"“{named(one)}”" for one in held)
    return f"{name} không có nhiệm vụ nào ở phần nêu trong câu hỏi, chỉ có ở: {parts}."


def _tasks(source: Source, known: Knowledge) -> list[Task]:
    return [one for one in known.catalogue.tasks.values() if one.source == source]


def _headings(tasks: Iterable[Task]) -> dict[Heading, list[Task]]:
    """The headings of a programme → the tasks under each."""
    found: dict[Heading, list[Task]] = {}
    for task in tasks:
        for one in task.headings or ():
            found.setdefault(one, []).append(task)
    return found
