"""The programmes of an office whose tasks are asked for: `Ban Dân vận có bao nhiêu nhiệm vụ`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.offices import names
from knowledge.answering.facts.roles import line_of
from knowledge.reading.kinds import Attribute
from knowledge.reading.patterns import CLOSING
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Source, Task
    from knowledge.reading.question import Question

_HAS = "(?:phai|can|se|duoc|giao|dat ra|de ra|co|lam|thuc hien|trien khai|la)"
_WHO = r"(?:(?:nganh|he thong|khoi) )?(?P<who>[a-z]+(?: [a-z]+)+?)"
_OWNS = re.compile(rf"(?P<its>(?:(?:cua|thuoc|cho|do|ma) )*){_WHO}(?: {_HAS})*")
_YEAR = r"(?:trong )?(?:nam nay|(?:(?:ke hoach|chuong trinh) )?(?:nam )?\d{4})"
_WORKS = "(?:lam|thuc hien|trien khai)"
_WHAT = (
    "(?:(?:(?:nhung|cac) )?(?:(?:viec )?gi|nhiem vu (?:gi|nao))"
    "|(?:may|bao nhieu|nhung|cac) (?:cong )?viec)"
)
_OURS = "(?:(?:nganh|cong tac) )?dan van(?: (?:toan )?tinh)?"
_DO_WHAT = (
    rf"(?:(?:{_HAS} )*{_WORKS} {_WHAT}|co {_WHAT} (?:phai|can) {_WORKS}"
    r"|co (?:(?:nhung|cac) )?viec (?:gi|nao))"
)
_DOES = re.compile(rf"(?:{_YEAR} )?{_WHO} {_DO_WHAT}(?: {_YEAR})?{CLOSING}")
_TO_DO = re.compile(
    rf"(?:(?:{_YEAR}|{_OURS}) )+{_DO_WHAT}(?: {_YEAR})?{CLOSING}|{_DO_WHAT} {_YEAR}"
)
_LONGEST = 100


def of_owner(question: Question, known: Knowledge) -> list[Task]:
    """The tasks of the programmes that are of the office whose tasks are asked for.

    Nothing where no office is, and where tasks tell what each office does: what it owns is not all.
    `năm 2023 phải làm gì`, `dân vận tỉnh có mấy việc phải làm` ask for those of all offices.
    """
    if question.attribute or question.named or question.tasks:
        return []
    said = " ".join(words(fold(question.text)))
    if question.kind is None and _TO_DO.fullmatch(said):
        year = re.search(r"\d{4}", said)
        tasks = filters.tasks_of_sources(question, known)
        return [task for task in tasks if not year or task.source.year == int(year[0])]
    who = office_asked(question)
    if not who:
        return []
    tasks = filters.tasks_of_sources(question, known)
    owned = [task for task in tasks if _is_of(task.source, who)]
    return [] if _is_told(owned, who, known) else owned


def _is_told(owned: list[Task], who: list[str], known: Knowledge) -> bool:
    """Whether at least half of the tasks tell who leads them, and some that the office does."""
    led = [one for one in owned if line_of(one.text, Attribute.RESPONSIBLE)]
    name = " ".join(who)
    is_one = any(names(one, Attribute.RESPONSIBLE, name, known.lexicon) for one in led)
    return is_one and 2 * len(led) >= len(owned)


def office_asked(question: Question) -> list[str]:
    """The folded words of the office of which it is asked what it does, its province aside."""
    asked = _asked(question, " ".join(words(fold(question.text))))
    own = {*words(fold(" ".join(question.provinces)))}
    return [word for word in words(asked["who"]) if word not in own] if asked else []


def _asked(question: Question, said: str) -> re.Match[str] | None:
    if question.kind not in (None, Kind.TASK):
        return None
    if len(said) < _LONGEST and (does := _DOES.fullmatch(said)):
        return does
    owns = _OWNS.fullmatch(" ".join(words(fold(question.subject)))) if question.kind else None
    return owns if owns and (owns["its"] or question.wants_all) else None


def _is_of(source: Source, who: list[str]) -> bool:
    """Whether what stands above or below a programme names the office, as its letterhead does."""
    imprint = source.imprint
    printed = " ".join(filter(None, (imprint.issuer, imprint.office))) if imprint else ""
    its = words(fold(printed))
    begins = any(its[at : at + len(who[:3])] == who[:3] for at in range(len(its)))
    return begins and set(its).issuperset(who)
