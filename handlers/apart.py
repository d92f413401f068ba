"""What is said above the answer to several questions of one message, or to several tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import attributes, lacks, words
from handlers.build import paragraph, warning
from knowledge.answering.facts.filters import tasks_of_sources
from knowledge.answering.model import Lack, Outcome, Way
from knowledge.catalogue import Directive, Task
from knowledge.reading.kinds import Attribute

if TYPE_CHECKING:
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer


def told(answer: Answer, known: Knowledge) -> list[Block]:
    """What each question asks of what answers it, where all are in one list, and which has no
    answer."""
    blocks: list[Block] = []
    first = next(iter(answer.parts), None)
    for part in answer.parts:
        if part.outcome is Outcome.NONE:
            blocks.append(warning(_unanswered(part, known)))
        elif part.outcome is Outcome.ANSWER and len(answer.matches) > 1:
            blocks += map(paragraph, filter(None, [_asked_of(part, known)]))
        elif part.outcome is Outcome.ANSWER and part is not first:
            blocks += map(paragraph, filter(None, [_until(part, known) or _asked_of(part, known)]))
    return blocks


def _unanswered(part: Answer, known: Knowledge) -> str:
    if part.lack and part.lack is not Lack.PREAMBLE:
        return lacks.sentence(part.lack, part, known)
    asked = f"nội dung trả lời “{part.question.text.strip(' ?.!,;')}”"
    sought = lacks.documents(part.question) if part.question.named else asked
    return f"Trong các tài liệu đang có, tôi không tìm thấy {sought}."


def _asked_of(part: Answer, known: Knowledge) -> str:
    """What the first match of an answer says of what is asked of it; "" where nothing is."""
    attribute, entity = part.attribute, known.entity(part.matches[0])
    if isinstance(entity, Directive) and attribute:
        return attributes.answer(entity, attribute, known)
    if isinstance(entity, Task) and part.way in (Way.TASK, Way.FOLLOW_UP) and part.says is None:
        return attributes.of_task(entity, attribute, known)
    return ""


def _until(part: Answer, known: Knowledge) -> str:
    """Until when the tasks are that name a document; "" where that is not asked of one."""
    entity = known.entity(part.matches[0])
    if part.attribute is not Attribute.DEADLINE or not isinstance(entity, Directive):
        return ""
    lines = attributes.task_lines(entity, part.attribute, known)
    told = f"nhiệm vụ nêu văn bản ghi: {lines}" if lines else "nguồn không ghi."
    return f"Về thời hạn, {told}"


def not_held(answer: Answer, known: Knowledge) -> list[Block]:
    """Which of the tasks that are asked for by their numbers there are not."""
    numbers = [number for number in answer.question.tasks if number > 0]
    if answer.way is not Way.TASK or answer.outcome is Outcome.NONE or len(numbers) <= 1:
        return []
    held = {task.number for task in tasks_of_sources(answer.question, known)}
    missing = words.in_runs(number for number in numbers if number not in held)
    return [warning(f"Trong các tài liệu đang có không có nhiệm vụ {missing}.")] if missing else []
