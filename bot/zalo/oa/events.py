"""Read an event of an Official Account: who did what, and what marks it when it comes again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TYPE_CHECKING, Any

from bot.zalo.fields import id_in, id_of, text_in
from bot.zalo.oa.carrier import PRESSED
from bot.zalo.oa.config import CHANNEL
from handlers import actions
from handlers.messages import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALONE = frozenset({"audio", "location"})
_UNREAD = frozenset({*_ALONE, "video", "file", "sticker", "gif"})
_SAID = frozenset({"text", "image", "link", *_UNREAD})
"""What people send that is answered."""

_SENT = "user_send_"
_BEGIN = "/start"


class Kind(StrEnum):
    """What an event is about."""

    SAID = auto()
    FOLLOWED = auto()
    LEFT = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a person did; an account's own messages are none."""

    kind: Kind
    person: str
    mark: str


def event_of(body: Mapping[str, Any]) -> Event | None:
    """What an event is, None where it asks for nothing."""
    name, stamp = body.get("event_name"), id_of(body.get("timestamp"))
    if name in {"follow", "unfollow"}:
        person = id_in(body.get("follower"))
        kind = Kind.FOLLOWED if name == "follow" else Kind.LEFT
        mark = f"{name}/{person}/{stamp}"
    elif isinstance(name, str) and name.removeprefix(_SENT) in _SAID and name.startswith(_SENT):
        person, kind = id_in(body.get("sender")), Kind.SAID
        mark = f"{person}/{id_of(_message(body).get('msg_id')) or stamp}"
    else:
        return None
    return Event(kind, person, mark) if person else None


def request_of(body: Mapping[str, Any], event: Event) -> Request:
    """What a person asked; whoever follows the account begins."""
    if event.kind is Kind.FOLLOWED:
        return Request(CHANNEL, event.person, event.person, text=_BEGIN)
    message = _message(body)
    text = text_in(message, "text")
    action = text.removeprefix(PRESSED) if text.startswith(PRESSED) else None
    if action and actions.read(action):
        return Request(CHANNEL, event.person, event.person, action=action)
    address = _attached(message)
    if body["event_name"] == "user_send_image" and address:
        photo = f"{CHANNEL}:{address}"
        return Request(CHANNEL, event.person, event.person, text=text, photo=photo)
    if body["event_name"] == "user_send_link" and address:
        text = text if address in text else f"{text} {address}".strip()
    kind = body["event_name"].removeprefix(_SENT)
    return Request(
        CHANNEL,
        event.person,
        event.person,
        text=text,
        unread=kind in _UNREAD,
        stands_alone=kind in _ALONE,
    )


def _message(body: Mapping[str, Any]) -> Mapping[str, Any]:
    found = body.get("message")
    return found if isinstance(found, dict) else {}


def _attached(message: Mapping[str, Any]) -> str | None:
    """The address of what came along."""
    match message.get("attachments"):
        case [{"payload": {"url": str(url)}}, *_]:
            return url
    return None
