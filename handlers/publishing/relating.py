"""Link an article in a dialogue: tick what is proposed, type what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.publishing import links, orders, panel
from handlers.publishing.steps import LINK, closed, waiting

if TYPE_CHECKING:
    from handlers.messages import Button
    from handlers.publishing.desk import Desk
    from handlers.publishing.orders import Order
    from handlers.talk import Said, Talk
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Draft


class Relating:
    """What a draft is linked to, changed one by one."""

    def __init__(self, base: KnowledgeBase, desk: Desk) -> None:
        self._base = base
        self._desk = desk

    async def show(self, _order: Order, draft: Draft, talk: Talk) -> Said:
        """List what the draft is and may be linked to."""
        return await self._ticking(draft, talk)

    async def toggle(self, order: Order, draft: Draft, talk: Talk) -> Said:
        """Link what a button names, or unlink it."""
        link = links.read_link(order.rest)
        if link is None:
            return await self._ticking(draft, talk)
        return await self._relinked(draft, link, talk)

    async def typed(self, text: str, draft: Draft, talk: Talk) -> Said:
        """Link the one thing that is typed; offer each where it may be several, or is linked."""
        spoken_of = links.topic_said(text)
        offered = (spoken_of,) if spoken_of else links.found(await self._base.answer(text))
        if not offered:
            return await self._ticking(draft, talk, note=links.not_found(text))
        if len(offered) > 1 or offered[0] in links.held_by(draft.content):
            return await self._ticking(draft, talk, *offered)
        return await self._relinked(draft, offered[0], talk)

    async def _relinked(self, draft: Draft, link: links.Link, talk: Talk) -> Said:
        content = links.toggled(draft.content, link)
        if links.is_over(content):
            return await self._ticking(draft, talk, note=links.FULL)
        changed = await self._desk.write(draft, content)
        if changed is None:
            return await closed(self._base, draft.id)
        return await self._ticking(changed, talk, link)

    async def _ticking(
        self, draft: Draft, talk: Talk, *offered: links.Link, note: str = links.HOW
    ) -> Said:
        related = await self._desk.relations(draft.content, talk.known)
        every = (*offered, *links.proposed(related))
        return waiting(links.ticking(draft, every, talk.known, note), talk, LINK, draft)


def is_tick(shown: Button) -> bool:
    """Whether a button names what an article may be linked to, which is searched for by name."""
    order = orders.given(shown)
    return order is not None and order.name == panel.TOGGLE
