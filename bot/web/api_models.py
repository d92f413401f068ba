"""What the API says, as its schema describes it; the same as `ask --json` and `export --json`."""

from __future__ import annotations

import datetime  # noqa: TC003 - pydantic reads the annotations
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from handlers.site.wording import WORDS

LONGEST_QUESTION = 4096
LARGEST_PAGE = 100
LAST_PAGE = 1_000_000

T = TypeVar("T")


class Question(BaseModel):
    """A question; fields beside it are ignored."""

    q: Annotated[
        str,
        Field(max_length=LONGEST_QUESTION, examples=[WORDS.api_question]),
    ]


class Match(BaseModel):
    """An entity that answers a question, with the fields of its type."""

    model_config = ConfigDict(extra="allow")

    type: Literal["directive", "task", "article"]
    id: int
    score: Annotated[float, Field(ge=0, le=100)]
    label: str


class Answer(BaseModel):
    """An answer: what fits, what relates to the first of it, and the reply in words."""

    q: str
    outcome: Literal["answer", "choices", "list", "none"]
    matches: list[Match]
    related: list[Match]
    reply: str
    ms: float


class Heading(BaseModel):
    """A heading that a task stands under, as printed; `words` may be empty."""

    number: str
    words: str


class Task(BaseModel):
    """A numbered task of a programme; `directives` are ids, `headings` outermost first, null where
    the programme was loaded before these were kept."""

    id: int
    number: int
    year: int | None
    source: str
    headings: list[Heading] | None
    text: str
    summary: str
    directives: list[int]


class Mention(BaseModel):
    """A place in a task where a directive is named."""

    source: str
    task: int
    as_written: str
    date: datetime.date | None
    title: str | None
    issuer: str | None


class Directive(BaseModel):
    """A document that tasks rest on; `tasks` are numbers, `implements` ids."""

    id: int
    citation: str | None
    doc_type: str | None
    issuer: str | None
    dates: list[datetime.date]
    titles: list[str]
    tasks: list[int]
    issuers: list[str]
    term: str | None
    mentions: list[Mention]
    implements: list[int]


class Article(BaseModel):
    """A news article; `url` is null where it has no address of its own."""

    id: int
    title: str
    url: str | None
    published: datetime.date | None


class Page(BaseModel, Generic[T]):
    """Some of all: `page` counts from 1, a page after the last is empty."""

    items: list[T]
    page: int
    size: int
    total: int
    pages: int


class Problem(BaseModel):
    """Problem details, RFC 9457; `errors` says what is wrong in the request."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] | None = None
