"""Put the parts together: the knowledge base, the assistant, and a channel to serve."""

from __future__ import annotations

import datetime
import gc
import random
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from rich.console import Console

from bot.console import ConsoleChannel, is_interactive, login_name
from bot.delivery.policy import Policy
from bot.delivery.service import Deliveries
from bot.pages.reader import SafePageReader
from handlers.account import Account
from handlers.assistant import Assistant
from handlers.publishing.feature import Publishing
from knowledge.base import KnowledgeBase, open_knowledge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pydantic import SecretStr

    from bot.settings import Settings


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


async def serve(settings: Settings) -> None:
    """Run the Telegram bot where there is a token, else the chat in the terminal."""
    if settings.telegram_token:
        await serve_telegram(settings, settings.telegram_token)
    else:
        await chat(settings)


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


async def serve_telegram(settings: Settings, token: SecretStr) -> None:
    """Run the Telegram bot until the process is asked to stop."""
    from bot.telegram.channel import TelegramChannel  # noqa: PLC0415 - slow to load
    from bot.telegram.config import TelegramConfig  # noqa: PLC0415
    from bot.telegram.contract import Voice  # noqa: PLC0415
    from handlers.menus import PEOPLE  # noqa: PLC0415
    from handlers.trouble import APOLOGY, SLOW_DOWN  # noqa: PLC0415

    config = TelegramConfig(
        token=token,
        base_url=settings.telegram_base_url,
        proxy=settings.telegram_proxy,
        paid_broadcast=settings.telegram_paid_broadcast,
    )
    async with filled_knowledge(settings) as base:
        voice = Voice(APOLOGY, SLOW_DOWN, PEOPLE)
        replies = base.sent_replies("telegram")
        service = Deliveries(base, _policy(settings), settings.retention_days)
        channel = TelegramChannel(
            config, _assistant(base, settings), replies, voice, service=service
        )
        try:
            await channel.run()
        finally:
            await base.process.leave()


def _assistant(base: KnowledgeBase, settings: Settings) -> Assistant:
    features = Publishing(base, SafePageReader(now)), Account(base, settings.retention_days)
    return Assistant(base, features)


def _policy(settings: Settings) -> Policy:
    return Policy(settings.resend_uncertain, random.Random())  # noqa: S311 - jitter, no secret
