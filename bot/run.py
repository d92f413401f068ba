"""Put the parts together: the knowledge base, the assistant, and a channel to serve."""

from __future__ import annotations

import asyncio
import datetime
import random
import sys
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from rich.console import Console

from bot.beside import beside
from bot.console import ConsoleChannel, is_interactive, login_name
from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from bot.lines import is_deaf, lines
from bot.pages.reader import SafePageReader
from bot.signals import stop_signals
from handlers.account import Account
from handlers.assistant import Assistant
from handlers.publishing.feature import Publishing
from knowledge.base import KnowledgeBase, open_knowledge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence

    from pydantic import SecretStr
    from starlette.routing import BaseRoute

    from bot.metrics import Metrics
    from bot.settings import Settings
    from bot.telegram.config import TelegramConfig
    from bot.telegram.webhook import Webhook


def now() -> datetime.datetime:
    """The time, in UTC."""
    return datetime.datetime.now(datetime.UTC)


@asynccontextmanager
async def filled_knowledge(settings: Settings) -> AsyncIterator[KnowledgeBase]:
    """The knowledge base, with the bundled document in it where it was empty."""
    async with open_knowledge(settings.database_url, now, settings.admin_ids) as base:
        await base.fill()
        yield base


async def serve(settings: Settings) -> None:
    """Run the Telegram bot where there is a token, else the chat in the terminal; and the pages."""
    if settings.telegram_token:
        await serve_telegram(settings, settings.telegram_token)
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


async def serve_telegram(settings: Settings, token: SecretStr) -> None:
    """Run the Telegram bot, and serve the pages, until the process is asked to stop."""
    from bot.metrics import Metrics  # noqa: PLC0415 - slow to load
    from bot.telegram.channel import TelegramChannel  # noqa: PLC0415
    from bot.telegram.contract import Voice  # noqa: PLC0415
    from handlers.menus import PEOPLE  # noqa: PLC0415
    from handlers.trouble import APOLOGY, SLOW_DOWN  # noqa: PLC0415

    async with filled_knowledge(settings) as base:
        voice = Voice(APOLOGY, SLOW_DOWN, PEOPLE)
        replies = base.sent_replies("telegram")
        metrics = Metrics()
        webhook = await _webhook(base, settings)
        channel = TelegramChannel(
            _telegram_config(settings, token),
            metrics.measured(_assistant(base, settings, settings.public_url)),
            replies,
            voice,
            service=_deliveries(base, settings, settings.public_url),
            webhook=webhook,
        )
        routes = webhook.routes() if webhook else []
        pages = _pages(base, settings, _tell, metrics, {"telegram": lambda: channel.is_up}, routes)
        try:
            async with beside(pages):
                await channel.run()
        finally:
            await base.process.leave()


@asynccontextmanager
async def _terminal(settings: Settings) -> AsyncIterator[tuple[KnowledgeBase, ConsoleChannel]]:
    """The knowledge base, and the channel of whoever sits at the terminal."""
    async with filled_knowledge(settings) as base:
        name = login_name()
        await base.conversations.remember("console", name, name, {})
        assistant = _assistant(base, settings, settings.public_url)
        deliveries = _deliveries(base, settings, settings.public_url)
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
    """Serve the pages where they are wanted; links on them stay on them."""
    if not settings.web_enabled:
        return
    web = await asyncio.to_thread(import_module, "bot.web.run")
    metrics = metrics or web.Metrics()
    answerer = metrics.measured(_assistant(base, settings, site=""))
    deliveries = _deliveries(base, settings, site="")
    await web.serve_web(base, settings, answerer, deliveries, metrics, tell, channels, routes)


async def _webhook(base: KnowledgeBase, settings: Settings) -> Webhook | None:
    """Where Telegram posts updates, where it is told to."""
    if settings.telegram_mode != "webhook":
        return None
    from bot.telegram.webhook import Webhook  # noqa: PLC0415 - polling needs none of it

    given = settings.telegram_webhook_secret
    secret = given.get_secret_value() if given else await base.keys.key("telegram")
    return Webhook(secret, base.handled_updates("telegram"))


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
    features = Publishing(base, SafePageReader(now)), Account(base, settings.retention_days)
    return Assistant(base, features, site)


def _deliveries(base: KnowledgeBase, settings: Settings, site: str | None) -> Deliveries:
    chance = random.Random()  # noqa: S311 - jitter, no secret
    policy = Policy(settings.resend_uncertain, chance)
    return Deliveries(base, policy, settings.retention_days, site)


def _tell(sentence: str) -> None:
    """Beside the answers, which are for whoever reads standard output."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - for the person who starts it
