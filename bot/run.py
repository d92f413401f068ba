"""Put the parts together: the knowledge base, the assistant, and the channels to serve."""

from __future__ import annotations

import asyncio
import datetime
import gc
import random
import sys
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Protocol

import structlog
from rich.console import Console

from bot.console import ConsoleChannel, is_interactive, login_name
from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from bot.pages.reader import SafePageReader
from bot.signals import stop_signals
from bot.tasks import together
from handlers.account import Account
from handlers.assistant import Assistant
from handlers.publishing.feature import Publishing
from knowledge.base import KnowledgeBase, open_knowledge
from knowledge.errors import DanvanError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Sequence

    from bot.settings import Settings
    from bot.webhooks import Receiver

_LOG = structlog.stdlib.get_logger("bot")


def now() -> datetime.datetime:
    """The time, in UTC."""
    return datetime.datetime.now(datetime.UTC)


@asynccontextmanager
async def filled_knowledge(settings: Settings) -> AsyncIterator[KnowledgeBase]:
    """The knowledge base, with the bundled document in it where it was empty."""
    async with open_knowledge(settings.database_url, now, settings.admin_ids) as base:
        await base.fill()
        gc.freeze()  # going through what stays would stop the event loop for 25 ms now and then
        yield base


class Channel(Protocol):
    """A way to people that serves until it is asked to stop."""

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
    """Serve every channel that the settings name, else chat in the terminal."""
    if not (settings.telegram_token or settings.zalo_bot_token or settings.zalo_oa_app_id):
        await chat(settings)
        return
    async with filled_knowledge(settings) as base:
        try:
            with stop_signals() as stop:
                channels, receivers = _channels(base, settings)
                gc.freeze()  # what the channels have loaded, too
                listening = _listener(receivers, settings)
                await together(side_by_side(channels, stop), *listening)
        finally:
            await base.process.leave()


async def side_by_side(channels: Sequence[Channel], stop: asyncio.Event) -> None:
    """Serve channels until `stop` is set; one that ends by an error does not end the others.

    Raises:
        DanvanError: none is left, and this is why the first ended.
    """
    ended = await asyncio.gather(*(_alone(one, stop) for one in channels))
    errors = [error for error in ended if error]
    if errors and len(errors) == len(channels):
        raise errors[0]


async def _alone(channel: Channel, stop: asyncio.Event) -> DanvanError | None:
    try:
        await channel.run_until(stop)
    except DanvanError as error:
        name = type(channel).__name__
        _LOG.critical("a channel ended", channel=name, error=type(error).__name__, why=str(error))
        return error
    return None


async def chat(settings: Settings) -> None:
    """Chat in the terminal; without one, answer the lines of standard input."""
    async with filled_knowledge(settings) as base:
        name = login_name()
        await base.conversations.remember("console", name, name, {})
        assistant = _assistant(base, settings)
        deliveries = Deliveries(base, _policy(settings), settings.retention_days)
        channel = ConsoleChannel(assistant, Console(highlight=False), deliveries)
        try:
            if is_interactive():
                await channel.chat()
            else:
                await channel.answer_lines(sys.stdin)
        finally:
            await base.process.leave()


def _channels(base: KnowledgeBase, settings: Settings) -> tuple[list[Channel], list[Receiver]]:
    """The channels, and what of them hears of webhooks."""
    assistant = _assistant(base, settings)
    deliveries = Deliveries(base, _policy(settings), settings.retention_days)
    zalo = _zalo(base, settings, assistant, deliveries)
    receivers = [receiver for one in zalo for receiver in one.receivers]
    return [*_telegram(base, settings, assistant, deliveries), *zalo], receivers


def _listener(receivers: list[Receiver], settings: Settings) -> list[Coroutine[Any, Any, None]]:
    """A web server that listens until the channels have ended, where one has to."""
    if not receivers:
        return []
    from bot.listener import Listener  # noqa: PLC0415 - slow to load

    listener = Listener(receivers, settings.web_host, settings.web_port)
    return [listener.run_until(asyncio.Event())]


def _telegram(
    base: KnowledgeBase, settings: Settings, assistant: Assistant, deliveries: Deliveries
) -> list[Channel]:
    if not settings.telegram_token:
        return []
    from bot.telegram.channel import TelegramChannel  # noqa: PLC0415 - slow to load
    from bot.telegram.config import TelegramConfig  # noqa: PLC0415
    from bot.telegram.contract import Voice  # noqa: PLC0415
    from handlers.menus import PEOPLE  # noqa: PLC0415
    from handlers.trouble import APOLOGY, SLOW_DOWN  # noqa: PLC0415

    config = TelegramConfig(
        token=settings.telegram_token,
        base_url=settings.telegram_base_url,
        proxy=settings.telegram_proxy,
        paid_broadcast=settings.telegram_paid_broadcast,
    )
    voice = Voice(APOLOGY, SLOW_DOWN, PEOPLE)
    replies = base.sent_replies("telegram")
    return [TelegramChannel(config, assistant, replies, voice, service=deliveries)]


def _zalo(
    base: KnowledgeBase, settings: Settings, assistant: Assistant, deliveries: Deliveries
) -> list[Hearing]:
    if not (settings.zalo_bot_token or settings.zalo_oa_app_id):
        return []
    from bot.zalo.service import Office  # noqa: PLC0415 - only what is used is loaded
    from bot.zalo.setup import oa_channel, platform_channel  # noqa: PLC0415

    office = Office(assistant, base.inbox, base.menus, deliveries, time.monotonic, now)
    made = platform_channel(settings, office), oa_channel(settings, office, base)
    return [one for one in made if one]


def _assistant(base: KnowledgeBase, settings: Settings) -> Assistant:
    features = Publishing(base, SafePageReader(now)), Account(base, settings.retention_days)
    return Assistant(base, features)


def _policy(settings: Settings) -> Policy:
    return Policy(settings.resend_uncertain, random.Random())  # noqa: S311 - jitter, no secret
