"""The state and the methods of the Bot API that the loopback server serves."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_rules import Entity, Refused, check_commands, check_keyboard, check_text

TOKEN = "123456789:AAH-loopback-token-of-a-bot-for-tests"
BOT = {"id": 123456789, "is_bot": True, "first_name": "Dân Vận", "username": "DanVanBot"}
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that is not success."""

    status: int
    description: str = "injected"
    parameters: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as a person sees it."""

    chat: int
    id: int
    text: str
    entities: list[Entity]
    keyboard: list[list[dict[str, Any]]]


class BotApi:
    """Chats, updates and the command menu of one bot."""

    def __init__(self) -> None:
        self.shown: dict[tuple[int, int], Shown] = {}
        self.updates: list[dict[str, Any]] = []
        self.commands: list[dict[str, str]] = []
        self.presses: set[str] = set()
        self.ids = itertools.count(1000)
        self.changed = asyncio.Condition()
        self.closing = False
        self.polls = 0

    async def notify(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def call(self, method: str, params: dict[str, Any]) -> Any:
        """The result of a method, or a Fault."""
        known = getattr(self, f"_on_{method.lower()}", None)
        if known is None:
            return Fault(404, "Not Found: method not found")
        try:
            return await known(params)
        except Refused as refusal:
            return Fault(400, f"Bad Request: {refusal}")

    async def _on_getme(self, _: dict[str, Any]) -> Any:
        return BOT | {"can_join_groups": True, "can_read_all_group_messages": False}

    async def _on_getupdates(self, params: dict[str, Any]) -> Any:
        """Confirm what is below the offset; a younger call ends an older one with 409."""
        self.polls += 1
        mine = self.polls
        self.updates = [one for one in self.updates if one["update_id"] >= params.get("offset", 0)]
        await self.notify()
        await self._wait_for_update(mine, params.get("timeout", 0))
        if mine != self.polls:
            return Fault(409, "Conflict: terminated by other getUpdates request")
        return self.updates[: params.get("limit", _BATCH)]

    async def _wait_for_update(self, poll: int, seconds: float) -> None:
        def is_over() -> bool:
            return bool(self.updates) or poll != self.polls or self.closing

        try:
            async with asyncio.timeout(seconds), self.changed:
                await self.changed.wait_for(is_over)
        except TimeoutError:
            return

    async def _on_sendmessage(self, params: dict[str, Any]) -> Any:
        quoted = params.get("reply_parameters", {})
        if quoted and not quoted.get("allow_sending_without_reply"):
            raise Refused("message to be replied not found")
        return self._show(next(self.ids), params)

    async def _on_editmessagetext(self, params: dict[str, Any]) -> Any:
        before = self._existing(params, "message to edit not found")
        result = self._show(before.id, params)
        if before == self.shown[before.chat, before.id]:
            raise Refused("message is not modified: specified new message content is the same")
        return result

    async def _on_deletemessage(self, params: dict[str, Any]) -> Any:
        gone = self._existing(params, "message to delete not found")
        del self.shown[gone.chat, gone.id]
        return True

    async def _on_answercallbackquery(self, params: dict[str, Any]) -> Any:
        if params["callback_query_id"] not in self.presses:
            raise Refused("query is too old and response timeout expired or query ID is invalid")
        self.presses.remove(params["callback_query_id"])
        return True

    async def _on_sendchataction(self, _: dict[str, Any]) -> Any:
        return True

    async def _on_deletewebhook(self, _: dict[str, Any]) -> Any:
        return True

    async def _on_setmycommands(self, params: dict[str, Any]) -> Any:
        check_commands(params["commands"])
        self.commands = params["commands"]
        return True

    def _existing(self, params: dict[str, Any], refusal: str) -> Shown:
        shown = self.shown.get((params["chat_id"], params["message_id"]))
        if shown is None:
            raise Refused(refusal)
        return shown

    def _show(self, number: int, params: dict[str, Any]) -> dict[str, Any]:
        text, entities = check_text(params)
        markup = params.get("reply_markup") or {}
        check_keyboard(markup)
        chat = params["chat_id"]
        keyboard = markup.get("inline_keyboard", [])
        self.shown[chat, number] = Shown(chat, number, text, entities, keyboard)
        return sent_message(chat, number, text)


def sent_message(chat: int, number: int, text: str) -> dict[str, Any]:
    """A message of the bot, as it appears in results and updates."""
    kind = "private" if chat > 0 else "supergroup"
    return {
        "message_id": number,
        "date": 1_790_000_000,
        "from": BOT,
        "chat": {"id": chat, "type": kind, "title": "Khối dân vận"},
        "text": text,
    }


def asked_message(chat: int, number: int, text: str, extra: dict[str, Any]) -> dict[str, Any]:
    """A message of a person; `extra` overrides its fields."""
    person = chat if chat > 0 else 7001
    asked = sent_message(chat, number, text) | {"from": person_of(person)} | extra
    return {key: value for key, value in asked.items() if value is not None}


def person_of(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Lan"}
