"""Carry messages through the Zalo Bot Platform."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog

from bot.delivery.courier import Outcome, Verdict
from bot.zalo.errors import CallFailed
from bot.zalo.platform.config import CHANNEL

if TYPE_CHECKING:
    from bot.zalo.brake import Brake
    from bot.zalo.messages import Message
    from bot.zalo.platform.api import PlatformApi
    from bot.zalo.platform.config import PlatformConfig
    from handlers.messages import Reply

_LOG = structlog.stdlib.get_logger("bot.zalo")


class PlatformCarrier:
    """Sends text and pictures; see `Carrier`.

    Args:
        api: the methods.
        config: how many connections, how fast.
        brake: on while the platform takes nothing.
    """

    channel = CHANNEL
    most_keys = 0

    def __init__(self, api: PlatformApi, config: PlatformConfig, brake: Brake) -> None:
        self._api = api
        self._brake = brake
        self.connections = config.delivery_connections
        self.per_second = config.per_second

    async def carry(self, chat: str, message: Message) -> Outcome:
        """Send a message, without its picture where that is refused."""
        outcome = await self._send(chat, message.text, message.photo)
        if message.photo and outcome.verdict is Verdict.REFUSED:
            _LOG.warning("picture refused", error=outcome.error)
            outcome = await self._send(chat, message.text, None)
        return outcome

    async def knock(self, chat: str, reply: Reply, closed: Outcome) -> Outcome:  # noqa: ARG002
        """Nothing more can be done; the platform closes no chat."""
        return closed

    async def show_typing(self, chat: str) -> None:
        """Show that an answer is being written."""
        with suppress(CallFailed):
            await self._api.call("sendChatAction", {"chat_id": chat, "action": "typing"})

    async def _send(self, chat: str, text: str, photo: str | None) -> Outcome:
        closed = self._brake.closed(chat)
        return closed or self._brake.note(chat, await self._tried(chat, text, photo))

    async def _tried(self, chat: str, text: str, photo: str | None) -> Outcome:
        try:
            if photo:
                shown = {"chat_id": chat, "photo": photo, "caption": text}
                sent = await self._api.call("sendPhoto", shown)
            else:
                sent = await self._api.call("sendMessage", {"chat_id": chat, "text": text})
        except CallFailed as failure:
            return failure.outcome
        return Outcome(Verdict.SENT, _message_id(sent))


def _message_id(sent: Any) -> str | None:  # noqa: ANN401 - whatever the server gave
    found = sent.get("message_id") if isinstance(sent, dict) else None
    return str(found) if found else None
