"""The life of the Telegram channel: connect, poll, answer, and leave without losing a question."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from structlog.contextvars import bound_contextvars
from telegram import Bot
from telegram.error import TelegramError

from bot.delivery.pace import Pace
from bot.outage import StoreOutage, log_crash
from bot.quota import Quota
from bot.signals import stop_signals
from bot.tasks import race, together
from bot.telegram.audience import note
from bot.telegram.courier import TelegramCourier, resting_seconds
from bot.telegram.dialogue import Dialogue
from bot.telegram.errors import TokenRefused
from bot.telegram.flood import GatedLine, Halt
from bot.telegram.intake import Intake
from bot.telegram.line import Line
from bot.telegram.menus import Menus
from bot.telegram.ordering import ChatOrder
from bot.telegram.outage import Outage
from bot.telegram.patience import Patience
from bot.telegram.poller import WANTED, Poller
from bot.telegram.shelf import Shelf
from bot.telegram.updates import CHANNEL, chat_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.telegram.config import TelegramConfig
    from bot.telegram.contract import Answerer, Replies, Service, Voice
    from bot.telegram.updates import Update
    from bot.telegram.webhook import Webhook

_CONNECTIONS = 256
_POLLS = 2
"""Connections for polling: a poll that is cancelled at its end may keep its own until it is closed,
and the last answers are still to be confirmed.
"""
_TURN_PAUSE = 2.0

_LOG = structlog.stdlib.get_logger("bot.telegram")


class TelegramChannel:
    """Answers people in Telegram until it is asked to stop.

    Args:
        config: which server, which bot.
        answerer: turns requests into replies.
        replies: remembers which messages answer which question.
        voice: what the channel says on its own.
        clock: seconds that never go back, for limits and for how long something lasts.
        service: delivers posts beside the answers, and shares duties with other processes.
        webhook: where updates come in where they are not polled for.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each part of the process is given
        self,
        config: TelegramConfig,
        answerer: Answerer,
        replies: Replies,
        voice: Voice,
        clock: Callable[[], float] = time.monotonic,
        service: Service | None = None,
        webhook: Webhook | None = None,
    ) -> None:
        self._config = config
        self._webhook = webhook
        self._clock = clock
        self._outage = Outage(clock)
        self._is_serving = False
        self._courier: TelegramCourier | None = None
        self._voice = voice
        self._service = service
        self._pace = Pace(config.per_second, resting_seconds, clock)
        self._halt = Halt(clock, self._pace.hold)
        quotas = (
            Quota(config.questions_per_minute, clock),
            Quota(config.group_questions_per_minute, clock),
        )
        self._presses: set[asyncio.Task[None]] = set()
        self._dialogue = Dialogue(answerer, replies, voice, quotas, config.typing_after)

    @property
    def is_up(self) -> bool:
        """Whether it serves, its last call of the server succeeded, and posts are not refused."""
        is_refused = self._courier is not None and self._courier.is_refused
        return self._is_serving and self._outage.is_up and not is_refused

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT; see `run_until`."""
        with stop_signals() as stop:
            await self.run_until(stop)

    async def run_until(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set: then polling ends first and the answers in hand are finished.

        What is not finished in time is left with Telegram for the next start. An outage of
        the network is waited out, at the start too.

        Raises:
            PollerConflict: another process polls for this bot, or sets a webhook for it.
            TokenRefused: the server does not know the token.
        """
        intake = Intake()
        shelf = Shelf(self._service.inbox if self._service else None, intake)
        hearing = self._webhook or shelf
        order = ChatOrder(hearing.done, hearing.held)
        polls = Line(**self._settings(_POLLS))
        answers = GatedLine(self._halt, self._pace, **self._settings(_CONNECTIONS))
        bot = self._bot(answers, polls)
        poller = Poller(polls, bot.base_url, intake, self._outage)
        try:
            try:
                await race(self._serve(bot, poller, order, shelf), stop)
            finally:
                self._is_serving = False
                await self._finish(self._webhook or intake, order)
                await shelf.close(self._config.leaving_seconds)
            await poller.confirm()
        finally:
            await bot.shutdown()

    async def _serve(self, bot: Bot, poller: Poller, order: ChatOrder, shelf: Shelf) -> None:
        await self._outage.endure(bot.initialize)
        if self._voice.commands:
            menu = bot.set_my_commands(list(self._voice.commands))
            await _attempt("command menu not set", menu)
        if self._webhook:
            hearing = self._receive(bot, poller, self._webhook, order)
        else:
            hearing = self._poll(bot, poller, order, shelf)
        await together(hearing, *self._beside(bot))

    async def _receive(self, bot: Bot, poller: Poller, webhook: Webhook, order: ChatOrder) -> None:
        """Have updates posted to us, and take them until cancelled.

        What comes is answered while Telegram refuses the address too: it was told it before, or
        somebody else tells it.
        """
        webhook.open(lambda update: self._dispatch(update, bot, order))
        call = partial(
            bot.set_webhook,
            self._config.webhook_url or "",
            secret_token=webhook.secret,
            allowed_updates=WANTED,
        )
        await self._outage.endure(call)
        _LOG.info("webhook set", bot=bot.username)
        self._is_serving = True
        await poller.watch()

    async def _poll(self, bot: Bot, poller: Poller, order: ChatOrder, shelf: Shelf) -> None:
        """Fetch updates, once no other process that shares the store does; first what it left."""
        self._is_serving = True
        if self._service:
            await self._await_turn(self._service, f"poll:{CHANNEL}:{bot.id}")
        await self._outage.endure(poller.open)
        for update in await shelf.left():
            self._dispatch(update, bot, order)
        _LOG.info("polling", bot=bot.username)
        await poller.run(lambda update: self._dispatch(update, bot, order))

    async def _await_turn(self, service: Service, duty: str) -> None:
        store = StoreOutage("updates are polled for", channel=CHANNEL)
        take = partial(store.endure, partial(service.take, duty))
        if await take():
            return
        _LOG.warning("another process polls for this bot; this one only delivers")
        while not await take():  # noqa: ASYNC110 - another process's row is no event
            await asyncio.sleep(_TURN_PAUSE)
        _LOG.info("the other process is gone")

    def _beside(self, bot: Bot) -> list[Coroutine[Any, Any, None]]:
        if not self._service:
            return []
        menus = Menus(bot, self._service.editors)
        return [self._deliver(self._service), menus.run()]

    async def _deliver(self, service: Service) -> None:
        """Deliver on connections of their own, so that answers never wait for a broadcast."""
        request = GatedLine(self._halt, **self._settings(self._config.delivery_connections))
        bot = self._bot(request, request)
        await self._outage.endure(bot.initialize)
        try:
            self._courier = TelegramCourier(bot, self._config)
            await service.run(self._courier, self._pace)
        finally:
            await bot.shutdown()

    def _dispatch(self, update: Update, bot: Bot, order: ChatOrder) -> None:
        """Queue the update; acknowledge a press at once, before the turn of its chat comes."""
        patience = Patience(self._clock, partial(order.hold, update))
        is_queued = order.begin(update, self._take(update, bot, patience))
        if is_queued and (query := update.get("callback_query")):
            acknowledging = self._dialogue.acknowledge(query, bot, Patience(self._clock))
            with bound_contextvars(**_where(update)):
                press = asyncio.create_task(acknowledging)
            self._presses.add(press)
            press.add_done_callback(self._presses.discard)

    def _bot(self, request: Line, polls: Line) -> Bot:
        token = self._config.token.get_secret_value().strip()
        if not token:
            raise TokenRefused("no token is given")
        return Bot(
            token,
            base_url=self._config.methods_url,
            base_file_url=self._config.files_url,
            request=request,
            get_updates_request=polls,
        )

    def _settings(self, connections: int) -> dict[str, Any]:
        return {
            "connections": connections,
            "seconds": self._config.request_timeout,
            "proxy": self._config.proxy,
        }

    async def _take(self, update: Update, bot: Bot, patience: Patience) -> None:
        with bound_contextvars(**_where(update)):
            try:
                if self._service:
                    await note(update, self._service.audience)
                await self._dialogue.take(update, bot, patience)
            except Exception as error:  # noqa: BLE001 - one's crash must not end the others
                log_crash(_LOG, "turn crashed", error)

    async def _finish(self, intake: Intake | Webhook, order: ChatOrder) -> None:
        if not await intake.rest(self._config.leaving_seconds):
            _LOG.warning("left with unfinished answers", seconds=self._config.leaving_seconds)
        await order.cancel()
        if self._webhook:
            self._webhook.close()
        if self._presses:
            _, waiting = await asyncio.wait(self._presses, timeout=self._config.request_timeout)
            for press in waiting:
                press.cancel()


def _where(update: Update) -> dict[str, Any]:
    """What the log says of an update."""
    return {"channel": CHANNEL, "update": update["update_id"], "chat": chat_of(update)}


async def _attempt(failure: str, call: Coroutine[Any, Any, Any]) -> None:
    """Make a call that the channel can live without."""
    try:
        await call
    except TelegramError as error:
        _LOG.warning(failure, error=str(error))
