"""The one tree of errors that the product raises on purpose.

DanvanError
├── TableError            a vocabulary table cannot be read
├── DocumentError         a text is not a source document
├── RowError              a line is not an article
└── StoreError            the knowledge base cannot be used
    └── WriteError        it cannot be written for now
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.documents.model import DocumentProblem
    from knowledge.store.rows import RowProblem


class DanvanError(Exception):
    """Base of every error that the product raises on purpose."""


class TableProblem(StrEnum):
    """Why a vocabulary table cannot be read."""

    NO_FOLDER = "there is no such folder"
    NO_TABLE = "no such table"
    NOT_TEXT = "not UTF-8"
    COLUMNS = "the columns are not those of the package's"
    ROW = "the columns do not match the header"
    TOPIC = "a topic is none"


class TableError(DanvanError):
    """A vocabulary table is missing or has a row that cannot be read.

    `place` is the folder, the file or the table, `line` the one of a file where it is known.
    """

    def __init__(self, problem: TableProblem, place: object, line: int | None = None) -> None:
        super().__init__(f"{place}{f', line {line}' if line else ''}: {problem.value}")
        self.problem = problem
        self.place = place
        self.line = line


class DocumentError(DanvanError):
    """A text is not a source document; `problem` says why."""

    def __init__(self, problem: DocumentProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class RowError(DanvanError):
    """A line is not an article; `field` is the one that is wrong, where it is one."""

    def __init__(self, problem: RowProblem, field: str | None = None) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.field = field


class StoreError(DanvanError):
    """The knowledge base cannot be opened, migrated or written."""


class WriteError(StoreError):
    """The knowledge base cannot be written for now.

    Attributes:
        is_busy: another program has been writing for longer than one waits.
        done: lines of an import that are dealt with, and kept.
    """

    def __init__(self, why: str, *, is_busy: bool, done: int = 0) -> None:
        super().__init__(why)
        self.is_busy = is_busy
        self.done = done
