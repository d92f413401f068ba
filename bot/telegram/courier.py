"""Carry posts into Telegram chats, on connections of their own beside those of answers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import structlog
from telegram.error import BadRequest, ChatMigrated, InvalidToken, RetryAfter, TelegramError

from bot.delivery.courier import Outcome, Verdict
from bot.telegram.calls import call, form
from bot.telegram.errors import Fault, classify, flood_seconds
from bot.telegram.letters import Letter
from bot.telegram.links import public
from bot.telegram.updates import CHANNEL
from handlers.notices import WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot

    from bot.telegram.calls import Sent
    from bot.telegram.config import TelegramConfig
    from bot.telegram.letters import Wording, Wordings
    from handlers.messages import Reply
    from knowledge.publishing.model import Address

_MANY_LETTERS = 64
"""Replies whose forms are kept: a post is the same in many chats."""

_PERSON_SECONDS = 1.0
_GROUP_SECONDS = 3.0
_OTHER_KIND = ("there is no text in the message to edit", "there is no caption in the message")
_TOO_OLD = "message can't be deleted"
"""Bots delete what they sent for 48 hours; they may edit it ever after."""

_VERDICTS = {
    Fault.MARKUP: Verdict.REFUSED,
    Fault.PICTURE: Verdict.REFUSED,
    Fault.UNCHANGED: Verdict.SENT,
    Fault.MISSING: Verdict.GONE,
    Fault.FIXED: Verdict.REFUSED,
    Fault.REFUSED: Verdict.REFUSED,
    Fault.BLOCKED: Verdict.LEFT,
    Fault.CLOSED: Verdict.LATER,
    Fault.NO_TOPIC: Verdict.NO_TOPIC,
    Fault.FLOOD: Verdict.FLOOD,
    Fault.MOVED: Verdict.MOVED,
    Fault.UNSENT: Verdict.UNREACHED,
    Fault.DROPPED: Verdict.DROPPED,
    Fault.FAILED: Verdict.LATER,
    Fault.UNCERTAIN: Verdict.UNCERTAIN,
    Fault.REVOKED: Verdict.STOP,
}
"""Every fault of the Bot API, and what it means for a delivery."""

_LOG = structlog.stdlib.get_logger("bot.telegram")


class TelegramCourier:
    """Sends, edits and deletes messages of posts; see `Courier`.

    Args:
        bot: with a request of its own, so that answers never wait for a broadcast's connections.
        config: how many connections that request has, and what is paid for.

    Attributes:
        is_refused: whether the server refused the token the last time that it was asked.
    """

    channel = CHANNEL
    can_edit = True
    only = None

    def __init__(self, bot: Bot, config: TelegramConfig) -> None:
        self.is_refused = False
        self._bot = bot
        self._is_paid = config.paid_broadcast
        self.connections = config.delivery_connections
        self.per_second = config.per_second
        self._letter = lru_cache(_MANY_LETTERS)(Letter)

    def rest(self, chat: str) -> float:
        """See `resting_seconds`."""
        return resting_seconds(chat)

    async def send(self, address: Address, reply: Reply) -> Outcome:
        """Send a reply, with its picture where the text fits under one and the chat takes it."""
        letter = self._letter(self._shown(address, reply))
        head = form(
            chat_id=address.chat,
            message_thread_id=address.thread or None,
            allow_paid_broadcast=self._is_paid or None,
        )

        async def post(words: Wording) -> Sent:
            if letter.photo:
                under = (head, form(photo=letter.photo), words.caption)
                if sent := await self._under(address, *under):
                    return sent
            return await self._call("sendMessage", address, head, words.message)

        return await _outcome(letter.words, post)

    async def _under(self, address: Address, *parts: str) -> Sent | None:
        """Send text under a picture; None where the picture is refused."""
        try:
            return await self._call("sendPhoto", address, *parts)
        except BadRequest as error:
            if classify(error) is not Fault.PICTURE:
                raise
            _LOG.warning("picture refused", error=str(error))
            return None

    async def edit(self, address: Address, message: str, reply: Reply) -> Outcome:
        """Edit a message, its text or what stands under its picture."""
        letter = self._letter(self._shown(address, reply))
        head = form(chat_id=address.chat, message_id=message)

        async def text_of(words: Wording) -> Sent:
            return await self._call("editMessageText", address, head, words.message)

        async def caption_of(words: Wording) -> Sent:
            return await self._call("editMessageCaption", address, head, words.caption)

        as_text = partial(_outcome, letter.words, text_of)
        as_caption = partial(_outcome, letter.caption, caption_of)
        first, second = (as_caption, as_text) if letter.photo else (as_text, as_caption)
        outcome = await first()
        if any(phrase in outcome.error.casefold() for phrase in _OTHER_KIND):
            outcome = await second()
        return replace(outcome, message=message) if outcome.verdict is Verdict.SENT else outcome

    async def delete(self, address: Address, message: str) -> Outcome:
        """Delete a message; one that is gone already is deleted, one too old says so instead."""
        outcome = await self._deleted(address, message)
        is_gone = outcome.verdict is Verdict.GONE
        return Outcome(Verdict.SENT, message) if is_gone else outcome

    async def _deleted(self, address: Address, message: str) -> Outcome:
        what = form(chat_id=address.chat, message_id=message)
        try:
            await self._call("deleteMessage", address, what)
        except TelegramError as error:
            if _TOO_OLD in error.message.casefold():
                return await self.edit(address, message, WITHDRAWN)
            return _failed(error)
        return Outcome(Verdict.SENT, message)

    async def _call(self, method: str, address: Address, *parts: str) -> Sent:
        try:
            sent = await call(self._bot, method, address.chat, *parts)
        except InvalidToken:
            self.is_refused = True
            raise
        self.is_refused = False
        return sent

    def _shown(self, address: Address, reply: Reply) -> Reply:
        return public(reply, self._bot.username) if address.chat.startswith("-") else reply


def resting_seconds(chat: str) -> float:
    """Between two messages to a chat: a second for a person; a group gets 20 in a minute."""
    return _GROUP_SECONDS if chat.startswith("-") else _PERSON_SECONDS


async def _outcome(words: Wordings, post: Callable[[Wording], Awaitable[Sent]]) -> Outcome:
    """Post words; plain, once, where they are refused as they are, for the words matter more."""
    try:
        try:
            sent = await post(words.html)
        except BadRequest as error:
            if classify(error) not in {Fault.MARKUP, Fault.REFUSED}:
                raise
            _LOG.warning("tried again as plain text", error=str(error))
            sent = await post(words.plain)
    except TelegramError as error:
        return _failed(error)
    return Outcome(Verdict.SENT, str(sent["message_id"]) if isinstance(sent, dict) else None)


def _failed(error: TelegramError) -> Outcome:
    name = type(error).__name__
    words = str(error).removeprefix(f"{name}: ")
    return Outcome(
        _VERDICTS[classify(error)],
        error=name if isinstance(error, InvalidToken) else f"{name}: {words}",
        seconds=flood_seconds(error) if isinstance(error, RetryAfter) else 0.0,
        moved_to=str(error.new_chat_id) if isinstance(error, ChatMigrated) else None,
    )
