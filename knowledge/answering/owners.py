"""The programmes of an office whose tasks are asked for: `Ban Dân vận có bao nhiêu nhiệm vụ`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.kinds import Attribute
from knowledge.answering.roles import names
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.question import Question
    from knowledge.catalogue import Source, Task

_HAS = "(?:phai|can|se|duoc|giao|dat ra|de ra|co|lam|thuc hien|trien khai|la)"
_WHO = r"(?:(?:nganh|he thong|khoi) )?(?P<who>[a-z]+(?: [a-z]+)+?)"
_OWNS = re.compile(rf"(?P<its>(?:(?:cua|thuoc|cho|do|ma) )*){_WHO}(?: {_HAS})*")
_DOES = re.compile(
    rf"(?:(?:trong|nam|\d+) )*{_WHO}(?: {_HAS})* (?:lam|thuc hien|trien khai) "
    r"(?:(?:nhung|cac) )?(?:viec )?gi(?: (?:trong|nam|\d+|vay|the|a))*"
)


def of_owner(question: Question, tasks: Iterable[Task]) -> list[Task]:
    """The tasks of the programmes that are of the office whose tasks are asked for.

    None where no office is, and where tasks tell what each office does: what it owns is not all.
    """
    who = _owner(question)
    owned = [task for task in tasks if who and _is_of(task.source, who)]
    is_told = any(names(task.text, Attribute.RESPONSIBLE, who) for task in owned)
    return [] if is_told else owned


def _owner(question: Question) -> list[str]:
    """The folded words of the office, its province aside."""
    asked = _said(question)
    own = {*words(fold(" ".join(question.provinces)))}
    return [word for word in words(asked["who"]) if word not in own] if asked else []


def _said(question: Question) -> re.Match[str] | None:
    if question.attribute or question.named or question.tasks:
        return None
    if question.kind is Kind.TASK:
        owns = _OWNS.fullmatch(" ".join(words(fold(question.subject))))
        return owns if owns and (owns["its"] or question.wants_all) else None
    if question.kind is None:
        return _DOES.fullmatch(" ".join(words(fold(question.text))))
    return None


def _is_of(source: Source, who: list[str]) -> bool:
    """Whether what stands above or below a programme names the office, as its letterhead does."""
    imprint = source.imprint
    printed = " ".join(filter(None, (imprint.issuer, imprint.office))) if imprint else ""
    its = words(fold(printed))
    begins = any(its[at : at + len(who[:3])] == who[:3] for at in range(len(its)))
    return begins and set(its).issuperset(who)
