"""Tasks by when they are to be done: `nhiệm vụ nào hoàn thành tháng 6`, `có hạn trong quý II`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from knowledge.answering.facts.due import due, times
from knowledge.answering.facts.filters import is_of_programme
from knowledge.answering.facts.roles import line_of, said_of, said_of_time, says_no_time
from knowledge.answering.model import Lack, Match, every, lacking, pick
from knowledge.catalogue import newest
from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute
from knowledge.reading.question import Extreme
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from knowledge.answering.facts.due import Due
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Finding
    from knowledge.catalogue import Task
    from knowledge.reading.question import Question

_DUE = re.compile(r"\b(?:han|xong|(?:hoan|ket) (?:thanh|thuc))\b")
_BE_DONE = re.compile(r"\b(?:xong|(?:hoan|ket) (?:thanh|thuc))\b")
_OF_TASKS = re.compile(r"\b(?:viec|nhiem vu) (?:nao|gi)\b")
_ALL_SAID = re.compile(
    r"(?:(?:co|can|con|phai|se|duoc|thi|ma|la|va|hoac|viec|nao|gi|nhung|cac|bao nhieu|may|nay"
    r"|hoan thanh|xong|ket thuc|thuc hien|lam|thoi|han|gian|chot|tien do|khong|chua|ghi|neu|noi|ro"
    r"|den|toi|het|trong|vao|dau|giua|cuoi|cung|o|truoc|sau|tu|cham nhat|thang|quy|ngay|nam"
    r"|i{1,3}|iv|\d+|cua|tinh|thanh pho|da|sap|gan|qua|tre|bi|roi|thuong xuyen|hang|tuan)\b"
    r"|[\s/.,?!-])*"
)
"""What may be said beside the time and the place."""

_AGAIN_AND_AGAIN = re.compile(r"\b(?:thuong xuyen|hang (?:tuan|thang|quy|nam))\b")
_ENDS = {Extreme.NEWEST: max, Extreme.OLDEST: min}
_LAST_DUE = re.compile(r"\b(?:han|xong|(?:hoan|ket) (?:thanh|thuc)) (?:cuoi|sau) cung\b")
_SOONEST = re.compile(r"\b(?:som|muon) nhat\b")
_OF_ANY = re.compile(r"\bco (?:thoi )?han\b")
_NOT = re.compile(r"\b(?:khong|chua)\b(?!\W*$)")
_UNSAID = re.compile(
    rf"{_NOT.pattern}(?: (?:co|ghi|neu|noi|ro))* (?:thoi (?:han|gian)|han|tien do)\b"
)

_STATE = re.compile(
    r"\b(?:da|chua|sap|gan|qua|tre|bi)(?: (?:den|toi|het|duoc|lam|thuc hien|qua|tre))*"
    r" (?:xong|han|hoan thanh|ket thuc|lam|thuc hien)\b"
)
"""Asks how far the tasks are, which no programme says."""


def answer_by_deadline(
    question: Question, known: Knowledge, among: tuple[Match, ...] = ()
) -> Finding | None:
    """The tasks, of those that it is asked among, that are to be done at the time that a question
    says, before it or behind it, first or last of all, or those that say until when, or nothing of
    it; that nobody tells which of them are done; None where it asks something else, or no task says
    until when."""
    said = fold(question.text)
    if not _is_of_time(question, said):
        return None
    if _STATE.search(said):
        return lacking(Lack.NOT_TRACKED, ())
    meant, all_held = _in_year(question, known), known.catalogue.tasks.values()
    there = newest(one for one in all_held if is_of_programme(one.source, meant))
    held = [one for one in there if not among or Match(Kind.TASK, one.id) in among]
    until = [one for one in held if said_of(one.text, Attribute.DEADLINE)]
    if held and not until and _is_of_due(question, said, held[0].source.year):
        return lacking(Lack.NO_DEADLINE, ())
    tasks = _chosen(question, said, held, until) if until else None
    if tasks is None:
        return None
    found = [Match(Kind.TASK, one.id) for one in tasks]
    if not found:
        return lacking(Lack.NOT_DUE, ())
    return pick(found) if len(found) == 1 else every(found)


def due_beside(
    last: Task,
    step: int,
    first_or_last: Callable[[Iterable[datetime.date]], datetime.date],
    known: Knowledge,
) -> list[Match]:
    """The tasks of its programme that are due next after or before one, by the first day on which
    each is due or by the last."""
    held = (one for one in known.catalogue.tasks.values() if one.source == last.source)
    ends = {one: first_or_last(its.end for its in found) for one in held if (found := due(one))}
    if last not in ends:
        return []
    beside = [end for end in ends.values() if (end > ends[last] if step > 0 else end < ends[last])]
    the_next = (min if step > 0 else max)(beside, default=None)
    return [Match(Kind.TASK, one.id) for one, end in ends.items() if end == the_next]


def _in_year(question: Question, known: Knowledge) -> Question:
    """The question as asked of the programmes of the year of the time that it says, if any are."""
    day = question.when.last or question.when.first
    is_of_source = day is not None and day.year in known.lexicon.source_years
    return replace(question, programme=day.year) if day and is_of_source else question


def _is_of_time(question: Question, said: str) -> bool:
    """Whether nothing is asked but which tasks are to be done when."""
    is_of_one = question.named or question.tasks or question.attribute
    is_short = _DUE.search(said) and not question.asks_whether
    is_of_tasks = question.kind is Kind.TASK or _OF_TASKS.search(said) or is_short
    if is_of_one or question.kind not in (None, Kind.TASK) or not is_of_tasks:
        return False
    restricts = question.types or question.body or question.excluded or question.left_out
    if restricts or patterns.SAYS_DOCUMENTS.search(said):
        return False
    subject = fold(question.subject)
    for province in question.provinces:
        subject = subject.replace(fold(province), " ")
    is_all = _ALL_SAID.fullmatch(subject)
    is_meant = _UNSAID.search(said) or _STATE.search(said) or not _NOT.search(said)
    return bool(is_all and is_meant)


def _is_of_due(question: Question, said: str, year: int | None) -> bool:
    """Whether it is asked which tasks are due at a time, first, last, or at all."""
    if _UNSAID.search(said) or not (_DUE.search(said) or _SOONEST.search(said)):
        return False
    is_of_order = question.extreme or _LAST_DUE.search(said) or _OF_ANY.search(said)
    return bool(is_of_order or _asked(question)(year))


def _chosen(
    question: Question, said: str, held: Iterable[Task], until: Iterable[Task]
) -> list[Task] | None:
    """Those of the tasks that are held, or that say until when, which a question asks for."""
    if _UNSAID.search(said):
        return [one for one in held if says_no_time(one.text)] or None
    if how_often := _AGAIN_AND_AGAIN.search(said):
        return [one for one in until if how_often[0] in fold(said_of_time(one.text))] or None
    asked = _asked(question)
    whole = _BE_DONE.search(said) is not None
    fit = {
        task: its
        for task in until
        if (its := [one for one in due(task) if _fits(_done(one) if whole else one, task, asked)])
        and not (whole and _goes_on(its, task, asked))
    }
    extreme = Extreme.NEWEST if _LAST_DUE.search(said) else question.extreme
    first_or_last = _ENDS.get(extreme) if extreme else None
    if first_or_last and fit and (_DUE.search(said) or _SOONEST.search(said)):
        the_end = first_or_last(one.end for its in fit.values() for one in its)
        return [task for task, its in fit.items() if the_end in [one.end for one in its]]
    if asked(None) or any(asked(one.source.year) for one in until):
        return [*fit]
    return [*until] if question.kind and _OF_ANY.search(said) else None


def _goes_on(its: list[Due], task: Task, asked: Callable[[int | None], list[Due]]) -> bool:
    """Whether a task, whose times are all of it, is to be done until a time that is asked, and
    later once more."""
    ends = [one.bound in ("before", "until") for one in asked(task.source.year)]
    is_bound = bool(ends) and all(ends) and line_of(task.text, Attribute.DEADLINE)
    return bool(is_bound) and len(its) < len(due(task))


def _asked(question: Question) -> Callable[[int | None], list[Due]]:
    """The times that a question says, those without a year of the year that they are asked for; a
    year alone is that of the others."""
    text = question.text
    years = (one.first.year for one in times(text, None) if one.is_whole_year)
    said_year = next(years, question.programme)
    return cache(
        lambda year: [one for one in times(text, said_year or year) if not one.is_whole_year]
    )


def _done(its: Due) -> Due:
    """When what takes several months is done with."""
    return replace(its, first=its.last, is_span=False) if its.is_span else its


def _fits(its: Due, task: Task, asked: Callable[[int | None], list[Due]]) -> bool:
    """Whether a time of a task is within all bounds that are asked, without a year of that of its
    programme, and within one of the other times, of any year."""
    bounds = [one for one in asked(task.source.year) if one.bound]
    others = [one for one in asked(its.last.year) if not one.bound]
    return all(map(its.is_within, bounds)) and (not others or any(map(its.is_within, others)))
