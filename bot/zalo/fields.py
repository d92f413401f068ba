"""Read fields of what Zalo posts: ids that a store can keep, text that a store can keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.layout import sendable

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = re.compile(r"[!-~]{1,128}")
"""Zalo says nothing of what an id is made of."""


def id_of(given: object) -> str:
    """An id, given as text or as a number; "" where it is none."""
    text = str(given) if isinstance(given, str | int) else ""
    return text if _ID.fullmatch(text) else ""


def id_in(holder: object) -> str:
    """The id of a chat or a person; "" where there is none."""
    return id_of(holder.get("id")) if isinstance(holder, dict) else ""


def text_in(holder: Mapping[str, object], name: str) -> str:
    """A text, "" where there is none."""
    found = holder.get(name)
    return sendable(found) if isinstance(found, str) else ""
