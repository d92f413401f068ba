"""What a question means after what was talked about: a number alone, a task of one programme, a
doubt."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.conversation.again import asks_same, is_place_alone, of_same
from knowledge.answering.conversation.in_place import of_last_there
from knowledge.answering.conversation.referring import is_inside, said_of_all
from knowledge.answering.facts.offices import is_office
from knowledge.answering.model import MOST_TOLD, Lack, Outcome, Way, lacking
from knowledge.answering.ways.deadlines import answer_by_deadline
from knowledge.answering.ways.finding import find
from knowledge.catalogue import Directive, Task
from knowledge.reading import patterns
from knowledge.reading.alone import of_nothing_else
from knowledge.reading.kinds import Attribute
from knowledge.reading.naming import asks_named
from knowledge.reading.places import level_alone
from knowledge.reading.reader import read_question
from knowledge.reading.whether import is_role_alone, read_role
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold
from knowledge.text.numerals import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context, Finding
    from knowledge.catalogue import Source
    from knowledge.reading.question import Question

_NUMBER_ALONE = re.compile(
    rf"\W*(?:(?:the|vay|con|so|cai) )*(?P<n>\d{{1,3}})(?: (?:thi|sao|nao|{patterns.PARTICLES}))*\W*"
)
_WHOSE = re.compile(
    rf"\W*(?:(?:the|vay|con|co|nhung|cac|cua|o|thuoc|{patterns.PRONOUN.pattern}) )*"
    r"(?:tinh (?:nao|gi|mo)|(?:may|bao nhieu) tinh)"
    r"(?: (?:cung|co|neu|nhac|de cap|dan|vien|ap dung|thuc hien|trien khai|den|toi|no|van ban|cai"
    rf"|nay|do|nua|{patterns.PARTICLES}))*\W*"
)
_THIS_PART = re.compile(r"\b(?:phan|chuong) (?:nay|do|ay)\b")
_WORK = re.compile(r"\b(?:việc|viec) (?:nào|nao|gì|gi)\b", re.IGNORECASE)
_WHY = re.compile(r"\W*(?:(?:the|u|a|o) )*(?:(?:tai|vi) )?sao\b")
_HOW_MANY_TASKS = re.compile(
    rf"\W*(?:(?:the|vay|no|co|gom|tat ca|tong cong) )*(?:bao nhieu|may) {patterns.TASK}"
    r"(?: (?:a|vay|the|tat ca))*\W*"
)
_ANYBODY_DOES = re.compile(
    r"\W*(?:(?:the|vay|da) )*co (?:ai|(?:don vi|co quan|noi|ben|cap|tinh|dia phuong) nao)"
    rf"(?: da)? {patterns.CARRY_OUT}(?: (?:no|gi|chua|khong|ko|{patterns.PARTICLES}))*\W*"
)

_SEVERAL = 2

_LIKE_IT = re.compile(
    r"\b(?:tuong tu|giong (?:the|vay|nhu)|(?:viec|noi dung|van de|chuyen) (?:nay|do|ay))\b"
)
"""Beside a place: what it has of the subject of the last document is asked for."""

_OF_WORK = {Attribute.RESPONSIBLE, Attribute.BESIDE, Attribute.DEADLINE, Attribute.DATE}
"""What was asked of a task, so that a name or a day alone doubts it."""

_DOUBTS = re.compile(r"(?:(?:the|vay|chac|co|phai|la|do|cua|ben) )*")
_ASKS = re.compile(
    r"(?:\s+(?:à|hả|ư|há|chứ|nhỉ|vậy|thế|ạ|(?:phải|đúng|phai|dung)(?= (?:không|khong|ko))|không"
    r"|khong|ko|chủ trì|phối hợp))*\W*$",
    re.IGNORECASE,
)
"""Before and behind a name: it is doubted."""


def in_its_context(question: Question, context: Context, known: Knowledge) -> Question:
    """A question with what the conversation adds to it."""
    if asks_same(question):
        question = of_same(_as_task(question, context, known), context, known)
        kept = _kept(question, context, known)
        question = replace(question, attribute=question.attribute or kept)
    else:
        question = _as_listed_task(question, context, known)
    if _number_alone(question) and any(map(_says_task, _asked(context, known))):
        question = _as_task(question, context, known)
    if doubted := _doubted(question, context, known):
        return doubted
    if _THIS_PART.search(fold(question.text)):
        return _of_same_part(question, context, known)
    if question.tasks:
        meant = _as_printed_there(question, context, known)
        return meant or _in_same_programme(question, context, known)
    if question.section:
        return _in_same_programme(question, context, known)
    of_tasks = question.kind is Kind.TASK or (not question.kind and _WORK.search(question.text))
    asks_some = question.extreme or read_subject(question.subject, known.lexicon).weight
    if of_tasks and (asks_some or _is_all_of_one(question, context, known)):
        return _among_listed(question, context, known)
    ways = (_of_same_subject, of_last_there, _of_place_said)
    there = next(filter(None, (way(question, context, known) for way in ways)), None)
    return there or _of_last(question, context, known)


def _of_same_subject(question: Question, context: Context, known: Knowledge) -> Question | None:
    """Documents of a place as those of the subject of the last one: `Gia Lai có văn bản tương tự
    không`."""
    subject = context.subject if question.provinces and context.is_of_one else None
    last = known.entity(subject) if subject else None
    is_other = question.named or question.attribute or question.kind not in (None, Kind.DIRECTIVE)
    if is_other or not isinstance(last, Directive) or not _LIKE_IT.search(fold(question.text)):
        return None
    title = next(iter(last.titles), "")
    of_it = replace(question, kind=Kind.DIRECTIVE, wants_all=False, is_framed=False)
    return replace(of_it, subject=title, loose_subject=title) if title else None


def _of_place_said(question: Question, context: Context, known: Knowledge) -> Question | None:
    """All tasks as those of the place that was all that was said before: `Gia Lai`."""
    is_of_all = question.kind is Kind.TASK and question.wants_all
    says_more = question.restricts or question.subject or _says_other(question)
    if not is_of_all or says_more or not context.asked:
        return None
    last = read_question(context.asked[-1], known.lexicon)
    if not is_place_alone(last):
        return None
    return replace(question, provinces=last.provinces, programme=last.programme)


def _among_listed(question: Question, context: Context, known: Knowledge) -> Question:
    """Tasks of a subject as those of the programme that was asked for just now, and listed, where
    it has such."""
    source = _listed_of_one(context, known)
    if source is None or _says_other(question):
        return question
    if not any(_says_other(one) for one in _asked(context, known)):
        return question
    of_it = replace(_in_programme(question, source), kind=Kind.TASK)
    return of_it if find(of_it, known)[1].is_answered else question


def _is_all_of_one(question: Question, context: Context, known: Knowledge) -> bool:
    """Whether all tasks are asked for behind those of one programme, all of which were shown."""
    source = _listed_of_one(context, known) if question.wants_all else None
    held = known.catalogue.tasks.values()
    return sum(one.source == source for one in held) == len(context.matches)


def of_tasks_shown(
    question: Question, context: Context | None, known: Knowledge
) -> tuple[Way, Finding] | None:
    """Of the tasks that a question finds those of the list that it is asked of: `trong đó việc nào
    Sở Y tế chủ trì`."""
    shown = context.matches if context and is_inside(question) else ()
    tasks = [one for match in shown if isinstance(one := known.entity(match), Task)]
    if len(tasks) < _SEVERAL or len(tasks) < len(shown):
        return None
    of_all = read_question(said_of_all(question.text), known.lexicon)
    sources = {one.source for one in tasks}
    if len(sources) == 1 and not of_all.provinces:
        of_all = _in_programme(of_all, tasks[0].source)
    if of_all.extreme:
        first = answer_by_deadline(of_all, known, among=shown)
        return (Way.DEADLINE, first) if first else None
    way, found = find(of_all, known)
    if not found.is_answered or any(one.kind is not Kind.TASK for one in found.matches):
        return None
    kept = [one for one in found.matches if one in shown]
    if not kept:
        return (way, lacking(Lack.NO_SUCH, shown[:MOST_TOLD])) if len(sources) == 1 else None
    outcome = found.outcome if len(kept) > 1 else Outcome.ANSWER
    return way, replace(found, outcome=outcome, matches=tuple(kept))


def in_level(question: Question, context: Context, known: Knowledge) -> Question:
    """Behind tasks that are not all of a place: an issuer that is its kind alone, `của Thành ủy`,
    as the place."""
    of_tasks = all(one.kind is Kind.TASK for one in context.matches)
    place = level_alone(question.text, known.lexicon) if of_tasks else None
    shown = (known.catalogue.tasks[one.id].source for one in context.matches)
    if place is None or all(one.province == place for one in shown):
        return question
    by_name = replace(question, text=place, body=None, body_is_said=False, subject="")
    return replace(by_name, provinces=(place,))


def _kept(question: Question, context: Context, known: Knowledge) -> Attribute | None:
    """What was asked of the last thing, as asked of the one that is named now; a task has no day
    and no issuer of a document."""
    last = known.entity(context.subject) if context.subject else None
    of_document = context.attribute in (Attribute.DATE, Attribute.ISSUER)
    is_none = of_document and question.tasks and isinstance(last, Directive)
    is_of_other = question.named or question.tasks
    return context.attribute if is_of_other and not is_none else None


def _as_task(question: Question, context: Context, known: Knowledge) -> Question:
    """A number alone behind a task as another one of its programme: `thế còn 5`."""
    last = known.entity(context.subject) if context.subject else None
    number = _number_alone(question)
    if number is None or not isinstance(last, Task) or len(question.named) != 1:
        return question
    return _of_task(question, number) if _has_tasks(last.source, (number,), known) else question


def _as_listed_task(question: Question, context: Context, known: Knowledge) -> Question:
    """A number alone behind a list of tasks as the one of that number: `9` behind tasks 8 to 10."""
    number = _number_alone(question)
    if number is None or not context.matches[1:]:
        return question
    tasks = [one for match in context.matches if isinstance(one := known.entity(match), Task)]
    is_one = [task.number for task in tasks].count(number) == 1
    return _of_task(question, number) if is_one and len(tasks) == len(context.matches) else question


def _number_alone(question: Question) -> int | None:
    alone = _NUMBER_ALONE.fullmatch(fold(question.text))
    return int(alone["n"]) if alone else None


def _says_task(question: Question) -> bool:
    """Whether a task was asked for by its number, which alone may stand for another one."""
    return bool(question.tasks) or _number_alone(question) is not None


def _of_task(question: Question, number: int) -> Question:
    return replace(question, named=(), tasks=(number,), when_is_of_document=False)


def _in_same_programme(question: Question, context: Context, known: Knowledge) -> Question:
    """Tasks by number as those of the programme whose tasks were asked for just now."""
    if _says_other(question) or len(known.catalogue.sources) == 1:
        return question
    source = _programme_of(context, known)
    if source is None or not source.province or not _has_tasks(source, question.tasks, known):
        return question
    return _in_programme(question, source)


def _of_same_part(question: Question, context: Context, known: Knowledge) -> Question:
    """Words for the part that was talked about as the one whose tasks were listed last, or as the
    innermost one that the last task is in."""
    listed = _listed_of_one(context, known)
    place = next((one.section for one in _asked(context, known) if one.section), "")
    if listed and place:
        return replace(_in_programme(question, listed), section=place, subject="")
    last = known.entity(context.subject) if context.subject else None
    if not isinstance(last, Task) or not last.headings:
        return _in_same_programme(question, context, known) if question.tasks else question
    place = place_of(fold(last.headings[-1].number))
    return replace(_in_programme(question, last.source), section=place, subject="")


def _says_other(question: Question) -> bool:
    """Whether a province or a year is said."""
    return bool(question.provinces or question.programme or question.when)


def _in_programme(question: Question, source: Source) -> Question:
    provinces = (source.province,) if source.province else ()
    return replace(question, provinces=provinces, programme=source.year)


def _as_printed_there(question: Question, context: Context, known: Knowledge) -> Question | None:
    """What was asked of the last document, asked of it in another of its tasks: `nhiệm vụ 3 thì
    ghi ngày nào`; its day and issuer are told with the tasks that print them."""
    last = known.entity(context.subject) if context.subject and context.is_of_one else None
    is_same = question.attribute and question.attribute is context.attribute
    if not isinstance(last, Directive) or not is_same or question.kind or question.restricts:
        return None
    if question.attribute not in (Attribute.DATE, Attribute.ISSUER):
        return None
    its = {known.catalogue.tasks[id_].number for id_ in last.task_ids}
    return replace(question, tasks=(), subject="") if its.issuperset(question.tasks) else None


def _has_tasks(source: Source, numbers: tuple[int, ...], known: Knowledge) -> bool:
    held = {one.number for one in known.catalogue.tasks.values() if one.source == source}
    return held.issuperset(number for number in numbers if number > 0)


def _programme_of(context: Context, known: Knowledge) -> Source | None:
    """The programme whose tasks were listed last, or that of the last task, where its number, a
    province or a year told it."""
    if listed := _listed_of_one(context, known):
        return listed
    last = known.entity(context.subject) if context.subject else None
    is_told = any(_says_other(one) or _says_task(one) for one in _asked(context, known))
    return last.source if isinstance(last, Task) and is_told else None


def _listed_of_one(context: Context, known: Knowledge) -> Source | None:
    """The programme that all of the tasks are of which were listed last."""
    tasks = [known.entity(one) for one in context.matches if one.kind is Kind.TASK]
    sources = {one.source for one in tasks if isinstance(one, Task)}
    return sources.pop() if 1 < len(tasks) == len(context.matches) and len(sources) == 1 else None


def _asked(context: Context, known: Knowledge) -> Iterator[Question]:
    """The questions that led to the last answer."""
    return (read_question(text, known.lexicon) for text in context.asked)


def _doubted(question: Question, context: Context, known: Knowledge) -> Question | None:
    """What is doubted of the last task, as asked of it by its number: `do Hội Nông dân chủ trì à`;
    behind whoever leads it, or until when it is, a name or a day alone: `Hội Nông dân à`."""
    task = known.entity(context.subject) if context.subject and context.is_of_one else None
    is_of_other = question.named or question.tasks or question.kind or question.provinces
    if not isinstance(task, Task) or is_of_other:
        return None
    is_alone = question.asks_whether and not question.attribute
    begins = _DOUBTS.match(fold(question.text))
    said = question.text[begins.end() if begins else 0 :]
    forms = _forms(_ASKS.sub("", said, count=1), context, known) if is_alone else ()
    text = next(filter(is_role_alone, (question.text, f"do {said}", *forms)), "")
    role = read_role(text)
    if role is None:
        return None
    asked_of_it = replace(of_nothing_else(question), text=text, attribute=role[0])
    return _in_programme(_of_task(asked_of_it, task.number), task.source)


def _forms(said: str, context: Context, known: Knowledge) -> tuple[str, ...]:
    """A day, or the name of an office, as one says it in full who doubts it of the last task."""
    if context.attribute not in _OF_WORK:
        return ()
    until = f"han la {said} phai khong"
    helps = context.attribute is Attribute.BESIDE
    by_them = f"co {said} phoi hop phai khong" if helps else f"do {said} chu tri phai khong"
    return (until, by_them) if is_office(said, known.lexicon) else (until,)


def _role_doubted(question: Question, known: Knowledge) -> Attribute | None:
    """In which role somebody is doubted, of no task: `Huyện đoàn chủ trì đúng không`."""
    if not question.asks_whether or question.kind or question.tasks:
        return None
    texts = (question.text, f"do {question.text}")
    role = read_role(next(filter(is_role_alone, texts), ""))
    return role[0] if role and is_office(role[1], known.lexicon) else None


def _of_last(question: Question, context: Context, known: Knowledge) -> Question:
    """Words that ask for something of the one thing that was shown, as asking for that.

    What a document names is what it says that it carries out: no more of it is known.
    """
    last = known.entity(context.subject) if context.subject and context.is_of_one else None
    said = fold(question.text)
    if isinstance(last, Task | Directive) and _WHOSE.fullmatch(said):
        kind = Kind.TASK if isinstance(last, Directive) else None
        return replace(of_nothing_else(question), kind=kind, is_framed=True)
    if isinstance(last, Task | Directive) and _ANYBODY_DOES.fullmatch(said):
        is_carried = isinstance(last, Directive) and last.implemented_by
        attribute = Attribute.IMPLEMENTED_BY if is_carried else Attribute.RESPONSIBLE
        return replace(of_nothing_else(question), attribute=attribute)
    if not isinstance(last, Directive) or question.named or question.when or question.provinces:
        return question
    asked = _role_doubted(question, known)
    if question.unprinted and not question.kind and _WHY.match(said):
        asked = question.unprinted
    if _HOW_MANY_TASKS.fullmatch(said):
        asked = Attribute.TASKS
    if asked:
        return replace(of_nothing_else(question), wants_all=False, attribute=asked)
    if asks_named(question.text):
        attribute = Attribute.IMPLEMENTS
        return replace(of_nothing_else(question), wants_all=False, attribute=attribute)
    return question
