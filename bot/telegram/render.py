"""Turn a reply into Telegram messages: HTML, its plain twin, and buttons under the last."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, MessageLimit

from bot.layout import ORNAMENTS, fill, is_visible, sendable
from bot.split import Spans, units, words_of
from bot.telegram.updates import CHANNEL
from handlers.messages import Role, Span, Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.messages import Block, Button, Reply

    Key = dict[str, str]
    Keyboard = dict[str, list[list[Key]]]
    """An inline keyboard, as the Bot API takes it."""

LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
"""Longest message in UTF-16 units, counted after entities are parsed."""

CAPTION = int(MessageLimit.CAPTION_LENGTH)
"""Longest text under a picture, in the same units."""

_ROW = int(InlineKeyboardMarkupLimit.BUTTONS_PER_ROW)
_KEYBOARD = int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)
_ACTION_BYTES = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)

_TAGS = {Style.BOLD: "b", Style.ITALIC: "i"}
_WHOLE_STYLES = {Role.HEADING: Style.BOLD, Role.SOURCE: Style.ITALIC}
_BUTTONS_ALONE = (Span("👇"),)

_LINK = re.compile(r"(?:https?|tg)://[^\s\x00-\x1f\ud800-\udfff]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """One message: `html` for `parse_mode=HTML`, `plain` where Telegram refuses the markup."""

    html: str
    plain: str
    keyboard: Keyboard | None = None


def render(reply: Reply, limit: int = LIMIT) -> tuple[Page, ...]:
    """Lay a reply out in messages of at most `limit` units; none where nothing can be seen.

    Buttons that Telegram would refuse (no label, an action over 64 bytes, a link that is none)
    are left out rather than costing the person the whole reply.
    """
    keyboard = _keyboard(reply.buttons)
    sheets = [sheet for sheet in fill(reply.blocks, _dress, limit) if is_visible(words_of(sheet))]
    if keyboard and not sheets:
        sheets = [_BUTTONS_ALONE]
    pages = [Page(_html(sheet), _plain(sheet, limit)) for sheet in sheets]
    return (*pages[:-1], *(replace(page, keyboard=keyboard) for page in pages[-1:]))


def sheets(reply: Reply) -> tuple[str | None, tuple[Page, ...]]:
    """A reply's picture, by Telegram's id of it, and its messages.

    The picture is left out where it is of another channel, or where the text does not fit under it.
    """
    channel, _, photo = (reply.photo or "").partition(":")
    if channel == CHANNEL and photo:
        under = render(reply, CAPTION)
        if len(under) == 1:
            return photo, under
    return None, render(reply)


def _dress(block: Block) -> Spans:
    style = _WHOLE_STYLES.get(block.role)
    spans = tuple(_clean(span, style) for span in block.spans)
    if ornament := ORNAMENTS.get(block.role):
        spans = (Span(ornament), *spans)
    return spans


def _clean(span: Span, style: Style | None) -> Span:
    url = span.url if span.url and _LINK.match(span.url) else None
    return Span(sendable(span.text), style or span.style, url)


def _html(spans: Spans) -> str:
    return "".join(_span_html(span) for span in spans)


def _span_html(span: Span) -> str:
    markup = html.escape(span.text, quote=False)
    if tag := _TAGS.get(span.style):
        markup = f"<{tag}>{markup}</{tag}>"
    if span.url:
        markup = f'<a href="{html.escape(span.url)}">{markup}</a>'
    return markup


def _plain(spans: Spans, limit: int) -> str:
    with_links = "".join(_span_plain(span) for span in spans)
    return with_links if units(with_links) <= limit else words_of(spans)


def _span_plain(span: Span) -> str:
    return f"{span.text} ({span.url})" if span.url and span.url != span.text else span.text


def _keyboard(rows: Iterable[Iterable[Button]]) -> Keyboard | None:
    keys = [(number, key) for number, row in enumerate(rows) for key in map(_key, row) if key]
    kept = groupby(keys[:_KEYBOARD], key=itemgetter(0))
    full = ([key for _, key in row] for _, row in kept)
    short = [row[at : at + _ROW] for row in full for at in range(0, len(row), _ROW)]
    return {"inline_keyboard": short} if short else None


def _key(button: Button) -> Key | None:
    label = sendable(button.label)
    if not is_visible(label):
        return None
    if button.action and len(button.action.encode("utf-8", "replace")) <= _ACTION_BYTES:
        return {"text": label, "callback_data": sendable(button.action)}
    if button.url and _LINK.match(button.url):
        return {"text": label, "url": button.url}
    return None
