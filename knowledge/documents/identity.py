"""Which references, and which directives of several sources, are the same document.

A number alone does not identify a document of the Party: it comes back with every term. What
tells two documents of one number apart is the date, the term, and what they are about; one
number with two dates close together and one subject is one document with a contradiction; one
number of one day with titles of quite different things is two, however that came to be printed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import Enum
from functools import reduce
from typing import TYPE_CHECKING

from knowledge.citations.terms import central_term_years
from knowledge.documents.issuers import with_issuer
from knowledge.documents.model import Directive
from knowledge.documents.spelling import other_subject, same_subject, title_key
from knowledge.text.fold import fold
from knowledge.text.numerals import roman

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.documents.model import Reference

NEAR = timedelta(days=366)
"""The furthest that two printed dates of one document may lie apart."""


class Likeness(Enum):
    """How two descriptions of a document stand to each other."""

    SAME = "same"
    POSSIBLE = "possible"
    DIFFERENT = "different"


def likeness(a: Directive, b: Directive) -> Likeness:
    """What is printed of two directives of one province tells whether they are one document.

    POSSIBLE where the number is the same and nothing else is printed to compare. `04-NQ/TU` of two
    provinces are two documents, and the number does not tell.
    """
    if a.citation is None or b.citation is None:
        return _likeness_of_names(a, b)
    if a.citation != b.citation or _terms_differ(a, b):
        return Likeness.DIFFERENT
    if a.citation.year is not None:
        return Likeness.SAME
    if _share(a.dates, b.dates):
        return Likeness.DIFFERENT if _about_other_subjects(a, b) else Likeness.SAME
    if _years(a) and _years(b):
        return _likeness_of_dated(a, b)
    return _likeness_of_titles(a, b)


def directive_of(reference: Reference) -> Directive:
    """The directive as one reference alone describes it."""
    return Directive(
        citation=reference.citation,
        doc_type=reference.doc_type,
        issuers=(reference.issuer,) if reference.issuer else (),
        term=reference.term,
        dates=(reference.date,) if reference.date else (),
        titles=(reference.title,) if reference.title else (),
        references=(reference,),
        implements=(),
    )


def merged(a: Directive, b: Directive) -> Directive:
    """One directive from two that are the same; what `a` says comes first.

    `implements` is taken from `a`: positions mean nothing outside their own source.
    """
    return replace(
        a,
        citation=a.citation or b.citation,
        doc_type=_type_of(a, b),
        issuers=reduce(with_issuer, b.issuers, a.issuers),
        term=a.term or b.term,
        dates=tuple(dict.fromkeys((*a.dates, *b.dates))),
        titles=_distinct((*a.titles, *b.titles)),
        references=(*a.references, *b.references),
    )


def _type_of(a: Directive, b: Directive) -> str | None:
    """The type that is printed first, one in words before the letters of the number."""
    printed = [one.doc_type for one in (a, b) if one.doc_type]
    letters = a.citation.doc_type if a.citation else None
    return next((one for one in printed if one != letters), next(iter(printed), None))


def _likeness_of_names(a: Directive, b: Directive) -> Likeness:
    keys = {title_key(title) for title in a.titles}
    named_alike = any(title_key(title) in keys for title in b.titles)
    same_type = fold(a.doc_type or "") == fold(b.doc_type or "")
    return Likeness.SAME if named_alike and same_type else Likeness.DIFFERENT


def _likeness_of_dated(a: Directive, b: Directive) -> Likeness:
    years_meet = _share(_years(a), _years(b))
    if not a.dates or not b.dates:
        return _likeness_of_titles(a, b) if years_meet else Likeness.DIFFERENT
    near = any(abs(one - other) <= NEAR for one in a.dates for other in b.dates)
    is_one = _about_one_subject(a, b) and (years_meet or not _is_numbered_yearly(a))
    may_be_one = years_meet and not (a.titles and b.titles)
    if near and (is_one or may_be_one):
        return Likeness.SAME
    return Likeness.DIFFERENT


def _likeness_of_titles(a: Directive, b: Directive) -> Likeness:
    if a.titles and b.titles:
        return Likeness.SAME if _about_one_subject(a, b) else Likeness.DIFFERENT
    bare = not (a.titles or b.titles or a.dates or b.dates)
    return Likeness.SAME if bare and a.term == b.term else Likeness.POSSIBLE


def _about_one_subject(a: Directive, b: Directive) -> bool:
    return any(same_subject(one, other) for one in a.titles for other in b.titles)


def _about_other_subjects(a: Directive, b: Directive) -> bool:
    told = [other_subject(one, other) for one in a.titles for other in b.titles]
    return bool(told) and all(told)


def _is_numbered_yearly(directive: Directive) -> bool:
    """Whether numbers like this one begin again each January: those of the administration."""
    citation = directive.citation
    return citation is not None and citation.joint == "/" and "/" not in citation.symbol


def _terms_differ(a: Directive, b: Directive) -> bool:
    if a.term and b.term:
        return a.term != b.term
    return _outside_term(a, b) or _outside_term(b, a)


def _outside_term(one: Directive, other: Directive) -> bool:
    """Whether one's date lies outside the other's term of the Central Committee."""
    its = central_term_years(roman(other.term) or 0) if other.term else range(0)
    if not its or other.citation is None or not other.citation.issuer.endswith("TW"):
        return False
    return any(year not in its for year in _years(one))


def _years(directive: Directive) -> frozenset[int]:
    dated = {date.year for date in directive.dates}
    return frozenset(dated | {ref.year for ref in directive.references if ref.year})


def _share(a: Iterable[object], b: Iterable[object]) -> bool:
    return not set(a).isdisjoint(b)


def _distinct(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Titles that differ by more than spelling, each in its fullest form."""
    found: dict[str, str] = {}
    for title in titles:
        key = title_key(title)
        if len(title) > len(found.get(key, "")):
            found[key] = title
    return tuple(found.values())
