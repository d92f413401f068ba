"""What was talked about before the last thing: `quay lại văn bản lúc đầu`, `chỉ thị lúc nãy`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.catalogue import Article, Directive, Task
from knowledge.reading import patterns
from knowledge.reading.alone import of_last, of_nothing_else
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context, Match
    from knowledge.reading.question import Question

_BACK = re.compile(
    r"\W*(?:(?P<back>(?:quay|tro|xem|mo) lai)(?: (?:voi|ve|cho|xem))* )?"
    rf"(?:(?P<any>cai)|(?P<directive>van ban|vb)|(?P<task>{patterns.TASK}|viec)"
    rf"|(?P<article>bai(?: viet| bao)?)|(?P<type>{patterns.TYPES}))"
    r" (?:(?P<first>luc dau|ban dau|dau tien)|luc nay|luc truoc|khi nay|hoi nay|ban nay|vua roi"
    r"|(?P<before>truoc(?: do)?))(?: (?:di|nhe|a|la gi))*(?P<asked>\W.*)?"
)
_NEEDS_BACK = ("dau tien", "truoc", "truoc do")
"""Elsewhere said of a list, or of what stands beside the last thing."""


def gone_back(
    question: Question, context: Context, known: Knowledge
) -> tuple[Question, Match] | None:
    """The thing before the last one, or the first one, that is meant, and the question as asked
    of it; None where none is meant."""
    said = _BACK.fullmatch(fold(question.text))
    if said is None or question.named or question.tasks:
        return None
    is_beside = (said["first"] or said["before"]) in _NEEDS_BACK
    rest = (said["asked"] or "").strip(" ?.!,…")
    asked = of_last(replace(question, text=rest)).attribute if rest else None
    if (is_beside and not said["back"]) or (rest and not asked):
        return None
    talked = context.talked[::-1] if said["first"] else context.talked
    in_turn = (*talked, context.subject)
    meant = next((one for one in in_turn if one and _is_such(one, said, known)), None)
    return (replace(of_nothing_else(question), attribute=asked), meant) if meant else None


def _is_such(talked: Match, said: re.Match[str], known: Knowledge) -> bool:
    entity = known.entity(talked)
    if said["type"]:
        return isinstance(entity, Directive) and filters.is_printed_as(entity, said["type"])
    kinds = {"directive": Directive, "task": Task, "article": Article}
    return all(isinstance(entity, kind) for name, kind in kinds.items() if said[name])
