"""Which directives, tasks and sources fit what a question says of them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.catalogue import newest
from knowledge.citations import letters
from knowledge.citations.type_words import denoted
from knowledge.documents.spelling import expanded
from knowledge.reading.kinds import Attribute
from knowledge.reading.when import When
from knowledge.search.lexicon import Kind
from knowledge.search.score import score
from knowledge.search.subject import read_subject
from knowledge.text.fold import fold, words
from knowledge.text.printed import folded_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Catalogue, Directive, Source, Task
    from knowledge.citations import Citation
    from knowledge.citations.letters import Body
    from knowledge.citations.read import Named
    from knowledge.reading.question import Question
    from knowledge.search.lexicon import Entry, Lexicon

_AND = re.compile(r", | va ")
_SAID = 0.7
_TYPES_REMEMBERED = 1 << 10
_PRESUMED = frozenset({"tinh"})
"""The level of local bodies where none is printed."""


def bears(directive: Directive, named: Named) -> bool:
    """Whether a directive's number is the one that is named, as far as it is said."""
    citation = directive.citation
    return (
        citation is not None
        and citation.number == named.number
        and _has_year(directive, named.year)
        and has_type(directive, named.types, named.type_name)
        and _has_issuer(citation, named.issuer)
        and (named.body is None or may_be_of(directive, named.body))
    )


def is_cited(citation: Citation, named: Iterable[Named]) -> bool:
    """Whether a number that a text prints is one of those named, as far as they are said."""
    return any(
        citation.number == one.number
        and (one.year is None or citation.year in (None, one.year))
        and (not one.types or folded_word(citation.doc_type) in one.types)
        and _has_issuer(citation, one.issuer)
        and (one.body is None or _is_by(citation, one.body))
        for one in named
    )


def has_type(directive: Directive, types: frozenset[str], type_name: str) -> bool:
    """Whether a directive is of a type, said by its name or by the letters that it may have, one of
    several that have none by its name among these."""
    if not types and not type_name:
        return True
    written = _name_of(directive.doc_type or "")
    if type_name and written:
        is_printed = is_printed_as(directive, type_name)
        return is_printed or (_has_letters(directive, types) and _may_denote(directive, type_name))
    is_named = written in types or letters.type_words().get(written, frozenset()) == types
    return is_named or _has_letters(directive, types)


def _may_denote(directive: Directive, type_name: str) -> bool:
    """Whether the letters of a number may be of a type: of Party, `TT` is no Thông tư."""
    denotes = denoted(directive.citation) if directive.citation else None
    return denotes is None or _same_type(_name_of(denotes), type_name)


def is_printed_as(directive: Directive, type_name: str) -> bool:
    """Whether the sources call a directive by the name of a type."""
    return _same_type(_name_of(directive.doc_type or ""), type_name)


def is_of(directive: Directive, body: Body) -> bool:
    """Whether the sources say that a body, or one beside it, issued a directive."""
    return any(_is_of(directive, one) for one in body.each)


def _is_of(directive: Directive, body: Body) -> bool:
    """Whether the sources say it of a body, in words or by its symbol."""
    if not body.is_general:
        return body.name in printed_bodies(directive)
    if not is_signed(directive, body):
        return False
    return not body.level or body.level in (_levels(directive) or _PRESUMED)


def may_be_of(directive: Directive, body: Body) -> bool:
    """Whether nothing speaks against that a body, or one beside it, issued a directive."""
    return any(_may_be_of(directive, one) for one in body.each)


def _may_be_of(directive: Directive, body: Body) -> bool:
    """Whether nothing in the sources speaks against it of a body."""
    if not is_signed(directive, body):
        return False
    levels = _levels(directive)
    if body.level and levels and body.level not in levels:
        return False
    printed = printed_bodies(directive)
    return (
        body.is_general
        or not printed
        or body.name in printed
        or any(_named(name).is_general for name in printed)
    )


def fits(directive: Directive, question: Question) -> bool:
    """Whether a directive is of the type, the issuer and the time that a question says."""
    return (
        has_type(directive, question.types, question.type_name)
        and (question.body is None or is_of(directive, question.body))
        and (
            not question.when
            or question.when.admits(directive.dates, directive.years, directive.terms)
        )
        and not _prints(directive, question.unprinted)
        and not is_excluded(directive, question)
    )


def _prints(directive: Directive, attribute: Attribute | None) -> bool:
    match attribute:
        case Attribute.DATE:
            return bool(directive.dates)
        case Attribute.ISSUER:
            return bool(directive.issuer)
        case Attribute.NUMBER:
            return directive.citation is not None
    return attribute in (Attribute.LINK, Attribute.RESPONSIBLE, Attribute.BESIDE)


