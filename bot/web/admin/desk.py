"""What administrators see, and what they change: the pages behind the door."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.quota import Quota
from bot.web.admin.door import Door
from bot.web.admin.sessions import Sessions, session_cookie
from bot.web.limits import Limited
from handlers import words
from handlers.site import admin, admin_wording
from handlers.site.addresses import ADMIN, ADMIN_DOOR
from knowledge.answering.ways.by_teaching import unteachable
from knowledge.text.fold import clean

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.web.config import WebConfig
    from bot.web.render import Renderer
    from knowledge.administering.passes import Session
    from knowledge.answering.knowledge import Knowledge
    from knowledge.answering.model import Match
    from knowledge.base import KnowledgeBase

_USUAL_DAYS = 7
_UNANSWERED_DAYS, _MOST_UNANSWERED = 30, 50
_MOST_INTERESTS = 200
_RECENT, _POSTS, _TRACES = 30, 10, 50
_LONGEST_TARGET = 300
_FRAGMENT = "X-Fragment"


class AdminDesk:
    """The administrators' pages, behind limits of their own."""

    def __init__(
        self, base: KnowledgeBase, renderer: Renderer, config: WebConfig, key: str
    ) -> None:
        self._base = base
        self._renderer = renderer
        sessions = Sessions(base, key, session_cookie(is_secure=config.is_secure))
        self._door = Door(sessions, renderer)
        self._limits = _limit(config.admin_per_minute)
        self._entry_limits = _limit(config.entries_per_minute)

    def routes(self) -> list[Route]:
        """What serves them."""
        pages = {
            ADMIN: self._overview,
            admin.UNANSWERED: self._unanswered,
            admin.TAUGHT: self._taught,
            admin.POSTS: self._posts,
            admin.FOLLOWERS: self._followers,
            admin.AUDIT: self._audit,
        }
        changes = {
            admin.TAUGHT: self._teach,
            f"{admin.TAUGHT}/bo": self._unteach,
            f"{ADMIN}/ra": self._door.leave,
        }
        door, limits = self._door, self._limits
        enter = Route(ADMIN_DOOR, door.enter, methods=["POST"], middleware=self._entry_limits)
        return [
            Route(ADMIN_DOOR, door.show, methods=["GET"], middleware=limits),
            enter,
            *(
                Route(path, door.reading(page), methods=["GET"], middleware=limits)
                for path, page in pages.items()
            ),
            *(
                Route(path, door.changing(change), methods=["POST"], middleware=limits)
                for path, change in changes.items()
            ),
        ]

    async def _overview(self, request: Request, session: Session) -> Response:
        said = request.query_params.get("ngay", "")
        days = int(said) if said in map(str, admin.DAYS) else _USUAL_DAYS
        figures = await self._base.questions.statistics(days)
        return self._door.page(
            "overview.html",
            ADMIN,
            session,
            days=days,
            choices=admin.DAYS,
            charts=[self._renderer.chart(one) for one in admin.charts(figures)],
            asked=admin.asked(await self._base.questions.latest(_RECENT)),
        )

    async def _unanswered(self, _request: Request, session: Session) -> Response:
        figures = await self._base.questions.statistics(_UNANSWERED_DAYS, _MOST_UNANSWERED)
        rows = admin.unanswered(figures, await self._base.known())
        return self._door.page("unanswered.html", admin.UNANSWERED, session, rows=rows)

    async def _taught(self, _request: Request, session: Session) -> Response:
        return await self._teachings(session)

    async def _teachings(
        self, session: Session, problem: str = "", phrase: str = "", target: str = ""
    ) -> Response:
        """What is taught, with a form to teach more; or why that cannot be taught."""
        return self._door.page(
            "taught.html",
            admin.TAUGHT,
            session,
            422 if problem else 200,
            rows=admin.taught(await self._base.known()),
            problem=problem,
            phrase=phrase,
            target=target,
        )

    async def _teach(self, form: dict[str, str], session: Session) -> Response:
        phrase = clean(form.get("phrase", ""))
        target = clean(form.get("target", ""))[:_LONGEST_TARGET]
        known = await self._base.known()
        why = unteachable(phrase, known)
        if why:
            problem = admin_wording.UNTEACHABLE[why]
            return await self._teachings(session, problem, phrase, target)
        found, is_sure = admin.meant(target, known)
        if not found:
            problem = admin_wording.NO_TARGET.format(said=target)
            return await self._teachings(session, problem, phrase, target)
        if not is_sure:
            choices = admin.candidates(found, known)
            return self._door.page(
                "choose.html", admin.TAUGHT, session, phrase=phrase, choices=choices
            )
        await self._learn(phrase, found[0], session, known)
        return RedirectResponse(admin.TAUGHT, 303)

    async def _learn(self, phrase: str, match: Match, session: Session, known: Knowledge) -> None:
        name = words.label(match, known)
        await self._base.teachings.teach(phrase, match.kind, match.id, session.person, name)

    async def _unteach(self, form: dict[str, str], session: Session) -> Response:
        await self._base.teachings.unteach(form.get("phrase", ""), session.person)
        return RedirectResponse(admin.TAUGHT, 303)

    async def _posts(self, request: Request, session: Session) -> Response:
        base = self._base
        latest = await base.posts.latest(_POSTS)
        out = [(post, await base.posts.tally(post)) for post in latest]
        data: dict[str, Any] = {
            "posts": admin.posts(out, await base.known()),
            "drafts": admin.drafts(await base.drafts.waiting(), session.person),
        }
        if _FRAGMENT in request.headers:
            html = self._renderer.page("admin/standing.html", admin=admin_wording.WORDS, **data)
            return HTMLResponse(html, headers={_FRAGMENT: "1"})
        return self._door.page("posts.html", admin.POSTS, session, **data)

    async def _followers(self, _request: Request, session: Session) -> Response:
        figures = await self._base.questions.statistics(1, _MOST_INTERESTS)
        drawn = admin.follower_charts(figures, await self._base.known())
        return self._door.page(
            "followers.html",
            admin.FOLLOWERS,
            session,
            count=words.count(await self._base.subscribers.count()),
            charts=[self._renderer.chart(one) for one in drawn],
        )

    async def _audit(self, request: Request, session: Session) -> Response:
        said = request.query_params.get("truoc", "")
        before = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0  # noqa: PLR2004
        traces = await self._base.audit.latest(_TRACES, before)
        return self._door.page(
            "audit.html",
            admin.AUDIT,
            session,
            rows=admin.audit(traces),
            older=traces[-1].id if len(traces) == _TRACES else None,
        )


def _limit(per_minute: int) -> list[Middleware]:
    return [Middleware(Limited, quota=Quota(per_minute, time.monotonic))]
