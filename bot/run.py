"""Put the parts together: the knowledge base, the assistant, and the channels to serve."""

from __future__ import annotations

import asyncio
import gc
import random
import sys
import time
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

import structlog
from rich.console import Console

from bot.beside import beside
from bot.console import ConsoleChannel, is_interactive, login_name
from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from bot.lines import is_deaf, lines
from bot.opening import filled_knowledge, now
from bot.pages.reader import SafePageReader
from bot.signals import stop_signals
from bot.tasks import together
from handlers.account import Account
from handlers.administration import Administration
from handlers.assistant import Assistant
from handlers.publishing.feature import Publishing
from knowledge.errors import DanvanError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping, Sequence

    from pydantic import SecretStr
    from starlette.routing import BaseRoute

    from bot.metrics import Measured, Metrics
    from bot.settings import Settings
    from bot.telegram.config import TelegramConfig
    from bot.telegram.webhook import Webhook
    from bot.webhooks import Receiver
    from knowledge.base import KnowledgeBase

_LOG = structlog.stdlib.get_logger("bot")


class Channel(Protocol):
    """A way to people that serves until it is asked to stop."""

    @property
    def is_up(self) -> bool:
        """Whether it is in touch with its server."""
        ...

    async def run_until(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set."""
        ...


class Hearing(Channel, Protocol):
    """A channel that a messenger may post to."""

    @property
    def receivers(self) -> tuple[Receiver, ...]:
        """Its webhooks."""
        ...


async def serve(settings: Settings) -> None:
    """Serve every channel that the settings name, else chat in the terminal; and the pages."""
    if settings.telegram_token or settings.zalo_bot_token or settings.zalo_oa:
        await serve_channels(settings)
    else:
        await serve_terminal(settings)


async def chat(settings: Settings) -> None:
    """Chat in the terminal; without one, answer the lines of standard input."""
    async with _terminal(settings) as (_, channel):
        if is_interactive():
            await channel.chat()
        else:
            await channel.answer_lines(sys.stdin)


async def serve_terminal(settings: Settings) -> None:
    """Chat in the terminal and serve the pages.

    Without a terminal the lines of standard input are answered, and the pages are served once none
    comes for a while; without any input, the pages alone.
    """
    async with _terminal(settings) as (base, channel):
        if is_interactive():
            async with beside(_pages(base, settings, channel.announce)):
                await channel.chat()
        elif is_deaf():
            await _until_stopped(_pages(base, settings, _tell))
        else:
            await _answer_lines(channel, lambda: _pages(base, settings, _tell))


async def serve_channels(settings: Settings) -> None:
    """Run the channels, and serve the pages, until the process is asked to stop.

    Raises:
        DanvanError: no channel is left, or nothing can listen to what is posted to them.
    """
    from bot.metrics import Metrics  # noqa: PLC0415 - slow to load

    async with filled_knowledge(settings, serves=True) as base:
        metrics = Metrics()
        answerer = metrics.measured(_assistant(base, settings, settings.site))
        deliveries = _deliveries(base, settings, settings.site)
        webhook = await _webhook(base, settings)
        telegram = _telegram(base, settings, answerer, deliveries, webhook)
        zalo = _zalo(base, settings, answerer, deliveries)
        channels: dict[str, Channel] = telegram | zalo
        checks = {name: partial(_is_up, channel) for name, channel in channels.items()}
        routes = _routes(webhook, zalo.values())
        pages = _pages(base, settings, _tell, metrics, checks, routes)
        try:
            with stop_signals() as stop:
                gc.freeze()  # what the channels have loaded, too
                serving = side_by_side(list(channels.values()), stop)
                await (together(serving, pages) if routes else _with_pages(serving, pages))
        finally:
            await base.process.leave()


async def _with_pages(serving: Coroutine[Any, Any, None], pages: Coroutine[Any, Any, None]) -> None:
    """Channels that nobody posts to do without the pages."""
    async with beside(pages):
        await serving


async def side_by_side(channels: Sequence[Channel], stop: asyncio.Event) -> None:
    """Serve channels until `stop` is set; one that ends by an error does not end the others.

    Raises:
        Exception: none is left, and this is why the first ended.
    """
    ended = await asyncio.gather(*(_alone(one, stop) for one in channels))
    errors = [error for error in ended if error]
    if errors and len(errors) == len(channels):
        raise errors[0]


async def _alone(channel: Channel, stop: asyncio.Event) -> Exception | None:
    name = type(channel).__name__
    try:
        await channel.run_until(stop)
    except DanvanError as error:
        _LOG.critical("a channel ended", channel=name, error=type(error).__name__, why=str(error))
        return error
    except Exception as error:  # noqa: BLE001 - one's crash must not end the others
        _LOG.critical("a channel crashed", channel=name, exc_info=error)
        return error
    return None


@asynccontextmanager
async def _terminal(settings: Settings) -> AsyncIterator[tuple[KnowledgeBase, ConsoleChannel]]:
    """The knowledge base, and the channel of whoever sits at the terminal."""
    async with filled_knowledge(settings, serves=True) as base:
        name = login_name()
        await base.conversations.remember("console", name, name, {})
        assistant = _assistant(base, settings, settings.site)
        deliveries = _deliveries(base, settings, settings.site)
        try:
            yield base, ConsoleChannel(assistant, Console(highlight=False), deliveries)
        finally:
            await base.process.leave()


async def _answer_lines(
    channel: ConsoleChannel, pages: Callable[[], Coroutine[Any, Any, None]]
) -> None:
    """Answer each line; the pages are served while lines are waited for."""
    async with AsyncExitStack() as stack:
        waiting = asyncio.Event()

        async def serve_once_idle() -> None:
            await waiting.wait()
            await pages()

        await stack.enter_async_context(beside(serve_once_idle()))
        async for line in lines(waiting.set):
            await channel.answer_lines([line])


async def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do something until it ends by itself or the process is asked to stop."""
    with stop_signals() as stop:
        stopping = asyncio.create_task(stop.wait())
        async with beside(work) as working:
            await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()


async def _pages(  # noqa: PLR0913, PLR0917 - each part of the process is given
    base: KnowledgeBase,
    settings: Settings,
    tell: Callable[[str], None],
    metrics: Metrics | None = None,
    channels: Mapping[str, Callable[[], bool]] | None = None,
    routes: Sequence[BaseRoute] = (),
) -> None:
    """Serve the pages where they are wanted, else the webhooks; links on pages stay on them."""
    if not (settings.web_enabled or routes):
        return
    web = await asyncio.to_thread(import_module, "bot.web.run")
    if not settings.web_enabled:
        await web.serve_webhooks(settings, routes)
        return
    metrics = metrics or web.Metrics()
    answerer = metrics.measured(_assistant(base, settings, site=""))
    deliveries = _deliveries(base, settings, site="")
    await web.serve_web(base, settings, answerer, deliveries, metrics, tell, channels, routes)


async def _webhook(base: KnowledgeBase, settings: Settings) -> Webhook | None:
    """Where Telegram posts updates, where it is told to."""
    if not settings.telegram_token or settings.telegram_mode != "webhook":
        return None
    from bot.telegram.webhook import Webhook  # noqa: PLC0415 - polling needs none of it

    given = settings.telegram_webhook_secret
    secret = given.get_secret_value() if given else await base.keys.key("telegram")
    return Webhook(secret, base.handled_updates("telegram"))


def _routes(webhook: Webhook | None, hearing: Iterable[Hearing]) -> list[BaseRoute]:
    """Where messengers post to."""
    receivers = [receiver for one in hearing for receiver in one.receivers]
    if not (webhook or receivers):
        return []
    from bot.webhooks import routes  # noqa: PLC0415 - polling needs none of it

    return [*(webhook.routes() if webhook else ()), *routes(receivers)]


def _is_up(channel: Channel) -> bool:
    return channel.is_up


def _telegram(
    base: KnowledgeBase,
    settings: Settings,
    answerer: Measured,
    deliveries: Deliveries,
    webhook: Webhook | None,
) -> dict[str, Channel]:
    if not settings.telegram_token:
        return {}
    from bot.telegram.channel import TelegramChannel  # noqa: PLC0415 - slow to load
    from bot.telegram.contract import Voice  # noqa: PLC0415
    from handlers.menus import PEOPLE  # noqa: PLC0415
    from handlers.trouble import APOLOGY, SLOW_DOWN  # noqa: PLC0415

    voice = Voice(APOLOGY, SLOW_DOWN, PEOPLE)
    channel = TelegramChannel(
        _telegram_config(settings, settings.telegram_token),
        answerer,
        base.sent_replies("telegram"),
        voice,
        service=deliveries,
        webhook=webhook,
    )
    return {"telegram": channel}


def _zalo(
    base: KnowledgeBase, settings: Settings, answerer: Measured, deliveries: Deliveries
) -> dict[str, Hearing]:
    if not (settings.zalo_bot_token or settings.zalo_oa):
        return {}
    from bot.zalo.service import Office  # noqa: PLC0415 - only what is used is loaded
    from bot.zalo.setup import oa_channel, platform_channel  # noqa: PLC0415

    office = Office(answerer, base.keep, base.inbox, base.menus, deliveries, time.monotonic, now)
    made = {
        "zalo": platform_channel(settings, office),
        "zalooa": oa_channel(settings, office, base),
    }
    return {name: channel for name, channel in made.items() if channel}


def _telegram_config(settings: Settings, token: SecretStr) -> TelegramConfig:
    from bot.telegram.config import TelegramConfig  # noqa: PLC0415 - slow to load

    is_posted = settings.telegram_mode == "webhook"
    return TelegramConfig(
        token=token,
        base_url=settings.telegram_base_url,
        proxy=settings.telegram_proxy,
        paid_broadcast=settings.telegram_paid_broadcast,
        webhook_url=f"{settings.public_url}/telegram" if is_posted else None,
    )


def _assistant(base: KnowledgeBase, settings: Settings, site: str | None) -> Assistant:
    features = (
        Publishing(base, SafePageReader(now)),
        Administration(base, settings.admin_site),
        Account(base, settings.retention_days),
    )
    return Assistant(base, features, site)


def _deliveries(base: KnowledgeBase, settings: Settings, site: str | None) -> Deliveries:
    chance = random.Random()  # noqa: S311 - jitter, no secret
    policy = Policy(settings.resend_uncertain, chance)
    return Deliveries(base, policy, settings.retention_days, site)


def _tell(sentence: str) -> None:
    """Beside the answers, which are for whoever reads standard output."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - for the person who starts it
