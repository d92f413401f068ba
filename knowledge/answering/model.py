"""What an answer is, and what a conversation keeps of one."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.reading.kinds import Attribute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.taught import Teaching
    from knowledge.catalogue import Source
    from knowledge.citations.read import Named
    from knowledge.documents.model import Heading
    from knowledge.reading.kinds import Part
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Kind


MOST_CHOICES = 8
"""So many things are offered to pick from."""

MOST_TOLD = 10
"""Things of a list that are told where none of them is as the question says."""

MOST_LISTED = 500
"""Articles that a set of them is made of, where more may belong to it."""

_LONGEST_KEPT = 500
_MOST_KEPT = 8


class Outcome(StrEnum):
    """How a question was answered.

    ANSWER: the first match is what was asked for. CHOICES: the question is ambiguous, the person
    picks. LIST: a set was asked for, and this is all of it. NONE: nothing answers it; the matches
    are near ones to offer, none of them the answer.
    """

    ANSWER = "answer"
    CHOICES = "choices"
    LIST = "list"
    NONE = "none"


class Way(StrEnum):
    """What decided an answer."""

    TITLE = "title"
    NUMBER = "number"
    TASK = "task"
    TAUGHT = "taught"
    SET = "set"
    DEADLINE = "deadline"
    SUBJECT = "subject"
    ARTICLE = "article"
    FOLLOW_UP = "follow_up"
    OUTSIDE = "outside"
    PROGRAMME = "programme"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Match:
    """An entity; `score` is how well it fits, 0 to 100, and tells no two of one entity apart."""

    kind: Kind
    id: int
    score: float = field(default=100.0, compare=False)


class Lack(StrEnum):
    """What is missing where a question is about something that is held, and has no answer.

    NO_ARTICLE: no article relates to it. NO_CARRIER: nothing carries it out. NO_DOCUMENT: it
    names no document, or none as the question says. NO_COMMON: no document is named by all of
    them. NO_OTHER: its tasks name no other document.
    NO_HOLDER: no source says who holds the office that the question names.
    NO_SEVERAL: no document is named by as many tasks or programmes as the question says.
    NO_SUCH: none of what was shown is as the question says. NO_MORE: only what was shown is.
    NOT_HELD: it is an article, and the documents that it names are not held.
    NOT_BESIDE: nothing is known to be issued before it, or after it, as the question says.
    NOTHING_BEFORE: it is asked of what was talked about before, and nothing was.
    OTHERWISE: it is held, but not of the time, the province or by the issuer that the question
    says. OTHER_ROLE: the tasks name whom it says, but not in that role. NOT_DUE: no task is until
    then. NO_DEADLINE: no task says until when. NOT_TRACKED: it asks which tasks are done, which no
    programme says. PREAMBLE: no task names it, only what stands before the tasks. UNRECORDED: a set
    is asked for by what no source says. NO_SECTION: no task of the programmes stands in the part
    that it names. NO_SECTIONS: it names a part, and the programmes were loaded before the headings
    of tasks were kept.
    """

    NO_ARTICLE = "no_article"
    NO_CARRIER = "no_carrier"
    OTHERWISE = "otherwise"
    NO_DOCUMENT = "no_document"
    NO_COMMON = "no_common"
    UNRECORDED = "unrecorded"
    NO_OTHER = "no_other"
    NO_HOLDER = "no_holder"
    NO_SEVERAL = "no_several"
    NO_SUCH = "no_such"
    NO_MORE = "no_more"
    NOT_HELD = "not_held"
    NOT_BESIDE = "not_beside"
    NOTHING_BEFORE = "nothing_before"
    OTHER_ROLE = "other_role"
    NOT_DUE = "not_due"
    NO_DEADLINE = "no_deadline"
    NOT_TRACKED = "not_tracked"
    PREAMBLE = "preamble"
    NO_SECTION = "no_section"
    NO_SECTIONS = "no_sections"


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation was about last; matches best first.

    `subject` is the one thing that was last answered with: lists of several and choices leave it.
    `asked` is the last question of its own, and those behind it that changed a part of it.
    `listed` is the list that the subject was picked from, `talked` what were the subjects before,
    the last one first.
    `home` is the province that the person said to be of. `is_in_vain`: nothing answered what was
    asked since then.
    """

    outcome: Outcome
    matches: tuple[Match, ...]
    attribute: Attribute | None
    subject: Match | None = None
    asked: tuple[str, ...] = ()
    listed: tuple[Match, ...] = ()
    talked: tuple[Match, ...] = ()
    home: str | None = None
    is_in_vain: bool = False

    @property
    def is_of_one(self) -> bool:
        """Whether nothing but what is talked about was shown."""
        return self.matches == (self.subject,)

    @property
    def previous(self) -> Match | None:
        """What was talked about before the subject."""
        return next(iter(self.talked), None)

    def before(self, subject: Match | None) -> tuple[Match, ...]:
        """What was talked about before a subject that comes now."""
        if self.subject is None or self.subject == subject:
            return self.talked
        rest = (one for one in self.talked if one != self.subject)
        return (self.subject, *rest)[:_MOST_KEPT]

    def list_of(self, match: Match) -> tuple[Match, ...]:
        """The list that was shown last, where a match is of it."""
        last = self.matches if len(self.matches) > 1 else self.listed
        return last if match in last else ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one way of answering found.

    Attributes:
        outcome: how the question is answered.
        matches: what was found, best first. Where `lack` is said, nothing answers the question
            and they are what it is about.
        missing: documents that the question names beside those found and that are not held.
        lack: what is missing where something that is held has no answer.
        taught: what an administrator said that decides it.
        is_unnamed: the articles that are found name none of the documents that the question
            names, and only relate to them.
        about: the one thing that a list is of.
        others: documents whose titles say what the question says of the one that it names, whose
            own do not.
        unconfirmed: what the question says of it that no source tells, DATE and ISSUER.
        checked: what the question asks of it whether it is so, and whether it is.
        says: whether a task says what is asked of it.
        is_ordered: a list is in the order of time that is asked for.
        programmes: sources that it is asked of themselves.
        tops: the issuers or the years that have most or fewest documents, where that is asked;
            the matches are these documents.
        is_short: the document that is named has a number without letters in the tasks that are
            found, and is known from nothing else, or such tasks print the documents found in
            parentheses behind it.
        home: the province that somebody says to be of.
        is_according: the titles do not say what is asked for; tasks do it according to these
            documents, or to `others` beside a set.
        passage: the part of a task, named by its number, that says what is asked of it.
        part: what is asked of the programmes.
        of_tasks: the tasks that name what is listed, where several were shown before.
        headings: what is listed stands under these, each of its programme.
        quoted: what the tasks are quoted of, where they say it in other words than the question.
    """

    outcome: Outcome
    matches: tuple[Match, ...]
    missing: tuple[Named, ...] = ()
    lack: Lack | None = None
    taught: Teaching | None = None
    is_unnamed: bool = False
    about: Match | None = None
    others: tuple[Match, ...] = ()
    unconfirmed: frozenset[Attribute] = frozenset()
    checked: tuple[tuple[Attribute, bool], ...] = ()
    says: bool | None = None
    is_ordered: bool = False
    programmes: tuple[Source, ...] = ()
    tops: tuple[str, ...] = ()
    is_short: bool = False
    home: str | None = None
    is_according: bool = False
    passage: str = ""
    part: Part | None = None
    of_tasks: tuple[Match, ...] = ()
    quoted: Attribute | None = None
    headings: tuple[tuple[Source, Heading], ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether it answers with something that is held."""
        return self.outcome is not Outcome.NONE and bool(self.matches)


