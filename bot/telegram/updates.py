"""Read an update: what a person asked of the bot, and where the answer belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Message, MessageEntity, MessageOriginChannel
from telegram.constants import ChatType

from handlers.menus import IN_CHANNELS
from handlers.messages import Request

if TYPE_CHECKING:
    from telegram import CallbackQuery, Chat, Update

CHANNEL = "telegram"

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
        edited: whether the question was asked before with other words.
    """

    request: Request
    place: Place
    question: int | None = None
    edited: bool = False


def read(update: Update, me: Me) -> Turn | None:
    """Give the turn that an update asks of the bot; None where it asks nothing."""
    if update.callback_query:
        return _press(update.callback_query)
    if update.edited_message:
        return _asked(update.edited_message, me, edited=True)
    if update.message:
        return _asked(update.message, me, edited=False)
    if update.channel_post:
        return _posted(update.channel_post, me)
    return None


def decides_by_itself(request: Request) -> bool:
    """Whether a request comes from a private chat, or in the name of the chat that it is about."""
    return request.is_private or request.person == f"as:{request.chat}"


def _posted(message: Message, me: Me) -> Turn | None:
    """A command that is posted in a channel; whoever may post there decides for it."""
    text = _question(message, me) or ""
    if text.partition(" ")[0].removeprefix("/") not in IN_CHANNELS:
        return None
    request = Request(CHANNEL, str(message.chat.id), _as_chat(message.chat), text=text)
    return Turn(request, Place(message.chat.id), message.message_id)


def _press(query: CallbackQuery) -> Turn | None:
    message = query.message
    if message is None or not query.data or message.chat.type == ChatType.CHANNEL:
        return None
    thread = _thread(message) if isinstance(message, Message) else None
    place = Place(message.chat.id, thread, _quoted(message.chat, message.message_id))
    person = str(query.from_user.id)
    request = Request(
        CHANNEL, str(message.chat.id), person, action=query.data, thread=str(thread or "")
    )
    return Turn(request, place)


def _asked(message: Message, me: Me, *, edited: bool) -> Turn | None:
    person, text = _speaker(message), _question(message, me)
    if person is None or text is None:
        return None
    chat = message.chat
    thread = _thread(message)
    place = Place(chat.id, thread, _quoted(chat, message.message_id))
    request = Request(
        CHANNEL,
        str(chat.id),
        person,
        text=text,
        thread=str(thread or ""),
        photo=f"{CHANNEL}:{message.photo[-1].file_id}" if message.photo else None,
        links=_links(message),
        forwarded_from=_origin(message),
    )
    return Turn(request, place, message.message_id, edited)


def _links(message: Message) -> tuple[str, ...]:
    """Addresses that stand behind words."""
    entities = (*message.entities, *message.caption_entities)
    return tuple(one.url for one in entities if one.type == MessageEntity.TEXT_LINK and one.url)


def _origin(message: Message) -> str | None:
    """The address of the channel's post that a message forwards, "" where it has none."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        link = origin.chat.link
        return f"{link}/{origin.message_id}" if link else ""
    return None if origin is None else ""


def _as_chat(chat: Chat) -> str:
    """Whoever writes in the name of a chat; never the id of a chat, which is a private one's."""
    return f"as:{chat.id}"


def _speaker(message: Message) -> str | None:
    """The person, or the chat in whose name an anonymous administrator writes; never a bot."""
    if message.is_automatic_forward or message.chat.type == ChatType.CHANNEL:
        return None
    if message.sender_chat:
        return _as_chat(message.sender_chat)
    if message.from_user is None or message.from_user.is_bot:
        return None
    return str(message.from_user.id)


def _question(message: Message, me: Me) -> str | None:
    written = message.text or message.caption
    if not written:
        return "" if message.photo and message.chat.type == ChatType.PRIVATE else None
    text = _mention(me).sub("", written).strip()
    if command := _COMMAND.match(text):
        return _command(command, me)
    mentioned = text != written.strip()
    if message.chat.type in _GROUPS and not (mentioned or _replies_to(message, me)):
        return None
    return text


def _command(command: re.Match[str], me: Me) -> str | None:
    addressee = command["bot"] or me.username
    if addressee.casefold() != me.username.casefold():
        return None
    return f"/{command['name']}{command['rest'] or ''}"


def _mention(me: Me) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@./])@{re.escape(me.username)}(?!\w)\s*[,:]?\s*", re.IGNORECASE)


def _replies_to(message: Message, me: Me) -> bool:
    """Whether it replies to the bot; the message that opened a topic counts as no reply."""
    answered = message.reply_to_message
    if answered is None or answered.from_user is None or answered.forum_topic_created:
        return False
    return answered.from_user.id == me.id


def _thread(message: Message) -> int | None:
    in_topic = message.is_topic_message or message.chat.is_forum
    return message.message_thread_id if in_topic else None


def _quoted(chat: Chat, message: int) -> int | None:
    return message if chat.type in _GROUPS else None
