"""How the process is: alive, ready, and in figures."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.metrics import MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from bot.metrics import Metrics
    from knowledge.base import KnowledgeBase

_PATIENCE = 5.0

_LOG = structlog.stdlib.get_logger("bot.web")


async def _alive(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})


HEALTH = Route("/healthz", _alive)
"""Tells that the process is alive."""


class Status:
    """Serves `/healthz`, `/readyz` and `/metrics`; none of them says anything of a person.

    `channels` tells of each channel of the process whether it is in touch with its server.
    """

    def __init__(
        self, base: KnowledgeBase, metrics: Metrics, channels: Mapping[str, Callable[[], bool]]
    ) -> None:
        self._base = base
        self._metrics = metrics
        self._channels = channels

    def routes(self) -> list[Route]:
        """What serves it."""
        return [
            HEALTH,
            Route("/readyz", self._ready),
            Route("/metrics", self._figures),
        ]

    async def _ready(self, _request: Request) -> Response:
        checks = await self._knows() | {name: is_up() for name, is_up in self._channels.items()}
        said = {name: "ok" if is_well else "down" for name, is_well in checks.items()}
        is_ready = all(checks.values())
        status = 200 if is_ready else 503
        return JSONResponse({"status": "ok" if is_ready else "down", "checks": said}, status)

    async def _knows(self) -> dict[str, bool]:
        """Whether the store answers, and there is something to answer from."""
        try:
            async with asyncio.timeout(_PATIENCE):
                known = await self._base.known()
        except (SQLAlchemyError, TimeoutError) as error:
            _LOG.warning("store does not answer", error=type(error).__name__)
            return {"store": False, "index": False}
        return {"store": True, "index": bool(known.entries or known.articles)}

    async def _figures(self, _request: Request) -> Response:
        backlog = await self._base.backlogs.read()
        return Response(self._metrics.text(backlog), media_type=MEDIA_TYPE)