_OF_FINDING = tuple(one.name for one in fields(Finding))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Finding):
    """What was found for a question, and what goes with it.

    Attributes:
        question: the question as it was read.
        related: articles related to the first match, best first.
        attribute: what is asked of what was found.
        way: what decided.
        is_instead: what was answered before was rejected.
        beyond: what was talked about and has none of what is asked for, or what was shown and is
            none of it, so that this is of all that is held.
        parts: the answers to each of several questions of one message.
    """

    question: Question
    related: tuple[Match, ...] = ()
    attribute: Attribute | None = None
    way: Way = Way.SUBJECT
    is_instead: bool = False
    beyond: tuple[Match, ...] = ()
    parts: tuple[Answer, ...] = ()

    @classmethod
    def of(  # noqa: PLR0913 - what goes with a finding
        cls,
        found: Finding,
        question: Question,
        way: Way,
        *,
        related: tuple[Match, ...] = (),
        attribute: Attribute | None = None,
        parts: tuple[Answer, ...] = (),
    ) -> Answer:
        """What was found as the answer to a question, and what goes with it."""
        own = {name: getattr(found, name) for name in _OF_FINDING}
        return cls(
            question=question, way=way, related=related, attribute=attribute, parts=parts, **own
        )

    def only(self, kept: list[Match]) -> Answer:
        """The same with some of its choices or of its list alone; as it is where none is kept."""
        if len(kept) in (0, len(self.matches)):
            return self
        found = pick(kept) if self.outcome is Outcome.CHOICES else every(kept)
        return replace(self, outcome=found.outcome, matches=found.matches)

    def context(self, before: Context | None) -> Context | None:
        """What the next question may refer to; nothing found leaves what was there before."""
        if self.outcome is Outcome.NONE:
            return None if self.is_instead else self._asked_in_vain(before)
        last = before or Context(self.outcome, (), None)
        is_alone = self.about is None and len(self.matches) == 1
        is_one = self.outcome is Outcome.ANSWER or is_alone
        subject = self.matches[0] if is_one else self.about or last.subject
        return Context(
            self.outcome,
            self.matches,
            last.attribute if self.attribute is Attribute.SOURCE else self.attribute,
            subject,
            self._asked(before),
            last.list_of(self.matches[0]) if is_one else (),
            last.before(subject),
            self.home or last.home,
        )

    def _asked_in_vain(self, before: Context | None) -> Context | None:
        """The same; an office that has nothing to do in one role may be asked for in another, and
        a number that nothing bears corrected. A doubt is of what was asked in vain."""
        is_of_last = before and self.lack and before.subject in self.matches
        last = replace(before, is_in_vain=not is_of_last) if before else None
        is_of_number = self.question.named or self.question.tasks
        if self.lack is not Lack.OTHER_ROLE and not is_of_number:
            return last
        last = last or Context(self.outcome, (), None)
        return replace(last, asked=(self.question.text[:_LONGEST_KEPT],))

    def _asked(self, before: Context | None) -> tuple[str, ...]:
        """The questions that led here: a follow-up changes the last one, asks for a part of what
        was found, or leaves it."""
        text = self.question.text[:_LONGEST_KEPT]
        if self.way is not Way.FOLLOW_UP or before is None:
            return (text,)
        asked = self.question
        says_part = asked.restricts or asked.provinces or asked.programme or self.passage
        return (*before.asked, text)[:_MOST_KEPT] if says_part else before.asked


def lacking(lack: Lack, about: Iterable[Match]) -> Finding:
    """Nothing answers what is asked of something that is held."""
    return Finding(Outcome.NONE, tuple(about), lack=lack)


def pick(matches: list[Match]) -> Finding:
    """One match is the answer, several are choices, none is nothing."""
    outcome = (Outcome.NONE, Outcome.ANSWER)[len(matches)] if len(matches) <= 1 else Outcome.CHOICES
    return Finding(outcome, tuple(matches))


def every(matches: list[Match]) -> Finding:
    """The whole set that was asked for; nothing where it is empty."""
    return Finding(Outcome.LIST if matches else Outcome.NONE, tuple(matches))
