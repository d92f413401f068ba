"""Answer what is asked of a programme itself: its number, who issued and signed it, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answering import filters
from knowledge.answering.kinds import Attribute
from knowledge.answering.model import Finding, Lack, Match, Outcome
from knowledge.answering.when import years_of
from knowledge.catalogue import Directive
from knowledge.citations import canonical, find
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.answering.question import Question
    from knowledge.catalogue import Source
    from knowledge.citations import Citation
    from knowledge.citations.read import Named

_NAMES = r"(?:chuong trinh|ke hoach|huong dan|tai lieu)"
_ITSELF = re.compile(
    rf"\bchuong trinh(?! (?:muc tieu|phoi hop|hanh dong|nao|gi|so)\b)|\b{_NAMES} (?:nay|do|tren)\b"
)
_PROVINCES = re.compile(
    r"(?:(?:nam \d{4}|bot|kho|trong kho|hien|dang|hien nay|o day) )*(?:co|gom|biet) "
    r"(?:(?:nhung|cac|du lieu|tai lieu|chuong trinh|cua) )*(?:tinh (?:nao|gi)"
    r"|(?:may|bao nhieu) tinh)(?: (?:vay|the|a|trong kho|o day|nam \d{4}))*"
)
"""Asks which provinces there are programmes of."""

_HELD = re.compile(
    r"(?:(?:hien|dang|o day|trong kho|kho) )*(?:co )?(?:may|bao nhieu) (?:ban )?chuong trinh"
    r"(?: (?:cong tac|dan van|nao|nam \d{4}|vay|the|a|tat ca|trong kho|o day))*"
)
_WHOSE = re.compile(
    rf"(?:(?:day|nay|do) la )?(?:cac )?{_NAMES}(?: (?:cong tac|dan van|nay|do|tren|nam \d{{4}}))*"
    r" (?:la )?(?:cua|thuoc|o) tinh (?:nao|gi)(?: (?:vay|the|a|ban hanh))*"
)
_WHICH = re.compile(r"(?:cua |thuoc |o )?tinh (?:nao|gi)(?: (?:vay|the|a))*")
"""Asks how many programmes there are, and whose one is; the last of nothing that was told."""

_SIGNS = re.compile(r"\b(?:ai|nguoi(?: nao)?|dong chi nao) (?:(?:la|da|nguoi) )*ky\b")
_NUMBER = re.compile(r"\bso (?:hieu|ky hieu|may|bao nhieu)\b")
_THIS = re.compile(r" (?:nay|do|tren)$")
_SAYS_NOTHING = frozenset(
    "chuong trinh ke hoach huong dan tai lieu nay do tren cong tac dan van cua tinh nam ai la"
    " nguoi".split()
)


def answer_by_programme(
    question: Question, known: Knowledge, context: Context | None
) -> Finding | None:
    """The programmes that something is asked of, or all of them where it is asked whose there are;
    None where it is asked of something else."""
    said = fold(question.text)
    if _asks_whose(" ".join(words(said)), context, known):
        held, years = known.catalogue.sources.values(), years_of(said)
        of_years = [one for one in held if not years or one.year in years]
        return told_of([one for one in of_years if filters.is_of_programme(one, question)], known)
    named, signs = _ITSELF.search(said), _SIGNS.search(said)
    asks = question.attribute in (Attribute.DATE, Attribute.ISSUER) or signs
    of_parts = question.named or question.tasks or (question.kind and not question.type_name)
    if of_parts or not (asks or _NUMBER.search(said)) or not _says_nothing_else(question):
        return None
    if named and _is_of_last(_THIS.sub("", named[0]), context, known):
        return None
    sources = [
        one
        for one in known.catalogue.sources.values()
        if filters.is_of_programme(one, question) and (named or _is_of_type(one, question))
    ]
    if named or (signs and context is None):
        return told_of(sources or _only(question, known), known)
    return None


def _only(question: Question, known: Knowledge) -> list[Source]:
    """The one programme that is held, which somebody means who names nothing."""
    held = [*known.catalogue.sources.values()]
    return held if len(held) == 1 and not (question.types or question.type_name) else []


def _asks_whose(said: str, context: Context | None, known: Knowledge) -> bool:
    """Whether it is asked which programmes there are, or of which province one is."""
    if _PROVINCES.fullmatch(said) or _HELD.fullmatch(said):
        return True
    if context is None and _WHICH.fullmatch(said):
        return True
    named = _ITSELF.search(said) if _WHOSE.fullmatch(said) else None
    return named is not None and not _is_of_last(_THIS.sub("", named[0]), context, known)


def numbered(named: Iterable[Named], known: Knowledge) -> list[Source]:
    """The sources whose own number is one that is named."""
    asked = tuple(named)
    return [
        one
        for one in known.catalogue.sources.values()
        if (number := _number_of(one)) and filters.is_cited(number, asked)
    ]


def _number_of(source: Source) -> Citation | None:
    number = source.imprint.number if source.imprint else None
    return canonical(number) if number else None


def told_of(sources: list[Source], known: Knowledge) -> Finding | None:
    """What is known of sources: what they print of themselves, and all of their tasks."""
    read = tuple(one for one in sources if one.imprint)
    tasks = [task for task in known.catalogue.tasks.values() if task.source in read]
    matches = tuple(Match(Kind.TASK, task.id, 100.0) for task in tasks)
    return Finding(Outcome.LIST, matches, programmes=read) if matches else None


def in_preamble(named: Named, known: Knowledge) -> Finding | None:
    """That no task names a document, only what stands before the tasks of these sources."""
    sources = (one for one in known.catalogue.sources.values() if passage_of(one, named))
    found = tuple(sources)
    return Finding(Outcome.NONE, (), lack=Lack.PREAMBLE, programmes=found) if found else None


def passage_of(source: Source, named: Named) -> str:
    """The paragraph before the tasks of a source that cites a document; "" where none does."""
    paragraphs = source.imprint.preamble if source.imprint else ()
    citing = (
        paragraph
        for paragraph in paragraphs
        if any(filters.is_cited(one.citation, (named,)) for one in find(paragraph))
    )
    return next(citing, "")


def _says_nothing_else(question: Question) -> bool:
    """Whether nothing is left of a question but words for a programme, its province and year."""
    said = {*words(fold(" ".join(question.provinces))), str(question.programme)}
    return set(words(fold(question.subject))) <= _SAYS_NOTHING | said


def _is_of_type(source: Source, question: Question) -> bool:
    """Whether a source is of the type that a question says."""
    name, number = question.type_name, _number_of(source)
    is_so_titled = bool(name) and fold(source.title).startswith(name)
    is_so_numbered = number is not None and fold(number.doc_type) in question.types
    return is_so_titled or is_so_numbered


def _is_of_last(name: str, context: Context | None, known: Knowledge) -> bool:
    """Whether the name of a type means the document that was talked about last."""
    last = known.entity(context.subject) if context and context.subject else None
    return isinstance(last, Directive) and filters.is_printed_as(last, name)
