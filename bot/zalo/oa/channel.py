"""The life of an Official Account: keep its token, answer, deliver, know who follows."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from bot.delivery.pace import Pace
from bot.outage import StoreOutage
from bot.quota import Quota
from bot.zalo.brake import Brake
from bot.zalo.composer import Composer
from bot.zalo.counter import Counter
from bot.zalo.courier import ZaloCourier, resting_seconds
from bot.zalo.desk import Desk
from bot.zalo.dialogue import Dialogue, Limits
from bot.zalo.oa.api import OaApi
from bot.zalo.oa.carrier import OaCarrier
from bot.zalo.oa.config import CHANNEL
from bot.zalo.oa.events import Kind, event_of, request_of
from bot.zalo.oa.hook import OaHook

if TYPE_CHECKING:
    from bot.webhooks import Receiver
    from bot.zalo.oa.config import OaConfig
    from bot.zalo.oa.tokens import Tokens
    from bot.zalo.service import Office
    from bot.zalo.waiting import Rest

_LOG = structlog.stdlib.get_logger("bot.zalo")


class OaChannel:
    """Answers people who follow the account until it is asked to stop."""

    def __init__(self, config: OaConfig, office: Office, tokens: Tokens) -> None:
        self._config = config
        self._service = office.service
        self._tokens = tokens
        self._store = StoreOutage("held posts go out", channel=CHANNEL)
        self._api = OaApi(config, tokens)
        pace = Pace(config.per_second, resting_seconds, office.clock)
        carrier = OaCarrier(self._api, config, Brake(office.clock, pace))
        composer = Composer(office.menus, CHANNEL, carrier.most_keys)
        quota = Quota(config.questions_per_minute, office.clock)
        limits = Limits(quota, pace, typing_after=0.0, again_after=config.again_after)
        self._dialogue = Dialogue(office, composer, carrier, limits)
        self._desk = Desk(office.inbox, CHANNEL, self._handle, office.clock)
        courier = ZaloCourier(carrier, composer)
        self._counter = Counter(self._desk, courier, pace, office.service)
        self._hook = OaHook(config, self._desk, office.now)

    @property
    def receivers(self) -> tuple[Receiver, ...]:
        """The webhook: for the web server that the process runs."""
        return (self._hook,)

    @property
    def is_up(self) -> bool:
        """Whether it serves, with a token that Zalo takes as far as is known."""
        return self._counter.is_serving and self._tokens.is_good

    async def run_until(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set; what cannot be sent for want of consent waits."""
        keeping = asyncio.create_task(self._tokens.keep())
        try:
            leaving = self._config.leaving_seconds
            await self._counter.serve_until(stop, self._begin, (), leaving)
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
            await self._api.close()

    async def _begin(self) -> None:
        _LOG.info("serving", channel=CHANNEL)

    async def _handle(self, body: dict[str, Any], out: int) -> Rest | None:
        event = event_of(body)
        if event is None:
            return None
        if event.kind is Kind.LEFT:
            await self._service.audience.gone(CHANNEL, event.person)
            return None
        rest = await self._dialogue.take(request_of(body, event), out)
        await self._store.endure(partial(self._service.wake, CHANNEL, event.person))
        return rest
