"""What the web asks of the rest of the process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from handlers.messages import Reply, Request


class Answerer(Protocol):
    """Whoever turns what a person did into what the bot says."""

    async def handle(self, request: Request) -> Reply:
        """Answer one request."""
        ...
