"""The web beside whatever else the process does: put together, served, and its posts delivered."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog
from starlette.applications import Starlette

from bot.beside import beside
from bot.delivery.pace import Pace
from bot.metrics import Metrics
from bot.web.config import WebConfig
from bot.web.errors import ListenError, PortTakenError
from bot.web.server import WebServer
from bot.web.site import Site
from bot.web.status import HEALTH, Status
from handlers.site import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.routing import BaseRoute

    from bot.delivery.service import Deliveries
    from bot.settings import Settings
    from bot.web.contract import Answerer
    from knowledge.base import KnowledgeBase

__all__ = ["Metrics", "config_of", "serve_web", "serve_webhooks"]

_KEY = "web"

_LOG = structlog.stdlib.get_logger("bot.web")


async def serve_web(  # noqa: PLR0913, PLR0917 - each part of the process is given
    base: KnowledgeBase,
    settings: Settings,
    answerer: Answerer,
    deliveries: Deliveries,
    metrics: Metrics,
    tell: Callable[[str], None],
    channels: Mapping[str, Callable[[], bool]] | None = None,
    routes: Sequence[BaseRoute] = (),
) -> None:
    """Serve until cancelled; where nothing can listen, say so and return.

    `channels` tells whether the other channels are in touch, `routes` are their webhooks.

    Raises:
        ListenError: nothing can listen, and there are webhooks.
    """
    config = config_of(settings)
    status = Status(base, metrics, channels or {})
    key = await base.keys.key(_KEY)
    site = Site(base, answerer, metrics, config, key, [*status.routes(), *routes])
    try:
        server = WebServer(site.app, config, site.live.close)
    except ListenError as error:
        if routes:
            raise
        _LOG.warning("pages not served", why=str(error))
        tell(_refusal(error, config))
        return
    tell(wording.ADDRESS.format(url=config.public_url or server.address))
    pace = Pace(site.courier.per_second, site.courier.rest, time.monotonic)
    async with beside(deliveries.run(site.courier, pace)), beside(site.live.run()):
        await server.run()


async def serve_webhooks(settings: Settings, routes: Sequence[BaseRoute]) -> None:
    """Serve what messengers post to, and `/healthz`, until cancelled.

    Raises:
        ListenError: nothing can listen.
    """
    config = config_of(settings)
    server = WebServer(Starlette(routes=[HEALTH, *routes]), config)
    _LOG.info("listening for webhooks", host=config.host, port=config.port)
    await server.run()


def config_of(settings: Settings) -> WebConfig:
    """The channel's part of the settings."""
    return WebConfig(
        host=settings.web_host,
        port=settings.web_port,
        public_url=settings.public_url,
        trusted_proxies=settings.trusted_proxies,
        widget_origins=settings.widget_origins,
        web_per_minute=settings.web_per_minute,
        api_per_minute=settings.api_per_minute,
    )


def _refusal(error: ListenError, config: WebConfig) -> str:
    if isinstance(error, PortTakenError):
        return wording.PORT_TAKEN.format(port=config.port)
    return wording.NO_ADDRESS.format(host=config.host, port=config.port)
