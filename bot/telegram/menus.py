"""Command menus by role: groups, editors and owners see what they may do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from telegram import BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.telegram.updates import CHANNEL
from handlers import menus

if TYPE_CHECKING:
    from telegram import Bot

    from knowledge.publishing.editors import Editors, Person

_EVERY = 20.0

_LOG = structlog.stdlib.get_logger("bot.telegram")


class Menus:
    """Keeps the menus of those who publish in step with who they are."""

    def __init__(self, bot: Bot, editors: Editors) -> None:
        self._bot = bot
        self._editors = editors
        self._shown: dict[str, menus.Menu] = {}

    async def run(self) -> None:
        """Go on until cancelled."""
        scope = BotCommandScopeAllGroupChats()
        try:
            await self._bot.set_my_commands(list(menus.GROUPS), scope=scope)
        except TelegramError as error:
            _LOG.warning("group menu not set", error=str(error))
        while True:
            await self.refresh()
            await asyncio.sleep(_EVERY)

    async def refresh(self) -> None:
        """Show each editor and owner their menu; take it from those who are none any more."""
        wanted: dict[str, menus.Menu] = {
            one.id: menus.EDITORS for one in self._of_channel(await self._editors.all())
        }
        wanted |= {one.id: menus.OWNERS for one in self._of_channel(self._editors.owners)}
        for person in self._shown.keys() - wanted.keys():
            await self._take_away(person)
        for person, commands in wanted.items():
            if self._shown.get(person) != commands:
                await self._show(person, commands)

    def _of_channel(self, people: frozenset[Person] | tuple[Person, ...]) -> list[Person]:
        return [one for one in people if one.channel == CHANNEL and one.id.isdigit()]

    async def _show(self, person: str, commands: menus.Menu) -> None:
        """A person who never wrote to the bot has no chat to show a menu in yet."""
        self._shown[person] = commands
        try:
            scope = BotCommandScopeChat(int(person))
            await self._bot.set_my_commands(list(commands), scope=scope)
        except TelegramError as error:
            _LOG.info("menu not set", person=person, error=str(error))

    async def _take_away(self, person: str) -> None:
        del self._shown[person]
        try:
            await self._bot.delete_my_commands(scope=BotCommandScopeChat(int(person)))
        except TelegramError as error:
            _LOG.info("menu not taken away", person=person, error=str(error))
