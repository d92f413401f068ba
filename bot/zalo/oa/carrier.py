"""Carry messages of an Official Account: text with five buttons, or a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import structlog

from bot.delivery.courier import Outcome, Verdict
from bot.zalo.errors import CallFailed
from bot.zalo.messages import spelled_out
from bot.zalo.oa.config import CHANNEL
from bot.zalo.oa.verdicts import QUOTAS, VERDICTS
from handlers.messages import Role

if TYPE_CHECKING:
    from bot.zalo.brake import Brake
    from bot.zalo.messages import Key, Message
    from bot.zalo.oa.api import OaApi
    from bot.zalo.oa.config import OaConfig
    from handlers.messages import Reply

PRESSED = "#"
"""What the text begins with that a pressed button sends; the action follows."""

_ANSWER = "/v3.0/oa/message/cs"
_TEMPLATE = "/v3.0/oa/message/template"
_LONGEST_LABEL = 100
_LONGEST_TITLE = 100

_LOG = structlog.stdlib.get_logger("bot.zalo")


class OaCarrier:
    """Sends messages to people; see `Carrier`.

    Args:
        api: the calls.
        config: how many connections, how fast, which template.
        brake: on while Zalo takes nothing, of one person or of all.
    """

    channel = CHANNEL
    most_keys = 5

    def __init__(self, api: OaApi, config: OaConfig, brake: Brake) -> None:
        self._api = api
        self._brake = brake
        self._template_id = config.template_id
        self.connections = config.delivery_connections
        self.per_second = config.per_second

    async def carry(self, chat: str, message: Message) -> Outcome:
        """Send a message; in words alone where its buttons or its picture are refused."""
        outcome = await self._send(chat, _content(message))
        is_plain = not message.keys and not message.photo
        if outcome.verdict is not Verdict.REFUSED or is_plain:
            return outcome
        _LOG.warning("tried again as text", error=outcome.error)
        for part in spelled_out(message):
            outcome = await self._send(chat, {"text": part.text})
            if outcome.verdict is not Verdict.SENT:
                return outcome
        return outcome

    async def knock(self, chat: str, reply: Reply, closed: Outcome) -> Outcome:
        """Send the approved template, where there is one; it names the post and its address."""
        if self._template_id is None:
            return closed
        params = {
            "user_id": chat,
            "template_id": self._template_id,
            "template_data": {"title": _title(reply)[:_LONGEST_TITLE], "link": _link(reply)},
        }
        outcome = await self._call(chat, _TEMPLATE, params)
        if outcome.verdict is Verdict.REFUSED:
            _LOG.error("template refused, held instead", error=outcome.error)
            return closed
        return outcome

    async def show_typing(self, chat: str) -> None:
        """An Official Account cannot show that it writes."""

    async def _send(self, chat: str, content: dict[str, Any]) -> Outcome:
        params = {"recipient": {"user_id": chat}, "message": content}
        return await self._call(chat, _ANSWER, params)

    async def _call(self, chat: str, path: str, params: dict[str, Any]) -> Outcome:
        outcome = self._brake.closed(chat) or await self._tried(chat, path, params)
        if outcome.verdict is Verdict.STOP:
            _LOG.critical("an owner has to look at the account", error=outcome.error)
        return outcome

    async def _tried(self, chat: str, path: str, params: dict[str, Any]) -> Outcome:
        try:
            sent = await self._api.call(path, params)
        except CallFailed as failure:
            is_quota = failure.code in QUOTAS
            return self._brake.note(chat, _refusal(failure, params), is_quota=is_quota)
        number = sent.get("message_id") or sent.get("msg_id")
        return self._brake.note(chat, Outcome(Verdict.SENT, str(number) if number else None))


def _refusal(failure: CallFailed, params: dict[str, Any]) -> Outcome:
    """What a failure means; of a form that no page describes any code may be the refusal."""
    is_in_doubt = "attachment" in params.get("message", {})
    if is_in_doubt and failure.code < 0 and failure.code not in VERDICTS:
        return replace(failure.outcome, verdict=Verdict.REFUSED)
    return failure.outcome


def _content(message: Message) -> dict[str, Any]:
    if message.photo:
        elements = [{"media_type": "image", "url": message.photo}]
        payload: dict[str, Any] = {"template_type": "media", "elements": elements}
    elif message.keys:
        payload = {"buttons": [_button(key) for key in message.keys]}
    else:
        return {"text": message.text}
    return {"text": message.text, "attachment": {"type": "template", "payload": payload}}


def _button(key: Key) -> dict[str, Any]:
    title = key.button.label[:_LONGEST_LABEL]
    if key.button.url:
        return {"title": title, "type": "oa.open.url", "payload": {"url": key.button.url}}
    return {"title": title, "type": "oa.query.hide", "payload": f"{PRESSED}{key.button.action}"}


def _title(reply: Reply) -> str:
    headings = [one.text for one in reply.blocks if one.role is Role.HEADING]
    return headings[0] if headings else reply.text


def _link(reply: Reply) -> str:
    addresses = (span.url for block in reply.blocks for span in block.spans if span.url)
    return next(addresses, "")
