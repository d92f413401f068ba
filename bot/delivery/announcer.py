"""Tell the chats of a channel what happened without them: to their links, to their drafts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.delivery.courier import Verdict
from bot.outage import StoreOutage
from handlers.linking import replies
from handlers.publishing import panel
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Address

if TYPE_CHECKING:
    from bot.delivery.courier import Courier
    from handlers.messages import Reply
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Draft

_EVERY = 2.0
_TOLD = {
    Verdict.SENT,
    Verdict.LEFT,
    Verdict.HELD,
    Verdict.REFUSED,
    Verdict.MOVED,
    Verdict.NO_TOPIC,
}
_MAYBE_TOLD = {Verdict.UNCERTAIN, Verdict.DROPPED}
"""After any of these it is not told again; after others it is."""


class Announcer:
    """One process announces at a time, see `Process.take`."""

    def __init__(self, base: KnowledgeBase, courier: Courier) -> None:
        self._base = base
        self._courier = courier

    async def run(self) -> None:
        """Go on until cancelled."""
        store = StoreOutage("links are announced", channel=self._courier.channel)
        while True:
            await store.endure(self._announce_in_turn)
            await asyncio.sleep(_EVERY)

    async def _announce_in_turn(self) -> None:
        if await self._base.process.take(f"links:{self._courier.channel}"):
            await self.announce()

    async def announce(self) -> None:
        """Tell every chat that was not told yet how it is linked now, and what became of drafts."""
        here = (self._courier.channel, self._courier.only)
        for address in await self._base.links.untold(*here):
            if await self._tell(address, await self._written(address)) in _TOLD | _MAYBE_TOLD:
                await self._base.links.told(address)
        for draft in await self._base.drafts.untold():
            if await self._is_told_of(draft):
                await self._base.drafts.told(draft.id)
        for draft in await self._base.drafts.unaware():
            if await self._is_told_to(Person(draft.channel, draft.person), panel.cancelled(draft)):
                await self._base.drafts.aware(draft.id)

    async def _is_told_to(self, person: Person, reply: Reply) -> bool:
        if not self._reaches(person):
            return False
        return await self._tell(Address(person.channel, person.id), reply) in _TOLD | _MAYBE_TOLD

    async def _is_told_of(self, draft: Draft) -> bool:
        """Tell the author of a held draft, or the owners where the author may publish no more."""
        author = Person(draft.channel, draft.person)
        if await self._base.editors.may_publish(author):
            posts = await self._base.posts.of_article(draft.article_id or 0)
            people, reply = [author], panel.held(draft, await self._base.known(), posts)
        else:
            people, reply = sorted(self._base.editors.owners), panel.orphaned(draft)
        addresses = [Address(one.channel, one.id) for one in people if self._reaches(one)]
        verdicts = {await self._tell(address, reply) for address in addresses}
        is_sure = bool(verdicts) and verdicts <= _TOLD | _MAYBE_TOLD
        return is_sure or bool(verdicts & ({Verdict.SENT} | _MAYBE_TOLD))

    def _reaches(self, person: Person) -> bool:
        is_here = person.channel == self._courier.channel
        return is_here and self._courier.only in {None, person.id}

    async def _tell(self, address: Address, reply: Reply) -> Verdict:
        return (await self._courier.send(address, reply)).verdict

    async def _written(self, address: Address) -> Reply:
        theirs = await self._base.links.of(address)
        chat = await self._base.subscribers.find(address)
        return replies.changed(theirs, address, chat, await self._base.known())
