"""Send replies through the Bot API, and deal with every way in which it refuses."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, TelegramError

from bot.telegram.calls import NO_PREVIEW, call, form
from bot.telegram.errors import Fault, classify
from bot.telegram.render import sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Bot

    from bot.telegram.patience import Patience
    from bot.telegram.render import Page
    from bot.telegram.updates import Place
    from handlers.charts import Chart
    from handlers.messages import Reply

_ATTEMPTS = 4
_DROP_PAUSE = 1.0

_WITHOUT: dict[Fault, dict[str, Any]] = {
    Fault.MARKUP: {"parse_mode": None},
    Fault.PICTURE: {"photo": None},
    Fault.MISSING: {"edits": None},
    Fault.FIXED: {"edits": None},
}
"""What a message goes without after these faults."""

_LOG = structlog.stdlib.get_logger("bot.telegram")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A message on its way: `edits` is the message that it replaces, None for a new one."""

    page: Page
    place: Place
    edits: int | None = None
    photo: str | None = None
    parse_mode: str | None = ParseMode.HTML
    resent: bool = False

    @property
    def text(self) -> str:
        return self.page.html if self.parse_mode else self.page.plain

    @property
    def method(self) -> str:
        if self.edits is not None:
            return "editMessageText"
        return "sendPhoto" if self.photo else "sendMessage"

    @property
    def fields(self) -> dict[str, object]:
        under = {"photo": self.photo, "caption": self.text}
        alone = {"text": self.text, "link_preview_options": NO_PREVIEW}
        where = {
            "message_thread_id": self.place.thread,
            "reply_parameters": _reply_to(self.place),
        }
        return {
            "chat_id": self.place.chat,
            "parse_mode": self.parse_mode,
            "reply_markup": self.page.keyboard,
            **(under if self.method == "sendPhoto" else alone),
            **(where if self.edits is None else {"message_id": self.edits}),
        }


class Outbox:
    """Puts replies into chats, in order, each message once as far as can be known."""

    def __init__(self, bot: Bot, patience: Patience) -> None:
        self._bot = bot
        self._patience = patience

    async def send(self, place: Place, reply: Reply) -> list[int]:
        """Send a reply; give the ids of its messages, up to the first that did not go through.

        What surely did not go out waits until it does. A timeout is not tried again, for it
        may have arrived; a dropped connection is, once. A refusal is logged, never raised.
        """
        return await self.replace(place, (), reply)

    async def replace(self, place: Place, old: Sequence[int], reply: Reply) -> list[int]:
        """Make the messages `old` show `reply`: edit them, send what is more, delete the surplus.

        One that cannot be edited, as it is of another kind, is deleted when its new one is there.
        Gives the ids of the messages that now hold the reply, as `send` does.
        """
        photo, pages = sheets(reply)
        sent: list[int] = []
        for index, page in enumerate(pages):
            target = place if not index else replace(place, reply_to=None)
            edits = old[index] if index < len(old) else None
            message = await self._deliver(_Draft(page, target, edits, photo))
            if message is None:
                return sent
            sent.append(message)
            if edits not in {None, message}:
                await self._delete(place, edits)
        for surplus in old[len(pages) :]:
            await self._delete(place, surplus)
        if reply.chart and not old:
            await self._show(place, await asyncio.to_thread(_drawn, reply.chart))
        return sent

    async def _deliver(self, draft: _Draft) -> int | None:
        for _ in range(_ATTEMPTS):
            try:
                return await self._patience.through(partial(self._post, draft), "message")
            except TelegramError as error:
                fault = classify(error)
                if fault is Fault.UNCHANGED:
                    return draft.edits
                again = _redraft(draft, fault, error)
                _log(again, fault, error)
                if again is None:
                    return None
                if again.resent:
                    await asyncio.sleep(_DROP_PAUSE)
                draft = again
        _LOG.error("message given up", attempts=_ATTEMPTS)
        return None

    async def _post(self, draft: _Draft) -> int:
        """Call the method that a draft asks for; the id of the message that now shows it."""
        chat, what = str(draft.place.chat), form(**draft.fields)
        sent: Any = await call(self._bot, draft.method, chat, what)
        return int(sent["message_id"]) if draft.edits is None else draft.edits

    async def _show(self, place: Place, picture: bytes) -> None:
        post = partial(self._bot.send_photo, place.chat, picture, message_thread_id=place.thread)
        try:
            await self._patience.through(post, "picture")
        except TelegramError as error:
            _LOG.warning("picture not sent", error=str(error))

    async def _delete(self, place: Place, message: int) -> None:
        delete = partial(self._bot.delete_message, place.chat, message)
        try:
            await self._patience.through(delete, "deletion")
        except TelegramError as error:
            _LOG.info("surplus message not deleted", message=message, error=str(error))


def _drawn(chart: Chart) -> bytes:
    from bot.chart import draw  # noqa: PLC0415 - slow to load, rarely used

    return draw(chart)


def _reply_to(place: Place) -> dict[str, object] | None:
    if place.reply_to is None:
        return None
    return {"message_id": place.reply_to, "allow_sending_without_reply": True}


def _redraft(draft: _Draft, fault: Fault, error: TelegramError) -> _Draft | None:
    """What to try after a fault; None where the message has to be given up."""
    match fault, error:
        case ((Fault.MARKUP | Fault.PICTURE | Fault.MISSING | Fault.FIXED), _):
            without = replace(draft, **_WITHOUT[fault])
            return without if without != draft else None
        case Fault.MOVED, ChatMigrated():
            return replace(draft, place=replace(draft.place, chat=error.new_chat_id))
        case Fault.DROPPED, _ if not draft.resent:
            return replace(draft, resent=True)
    return None


def _log(again: _Draft | None, fault: Fault, error: TelegramError) -> None:
    if again:
        _LOG.warning("message tried again", fault=fault.value, error=str(error))
    elif fault is Fault.BLOCKED:
        _LOG.info("chat is closed to the bot", error=str(error))
    else:
        _LOG.warning("message not sent", fault=fault.value, error=str(error))
