"""From when a document is in force, where a task prints it right behind the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.citations import find

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive, Task

_IN_FORCE = re.compile(
    r"(?P<between>(?:(?!;|[.]\s).){0,160}?)\b(?P<said>có hiệu lực(?: thi hành)?(?: kể)? từ"
    r"(?: ngày)? \d{1,2}(?:[/.-]\d{1,2}[/.-]| tháng \d{1,2} năm )\d{4})\b"
)


def effects_of(directive: Directive, known: Knowledge) -> list[tuple[Task, str]]:
    """The tasks that print it, and what they print."""
    tasks = [known.catalogue.tasks[id_] for id_ in directive.task_ids]
    names = {one.as_written for one in directive.mentions if one.as_written}
    told = ((task, _printed_behind(names, task.text)) for task in tasks)
    return [(task, said) for task, said in told if said]


def _printed_behind(names: set[str], text: str) -> str:
    """What stands behind the first of a document's names with no other document before it."""
    for name in names:
        match = _IN_FORCE.match(text, text.find(name) + len(name)) if name in text else None
        if match and not find(match["between"]):
            return match["said"]
    return ""
