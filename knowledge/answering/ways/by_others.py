"""Answer what others than an office lead or help with: `nhiệm vụ nào không do Sở Y tế chủ trì`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts.offices import denies, is_office, names, offices_of
from knowledge.answering.model import Finding, Outcome
from knowledge.answering.ways.by_role import (
    DOES,
    IN_ROLE,
    NOT_IT,
    is_meant,
    listed,
    roles_said,
    said_of_role,
)
from knowledge.catalogue import newest
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.reading.kinds import Attribute
    from knowledge.reading.question import Question

_BESIDES = re.compile(
    r"(?:ngoai|tru)(?: (?:cua|do))* (?P<who>[^,;:?]+?)(?: ra)?(?:,| thi| con)* "
    rf"(?:ai|(?:co quan|don vi|to chuc|ben|(?P<of>[a-z]+)) (?:nao|gi))"
    rf"(?: (?:cua|thuoc|o|trong) [a-z ]+?)?{DOES}"
)


def answer_by_others(question: Question, known: Knowledge) -> Finding | None:
    """The tasks that tell that others than an office are in a role, of a kind of office where one
    is said; nothing where no task has that office in it. None where this is not asked."""
    asked = _asked(question)
    if asked is None:
        return None
    who, kind, (role, *_) = asked
    held = newest(known.catalogue.tasks.values())
    tasks = [one for one in held if is_meant(one, question, known)]
    if question.unprinted and not is_office(who, known.lexicon):
        return None
    if not any(names(one, role, who, known.lexicon) for one in tasks):
        return Finding(Outcome.NONE, ())
    others = [one for one in tasks if denies(one, role, who, known.lexicon)]
    of_kind = [
        one for one in others if any(name.startswith(kind) for name in offices_of(one, role))
    ]
    return listed(of_kind, question, role)


def _asked(question: Question) -> tuple[str, str, tuple[Attribute, ...]] | None:
    """Which office is left out, as typed, the first word of those that are meant, and the role."""
    if question.kind not in (None, Kind.TASK) or question.named or question.tasks:
        return None
    text = said_of_role(question)
    if said := _BESIDES.fullmatch(fold(text)):
        kind = f"{said['of']} " if said["of"] else ""
        return text[slice(*said.span("who"))], kind, roles_said(said)
    said = IN_ROLE.fullmatch(fold(text))
    denied = NOT_IT.search(said["who"]) if said else None
    if said is None or denied is None:
        return None
    start, end = denied.span("behind" if denied["behind"] else "before")
    at = said.start("who")
    return text[at + start : at + end], "", roles_said(said)