def is_excluded(directive: Directive, question: Question) -> bool:
    """Whether a question leaves a directive out."""
    excluded = question.excluded
    if excluded is None or not _is_local_in(directive, excluded.provinces):
        return False
    is_named = any(bears(directive, one) for one in excluded.named) or not excluded.named
    return is_named and fits(directive, excluded)


def _is_local_in(directive: Directive, provinces: tuple[str, ...]) -> bool:
    """Whether a document is one of the provinces' own; any is where none is said."""
    if not provinces or letters.is_central(directive.citation, directive.doc_type):
        return not provinces
    return any(one.source.is_of(provinces) for one in directive.mentions)


def says_left_out(entry: Entry, question: Question, lexicon: Lexicon) -> bool:
    """Whether an entity says the subject that a question leaves out."""
    if not question.left_out:
        return False
    hit = score(read_subject(question.left_out, lexicon), entry)
    return hit.is_borne_out and hit.coverage >= _SAID


def may_be_excluded(directive: Directive, question: Question) -> Attribute | None:
    """What the sources do not print of a directive, so that it may be one that is left out."""
    excluded = question.excluded
    if excluded is None or not has_type(directive, excluded.types, excluded.type_name):
        return None
    is_of_days = excluded.when.first or excluded.when.last or excluded.when.month
    is_undated = not (directive.dates or directive.possible_years)
    if is_of_days and (is_undated or is_of_a_part(directive, excluded.when)):
        return Attribute.DATE
    if excluded.body is None or directive.issuer:
        return None
    is_open = directive.citation is None or may_be_of(directive, excluded.body)
    return Attribute.ISSUER if is_open else None


def is_of_a_part(directive: Directive, when: When) -> bool:
    """Whether no day is printed of a directive, but a year of which a part is meant."""
    years = directive.years if not directive.dates else ()
    return bool(years) and when.may_admit((), years, ()) and not when.admits((), years, ())


def may_fit_time(directive: Directive, question: Question) -> bool:
    """Whether a directive fits but for its day: a year is printed, and a part of it is meant."""
    when = question.when
    if when.is_of_no_calendar or not is_of_a_part(directive, when):
        return False
    return fits(directive, replace(question, when=When(term=when.term)))


def task_fits(task: Task, question: Question, catalogue: Catalogue) -> bool:
    """Whether a task is not, and names nothing, that a question leaves out."""
    if question.excluded and task.source.is_of(question.excluded.provinces):
        return False
    directives = map(catalogue.directives.__getitem__, task.directive_ids)
    return not any(is_excluded(one, question) for one in directives)


def may_fit(directive: Directive, question: Question) -> bool:
    """Whether a directive fits what a question says; one without number and issuer may be
    anybody's."""
    if directive.citation or directive.issuer or question.body is None:
        return fits(directive, question)
    of_type = has_type(directive, question.types, question.type_name)
    return of_type and not question.when and not is_excluded(directive, question)


def is_of_source(source: Source, question: Question) -> bool:
    """Whether a source is of the province and the year that a question says."""
    return _is_of_year(source, question, question.programme or question.when.year)


def _is_of_year(source: Source, question: Question, year: int | None) -> bool:
    return (not question.provinces or source.is_of(question.provinces)) and (
        year is None or source.year in (None, year)
    )


def says_one_of_several(question: Question, catalogue: Catalogue) -> bool:
    """Whether a question says provinces, and a source is of another one."""
    sources = catalogue.sources.values()
    return bool(question.provinces) and not all(s.is_of(question.provinces) for s in sources)


def is_of_programme(source: Source, question: Question) -> bool:
    """Whether a source is of the province that a question says, whose time is of something else."""
    return _is_of_year(source, question, question.programme)


def tasks_of_sources(question: Question, known: Knowledge) -> tuple[Task, ...]:
    """Tasks of the provinces and the year that the question says, newest source first."""
    held = known.catalogue.tasks.values()
    fits = is_of_programme if question.when_is_of_document else is_of_source
    return newest(task for task in held if fits(task.source, question))


def is_in_province(directive: Directive, question: Question, catalogue: Catalogue) -> bool:
    """Whether a source of a province that a question says names the directive."""
    of_any_year = replace(question, programme=None) if question.programme else question
    return _is_named(directive, of_any_year, catalogue)


def may_be_in_province(directive: Directive, question: Question, catalogue: Catalogue) -> bool:
    """The same, or whether it is of the whole country: each province has numbers of its own."""
    is_central = letters.is_central(directive.citation, directive.doc_type)
    return is_central or is_in_province(directive, question, catalogue)


def is_in_programme(directive: Directive, question: Question, catalogue: Catalogue) -> bool:
    """Whether a source of the province and the year that a question says names the directive.

    It may be of that year itself, too, unless it has to stand in the programme.
    """
    if question.programme in directive.years and not question.is_in_programme:
        return is_in_province(directive, question, catalogue)
    return _is_named(directive, question, catalogue)


