"""`/quantri`: a one-time link to the administrators' page, for those who may publish."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from handlers import welcome
from handlers.build import paragraph, said
from handlers.messages import Reply
from handlers.publishing import prompts
from handlers.site.addresses import ADMIN_DOOR
from handlers.talk import Said

if TYPE_CHECKING:
    from handlers.actions import Action, Verb
    from handlers.conversation import Pending
    from handlers.talk import Talk
    from knowledge.base import KnowledgeBase

HERE_IT_IS = (
    "Liên kết vào trang quản trị của riêng đồng chí, dùng một lần, trong 10 phút. "
    "Xin đừng chuyển cho người khác."
)
NO_WEB = (
    "Trang quản trị cần trang web của bot, mà trang web đang tắt hoặc chưa có địa chỉ. Nhờ người "
    "cài đặt bật WEB_ENABLED và đặt WEB_PORT hoặc PUBLIC_URL."
)

_LOG = logging.getLogger("handlers")


class Administration:
    """Lets editors and owners in; to everybody else it is as if it was not there.

    `site` is the address that the page is served at, None where nobody serves it.
    """

    commands = frozenset({"quantri", "admin"})
    verbs: frozenset[Verb] = frozenset()
    steps: frozenset[str] = frozenset()

    def __init__(self, base: KnowledgeBase, site: str | None) -> None:
        self._base = base
        self._site = site

    async def command(self, _name: str, _rest: str, talk: Talk, /) -> Said | None:
        """A link for those who may; others are logged."""
        person = talk.person
        if not await self._base.editors.may_publish(person):
            who = {"channel": person.channel, "person": person.id}
            _LOG.warning("administration refused", extra=who)
            return None
        if not talk.request.is_private:
            return Said(prompts.private())
        if self._site is None:
            return Said(said(NO_WEB))
        url = f"{self._site}{ADMIN_DOOR}?ma={await self._base.passes.issue(person)}"
        return Said(Reply((paragraph(HERE_IT_IS), paragraph(url))))

    async def pressed(self, _action: Action, talk: Talk, /) -> Said:
        """Help: it has no buttons."""
        return Said(welcome.help_(talk.known))

    async def replied(self, _pending: Pending, _talk: Talk, /) -> Said | None:
        """Nothing: it has no dialogues."""
        return None
