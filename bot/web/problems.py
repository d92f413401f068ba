"""Errors as people read them, a page, and as programs do: RFC 9457."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from handlers.site.wording import problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.requests import Request

    from bot.web.render import Renderer

    Handler = Callable[[Request, Exception], Response]

PROBLEM_JSON = "application/problem+json"
_FOR_PROGRAMS = ("/api", "/telegram", "/webhooks", "/healthz", "/readyz", "/metrics")
_BODILESS = {204, 304}


class ProblemResponse(JSONResponse):
    """Problem details; `errors` says which parts of the request are wrong, and how."""

    media_type = PROBLEM_JSON

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[dict[str, Any]] = (),
    ) -> None:
        said = problem(status)
        content = {
            "type": "about:blank",
            "title": said.title,
            "status": status,
            "detail": said.detail,
        }
        super().__init__(content | ({"errors": list(errors)} if errors else {}), status, headers)


class Problems:
    """Handlers of what goes wrong."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer

    @property
    def handlers(self) -> dict[Any, Handler]:
        """For an application's `exception_handlers`."""
        return {HTTPException: self._refused, Exception: self._crashed}

    def page(self, status: int, **near: Any) -> str:  # noqa: ANN401 - what the template shows
        """An error as a page; `near` is what may have been meant."""
        said = problem(status)
        shown = {"nearest": None, "found": (), "opened": frozenset()} | near
        return self.renderer.page(
            "problem.html",
            title=said.title,
            description=said.detail,
            canonical=None,
            here="",
            problem=said,
            **shown,
        )

    def _refused(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return self._crashed(request, error)
        if error.status_code in _BODILESS:
            return Response(status_code=error.status_code, headers=error.headers)
        return self._response(request, error.status_code, error.headers)

    def _crashed(self, request: Request, _error: Exception) -> Response:
        return self._response(request, 500, None)

    def _response(
        self, request: Request, status: int, headers: Mapping[str, str] | None
    ) -> Response:
        if request.url.path.startswith(_FOR_PROGRAMS):
            return ProblemResponse(status, headers)
        return HTMLResponse(self.page(status), status, headers)
