"""The picture of how directives hang together: what boxes and arrows say, the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import words
from handlers.site import addresses
from handlers.site.entities import Link, Section, links_of
from knowledge.search.lexicon import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answering.facts.citing import Family
    from knowledge.answering.knowledge import Knowledge
    from knowledge.catalogue import Directive

_LONGEST_LINE = 27


@dataclass(frozen=True, slots=True)
class DrawingWords:
    """What stands beside the picture."""

    title: str = "Sơ đồ văn bản thực hiện văn bản"
    how_to_read: str = (
        "Mỗi khung là một văn bản; mũi tên đi từ văn bản thực hiện đến văn bản được thực hiện. "
        "Quan hệ lấy đúng như nguồn nêu."
    )
    in_words: str = "Sơ đồ bằng lời"
    nothing: str = "Nguồn chưa nêu văn bản nào thực hiện văn bản nào."


WORDS = DrawingWords()


@dataclass(frozen=True, slots=True)
class Box:
    """A directive in the picture: two short lines, a link, and its full name."""

    id: int
    lines: tuple[str, str]
    path: str
    says: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From who carries out to what is carried out, with the sentence that it stands for."""

    source: int
    target: int
    says: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is to be drawn."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def sketch(families: Iterable[Family], known: Knowledge) -> Sketch:
    """What is to be drawn of some families."""
    held = known.catalogue.directives
    listed = tuple(families)
    boxes = tuple(_box(held[id_], known) for family in listed for id_ in family.members)
    arrows = tuple(
        Arrow(source, target, _sentence(held[source], held[target]))
        for family in listed
        for source, target in family.carries
    )
    return Sketch(boxes, arrows)


def in_words(families: Iterable[Family], known: Knowledge) -> tuple[Section, ...]:
    """The same as text: for each directive that is carried out, what carries it out."""
    held = known.catalogue.directives
    carried = [id_ for family in families for id_ in family.members if held[id_].implemented_by]
    return tuple(
        Section(f"{words.directive_name(held[id_])} được thực hiện bởi", _carriers(id_, known))
        for id_ in carried
    )


def _carriers(id_: int, known: Knowledge) -> tuple[Link, ...]:
    return links_of(Kind.DIRECTIVE, known.catalogue.directives[id_].implemented_by, known)


def _box(directive: Directive, known: Knowledge) -> Box:
    when = words.days(directive.dates[:1]) or (f"khóa {directive.term}" if directive.term else "")
    title = words.title_of(directive)
    name = f"{directive.doc_type or ''} {directive.citation or ''}".strip()
    says = f"{words.directive_name(directive)}: {title}" if directive.citation else title
    path = addresses.directive_path(directive, known.catalogue)
    first = words.clipped(name or title, _LONGEST_LINE)
    return Box(directive.id, (first, when or words.clipped(title, _LONGEST_LINE)), path, says)


def _sentence(source: Directive, target: Directive) -> str:
    return f"{words.directive_name(source)} thực hiện {words.directive_name(target)}"
