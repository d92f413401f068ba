"""Buttons for places where nobody talks with the bot: they open its private chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram.helpers import create_deep_linked_url

from handlers import actions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.messages import Button, Reply


def public(reply: Reply, username: str) -> Reply:
    """The reply for a group, a channel or any chat that a card is shared in."""
    rows = (tuple(_links(row, username)) for row in reply.buttons)
    return replace(reply, buttons=tuple(row for row in rows if row))


def _links(row: tuple[Button, ...], username: str) -> Iterator[Button]:
    """Buttons that show something become links; others would do nothing there."""
    for button in row:
        payload = actions.deep_link_of(button.action) if button.action else None
        if payload:
            yield replace(button, action=None, url=create_deep_linked_url(username, payload))
        elif button.url:
            yield button
