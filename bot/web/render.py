"""From replies to HTML: the only module that knows both."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.web import transcript
from handlers.messages import Role
from handlers.site.wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handlers.charts import Chart
    from handlers.messages import Block, Button, Reply, Span
    from knowledge.store.transcripts import Message

_LINK = re.compile(r"(?:https?://|/(?![/\\]))[^\s\\]*", re.IGNORECASE)
_SHOW = "s:"
_PAGE_OF = re.compile(r"/bai-viet/(\d+)")


class Form(StrEnum):
    """How a piece of a reply looks."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    WARNING = "warning"
    SOURCE = "source"
    ITEMS = "items"
    PICKS = "picks"
    """Entries that are buttons too: what stands in the text is what is pressed."""


_FORMS = {
    Role.HEADING: Form.HEADING,
    Role.PARAGRAPH: Form.PARAGRAPH,
    Role.WARNING: Form.WARNING,
    Role.SOURCE: Form.SOURCE,
    Role.ITEM: Form.ITEMS,
    Role.ENTRY: Form.ITEMS,
}


@dataclass(frozen=True, slots=True)
class Key:
    """A button; `is_opened` where the person has opened what it shows."""

    label: str
    action: str | None
    url: str | None
    is_opened: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One of the lines of a piece, with the button that it is."""

    spans: tuple[Span, ...]
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together: one, or the items of a list."""

    form: Form
    lines: tuple[Line, ...]


@cache
def _templates() -> Environment:
    """The templates, each compiled once a process."""
    templates = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.globals |= {"words": WORDS}
    templates.filters |= {"link": link, "opened": opened_link}
    return templates


class Renderer:
    """Fills the templates; everything that is put into them is escaped."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what the templates may say
        self._settings = settings

    def page(self, template: str, **data: Any) -> str:  # noqa: ANN401
        """A whole document."""
        return _templates().get_template(template).render(self._settings, **data)

    def reply(self, reply: Reply, opened: frozenset[str] = frozenset()) -> Markup:
        """A reply with its buttons; `opened` is what the person has opened, see `item_of`."""
        parts = _parts(reply, opened)
        html = self.page("reply.html", **parts, opened_items=opened, chart=reply.chart)
        return Markup(html)  # noqa: S704 - the template escapes

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Blocks without buttons."""
        html = self.page(
            "reply.html", pieces=_pieces(blocks), keys=[], opened_items=frozenset(), chart=None
        )
        return Markup(html)  # noqa: S704 - the template escapes

    def chart(self, chart: Chart) -> Markup:
        """A picture of quantities, which is read as well as seen."""
        html = self.page("reply.html", pieces=[], keys=[], opened_items=frozenset(), chart=chart)
        return Markup(html)  # noqa: S704 - the template escapes

    def messages(self, messages: Iterable[Message], opened: frozenset[str] = frozenset()) -> Markup:
        """Messages of a chat, in order."""
        shown = [
            {
                "id": one.id,
                "asked": one.content.get("asked"),
                "is_post": "post" in one.content,
                "is_seen": one.seen_at is not None,
                "reply": None
                if "asked" in one.content
                else self.reply(transcript.reply_of(one.content), opened),
            }
            for one in messages
        ]
        return Markup(self.page("messages.html", messages=shown))  # noqa: S704


def link(span: Span) -> str | None:
    """Where a span leads: the web, or a page of ours; nowhere else."""
    return span.url if span.url and _LINK.fullmatch(span.url) else None


def opened_link(span: Span, opened: frozenset[str]) -> bool:
    """Whether the person has opened the page that a span leads to."""
    page = _PAGE_OF.match(span.url or "")
    return page is not None and f"a:{page[1]}" in opened


def item_of(action: str) -> str | None:
    """What a button's press opens, `d:12`; None where it opens nothing."""
    return action.removeprefix(_SHOW) if action.startswith(_SHOW) else None


def _parts(reply: Reply, opened: frozenset[str]) -> dict[str, Any]:
    buttons = [one for row in reply.buttons for one in row]
    entries = [block for block in reply.blocks if block.role is Role.ENTRY]
    numbered = [one for one in buttons if one.number is not None]
    if not entries or len(entries) != len(numbered):
        return {"pieces": _pieces(reply.blocks), "keys": [_key(one, opened) for one in buttons]}
    picks = iter([_key(one, opened) for one in numbered])
    rest = [_key(one, opened) for one in buttons if one.number is None]
    return {"pieces": _pieces(reply.blocks, picks), "keys": rest}


def _pieces(blocks: Iterable[Block], picks: Iterator[Key] | None = None) -> list[Piece]:
    pieces: list[Piece] = []
    for role, run in itertools.groupby(blocks, key=lambda block: block.role):
        if role is Role.ENTRY and picks is not None:
            lines = tuple(Line(block.spans, next(picks)) for block in run)
            pieces.append(Piece(Form.PICKS, lines))
        elif _FORMS[role] is Form.ITEMS:
            pieces.append(Piece(Form.ITEMS, tuple(Line(block.spans) for block in run)))
        else:
            pieces += [Piece(_FORMS[role], (Line(block.spans),)) for block in run]
    return pieces


def _key(button: Button, opened: frozenset[str]) -> Key:
    item = item_of(button.action) if button.action else None
    url = button.url if button.url and _LINK.fullmatch(button.url) else None
    return Key(button.label, button.action, url, item in opened)
