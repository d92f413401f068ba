"""What happens by itself when an hour comes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bot.delivery.policy import Policy
from bot.delivery.upkeep import Upkeep
from knowledge.publishing.editors import Person
from knowledge.publishing.model import Content, DraftState

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

EDITOR = Person("console", "lan")


async def test_a_scheduled_draft_goes_out_only_while_its_author_may_publish(
    base: KnowledgeBase,
) -> None:
    upkeep = Upkeep(base, Policy(resend=True, chance=random.Random(1)), 90)
    await base.editors.add(EDITOR, EDITOR)
    drafts = [await base.drafts.add("console", "lan", Content(title)) for title in ("Một", "Hai")]
    due = int(base.now().timestamp())
    await base.drafts.schedule(drafts[0].id, due)
    await upkeep.beat(0)
    await base.drafts.schedule(drafts[1].id, due)
    await base.editors.remove(EDITOR)
    await upkeep.beat(1)
    found = [await base.drafts.find(one.id) for one in drafts]
    assert [one and one.state for one in found] == [DraftState.DONE, DraftState.OPEN]
    titles = {one.title for one in (await base.known()).articles.values()}
    assert "Một" in titles
    assert "Hai" not in titles
