"""What a question means after what was talked about: a number alone, a task of one programme."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.again import asks_same, of_same
from knowledge.catalogue import Directive, Task
from knowledge.reading.content import of_nothing_else
from knowledge.reading.kinds import Attribute
from knowledge.reading.naming import asks_named
from knowledge.reading.places import level_alone
from knowledge.reading.reader import read_question
from knowledge.reading.whether import read_role
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.catalogue import Source
    from knowledge.reading.question import Question

_NUMBER_ALONE = re.compile(
    r"\W*(?:(?:the|vay|con|so|cai) )*(?P<n>\d{1,3})(?: (?:thi|the|sao|nao|a|vay|nhi))*\W*"
)
_WHOSE = re.compile(
    r"\W*(?:(?:the|vay|con|co|nhung|cac|cua|o|thuoc) )*"
    r"(?:tinh (?:nao|gi|mo)|(?:may|bao nhieu) tinh)"
    r"(?: (?:cung|co|neu|nhac|de cap|dan|vien|ap dung|thuc hien|trien khai|den|toi|no|van ban|cai"
    r"|nay|do|nua|a|vay|the))*\W*"
)
_WHY = re.compile(r"\W*(?:(?:the|u|a|o) )*(?:(?:tai|vi) )?sao\b")


def as_meant(question: Question, context: Context, known: Knowledge) -> Question:
    """A question with what the conversation adds to it."""
    if asks_same(question):
        question = of_same(_as_task(question, context, known), context, known)
        kept = _kept(question, context, known)
        question = replace(question, attribute=question.attribute or kept)
    else:
        question = _as_listed_task(question, context, known)
    question = _whether_last_says(question, context, known)
    if question.tasks:
        return _in_same_programme(question, context, known)
    return _of_last(question, context, known)


def _whether_last_says(question: Question, context: Context, known: Knowledge) -> Question:
    """Whether somebody leads, or helps, as asked of the task that was talked about last."""
    last = known.entity(context.subject) if context.subject and context.is_of_one else None
    is_of_other = question.named or question.tasks or question.kind or question.provinces
    if not isinstance(last, Task) or is_of_other or not (role := read_role(question.text)):
        return question
    return replace(
        of_nothing_else(question),
        tasks=(last.number,),
        attribute=role[0],
        provinces=(last.source.province,) if last.source.province else (),
        programme=last.source.year,
    )


def in_level(question: Question, context: Context, known: Knowledge) -> Question:
    """Behind tasks that are not all of a place: an issuer that is its kind alone, `của Thành ủy`,
    as the place."""
    of_tasks = all(one.kind is Kind.TASK for one in context.matches)
    place = level_alone(question.text, known.lexicon) if of_tasks else None
    shown = (known.catalogue.tasks[one.id].source for one in context.matches)
    if place is None or all(one.province == place for one in shown):
        return question
    return replace(question, body=None, body_is_said=False, provinces=(place,), subject="")


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


def _of_task(question: Question, number: int) -> Question:
    return replace(question, named=(), tasks=(number,), when_is_of_document=False)


def _in_same_programme(question: Question, context: Context, known: Knowledge) -> Question:
    """Tasks by number as those of the programme whose tasks were asked for just now."""
    says_other = question.provinces or question.programme or question.when
    if says_other or len(known.catalogue.sources) == 1:
        return question
    source = _programme_of(context, known)
    if source is None or not source.province or not _has_tasks(source, question.tasks, known):
        return question
    return replace(question, provinces=(source.province,), programme=source.year)


def _has_tasks(source: Source, numbers: tuple[int, ...], known: Knowledge) -> bool:
    held = {one.number for one in known.catalogue.tasks.values() if one.source == source}
    return held.issuperset(number for number in numbers if number > 0)


def _programme_of(context: Context, known: Knowledge) -> Source | None:
    """The programme whose tasks were listed last, or that of the last task, where its number, a
    province or a year told it."""
    tasks = [known.entity(one) for one in context.matches if one.kind is Kind.TASK]
    sources = {one.source for one in tasks if isinstance(one, Task)}
    if 1 < len(tasks) == len(context.matches) and len(sources) == 1:
        return sources.pop()
    last = known.entity(context.subject) if context.subject else None
    asked = (read_question(text, known.lexicon) for text in context.asked)
    is_told = any(one.tasks or one.provinces or one.programme for one in asked)
    return last.source if isinstance(last, Task) and is_told else None


def _of_last(question: Question, context: Context, known: Knowledge) -> Question:
    """Words that ask for something of the one thing that was shown, as asking for that.

    What a document names is what it says that it carries out: no more of it is known.
    """
    last = known.entity(context.subject) if context.subject and context.is_of_one else None
    said = fold(question.text)
    if isinstance(last, Task | Directive) and _WHOSE.fullmatch(said):
        kind = Kind.TASK if isinstance(last, Directive) else None
        return replace(of_nothing_else(question), kind=kind, is_framed=True)
    if not isinstance(last, Directive) or question.named or question.when or question.provinces:
        return question
    if question.unprinted and not question.kind and _WHY.match(said):
        return replace(of_nothing_else(question), attribute=question.unprinted)
    if asks_named(question.text):
        attribute = Attribute.IMPLEMENTS
        return replace(of_nothing_else(question), wants_all=False, attribute=attribute)
    return question
