"""What a question asks for: the kind of thing, and the attribute of what it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.reading import head, patterns
from knowledge.reading.kinds import Attribute
from knowledge.reading.relating import take_beside, take_change
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.citations.read import Named
    from knowledge.reading.slate import Slate

_IN_PROGRAMME = re.compile(
    r"\b(?:(?:co|nam|duoc neu|duoc nhac|thuoc|o|trong) )+(?:chuong trinh|ke hoach)"
    r"(?: (?:cong tac|dan van|nhiem vu|trong tam))* cua (?:tinh|thanh|huyen|quan|thi|xa|phuong)"
    r"(?: (?:uy|pho|xa))?(?= )"
)
"""Behind a document: that it is in a programme, and whose, who did not issue it."""

_WHEN = r"(?:khi nao|bao gio|luc nao|ngay(?: (?:nao|may))?|thoi diem(?: nao)?)"
_SINCE = (
    rf"(?: (?:ke|tu|vao|la|thang|nam|nao|may|{_WHEN}|\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{4}}"
    r"|\d{1,2}[/.-]\d{1,4}|\d{1,4}))"
)
_HAS = r"(?:(?:thi|co|bat dau|se|da) )*hieu luc(?: thi hanh)?"
_OF_EFFECT = ((Attribute.EFFECT, re.compile(rf"\b{_WHEN} {_HAS}{_SINCE}*\b|\b{_HAS}{_SINCE}+\b")),)
"""Asks from when a document is in force, or says it: no time at which one was issued."""

_CARRYING_LAST = re.compile(rf"\b{patterns.CARRY_OUT}\W*$")
_ON_CARD = (Attribute.DATE, Attribute.ISSUER, Attribute.TERM, Attribute.TASKS)
_KIND_ORDER = (Kind.TASK, Kind.ARTICLE, Kind.DIRECTIVE)


def take_around_named(
    slate: Slate, named: tuple[Named, ...]
) -> tuple[Kind | None, Attribute | None]:
    """The kind asked for before the documents that are named, and take these away."""
    if not named:
        return None, None
    before = slate.flat[: named[0].start]
    kinds = {kind: match for kind in _KIND_ORDER if (match := patterns.KINDS[kind].search(before))}
    for one in named:
        slate.blank(one.start, one.end)
    if patterns.CARRIED_OUT_BY.search(before):
        return Kind.DIRECTIVE, Attribute.IMPLEMENTED_BY
    first = min(kinds, key=lambda kind: kinds[kind].start(), default=None)
    if first:
        slate.blank(*kinds[first].span())
    return first, None


def take_where_named(slate: Slate) -> Attribute | None:
    """What is asked of documents that are named by the programmes that have them."""
    if slate.take(patterns.IN_WHOSE_PROGRAMME):
        return Attribute.TASKS
    slate.take(_IN_PROGRAMME)
    return None


def take_attribute(slate: Slate, named: tuple[Named, ...]) -> Attribute | None:
    """What is asked of what is named or referred to."""
    if len(named) > 1 and (beside := take_beside(slate, named)):
        return beside
    if (named or _refers(slate, patterns.REPLACES)) and (change := take_change(slate, named)):
        return change
    for attribute, pattern in (*_OF_EFFECT, *patterns.ATTRIBUTES):
        if attribute is Attribute.IMPLEMENTS and not (named or _refers(slate, pattern)):
            continue
        if attribute is Attribute.TASKS and not (named or _names_directive(slate)):
            continue
        if attribute is Attribute.IMPLEMENTED_BY and _takes_other_kind(slate):
            continue
        if _takes(slate, attribute, pattern):
            is_told = bool(named) and attribute in _ON_CARD
            return None if is_told and _asks_more(slate) else attribute
    return None


def _takes(slate: Slate, attribute: Attribute, pattern: re.Pattern[str]) -> bool:
    """Take what is asked, and behind the body that carries a document out the words for that."""
    is_taken = slate.take(pattern) is not None
    if is_taken and attribute is Attribute.IMPLEMENTED_BY:
        slate.take(_CARRYING_LAST)
    return is_taken


def _asks_more(slate: Slate) -> bool:
    """Take what else is asked that a card says; whether there is something."""
    told = [pattern for attribute, pattern in patterns.ATTRIBUTES if attribute in _ON_CARD]
    return sum(map(slate.take_all, told)) > 0


def _refers(slate: Slate, pattern: re.Pattern[str]) -> bool:
    """Whether a question refers to something, or says nothing else than the pattern."""
    alone = pattern.fullmatch(fold(slate.text).strip(" ?.!"))
    return alone is not None or slate.find(patterns.PRONOUN) is not None


def _names_directive(slate: Slate) -> bool:
    """Whether a task is asked of a document (`chỉ thị về … thuộc nhiệm vụ nào`)."""
    match = patterns.KINDS[Kind.TASK].search(slate.flat)
    return match is not None and head.begins_with_type(slate.flat[: match.start()])


def names_other_kind(slate: Slate) -> bool:
    """Whether tasks or articles are named."""
    return any(kind_said(slate, kind) for kind in (Kind.TASK, Kind.ARTICLE))


def _takes_other_kind(slate: Slate) -> bool:
    """Whether tasks or articles are asked for that carry a document out; the words are taken."""
    return names_other_kind(slate) and slate.take(patterns.CARRIES_IT) is not None


def kind_said(slate: Slate, kind: Kind) -> re.Match[str] | None:
    """Where a kind is said, in a word without other marks than its own: `tin`, not `tín`."""
    found = patterns.KINDS[kind].finditer(slate.flat)
    return next((match for match in found if _has_own_marks(slate, match)), None)


def _has_own_marks(slate: Slate, match: re.Match[str]) -> bool:
    typed = slate.text[match.start() : match.end()].casefold()
    return not patterns.OTHER_MARKS.search(typed)


def take_kind(slate: Slate) -> Kind | None:
    """The kind that is named first."""
    found = {kind: match for kind in _KIND_ORDER if (match := kind_said(slate, kind))}
    if not found:
        return None
    first = min(found, key=lambda kind: found[kind].start())
    if first is not Kind.DIRECTIVE and head.begins_with_type(slate.flat[: found[first].start()]):
        return None
    slate.blank(*found[first].span())
    return first
