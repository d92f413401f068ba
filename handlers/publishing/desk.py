"""Drafts on an editor's desk: grown from what is sent, and looked at with what stands around."""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from knowledge.answering.relations import Relations, relations_of
from knowledge.publishing.merging import content_of, rebased
from knowledge.publishing.model import Content, Draft, DraftState
from knowledge.publishing.twins import twins

if TYPE_CHECKING:
    from handlers.talk import Talk
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Article
    from knowledge.publishing.editors import Person
    from knowledge.publishing.outlook import Outlook
    from knowledge.publishing.posts import Withdrawn

T = TypeVar("T")

_MOST_PROPOSED = 12
"""Of each kind; a page that names more is a list, and its reader follows none of them by it."""


@dataclass(frozen=True, slots=True)
class View:
    """A draft and what an editor should know before it goes out.

    Attributes:
        twin: the article that is already there, beside the one that the draft is of.
        held: the article that the draft is of, None where it will be a new one.
        is_out: whether that article was posted, so that the draft is a change of it.
        outlook: how many chats it would go to, and when.
        out: how many messages of it are out.
        unsure: ids of directives one of which is meant by a number in it.
        withdrawn: the same article, where it went out before and was withdrawn.
    """

    draft: Draft
    twin: Article | None
    held: Article | None
    is_out: bool
    outlook: Outlook
    out: int
    unsure: tuple[int, ...]
    withdrawn: Withdrawn | None = None

    @property
    def mark(self) -> str:
        """Changes where what is shown of the draft changes, so that nothing unseen goes out."""
        seen = (self.draft.content, self.draft.article_id, self.held, self.twin and self.twin.id)
        return f"{zlib.crc32(repr(seen).encode()):x}"


