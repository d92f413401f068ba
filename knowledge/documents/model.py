"""What a source document says, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from knowledge.citations.model import Citation


class DocumentProblem(StrEnum):
    """Why a text is not a source document."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NO_TITLE = "no_title"
    NO_TASKS = "no_tasks"
    NO_DIRECTIVES = "no_directives"
    BROKEN_NUMBERING = "broken_numbering"


@dataclass(frozen=True, slots=True)
class Reference:
    """One place in a task where a document is named, with what is printed there.

    `citation` is None for a document named without a number; `name` is then its name. `title` is
    what follows "về" or stands in quotes, without either. `doc_type` is in letters, as the number
    has them, where they may denote several types. All fields are None where not printed.
    """

    task: int
    citation: Citation | None
    name: str | None
    as_written: str
    doc_type: str | None
    issuer: str | None
    date: datetime.date | None
    year: int | None
    term: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Directive:
    """A document that tasks rest on, put together from every place that names it.

    Attributes:
        citation: its number, None for a document that the source names without one.
        doc_type: its type in words, as printed; in letters where nothing else is printed.
        issuers: every printed issuer that is another body, each in its fullest form; more than one
            is a contradiction.
        term: the committee's term as a Roman numeral, None where none is printed.
        dates: every printed date of issue, in order of mention; more than one is a contradiction.
        titles: every printed title that differs by more than spelling and abbreviation.
        references: where it is named, in order.
        implements: positions in `SourceDocument.directives` of those its title says it carries out.
    """

    citation: Citation | None
    doc_type: str | None
    issuers: tuple[str, ...]
    term: str | None
    dates: tuple[datetime.date, ...]
    titles: tuple[str, ...]
    references: tuple[Reference, ...]
    implements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that tasks stand under: its number or letter as printed, with the word before it
    (`III`, `Phần thứ hai`), and its words, "" where none are printed."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Task:
    """A numbered task; `directives` are positions in `SourceDocument.directives`, first mention
    first; `text` keeps the paragraphs of its sub-items, without its number; `headings` are those
    above it, outermost first, None where they cannot be told."""

    number: int
    text: str
    directives: tuple[int, ...]
    headings: tuple[Heading, ...] | None


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a source document prints of itself, each None where that is not read from it.

    Attributes:
        number: its own number, canonical.
        issuer: the lines of its letterhead above that number.
        issued: the day beside the place in its letterhead or above its signature.
        signer, office: the name at its end, and the office that stands there.
        preamble: the paragraphs before its tasks that cite documents by number.
        closing: the paragraphs behind its tasks: how they are organized, until when to report;
            None where it was loaded before these were kept.
    """

    number: str | None
    issuer: str | None
    issued: datetime.date | None
    signer: str | None
    office: str | None
    preamble: tuple[str, ...]
    closing: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A yearly programme: `province`, which may be a city, a district or a commune, and `year` as
    its title names them, articles by title.

    `unread` is what in its tasks looks like the number of a document and was not read.
    """

    title: str
    province: str | None
    year: int | None
    tasks: tuple[Task, ...]
    directives: tuple[Directive, ...]
    articles: tuple[str, ...]
    imprint: Imprint
    unread: tuple[str, ...]
