"""Why the channel ends, and what an error of the Bot API means for a message.

DanvanError
├── PollerConflict        another process polls for the same bot, or sets a webhook for it
└── TokenRefused          the server knows no bot with this token
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum, auto

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from knowledge.errors import DanvanError


class PollerConflict(DanvanError):  # noqa: N818 — named for what happened, as in the docs
    """Another process polls for this bot, or a webhook of it is set: one of them has to end."""


class TokenRefused(DanvanError):  # noqa: N818 — named for what happened, as in the docs
    """The Bot API server refuses the token. The text never holds the token."""


class Fault(StrEnum):
    """What an error says about the message that was being sent."""

    MARKUP = auto()
    """Refused for its markup; plain text may pass."""
    PICTURE = auto()
    """Refused for its picture, here or in any chat; the text alone may pass."""
    UNCHANGED = auto()
    """The edit changes nothing: the message is as it should be."""
    MISSING = auto()
    """The message to edit or to delete is gone."""
    FIXED = auto()
    """The message stands and can no longer be edited."""
    REFUSED = auto()
    """Refused for good."""
    BLOCKED = auto()
    """The person blocked the bot, or it was removed from the chat."""
    CLOSED = auto()
    """The topic is closed for now; the group is there."""
    NO_TOPIC = auto()
    """The topic was deleted; the group is there."""
    FLOOD = auto()
    """Not accepted now; accepted after `RetryAfter.retry_after`."""
    MOVED = auto()
    """The group has a new id, `ChatMigrated.new_chat_id`."""
    UNSENT = auto()
    """The server was never reached: sending again cannot send twice."""
    DROPPED = auto()
    """The connection ended without a response: the message was probably not accepted."""
    FAILED = auto()
    """The server failed and said so."""
    REVOKED = auto()
    """The server does not know the token any more."""
    UNCERTAIN = auto()
    """No response in time: the message may well have been accepted."""


_UNREACHED = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
)

_REFUSALS = (
    ("can't parse entities", Fault.MARKUP),
    ("wrong file identifier", Fault.PICTURE),
    ("wrong remote file identifier", Fault.PICTURE),
    ("wrong type of the web page content", Fault.PICTURE),
    ("failed to get http url content", Fault.PICTURE),
    ("image_process_failed", Fault.PICTURE),
    ("photo_invalid_dimensions", Fault.PICTURE),
    ("not enough rights to send photos", Fault.PICTURE),
    ("chat_send_photos_forbidden", Fault.PICTURE),
    ("message is not modified", Fault.UNCHANGED),
    ("message to edit not found", Fault.MISSING),
    ("message can't be edited", Fault.FIXED),
    ("message_id_invalid", Fault.MISSING),
    ("message to delete not found", Fault.MISSING),
    ("there is no text in the message to edit", Fault.FIXED),
    ("there is no caption in the message to edit", Fault.FIXED),
    ("chat not found", Fault.BLOCKED),
    ("user is deactivated", Fault.BLOCKED),
    ("user not found", Fault.BLOCKED),
    ("peer_id_invalid", Fault.BLOCKED),
    ("bot was kicked", Fault.BLOCKED),
    ("bot is not a member", Fault.BLOCKED),
    ("not enough rights to send", Fault.BLOCKED),
    ("have no rights to send", Fault.BLOCKED),
    ("need administrator rights", Fault.BLOCKED),
    ("chat_write_forbidden", Fault.BLOCKED),
    ("chat_restricted", Fault.BLOCKED),
    ("group chat was deactivated", Fault.BLOCKED),
    ("message thread not found", Fault.NO_TOPIC),
    ("topic_deleted", Fault.NO_TOPIC),
    ("topic_closed", Fault.CLOSED),
)


_NO_ANSWER = "Invalid server response"
"""What python-telegram-bot says where a success is in no form that it knows."""

_KINDS = (
    (TimedOut, Fault.UNCERTAIN),
    (NetworkError, Fault.FAILED),
    (InvalidToken, Fault.REVOKED),
    (RetryAfter, Fault.FLOOD),
    (ChatMigrated, Fault.MOVED),
    (Forbidden, Fault.BLOCKED),
)


def classify(error: TelegramError) -> Fault:
    """Tell what `error` means for a message; `BadRequest` and `TimedOut` are `NetworkError`s."""
    if isinstance(error, BadRequest):
        return _refusal(error.message.casefold())
    if error.message == _NO_ANSWER:
        return Fault.UNCERTAIN
    if isinstance(error.__cause__, _UNREACHED):
        return Fault.UNSENT
    if isinstance(error.__cause__, aiohttp.ClientError) and not isinstance(error, TimedOut):
        return Fault.DROPPED
    return next((fault for kind, fault in _KINDS if isinstance(error, kind)), Fault.REFUSED)


def _refusal(words: str) -> Fault:
    return next((fault for phrase, fault in _REFUSALS if phrase in words), Fault.REFUSED)


def flood_seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    pause: timedelta | int = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
