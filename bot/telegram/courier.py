"""Carry posts into Telegram chats, on connections of their own beside those of answers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import structlog
from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, InvalidToken, RetryAfter, TelegramError

from bot.delivery.courier import Outcome, Verdict
from bot.telegram.errors import Fault, classify, flood_seconds
from bot.telegram.links import public
from bot.telegram.render import CAPTION, render, sheets
from bot.telegram.updates import CHANNEL
from handlers.notices import WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, Message

    from bot.telegram.config import TelegramConfig
    from bot.telegram.render import Page
    from handlers.messages import Reply
    from knowledge.publishing.model import Address

_MANY_SHEETS = 64
"""Replies whose layout is kept: a post is the same in many chats."""

_PERSON_SECONDS = 1.0
_GROUP_SECONDS = 3.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_OTHER_KIND = ("there is no text in the message to edit", "there is no caption in the message")
_TOO_OLD = "message can't be deleted"
"""Bots delete what they sent for 48 hours; they may edit it ever after."""

_VERDICTS = {
    Fault.MARKUP: Verdict.REFUSED,
    Fault.PICTURE: Verdict.REFUSED,
    Fault.UNCHANGED: Verdict.SENT,
    Fault.MISSING: Verdict.SENT,
    Fault.REFUSED: Verdict.REFUSED,
    Fault.BLOCKED: Verdict.LEFT,
    Fault.FLOOD: Verdict.FLOOD,
    Fault.MOVED: Verdict.MOVED,
    Fault.UNSENT: Verdict.UNREACHED,
    Fault.DROPPED: Verdict.DROPPED,
    Fault.FAILED: Verdict.LATER,
    Fault.UNCERTAIN: Verdict.UNCERTAIN,
    Fault.REVOKED: Verdict.STOP,
}
"""Every fault of the Bot API, and what it means for a delivery.

A message that is gone needs no edit and no deletion.
"""

_LOG = structlog.stdlib.get_logger("bot.telegram")


class TelegramCourier:
    """Sends, edits and deletes messages of posts; see `Courier`.

    Args:
        bot: with a request of its own, so that answers never wait for a broadcast's connections.
        config: how many connections that request has, and what is paid for.
    """

    channel = CHANNEL
    only = None

    def __init__(self, bot: Bot, config: TelegramConfig) -> None:
        self._bot = bot
        self._is_paid = config.paid_broadcast
        self.connections = config.delivery_connections
        self.per_second = config.per_second
        self._sheets = lru_cache(_MANY_SHEETS)(sheets)

    def rest(self, chat: str) -> float:
        """See `resting_seconds`."""
        return resting_seconds(chat)

    async def send(self, address: Address, reply: Reply) -> Outcome:
        """Send a reply, with its picture where the text fits under one and the chat takes it."""
        photo, pages = self._sheets(self._shown(address, reply))
        where: dict[str, Any] = {
            "chat_id": int(address.chat),
            "message_thread_id": int(address.thread) if address.thread else None,
            "reply_markup": pages[-1].keyboard,
            "allow_paid_broadcast": self._is_paid or None,
        }

        async def post(text: str, parse_mode: str | None) -> Message:
            how = where | {"parse_mode": parse_mode}
            if photo and (sent := await self._under(photo, text, how)):
                return sent
            return await self._bot.send_message(text=text, link_preview_options=_NO_PREVIEW, **how)

        return await _outcome(pages[0], post)

    async def _under(self, photo: str, text: str, how: dict[str, Any]) -> Message | None:
        """Send text under a picture; None where the picture is refused."""
        try:
            return await self._bot.send_photo(photo=photo, caption=text, **how)
        except BadRequest as error:
            if classify(error) is not Fault.PICTURE:
                raise
            _LOG.warning("picture refused", error=str(error))
            return None

    async def edit(self, address: Address, message: str, reply: Reply) -> Outcome:
        """Edit a message, its text or what stands under its picture."""
        shown = self._shown(address, reply)
        photo, pages = self._sheets(shown)
        where: dict[str, Any] = {
            "chat_id": int(address.chat),
            "message_id": int(message),
            "reply_markup": pages[-1].keyboard,
        }

        async def text_of(text: str, parse_mode: str | None) -> Message | bool:
            how = where | {"parse_mode": parse_mode}
            return await self._bot.edit_message_text(
                text=text, link_preview_options=_NO_PREVIEW, **how
            )

        async def caption_of(text: str, parse_mode: str | None) -> Message | bool:
            return await self._bot.edit_message_caption(
                caption=text, parse_mode=parse_mode, **where
            )

        as_text = partial(_outcome, pages[0], text_of)
        as_caption = partial(_outcome, render(shown, CAPTION)[0], caption_of)
        first, second = (as_caption, as_text) if photo else (as_text, as_caption)
        outcome = await first()
        if any(phrase in outcome.error.casefold() for phrase in _OTHER_KIND):
            outcome = await second()
        return replace(outcome, message=message) if outcome.verdict is Verdict.SENT else outcome

    async def delete(self, address: Address, message: str) -> Outcome:
        """Delete a message; one that is gone already is deleted, one too old says so instead."""
        try:
            await self._bot.delete_message(int(address.chat), int(message))
        except TelegramError as error:
            if _TOO_OLD in error.message.casefold():
                return await self.edit(address, message, WITHDRAWN)
            return _failed(error)
        return Outcome(Verdict.SENT, message)

    def _shown(self, address: Address, reply: Reply) -> Reply:
        return public(reply, self._bot.username) if address.chat.startswith("-") else reply


def resting_seconds(chat: str) -> float:
    """Between two messages to a chat: a second for a person; a group gets 20 in a minute."""
    return _GROUP_SECONDS if chat.startswith("-") else _PERSON_SECONDS


async def _outcome(
    page: Page, post: Callable[[str, str | None], Awaitable[Message | bool]]
) -> Outcome:
    """Post a page; plain, once, where it is refused as it is, for the words matter more."""
    try:
        try:
            sent = await post(page.html, ParseMode.HTML)
        except BadRequest as error:
            if classify(error) not in {Fault.MARKUP, Fault.REFUSED}:
                raise
            _LOG.warning("tried again as plain text", error=str(error))
            sent = await post(page.plain, None)
    except TelegramError as error:
        return _failed(error)
    return Outcome(Verdict.SENT, None if isinstance(sent, bool) else str(sent.message_id))


def _failed(error: TelegramError) -> Outcome:
    name = type(error).__name__
    return Outcome(
        _VERDICTS[classify(error)],
        error=name if isinstance(error, InvalidToken) else f"{name}: {error}",
        seconds=flood_seconds(error) if isinstance(error, RetryAfter) else 0.0,
        moved_to=str(error.new_chat_id) if isinstance(error, ChatMigrated) else None,
    )
