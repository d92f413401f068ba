"""Answer what is asked of a programme itself: its number, who issued and signed it, and when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.facts import filters
from knowledge.answering.model import Finding, Lack, Match, Outcome
from knowledge.catalogue import Directive
from knowledge.citations import canonical, find
from knowledge.reading.kinds import Attribute
from knowledge.reading.patterns import CLOSING, PARTICLES
from knowledge.reading.reader import read_question
from knowledge.reading.when import years_of
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Context
    from knowledge.catalogue import Source
    from knowledge.citations import Citation, Mention
    from knowledge.citations.read import Named
    from knowledge.reading.kinds import Part
    from knowledge.reading.question import Question

_NAMES = r"(?:chuong trinh|ke hoach|huong dan|tai lieu)"
_ITSELF = re.compile(
    r"\bchuong trinh(?! (?:muc tieu|phoi hop|hanh dong|nao|gi|so(?! (?:may|bao|hieu)\b))\b)"
    rf"|\b{_NAMES} (?:nay|do|tren)\b"
)
_NARROWER = re.compile(rf"{_NAMES} ")
"""Begins the name of a type that a programme does not bear: `chương trình hành động`."""

_PROVINCES = re.compile(
    r"(?:(?:nam \d{4}|bot|ban|ad|he thong|kho|trong kho|hien|dang|hien nay|o day) )*"
    r"(?:(?:(?:may|bao nhieu) tinh|(?:(?:nhung|cac) )?tinh nao)(?: (?:dang|da|thi))*"
    r" (?:co|nam trong) (?:du lieu|tai lieu|chuong trinh|o day|trong kho)|(?:co|gom|biet) "
    r"(?:(?:nhung|cac|du lieu|tai lieu|chuong trinh|cua) )*(?:tinh (?:nao|gi)"
    rf"|(?:may|bao nhieu) tinh))(?: (?:{PARTICLES}|trong kho|o day|nam \d{{4}}))*"
)
"""Asks which provinces there are programmes of."""

_HELD = re.compile(
    r"(?:(?:hien|dang|o day|trong kho|kho) )*(?:co )?(?:may|bao nhieu) (?:ban )?chuong trinh"
    rf"(?: (?:cong tac|dan van|nao|nam \d{{4}}|{PARTICLES}|tat ca|trong kho|o day))*"
)
_ALL_HELD = re.compile(
    r"(?:liet ke |ke )?(?:cac|nhung) (?:ban )?chuong trinh(?: (?:cong tac|dan van|hien|dang))*"
    rf"(?: co| nao)?(?: (?:{PARTICLES}|trong kho|o day|cua bot))*"
)
_FIRST_OF = re.compile(
    r"(?:chuong trinh(?: (?:cong tac|dan van))*(?: cua)?(?: tinh)?|tinh)(?: (?:nao|la|co))* "
    r"(?:(?P<most>nhieu|it) nhiem vu (?:nhat|hon)|(?P<age>moi|cu) nhat)"
    rf"(?: (?:la|cua|tinh|nam|chuong trinh|nao|{PARTICLES}))*"
)
"""Asks which programme has most tasks, or is of the last year."""

_WHOSE = re.compile(
    rf"(?:(?:day|nay|do) la )?(?:cac )?{_NAMES}(?: (?:cong tac|dan van|nay|do|tren|nam \d{{4}}))*"
    rf" (?:la )?(?:cua|thuoc|o) tinh (?:nao|gi)(?: ban hanh)?{CLOSING}"
)
_WHICH = re.compile(rf"(?:cua |thuoc |o )?tinh (?:nao|gi){CLOSING}")
"""Asks how many programmes there are, and whose one is; the last of nothing that was told."""

_SIGNS = re.compile(r"\b(?:ai|nguoi(?: nao)?|dong chi nao) (?:(?:la|da|nguoi) )*ky\b")
_NUMBER = re.compile(r"\bso (?:hieu|ky hieu|may|bao nhieu)\b")
_MORE = r"(?:nhieu|it) (?:nhiem vu )?hon"
_DIFFERENCES = re.compile(rf"\b(?:so sanh|doi chieu|khac|giong|{_MORE})\b")
_TASK_COUNTS = re.compile(rf"\bso (?:luong )?nhiem vu\b|\b{_MORE}\b")
_BETWEEN = frozenset(
    "so luong sanh doi chieu khac giong voi va giua nhau hai gi nao the nhu ben noi huyen co"
    " nhieu it hon khong".split()
)
_THIS = re.compile(r" (?:nay|do|tren)$")
SAYS_NOTHING = frozenset(
    "chuong trinh ke hoach huong dan tai lieu nay do tren cong tac dan van cua tinh nam ai la"
    " nguoi em toi minh anh giup cho voi hay xin xem ca toan bo".split()
)
"""Words that say nothing of a programme but that it is one."""


def answer_by_programme(
    question: Question, known: Knowledge, context: Context | None
) -> Finding | None:
    """The programmes that something is asked of, or all of them where it is asked whose there are;
    None where it is asked of something else."""
    said = fold(question.text)
    if several := _of_several(question, said, context, known):
        return told_of(several, known)
    signs = _SIGNS.search(said)
    asks = question.attribute in (Attribute.DATE, Attribute.ISSUER) or signs
    if asks_of_others(question) or not (asks or _NUMBER.search(said)):
        return None
    if means_last(question, said, context, known):
        return None
    is_told = question.type_name and says_whose(question, said)
    if names_itself(said) or (signs and context is None) or is_told:
        return told_of(meant(question, said, known) or _only(question, said, known), known)
    return None


def _of_several(
    question: Question, said: str, context: Context | None, known: Knowledge
) -> list[Source]:
    """Those that are asked for as a set, compared, or the first in number of tasks or in time."""
    of_it = [
        one for one in known.catalogue.sources.values() if filters.is_of_programme(one, question)
    ]
    if _asks_whose(question, " ".join(words(said)), context, known):
        years = years_of(said)
        return [one for one in of_it if not years or one.year in years]
    if len(question.provinces) > 1 and _compares(question, said):
        return of_it
    return _first_of(said, known)


def asks_of_others(question: Question) -> bool:
    """Whether a question is about documents, tasks or articles."""
    is_of_kind = question.kind and not question.type_name
    return bool(question.named or question.tasks or is_of_kind)


def names_itself(said: str) -> bool:
    """Whether folded words name a programme as such, or as this one: `chương trình`."""
    return _ITSELF.search(said) is not None


def means_last(question: Question, said: str, context: Context | None, known: Knowledge) -> bool:
    """Whether `chương trình` or `kế hoạch này` is the document that was talked about last."""
    named = _ITSELF.search(said)
    name = _THIS.sub("", named[0]) if named else question.type_name
    return bool(name) and _is_of_last(name, context, known)


def says_whose(question: Question, said: str) -> bool:
    """Whether a question says of which province or year the programme is."""
    return bool(question.provinces or question.programme or years_of(said))


def meant(
    question: Question, said: str, known: Knowledge, also: frozenset[str] = frozenset()
) -> list[Source]:
    """The sources that a question names, where it says nothing else; `also` are words that say
    nothing of them."""
    return [
        one
        for one in known.catalogue.sources.values()
        if (names_itself(said) or _is_of_type(one, question)) and fits(one, question, said, also)
    ]


def fits(source: Source, question: Question, said: str, also: frozenset[str]) -> bool:
    """Whether a source is of the province and year that a question says, which says nothing else
    but words for a programme, and words of its title beside these."""
    years = years_of(said)
    if not filters.is_of_programme(source, question) or (years and source.year not in years):
        return False
    whose = {*words(fold(" ".join(question.provinces))), *map(str, years)}
    title = words(fold(source.title)) if says_whose(question, said) else ()
    return set(words(fold(question.subject))) <= SAYS_NOTHING.union(also, whose, title)


def _compares(question: Question, said: str) -> bool:
    """Whether nothing is said but that programmes of provinces are to be compared."""
    is_of_parts = question.named or question.tasks or question.body or question.when
    is_itself = question.type_name and names_itself(said)
    of_kind = question.kind and not _TASK_COUNTS.search(said)
    is_other = (of_kind or question.restricts) and not is_itself
    if is_of_parts or is_other or not _DIFFERENCES.search(said):
        return False
    places = words(fold(" ".join(question.provinces)))
    return SAYS_NOTHING.union(_BETWEEN, places).issuperset(words(fold(question.subject)))


def _only(question: Question, said: str, known: Knowledge) -> list[Source]:
    """The one programme that is held, which somebody means who names nothing."""
    held = [*known.catalogue.sources.values()]
    is_of_type = question.types or question.type_name
    return [
        one
        for one in held[:1]
        if len(held) == 1 and not is_of_type and fits(one, question, said, frozenset())
    ]


def _asks_whose(question: Question, said: str, context: Context | None, known: Knowledge) -> bool:
    """Whether it is asked which programmes there are, or of which province one is."""
    if _PROVINCES.fullmatch(said) or _HELD.fullmatch(said):
        return True
    if len(known.catalogue.sources) > 1 and _ALL_HELD.fullmatch(said):
        return True
    if context is None and _WHICH.fullmatch(said):
        return True
    is_of_one = _WHOSE.fullmatch(said) and names_itself(said)
    return bool(is_of_one) and not means_last(question, said, context, known)


def _first_of(said: str, known: Knowledge) -> list[Source]:
    """Of several programmes those that have most or fewest tasks, or the newest or oldest."""
    held = list(known.catalogue.sources.values())
    asks = _FIRST_OF.fullmatch(" ".join(words(said))) if len(held) > 1 else None
    if asks is None or (asks["age"] and (said.startswith("tinh") or not all(o.year for o in held))):
        return []
    tasks = Counter(task.source for task in known.catalogue.tasks.values())
    size = {one: (one.year or 0) if asks["age"] else tasks[one] for one in held}
    best = (max if (asks["most"] or asks["age"]) in ("nhieu", "moi") else min)(size.values())
    return [one for one in held if size[one] == best]


def numbered(named: Iterable[Named], known: Knowledge) -> list[Source]:
    """The sources whose own number is one that is named."""
    asked = tuple(named)
    return [
        one
        for one in known.catalogue.sources.values()
        if (number := _number_of(one)) and filters.is_cited(number, asked)
    ]


def of_its_number(question: Question, known: Knowledge, today: datetime.date | None) -> Question:
    """What is asked of the tasks of a programme that is named by its own number, as asked of the
    place and the year that it is of: `nhiệm vụ 3 kế hoạch 83-KH/ĐU`."""
    named = next(iter(question.named), None)
    held = known.catalogue.by_number.get(named.number, ()) if named else ()
    if named is None or question.named[1:] or any(filters.bears(one, named) for one in held):
        return question
    sources = numbered(question.named, known)
    if len(sources) != 1 or not sources[0].province:
        return question
    without = question.text[: named.start] + question.text[named.end :]
    meant = read_question(without, known.lexicon, today)
    if not (meant.tasks or meant.section or question.kind is Kind.TASK):
        return question
    return replace(meant, provinces=(sources[0].province,), programme=sources[0].year)


def _number_of(source: Source) -> Citation | None:
    number = source.imprint.number if source.imprint else None
    return canonical(number) if number else None


def told_of(
    sources: Iterable[Source], known: Knowledge, part: Part | None = None
) -> Finding | None:
    """What is known of sources: what they print of themselves, and all of their tasks."""
    read = tuple(one for one in sources if one.imprint)
    tasks = [task for task in known.catalogue.tasks.values() if task.source in read]
    matches = tuple(Match(Kind.TASK, task.id) for task in tasks)
    return Finding(Outcome.LIST, matches, programmes=read, part=part) if matches else None


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


def set_before_tasks(question: Question, known: Knowledge) -> dict[Source, list[Directive]]:
    """What programmes cite before their tasks of the documents that a set asks for."""
    sources = [
        one
        for one in known.catalogue.sources.values()
        if one.imprint and filters.is_of_programme(one, question)
    ]
    cited = {
        source: [_as_cited(one) for text in source.imprint.preamble for one in find(text)]
        for source in sources
        if source.imprint
    }
    fitting = {
        source: [one for one in directives if filters.fits(one, question)]
        for source, directives in cited.items()
    }
    return {source: directives for source, directives in fitting.items() if directives}


def _as_cited(mention: Mention) -> Directive:
    """What one place prints of a document."""
    return Directive(
        id=0,
        citation=mention.citation,
        name=None,
        doc_type=mention.doc_type,
        issuers=(mention.issuer,) if mention.issuer else (),
        term=mention.term,
        dates=(mention.date,) if mention.date else (),
        titles=(),
        mentions=(),
        implements=(),
        implemented_by=(),
        task_ids=(),
    )


def is_cited_before_tasks(directive: Directive, source: Source) -> bool:
    """Whether what stands before the tasks of a source cites a document by its number, and as of
    no other day."""
    return any(
        one.citation == directive.citation
        and (one.date is None or not directive.dates or one.date in directive.dates)
        for paragraph in (source.imprint.preamble if source.imprint else ())
        for one in find(paragraph)
    )


def _is_of_type(source: Source, question: Question) -> bool:
    """Whether a source is of the type that a question says."""
    name, number = question.type_name, _number_of(source)
    is_so_titled = bool(name) and fold(source.title).startswith(name)
    is_so_numbered = number is not None and fold(number.doc_type) in question.types
    return is_so_titled or (is_so_numbered and not _NARROWER.match(name))


def _is_of_last(name: str, context: Context | None, known: Knowledge) -> bool:
    """Whether the name of a type means the document that was talked about last."""
    last = known.entity(context.subject) if context and context.subject else None
    return isinstance(last, Directive) and filters.is_printed_as(last, name)
