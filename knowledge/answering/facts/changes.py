"""Which documents change others, as far as titles print it: `sửa đổi một số điều của …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts.filters import bears
from knowledge.catalogue import Directive
from knowledge.citations import find
from knowledge.reading.kinds import Attribute
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.citations import Mention
    from knowledge.reading.question import Question

_CHANGES = re.compile(r"(?:ve )?(?:viec )?(?:sua doi|bo sung|thay the|bai bo|huy bo)\b")


def changing_title(directive: Directive) -> str:
    """The title that says which document a directive changes; "" where none does."""
    found = (one for one in directive.titles if _CHANGES.match(fold(one)) and find(one))
    return next(found, "")


def changers_of(directive: Directive, known: Knowledge) -> list[Directive]:
    """The directives whose titles say that they change this one."""
    return [
        one
        for one in known.catalogue.directives.values()
        if any(_is(mention, directive) for mention in find(changing_title(one)))
    ]


def asked_of_change(
    question: Question, matches: Iterable[Match], known: Knowledge
) -> Attribute | None:
    """What is asked of what was found: of a document that changes another one what it changes.

    It is what no source records where no title says it.
    """
    if question.attribute not in (Attribute.CHANGES, Attribute.CHANGED_BY):
        return question.attribute
    found = [one for one in map(known.entity, matches) if isinstance(one, Directive)]
    is_of_named = any(bears(one, named) for one in found for named in question.named)
    if question.attribute is Attribute.CHANGED_BY and (is_of_named or not question.named):
        is_told = any(changers_of(one, known) for one in found)
        return Attribute.CHANGED_BY if is_told else Attribute.UNRECORDED
    return Attribute.CHANGES if any(map(changing_title, found)) else Attribute.UNRECORDED


def _is(mention: Mention, directive: Directive) -> bool:
    is_same_day = not (mention.date and directive.dates) or mention.date in directive.dates
    return mention.citation == directive.citation and is_same_day
