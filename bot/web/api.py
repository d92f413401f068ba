"""The API for programs: ask, and read what is known; errors are problem details."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route

from bot import contract
from bot.web import api_models as models
from bot.web.limits import Limited
from bot.web.problems import PROBLEM_JSON, ProblemResponse
from bot.web.security import Bounded
from handlers.site import library
from handlers.site.wording import WORDS
from knowledge.publishing.questions import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from bot.metrics import Metrics
    from bot.quota import Quota
    from bot.web.render import Renderer
    from knowledge.base import KnowledgeBase
    from knowledge.catalogue import Catalogue

_CHANNEL = "api"
_LONGEST_BODY = 64 * 1024
_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": about,
        "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, about in (
        (422, "The request does not fit the schema"),
        ("default", "Any other error"),
    )
}

PageNumber = Annotated[int, Query(ge=1, le=models.LAST_PAGE)]
PageSize = Annotated[int, Query(ge=1, le=models.LARGEST_PAGE)]


class Api:
    """The API under `/api`, with a share for each address, which questions on pages count to."""

    def __init__(
        self, base: KnowledgeBase, renderer: Renderer, metrics: Metrics, quota: Quota
    ) -> None:
        self._base = base
        self._renderer = renderer
        self._metrics = metrics
        self._quota = quota
        self._app = self._application()

    def routes(self) -> list[BaseRoute]:
        """What serves it."""
        return [
            Route("/api", _to_documentation),
            Mount("/api", Limited(Bounded(self._app, _LONGEST_BODY), self._quota)),
        ]

    async def ask(self, question: models.Question) -> JSONResponse:
        """Ask a question that stands alone: the answer of `danvan ask --json`."""
        started = time.perf_counter()
        known = await self._base.known()
        answer = await self._base.answer(question.q, known=known)
        await self._base.questions.log(_CHANNEL, Asked(question.q, answer.outcome.value))
        seconds = time.perf_counter() - started
        self._metrics.answered(_CHANNEL, answer.outcome, seconds)
        return JSONResponse(contract.answer_object(question.q, answer, known, 1000 * seconds))

    async def tasks(
        self, request: Request, page: PageNumber = 1, size: PageSize = 20
    ) -> JSONResponse:
        """Read the tasks, in the order of their programmes."""
        catalogue = (await self._base.known()).catalogue
        tasks = list(catalogue.tasks.values())
        return _paged(request, tasks, page, size, contract.task_object)

    async def directives(
        self, request: Request, page: PageNumber = 1, size: PageSize = 20
    ) -> JSONResponse:
        """Read the directives, in the order in which the programmes name them."""
        catalogue = (await self._base.known()).catalogue
        directives = list(catalogue.directives.values())
        return _paged(request, directives, page, size, _with(catalogue))

    async def articles(
        self, request: Request, page: PageNumber = 1, size: PageSize = 20
    ) -> JSONResponse:
        """Read the articles, newest first."""
        some, total = await library.articles(self._base, (page - 1) * size, size)
        return _page(request, list(map(contract.article_object, some)), page, size, total)

    async def documentation(self) -> HTMLResponse:
        """The API for people: every operation with its parameters, without a line of script."""
        schema = self._app.openapi()
        html = self._renderer.page(
            "api.html",
            title=f"{WORDS.api} – {WORDS.site}",
            description=WORDS.api_about,
            canonical=None,
            here="/api",
            schema=schema,
            operations=_operations(schema),
        )
        return HTMLResponse(html)

    def _application(self) -> FastAPI:
        app = _Documented(
            title=WORDS.site,
            version="1",
            description=WORDS.api_about,
            servers=[{"url": "/api"}],
            root_path_in_servers=False,
            docs_url=None,
            redoc_url=None,
            openapi_url="/openapi.json",
            exception_handlers={
                RequestValidationError: _invalid,
                HTTPException: _refused,
                Exception: _crashed,
            },
        )
        ask = _described(models.Answer)
        app.post("/ask", **ask, operation_id="ask")(self.ask)
        for name, of, read in (
            ("tasks", models.Task, self.tasks),
            ("directives", models.Directive, self.directives),
            ("articles", models.Article, self.articles),
        ):
            app.get(f"/{name}", **_described(models.Page[of]), operation_id=name)(read)  # type: ignore[valid-type]
        app.get("/", include_in_schema=False)(self.documentation)
        return app


async def _to_documentation(_request: Request) -> Response:
    return RedirectResponse("/api/", 308)


def _described(answer: type) -> dict[str, Any]:
    return {"responses": {200: {"model": answer}, **_REFUSALS}}


class _Documented(FastAPI):
    """An application whose description has the schema of problem details, which operations
    refer to; it is made when somebody asks for it."""

    def openapi(self) -> dict[str, Any]:
        schema = super().openapi()
        schema["components"]["schemas"].setdefault("Problem", models.Problem.model_json_schema())
        return schema


def _with(catalogue: Catalogue) -> Callable[[Any], dict[str, Any]]:
    return lambda directive: contract.directive_object(directive, catalogue)


def _paged(
    request: Request,
    everything: Sequence[Any],
    page: int,
    size: int,
    told: Callable[[Any], dict[str, Any]],
) -> JSONResponse:
    shown = [told(one) for one in everything[(page - 1) * size : page * size]]
    return _page(request, shown, page, size, len(everything))


def _page(
    request: Request, items: list[dict[str, Any]], page: int, size: int, total: int
) -> JSONResponse:
    """A page, with the addresses of its neighbours in `Link` (RFC 8288)."""
    pages = math.ceil(total / size)
    near = (("prev", page - 1), ("next", page + 1))
    links = [
        f'<{request.url.path}?page={number}&size={size}>; rel="{name}"'
        for name, number in near
        if 1 <= number <= pages
    ]
    content = {"items": items, "page": page, "size": size, "total": total, "pages": pages}
    return JSONResponse(content, headers={"link": ", ".join(links)} if links else None)


async def _invalid(_request: Request, error: Exception) -> Response:
    """What is wrong, by place; never the value, which may be a person's words."""
    listed = error.errors() if isinstance(error, RequestValidationError) else []
    wrong = [{"loc": [str(at) for at in one["loc"]], "type": one["type"]} for one in listed]
    return ProblemResponse(422, errors=wrong)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return await _crashed(request, error)
    return ProblemResponse(error.status_code, error.headers)


async def _crashed(_request: Request, _error: Exception) -> Response:
    return ProblemResponse(500)


def _operations(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The operations as the page lists them."""
    return [
        {"method": method.upper(), "path": f"/api{path}", **operation}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
