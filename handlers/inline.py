"""Cards that a person picks while typing in any chat, to share them there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import words
from handlers.actions import deep_link
from handlers.cards import card
from knowledge.answering.model import Match
from knowledge.catalogue import Directive, Task
from knowledge.search.lexicon import Kind
from knowledge.text.fold import clean

if TYPE_CHECKING:
    from handlers.messages import Reply
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase

_MOST = 20
_LONGEST = 100

ASK_HERE = "Hỏi riêng trợ lý"
"""What the button above the cards says."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A card to share: `id` is the same for the same card."""

    id: str
    title: str
    description: str
    reply: Reply


async def suggest(text: str, base: KnowledgeBase) -> tuple[Suggestion, ...]:
    """What the words may mean, best first; the tasks where there are no words."""
    known = await base.known()
    if clean(text):
        matches = (await base.answer(text)).matches
    else:
        matches = tuple(Match(Kind.TASK, id_) for id_ in known.catalogue.tasks)
    return tuple(_suggestion(match, known) for match in matches[:_MOST])


def _suggestion(match: Match, known: Knowledge) -> Suggestion:
    entity = known.entity(match)
    if isinstance(entity, Directive):
        title, about = words.directive_name(entity), words.title_of(entity)
    elif isinstance(entity, Task):
        title, about = words.task_name(entity, known), words.task_line(entity)
    else:
        title, about = entity.title, entity.summary or words.source_of_article(entity)
    return Suggestion(
        deep_link(match.kind, match.id),
        words.clipped(title, _LONGEST),
        words.clipped(about, _LONGEST),
        card(match, known),
    )
