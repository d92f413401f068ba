"""Short ways to put a reply together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.messages import Block, Button, Reply, Role, Span, Style

if TYPE_CHECKING:
    from collections.abc import Iterable


def heading(text: str, url: str | None = None) -> Block:
    """A line that names what follows."""
    return Block(Role.HEADING, (Span(text, Style.BOLD, url),))


def paragraph(text: str) -> Block:
    """Words in full."""
    return Block(Role.PARAGRAPH, (Span(text),))


def said(text: str) -> Reply:
    """A reply of one paragraph."""
    return Reply((paragraph(text),))


def above(reply: Reply, *blocks: Block) -> Reply:
    """The reply with blocks before its own."""
    return replace(reply, blocks=blocks + reply.blocks)


def beneath(reply: Reply, below: Reply) -> Reply:
    """One reply with the blocks and buttons of another below its own."""
    blocks, buttons = reply.blocks + below.blocks, reply.buttons + below.buttons
    return replace(reply, blocks=blocks, buttons=buttons)


def item(text: str, url: str | None = None) -> Block:
    """One of several."""
    return Block(Role.ITEM, (Span(text, url=url),))


def entry(number: int, text: str) -> Block:
    """One of several that may be picked by number."""
    return Block(Role.ENTRY, (Span(f"{number}. ", Style.BOLD), Span(text)))


def field(name: str, value: str) -> Block:
    """A fact: what it is, and its value."""
    return Block(Role.ITEM, (Span(f"{name}: ", Style.BOLD), Span(value)))


def warning(text: str) -> Block:
    """What the reader must not overlook."""
    return Block(Role.WARNING, (Span(text),))


def source(text: str) -> Block:
    """Where what was said comes from."""
    return Block(Role.SOURCE, (Span(f"Nguồn: {text}"),))


def rows(buttons: Iterable[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of that many."""
    listed = list(buttons)
    return tuple(tuple(listed[at : at + width]) for at in range(0, len(listed), width))