def is_issued_in(directive: Directive, places: Iterable[str]) -> bool:
    """Whether an issuer is printed with the name of one of the places."""
    issuers = [f" {' '.join(words(fold(one)))} " for one in directive.issuers]
    names = [f" {' '.join(words(fold(one)))} " for one in places]
    return any(name in issuer for name in names for issuer in issuers)


def _is_named(directive: Directive, question: Question, catalogue: Catalogue) -> bool:
    """Whether a source that a question means names a directive, or its issuer is of the place that
    is meant; any does where it says none."""
    provinces = question.provinces
    if provinces and not question.is_shared and is_issued_in(directive, provinces):
        question = replace(question, provinces=())
    if not (question.provinces or question.programme):
        return True
    sources = [catalogue.tasks[id_].source for id_ in directive.task_ids]
    meant = {place for one in sources if is_of_programme(one, question) for place in one.places}
    return meant >= set(question.provinces) if question.is_shared else bool(meant)


def without_unheld_type(question: Question, known: Knowledge) -> Question:
    """The question with its type as words of its subject, where no document of the type is held
    and the sources speak of such a thing.

    `chương trình phối hợp` is a type of document, and a thing that tasks speak of.
    """
    held = known.catalogue.directives.values()
    name = question.type_name.split()
    is_said = all(known.lexicon.knows_pair(*pair) for pair in pairwise(name))
    if (
        not name
        or not is_said
        or any(has_type(d, question.types, question.type_name) for d in held)
    ):
        return question
    kind = Kind.TASK if question.attribute is Attribute.TASKS else None
    return replace(
        question,
        types=frozenset(),
        type_name="",
        kind=kind,
        body=None,
        subject=question.loose_subject,
    )


def without_unheld_body(question: Question, known: Knowledge) -> Question:
    """The question with a body as words of its subject, where it is not said to have issued what
    is asked for, and issued nothing that is held: `chi bộ ở xóm bản …`."""
    body, held = question.body, known.catalogue.directives.values()
    if body is None or question.body_is_said or any(may_be_of(one, body) for one in held):
        return question
    return replace(question, body=None, subject=question.loose_subject)


@lru_cache(_TYPES_REMEMBERED)
def _name_of(doc_type: str) -> str:
    """The name of a type as questions say it."""
    return " ".join(words(fold(doc_type)))


def _same_type(written: str, said: str) -> bool:
    return written == said or written.startswith(f"{said} ") or said.startswith(f"{written} ")


def _has_letters(directive: Directive, types: frozenset[str]) -> bool:
    return directive.citation is not None and folded_word(directive.citation.doc_type) in types


def _has_year(directive: Directive, year: int | None) -> bool:
    if year is None or directive.citation is None:
        return True
    return year in ({directive.citation.year} if directive.citation.year else directive.years)


def _has_issuer(citation: Citation, issuer: str) -> bool:
    written = words(fold(citation.issuer))
    said = words(issuer)
    whole = "".join(written)
    return "".join(said) in (whole, whole.rstrip("0123456789")) or said == written[: len(said)]


def is_signed(directive: Directive, body: Body) -> bool:
    """Whether the letters of a number are those of a body, or the words beside it its name."""
    if directive.citation is None:
        is_law = body.is_centre and letters.is_central(None, directive.doc_type)
        return is_law or body.name in printed_bodies(directive)
    return _is_by(directive.citation, body)


def _is_by(citation: Citation, body: Body) -> bool:
    if body.is_centre and letters.is_central(citation, None):
        return True
    issuer = folded_word(citation.issuer)
    return bool({issuer, issuer.rstrip("0123456789"), issuer.split("-")[0]} & body.symbols)


def printed_bodies(directive: Directive) -> list[str]:
    """Names of the bodies that are printed as issuers, mostly one.

    A name may have an "và" of its own: `Ban Tuyên giáo và Dân vận Trung ương`.
    """
    return [
        name
        for issuer in directive.issuers
        for name in _bodies_of(fold(issuer)) or _bodies_of(fold(expanded(issuer)))
    ]


def _bodies_of(printed: str) -> list[str]:
    found: list[str] = []
    end = 0
    for start in (0, *(sign.end() for sign in _AND.finditer(printed))):
        at = len(words(printed[:start]))
        body, length = letters.body_beginning(words(printed[start:]))
        if body and at >= end:
            found.append(body.name)
            end = at + length
    return found


def _levels(directive: Directive) -> set[str]:
    """Of which levels the bodies are that are printed as issuers."""
    return {level for name in printed_bodies(directive) if (level := _named(name).level)}


def _named(name: str) -> Body:
    return letters.body_by_alias()[" ".join(words(fold(name)))]
