"""Lay a reply out in plain messages: a menu of numbers stands where no buttons can."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.layout import ORNAMENTS, fill, is_visible, sendable
from bot.split import words_of
from handlers.build import item
from handlers.messages import Block, Role, Span
from handlers.plain import figures, menu

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.split import Spans
    from handlers.messages import Button, Reply

LIMIT = 2000
"""Longest text of a message in UTF-16 units, links included."""

PICTURES = frozenset({"zalo", "zalooa"})
"""Channels whose references of pictures are addresses that Zalo reads."""

_LINK = re.compile(r"https?://[^\s\x00-\x1f\ud800-\udfff]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Key:
    """A button, and the number that does the same when it is typed; a link has none."""

    button: Button
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its text, the buttons under it, the address of a picture above it."""

    text: str
    keys: tuple[Key, ...] = ()
    photo: str | None = None


def lay_out(reply: Reply, numbers: Sequence[int], most_keys: int = 0) -> tuple[Message, ...]:
    """The messages of a reply, none where nothing can be seen.

    Args:
        reply: what is said.
        numbers: what to type for each button that sends something, in their order.
        most_keys: how many buttons a message may have.
    """
    photo = _photo(reply)
    pressable = _pressable(reply, numbers)
    keys = () if photo else _keys(pressable, most_keys)
    blocks = [*reply.blocks, *(figures(reply.chart) if reply.chart else ())]
    blocks += _written(pressable, keys)
    texts = [words_of(sheet) for sheet in fill(blocks, _dress, LIMIT)]
    messages = [Message(text) for text in texts if is_visible(text)]
    return _adorned(messages, keys, photo)


def spelled_out(message: Message) -> tuple[Message, ...]:
    """The message without keys: what they do stands below, in a message of its own if need be."""
    blocks = (Block(Role.PARAGRAPH, (Span(message.text),)), *_written(message.keys, ()))
    return tuple(Message(words_of(sheet)) for sheet in fill(blocks, _dress, LIMIT))


def _adorned(
    messages: list[Message], keys: tuple[Key, ...], photo: str | None
) -> tuple[Message, ...]:
    """With the keys under the last; the picture is left out where the text does not fit under."""
    last = [replace(one, keys=keys) for one in messages[-1:]]
    shown = (*messages[:-1], *last)
    return tuple(replace(one, photo=photo) for one in shown) if len(shown) == 1 else shown


def _pressable(reply: Reply, numbers: Sequence[int]) -> tuple[Key, ...]:
    """Every button that can be shown."""
    waiting = iter(numbers)
    buttons = [one for row in reply.buttons for one in row]
    keys = [Key(one, next(waiting) if one.action else None) for one in buttons]
    return tuple(one for one in keys if is_visible(one.button.label))


def _keys(pressable: tuple[Key, ...], most: int) -> tuple[Key, ...]:
    """What becomes a button: all, else what the text has no number for, else nothing."""
    unnumbered = tuple(one for one in pressable if one.button.number is None)
    return next((some for some in (pressable, unnumbered) if len(some) <= most), ())


def _written(pressable: Sequence[Key], keys: Sequence[Key]) -> list[Block]:
    """What stands in the text for buttons that are none, and for which it has no number yet."""
    rest = [one for one in pressable if one not in keys and one.button.number is None]
    links = [item(one.button.label, url=one.button.url) for one in rest if one.button.url]
    choices = [(one.number, one.button.label) for one in rest if one.number is not None]
    return [*links, *menu(choices)]


def _dress(block: Block) -> Spans:
    ornament = ORNAMENTS.get(block.role)
    shown = (part for span in block.spans for part in _shown(span))
    return (*((Span(ornament),) if ornament else ()), *shown)


def _shown(span: Span) -> Iterator[Span]:
    """The words, and the address behind them; nothing cuts an address."""
    text = sendable(span.text)
    if not span.url or not _LINK.match(span.url):
        yield Span(text)
    elif span.url == span.text:
        yield Span(text, url=span.url)
    else:
        yield Span(f"{text} ")
        yield Span(f"({span.url})", url=span.url)


def _photo(reply: Reply) -> str | None:
    channel, _, address = (reply.photo or "").partition(":")
    return address if channel in PICTURES and _LINK.match(address) else None
