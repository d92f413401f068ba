"""Read that something else was meant: `không phải, cái về công đoàn cơ`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.model import Outcome, pick
from knowledge.reading.patterns import PARTICLES
from knowledge.reading.reader import read_question
from knowledge.reading.slate import Slate
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.model import Answer, Match
    from knowledge.search.lexicon import Lexicon

_MEANT = (
    r"y (?:toi|em|minh|tui|chau|con|anh|chi) (?:la|muon (?:hoi|noi|tim))(?: la)?\b"
    r"(?! (?:cua|o|thuoc|cap|ben)\b)\W*"
)
_REJECTED = re.compile(
    rf"^\W*(?:(?:a|o|da|xin loi|nham|sai|khong(?: phai)?|ko)(?: roi)?(?: a)?\W+)*{_MEANT}"
    r"|^\W*(?:(?:a|o|da|xin loi)\W+)*(?:nham|go nham|viet nham)(?: roi)?\W+(?=\d)|"
    r"^\W*(?:(?:khong|ko)(?: phai)?|sai|nham)(?: roi)?(?: a)?(?:\W*$|\s*[,.;:–-])"
    r"|^\W*(?:khong|ko) phai\b(?:[^,.;]{0,80}?\bma(?: la)?\b|[^,.;]{1,80}[,.;]|"
    r" (?:cai|van ban|no)(?: (?:nay|do))?\W*$)"
)
"""That what was answered is not it, and maybe what that was."""

_NUMBER = re.compile(
    rf"\W*(?:(?:so|cai|la) )*(?P<n>\d{{1,4}})(?: (?:chu|moi dung|{PARTICLES}))*\W*"
)
_RATHER = re.compile(r"\s(?:co|kia)(?: ma)?\W*$")


def said_instead(question: str) -> str | None:
    """What is asked for instead of what was answered, "" where that is not said; None: nothing."""
    slate = Slate(question)
    rejected = slate.find(_REJECTED)
    if rejected is None:
        return None
    rather = _RATHER.search(slate.flat, rejected.end())
    return slate.text[rejected.end() : rather.start() if rather else None]


def with_number(said: str, last: str, lexicon: Lexicon) -> str:
    """The last question with its one number corrected where nothing but a number is said, else
    what is said: `46` behind `chỉ thị 47 ngày nào`."""
    number = _NUMBER.fullmatch(fold(said))
    asked = read_question(last, lexicon) if number else None
    if number is None or asked is None:
        return said
    numbers = [*(one.number for one in asked.named), *map(str, asked.tasks)]
    was = re.compile(rf"(?<!\d)0*{re.escape(numbers[0])}(?!\d)") if len(numbers) == 1 else None
    return was.sub(number["n"], last, count=1) if was and was.search(last) else said


def without(answer: Answer, rejected: Match | None) -> Answer:
    """An answer that is never what was rejected, which is talked about no longer."""
    answer = replace(answer, is_instead=True)
    if rejected is None or answer.outcome not in (Outcome.ANSWER, Outcome.CHOICES):
        return answer
    left = [one for one in answer.matches if one != rejected]
    if len(left) == len(answer.matches):
        return answer
    return replace(answer, outcome=pick(left).outcome, matches=tuple(left), related=())
