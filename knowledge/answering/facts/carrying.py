"""Which documents carry a document out: by its number, or by the name of a law in their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answering.facts.filters import fits
from knowledge.citations import find
from knowledge.reading import patterns
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive
    from knowledge.reading.question import Question

LAWS = frozenset({"luat", "bo luat", "phap lenh"})


def carrying_out(one: Directive, question: Question, known: Knowledge) -> list[int]:
    """Documents that carry a document out; those whose titles sum it up where these are asked for:
    `tổng kết Nghị quyết số …`."""
    if not patterns.SUMS_UP.search(fold(question.text)):
        return [*one.implemented_by, *guiding(one, known)]
    held = known.catalogue.directives.values()
    summing = (d for d in held if any(patterns.SUMS_UP.search(fold(t)) for t in d.titles))
    return [d.id for d in summing if any(_cites(title, one) for title in d.titles)]


def carriers(one: Directive, question: Question, known: Knowledge) -> list[int]:
    """Those that carry out a document, or say how it is carried out, as a question says."""
    held = known.catalogue.directives
    ids = dict.fromkeys((*one.implemented_by, *guiding(one, known)))
    return [id_ for id_ in ids if fits(held[id_], question)]


def _cites(title: str, one: Directive) -> bool:
    return any(mention.citation == one.citation for mention in find(title))


def guiding(law: Directive, known: Knowledge) -> list[int]:
    """Documents whose titles name a law: those that say how it is carried out print no number."""
    return [one.id for one in known.catalogue.directives.values() if guides(one, law)]


def guides(directive: Directive, law: Directive) -> bool:
    """Whether a title names a law."""
    kind = _folded(law.doc_type or "")
    if not is_law(law) or directive.id == law.id:
        return False
    titles = [_folded(title) for title in law.titles]
    names = [one if one.startswith(f"{kind} ") else f"{kind} {one}" for one in titles]
    said = [f" {_folded(title)} " for title in directive.titles]
    return any(f" {name} " in title for name in names for title in said)


def is_law(directive: Directive) -> bool:
    """Whether a directive is a law or an ordinance, which other titles name without its number."""
    return _folded(directive.doc_type or "") in LAWS


def _folded(text: str) -> str:
    return " ".join(words(fold(text)))
