"""Tell what has most or fewest documents or tasks: `nhiệm vụ nào có nhiều nghị quyết nhất`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering import filters, patterns
from knowledge.answering.kinds import Attribute
from knowledge.answering.question import Extreme
from knowledge.catalogue import Directive, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.answering.question import Question
    from knowledge.answering.slate import Slate

_NAMED_BY = r"(?:duoc|nhac|dan|neu|xuat hien|co mat|nam|thuoc|o|trong|den|toi|ten)"
_COUNTED = re.compile(
    rf"\b(?:(?:co|{_NAMED_BY}) )*(?P<which>nhieu|it)"
    rf" (?P<what>{patterns.THINGS}(?: (?:cua|nam|khoa) [^,.;?]*?)?)(?<!thong) nhat\b"
    rf"|\b(?:{_NAMED_BY} )+(?P<alone>nhieu|it)(?: lan)? nhat\b"
    r"|(?<=nao )(?:(?:co|neu|nhac|dan|den|toi|ban hanh|ra) )*(?P<many>nhieu|it)"
    rf" (?P<things>{patterns.THINGS})\W*$"
)
"""What has most or fewest documents, or is in most or fewest tasks; or many of them."""

BY_COUNT = (Extreme.MOST, Extreme.FEWEST)


def take_counted(
    slate: Slate, read: Callable[[str], Question]
) -> tuple[Extreme | None, Question | None]:
    """Whether what has most or fewest is asked for, and of what, read as a question of its own.

    Where that is not said (`được nhắc nhiều nhất`) it is all that names it.
    """
    match = slate.take(_COUNTED)
    if match is None:
        return None, None
    said = match["which"] or match["alone"] or match["many"]
    extreme = Extreme.MOST if said == "nhieu" else Extreme.FEWEST
    what = slate.text[slice(*match.span("what" if match["what"] else "things"))]
    return extreme, read(what) if match["what"] or match["things"] else None


def at_count(question: Question, found: list[Match], known: Knowledge) -> list[Match]:
    """Those with the most documents that are asked of, or in the most tasks; or the fewest."""
    counts = {match: _count(match, question, known) for match in found}
    wanted = _wanted(question, list(counts.values()))
    return [match for match in found if wanted and counts[match] == wanted[0]]


def groups_at_count(question: Question, known: Knowledge) -> dict[str, list[Directive]]:
    """The issuers or the years, as is asked, with most or fewest documents, and these."""
    groups: dict[str, list[Directive]] = {}
    for directive in known.catalogue.directives.values():
        if question.counted is None or filters.fits(directive, question.counted):
            for name in _groups_of(directive, question):
                groups.setdefault(name, []).append(directive)
    wanted = _wanted(question, [len(group) for group in groups.values()])
    return {name: group for name, group in groups.items() if [len(group)] == wanted}


def _wanted(question: Question, counts: list[int]) -> list[int]:
    """The count that is asked for, none where nothing has any."""
    if question.extreme is Extreme.FEWEST:
        return [min(counts)] if counts else []
    return [most] if (most := max(counts, default=0)) else []


def _count(match: Match, question: Question, known: Knowledge) -> int:
    match known.entity(match):
        case Task(directive_ids=ids):
            asked = question.counted
            named = map(known.catalogue.directives.__getitem__, ids)
            return sum(asked is None or filters.fits(one, asked) for one in named)
        case Directive(task_ids=ids):
            return len(ids)
    return 0


def _groups_of(directive: Directive, question: Question) -> list[str]:
    if question.attribute is Attribute.ISSUER:
        return filters.printed_bodies(directive)
    return sorted(map(str, directive.years))
