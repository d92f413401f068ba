"""The way in and out of the administrators' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.web.forms import read_form
from handlers.site.addresses import ADMIN, ADMIN_DOOR
from handlers.site.admin import TABS
from handlers.site.admin_wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from bot.web.admin.sessions import Sessions
    from bot.web.render import Renderer
    from knowledge.administering.passes import Session

    Page = Callable[[Request, Session], Awaitable[Response]]
    Change = Callable[[dict[str, str], Session], Awaitable[Response]]
    Endpoint = Callable[[Request], Awaitable[Response]]

_LONGEST_TOKEN = 100
_LOG = structlog.stdlib.get_logger("bot.web")

_HEADERS = {"x-robots-tag": "noindex, nofollow", "referrer-policy": "no-referrer"}
"""An address here may hold a pass, which no other site is told."""


class Door:
    """Lets administrators in, sees to it that nobody else gets further, and draws their pages."""

    def __init__(self, sessions: Sessions, renderer: Renderer) -> None:
        self._sessions = sessions
        self._renderer = renderer

    async def show(self, request: Request) -> Response:
        """A button to come in by: what only looks at a link, as messengers do, spends no pass."""
        token = request.query_params.get("ma", "")[:_LONGEST_TOKEN]
        if not token:
            return self.turned_away()
        return self._notice(WORDS.entering, WORDS.entering_how, token=token)

    async def enter(self, request: Request) -> Response:
        """Spend a pass and open a session."""
        form = await read_form(request)
        session = await self._sessions.open(form.get("ma", "")[:_LONGEST_TOKEN])
        if session is None:
            host = request.client.host if request.client else ""
            _LOG.warning("pass refused", address=host)
            return self._notice(WORDS.link_over, WORDS.link_over_how, 403)
        response = RedirectResponse(ADMIN, 303)
        self._sessions.remember(response, session)
        return response

    async def leave(self, _form: dict[str, str], session: Session) -> Response:
        """End the session."""
        response = self._notice(WORDS.left, WORDS.outside_how)
        await self._sessions.end(session, response)
        return response

    def turned_away(self) -> Response:
        """Somebody without a session."""
        return self._notice(WORDS.outside, WORDS.outside_how, 403)

    def reading(self, page: Page) -> Endpoint:
        """An endpoint that shows a page to those who are in."""

        async def shown(request: Request) -> Response:
            session = await self._sessions.read(request)
            return await page(request, session) if session else self.turned_away()

        return shown

    def changing(self, change: Change) -> Endpoint:
        """An endpoint that takes a form which was made in the session that sends it."""

        async def done(request: Request) -> Response:
            form = await read_form(request)
            session = await self._sessions.read(request)
            if session is None or not self._sessions.made(form.get("mark", ""), session):
                raise HTTPException(403)
            return await change(form, session)

        return done

    def page(
        self,
        template: str,
        here: str,
        session: Session,
        status: int = 200,
        **data: Any,  # noqa: ANN401 - what the template shows
    ) -> Response:
        """A page of those who are in."""
        heading = dict(TABS)[here]
        html = self._renderer.page(
            f"admin/{template}",
            title=f"{heading} – {WORDS.title}",
            description="",
            canonical=None,
            here=here,
            heading=heading,
            tabs=TABS,
            admin=WORDS,
            person=str(session.person),
            mark=self._sessions.mark(session),
            **data,
        )
        return HTMLResponse(html, status, _HEADERS)

    def _notice(self, heading: str, said: str, status: int = 200, token: str = "") -> Response:
        html = self._renderer.page(
            "admin/door.html",
            title=f"{heading} – {WORDS.title}",
            description="",
            canonical=None,
            here=ADMIN_DOOR,
            heading=heading,
            said=said,
            token=token,
            address=ADMIN_DOOR,
            admin=WORDS,
        )
        return HTMLResponse(html, status, _HEADERS)
