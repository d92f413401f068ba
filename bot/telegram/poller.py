"""Fetch updates by long polling, and let Telegram forget them only when they are answered."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from telegram.constants import UpdateType
from telegram.error import Conflict, TelegramError

from bot.telegram.calls import form
from bot.telegram.line import Encoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.telegram.intake import Intake
    from bot.telegram.line import Line
    from bot.telegram.outage import Outage
    from bot.telegram.updates import Update

WANTED = [
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CHANNEL_POST,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.MY_CHAT_MEMBER,
]
"""What the bot is told of."""

_ASKED_FOR = form(allowed_updates=WANTED)
_LONG_POLL = 30
_BUSY_PAUSE = 0.5
_BREATH = 0.05
"""Seconds between two polls that bring nothing, should a server not wait with its answer."""

_FAREWELL_TIMEOUT = 5.0
_LOOK_EVERY = 60.0

_LOG = structlog.stdlib.get_logger("bot.telegram")


class Poller:
    """The only one that calls getUpdates for the bot whose methods are at `base_url`."""

    def __init__(self, line: Line, base_url: str, intake: Intake, outage: Outage) -> None:
        self._line = line
        self._base_url = base_url
        self._intake = intake
        self._outage = outage

    async def open(self) -> None:
        """Have updates given to who fetches them: a webhook that was set is removed."""
        await self._line.post(f"{self._base_url}/deleteWebhook")

    async def run(self, dispatch: Callable[[Update], None]) -> None:
        """Fetch and dispatch until cancelled; updates from before the start included.

        While an update is in hand the server answers a call at once (the offset cannot move past
        it), so calls are then half a second apart, and sooner when everything is answered.

        Raises:
            PollerConflict: another process polls for this bot.
            TokenRefused: the server does not know the token (any more).
        """
        while True:
            offset = self._intake.offset
            updates = await self._outage.endure(partial(self._fetch, offset))
            for update in self._intake.take(updates):
                dispatch(update)
            await self._intake.rest(_BUSY_PAUSE)
            if not updates:
                await asyncio.sleep(_BREATH)

    async def watch(self) -> None:
        """Only ask whether the server knows the bot, until cancelled: it posts the updates.

        Raises:
            TokenRefused: it does not (any more).
        """
        asking = partial(self._line.post, f"{self._base_url}/getMe")
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            await self._outage.endure(asking)

    async def confirm(self) -> None:
        """Tell the server what has been answered, so that the next start does not answer again.

        Where nothing was fetched nothing is told: it may be another process that polls.
        """
        if not self._intake.offset:
            return
        try:
            last = form(offset=self._intake.offset, timeout=0, limit=1)
            await self._call(last, _FAREWELL_TIMEOUT)
        except TelegramError as error:
            _LOG.warning("last answers not confirmed", error=str(error))

    async def _fetch(self, offset: int) -> list[Update]:
        what = f"{form(offset=offset, timeout=_LONG_POLL)}&{_ASKED_FOR}"
        try:
            return await self._call(what, self._line.read_timeout + _LONG_POLL)
        except Conflict as conflict:
            if "webhook" in conflict.message.casefold():
                await self.open()
            raise

    async def _call(self, what: str, patience: float) -> list[Update]:
        data: Any = Encoded("", what)
        fetched: Any = await self._line.post(
            f"{self._base_url}/getUpdates", data, read_timeout=patience
        )
        return list(fetched)
