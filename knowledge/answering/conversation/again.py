"""Ask again what was asked last, with something of it replaced: `còn của Ban Bí thư?`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.roles import AS_MEANT
from knowledge.answering.model import Outcome
from knowledge.catalogue import Directive, Task
from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute
from knowledge.reading.reader import read_question
from knowledge.reading.when import of_year
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    import datetime

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Answer, Context
    from knowledge.catalogue import Article
    from knowledge.citations.letters import Body
    from knowledge.citations.read import Named
    from knowledge.reading.question import Question

_OTHERS = re.compile(r"\b(?:nua|khac(?! (?:nhau|gi|o|cho|the|nhu)\b))\b")
_ONE_OF = re.compile(r"\W*(?:(?:the|vay) )?cai (?:cua|nam|do|ban hanh)\b")
_OF_PLACES = frozenset({"tu", "ubnd", "hdnd"})
"""Letters of bodies that every province has."""

_SHORT = 30
_ONE_MORE = re.compile(
    r"\W*(?=.*\b(?:nua|luon|them|ca)\b)(?:(?:con|them|va|ca|cho|xem|xin|lay|em|toi|so|cai) )*"
    r"(?P<n>\d{1,4}(?:/\d{4})?)(?: (?:nua|luon|voi|di|nhe|a))*\W*"
)
_WORK = re.compile(rf"{patterns.AND_WHAT_OF.pattern}(?: (?:việc|chuyện|vụ|viec|chuyen|vu))?\s*")
_ASKED_OF_WORK = {
    Attribute.RESPONSIBLE: "ai chủ trì",
    Attribute.BESIDE: "ai phối hợp",
    Attribute.DEADLINE: "khi nào hoàn thành",
}
_WHAT_OF = re.compile(r"\bthi (?:sao|the nao)\W*$")
_WHERE = r"(?:o|cua|tai|ben|thuoc|cho|tinh|huyen|thanh pho|tp|thi xa|quan|xa|phuong)"
_ANY_OF_YEAR = re.compile(
    r"\W*(?:(?:the|vay|con|co) )*(?:(?:cua|cho|trong) )?nam (?:20)?\d\d(?: thi)?(?: co)?"
    rf" (?:khong|ko){patterns.CLOSING}\W*"
)


_YEAR_ALONE = re.compile(
    rf"\W*(?:(?:cai|{_WHERE}) )*(?:nam )?20\d\d(?: (?:thoi|co|chu|{patterns.PARTICLES}))*\W*"
)


def one_more(text: str) -> str:
    """A number that is all that is said, in words for one more, as the same asked of it."""
    said = _ONE_MORE.fullmatch(fold(text)) if len(text) < _SHORT else None
    return f"còn {said['n']}" if said else text


def asked_again(
    question: Question, context: Context, known: Knowledge, today: datetime.date | None
) -> Question | None:
    """What was asked last with the type, the issuer, the time or the provinces that are said now.

    None where something else is said, and where documents of another type than were asked for by
    number are. Another year of tasks is asked for shortly: `năm 2022 có không`.
    """
    if not context.asked:
        return None
    if _says_subject(question, known):
        return _of_subject(question, context, known, today)
    if not (_replaces(question, context, known) or _is_of_time(question)):
        return None
    first, *others = (read_question(text, known.lexicon, today) for text in context.asked)
    if _is_of_time(question) and first.kind is not Kind.TASK:
        return None
    is_of_other = first.named and (question.types or question.type_name)
    if is_of_other or (question.extreme and not first.extreme):
        return None
    for other in (*others, question):
        first = _with(first, _as_said_of(first, other))
    is_there = is_place_alone(question)
    return replace(first, text=f"{context.asked[0]} {question.text}") if is_there else first


def _as_said_of(before: Question, now: Question) -> Question:
    """What is said now as it is meant of what was asked: a year is that of documents, where these
    were asked for and not those in a programme, `tỉnh` before the name of a province no issuer."""
    of_programme = before.tasks or before.kind is Kind.TASK or before.is_in_programme
    if now.programme and not of_programme:
        now = replace(now, when=of_year(now.programme), programme=None)
    is_place = now.provinces and now.body and now.body.is_general and now.body.level
    return replace(now, body=None) if is_place else now


def by_said_body(given: Answer, again: Question, known: Knowledge) -> Answer:
    """Of choices or a list, what may be by the issuer that is asked for now."""
    body, held = again.body, known.catalogue.directives
    if body is None or given.outcome not in (Outcome.CHOICES, Outcome.LIST):
        return given
    of_others = (Kind.TASK, Kind.ARTICLE)
    return given.only(
        [
            one
            for one in given.matches
            if one.kind in of_others or filters.may_be_of(held[one.id], body)
        ]
    )


def _says_subject(question: Question, known: Knowledge) -> bool:
    """Whether nothing but another subject is said: `còn về tôn giáo`, but not `con người`."""
    is_other = question.named or question.tasks or question.kind or question.attribute
    says_part = question.restricts or question.provinces or question.programme
    said = question.text.casefold()
    begins = patterns.AND_WHAT_OF.match(said)
    is_word = begins and begins[0].endswith("con") and fold(said) != said
    subject = read_subject(question.subject, known.lexicon)
    return bool(begins and not is_word and subject.weight and not (is_other or says_part))


def _of_subject(
    question: Question, context: Context, known: Knowledge, today: datetime.date | None
) -> Question | None:
    """What was asked last of a type, an issuer or a time and a subject, with another subject; who
    does the work on it, or until when, where that was asked."""
    of_task = any(one.kind is Kind.TASK for one in context.matches[:1])
    asked = AS_MEANT.get(context.attribute) if of_task and context.attribute else None
    if of_work := _ASKED_OF_WORK.get(asked or context.attribute or Attribute.TASKS):
        told = _WORK.sub("", question.subject, count=1)
        return read_question(f"nhiệm vụ về {told} {of_work}", known.lexicon, today)
    first, *_ = (read_question(text, known.lexicon, today) for text in context.asked)
    had_subject = read_subject(first.subject, known.lexicon).weight > 0
    if first.named or first.tasks or not had_subject or not (first.restricts or first.kind):
        return None
    subject = patterns.AND_WHAT_OF.sub("", question.subject, count=1).strip()
    return replace(
        first,
        text=question.text,
        subject=subject,
        loose_subject=subject,
        corrections=question.corrections,
    )


def _replaces(question: Question, context: Context, known: Knowledge) -> bool:
    subject = read_subject(question.subject, known.lexicon).without(known.lexicon.provinces)
    says_part = question.restricts or question.provinces or question.programme
    if question.named or question.tasks or subject.weight:
        return False
    if not (says_part or question.extreme):
        return False
    of_one = context.is_of_one and _ONE_OF.match(fold(question.text))
    is_alone = is_place_alone(question) or is_year_alone(question, context)
    is_same = of_one or is_alone or asks_same(question)
    return bool(is_same) and not asks_others(question)


def is_place_alone(question: Question) -> bool:
    """Whether nothing is said but where: `Quan Hóa`, `ở huyện Quan Hóa ạ`, `thế Quan Hóa 2024`."""
    text = fold(question.text).strip(" ?.!…")
    named = "|".join(re.escape(fold(one)) for one in question.provinces)
    return bool(
        named
        and re.fullmatch(
            rf"(?:(?:the|vay) )*(?:{_WHERE} )*(?:{named})(?:(?: nam)? 20\d\d)?(?: thoi)?"
            + patterns.CLOSING,
            text,
        )
    )


def is_year_alone(question: Question, context: Context) -> bool:
    """Whether nothing is said but a year, behind tasks: `năm 2022`."""
    of_tasks = all(one.kind is Kind.TASK for one in context.matches)
    return bool(question.programme and of_tasks and _YEAR_ALONE.fullmatch(fold(question.text)))


def asks_same(question: Question) -> bool:
    """Whether the same is asked of something else: `còn …`, `… thì sao`."""
    begins = patterns.AND_WHAT_OF.match(question.text.casefold())
    return bool(begins or _WHAT_OF.search(fold(question.text)))


def asks_others(question: Question) -> bool:
    """Whether others than were told are asked for, and what was asked is not asked again."""
    return _OTHERS.search(fold(question.text)) is not None


def of_same(question: Question, context: Context, known: Knowledge) -> Question:
    """A number alone as one of the type, a task alone as one of the programme that was talked
    about, where there is one of that number."""
    last = known.entity(context.subject) if context.subject else None
    says_other = question.provinces or question.programme or question.when
    if not (question.tasks and isinstance(last, Task)) or says_other:
        return _of_same_type(question, context, known)
    source = last.source
    numbers = {one.number for one in known.catalogue.tasks.values() if one.source == source}
    if not source.province or not numbers.issuperset(question.tasks):
        return question
    return replace(question, provinces=(source.province,), programme=source.year)


def _of_same_type(question: Question, context: Context, known: Knowledge) -> Question:
    talked = (context.subject,) if context.subject else context.matches
    types = {_type_of(known.entity(one)) for one in talked}
    is_alone = len(question.named) == 1 and not question.restricts
    if not is_alone or len(types) != 1 or question.named[0].types or question.named[0].symbol:
        return question
    (named,), (type_,) = question.named, types
    held = known.catalogue.by_number.get(named.number, ())
    if not type_ or all(_type_of(one) != type_ for one in held):
        return question
    return replace(question, named=(replace(named, types=frozenset({type_})),))


def _type_of(entity: Directive | Task | Article) -> str:
    """The folded letters of its type, "" where it has none."""
    citation = entity.citation if isinstance(entity, Directive) else None
    return fold(citation.doc_type) if citation else ""


def _is_of_time(question: Question) -> bool:
    """Whether a year is all that is said of what there may be: `năm 2022 có không`."""
    return _ANY_OF_YEAR.fullmatch(fold(question.text)) is not None


def _with(before: Question, now: Question) -> Question:
    """A question with what another one says in the place of its own: type, issuer, time, place."""
    if now.types or now.type_name:
        before = replace(
            before,
            kind=Kind.DIRECTIVE,
            types=now.types,
            type_name=now.type_name,
            type_is_word=False,
            loose_subject=before.subject,
        )
    if before.named and now.kind is Kind.TASK:
        before = replace(before, kind=Kind.TASK)
    if now.body:
        before = _by(now.body, before, is_said=now.body_is_said)
    if now.when or now.unprinted:
        is_of_document = before.when_is_of_document or bool(before.named)
        before = replace(
            before, when=now.when, unprinted=now.unprinted, when_is_of_document=is_of_document
        )
    if before.tasks and before.kind is None and before.restricts:
        before = replace(before, kind=Kind.DIRECTIVE)
    return replace(
        before,
        text=now.text,
        named=tuple(_as_typed(one, before.text) for one in before.named),
        excluded=now.excluded or before.excluded,
        attribute=now.attribute or before.attribute,
        extreme=now.extreme or before.extreme,
        wants_all=now.wants_all or before.wants_all,
        provinces=now.provinces or before.provinces,
        programme=now.programme or before.programme,
        corrections=now.corrections,
    )


def _as_typed(named: Named, text: str) -> Named:
    """A document with the words that named it, for where another question stands for them."""
    return replace(named, said=named.said or text[named.start : named.end])


def _by(body: Body, before: Question, *, is_said: bool) -> Question:
    """A question with another issuer; a province that stood for one goes."""
    named = tuple(replace(one, body=None, issuer="", symbol="") for one in before.named)
    is_of_place = not body.symbols.isdisjoint(_OF_PLACES)
    of_tasks = before.tasks or before.kind is Kind.TASK
    stood_for_one = not (before.body or of_tasks or is_of_place)
    return replace(
        before,
        named=named,
        body=body,
        body_is_said=is_said or bool(named),
        provinces=() if stood_for_one else before.provinces,
    )
