"""Whether somebody leads, or helps with, work that is told in words: `có phải Công an chủ trì việc
dạy nghề không`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts.offices import is_office
from knowledge.answering.facts.whether import says_of
from knowledge.answering.model import Outcome
from knowledge.answering.ways.finding import find
from knowledge.reading.reader import read_question
from knowledge.reading.whether import read_led, read_role, read_work
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Finding
    from knowledge.reading.question import Question

_ROLES = ("chu tri", "phu trach", "chiu trach nhiem", "dau moi", "phoi hop", "tham gia")


def whether_led(question: Question, known: Knowledge) -> tuple[Question, Finding] | None:
    """What was asked whether it is so, and the one task that is of the work; None for no such."""
    is_numbered = question.tasks or question.named or question.doubted
    if is_numbered or not any(role in fold(question.text) for role in _ROLES):
        return None
    role, work = read_role(question.text), read_work(question.text)
    if not (role and work):
        led = read_led(question.text)
        role, work = led if led and is_office(led[0][1], known.lexicon) else (None, "")
    if role is None:
        return None
    _, found = find(replace(read_question(work, known.lexicon), kind=Kind.TASK), known)
    if found.outcome is not Outcome.ANSWER or found.matches[0].kind is not Kind.TASK:
        return None
    task = known.catalogue.tasks[found.matches[0].id]
    return replace(question, attribute=role[0]), replace(found, says=says_of(task, *role, known))
