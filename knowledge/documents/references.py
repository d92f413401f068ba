"""Every place in a task where a document is named, with what is printed there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.citations import Mention, find
from knowledge.documents.cuts import is_list_joint
from knowledge.documents.model import DocumentProblem, Reference
from knowledge.documents.names import Name, issuer_behind, name_of_number, names
from knowledge.documents.spelling import name_key
from knowledge.documents.titles import Anchor, Scope, scopes
from knowledge.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.citations import Citation

_AND = re.compile(r",?\s+(?:và|cùng|cùng với)\s+")

MOST_REFERENCES = 1_000
"""The most places naming a document that are read; yearly programmes have under two hundred."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reference, and what its title carries out.

    Attributes:
        carries_out: positions, in the same list, of references.
        carries_out_named: the keys of documents that it only names: `thi hành Luật Công đoàn`.
    """

    reference: Reference
    carries_out: tuple[int, ...]
    carries_out_named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Naming:
    """Where a document is named by its number or its name; `own` is a number's own name."""

    start: int
    tail: int
    by: Mention | Name
    own: Name | None = None


def references(task: int, text: str) -> list[Found]:
    """The documents that the text of a task names, in order.

    A name without a number inside another document's title belongs to that title and is left out.

    Raises:
        DocumentError: there are more than `MOST_REFERENCES`.
    """
    namings = _namings(text)
    found = scopes(text, [_anchor(naming) for naming in namings])
    found = [_without_title_of_another(place, namings, found) for place in range(len(found))]
    namings = _with_shared_issuers(text, namings, found)
    inside = {place for scope in found for place in scope.inside}
    kept = [place for place, scope in enumerate(found) if _is_kept(place, namings, scope, inside)]
    position = {place: number for number, place in enumerate(kept)}
    return [
        Found(
            _reference(task, text, namings[place], found[place]),
            tuple(position[other] for other in found[place].carried_out if other in position),
            tuple(
                key
                for other in found[place].carried_out
                if other not in position
                and (key := name_key(namings[other].by.doc_type, found[other].title))
            ),
        )
        for place in kept
    ]


def _is_kept(place: int, namings: Sequence[_Naming], scope: Scope, inside: set[int]) -> bool:
    return isinstance(namings[place].by, Mention) or (
        scope.title is not None and place not in inside
    )


def _namings(text: str) -> list[_Naming]:
    mentions = _with_issuers(text, find(text))
    namings = [_of_mention(text, mention) for mention in mentions]
    namings += [_Naming(name.start, name.tail, name) for name in names(text, mentions)]
    if len(namings) > MOST_REFERENCES:
        raise DocumentError(DocumentProblem.TOO_LARGE)
    namings.sort(key=lambda naming: (naming.start, naming.tail))
    return _joined(text, namings)


def _of_mention(text: str, mention: Mention) -> _Naming:
    tail = mention.start + len(text[mention.start : mention.tail].rstrip())
    return _Naming(mention.type_start, tail, mention)


def _joined(text: str, namings: list[_Naming]) -> list[_Naming]:
    """The namings with each name joined to the number that follows it, none overlapping."""
    joined: list[_Naming] = []
    for naming in namings:
        before = joined[-1] if joined else None
        if before and (name := _own_name(before, naming, text)):
            joined[-1] = _Naming(before.start, naming.tail, naming.by, name)
        elif before is None or naming.start >= before.tail:
            joined.append(naming)
    return joined


def _own_name(before: _Naming, naming: _Naming, text: str) -> Name | None:
    """The name that stands before a number and is that of the same document."""
    if not isinstance(before.by, Name) or not isinstance(naming.by, Mention):
        return None
    return before.by if name_of_number(before.by, naming.by, text) else None


def _with_issuers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the issuer and the term that a list of numbers prints once, at its end."""
    filled = list(mentions)
    for place in reversed(range(len(filled) - 1)):
        mention, following = filled[place], filled[place + 1]
        if mention.issuer or mention.term or following.type_start != following.start:
            continue
        if is_list_joint(text[mention.tail : following.start]):
            filled[place] = replace(mention, issuer=following.issuer, term=following.term)
    return filled


def _without_title_of_another(
    place: int, namings: Sequence[_Naming], found: Sequence[Scope]
) -> Scope:
    """The scope without the title of its list where that title names the document itself, or the
    next one is of the same type and issuer and of another day: each of two such has its own title.
    """
    scope, own = found[place], _number(namings[place])
    if scope.shared is None:
        return scope
    names_itself = own in (_number(namings[inner]) for inner in scope.inside)
    is_other = scope.title == found[scope.shared].title and _is_another_of_its_kind(
        namings[place].by, namings[scope.shared].by
    )
    return Scope(None, namings[place].tail) if names_itself or is_other else scope


def _is_another_of_its_kind(one: Mention | Name, other: Mention | Name) -> bool:
    if not isinstance(one, Mention) or not isinstance(other, Mention):
        return False
    alike = one.citation.symbol == other.citation.symbol and one.issuer == other.issuer
    return alike and bool(one.issuer and one.date and other.date) and one.date != other.date


def _number(naming: _Naming) -> Citation | None:
    return naming.by.citation if isinstance(naming.by, Mention) else None


def _with_shared_issuers(
    text: str, namings: Sequence[_Naming], found: Sequence[Scope]
) -> list[_Naming]:
    """The namings of a list that bears one title, or whose two last are of one type, with the
    issuer that is printed at its end.

    Only where the letters of the issuer are the same: `33/CT-TTg và 781/KH-UBND` have two.
    """
    filled = list(namings)
    for place in reversed(range(len(filled) - 1)):
        mention, last = filled[place].by, filled[place + 1].by
        if not isinstance(mention, Mention) or not isinstance(last, Mention):
            continue
        between = text[filled[place].tail : filled[place + 1].start]
        listed = found[place].shared is not None or (
            _AND.fullmatch(between) and mention.doc_type == last.doc_type
        )
        same_letters = mention.citation.issuer == last.citation.issuer
        if listed and same_letters and not (mention.issuer or mention.term):
            by = replace(mention, issuer=last.issuer, term=last.term)
            filled[place] = replace(filled[place], by=by)
    return filled


def _anchor(naming: _Naming) -> Anchor:
    name = naming.by if isinstance(naming.by, Name) else naming.own
    return Anchor(naming.start, naming.tail, name.title if name else None)


def _reference(task: int, text: str, naming: _Naming, scope: Scope) -> Reference:
    if isinstance(naming.by, Name):
        return _named_reference(task, text, naming.by, scope)
    mention = naming.by
    return Reference(
        task=task,
        citation=mention.citation,
        name=None,
        as_written=mention.as_written,
        doc_type=naming.own.doc_type if naming.own else _type_of(mention),
        issuer=mention.issuer,
        date=mention.date,
        year=mention.year,
        term=mention.term,
        title=scope.title,
    )


def _type_of(mention: Mention) -> str | None:
    """Its type in words; the letters of the number where they denote several and no word tells."""
    return mention.doc_type or mention.citation.doc_type or None


def _named_reference(task: int, text: str, name: Name, scope: Scope) -> Reference:
    return Reference(
        task=task,
        citation=None,
        name=scope.title,
        as_written=text[name.start : scope.end],
        doc_type=name.doc_type,
        issuer=name.issuer or issuer_behind(text, scope.end),
        date=name.date,
        year=name.date.year if name.date else None,
        term=None,
        title=scope.title,
    )
