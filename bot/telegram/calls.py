"""Calls of the Bot API below python-telegram-bot's `Bot`: a form goes out, plain data comes back.

`Bot` builds each call from objects and an object from each response; of a message that was sent
nothing is wanted but its id.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.telegram.line import Encoded

if TYPE_CHECKING:
    from telegram import Bot

    Sent = dict[str, Any] | list[dict[str, Any]] | bool
    """What a method gives: the message, or that it is done."""

NO_PREVIEW = {"is_disabled": True}
"""`link_preview_options` of a message without a preview of what it links to."""


def form(**fields: object) -> str:
    """A form of the fields that are not None; what is no text is JSON."""
    given = {name: value for name, value in fields.items() if value is not None}
    texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in given.items()}
    return "&".join(f"{name}={_quoted(one)}" for name, one in texts.items())


def _quoted(text: str) -> str:
    """With every byte of it escaped: of Vietnamese few need it not, and to tell takes 0.1 ms."""
    if text.isascii() and text.isalnum():
        return text
    return f"%{text.encode().hex('%')}" if text else ""


async def call(bot: Bot, method: str, chat: str, *forms: str) -> Sent:
    """Call a method for a chat; `forms` are parts of one.

    Raises:
        TelegramError: it was refused, or nothing is known of it.
    """
    data: Any = Encoded(chat, "&".join(forms))
    return await bot.request.post(f"{bot.base_url}/{method}", data)
