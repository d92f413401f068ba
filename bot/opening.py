"""What every command begins with: the time, and the knowledge base with something in it."""

from __future__ import annotations

import datetime
import gc
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from knowledge.base import KnowledgeBase, open_knowledge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.settings import Settings


def now() -> datetime.datetime:
    """The time, in UTC."""
    return datetime.datetime.now(datetime.UTC)


@asynccontextmanager
async def filled_knowledge(settings: Settings, *, serves: bool) -> AsyncIterator[KnowledgeBase]:
    """The knowledge base, with the bundled document in it where it was empty.

    One that serves is warm before anybody asks.
    """
    async with open_knowledge(settings.database_url, now, settings.admin_ids) as base:
        if serves:
            base.keep_warm()
        await base.fill()
        gc.freeze()  # going through what stays would stop the event loop for 25 ms now and then
        yield base
