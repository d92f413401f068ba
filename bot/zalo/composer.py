"""Turn replies into messages with numbers to answer by, and answers by number into presses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.zalo.messages import lay_out
from handlers.messages import Button
from handlers.offers import numbered, taken
from knowledge.store.menus import Choice, Place

if TYPE_CHECKING:
    from bot.zalo.messages import Message
    from handlers.messages import Reply, Request
    from knowledge.publishing.model import Address
    from knowledge.store.menus import Menus


class Composer:
    """The menus of one channel; `most_keys` buttons may stand under a message."""

    def __init__(self, menus: Menus, channel: str, most_keys: int) -> None:
        self._menus = menus
        self._channel = channel
        self._most_keys = most_keys

    async def understood(self, request: Request) -> Request:
        """The press that a number or a label stands for; the request as it is for other words."""
        if request.action is not None or not request.text or request.text.startswith("/"):
            return request
        own = Place(self._channel, request.chat, request.person)
        for place in dict.fromkeys((own, self._everybody(request.chat))):
            choices = await self._menus.of(place)
            buttons = tuple(Button(one.label, one.action, number=one.number) for one in choices)
            action = taken(request.text, buttons)
            if action:
                return replace(request, text="", action=action)
        return request

    def answer(self, reply: Reply) -> tuple[Message, ...]:
        """The messages of an answer."""
        return self._laid_out(reply, _choices(reply))

    async def answered(self, request: Request, reply: Reply, *, is_seen: bool) -> None:
        """Let what an answer offers be chosen instead of what was offered before.

        Nothing can be where the answer did not get out.
        """
        if not reply.is_passing:
            place = Place(self._channel, request.chat, request.person)
            await self._menus.put(place, _choices(reply) if is_seen else ())

    async def news(self, address: Address, reply: Reply) -> tuple[Message, ...]:
        """The messages of something that nobody asked for; earlier choices stay as they are."""
        choices = _choices(reply)
        if choices:
            choices = await self._menus.add(self._everybody(address.chat), choices)
        return self._laid_out(reply, choices)

    def _everybody(self, chat: str) -> Place:
        """A chat of one person has that person's id."""
        return Place(self._channel, chat, chat)

    def _laid_out(self, reply: Reply, choices: tuple[Choice, ...]) -> tuple[Message, ...]:
        return lay_out(reply, [one.number for one in choices], self._most_keys)


def _choices(reply: Reply) -> tuple[Choice, ...]:
    return tuple(Choice(number, one.label, one.action or "") for number, one in numbered(reply))
