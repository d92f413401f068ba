"""A message that asks several things of one: `đề án 03 của ai, ngày mấy, bài nào liên quan`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.apart import is_one
from knowledge.answering.conversation.referring import asks_tasks
from knowledge.answering.model import Outcome
from knowledge.reading.alone import of_last
from knowledge.reading.kinds import Attribute
from knowledge.reading.reader import read_question
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from knowledge.answering.model import Answer, Context
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Lexicon

_JOINED = re.compile(r"\s*[,;?!.]+\s+(?:(?:va|con|roi|voi|the) )*|\s(?:va|roi)\s(?:con )?")
_ON_CARD = frozenset(
    {Attribute.DATE, Attribute.ISSUER, Attribute.TERM, Attribute.NUMBER, Attribute.TASKS}
)
_FEWEST = 2
_MOST = 5


def wishes_of(
    asked: Question, context: Context | None, lexicon: Lexicon, today: datetime.date | None
) -> tuple[Question, ...]:
    """The questions of a message of which the first names the thing that all are asked of, or the
    last thing is meant; none where it asks of one thing alone, or of several things."""
    names = len(asked.named) + len(asked.tasks)
    flat = fold(asked.text)
    if names != 1 and not (names == 0 and context and context.is_of_one):
        return ()
    if is_one(asked) or not _JOINED.search(flat) or len(flat) != len(asked.text):
        return ()
    spans = [*_JOINED.finditer(flat)]
    starts, ends = (0, *(one.end() for one in spans)), (*(one.start() for one in spans), len(flat))
    said = [asked.text[at:to] for at, to in zip(starts, ends, strict=True) if at < to]
    if not _FEWEST <= len(said) <= _MOST:
        return ()
    first, *others = (read_question(text, lexicon, today) for text in said)
    is_named = bool(first.named or first.tasks)
    asks = bool(is_named and (first.attribute or first.kind or first.is_framed)) or _asks_alone(
        first, lexicon
    )
    asks |= is_named and any(one.kind is Kind.ARTICLE for one in others)
    wishes = asks + len(others)
    if is_named is not bool(names) or wishes < _FEWEST or (not names and not asks):
        return ()
    return (first, *others) if all(_asks_alone(one, lexicon) for one in others) else ()


def _asks_alone(question: Question, lexicon: Lexicon) -> bool:
    """Whether a question says nothing but what is asked of something."""
    if question.named or question.tasks or question.provinces:
        return False
    if of_last(question) is not question:
        return True
    if question.restricts or read_subject(question.subject, lexicon).weight:
        return False
    is_of_kind = question.kind in (Kind.ARTICLE, Kind.DIRECTIVE) or asks_tasks(question)
    return bool(question.attribute or is_of_kind)


def granted(wishes: Sequence[Answer]) -> Answer | None:
    """The answers to all that is asked of one thing as one, with those as parts that its card does
    not tell; None where it is not clear what it is."""
    first, *others = wishes
    if first.outcome is not Outcome.ANSWER or len(first.matches) > 1:
        return None
    attribute = None if _tells(first) else first.attribute
    beside = [one for one in others if not _is_on_card(one, first)]
    return replace(first, attribute=attribute, parts=(first, *beside) if beside else ())


def _is_on_card(wish: Answer, first: Answer) -> bool:
    """Whether the card of what was asked of first tells another wish: its day, its articles."""
    if wish.outcome is Outcome.LIST:
        return wish.about == first.matches[0] or set(wish.matches) <= set(first.related)
    return not wish.lack and wish.matches == first.matches and _tells(wish)


def _tells(wish: Answer) -> bool:
    """Whether the card of what was found tells all that is asked of it."""
    is_document = bool(wish.matches) and wish.matches[0].kind is Kind.DIRECTIVE
    return wish.attribute is None or (is_document and wish.attribute in _ON_CARD)
