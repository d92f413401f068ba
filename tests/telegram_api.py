"""The state and the methods of the Bot API that the loopback server serves."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_rules import (
    Entity,
    Refused,
    check_caption,
    check_commands,
    check_keyboard,
    check_photo,
    check_results,
    check_text,
)

TOKEN = "123456789:AAH-loopback-token-of-a-bot-for-tests"
BOT: dict[str, Any] = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "Dân Vận",
    "username": "DanVanBot",
}
PICTURE = "AgACAgUAAx-a-picture-that-the-server-has"
_BATCH = 100
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_HOOKED = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first"
_UNCHANGED = "message is not modified: specified new message content is the same"


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that is not success; `page` is what a gateway on the way says instead of JSON."""

    status: int
    description: str = "injected"
    parameters: dict[str, int] = field(default_factory=dict)
    page: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as a person sees it; the text is under the photo where there is one."""

    chat: int
    id: int
    text: str
    entities: list[Entity]
    keyboard: list[list[dict[str, Any]]]
    photo: str | bytes | None = None


class BotApi:
    """Chats, updates and the command menus of one bot.

    Attributes:
        menus: by the scope's type and its chat, 0 where it has none.
        members: the status of people in groups, by group and person.
        strangers: people who never wrote to the bot.
        cards: answers to inline queries, by the query.
        webhook: where updates are posted to; "" where they are fetched.
    """

    def __init__(self) -> None:
        self.shown: dict[tuple[int, int], Shown] = {}
        self.updates: list[dict[str, Any]] = []
        self.menus: dict[tuple[str, int], list[dict[str, str]]] = {}
        self.members: dict[tuple[int, int], str] = {}
        self.strangers: set[int] = set()
        self.pictures = {PICTURE}
        self.presses: set[str] = set()
        self.queries: set[str] = set()
        self.cards: dict[str, list[dict[str, Any]]] = {}
        self.webhook = ""
        self.ids = itertools.count(1000)
        self.changed = asyncio.Condition()
        self.closing = False
        self.polls = 0

    @property
    def commands(self) -> list[dict[str, str]]:
        """The menu that everybody sees."""
        return self.menus.get(("default", 0), [])

    def menu(self, scope: str, chat: int = 0) -> list[str]:
        """The names of commands in a scope's own menu, none where it has none."""
        return [command["command"] for command in self.menus.get((scope, chat), [])]

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
        if self.webhook:
            return Fault(409, _HOOKED)
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

    async def _on_sendphoto(self, params: dict[str, Any]) -> Any:
        check_photo(params.get("photo"), self.pictures)
        return self._show(next(self.ids), params, params["photo"])

    async def _on_editmessagetext(self, params: dict[str, Any]) -> Any:
        before = self._existing(params, "message to edit not found")
        if before.photo:
            raise Refused("there is no text in the message to edit")
        return self._change(before, params)

    async def _on_editmessagecaption(self, params: dict[str, Any]) -> Any:
        before = self._existing(params, "message to edit not found")
        if not before.photo:
            raise Refused("there is no caption in the message to edit")
        return self._change(before, params)

    def _change(self, before: Shown, params: dict[str, Any]) -> Any:
        result = self._show(before.id, params, before.photo)
        if before == self.shown[before.chat, before.id]:
            raise Refused(_UNCHANGED)
        return result

    async def _on_deletemessage(self, params: dict[str, Any]) -> Any:
        gone = self._existing(params, "message to delete not found")
        del self.shown[gone.chat, gone.id]
        return True

    async def _on_answercallbackquery(self, params: dict[str, Any]) -> Any:
        if params["callback_query_id"] not in self.presses:
            raise Refused(_TOO_OLD)
        self.presses.remove(params["callback_query_id"])
        return True

    async def _on_answerinlinequery(self, params: dict[str, Any]) -> Any:
        if params["inline_query_id"] not in self.queries:
            raise Refused(_TOO_OLD)
        check_results(params)
        self.queries.remove(params["inline_query_id"])
        self.cards[params["inline_query_id"]] = params["results"]
        return True

    async def _on_getchatmember(self, params: dict[str, Any]) -> Any:
        status = self.members.get((params["chat_id"], params["user_id"]))
        if status is None:
            raise Refused("member not found")
        return member(params["user_id"], status)

    async def _on_sendchataction(self, _: dict[str, Any]) -> Any:
        return True

    async def _on_setwebhook(self, params: dict[str, Any]) -> Any:
        self.webhook = params["url"]
        return True

    async def _on_deletewebhook(self, _: dict[str, Any]) -> Any:
        self.webhook = ""
        return True

    async def _on_setmycommands(self, params: dict[str, Any]) -> Any:
        check_commands(params["commands"])
        self.menus[self._scope(params)] = params["commands"]
        return True

    async def _on_deletemycommands(self, params: dict[str, Any]) -> Any:
        self.menus.pop(self._scope(params), None)
        return True

    def _scope(self, params: dict[str, Any]) -> tuple[str, int]:
        scope = params.get("scope", {"type": "default"})
        chat = scope.get("chat_id", 0)
        if chat in self.strangers:
            raise Refused("chat not found")
        return scope["type"], chat

    def _existing(self, params: dict[str, Any], refusal: str) -> Shown:
        shown = self.shown.get((params["chat_id"], params["message_id"]))
        if shown is None:
            raise Refused(refusal)
        return shown

    def _show(
        self, number: int, params: dict[str, Any], photo: str | bytes | None = None
    ) -> dict[str, Any]:
        text, entities = check_caption(params) if photo else check_text(params)
        markup = params.get("reply_markup") or {}
        check_keyboard(markup)
        chat = params["chat_id"]
        keyboard = markup.get("inline_keyboard", [])
        if chat in self.strangers:
            raise Refused("chat not found")
        self.shown[chat, number] = Shown(chat, number, text, entities, keyboard, photo)
        message = sent_message(chat, number, text)
        return _pictured(message) if photo else message


_RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


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


def _pictured(message: dict[str, Any]) -> dict[str, Any]:
    """The message with its text under a picture."""
    size = {"file_id": PICTURE, "file_unique_id": "u", "width": 9, "height": 9}
    return {**message, "caption": message.pop("text"), "photo": [size]}


def member(number: int, status: str) -> dict[str, Any]:
    """Somebody in a chat: `creator`, `administrator`, `member`, `left` or `kicked`."""
    rights = dict.fromkeys(_RIGHTS, True)
    extra: dict[str, dict[str, Any]] = {
        "creator": {"is_anonymous": False},
        "administrator": rights | {"is_anonymous": False},
        "kicked": {"until_date": 0},
    }
    return {"status": status, "user": person_of(number)} | extra.get(status, {})


def asked_message(chat: int, number: int, text: str, extra: dict[str, Any]) -> dict[str, Any]:
    """A message of a person; `extra` overrides its fields."""
    person = chat if chat > 0 else 7001
    asked = sent_message(chat, number, text) | {"from": person_of(person)} | extra
    return {key: value for key, value in asked.items() if value is not None}


def person_of(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Lan"}
