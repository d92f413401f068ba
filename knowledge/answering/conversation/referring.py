"""What words mean that refer to what was shown: `đề án đó`, `văn bản kia`, `cái nào trong đó`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.facts.carrying import LAWS, guides
from knowledge.answering.facts.related import related_articles, related_directives
from knowledge.answering.model import Finding, Lack, Match, lacking
from knowledge.catalogue import Article, Directive, Task
from knowledge.citations import letters
from knowledge.reading import patterns
from knowledge.reading.kinds import Attribute
from knowledge.search.lexicon import Kind
from knowledge.search.subject import read_subject
from knowledge.text.fold import accented, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Lexicon

_THEREIN = re.compile(
    r"\btrong (?:(?:so|danh sach|cac|nhung|nhiem vu|viec) )*(?:do|nay|ay|tren)\b,?"
)
_INSIDE = re.compile(rf"{_THEREIN.pattern}|\bcai nao\b")
_ASKED = re.compile(r"\b(?:nao|may|gi|mo|bao nhieu)\b")
_WHICH = re.compile(r"\b(?:nao|cai)\b|^\W*co\b.*\b(?:khong|ko)\W*$")
_ASKS_MORE = re.compile(r"\b(?:con|khac|nua|ngoai)\b")
"""Beside documents of a task: others than the one that was told of."""

_OF_DOCUMENTS = (Attribute.DATE, Attribute.ISSUER, Attribute.TERM)


def is_inside(question: Question) -> bool:
    """Whether a question says that it is asked of what was shown: `trong đó`, `cái nào`."""
    return bool(question.narrows or _INSIDE.search(fold(question.text)))


def said_of_all(text: str) -> str:
    """A question without the words that say that it is asked of what was shown."""
    said = _THEREIN.search(fold(text))
    return text[: said.start()] + text[said.end() :] if said else text


def is_which(question: Question) -> bool:
    """Whether words ask which one it is: of what was shown, where something was.

    `văn bản nào năm 2021`, `có chỉ thị nào không`; `các chỉ thị của Tỉnh ủy` asks for them all.
    """
    return is_inside(question) or bool(_WHICH.search(fold(question.text)))


def of_nothing(question: Question, lexicon: Lexicon) -> Finding | None:
    """That something is asked of what was talked about before, where nothing was: `nó là gì`.

    None where a question says itself what it is about.
    """
    says_which = question.named or question.tasks or question.provinces or question.counted
    is_bare = question.attribute and not (question.kind or question.restricts or question.extreme)
    refers = is_bare or (question.is_framed and _refers(question))
    if not refers or says_which or question.asks_person:
        return None
    says_itself = read_subject(question.subject, lexicon).weight > 0
    return None if says_itself else lacking(Lack.NOTHING_BEFORE, ())


def _refers(question: Question) -> bool:
    """Whether words stand for something else: `nó`, but not `nợ`, nor `van ban do Chính phủ …`."""
    said = accented(question.text)
    found = (said[slice(*one.span())] for one in patterns.PRONOUN.finditer(fold(said)))
    by_body = question.body is not None
    return any(
        one in ("nó", "no") or fold(one) != "no"
        for one in found
        if not (by_body and one.endswith(" do"))
    )


def asks_tasks(question: Question) -> bool:
    """Whether the tasks are asked for that name what was shown: `nhiệm vụ nào`."""
    is_other = question.wants_all or question.step or question.extreme or question.restricts
    is_asked = question.kind is Kind.TASK and _ASKED.search(fold(question.text))
    return bool(is_asked and not is_other)


def told_by_that(
    last: Match, question: Question, context: Context, known: Knowledge
) -> list[Match]:
    """What `đề án đó`, `bài đó` or `văn bản kia` is beside the last thing; [] where it is that."""
    said = patterns.THAT_ONE.search(fold(question.text))
    if said and said["which"] in patterns.THE_OTHER:
        return _others(last, said["type"], question, context, known)
    return _that(last, said, question, context, known) if said else []


def names_document(question: Question) -> bool:
    """Whether `văn bản đó` is said, which a task is not."""
    said = patterns.THAT_ONE.search(fold(question.text))
    return said is not None and said[0].startswith(("van ban ", "vb "))


def names_article(question: Question) -> bool:
    """Whether `bài đó` is said, which no task and no document is."""
    said = patterns.THAT_ONE.search(fold(question.text))
    return said is not None and said["article"] is not None


def _is_only(task: Task, question: Question) -> bool:
    """Whether the one document of a task is meant by `văn bản đó`."""
    return len(task.directive_ids) == 1 and names_document(question)


def _that(
    last: Match, said: re.Match[str], question: Question, context: Context, known: Knowledge
) -> list[Match]:
    match known.entity(last):
        case Task() as task if said["type"] or _is_only(task, question):
            return _of_type(task.directive_ids, said["type"], known)
        case Article() as article if not (said["article"] or said["task"]):
            related = related_directives(article, known)
            return _of_type((one.id for one in related), said["type"], known)
        case Directive() as directive if said["task"]:
            of_others = question.kind is Kind.DIRECTIVE and _ASKS_MORE.search(fold(question.text))
            return [Match(Kind.TASK, id_) for id_ in directive.task_ids if not of_others]
        case Task() | Directive() if said["article"]:
            shown = [one for one in context.matches if one.kind is Kind.ARTICLE]
            return shown or list(related_articles(last, known))
        case Directive() as directive:
            return _carried(directive, said["type"], context, known)
    return []


def those_of_type(question: Question, context: Context, known: Knowledge) -> list[Match]:
    """Of documents that were shown, those that `hai nghị định đó` are; else of what these carry
    out, and of what was talked about."""
    said = patterns.THAT_ONE.search(fold(question.text))
    name = said["type"] if said else None
    if not name:
        return []
    held = [known.catalogue.directives[one.id] for one in context.matches]
    shown = _of_type((one.id for one in held), name, known)
    carried = _of_type(dict.fromkeys(id_ for one in held for id_ in one.implements), name, known)
    if shown or carried or context.subject is None:
        return shown or carried
    return told_by_that(context.subject, question, context, known)


def _carried(last: Directive, name: str | None, context: Context, known: Knowledge) -> list[Match]:
    """What the last document carries out, where that was told or it alone is of the type."""
    is_told = context.attribute is Attribute.IMPLEMENTS
    laws = (one for one in known.catalogue.directives.values() if _is_of_type(one, name))
    if name in LAWS and not _is_of_type(last, name):
        return [Match(Kind.DIRECTIVE, one.id) for one in laws if guides(last, one)]
    if not is_told and (not name or _is_of_type(last, name)):
        return []
    beside = last.implements if is_told else (*last.implements, *last.implemented_by)
    return _of_type(beside, name, known)


def _others(
    last: Match, name: str | None, question: Question, context: Context, known: Knowledge
) -> list[Match]:
    """The others of the list that the last one was picked from; else of its type in its tasks."""
    rest = [one for one in context.listed if one != last]
    entity, held = known.entity(last), known.catalogue
    if rest or not isinstance(entity, Directive):
        return rest
    if not name or not patterns.AND_WHAT_OF.match(question.text.casefold()):
        return []
    beside = (id_ for task in entity.task_ids for id_ in held.tasks[task].directive_ids)
    return _of_type(dict.fromkeys(id_ for id_ in beside if id_ != entity.id), name, known)


def _is_of_type(directive: Directive, name: str | None) -> bool:
    return filters.has_type(
        directive, letters.type_words().get(name or "", frozenset()), name or ""
    )


def _of_type(ids: Iterable[int], name: str | None, known: Knowledge) -> list[Match]:
    held = known.catalogue.directives
    return [Match(Kind.DIRECTIVE, id_) for id_ in ids if _is_of_type(held[id_], name)]


def is_of_last(question: Question, context: Context, known: Knowledge) -> bool:
    """Whether documents are asked for behind a task or an article, or behind documents of it,
    that are its."""
    last = known.entity(context.subject) if context.subject else None
    if isinstance(last, Task):
        ids, asks = last.directive_ids, _asks_part(question)
    elif isinstance(last, Article) and _asks_which(question):
        ids, asks = tuple(one.id for one in related_directives(last, known)), True
    else:
        return False
    its = {Match(Kind.DIRECTIVE, id_) for id_ in ids}
    return asks and set(context.matches) <= {context.subject, *its}


def _asks_which(question: Question) -> bool:
    """Whether words ask which documents of a type, an issuer or a time there are."""
    of_documents = question.kind in (None, Kind.DIRECTIVE) and not question.attribute
    return of_documents and question.restricts and is_which(question)


def _asks_part(question: Question) -> bool:
    """Whether documents are asked for in words that do not say that all are meant.

    Those of a type are, the newest and the oldest one, and which ones are of an issuer or a time.
    """
    of_type = bool(question.types or question.type_name)
    asks_more = question.attribute and not (of_type and question.attribute in _OF_DOCUMENTS)
    if question.kind not in (None, Kind.DIRECTIVE) or asks_more:
        return False
    if is_which(question):
        return question.restricts or question.extreme is not None
    is_other = question.body or question.when or question.unprinted
    if question.kind is None or is_other:
        return False
    is_end = question.extreme is not None and not question.restricts
    return question.wants_all or is_end or (of_type and question.extreme is None)
