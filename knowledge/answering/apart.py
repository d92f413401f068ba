"""A message that asks of several things: `nghị quyết 43 là gì và nhiệm vụ 8 làm gì`.

Documents by number alone, or tasks by number alone, are one question, which is read as a whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from knowledge.answering.model import Answer, Outcome, every
from knowledge.reading import patterns
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.reading.question import Question

_MOST = 4
"""Of so many things one message asks; what has more is a text."""

_LETTERS = "|".join(sorted(patterns.TYPE_LETTERS))
_TYPE = rf"(?:{patterns.TYPES}|{_LETTERS})"
_WHAT = r"(?: (?:nao|gi|mo))?"
_NUMBER = rf"(?:{patterns.DIRECTIVE} )?{_TYPE}(?: so)?[ .]*\d|\d{{1,5}}[a-z]?(?:/\d{{4}})?[-/][a-z]"
_TASK = rf"{patterns.TASK}(?: (?:so|thu))*[ .]*\d{{1,3}}\b(?!/)"
_ABOUT = (
    rf"(?:(?:cac|nhung) )?"
    rf"(?:{patterns.DIRECTIVE}|{patterns.TASK}|{patterns.ARTICLE}|{_TYPE}){_WHAT}"
    r"(?: (?:noi|quy dinh|nhac|lien quan|neu))*(?: (?:ve|den|toi))+ "
)
_HEAD = rf"\b(?:{_NUMBER}|{_TASK}|{_ABOUT})"
_ASKS = r"\b(?:gi|nao|dau|sao|may|ai|bao nhieu|bao gio)"
_MAY_JOIN = re.compile(r"[?.;,!] ?\w| (?:và|va|còn|con|rồi|roi|với|voi|gì|gi) ", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:[?.;,!] *(?:(?:va|con|voi|roi|the) )*| (?:(?:va|con|roi) )+"
    rf"|(?<=\d) voi |(?<=\b(?:la|ve) gi) |(?<=\b(?:noi|lam) gi) )(?={_HEAD})"
)
_IS_NUMBER, _IS_TASK = re.compile(rf"\b(?:{_NUMBER})"), re.compile(rf"\b{_TASK}")
_BEGINS = re.compile(_HEAD)
_ASKED_BY_NAME = re.compile(rf"\b{_TYPE} .*{_ASKS}\W*$")
_IN_TASKS = re.compile(rf"\b{patterns.TASK}\b")
_WITHIN_IT = re.compile(
    r"\b(?:theo|trong|o|tai|thuoc|cua|den|(?<!cho )(?<!giup )toi|tru|ngoai|phai|can cu"
    rf"|{patterns.CARRY_OUT}) $"
)
"""Before a thing: it is no question of its own, but tells of what is behind it."""


class _Way(Enum):
    """By what a part names its thing."""

    NUMBER = "number"
    TASK = "task"
    WORDS = "words"


def parts_of(question: Question) -> tuple[str, ...]:
    """The questions of a message, each of which names something of its own; none where it is one.

    What is asked of both of two things, or of one of them by the other, is one question.
    """
    if not _MAY_JOIN.search(question.text) or is_one(question):
        return ()
    flat = fold(question.text)
    joined = list(_JOINED.finditer(flat))
    if not 0 < len(joined) < _MOST or len(flat) != len(question.text):
        return ()
    spans = zip(
        (0, *(gap.end() for gap in joined)),
        (*(gap.start() for gap in joined), len(flat)),
        strict=True,
    )
    return _grouped(question.text, flat, list(spans))


def is_one(question: Question) -> bool:
    """Whether a question is asked of two things at once, or leaves out the second one."""
    is_of_both = question.asks_whether or question.than or question.is_shared or question.in_task
    return bool(is_of_both or question.excluded or question.left_out)


def _grouped(text: str, flat: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    """The parts, with those beside one another as one that are by number."""
    groups: list[tuple[_Way, int, int]] = []
    for start, end in spans:
        way = _way(flat[start:end])
        if way is None:
            return ()
        if groups and way is groups[-1][0] is not _Way.WORDS:
            groups[-1] = (way, groups[-1][1], end)
        else:
            groups.append((way, start, end))
    return tuple(text[start:end] for _, start, end in groups) if len(groups) > 1 else ()


def _way(part: str) -> _Way | None:
    """How a part names its thing; None where it names none, or one told of before."""
    begins = _BEGINS.search(part)
    before = part[: begins.start()] if begins else ""
    is_within = _WITHIN_IT.search(before) or _IN_TASKS.search(before)
    if is_within or patterns.PRONOUN.search(part):
        return None
    if _IS_NUMBER.search(part):
        return _Way.NUMBER
    if _IS_TASK.search(part):
        return _Way.TASK
    return _Way.WORDS if begins or _ASKED_BY_NAME.search(part) else None


def together(asked: Question, parts: Sequence[Answer]) -> Answer | None:
    """The answers to the questions of one message as one; None where none of them has one."""
    answered = [one for one in parts if one.outcome is not Outcome.NONE]
    if not answered:
        return None
    first = answered[0]
    whole = replace(first.question, corrections=asked.corrections, is_cut=asked.is_cut)
    matches = dict.fromkeys(one for part in answered for one in part.matches)
    if len(answered) == 1 or len(matches) == 1:
        return replace(first, question=whole, parts=tuple(parts))
    found = every([*matches])
    return Answer.of(found, asked, first.way, parts=tuple(parts))
