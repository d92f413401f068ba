"""Change and withdraw what is out, see what waits, try again what failed."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from handlers import welcome
from handlers.build import said
from handlers.conversation import Pending
from handlers.publishing import fields, orders, shelf
from handlers.publishing.material import bare_link
from handlers.publishing.panel import CHANGE, WITHDRAW
from handlers.talk import Said
from knowledge.answering.model import Outcome
from knowledge.articles.addresses import plain_url
from knowledge.articles.index import age
from knowledge.publishing.merging import content_of
from knowledge.publishing.model import Tally
from knowledge.search.lexicon import Kind
from knowledge.text.fold import fold, words

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from handlers.publishing.composing import Composing
    from handlers.publishing.orders import Order
    from handlers.talk import Talk
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Article

PICK = "publish.pick."
STEPS = frozenset({PICK + CHANGE, PICK + WITHDRAW})

_MOST = 10
_FOUND = 40
_LATEST_POSTS = 40
_MOST_DIGITS = 3


class Archive:
    """What is done with articles after they went out."""

    def __init__(self, base: KnowledgeBase, composing: Composing) -> None:
        self._base = base
        self._composing = composing
        self.orders: dict[str, Callable[[Order, Talk], Awaitable[Said]]] = {
            CHANGE: self._change,
            WITHDRAW: self._confirm,
            shelf.GONE: self._withdraw,
            shelf.KEEP: self._keep,
            shelf.RETRY: self._retry,
        }

    async def waiting(self, talk: Talk) -> Said:
        """Drafts and scheduled posts."""
        return Said(shelf.waiting((await self._base.drafts.waiting())[:_MOST], talk))

    async def pick(self, order: str, name: str, talk: Talk) -> Said:
        """Choose an article to change or to withdraw: of the latest, by its place or by words.

        The place is in the list on screen where there is one.
        """
        latest = await self._latest(talk.known)
        if not name:
            return _picking(order, latest, talk)
        place = _place(name)
        if not place:
            return await self._picked(order, name, await self._named(name, talk.known), talk)
        listed = _on_screen(talk) or latest
        found = listed[place - 1 : place]
        return await self._picked(order, name, found, talk)

    async def replied(self, pending: Pending, talk: Talk) -> Said | None:
        """Take what was typed as the choice of an article; None where it chooses none.

        A number of the list that was shown is a button of it, so another one chooses nothing.
        """
        name, order = talk.request.text, pending.step.removeprefix(PICK)
        if fields.is_cancelled(name):
            return _say(shelf.LEFT_ALONE)
        found = [] if _place(name) else await self._named(name, talk.known)
        if not found and not _place(name):
            return None
        return await self._picked(order, name, found, talk)

    async def _picked(self, order: str, name: str, found: list[Article], talk: Talk) -> Said:
        if len(found) == 1:
            return await self._chosen(order, found[0], talk)
        if found:
            return _picking(order, found[:_MOST], talk)
        latest = await self._latest(talk.known)
        return _picking(order, latest, talk, shelf.nothing_called(name, latest))

    async def failed(self, talk: Talk) -> Said:
        """Posts that did not reach everybody."""
        posts = await self._base.posts.latest(_MOST)
        tallies = [await self._base.posts.tally(post) for post in posts]
        held = talk.known.articles
        named = [
            (held[one.article_id].title, one)
            if one.article_id in held
            else (shelf.NAMELESS, Tally(one.post_id, one.article_id, undeleted=one.undeleted))
            for one in tallies
        ]
        return Said(shelf.failed([(title, one) for title, one in named if one.failed]))

    async def _latest(self, known: Knowledge) -> list[Article]:
        held = known.articles
        posts = await self._base.posts.latest(_LATEST_POSTS)
        ids = dict.fromkeys(post.article_id for post in posts)
        return [held[id_] for id_ in ids if id_ in held][:_MOST]

    async def _named(self, name: str, known: Knowledge) -> list[Article]:
        held = known.articles
        if bare_link(name):
            return held.of("url", [plain_url(name)], _MOST)
        asked = set(words(fold(name)))
        found = [one.article for one in held.search(name, _FOUND)]
        saying = [one for one in found if asked <= set(words(fold(one.title)))]
        if saying or not asked:
            return sorted(saying, key=age, reverse=True)
        answer = await self._base.answer(f"bài viết {name}")
        matches = () if answer.outcome is Outcome.NONE else answer.matches
        return [held[one.id] for one in matches if one.kind is Kind.ARTICLE]

    async def _chosen(self, order: str, article: Article, talk: Talk) -> Said:
        if order == WITHDRAW:
            return Said(shelf.confirming(article, await self._tallies(article.id)))
        return await self._composing.change(content_of(article), article.id, talk)

    async def _tallies(self, article_id: int) -> list[Tally]:
        posts = await self._base.posts.of_article(article_id)
        return [await self._base.posts.tally(post) for post in posts]

    async def _change(self, order: Order, talk: Talk) -> Said:
        article = talk.known.articles.get(order.id)
        return await self._chosen(CHANGE, article, talk) if article else Said(welcome.gone())

    async def _confirm(self, order: Order, talk: Talk) -> Said:
        article = talk.known.articles.get(order.id)
        return await self._chosen(WITHDRAW, article, talk) if article else _say(shelf.GONE_ALREADY)

    async def _withdraw(self, order: Order, talk: Talk) -> Said:
        done = await self._base.posts.withdraw(order.id, talk.person)
        return Said(shelf.withdrawn(done)) if done else _say(shelf.GONE_ALREADY)

    async def _keep(self, _order: Order, _talk: Talk) -> Said:
        return _say(shelf.KEPT)

    async def _retry(self, order: Order, talk: Talk) -> Said:
        return Said(shelf.retried(await self._base.posts.revive(order.id, talk.person)))


def _place(name: str) -> int:
    """The place in a list that is typed, 0 where something else is."""
    number = name.strip()
    is_number = number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS
    return int(number) if is_number else 0


def _on_screen(talk: Talk) -> list[Article]:
    """The articles of the list that the last reply offered to pick from, in its order."""
    given = [orders.given(one) for one in talk.conversation.offered]
    picking = takewhile(lambda one: one and one.name in {CHANGE, WITHDRAW}, given)
    held = talk.known.articles
    return [held[one.id] for one in picking if one and one.id in held]


def _picking(order: str, articles: list[Article], talk: Talk, note: str = "") -> Said:
    pending = Pending(PICK + order) if articles else None
    reply = shelf.picking(order, articles, note)
    return Said(reply, replace(talk.conversation, pending=pending))


def _say(text: str) -> Said:
    return Said(said(text))
