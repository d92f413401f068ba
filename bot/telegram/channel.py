"""The life of the Telegram channel: connect, poll, answer, and leave without losing a question."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from structlog.contextvars import bound_contextvars
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import Application, TypeHandler

from bot.delivery.pace import Pace
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
from bot.telegram.outbox import Outbox
from bot.telegram.poller import WANTED, Poller
from bot.telegram.updates import CHANNEL

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from telegram.ext import CallbackContext

    from bot.telegram.config import TelegramConfig
    from bot.telegram.contract import Answerer, Replies, Service, Voice
    from bot.telegram.webhook import Webhook

    App = Application[Any, Any, Any, Any, Any, Any]
    Context = CallbackContext[Any, Any, Any, Any]

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
        clock: seconds that never go back, for the limits on questions and on messages.
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
        self._outage = Outage()
        self._is_serving = False
        self._voice = voice
        self._service = service
        self._pace = Pace(config.per_second, resting_seconds, clock)
        self._halt = Halt(clock, self._pace.hold)
        quota = Quota(config.questions_per_minute, clock)
        self._dialogue = Dialogue(answerer, replies, voice, quota, config.typing_after)

    @property
    def is_up(self) -> bool:
        """Whether it serves, and the last call of the server succeeded."""
        return self._is_serving and self._outage.is_up

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT; see `run_until`."""
        with stop_signals() as stop:
            await self.run_until(stop)

    async def run_until(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set: then polling ends first and the answers in hand are finished.

        What is not finished in time is left with Telegram for the next start. An outage of
        the network is waited out, at the start too.

        Raises:
            PollerConflict: another process polls for this bot.
            TokenRefused: the server does not know the token.
        """
        intake = Intake()
        order = ChatOrder(self._webhook.done if self._webhook else intake.done)
        app = self._application(order)
        poller = Poller(app.bot, intake, self._outage)
        async with _lifetime(app):
            try:
                await race(self._serve(app, poller), stop)
            finally:
                self._is_serving = False
                await self._finish(self._webhook or intake, order)
            if app.running and not self._webhook:
                await poller.confirm()

    async def _serve(self, app: App, poller: Poller) -> None:
        await self._outage.endure(app.bot.initialize)
        await app.initialize()
        if self._voice.commands:
            menu = app.bot.set_my_commands(list(self._voice.commands))
            await _attempt("command menu not set", menu)
        await app.start()
        hearing = self._receive(app, self._webhook) if self._webhook else self._poll(app, poller)
        await together(hearing, *self._beside(app))

    async def _receive(self, app: App, webhook: Webhook) -> None:
        """Have updates posted to us, and take them until cancelled."""
        call = partial(
            app.bot.set_webhook,
            self._config.webhook_url or "",
            secret_token=webhook.secret,
            allowed_updates=WANTED,
        )
        await self._outage.endure(call)
        _LOG.info("webhook set", bot=app.bot.username)
        webhook.open(partial(Update.de_json, bot=app.bot), partial(self._dispatch, app))
        self._is_serving = True
        await asyncio.Event().wait()

    async def _poll(self, app: App, poller: Poller) -> None:
        """Fetch updates, once no other process that shares the store does."""
        if self._service:
            await self._await_turn(self._service, f"poll:{CHANNEL}:{app.bot.id}")
        await _attempt("webhook not removed", app.bot.delete_webhook())
        _LOG.info("polling", bot=app.bot.username)
        self._is_serving = True
        await poller.run(lambda update: self._dispatch(app, update))

    async def _await_turn(self, service: Service, duty: str) -> None:
        if await service.take(duty):
            return
        _LOG.warning("another process polls for this bot; this one only delivers")
        while not await service.take(duty):  # noqa: ASYNC110 - another process's row is no event
            await asyncio.sleep(_TURN_PAUSE)
        _LOG.info("the other process is gone")

    def _beside(self, app: App) -> list[Coroutine[Any, Any, None]]:
        if not self._service:
            return []
        menus = Menus(app.bot, self._service.editors)
        return [self._deliver(self._service), menus.run()]

    async def _deliver(self, service: Service) -> None:
        """Deliver on connections of their own, so that answers never wait for a broadcast."""
        connections = self._config.delivery_connections
        request = GatedLine(self._halt, **self._settings(connections))
        bot = Bot(
            self._config.token.get_secret_value().strip(),
            base_url=self._config.methods_url,
            base_file_url=self._config.files_url,
            request=request,
            get_updates_request=request,
        )
        await self._outage.endure(bot.initialize)
        try:
            await service.run(TelegramCourier(bot, self._config), self._pace)
        finally:
            await bot.shutdown()

    def _dispatch(self, app: App, update: Update) -> None:
        """Acknowledge a press at once, before the turn of its chat comes; queue the update."""
        if update.callback_query:
            app.create_task(self._dialogue.acknowledge(update.callback_query))
        app.update_queue.put_nowait(update)

    def _application(self, order: ChatOrder) -> App:
        token = self._config.token.get_secret_value().strip()
        if not token:
            raise TokenRefused("no token is given")
        app: App = (
            Application.builder()
            .token(token)
            .base_url(self._config.methods_url)
            .base_file_url(self._config.files_url)
            .request(GatedLine(self._halt, self._pace.spend, **self._settings(_CONNECTIONS)))
            .get_updates_request(Line(**self._settings(_POLLS)))
            .concurrent_updates(order)
            .updater(None)
            .job_queue(None)
            .build()
        )
        app.add_handler(TypeHandler(Update, self._take))
        app.add_error_handler(_log_crash)
        return app

    def _settings(self, connections: int) -> dict[str, Any]:
        return {
            "connections": connections,
            "seconds": self._config.request_timeout,
            "proxy": self._config.proxy,
        }

    async def _take(self, update: Update, context: Context) -> None:
        with bound_contextvars(channel=CHANNEL, **_whereabouts(update)):
            if self._service:
                await note(update, self._service.audience)
            await self._dialogue.take(update, Outbox(context.bot))

    async def _finish(self, intake: Intake | Webhook, order: ChatOrder) -> None:
        if not await intake.rest(self._config.leaving_seconds):
            _LOG.warning("left with unfinished answers", seconds=self._config.leaving_seconds)
            order.cancel()
        if self._webhook:
            self._webhook.close()


@asynccontextmanager
async def _lifetime(app: App) -> AsyncIterator[None]:
    try:
        yield
    finally:
        if app.running:
            await app.stop()
        await app.shutdown()
        await app.bot.shutdown()


async def _attempt(failure: str, call: Coroutine[Any, Any, Any]) -> None:
    """Make a call that the channel can live without."""
    try:
        await call
    except TelegramError as error:
        _LOG.warning(failure, error=str(error))


async def _log_crash(update: object, context: Context) -> None:
    where = _whereabouts(update) if isinstance(update, Update) else {}
    _LOG.error("turn crashed", **where, exc_info=context.error)


def _whereabouts(update: Update) -> dict[str, int | None]:
    chat = update.effective_chat
    return {"update": update.update_id, "chat": chat.id if chat else None}
