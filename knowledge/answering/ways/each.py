"""What a question that names several documents says of each: its time, its issuer, its subject."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.reading import patterns
from knowledge.reading.frames import take_frames, take_provinces
from knowledge.reading.head import take_body
from knowledge.reading.slate import Slate
from knowledge.reading.when import When, take_bare_year, take_when
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.citations.letters import Body
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a number and before the next one; `length` is how far its time goes."""

    when: When
    length: int
    body: Body | None
    provinces: tuple[str, ...]
    subject: str


def of_each(question: Question, lexicon: Lexicon) -> tuple[Question, ...]:
    """The question as asked of each of the documents that it names.

    What stands behind a number is said of that document. What stands behind the last one may be
    said of those too of which nothing is, and excludes none of them.
    """
    named = question.named
    if len(named) == 1:
        return (question,)
    ends = (*(one.start for one in named[1:]), len(question.text))
    behind = [
        _read(question.text[one.end : end], lexicon) for one, end in zip(named, ends, strict=True)
    ]
    if patterns.DONE_WITH.search(fold(question.text[: named[0].start])):
        behind = [replace(one, when=When(), length=0) for one in behind]
    last = behind[-1]
    shared = last.when if any(one.when for one in behind) else question.when
    elsewhere = () if any(one.provinces for one in behind) else question.provinces
    return tuple(
        replace(
            question,
            named=(replace(one, end=one.end + said.length),),
            when=said.when or shared,
            when_is_of_document=bool(said.when),
            body=said.body,
            body_is_said=False,
            provinces=said.provinces or elsewhere,
            subject=said.subject or last.subject,
        )
        for one, said in zip(named, behind, strict=True)
    )


def _read(text: str, lexicon: Lexicon) -> _Behind:
    slate = Slate(text.lstrip())
    before = slate.flat
    when = take_when(slate) or take_bare_year(slate)
    taken = [at for at, char in enumerate(before) if char != slate.flat[at]]
    if not taken or patterns.OF_ANOTHER_TIME.search(before[: taken[0]]):
        when, taken = When(), []
    body, _ = take_body(slate)
    provinces = take_provinces(slate, lexicon)
    take_frames(slate, lexicon)
    said = " ".join(slate.left.split())
    is_telling = read_subject(said, lexicon).weight > 0
    length = len(text) - len(text.lstrip()) + taken[-1] + 1 if taken else 0
    return _Behind(when, length, body, provinces, said if is_telling else "")
