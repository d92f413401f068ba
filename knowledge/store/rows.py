"""Read one article from one line of JSON Lines: checked, cleaned, and never believed.

A row has `title`, and may have `id`, `url`, `summary`, `text` and `published`. What else it has is
not read. Nothing in it is markup.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from knowledge.errors import RowError
from knowledge.store.articles import title_key
from knowledge.text.fold import clean, clean_lines
from knowledge.text.local import LOCAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

LINE_BYTES = 1_000_000
"""The longest line that is read as a row."""

LONGEST = {"id": 256, "title": 1_000, "url": 2_000, "summary": 10_000, "text": 500_000}
"""Characters that a field may have."""

_BOM = b"\xef\xbb\xbf"
_ROW = re.compile(rb"\s*(?:\[\s*)?\{")
_ADDRESS = re.compile(r"https?://[^\s/?#\\]+\S*", re.IGNORECASE)
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO_LENGTH = len("2023-05-19")


class RowProblem(StrEnum):
    """Why a line cannot be read as an article."""

    LONG_LINE = "long line"
    NOT_UTF8 = "not UTF-8"
    NOT_JSON = "not JSON"
    NOT_OBJECT = "not an object"
    NO_TITLE = "no title"
    NOT_TEXT = "not a text"
    LONG_FIELD = "long field"
    BAD_ID = "bad id"
    BAD_URL = "bad url"
    BAD_DATE = "bad date"


@dataclass(frozen=True, slots=True)
class Row:
    """An article as a row has it.

    Attributes:
        id: what it is called where it comes from, as it is written there.
        title_key: see `knowledge.store.articles.title_key`.
        values: columns of `articles` that the row speaks of; None where it says that there is none.
    """

    id: str | None
    title_key: int
    values: dict[str, Any]

    @property
    def url(self) -> str | None:
        """Its address, None where it has none."""
        url: str | None = self.values.get("url")
        return url


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long no more than shows that it is."""
    while line := file.readline(LINE_BYTES + 1):
        yield line
        while len(line) > LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(LINE_BYTES + 1)


def is_jsonl(start: bytes) -> bool:
    """Whether a file that starts so holds rows, or an array of them, rather than a text."""
    return _ROW.match(start.removeprefix(_BOM)) is not None


def read_row(line: bytes) -> Row:
    """Read a line that is not blank.

    Raises:
        RowError: it is no article, or one of its fields is not what it should be.
    """
    found = _object(line)
    title = _text(found, "title", clean)
    if title is None:
        raise RowError(RowProblem.NO_TITLE)
    values = {"title": title}
    values |= {name: read(found, name) for name, read in _FIELDS.items() if name in found}
    return Row(_id(found.get("id")), title_key(title), values)


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LINE_BYTES:
        raise RowError(RowProblem.LONG_LINE)
    try:
        found = json.loads(line.removeprefix(_BOM).decode())
    except UnicodeDecodeError:
        raise RowError(RowProblem.NOT_UTF8) from None
    except (ValueError, RecursionError):
        raise RowError(RowProblem.NOT_JSON) from None
    if not isinstance(found, dict):
        raise RowError(RowProblem.NOT_OBJECT)
    return found


def _text(found: dict[str, Any], name: str, cleaned: Callable[[str], str]) -> str | None:
    value = found.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise RowError(RowProblem.NOT_TEXT, name)
    if len(value) > LONGEST[name]:
        raise RowError(RowProblem.LONG_FIELD, name)
    return cleaned(value) or None


def _id(value: object) -> str | None:
    """An id as it is written: spaces and forms of letters may tell ids apart."""
    if value is None:
        return None
    if not isinstance(value, str) and not _is_number(value):
        raise RowError(RowProblem.BAD_ID)
    said = str(value)
    if len(said) > LONGEST["id"]:
        raise RowError(RowProblem.LONG_FIELD, "id")
    if not said.strip():
        return None
    if not said.isprintable():
        raise RowError(RowProblem.BAD_ID)
    return said


def _is_number(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _line(found: dict[str, Any], name: str) -> str | None:
    return _text(found, name, clean)


def _lines(found: dict[str, Any], name: str) -> str | None:
    return _text(found, name, clean_lines)


def _address(found: dict[str, Any], name: str) -> str | None:
    url = _text(found, name, str.strip)
    if url and not (_ADDRESS.fullmatch(url) and url.isprintable() and _has_possible_port(url)):
        raise RowError(RowProblem.BAD_URL)
    return url


def _has_possible_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _published(found: dict[str, Any], name: str) -> datetime.date | None:
    said = found[name]
    if said is None:
        return None
    if not isinstance(said, str):
        raise RowError(RowProblem.BAD_DATE)
    try:
        return _day(said.strip()) if said.strip() else None
    except (ValueError, OverflowError):
        raise RowError(RowProblem.BAD_DATE) from None


def _day(said: str) -> datetime.date:
    """The day of a date, or of a moment where it falls in Vietnam."""
    if len(said) == _ISO_LENGTH and said[4] == "-":
        return datetime.date.fromisoformat(said)
    if slashed := _SLASHED.fullmatch(said):
        day, month, year = map(int, slashed.groups())
        return datetime.date(year, month, day)
    moment = datetime.datetime.fromisoformat(said)
    return (moment.astimezone(LOCAL) if moment.tzinfo else moment).date()


_FIELDS: dict[str, Callable[[dict[str, Any], str], Any]] = {
    "url": _address,
    "summary": _line,
    "text": _lines,
    "published": _published,
}
