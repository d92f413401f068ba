"""The web application: every part of it put together."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Router

from bot.quota import Quota
from bot.web.admin.desk import AdminDesk
from bot.web.api import Api
from bot.web.assets import Assets
from bot.web.chat import Chat, Door, Parts
from bot.web.config import CHANNEL
from bot.web.courier import WebCourier
from bot.web.limits import Limited, Streams, half_of_files
from bot.web.live import Live
from bot.web.pages import Pages
from bot.web.problems import Problems
from bot.web.render import Renderer
from bot.web.security import Bounded, Guarded
from bot.web.visitors import Visitors, frame_cookie, own_cookie
from bot.web.widget import FRAME, Widget
from handlers.site import addresses
from handlers.site.wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

    from bot.metrics import Metrics
    from bot.web.config import WebConfig
    from bot.web.contract import Answerer
    from knowledge.base import KnowledgeBase

_LONGEST_FORM = 32 * 1024
_MENU = (
    (addresses.CHAT, WORDS.chat),
    (addresses.TASKS, WORDS.tasks),
    (addresses.DIRECTIVES, WORDS.directives),
    (addresses.ARTICLES, WORDS.articles),
    (addresses.PICTURE, WORDS.picture),
)


class Site:
    """What is served, and how posts reach it.

    Args:
        base: what is known.
        answerer: what answers in the chat.
        metrics: counts what the API answers.
        config: how it is served.
        key: signs cookies and forms, see `Keys`.
        routes: of others, webhooks and health; they have limits of their own.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each part of the process is given
        self,
        base: KnowledgeBase,
        answerer: Answerer,
        metrics: Metrics,
        config: WebConfig,
        key: str,
        routes: Sequence[BaseRoute] = (),
    ) -> None:
        transcripts = base.transcripts(CHANNEL)
        assets = Assets()
        self.renderer = Renderer(asset=assets.address, menu=_MENU)
        self.live = Live(transcripts)
        self.courier = WebCourier(transcripts, self.live)
        self._problems = Problems(self.renderer)
        secure = config.is_secure
        own = Visitors(key, own_cookie(is_secure=secure))
        framed = Visitors(key, frame_cookie(is_secure=secure))
        parts = Parts(
            base,
            answerer,
            self.renderer,
            transcripts,
            self.live,
            f"{config.public_url}/" if config.public_url else None,
            config.questions_per_minute,
            Streams(min(config.most_streams, half_of_files())),
        )
        frame = Door(FRAME, framed, config.widget_origins, is_frame=True)
        asking = Quota(config.api_per_minute, time.monotonic)
        pages: list[BaseRoute] = [
            *Chat(parts, Door("/", own)).routes(),
            *Chat(parts, frame).routes(),
            *Pages(base, own, self._problems, asking, config.public_url).routes(),
            *AdminDesk(base, self.renderer, config, key).routes(),
            *Widget(assets["widget.js"]).routes(),
            *assets.routes(),
        ]
        api = Api(base, self.renderer, metrics, asking)
        quota = Quota(config.web_per_minute, time.monotonic)
        served = Limited(Bounded(Router(pages), _LONGEST_FORM), quota)
        self.app: ASGIApp = Starlette(
            routes=[*routes, *api.routes(), Mount("/", served)],
            middleware=[Middleware(Guarded, is_secure=secure)],
            exception_handlers=self._problems.handlers,
        )
