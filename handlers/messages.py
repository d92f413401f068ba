"""What comes from a channel and what goes back to it, the same for every channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from handlers.charts import Chart
    from knowledge.answering.model import Outcome

ACTION_BYTES = 64
"""Longest `Button.action` in UTF-8 bytes: the smallest limit of any channel (Telegram's)."""


async def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a person did in a channel.

    Attributes:
        channel: `telegram`, `console`, …
        chat: opaque id of the conversation; with `channel` it is unique.
        person: opaque id of the person; equal to `chat` where a chat has one person.
        text: what was typed, without the bot's own name; "" where a button was pressed.
        action: `Button.action` of the pressed button, None where text was typed.
        thread: opaque id of the topic in a forum, "" elsewhere.
        photo: a reference to the picture that came along, `telegram:<file id>`.
        links: addresses behind words of the text.
        forwarded_from: where a forwarded message came from, an address or "" where it has none;
            None where it is not forwarded.
        may_manage: asks the channel whether the person decides for the chat.
        shows_numbers: whether the channel shows every button with a number to type.
        has_buttons: whether the person can press buttons there.
        edited: whether the message was there before with other words.
        unread: whether something came that cannot be read: a sticker, a voice message, a file.
        stands_alone: whether that never comes as one of an album, as a voice message, a place or a
            contact.
    """

    channel: str
    chat: str
    person: str
    text: str = ""
    action: str | None = None
    thread: str = ""
    photo: str | None = None
    links: tuple[str, ...] = ()
    forwarded_from: str | None = None
    may_manage: Callable[[], Awaitable[bool]] = _always
    shows_numbers: bool = False
    has_buttons: bool = True
    edited: bool = False
    unread: bool = False
    stands_alone: bool = False

    @property
    def is_wordless(self) -> bool:
        """Whether a picture, or what cannot be read, is all that came."""
        is_said = bool(self.text) or self.action is not None
        return self.has_more_than_words and not is_said

    @property
    def has_more_than_words(self) -> bool:
        """Whether a picture came, or what cannot be read."""
        return self.unread or self.photo is not None

    @property
    def is_private(self) -> bool:
        """Whether nobody but the person is in the chat."""
        return self.chat == self.person


class Style(StrEnum):
    """How a span is set."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style, a link where `url` is given. Never holds markup."""

    text: str
    style: Style = Style.PLAIN
    url: str | None = None


class Role(StrEnum):
    """What a block is in a reply; a channel decides how it looks.

    An ENTRY is an item whose text begins with its number.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ENTRY = "entry"
    WARNING = "warning"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of a reply; a channel splits long replies between blocks first."""

    role: Role
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The block's words without style."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: it sends `action` back, or opens `url`; exactly one of them is given.

    `number` is the one that the reply's text gives what the button shows; a channel without
    buttons lets people type it.
    """

    label: str
    action: str | None = None
    url: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says: blocks in order, then rows of buttons.

    Attributes:
        photo: a picture to show above, by its channel's reference; other channels leave it out.
        chart: a picture to draw.
        outcome: how a question was answered, None where nothing was asked.
        is_passing: whether it is said in passing: a channel keeps nothing of it, and puts it in the
            place of no earlier answer. One without blocks is not said at all.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = field(default=())
    photo: str | None = None
    chart: Chart | None = None
    outcome: Outcome | None = None
    is_passing: bool = False

    @property
    def text(self) -> str:
        """The reply as plain text, a line for each block."""
        return "\n".join(block.text for block in self.blocks)
