"""Read what an editor sends into an article: a link, fields, lines, a forwarded post, a photo."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import words
from handlers.publishing import fields
from handlers.publishing.fields import LONGEST_SUMMARY, LONGEST_TITLE, Field, Typed
from knowledge.publishing.model import Content
from knowledge.text.fold import clean

if TYPE_CHECKING:
    from handlers.messages import Request

_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)[^\s|｜<>\"“”]+", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}/[^\s|｜<>\"“”]*", re.IGNORECASE)
_BARS = re.compile(r"\s*[|｜]\s*")
_CLOSING = ".,;:!?'’»…"
_LEADS_TO_LINK = re.compile(r"(?:[^:|｜]{0,40}:)?")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")

_TOO_LONG = f"dài {{many}} ký tự, quá {LONGEST_TITLE} ký tự của một tiêu đề"
SWAPPED = f"Phần đầu {_TOO_LONG} nên tôi để làm tóm tắt; phần sau làm tiêu đề."
LINE_AS_SUMMARY = f"Dòng đầu {_TOO_LONG} nên tôi để làm tóm tắt."
OPENING_AS_TITLE = "Dòng đầu quá dài nên tôi lấy câu đầu làm tiêu đề, phần còn lại làm tóm tắt."


@dataclass(frozen=True, slots=True)
class Material:
    """What was sent: the fields that could be read, and why others could not.

    `reads_page` tells whether `content.url` is a page with more to say than what was sent, `note`
    what was taken for something else than it was sent as.
    """

    content: Content
    refused: tuple[tuple[Field, str], ...] = ()
    reads_page: bool = False
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was sent."""
        return self.content == Content() and not self.refused


def bare_link(text: str) -> str | None:
    """The address that a message consists of, None where it says anything else."""
    said = clean(text)
    return said if _LINK.fullmatch(said) or _BARE.fullmatch(said) else None


def read_material(text: str, request: Request) -> Material:
    """What `text` of a request, without its command, says of an article."""
    link = _link_in(text)
    title, summary, note = _words_of(_without(text, link) if link else text)
    url = link or next(iter(request.links), None) or request.forwarded_from or ""
    read = {
        Field.TITLE: fields.read_title(title) if title else Typed(""),
        Field.SUMMARY: fields.read_summary(summary),
        Field.URL: fields.read_url(url) if url else Typed(),
    }
    content = Content(photo=request.photo)
    for field, typed in read.items():
        content = content if typed.refusal else fields.written(content, field, typed)
    refused = tuple((field, typed.refusal) for field, typed in read.items() if typed.refusal)
    is_page = bool(content.url) and url != request.forwarded_from
    return Material(content, refused, is_page, "" if read[Field.SUMMARY].refusal else note)


def _link_in(text: str) -> str | None:
    found = _LINK.search(text)
    parts = map(clean, _BARS.split(text))
    whole = found[0] if found else next((one for one in parts if _BARE.fullmatch(one)), None)
    if not whole:
        return None
    link = whole.rstrip(_CLOSING)
    return link.rstrip(")") if "(" not in link else link


def _without(text: str, link: str) -> str:
    """The text without its link, and without a line that only led to it."""
    before, _, after = text.partition(link)
    *above, line = before.split("\n")
    rest, *below = after.lstrip(_CLOSING).split("\n")
    said = clean(f"{line} {rest}").replace("( )", "").strip()
    kept = [] if _LEADS_TO_LINK.fullmatch(said) else [said]
    return "\n".join([*above, *kept, *below])


def _words_of(text: str) -> tuple[str, str, str]:
    """Title and summary, "" where there is none, and what became of a title that is too long."""
    parts = _BARS.split(fields.lines_of(text))
    if len(parts) > 1:
        others = [one for one in parts[1:] if not _LEADS_TO_LINK.fullmatch(one)]
        return _in_order(clean(parts[0]), others)
    first, _, rest = fields.lines_of(text).partition("\n")
    if len(first) <= LONGEST_TITLE:
        return first, rest, ""
    opening, *others = _SENTENCE.split(first, maxsplit=1)
    if len(opening) <= LONGEST_TITLE:
        summary = "\n".join(filter(None, (*others, rest)))
        return opening.rstrip("."), summary, OPENING_AS_TITLE
    lines = fields.lines_of(text)
    if len(lines) > LONGEST_SUMMARY:
        return first, rest, ""
    return "", lines, LINE_AS_SUMMARY.format(many=words.count(len(first)))


def _in_order(first: str, others: list[str]) -> tuple[str, str, str]:
    """Fields between bars: the title goes first, unless it is too long to be one and another is."""
    if not first and len(others) > 1:
        first, *others = others
    second = " | ".join(others)
    if len(first) > LONGEST_TITLE >= len(second) > 0:
        return second, first, SWAPPED.format(many=words.count(len(first)))
    return first, second, ""
