"""Read an update: what a person asked of the bot, and where the answer belongs.

It is read as the Bot API gives it: to make python-telegram-bot's objects of one costs 0.4 ms of a
core, and of their hundred fields a dozen are asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from telegram.constants import ChatType, MessageEntityType, MessageOriginType

from handlers.menus import IN_CHANNELS
from handlers.messages import Request

Fields = dict[str, Any]
"""An object of the Bot API: https://core.telegram.org/bots/api#available-types."""
Update = Fields

MALFORMED = (AttributeError, KeyError, TypeError)
"""What reading raises where something is no object of the Bot API."""

CHANNEL = "telegram"

_IN_CHATS = ("message", "edited_message", "channel_post", "my_chat_member")

_ALONE = frozenset(
    "checklist contact dice game location paid_media poll story venue video_note voice".split()
)
_UNREAD = _ALONE | {"animation", "audio", "document", "sticker", "video"}
"""What a message may be beside words and a picture; it is read by its caption alone."""

_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_COMMAND = re.compile(r"/(?P<name>\w{1,32})(?:@(?P<bot>\w+))?(?P<rest>\s.*)?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, as others name it; `username` is without `@`."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, its topic if any, and the message that it replies to if any."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One request and where its answer goes.

    Attributes:
        request: what the person did.
        place: where to answer.
        question: id of the message that asks; None for a press, whose answer is never edited.
    """

    request: Request
    place: Place
    question: int | None = None


def read(update: Update, me: Me) -> Turn | None:
    """Give the turn that an update asks of the bot; None where it asks nothing."""
    match update:
        case {"callback_query": query}:
            return _press(query)
        case {"edited_message": message}:
            return _asked(message, me, edited=True)
        case {"message": message}:
            return _asked(message, me, edited=False)
        case {"channel_post": message}:
            return _posted(message, me)
    return None


def chat_of(update: Update) -> int | None:
    """The chat that an update is of, None where it is of none."""
    query = update.get("callback_query", {})
    kinds = (update[kind] for kind in _IN_CHATS if kind in update)
    about: Fields = query.get("message") or next(kinds, {})
    return about["chat"]["id"] if about else None


def order_of(update: Update) -> int:
    """What updates have in common that have to be taken one after another: a chat, or a person.

    Raises:
        MALFORMED: it is no update.
    """
    query = update.get("inline_query") or update.get("callback_query") or {}
    return chat_of(update) or query.get("from", {}).get("id") or update["update_id"]


def decides_by_itself(request: Request) -> bool:
    """Whether a request comes from a private chat, or in the name of the chat that it is about."""
    return request.is_private or request.person == f"as:{request.chat}"


def _posted(message: Fields, me: Me) -> Turn | None:
    """A command that is posted in a channel; whoever may post there decides for it.

    Every reader sees the buttons of a channel, and what they lead to would be posted to all.
    """
    text = _question(message, me) or ""
    if text.partition(" ")[0].removeprefix("/") not in IN_CHANNELS:
        return None
    chat = message["chat"]["id"]
    person = _as_chat(message["chat"])
    request = Request(CHANNEL, str(chat), person, text=text, has_buttons=False)
    return Turn(request, Place(chat), message["message_id"])


def _press(query: Fields) -> Turn | None:
    message, data = query.get("message"), query.get("data")
    if not message or not data or message["chat"]["type"] == ChatType.CHANNEL:
        return None
    chat, thread = message["chat"]["id"], _thread(message)
    person = str(query["from"]["id"])
    request = Request(CHANNEL, str(chat), person, action=data, thread=str(thread or ""))
    return Turn(request, Place(chat, thread, _quoted(message)))


def _asked(message: Fields, me: Me, *, edited: bool) -> Turn | None:
    person, text = _speaker(message, me), _question(message, me)
    chat, thread, photo = message["chat"]["id"], _thread(message), message.get("photo")
    unread = _is_unread(message)
    is_no_question = edited and not text and (unread or photo)
    if person is None or text is None or is_no_question:
        return None
    request = Request(
        CHANNEL,
        str(chat),
        person,
        text=text,
        thread=str(thread or ""),
        photo=f"{CHANNEL}:{photo[-1]['file_id']}" if photo else None,
        links=_links(message),
        forwarded_from=_origin(message),
        edited=edited,
        unread=unread,
        stands_alone=any(map(message.get, _ALONE)),
    )
    return Turn(request, Place(chat, thread, _quoted(message)), message["message_id"])


def _is_unread(message: Fields) -> bool:
    return any(message.get(one) for one in _UNREAD)


def _links(message: Fields) -> tuple[str, ...]:
    """Addresses that stand behind words."""
    entities = (*message.get("entities", ()), *message.get("caption_entities", ()))
    return tuple(one["url"] for one in entities if one["type"] == MessageEntityType.TEXT_LINK)


def _origin(message: Fields) -> str | None:
    """The address of the channel's post that a message forwards, "" where it has none."""
    origin = message.get("forward_origin")
    if origin is None or origin["type"] != MessageOriginType.CHANNEL:
        return None if origin is None else ""
    name = origin["chat"].get("username")
    return f"https://t.me/{name}/{origin['message_id']}" if name else ""


def _as_chat(chat: Fields) -> str:
    """Whoever writes in the name of a chat; never the id of a chat, which is a private one's."""
    return f"as:{chat['id']}"


def _speaker(message: Fields, me: Me) -> str | None:
    """The person, or the chat in whose name an anonymous administrator writes; never a bot.

    A card that somebody shares is the bot's own words.
    """
    if message.get("is_automatic_forward") or message["chat"]["type"] == ChatType.CHANNEL:
        return None
    if (message.get("via_bot") or {}).get("id") == me.id:
        return None
    if chat := message.get("sender_chat"):
        return _as_chat(chat)
    person = message.get("from")
    return None if person is None or person.get("is_bot") else str(person["id"])


def _question(message: Fields, me: Me) -> str | None:
    written = message.get("text") or message.get("caption")
    kind = message["chat"]["type"]
    if not written:
        is_addressed = kind == ChatType.PRIVATE or _replies_to(message, me)
        return "" if is_addressed and (message.get("photo") or _is_unread(message)) else None
    text = _mention(me).sub("", written).strip()
    if command := _COMMAND.match(text):
        return _command(command, me)
    mentioned = text != written.strip()
    if kind in _GROUPS and not (mentioned or _replies_to(message, me)):
        return None
    return text


def _command(command: re.Match[str], me: Me) -> str | None:
    addressee = command["bot"] or me.username
    if addressee.casefold() != me.username.casefold():
        return None
    return f"/{command['name']}{command['rest'] or ''}"


@cache
def _mention(me: Me) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@./])@{re.escape(me.username)}(?!\w)\s*[,:]?\s*", re.IGNORECASE)


def _replies_to(message: Fields, me: Me) -> bool:
    """Whether it replies to the bot; the message that opened a topic counts as no reply."""
    answered = message.get("reply_to_message") or {}
    if "forum_topic_created" in answered:
        return False
    return bool(answered.get("from", {}).get("id") == me.id)


def _thread(message: Fields) -> int | None:
    in_topic = message.get("is_topic_message") or message["chat"].get("is_forum")
    return message.get("message_thread_id") if in_topic else None


def _quoted(message: Fields) -> int | None:
    return message["message_id"] if message["chat"]["type"] in _GROUPS else None
