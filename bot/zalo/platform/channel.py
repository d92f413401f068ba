"""The life of a bot of the Zalo Bot Platform: find out who it is, hear, answer, deliver."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from bot.delivery.courier import Verdict
from bot.delivery.pace import Pace
from bot.quota import Quota
from bot.zalo.brake import Brake
from bot.zalo.composer import Composer
from bot.zalo.counter import Counter
from bot.zalo.courier import ZaloCourier, resting_seconds
from bot.zalo.desk import Desk
from bot.zalo.dialogue import Dialogue, Limits
from bot.zalo.errors import CallFailed, WebhookRefused
from bot.zalo.outage import Outage
from bot.zalo.platform.api import PlatformApi
from bot.zalo.platform.carrier import PlatformCarrier
from bot.zalo.platform.config import CHANNEL
from bot.zalo.platform.hook import PlatformHook
from bot.zalo.platform.poller import Poller
from bot.zalo.platform.updates import request_of
from knowledge.publishing.editors import Person

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator

    from bot.webhooks import Receiver
    from bot.zalo.platform.config import PlatformConfig
    from bot.zalo.platform.updates import Event
    from bot.zalo.service import Office
    from bot.zalo.waiting import Rest
    from handlers.messages import Request

_LOG = structlog.stdlib.get_logger("bot.zalo")


class PlatformChannel:
    """Answers people in Zalo until it is asked to stop."""

    def __init__(self, config: PlatformConfig, office: Office) -> None:
        self._config = config
        self._editors = office.service.editors
        self._names: tuple[str, ...] = ()
        self._api = PlatformApi(config)
        self._outage = Outage(config.again_after)
        pace = Pace(config.per_second, resting_seconds, office.clock)
        carrier = PlatformCarrier(self._api, config, Brake(office.clock, pace))
        composer = Composer(office.menus, CHANNEL, carrier.most_keys)
        quota = Quota(config.questions_per_minute, office.clock)
        limits = Limits(quota, pace, config.typing_after, config.again_after)
        self._dialogue = Dialogue(office, composer, carrier, limits)
        self._desk = Desk(office.inbox, CHANNEL, self._handle, office.clock)
        courier = ZaloCourier(carrier, composer)
        self._counter = Counter(self._desk, courier, pace, office.service)
        secret = config.webhook_secret
        self._receivers = (PlatformHook(secret, self._desk),) if secret else ()

    @property
    def receivers(self) -> tuple[Receiver, ...]:
        """The webhook, where there is one: for the web server that the process runs."""
        return self._receivers

    @property
    def is_up(self) -> bool:
        """Whether it serves, and the last call of the server succeeded."""
        return self._counter.is_serving and self._outage.is_up

    async def run_until(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set; an outage of the network is waited out.

        Raises:
            ZaloRefused: the server does not know the token.
        """
        beside = () if self._config.webhook_secret else (self._poll,)
        try:
            leaving = self._config.leaving_seconds
            await self._counter.serve_until(stop, self._begin, beside, leaving)
        finally:
            await self._api.close()

    async def _begin(self) -> None:
        me = await self._outage.endure(partial(self._api.call, "getMe", {}))
        self._names = tuple(_names(me))
        _LOG.info("serving", channel=CHANNEL, bot=self._names[:1])
        if self._config.webhook_secret:
            await self._set_webhook(self._config.webhook_secret.get_secret_value())

    async def _set_webhook(self, secret: str) -> None:
        url = self._config.webhook_url
        if url is None:
            _LOG.warning("webhook to be set by hand: PUBLIC_URL is not given")
            return
        wanted = {"url": url, "secret_token": secret}
        try:
            found = await self._outage.endure(partial(self._hooked, wanted))
        except WebhookRefused as refusal:
            _LOG.error("webhook to be set by hand", error=str(refusal))
        else:
            _LOG.info("webhook set", verified=_outcome(found))

    async def _hooked(self, wanted: dict[str, str]) -> Any:  # noqa: ANN401 - of any form
        try:
            return await self._api.call("setWebhook", wanted)
        except CallFailed as failure:
            if failure.outcome.verdict is Verdict.REFUSED:
                raise WebhookRefused(failure.outcome.error) from None
            raise

    async def _poll(self) -> None:
        try:
            await self._api.call("deleteWebhook", {})
        except CallFailed as failure:
            _LOG.info("webhook not removed", error=failure.outcome.error)
        await Poller(self._api, self._desk, self._outage).run()

    async def _handle(self, event: Event, out: int) -> Rest | None:
        request = request_of(event, self._names)
        if request is None:
            return None
        may_manage = partial(self._may_manage, request)
        return await self._dialogue.take(replace(request, may_manage=may_manage), out)

    async def _may_manage(self, request: Request) -> bool:
        """Whether a person decides for the chat: Zalo tells of no managers, so editors do."""
        return request.is_private or await self._editors.may_publish(
            Person(CHANNEL, request.person)
        )


def _names(me: Any) -> Iterator[str]:  # noqa: ANN401 - whatever the server gave
    """What people may call the bot."""
    for name in ("account_name", "display_name"):
        if isinstance(me, dict) and isinstance(me.get(name), str) and me[name]:
            yield me[name]


def _outcome(result: Any) -> str:  # noqa: ANN401 - whatever the server gave
    """What Zalo found when it looked at the address."""
    found = result.get("verification") if isinstance(result, dict) else None
    return str(found.get("outcome", "")) if isinstance(found, dict) else ""
