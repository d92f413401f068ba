"""The door of publishing: who may, and which dialogue a command, a button or a message is for."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from handlers import welcome
from handlers.actions import Verb
from handlers.build import said
from handlers.conversation import Pending
from handlers.publishing import archive, orders, panel, prompts, rights, statistics, steps
from handlers.publishing.archive import Archive
from handlers.publishing.composing import Composing
from handlers.publishing.desk import Desk
from handlers.publishing.fields import Field
from handlers.publishing.material import bare_link
from handlers.publishing.rights import Rights
from handlers.talk import Said

if TYPE_CHECKING:
    from handlers.actions import Action
    from handlers.messages import Reply, Request
    from handlers.ports import PageReader
    from handlers.talk import Talk
    from knowledge.base import KnowledgeBase

_LOG = logging.getLogger("handlers")
_COMMAND = re.compile(r"\s*/\S*\s*")

_RIGHTS = frozenset({"quyen", "rights"})


class Publishing:
    """What editors and owners do; to everybody else it is as if it was not there."""

    commands = frozenset(
        """dangbai publish suabai edit gobai withdraw baichoduyet drafts guilai resend
        thongke stats quyen rights""".split()
    )
    verbs = frozenset({Verb.PUBLISH})
    steps = steps.STEPS | archive.STEPS

    def __init__(self, base: KnowledgeBase, pages: PageReader | None) -> None:
        self._base = base
        self._composing = Composing(base, Desk(base), pages)
        self._archive = Archive(base, self._composing)
        self._rights = Rights(base)

    async def command(self, name: str, rest: str, talk: Talk) -> Said | None:
        """Do what a command says, for those who may; others are logged."""
        if not await self._may(name, talk):
            _refuse(talk)
            return None
        if not talk.request.is_private:
            return Said(prompts.private())
        return await self._commanded(name, rest, talk)

    async def pressed(self, action: Action, talk: Talk) -> Said:
        """Do what a button says, for those who may; others are logged."""
        order = orders.read(action)
        name = "quyen" if order.name in {rights.ADD, rights.REMOVE} else ""
        if not await self._may(name, talk):
            _refuse(talk)
            is_draft_s = order.name in self._composing.orders and talk.request.is_private
            pressed = Pending(steps.NEW + Field.TITLE, order.id if is_draft_s else 0)
            return await self._composing.refused(pressed, talk) or Said(welcome.help_(talk.known))
        if not talk.request.is_private:
            return Said(prompts.private())
        return await self._ordered(order, talk)

    async def replied(self, pending: Pending, talk: Talk, /) -> Said | None:
        """Take a message as the answer to a step, of those who may still."""
        if not talk.request.is_private or not _hears(pending, talk.request):
            return None
        if not await self._may("", talk):
            return await self._composing.refused(pending, talk)
        if pending.step in archive.STEPS:
            return await self._archive.replied(pending, talk)
        return await self._composing.replied(pending, talk)

    async def left(self, pending: Pending, answered: Said, talk: Talk, /) -> Reply | None:
        """What becomes of a draft whose step somebody turned from, for those who may still."""
        if not talk.request.is_private or not await self._may("", talk):
            return None
        return await self._composing.left(pending, answered)

    async def offered(self, talk: Talk) -> Said | None:
        """Begin an article with what an editor sends without a command, if it looks like one."""
        request = talk.request
        if not request.is_private or not await self._may("", talk):
            return None
        if _is_material(request):
            return await self._composing.begin(request.text, talk)
        return await self._composing.resumed(talk)

    async def _may(self, name: str, talk: Talk) -> bool:
        if name in _RIGHTS:
            return talk.person in self._base.editors.owners
        return await self._base.editors.may_publish(talk.person)

    async def _commanded(self, name: str, rest: str, talk: Talk) -> Said:
        match name:
            case "dangbai" | "publish":
                sent = _COMMAND.sub("", talk.request.text, count=1)
                doing = self._composing.begin(sent, talk)
            case "suabai" | "edit":
                doing = self._archive.pick(panel.CHANGE, rest, talk)
            case "gobai" | "withdraw":
                doing = self._archive.pick(panel.WITHDRAW, rest, talk)
            case "baichoduyet" | "drafts":
                doing = self._archive.waiting(talk)
            case "guilai" | "resend":
                doing = self._archive.failed(talk)
            case "thongke" | "stats":
                doing = statistics.answered(rest, self._base, talk.known)
            case _:
                doing = self._rights.command(rest, talk)
        return await doing

    async def _ordered(self, order: orders.Order, talk: Talk) -> Said:
        match order.name:
            case panel.TRIAL:
                return Said(said(panel.TRIED))
            case statistics.DAYS:
                return await statistics.answered(str(order.id), self._base, talk.known)
            case rights.ADD | rights.REMOVE:
                return await self._rights.pressed(order, talk)
            case name if name in self._composing.orders:
                return await self._composing.pressed(order, talk)
            case name if name in self._archive.orders:
                return await self._archive.orders[name](order, talk)
        return Said(welcome.help_(talk.known))


def _is_material(request: Request) -> bool:
    """Whether a message can only be meant to be published: a link, a forwarded post, a photo.

    A photo without words is none: channels send the photos of an album one by one.
    """
    is_sent_on = request.forwarded_from is not None or request.photo is not None
    return bool(request.text.strip()) and (is_sent_on or bare_link(request.text) is not None)


def _hears(pending: Pending, request: Request) -> bool:
    """Whether a message may be for a step: one without words where a picture is waited for."""
    if not request.is_wordless:
        return True
    is_first = request.photo is not None and pending == Pending(steps.NEW + Field.TITLE)
    return is_first or pending.step.endswith(Field.PHOTO)


def _refuse(talk: Talk) -> None:
    person = talk.person
    _LOG.warning("publishing refused", extra={"channel": person.channel, "person": person.id})
