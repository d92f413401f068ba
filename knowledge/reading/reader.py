"""Read a question: each stage takes from its slate the part that it understands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.citations.read import read
from knowledge.reading import content, head, patterns
from knowledge.reading.ages import NEW, read_than, take_compared, take_extreme, take_most
from knowledge.reading.asked import (
    kind_said,
    names_other_kind,
    take_around_named,
    take_attribute,
    take_kind,
    take_where_named,
)
from knowledge.reading.counted import take_counted
from knowledge.reading.either import apart
from knowledge.reading.exclusion import as_corrected, take_excluded, take_left_out
from knowledge.reading.frames import take_frames, take_only, take_provinces
from knowledge.reading.kinds import Attribute
from knowledge.reading.naming import take_naming
from knowledge.reading.places import take_level, take_level_of_work, take_place
from knowledge.reading.question import Question
from knowledge.reading.sections import take_section
from knowledge.reading.several import take_several
from knowledge.reading.short_forms import tidied
from knowledge.reading.slate import Slate
from knowledge.reading.task_numbers import take_placed, take_task_of, take_tasks
from knowledge.reading.when import (
    YEAR,
    When,
    of_year,
    take_bare_year,
    take_month,
    take_period,
    take_relative,
    take_when,
)
from knowledge.reading.whether import (
    asked_of_task,
    asks_issuer,
    asks_whether,
    denies,
    is_doubted,
    read_whether_said,
)
from knowledge.reading.whose_tasks import (
    says_in_programme,
    take_whose_documents,
    take_whose_tasks,
)
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime

    from knowledge.search.lexicon import Lexicon

_THAT_YEAR = re.compile(rf"^ *(?:(?:the|vay|con|cai) +)+(?={YEAR}\b)")
"""Before a year: it is that of something that was shown: `thế cái 2020`, `còn 2021`."""


def read_question(question: str, lexicon: Lexicon, today: datetime.date | None = None) -> Question:
    """Read a question of any length; only its first 2,000 characters are looked at.

    Without `today` no time is told from it (`tuần này`).
    """
    slate = Slate(question)
    meant = tidied(slate.text, lexicon)
    as_said = slate if meant.text == slate.text else Slate(meant.text)
    read = _Reader(as_corrected(as_said), lexicon, today).read()
    read = apart(read, lambda text: _Reader(Slate(text), lexicon, today).read())
    if as_said is not slate and (read.named or read.tasks) and is_doubted(slate):
        read = replace(read, asks_whether=True)
    if asks_issuer(read):
        read = replace(read, attribute=Attribute.ISSUER)
    if not (meant.corrections or slate.is_cut):
        return read
    return replace(read, corrections=meant.corrections, is_cut=slate.is_cut)


def read_otherwise(
    question: Question, lexicon: Lexicon, today: datetime.date | None = None
) -> Question | None:
    """A question with one more word of it taken for a slip of the finger, where one may be."""
    spelled = lexicon.speller.guess(question.text)
    if spelled is None:
        return None
    read = _Reader(Slate(spelled.text), lexicon, today).read()
    corrections = (*question.corrections, *spelled.corrections)
    return replace(read, corrections=corrections, is_cut=question.is_cut)


class _Reader:
    """A question while it is read; the order of the stages is the order of `read`."""

    def __init__(self, slate: Slate, lexicon: Lexicon, today: datetime.date | None) -> None:
        self._slate = slate
        self._lexicon = lexicon
        self._today = today
        self._asks_whether, self._denies = asks_whether(slate), denies(slate)
        named = tuple(read(slate.text, lexicon.like_years))
        self._role = content.take_role(slate, named)
        self._named = tuple(read(slate.left, lexicon.like_years)) if self._role else named
        of_one = self._asks_whether and bool(self._named)
        self._excluded = None if of_one else take_excluded(slate, lexicon, self._read_part)
        may_leave_out = not (self._asks_whether or self._named or self._excluded)
        self._left_out = take_left_out(slate, lexicon) if may_leave_out else ""
        self._by_count, self._counted = take_counted(slate, self._read_part)
        if self._excluded or self._by_count:
            self._named = tuple(read(slate.left, lexicon.like_years))
        self._asked = head.NO_TYPE
        self._programme: int | None = None
        self._is_of_document = self._is_of_level = False
        self._is_in_programme = says_in_programme(slate.text)

    def read(self) -> Question:
        """Every stage, and what they found."""
        narrows, whether_said = take_only(self._slate), read_whether_said(self._slate)
        self._read_numbers()
        self._read_where()
        self._read_what()
        self._relative = self._read_relative()
        self._read_frame()
        when = self._read_time_and_head()
        body, is_said = head.take_body(self._slate) if self._is_of_directives else (None, False)
        return Question(
            text=self._slate.text,
            named=self._named,
            tasks=self._tasks,
            section=self._section,
            asks_whether=self._asks_whether,
            denies=self._denies,
            whether_said=whether_said,
            in_task=self._in_task,
            kind=self._kind if self._asked is head.NO_TYPE else Kind.DIRECTIVE,
            type_name=self._asked.name,
            types=self._asked.letters,
            body=self._asked.body or body,
            body_is_said=is_said or self._asked.body is not None,
            when=when,
            when_is_of_document=self._is_of_document,
            unprinted=self._unprinted,
            excluded=self._excluded,
            left_out=self._left_out,
            attribute=self._attribute,
            narrows=narrows,
            wants_all=self._wants_all or self._asked.is_plural or self._is_of_all,
            asks_person=self._asks_person,
            is_framed=self._is_framed,
            step=self._step,
            extreme=self._extreme,
            most=self._most,
            than=self._than,
            counted=self._counted,
            type_is_word=self._asked.is_word,
            place=self._place,
            provinces=self._provinces,
            is_of_level=self._is_of_level,
            is_shared=self._is_shared,
            several=self._several,
            programme=self._programme,
            is_in_programme=self._is_in_programme,
            subject=" ".join(self._slate.left.split()),
            loose_subject=" ".join(self._loose.split()),
        )

    def _read_time_and_head(self) -> When:
        """The time and the type; a year that is that of documents is not that of a programme."""
        self._loose = self._slate.left
        when = self._read_when()
        self._read_head()
        year = self._programme or when.year
        if year and self._is_year_of_documents(year):
            self._is_of_document |= bool(self._tasks)
            when, self._programme = (of_year(year) if self._programme else when), None
        return when

    @property
    def _is_done_in_year(self) -> bool:
        return patterns.DONE_IN.search(fold(self._slate.text)) is not None

    def _read_part(self, text: str) -> Question:
        return _Reader(Slate(text), self._lexicon, self._today).read()

    @property
    def _is_of_all(self) -> bool:
        return self._several is not None or bool(self._left_out)

    @property
    def _is_of_directives(self) -> bool:
        return self._kind in (None, Kind.DIRECTIVE)

    def _read_numbers(self) -> None:
        """Documents and tasks by number, and the set that is asked for around them."""
        self._wants_all = self._slate.find(patterns.ALL) is not None
        self._than = read_than(self._slate, self._named)
        self._in_task = take_task_of(self._slate, self._named)
        self._kind, self._attribute = take_around_named(self._slate, self._named)
        self._attribute = Attribute.TASKS if self._in_task else self._role or self._attribute
        if self._than:
            self._kind, self._attribute = Kind.DIRECTIVE, Attribute.DATE
        self._tasks: tuple[int, ...] = ()
        self._section = ""
        if not self._named:
            self._attribute = self._attribute or content.take_clause(self._slate)
            if content.take_time_of_work(self._slate):
                self._kind = Kind.TASK
            else:
                head.take_introduction(self._slate, self._lexicon)
            self._tasks = take_placed(self._slate, self._lexicon)
            self._section = "" if self._tasks else take_section(self._slate)
            self._tasks = self._tasks or take_tasks(self._slate, self._lexicon)

    def _read_where(self) -> None:
        self._provinces = take_provinces(self._slate, self._lexicon)
        may_be_level = self._lexicon.place_of_level and not self._provinces
        of_numbered = self._tasks or self._section
        if may_be_level and (of_numbered or kind_said(self._slate, Kind.TASK)):
            self._provinces = take_level(self._slate, self._lexicon)
        elif may_be_level and not (self._named or kind_said(self._slate, Kind.ARTICLE)):
            self._provinces = take_level_of_work(self._slate, self._lexicon)
            self._is_of_level = bool(self._provinces)
        if of_numbered:
            take_whose_tasks(self._slate, self._provinces, self._lexicon)
        elif not self._named:
            has = take_whose_documents(self._slate, self._provinces, self._lexicon)
            self._is_in_programme = has or self._is_in_programme
        several = len(self._provinces) > 1
        of_tasks = len(set(self._tasks)) > 1
        shared = patterns.IN_BOTH if of_tasks else patterns.SHARED
        self._is_shared = (several or of_tasks) and self._slate.take_all(shared) > 0
        if several:
            self._slate.take_all(patterns.SEVERAL_PROVINCES)
        is_bare = not (self._named or self._tasks or several)
        self._several = take_several(self._slate) if is_bare else None
        if self._several:
            self._attribute = self._attribute or self._several.attribute
        self._place = take_place(self._slate, self._provinces)

    def _read_what(self) -> None:
        """A person, a set, an attribute, a type that is asked for by a word behind it."""
        slate, named = self._slate, self._named
        if named:
            self._attribute = take_where_named(slate) or self._attribute
        if named or self._tasks or slate.find(patterns.PRONOUN):
            self._attribute = self._attribute or content.take_content(slate)
        if self._tasks or self._section:
            self._attribute = self._attribute or asked_of_task(slate)
        is_of_one = bool(named) or self._attribute is not None
        self._asks_person = not is_of_one and slate.find(patterns.PERSON) is not None
        bare = not named and not self._tasks
        self._unprinted = content.take_unprinted(slate) if bare else None
        if bare:
            slate.take(patterns.PROGRAMME)
            take_naming(slate)
            self._wants_all |= head.take_consists(slate)
        is_bare = bare and not slate.find(patterns.PRONOUN)
        all_tasks = is_bare and slate.find(patterns.ALL_TASKS) is not None
        of_tasks = bare and kind_said(slate, Kind.TASK) is not None
        all_tasks |= of_tasks and slate.take_all(patterns.WHICH_PROVINCES) > 0
        self._wants_all = bool(slate.take_all(patterns.ALL)) or self._wants_all or all_tasks
        if self._kind is not Kind.TASK:
            self._attribute = self._attribute or content.take_who_leads(slate)
            self._attribute = self._attribute or take_attribute(slate, named)
        if not named and not names_other_kind(slate):
            self._asked = head.take_asked_type(slate, self._lexicon)
            if self._asked is head.NO_TYPE and self._wants_all and not self._tasks:
                self._asked = head.take_counted_type(slate, self._lexicon, self._provinces)

    def _read_relative(self) -> When:
        """A time told from today, of articles; elsewhere it is said to be polite."""
        said = kind_said(self._slate, Kind.ARTICLE)
        if self._today is None or said is None or self._named or self._tasks:
            return When()
        return take_relative(self._slate, self._today)

    def _read_frame(self) -> None:
        """Words that refer, step, choose or merely frame the question, and the kind it names."""
        slate = self._slate
        refers = slate.take_all(patterns.PRONOUN) > 0
        self._step = _take_step(slate)
        self._most = take_most(slate)
        self._wants_all = self._wants_all or slate.find(NEW) is not None
        extreme = take_extreme(slate) or take_compared(slate, len(self._named) + refers)
        self._extreme = self._by_count or extreme
        self._is_framed = take_frames(slate, self._lexicon) or refers
        of_several = Kind.DIRECTIVE if self._several else None
        self._kind = self._kind or take_kind(slate) or of_several
        for pattern in (patterns.ABOUT_TITLES, patterns.ASKS_NUMBER, patterns.KIND_AGAIN):
            slate.take_all(pattern)

    def _read_when(self) -> When:
        """The time; a year of a source is that of its programme where tasks are meant."""
        before = self._slate.flat
        when = take_when(self._slate) or self._relative
        of_type = self._asked is not head.NO_TYPE or head.begins_with_type(before)
        if not when and (of_type or self._kind is Kind.DIRECTIVE):
            when = take_period(self._slate, self._lexicon.knows_pair)
            when = when or (When() if self._named else take_month(self._slate))
        is_alone = len(_THAT_YEAR.sub("", self._slate.flat).split()) == 1
        of_documents = self._kind is Kind.DIRECTIVE or (self._kind is None and is_alone)
        of_documents |= of_type and head.ends_in_year(self._slate, self._lexicon)
        if not when and (self._named or self._tasks or of_documents):
            when = take_bare_year(self._slate)
        of_programme = self._kind is None and (self._provinces or self._is_in_programme)
        if not when and (self._kind is Kind.TASK or of_programme):
            when = take_bare_year(self._slate, self._lexicon.source_years)
        self._is_of_document = self._is_behind_a_number(before)
        of_tasks = bool(self._tasks) or self._kind in (None, Kind.TASK) or self._is_done_in_year
        of_tasks = of_tasks or self._is_in_programme
        if of_tasks and not self._named and when.year in self._lexicon.source_years:
            self._programme, when = when.year, When()
        return when

    def _is_year_of_documents(self, year: int) -> bool:
        """Whether a year is that of documents, and not of a programme: `chỉ thị năm 2023`.

        Those of a task are of a year that stands behind them, where that is no programme's, or
        where it stands nearer to them: `nhiệm vụ 3 văn bản năm 2021`.
        """
        of_a_type = self._asked is not head.NO_TYPE
        said = fold(self._slate.text)
        if not self._tasks:
            is_of_other = patterns.OF_PROGRAMME.search(said) or self._is_done_in_year
            is_of_other = is_of_other or self._is_in_programme
            return of_a_type and not is_of_other
        before = re.split(rf"\b(?:{year}|{year % 100:02})\b", said)[0]
        may_be = patterns.SAYS_DOCUMENTS.search(before) if not self._programme else None
        is_of_them = may_be or not patterns.NEAR_PROGRAMME.search(before)
        return bool((of_a_type or self._kind is Kind.DIRECTIVE) and is_of_them)

    def _is_behind_a_number(self, before: str) -> bool:
        """Whether the time that was taken since stands behind a number and belongs to it."""
        left = self._slate.flat
        if self._named and patterns.DONE_WITH.search(left[: self._named[0].start]):
            return False
        start = next((at for at, char in enumerate(before) if char != left[at]), len(before))
        ends = [one.end for one in self._named if one.end <= start]
        return bool(ends) and not patterns.OF_ANOTHER_TIME.search(
            fold(self._slate.text[max(ends) : start])
        )

    def _read_head(self) -> None:
        """The type that the question begins with, unless a document is named and nothing else."""
        of_others = self._attribute is Attribute.IMPLEMENTED_BY or self._than is not None
        is_open = self._asked is head.NO_TYPE and self._is_of_directives
        if is_open and (of_others or not self._named):
            self._asked = head.take_head_type(self._slate, self._lexicon)


def _take_step(slate: Slate) -> int:
    if slate.take(patterns.NEXT):
        return 1
    return -1 if slate.take(patterns.PREVIOUS) else 0