class Desk:
    """Where drafts are begun, grown and looked at."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    async def find(self, id_: int) -> Draft | None:
        """A draft that can still be changed or published."""
        draft = await self._base.drafts.find(id_)
        return draft if draft and draft.state in {DraftState.OPEN, DraftState.SCHEDULED} else None

    async def current(self, id_: int, known: Knowledge) -> Draft | None:
        """`find` a draft; a change is then of the article as it is now."""
        draft = await self.find(id_)
        return _current(draft, known) if draft else None

    async def begun_by(self, person: Person, known: Knowledge) -> Draft | None:
        """The newest draft without an hour that somebody has in the making, `current`."""
        own = (one for one in await self._base.drafts.waiting() if one.state is DraftState.OPEN)
        theirs = (one for one in own if (one.channel, one.person) == (person.channel, person.id))
        return next((_current(one, known) for one in theirs), None)

    async def begin(self, content: Content, talk: Talk) -> Draft:
        """A new draft, related to what it names; it fills a listed article where there is one."""
        content = await self._related(content, Relations(), talk.known)
        listed = await self._listed(content, talk.known)
        person = talk.person
        return await self._base.drafts.add(person.channel, person.id, content, listed)

    async def reopen(self, content: Content, article_id: int, talk: Talk) -> Draft:
        """A new change of an article, in the place of one that the same person left unfinished."""
        person, drafts = talk.person, self._base.drafts
        for one in await drafts.waiting():
            is_own = (one.channel, one.person) == (person.channel, person.id)
            if is_own and one.article_id == article_id:
                await drafts.cancel(one.id)
        return await drafts.add(person.channel, person.id, content, article_id, content)

    async def grow(self, draft: Draft, content: Content, known: Knowledge) -> Draft | None:
        """A draft with one more field; None where it was published or cancelled meanwhile."""
        content = await self._rerelated(draft, content, known)
        listed = draft.article_id or await self._listed(content, known)
        if not await self._base.drafts.write(draft.id, content, draft.began):
            return None
        if listed != draft.article_id:
            await self._base.drafts.attach(draft.id, listed)
        return replace(draft, content=content, article_id=listed)

    async def rewrite(self, draft: Draft, content: Content, known: Knowledge) -> Draft | None:
        """A draft with fields written anew, related to what they name; see `grow`."""
        return await self.write(draft, await self._rerelated(draft, content, known))

    async def write(self, draft: Draft, content: Content) -> Draft | None:
        """A draft with other content; None where it was published or cancelled meanwhile."""
        is_written = await self._base.drafts.write(draft.id, content, draft.began)
        return replace(draft, content=content) if is_written else None

    async def relations(self, content: Content, known: Knowledge) -> Relations:
        """What the content of a draft relates to, linked or not."""
        return await asyncio.to_thread(relations_of, content, known)

    async def twin(self, draft: Draft, known: Knowledge) -> Article | None:
        """The article that is there already, beside the one that the draft is of."""
        found = await _twins(draft.content, known)
        return next((one for one in found if one.id != draft.article_id), None)

    async def view(self, draft: Draft, known: Knowledge) -> View:
        """A draft with what stands around it."""
        articles = known.articles
        held = articles.get(draft.article_id or 0)
        is_out = held is not None and await self._is_out(held.id)
        unsure = (await self.relations(draft.content, known)).unsure
        return View(
            draft,
            await self.twin(draft, known),
            held,
            is_out,
            await self.outlook(draft),
            await self._sent(held) if held else 0,
            _still_unsure(unsure, draft.content, known),
            None if is_out else await self._base.posts.withdrawn(draft.content),
        )

    async def outlook(self, draft: Draft) -> Outlook:
        """Whom a draft reaches, and when, if it goes out at its hour, or now where it has none."""
        at = max(draft.due_at or 0, int(self._base.now().timestamp()))
        return await self._base.posts.outlook(draft.content, at)

    async def _rerelated(self, draft: Draft, content: Content, known: Knowledge) -> Content:
        return await self._related(content, await self.relations(draft.content, known), known)

    async def _related(self, content: Content, before: Relations, known: Knowledge) -> Content:
        """The content with what it names, where `before` is what was proposed up to now.

        What an editor linked or unlinked beside the proposals stays as it is.
        """
        now = await self.relations(content, known)
        return replace(
            content,
            tasks=_reproposed(content.tasks, before.tasks, now.tasks),
            directives=_reproposed(content.directives, before.directives, now.directives),
            topics=_reproposed(content.topics, before.topics, now.topics),
        )

    async def _listed(self, content: Content, known: Knowledge) -> int | None:
        """The article that a source lists without a link and that this is, None where none is."""
        found = await _twins(content, known)
        if not found or found[0].url or await self._is_out(found[0].id):
            return None
        return found[0].id

    async def _is_out(self, article_id: int) -> bool:
        return bool(await self._base.posts.of_article(article_id))

    async def _sent(self, held: Article) -> int:
        posts = await self._base.posts.of_article(held.id)
        return sum([(await self._base.posts.tally(post)).standing for post in posts])


def _current(draft: Draft, known: Knowledge) -> Draft:
    held = known.articles.get(draft.article_id or 0)
    return rebased(draft, content_of(held)) if held else draft


async def _twins(content: Content, known: Knowledge) -> tuple[Article, ...]:
    return await asyncio.to_thread(twins, content, known.articles)


def _reproposed(held: tuple[T, ...], before: tuple[T, ...], now: tuple[T, ...]) -> tuple[T, ...]:
    """Links without what is proposed no more, and with what was not proposed yet."""
    before, now = before[:_MOST_PROPOSED], now[:_MOST_PROPOSED]
    kept = (one for one in held if one in now or one not in before)
    return tuple(dict.fromkeys((*kept, *(one for one in now if one not in before))))


def _still_unsure(unsure: tuple[int, ...], content: Content, known: Knowledge) -> tuple[int, ...]:
    """Bearers of numbers of which none is linked yet."""
    held = known.catalogue.directives
    linked = {held[id_].citation for id_ in content.directives if id_ in held}
    return tuple(id_ for id_ in unsure if held[id_].citation not in linked)
