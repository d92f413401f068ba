"""Command menus by role: groups, editors and owners see what they may do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from telegram import BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.outage import StoreOutage
from bot.telegram.updates import CHANNEL
from handlers import menus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telegram import Bot, BotCommandScope

    from knowledge.publishing.editors import Editors, Person

_EVERY = 20.0
_GROUPS = "groups"

_LOG = structlog.stdlib.get_logger("bot.telegram")


class Menus:
    """Keeps the menus of groups and of those who publish in step with who they are."""

    def __init__(self, bot: Bot, editors: Editors) -> None:
        self._bot = bot
        self._editors = editors
        self._shown: dict[str, menus.Menu] = {}
        self._failed: set[str] = set()

    async def run(self) -> None:
        """Go on until cancelled."""
        store = StoreOutage("menus are shown", channel=CHANNEL)
        while True:
            await store.endure(self.refresh)
            await asyncio.sleep(_EVERY)

    async def refresh(self) -> None:
        """Show groups, editors and owners their menus; take them from those who are none any more.

        What fails is logged once and tried again the next time: a person who never wrote to the bot
        has no chat to show a menu in yet.
        """
        wanted: dict[str, menus.Menu] = {_GROUPS: menus.GROUPS}
        wanted |= dict.fromkeys(_here(await self._editors.all()), menus.EDITORS)
        wanted |= dict.fromkeys(_here(self._editors.owners), menus.OWNERS)
        for whose in self._shown.keys() - wanted.keys():
            await self._take_away(whose)
        for whose, commands in wanted.items():
            if self._shown.get(whose) != commands:
                await self._show(whose, commands)

    async def _show(self, whose: str, commands: menus.Menu) -> None:
        try:
            await self._bot.set_my_commands(list(commands), scope=_scope(whose))
        except TelegramError as error:
            self._log_once(whose, "menu not set", error)
        else:
            self._shown[whose] = commands
            self._failed.discard(whose)

    async def _take_away(self, whose: str) -> None:
        try:
            await self._bot.delete_my_commands(scope=_scope(whose))
        except (BadRequest, Forbidden) as error:
            _LOG.info("menu is out of reach", person=whose, error=str(error))
        except TelegramError as error:
            self._log_once(whose, "menu not taken away", error)
            return
        del self._shown[whose]
        self._failed.discard(whose)

    def _log_once(self, whose: str, failure: str, error: TelegramError) -> None:
        if whose not in self._failed:
            _LOG.info(failure, person=whose, error=str(error))
        self._failed.add(whose)


def _here(people: Iterable[Person]) -> list[str]:
    """Ids of people who are in Telegram."""
    return [one.id for one in people if one.channel == CHANNEL and one.id.isdigit()]


def _scope(whose: str) -> BotCommandScope:
    if whose == _GROUPS:
        return BotCommandScopeAllGroupChats()
    return BotCommandScopeChat(int(whose))
