"""Ask again what was asked last, with something of it replaced: `còn của Ban Bí thư?`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering import patterns
from knowledge.answering.reading import read_question
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.answering.question import Question

_OTHERS = re.compile(r"\b(?:nua|khac)\b")
"""Others than were told are asked for, and what was asked is not asked again."""

_WHAT_OF = re.compile(r"\bthi (?:sao|the nao)\W*$")


def asked_again(
    question: Question, context: Context, known: Knowledge, today: datetime.date | None
) -> Question | None:
    """What was asked last with the type, the issuer or the time that is said now.

    None where something else is said, and where documents were asked for by number.
    """
    if not context.asked or not _replaces(question, known):
        return None
    first, *others = (read_question(text, known.lexicon, today) for text in context.asked)
    if first.named:
        return None
    for other in (*others, question):
        first = _with(first, other)
    return first


def _replaces(question: Question, known: Knowledge) -> bool:
    if question.named or question.tasks or read_subject(question.subject, known.lexicon).weight:
        return False
    begins = patterns.AND_WHAT_OF.match(question.text.casefold())
    asks_same = begins or _WHAT_OF.search(fold(question.text))
    return bool(question.restricts and asks_same and not _OTHERS.search(fold(question.text)))


def _with(before: Question, now: Question) -> Question:
    """A question with what another one says of type, issuer and time in the place of its own."""
    if now.types or now.type_name:
        before = replace(
            before,
            kind=Kind.DIRECTIVE,
            types=now.types,
            type_name=now.type_name,
            type_is_word=False,
            loose_subject=before.subject,
        )
    if now.body:
        before = replace(before, body=now.body, body_is_said=now.body_is_said)
    if now.when or now.unprinted:
        before = replace(before, when=now.when, unprinted=now.unprinted)
    if before.tasks and before.kind is None and before.restricts:
        before = replace(before, kind=Kind.DIRECTIVE)
    return replace(
        before,
        text=now.text,
        excluded=now.excluded or before.excluded,
        attribute=now.attribute or before.attribute,
        wants_all=now.wants_all or before.wants_all,
        corrections=now.corrections,
    )
