"""Whether what a question says of a thing is so: `có phải của Tỉnh ủy không`, `năm 2018 à`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.due import is_due
from knowledge.answering.facts.offices import denies, may_be_another, names
from knowledge.answering.facts.roles import line_of
from knowledge.citations.letters import body_beginning, is_central
from knowledge.reading.kinds import Attribute
from knowledge.reading.when import When
from knowledge.reading.whether import read_place_of_body, read_role
from knowledge.search.lexicon import Kind
from knowledge.search.score import score
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive, Task
    from knowledge.citations.letters import Body
    from knowledge.reading.question import Question

_DAY_OF_YEAR = re.compile(
    r"\b(?:ngay (?P<day>\d{1,2}) ?(?:[/.-]|thang) ?|thang )(?P<month>\d{1,2})\b"
    r"(?! ?(?:[/.-]|nam|den|toi) ?\d)"
)
"""A day or a month without its year."""

_KINDS_OF_PLACE = frozenset("tinh thanh pho huyen quan thi xa tran phuong uy".split())
_COMMITTEE = re.compile(r"\b(tinh|thanh|huyen|thi|quan) uy\b")
_SAYS_ALL = 0.8
_SAYS_NOTHING = 0.3
_CLAIM = 3


def without_conditions(question: Question) -> Question:
    """The question without what it asks of a document whether it is so."""
    named = tuple(replace(one, body=None) for one in question.named)
    return replace(
        question, named=named, body=None, when=When(), when_is_of_document=False, provinces=()
    )


def checked(directive: Directive, question: Question) -> dict[Attribute, bool]:
    """What a question says of a document's issuer, time and term, and whether sources say it too.

    What no source tells, or one tells and another contradicts, is left out.
    """
    bodies = [body for body in (*(one.body for one in question.named), question.body) if body]
    when = question.when if question.when_is_of_document else When()
    said = {
        Attribute.ISSUER: False
        if _is_of_other_place(directive, question)
        or (bodies and _is_of_other_level(directive, question))
        else _names_issuer(directive, question) or _is_by(directive, bodies),
        Attribute.DATE: _is_of_time(directive, replace(when, term=None))
        if when
        else _is_of_day_of_year(directive, question),
        Attribute.TERM: _is_of_term(directive, when.term),
    }
    return {attribute: is_so for attribute, is_so in said.items() if is_so is not None}


def checked_of_all(
    directives: list[Directive], question: Question
) -> tuple[tuple[Attribute, bool], ...]:
    """What is so, or not, of each of those that may be meant.

    Where their subject is doubted, issuer and time that are so only name them.
    """
    first, *others = ({*checked(one, question).items()} for one in directives)
    told = sorted(first.intersection(*others))
    return tuple(one for one in told if not (one[1] and _doubts_subject(question)))


def says_of_all(question: Question) -> bool:
    """Whether issuer or time is doubted of all that are named: `… đều của Tỉnh ủy phải không`."""
    is_of_one = question.attribute or any(one.body for one in question.named)
    return question.asks_whether and "deu" in words(fold(question.text)) and not is_of_one


def _doubts_subject(question: Question) -> bool:
    """`Chỉ thị 18 của Bộ Chính trị có phải về …`, but not `chỉ thị 18 về … của Bộ Chính trị`."""
    says_more = question.body or question.when or not any(one.body for one in question.named)
    return bool(question.whether_said or (question.doubted and not says_more))


def unconfirmed(directives: list[Directive], question: Question) -> frozenset[Attribute]:
    """What a question says of a document that no source does."""
    found = {what for one in directives for what in _unconfirmed(one, question)}
    is_undated = _day_of_year(question) and not any(one.dates for one in directives)
    return frozenset(found | {Attribute.DATE} if is_undated else found)


def _unconfirmed(directive: Directive, question: Question) -> Iterator[Attribute]:
    known = directive.dates, directive.years, directive.terms
    if question.when_is_of_document and not question.when.admits(*known):
        yield Attribute.DATE
    bodies = (*(one.body for one in question.named), question.body)
    if not directive.issuer and any(body and not filters.is_of(directive, body) for body in bodies):
        yield Attribute.ISSUER


def _is_of_other_place(directive: Directive, question: Question) -> bool:
    """Whether its issuer is printed with the name of a place, and a question says others."""
    if not question.provinces or filters.is_issued_in(directive, question.provinces):
        return False
    printed = (words(fold(one)) for one in directive.issuers)
    return any(
        (length := body_beginning(name)[1]) and {*name[length:]} - _KINDS_OF_PLACE
        for name in printed
    )


def _is_of_other_level(directive: Directive, question: Question) -> bool:
    """Whether its issuer is printed as a body of the committee of another level than is said."""
    printed = {level for one in directive.issuers for level in _COMMITTEE.findall(fold(one))}
    said = {*_COMMITTEE.findall(fold(question.text))}
    return bool(printed and said) and printed.isdisjoint(said)


def is_said_elsewhere(directive: Directive, question: Question) -> bool:
    """Whether a question says a place of a local document that no source says of it: each province
    has a Tỉnh ủy."""
    if is_central(directive.citation, directive.doc_type):
        return False
    said = question.provinces or (read_place_of_body(question.text),)
    its = {fold(place) for one in directive.mentions for place in one.source.places}
    return any(
        place and fold(place) not in its and not filters.is_issued_in(directive, (place,))
        for place in said
    )


def _names_issuer(directive: Directive, question: Question) -> bool | None:
    """Whether a question has the whole name of the only issuer that is printed."""
    names = [f" {' '.join(words(fold(one)))} " for one in directive.issuers]
    said = f" {' '.join(words(fold(question.text)))} "
    return True if len(names) == 1 and names[0] in said and question.asks_whether else None


def _is_by(directive: Directive, bodies: list[Body]) -> bool | None:
    is_told = directive.citation or directive.issuer
    if not bodies or not is_told:
        return None
    if not all(filters.may_be_of(directive, body) for body in bodies):
        return False
    is_of_it = all(filters.is_of(directive, body) for body in bodies)
    return True if is_of_it and len(directive.issuers) <= 1 else None


def _is_of_time(directive: Directive, when: When) -> bool | None:
    if not when or not (directive.dates or directive.years):
        return None
    years = () if directive.dates else directive.years
    admitted = {when.admits((date,), (), ()) for date in directive.dates}
    admitted |= {when.admits((), (year,), ()) for year in years}
    possible = {when.may_admit((), (year,), ()) for year in years} or admitted
    return admitted.pop() if len(admitted) == 1 and admitted == possible else None


def _is_of_day_of_year(directive: Directive, question: Question) -> bool | None:
    """Whether all days that are printed, or none, are the day or of the month that is asked."""
    asked = _day_of_year(question)
    if not asked:
        return None
    day, month = asked
    fits = {one.month == month and day in (None, one.day) for one in directive.dates}
    return fits.pop() if len(fits) == 1 else None


def _day_of_year(question: Question) -> tuple[int | None, int] | None:
    """The day, where one is said, and the month that a question doubts of a document."""
    match = _DAY_OF_YEAR.search(fold(question.text)) if question.asks_whether else None
    if not match or question.when:
        return None
    return int(match["day"]) if match["day"] else None, int(match["month"])


def _is_of_term(directive: Directive, term: int | None) -> bool | None:
    return term in directive.terms if term and directive.terms else None


def title_says(directive: Directive, question: Question, known: Knowledge) -> bool | None:
    """Whether the title of a document says what the question asks whether it says.

    None where none is printed, or where it says a part of it, or the document itself is doubted:
    `chương trình có nêu chỉ thị 33 không`.
    """
    subject = read_subject(question.doubted, known.lexicon)
    named = [question.text[one.start : one.end] for one in question.named]
    if len(named) == 1 and fold(named[0]) in fold(question.doubted):
        return None
    if question.in_task or not subject.weight or not directive.titles:
        return None
    hit = score(subject, known.entries[Kind.DIRECTIVE, directive.id])
    if hit.is_borne_out and hit.coverage >= _SAYS_ALL:
        return True
    return None if hit.is_borne_out or hit.coverage >= _SAYS_NOTHING else False


def leaves_claim(directive: Directive, question: Question, known: Knowledge) -> bool:
    """Whether a question says more of the document that it names than its title tells, which
    nobody has judged: `… năm 2023 áp dụng ở ba quận phải không`."""
    if not question.named:
        return False
    behind = {*words(fold(question.text[question.named[-1].end :]))}
    left = words(_DAY_OF_YEAR.sub("", fold(question.subject)))
    subject = read_subject(question.subject, known.lexicon)
    if sum(one in behind for one in left) < _CLAIM or not subject.weight:
        return False
    return score(subject, known.entries[Kind.DIRECTIVE, directive.id]).coverage < _SAYS_ALL


def says_so(task: Task, question: Question, known: Knowledge) -> bool | None:
    """Whether a task says what the question asks whether it says.

    None where it says a part of it, or only a document that it names does; of who, unless its line
    says so in the same words; of when, unless that is the time that it says, or another one.
    """
    role = None if question.doubted else read_role(question.text)
    is_so = is_due(task, role[1]) if role and role[0] is Attribute.DEADLINE else None
    if is_so is not None:
        return is_so
    if role:
        return says_of(task, *role, known)
    subject = read_subject(question.doubted, known.lexicon)
    if not subject.weight:
        return None
    hit = score(subject, known.entries[Kind.TASK, task.id])
    if hit.is_borne_out and hit.coverage >= _SAYS_ALL:
        return True
    its = (known.entries[Kind.DIRECTIVE, id_] for id_ in task.directive_ids)
    hits = [hit, *(score(subject, entry) for entry in its)]
    says_some = any(one.is_borne_out or one.coverage >= _SAYS_NOTHING for one in hits)
    return None if says_some else False


def says_of(task: Task, role: Attribute, said: str, known: Knowledge) -> bool | None:
    """Whether a task says who, or when, in the same words; not so where it says another office."""
    if role is Attribute.DEADLINE:
        return f" {said} " in f" {' '.join(words(fold(line_of(task.text, role))))} " or None
    if denies(task, role, said, known.lexicon):
        return False
    is_so = names(task, role, said, known.lexicon) and not may_be_another(said, task, known)
    return is_so or None
