"""Give out a code, take one, choose where posts go, and end a link."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.actions import Verb
from handlers.build import above
from handlers.conversation import Pending
from handlers.linking import replies
from handlers.talk import Said
from knowledge.publishing.links import Refusal, read_code
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from handlers.actions import Action
    from handlers.messages import Reply
    from handlers.talk import Talk
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Chat

_CODE = "link_code"
_ENDING = "bo"
_LONGEST_ID = 18


class Linking:
    """The accounts of one person; a code is given out and taken in private chats alone."""

    commands = frozenset({"lienket", "link"})
    verbs = frozenset({Verb.LINK})
    steps = frozenset({_CODE})

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    async def command(self, _name: str, rest: str, talk: Talk) -> Said | None:
        """Take a code; without one, show the linked accounts or give out a code."""
        if not talk.request.is_private:
            return Said(replies.in_private())
        code = read_code(rest)
        if code:
            return await self._redeemed(code, talk)
        if fold(rest) == _ENDING and not await self._theirs(talk):
            return Said(replies.not_linked())
        is_misread = bool(rest) and not rest.replace(" ", "").isalpha()
        return _asking(replies.unread(), talk) if is_misread else await self._open(talk)

    async def pressed(self, action: Action, talk: Talk) -> Said:
        """Do what a button says."""
        if not talk.request.is_private:
            return Said(replies.in_private())
        name, _, value = action.text.partition(":")
        if name == replies.MORE:
            return await self._issued(talk)
        if name == replies.END:
            return Said(await self._ended(talk))
        return await self._chosen(value, talk) if name == replies.CHOOSE else await self._open(talk)

    async def replied(self, _pending: Pending, talk: Talk, /) -> Said | None:
        """Take a code that is typed without the command."""
        code = read_code(talk.request.text)
        return await self._redeemed(code, talk) if code else None

    async def offered(self, talk: Talk, /) -> Said | None:
        """Take a code that nobody asked for; what is none after all is a question."""
        code = read_code(talk.request.text) if talk.request.is_private else None
        if code is None:
            return None
        refusal = await self._base.links.redeem(talk.address, code)
        is_question = refusal in {Refusal.UNKNOWN, Refusal.TOO_MANY_TRIES}
        return None if is_question else await self._told(refusal, talk)

    async def _open(self, talk: Talk) -> Said:
        theirs = await self._theirs(talk)
        return Said(replies.panel(theirs, talk.address)) if theirs else await self._issued(talk)

    async def _issued(self, talk: Talk) -> Said:
        return _asking(replies.issued(await self._base.links.issue(talk.address)), talk)

    async def _redeemed(self, code: str, talk: Talk) -> Said:
        return await self._told(await self._base.links.redeem(talk.address, code), talk)

    async def _told(self, refusal: Refusal | None, talk: Talk) -> Said:
        if refusal is Refusal.ALREADY:
            panel = replies.panel(await self._theirs(talk), talk.address)
            return Said(above(panel, replies.ALREADY))
        if refusal:
            return _asking(replies.refused(refusal), talk)
        found = await self._base.subscribers.find(talk.address)
        theirs = await self._theirs(talk)
        follows = bool(found and found.interests)
        return Said(replies.linked(theirs, talk.address, follows=follows))

    async def _chosen(self, value: str, talk: Talk) -> Said:
        id_ = int(value) if value.isdecimal() and len(value) <= _LONGEST_ID else 0
        is_chosen = await self._base.links.choose(talk.address, id_)
        theirs = await self._theirs(talk)
        if not theirs:
            return Said(replies.not_linked())
        note = replies.chosen(theirs) if is_chosen else replies.NOT_CHOSEN
        return Said(above(replies.panel(theirs, talk.address), note))

    async def _ended(self, talk: Talk) -> Reply:
        theirs = await self._theirs(talk)
        if not await self._base.links.unlink(talk.address):
            return replies.not_linked()
        found = await self._base.subscribers.find(talk.address)
        return replies.ended(theirs, talk.address, found, talk.known)

    async def _theirs(self, talk: Talk) -> tuple[Chat, ...]:
        """The person's chats. Whoever writes is there to be reached again."""
        theirs = await self._base.links.of(talk.address)
        if any(one.address == talk.address and not one.is_active for one in theirs):
            await self._base.subscribers.returned(talk.address.channel, talk.address.chat)
            return await self._base.links.of(talk.address)
        return theirs


def _asking(reply: Reply, talk: Talk) -> Said:
    return Said(reply, replace(talk.conversation, pending=Pending(_CODE)))
