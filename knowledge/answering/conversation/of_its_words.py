"""What the last thing says of itself: how many of something, which one, where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.conversation.again import asks_same, is_place_alone
from knowledge.answering.facts.in_task import told_within
from knowledge.answering.model import Finding, Match, pick
from knowledge.catalogue import Article, Directive, Task
from knowledge.reading import patterns
from knowledge.reading.reader import read_question
from knowledge.search.lexicon import Kind
from knowledge.search.score import score
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Entry

_WHICH_OF_IT = re.compile(
    r"(?:(?:the|vay|con|ma|trong|o|vao|thuoc|cua|la|cho|voi) )*"
    r"(?:(?P<of>[a-z]+(?: [a-z]+){0,3}) (?:nao|may|bao nhieu)"
    r"|(?P<does>(?:[a-z]+ ){0,4})(?:may|bao nhieu) (?P<so_many>[a-z]+(?: [a-z]+){0,4}))"
)
_SO_MANY = re.compile(rf"\b(?:may|bao nhieu) (?!{patterns.THINGS}\b)[a-z]")
_WHERE = re.compile(r"(?:tinh|huyen|xa|phuong|ap|thon|nuoc|noi|vung|dia phuong|dia ban)")
_SAYS_ALL = 0.9


def of_its_words(question: Question, context: Context, known: Knowledge) -> Finding | None:
    """The last thing, where it is asked which, or how many, of what it says: `giai đoạn nào`; the
    part of a task that says it."""
    if question.body and question.body.is_general:
        question = replace(question, body=None, subject=question.loose_subject)
    says_other = question.kind or question.restricts or question.provinces or question.attribute
    asked = _WHICH_OF_IT.fullmatch(fold(question.text).strip(" ?.!…"))
    entry = _entry_of(context, known)
    if entry is None or says_other or not asked:
        return None
    its = only_task(context.matches[0], known)
    if isinstance(task := known.entity(its), Task):
        passage = told_within(task, question, known, least=_SAYS_ALL)
        if passage or (_WHERE.fullmatch(asked["of"] or "") and its == context.subject):
            return replace(pick([its]), passage=passage)
    said = asked["of"] or f"{asked['does']}{asked['so_many']}"
    what = read_subject(said, known.lexicon)
    is_said = what.weight and score(what, entry).coverage >= _SAYS_ALL
    return pick([*context.matches]) if is_said else None


def counted_there(question: Question, context: Context, known: Knowledge) -> Question | None:
    """How many of something the tasks of a place have, where that is asked behind a task: in
    words of its own, or as it was asked of the last one: `bao nhiêu mô hình`, `còn Gia Lai`."""
    of_task = context.subject and context.subject.kind is Kind.TASK
    is_other = question.named or question.tasks or question.kind or question.attribute
    if not of_task or is_other or not question.provinces:
        return None
    if not _SO_MANY.search(fold(question.text)):
        is_same = is_place_alone(question) or _adds_place(question, known)
        last = context.asked[-1] if is_same and len(context.asked) > 1 else ""
        if not _SO_MANY.search(fold(last)):
            return None
        question = read_question(f"{' '.join(question.provinces)} {last}", known.lexicon)
    return replace(question, body=None, kind=Kind.TASK)


def _adds_place(question: Question, known: Knowledge) -> bool:
    """Whether nothing is said but that the same is asked of a place: `còn Gia Lai thì sao`."""
    subject = read_subject(question.subject, known.lexicon).without(known.lexicon.provinces)
    return asks_same(question) and not subject.weight


def _entry_of(context: Context, known: Knowledge) -> Entry | None:
    """What search knows of the one thing that was shown last."""
    last = context.subject if context.is_of_one else None
    article = known.entity(last) if last else None
    if isinstance(article, Article):
        return known.lexicon.article(article)
    return known.entries.get((last.kind, last.id)) if last else None


def only_task(last: Match, known: Knowledge) -> Match:
    """The one task that names a document; the thing itself where there is none such."""
    entity = known.entity(last)
    ids = entity.task_ids if isinstance(entity, Directive) else ()
    return Match(Kind.TASK, ids[0]) if len(ids) == 1 else last
