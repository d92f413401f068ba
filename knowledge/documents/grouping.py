"""Which references of one source name the same directive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.documents.identity import Likeness, directive_of, likeness, merged
from knowledge.documents.spelling import name_key, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.documents.model import Directive, Reference


def grouped(references: Sequence[Reference]) -> list[list[int]]:
    """Positions of the references, those of one directive together, by first mention.

    A reference that prints neither title nor date belongs to the one directive with its number;
    where there are several, to the one named last before it. So does one without a title where
    several are of its day.
    """
    groups: list[list[int]] = []
    for places in _by_number(references):
        groups += _Groups(references).of(places)
    return sorted(_with_names(references, groups))


def _by_number(references: Sequence[Reference]) -> Iterable[list[int]]:
    numbers: dict[str, list[int]] = {}
    for place, reference in enumerate(references):
        key = str(reference.citation or f"name {title_key(reference.title or '')}")
        numbers.setdefault(key, []).append(place)
    return numbers.values()


class _Groups:
    """Groups of the references of one number, while they are put together."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.references = references
        self.places: list[list[int]] = []
        self.directives: list[Directive] = []

    def of(self, places: Sequence[int]) -> list[list[int]]:
        """Group the references at the places: first those that tell most."""
        telling = sorted(places, key=lambda place: -_details(self.references[place]))
        for place in telling:
            self._add(place)
        return [sorted(group) for group in self.places]

    def _add(self, place: int) -> None:
        directive = directive_of(self.references[place])
        group = self._group_of(place, directive)
        if group is None:
            self.places.append([place])
            self.directives.append(directive)
            return
        self.places[group].append(place)
        self.directives[group] = merged(self.directives[group], directive)

    def _group_of(self, place: int, directive: Directive) -> int | None:
        kinds = [likeness(known, directive) for known in self.directives]
        wanted = Likeness.SAME if Likeness.SAME in kinds else Likeness.POSSIBLE
        likely = [group for group, kind in enumerate(kinds) if kind is wanted]
        return max(likely, key=lambda group: self._nearest(group, place), default=None)

    def _nearest(self, group: int, place: int) -> tuple[bool, int]:
        """Greatest for the group named last before the place; else for the first behind it."""
        before = [other for other in self.places[group] if other < place]
        return (True, max(before)) if before else (False, -min(self.places[group]))


def _details(reference: Reference) -> int:
    """How much is printed that tells documents of one number apart."""
    return (
        2 * bool(reference.date)
        + 2 * bool(reference.title)
        + bool(reference.term or reference.year)
    )


def _with_names(references: Sequence[Reference], groups: list[list[int]]) -> list[list[int]]:
    """Join each document named without a number to the numbered one of that very name."""
    numbered: dict[tuple[str, str], list[int]] = {}
    for group in groups:
        for place in group:
            one = references[place]
            if one.citation and (key := name_key(one.doc_type, one.title)):
                numbered.setdefault(key, group)
    joined: list[list[int]] = []
    for group in groups:
        first = references[group[0]]
        key = None if first.citation else name_key(first.doc_type, first.title)
        home = numbered.get(key) if key else None
        if home is None:
            joined.append(group)
        else:
            home += group
    return [sorted(group) for group in joined]
