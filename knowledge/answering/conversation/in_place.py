"""What is asked of the last document in one place: `xã có làm không`, `Gia Lai ai chủ trì`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.reading.alone import of_last, of_nothing_else
from knowledge.reading.kinds import Attribute
from knowledge.reading.places import level_alone
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.reading.question import Question

_BEGINS = r"\W*(?:(?:the|vay|con|ben|o|cap) )*"
_DOES = rf"(?:lam|neu|nhac den|dan|dua vao|ap dung|{patterns.CARRY_OUT})"
_ASKS = r"(?: (?:khong|ko|chua|a|vay|nhi))+\W*"
_DONE_THERE = re.compile(
    rf"{_BEGINS}(?P<where>[a-z ]{{2,40}}?) (?:co|da) {_DOES}(?: {patterns.PRONOUN.pattern})?{_ASKS}"
)
_IS_THERE = re.compile(
    rf"{_BEGINS}(?:{patterns.PRONOUN.pattern} )?co (?:o|trong|tai)"
    rf"(?: (?:chuong trinh|ke hoach|cua))* (?P<where>[a-z ]{{2,40}}?){_ASKS}"
)
_ASKED_THERE = re.compile(r"(?P<asked>.{2,40}) (?:o|ben|tai|cap) (?P<where>[a-z ]{2,40}?)\W*")
_PLACE_FIRST = rf"{_BEGINS}(?P<where>{{}})(?: thi)? (?P<asked>.{{{{2,40}}}}?)\W*"
_KINDS = r"(?:(?:tinh|huyen|thanh pho|tp|thi xa|quan|xa|phuong) )?"


def of_last_there(question: Question, context: Context, known: Knowledge) -> Question | None:
    """A question that asks of the last document whether it is done in a place, as asking where it
    is named, beside that place; one that asks of its work there, as asking of its tasks there."""
    last = context.subject if context.is_of_one else None
    if last is None or last.kind is not Kind.DIRECTIVE or question.named or question.tasks:
        return None
    said = fold(question.text)
    done = _DONE_THERE.fullmatch(said) or _IS_THERE.fullmatch(said)
    there = done or _ASKED_THERE.fullmatch(said) or _place_first(question, said)
    place = _place(question, there["where"], known) if there else None
    if there is None or place is None:
        return None
    of_it = replace(of_nothing_else(question), provinces=(place,))
    if done:
        return replace(of_it, attribute=Attribute.TASKS)
    asked = of_last(replace(question, text=there["asked"], attribute=None)).attribute
    return replace(of_it, kind=Kind.TASK, attribute=asked) if asked else None


def _place_first(question: Question, said: str) -> re.Match[str] | None:
    """Where a place is named before what is asked there: `Gia Lai ai chủ trì`."""
    named = "|".join(re.escape(fold(one)) for one in question.provinces)
    return re.fullmatch(_PLACE_FIRST.format(f"{_KINDS}(?:{named})"), said) if named else None


def _place(question: Question, where: str, known: Knowledge) -> str | None:
    """The place that is named, or the only one that is of the kind that is said."""
    named = (one for one in question.provinces if re.fullmatch(_KINDS + fold(one), where))
    return next(named, None) or level_alone(where, known.lexicon)
