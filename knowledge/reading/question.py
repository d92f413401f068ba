"""What was understood of a question: what it names, asks for, and is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.citations.letters import Body
    from knowledge.citations.read import Named
    from knowledge.reading.kinds import Attribute
    from knowledge.reading.places import Place
    from knowledge.reading.several import Several
    from knowledge.reading.when import When
    from knowledge.search.lexicon import Kind
    from knowledge.search.spelling import Correction

_IS_ABOUT = re.compile(r"(?:la )?ve ")
LAST_TASK = -1
"""Stands for the number of a source's last task, -2 for the one before it, and so on."""


class Extreme(StrEnum):
    """Which one of a set is asked for."""

    NEWEST = "newest"
    OLDEST = "oldest"
    MOST = "most"
    FEWEST = "fewest"


@dataclass(frozen=True, slots=True)
class Question:
    """What was understood of a question.

    Attributes:
        text: the question, cleaned, unconverted typing converted.
        named: documents that it names by number.
        tasks: numbers of the tasks that it names, `LAST_TASK` for the last one, -2 for the one
            before it.
        section: the place of the part of a programme that it names: `3` of `mục III`.
        asks_whether: whether it asks whether what it says is so: `có phải của Tỉnh ủy không`;
            `denies` where it says that something is not so.
        whether_said: what it asks whether something says it: `có nhắc đến phụ nữ không`.
        in_task: the number of the task that a document which it names may be in.
        kind: the kind of thing that it asks for.
        type_name, types: folded name and letters of the type of document that it asks for.
        body: who issued what it asks for; `body_is_said` where a word says that they did.
        when: when that was issued; `when_is_of_document` where it stands behind a number, and not
            behind a programme, a report, or what else is of a time, or beside documents of a task.
        unprinted: what the sources do not print of what it asks for: its date, its issuer, the
            address of an article.
        excluded: what it leaves out of what it asks for, read as a question of its own.
        left_out: the subject that it leaves out: `không nói về nông dân`.
        attribute: what it asks of it.
        narrows: whether it says that it asks for a part of what was shown.
        wants_all: whether it asks for a set rather than for one.
        asks_person: whether it asks for a person or for how to reach one.
        is_framed: whether it has words that frame a question.
        step: 1 where it asks for the next of what was talked about, -1 for the one before.
        extreme, most: which one of a set it asks for, or which so many.
        than: whether it asks for what is newer or older than the document that it names.
        counted: of which documents it asks what has most or fewest, as a question of its own.
        type_is_word: whether the type may as well be a word of the subject (`chương trình phối
            hợp`).
        place: the district, town or commune that it names.
        provinces: provinces that it names; `is_of_level` where it only says the kind of a place
            that one programme is of.
        is_shared: whether it asks for what all of these, or all of the tasks, have.
        several: how many tasks or programmes name what it asks for.
        programme: the year of the programme that it is about, where a source is of that year;
            `is_in_programme` where it says that what it asks for stands in that.
        subject: what it is about, as typed: what is left when all of that is taken away.
        loose_subject: the same with type, body and time left in, for where they restrict nothing.
        corrections: slips of the finger in the question, corrected before any of that was read.
        is_cut: whether it goes on behind what was read.
    """

    text: str
    named: tuple[Named, ...]
    tasks: tuple[int, ...]
    section: str
    asks_whether: bool
    denies: bool
    whether_said: str
    in_task: int | None
    kind: Kind | None
    type_name: str
    types: frozenset[str]
    body: Body | None
    body_is_said: bool
    when: When
    when_is_of_document: bool
    unprinted: Attribute | None
    excluded: Question | None
    left_out: str
    attribute: Attribute | None
    narrows: bool
    wants_all: bool
    asks_person: bool
    is_framed: bool
    step: int
    extreme: Extreme | None
    most: int | None
    than: Extreme | None
    counted: Question | None
    type_is_word: bool
    place: Place | None
    provinces: tuple[str, ...]
    is_shared: bool
    several: Several | None
    programme: int | None
    is_in_programme: bool
    subject: str
    loose_subject: str
    corrections: tuple[Correction, ...] = ()
    is_cut: bool = False
    is_of_level: bool = False

    @property
    def restricts(self) -> bool:
        """Whether type, issuer, time or what is left out restrict what is asked for."""
        is_of_type = self.types or self.type_name
        return bool(is_of_type or self.body or self.when or self.unprinted or self.excluded)

    @property
    def doubted(self) -> str:
        """What is asked of one thing whether it says it: `có nhắc đến …`, `về … phải không`."""
        is_about = _IS_ABOUT.match(fold(self.subject)) if self.asks_whether else None
        return self.whether_said or (self.subject[is_about.end() :] if is_about else "")
