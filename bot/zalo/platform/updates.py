"""Read an update of the Zalo Bot Platform: bare or wrapped, one or a list of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.zalo.fields import id_in, id_of, text_in
from bot.zalo.platform.config import CHANNEL
from handlers.messages import Request
from knowledge.store.inbox import Arrival

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Event = dict[str, Any]

_VOICE = "message.voice.received"
_UNREAD = {f"message.{kind}.received" for kind in ("sticker", "voice", "unsupported")}
_WANTED = _UNREAD | {"message.text.received", "message.image.received"}

_DEEPEST = 3


def arrivals(given: object, depth: int = 0) -> list[Arrival]:
    """The events of an update that may be answered; what is in no known form is passed over."""
    if depth > _DEEPEST:
        return []
    match given:
        case list():
            return [one for item in given for one in arrivals(item, depth + 1)]
        case {"event_name": str(name), "message": dict(message)}:
            return _arrival(name, message)
        case {"result": inner}:
            return arrivals(inner, depth + 1)
    return []


def request_of(event: Event, names: Iterable[str] = ()) -> Request | None:
    """What a person asked; None where it is nothing, or where a bot speaks.

    `names` are the bot's own, which people of a group begin with.
    """
    message = event["message"]
    chat, sender = id_in(message.get("chat")), message.get("from")
    person = id_in(sender)
    if not chat or not person or sender.get("is_bot") is True:
        return None
    text = _without(names, text_in(message, "text") or text_in(message, "caption"))
    photo = text_in(message, "photo_url") or text_in(message, "photo")
    if not text and not photo and chat != person:
        return None
    return Request(
        CHANNEL,
        chat,
        person,
        text=text,
        photo=f"{CHANNEL}:{photo}" if photo else None,
        unread=event["event_name"] in _UNREAD,
        stands_alone=event["event_name"] == _VOICE,
    )


def _arrival(name: str, message: Mapping[str, Any]) -> list[Arrival]:
    chat, number = id_in(message.get("chat")), id_of(message.get("message_id"))
    if name not in _WANTED or not chat or not number:
        return []
    return [Arrival(f"{chat}/{number}", chat, {"event_name": name, "message": dict(message)})]


def _without(names: Iterable[str], text: str) -> str:
    for name in names:
        text = re.sub(rf"\A\s*@{re.escape(name)}(?!\w)\s*[,:]?\s*", "", text, flags=re.IGNORECASE)
    return text
