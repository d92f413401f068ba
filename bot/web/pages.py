"""The pages of what is known: tasks, directives, articles, lists of them, search, the picture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.web.config import CHANNEL
from bot.web.limits import spend
from bot.web.picture import draw
from handlers.answers import say
from handlers.site import addresses, drawing, library, lists
from handlers.site.entities import entity_page
from handlers.site.wording import WORDS
from handlers.small_talk import small_talk
from knowledge.answering.facts.citing import families, family_of
from knowledge.answering.model import Match
from knowledge.publishing.questions import Asked
from knowledge.search.lexicon import Kind
from knowledge.text.fold import clean
from knowledge.text.local import LOCAL

if TYPE_CHECKING:
    import datetime

    from starlette.requests import Request

    from bot.quota import Quota
    from bot.web.problems import Problems
    from bot.web.visitors import Visitors
    from handlers.messages import Reply
    from handlers.site.lists import ListPage
    from knowledge.answering.knowledge import Knowledge
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Article
    from knowledge.store.transcripts import Transcripts

_LONGEST_QUESTION = 1000
_LONGEST_NUMBER = 9
_IN_FEED = 50
_FEED_SECONDS = 300

_ROBOTS = "User-agent: *\nDisallow: /tim\nDisallow: /khung\nDisallow: /api\n"


class Pages:
    """Serves the pages.

    `asking` is how many questions an address may have answered on them, `site` the public address,
    None where nobody said.
    """

    def __init__(
        self,
        base: KnowledgeBase,
        visitors: Visitors,
        problems: Problems,
        asking: Quota,
        site: str | None,
    ) -> None:
        self._base = base
        self._renderer = problems.renderer
        self._visitors = visitors
        self._asking = asking
        self._problems = problems
        self._site = site
        self._transcripts: Transcripts = base.transcripts(CHANNEL)

    def routes(self) -> list[Route]:
        """What serves them."""
        return [
            Route(addresses.TASKS, self._tasks),
            Route(f"{addresses.TASKS}/{{year}}/{{number}}", self._task),
            Route(f"{addresses.TASKS}/{{year}}/{{number}}/{{programme}}", self._task),
            Route(addresses.DIRECTIVES, self._directives),
            Route(f"{addresses.DIRECTIVES}/{{number}}", self._directive),
            Route(f"{addresses.DIRECTIVES}/{{number}}/{{id}}", self._directive),
            Route(addresses.ARTICLES, self._articles),
            Route(f"{addresses.ARTICLES}/{{name}}", self._article),
            Route(addresses.FEED, self._feed),
            Route(addresses.SEARCH, self._search),
            Route(addresses.PICTURE, self._picture),
            Route("/robots.txt", self._robots),
        ]

    async def _tasks(self, request: Request) -> Response:
        return await self._listed(request, lists.tasks_page(await self._base.known()))

    async def _directives(self, request: Request) -> Response:
        page = _page(request)
        known = await self._base.known()
        shown, total = lists.directives_page(known, (page - 1) * lists.PAGE)
        return await self._listed(request, shown, page, _pages(total))

    async def _articles(self, request: Request) -> Response:
        page = _page(request)
        known = await self._base.known()
        some, total = await library.articles(self._base, (page - 1) * lists.PAGE, lists.PAGE)
        shown = lists.articles_page(some, total, known)
        return await self._listed(request, shown, page, _pages(total), has_feed=True)

    async def _task(self, request: Request) -> Response:
        known = await self._base.known()
        number = _number(request.path_params["number"])
        tasks = addresses.tasks_at(request.path_params["year"], number, known.catalogue)
        wanted = request.path_params.get("programme")
        if not wanted and len(tasks) > 1:
            return await self._listed(request, lists.task_choice(tasks, known))
        if wanted and len(tasks) > 1:
            tasks = tuple(
                one for one in tasks if addresses.programme_slug(one, tasks) == wanted.lower()
            )
        if not tasks:
            raise HTTPException(404)
        return await self._entity(request, Match(Kind.TASK, tasks[0].id, 100.0), known)

    async def _directive(self, request: Request) -> Response:
        known = await self._base.known()
        said = request.path_params["number"]
        found = addresses.directives_at(said, known.catalogue)
        wanted = request.path_params.get("id")
        if not wanted and len(found) > 1:
            return await self._listed(request, lists.directive_choice(found, known))
        if wanted:
            found = tuple(one for one in found if str(one.id) == wanted)
        if not found:
            return await self._nearest(request, said, known)
        return await self._entity(request, Match(Kind.DIRECTIVE, found[0].id, 100.0), known)

    async def _article(self, request: Request) -> Response:
        id_ = _number(request.path_params["name"].partition("-")[0])
        known = await self._base.known()
        if await library.article(self._base, id_) is None:
            raise HTTPException(404)
        return await self._entity(request, Match(Kind.ARTICLE, id_, 100.0), known)

    async def _entity(self, request: Request, match: Match, known: Knowledge) -> Response:
        """The page, or the way to it where it was asked for by another spelling of its address."""
        entity = entity_page(match, known)
        if request.url.path != entity.path:
            return RedirectResponse(quote(entity.path), 301)
        visitor = self._visitors.read(request)
        opened = await self._opened(request)
        if visitor:
            await self._transcripts.open(visitor, entity.item)
        html = self._page(
            "entity.html",
            entity.path,
            entity.title,
            entity.description,
            entity=entity,
            blocks=self._renderer.blocks(entity.blocks),
            opened=opened,
            drawing=_drawing_of(match, known, entity.path),
            drawing_words=drawing.WORDS,
            og_type="article",
        )
        return HTMLResponse(html)

    async def _nearest(self, request: Request, said: str, known: Knowledge) -> Response:
        """No document has that number: say so, with what the assistant says to it."""
        reply = await self._answer(request, said[:_LONGEST_QUESTION], known)
        html = self._problems.page(
            404,
            nearest=self._renderer.blocks(reply.blocks),
            found=lists.found(reply, known),
        )
        return HTMLResponse(html, 404)

    async def _search(self, request: Request) -> Response:
        asked = clean(request.query_params.get("q", ""))[:_LONGEST_QUESTION]
        known = await self._base.known()
        reply = await self._answer(request, asked, known) if asked else None
        html = self._page(
            "search.html",
            addresses.SEARCH,
            f"{WORDS.found}: {asked}" if asked else WORDS.search_label,
            WORDS.about,
            heading=WORDS.found if asked else WORDS.search_label,
            q=asked,
            answer=self._renderer.blocks(reply.blocks) if reply else None,
            found=lists.found(reply, known) if reply else (),
            opened=await self._opened(request),
        )
        return HTMLResponse(html)

    async def _answer(self, request: Request, asked: str, known: Knowledge) -> Reply:
        """What the assistant says to a question that stands alone.

        Raises:
            HTTPException: the address has asked too much.
        """
        spend(self._asking, request.scope)
        courtesy = small_talk(asked, known)
        if courtesy:
            return courtesy
        answer = await self._base.answer(asked, known=known)
        await self._base.questions.log(CHANNEL, Asked(asked, answer.outcome.value))
        return say(answer, known)

    async def _picture(self, request: Request) -> Response:
        known = await self._base.known()
        found = families(known.catalogue)
        html = self._page(
            "picture.html",
            addresses.PICTURE,
            drawing.WORDS.title,
            drawing.WORDS.how_to_read,
            drawing=draw(drawing.sketch(found, known)),
            drawing_words=drawing.WORDS,
            sections=drawing.in_words(found, known),
            opened=await self._opened(request),
        )
        return HTMLResponse(html)

    async def _feed(self, request: Request) -> Response:
        some, _ = await library.articles(self._base, 0, _IN_FEED)
        site = self._site or str(request.base_url).rstrip("/")
        dated = [(one.day, one) for one in some if one.day]
        newest = max((day for day, _ in dated), default=self._base.now().astimezone(LOCAL).date())
        entries = [_entry(one, day, site) for day, one in dated]
        xml = self._renderer.page("feed.xml", site=site, updated=_instant(newest), entries=entries)
        headers = {"cache-control": f"public, max-age={_FEED_SECONDS}"}
        return Response(xml, media_type="application/atom+xml", headers=headers)

    async def _robots(self, _request: Request) -> Response:
        return PlainTextResponse(_ROBOTS)

    async def _listed(
        self,
        request: Request,
        shown: ListPage,
        page: int = 1,
        page_count: int = 1,
        **more: Any,  # noqa: ANN401 - what the template shows
    ) -> Response:
        if page > max(1, page_count):
            raise HTTPException(404)
        html = self._page(
            "list.html",
            request.url.path,
            shown.heading,
            shown.said,
            **{"has_feed": False} | more,
            heading=shown.heading,
            said=shown.said,
            sections=shown.sections,
            page=page,
            page_count=page_count,
            opened=await self._opened(request),
        )
        return HTMLResponse(html)

    async def _opened(self, request: Request) -> frozenset[str]:
        visitor = self._visitors.read(request)
        return await self._transcripts.opened(visitor) if visitor else frozenset()

    def _page(
        self,
        template: str,
        here: str,
        title: str,
        description: str,
        **data: Any,  # noqa: ANN401 - what the template shows
    ) -> str:
        canonical = f"{self._site}{quote(here)}" if self._site else None
        shown = f"{title} – {WORDS.site}"
        return self._renderer.page(
            template, here=here, title=shown, description=description, canonical=canonical, **data
        )


def _drawing_of(match: Match, known: Knowledge, here: str) -> object:
    if match.kind is not Kind.DIRECTIVE:
        return None
    family = family_of(known.catalogue.directives[match.id], known.catalogue)
    return draw(drawing.sketch([family], known), here)


def _entry(article: Article, day: datetime.date, site: str) -> dict[str, str | None]:
    path = addresses.article_path(article)
    return {
        "title": article.title,
        "summary": article.summary,
        "path": path,
        "address": article.url or f"{site}{path}",
        "updated": _instant(day),
    }


def _instant(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"


def _page(request: Request) -> int:
    """The page of a list that is asked for, counted from 1."""
    said = request.query_params.get("trang", "1")
    page = _number(said)
    if not page:
        raise HTTPException(404)
    return page


def _pages(total: int) -> int:
    return math.ceil(total / lists.PAGE)


def _number(said: str) -> int:
    """A number of an address, 0 where it is none."""
    is_number = said.isascii() and said.isdigit() and len(said) <= _LONGEST_NUMBER
    return int(said) if is_number else 0
