"""Steps of the dialogue of a draft: what the next message is taken for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.conversation import Pending
from handlers.publishing import panel
from handlers.publishing.fields import Field
from handlers.talk import Said

if TYPE_CHECKING:
    from handlers.messages import Reply
    from handlers.talk import Talk
    from knowledge.base import KnowledgeBase
    from knowledge.publishing.model import Draft

NEW, REWRITE, LINK, MOMENT = "publish.new.", "publish.edit.", "publish.link", "publish.moment"
SEEN, ASIDE = "publish.seen", "publish.aside"
"""A draft is on screen, or something that leads back to it; the next message may be about it."""

TYPED = frozenset({*(NEW + one for one in Field), *(REWRITE + one for one in Field), LINK, MOMENT})
"""Steps that take whatever is typed."""

STEPS = TYPED | {SEEN, ASIDE}


def waiting(reply: Reply, talk: Talk, step: str, draft: Draft | None = None) -> Said:
    """A reply that the next message answers."""
    pending = Pending(step, draft.id if draft else 0)
    return Said(reply, replace(talk.conversation, pending=pending))


async def closed(base: KnowledgeBase, draft_id: int) -> Said:
    """What is said of a draft that can be changed no more."""
    return Said(panel.closed(await base.drafts.find(draft_id)))
