"""What handlers ask of the running process; `bot` implements it.

DanvanError
└── PageError             a linked page cannot be read
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from knowledge.errors import DanvanError

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page says, as clean text: NFC, no control characters, single spaces.

    Attributes:
        url: the address that the page was read from, redirects followed.
        title: without the name of the site where that can be told.
        summary: the page's own description, else its first sentences; None where it has neither.
        text: the article, a line for each paragraph; None where none was found.
        published: the date that the page gives; None where it gives none.
    """

    url: str
    title: str
    summary: str | None
    text: str | None
    published: datetime.date | None


class PageProblem(StrEnum):
    """Why a page cannot be read."""

    BAD_ADDRESS = "bad_address"
    """No address of the web, or one with a password in it."""
    FORBIDDEN_ADDRESS = "forbidden_address"
    """It leads into a private network, to this machine, or to a port that is not the web's."""
    NOT_FOUND = "not_found"
    """The site answers that it has no such page or shows it to nobody."""
    UNREACHABLE = "unreachable"
    """The site does not answer, answers with an error of its own, or cannot prove who it is."""
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    NOT_HTML = "not_html"
    """It is no web page: a PDF file, a picture."""
    NO_TEXT = "no_text"
    """It is a web page without a title."""
    TOO_MANY_REDIRECTS = "too_many_redirects"


class PageError(DanvanError):
    """A page cannot be read; `problem` says why."""

    def __init__(self, problem: PageProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class PageReader(Protocol):
    """Reads web pages that people link to, whatever they link to."""

    async def read(self, url: str) -> Page:
        """Read a page.

        Raises:
            PageError: it cannot be read.
        """
        ...
