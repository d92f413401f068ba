"""What comes after or before the last thing: the next task, what is due then, the next article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering.model import Match, pick
from knowledge.answering.ways.deadlines import due_beside
from knowledge.catalogue import Article, Task
from knowledge.reading.question import Extreme
from knowledge.reading.reader import read_question
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context, Finding

_LOOKED_AT = 200
"""Articles among which the one beside another is looked for."""


def beside(last: Match, step: int, context: Context, known: Knowledge) -> Finding | None:
    """What is beside a task or an article; None of a document.

    Behind the first or last due, or the newest article, one goes on away from it.
    """
    entity, end = known.entity(last), _end(context, known)
    if isinstance(entity, Article):
        return pick(_article_beside(entity, step, end, known))
    if not isinstance(entity, Task):
        return None
    if end:
        return pick(due_beside(entity, step, min if end is Extreme.OLDEST else max, known))
    return pick(_task_beside(entity, step, known))


def _end(context: Context, known: Knowledge) -> Extreme | None:
    """Whether the last thing was asked for as the first or the last one, which no step changes."""
    asked = (read_question(text, known.lexicon).extreme for text in context.asked[-1:])
    return next((one for one in asked if one in (Extreme.OLDEST, Extreme.NEWEST)), None)


def _task_beside(task: Task, step: int, known: Knowledge) -> list[Match]:
    """The task after or before another one in its programme."""
    number = task.number + step
    return [
        Match(Kind.TASK, other.id)
        for other in known.catalogue.tasks.values()
        if other.source == task.source and other.number == number
    ]


def _article_beside(
    article: Article, step: int, end: Extreme | None, known: Knowledge
) -> list[Match]:
    """The article published before another one, or after it."""
    is_older = step < 0 or end is Extreme.NEWEST
    held = known.articles
    in_turn = held.newest(_LOOKED_AT) if is_older else held.oldest(_LOOKED_AT)
    behind = [one for one, before in zip(in_turn[1:], in_turn, strict=False) if before == article]
    return [Match(Kind.ARTICLE, one.id) for one in behind if one.day]
