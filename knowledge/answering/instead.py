"""Read that something else was meant: `không phải, cái về công đoàn cơ`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.model import Outcome, pick
from knowledge.reading.slate import Slate

if TYPE_CHECKING:
    from knowledge.answering.model import Answer, Match

_REJECTED = re.compile(
    r"^\W*(?:(?:khong|ko)(?: phai)?|sai|nham)(?: roi)?(?: a)?(?:\W*$|\s*[,.;:–-])"
    r"|^\W*(?:khong|ko) phai\b(?:[^,.;]{0,80}?\bma(?: la)?\b|[^,.;]{1,80}[,.;]|"
    r" (?:cai|van ban|no)(?: (?:nay|do))?\W*$)"
)
"""That what was answered is not it, and maybe what that was."""

_RATHER = re.compile(r"\s(?:co|kia)(?: ma)?\W*$")


def said_instead(question: str) -> str | None:
    """What is asked for instead of what was answered, "" where that is not said; None: nothing."""
    slate = Slate(question)
    rejected = slate.find(_REJECTED)
    if rejected is None:
        return None
    rather = _RATHER.search(slate.flat, rejected.end())
    return slate.text[rejected.end() : rather.start() if rather else None]


def without(answer: Answer, rejected: Match | None) -> Answer:
    """An answer that is never what was rejected, which is talked about no longer."""
    answer = replace(answer, is_instead=True)
    if rejected is None or answer.outcome not in (Outcome.ANSWER, Outcome.CHOICES):
        return answer
    left = [one for one in answer.matches if one != rejected]
    if len(left) == len(answer.matches):
        return answer
    return replace(answer, outcome=pick(left).outcome, matches=tuple(left), related=())
