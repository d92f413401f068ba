"""The real assistant and store in Telegram: what is said arrives as it was said."""

from __future__ import annotations

import asyncio
import datetime
from typing import TYPE_CHECKING, Any

import pytest

from bot.telegram.contract import Voice
from tests.telegram_api import sent_message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from handlers.inline import Suggestion
    from handlers.messages import Reply, Request
    from tests.bot.telegram.conftest import Rig
    from tests.telegram_server import TelegramServer


class Listener:
    """Passes requests on to the assistant, and keeps what it said."""

    def __init__(self, assistant: Any) -> None:
        self._assistant = assistant
        self.said: list[Reply] = []

    async def handle(self, request: Request) -> Reply:
        reply: Reply = await self._assistant.handle(request)
        self.said.append(reply)
        return reply

    async def suggest(self, text: str) -> tuple[Suggestion, ...]:
        found: tuple[Suggestion, ...] = await self._assistant.suggest(text)
        return found


@pytest.fixture
async def assistant(rig: Rig, tmp_path: Path) -> AsyncIterator[Listener]:
    """The channel serves with the assistant over the bundled source, in a new SQLite file."""
    from handlers.assistant import Assistant  # noqa: PLC0415 — the rest of this folder needs none
    from handlers.menus import PEOPLE  # noqa: PLC0415
    from handlers.trouble import APOLOGY, SLOW_DOWN  # noqa: PLC0415
    from knowledge.base import open_knowledge  # noqa: PLC0415

    url, stop = f"sqlite:///{tmp_path / 'danvan.db'}", asyncio.Event()
    async with open_knowledge(url, lambda: datetime.datetime.now(datetime.UTC)) as base:
        await base.fill()
        listener = Listener(Assistant(base))
        voice = Voice(APOLOGY, SLOW_DOWN, PEOPLE)
        channel = rig.channel(listener, base.sent_replies("telegram"), voice)
        serving = asyncio.create_task(channel.run_until(stop))
        yield listener
        stop.set()
        await serving


def squeezed(*texts: str) -> str:
    return "".join("".join(texts).split())


def assert_shown(server: TelegramServer, reply: Reply) -> None:
    shown = squeezed(*server.texts())
    assert [block.text for block in reply.blocks if squeezed(block.text) not in shown] == []


@pytest.mark.parametrize(
    "text", ["/start", "/trogiup", "/nhiemvu", "/nhiemvu 5", "/vanban", "Nghị quyết 04-NQ/TU"]
)
async def test_what_the_assistant_says_is_shown(
    server: TelegramServer, assistant: Listener, text: str
) -> None:
    await server.say(text)
    await server.called("sendMessage")
    assert_shown(server, assistant.said[0])


async def test_every_button_of_the_greeting_can_be_pressed(
    server: TelegramServer, assistant: Listener
) -> None:
    await server.say("/start")
    (greeting,) = await server.called("sendMessage")
    keys = [key for row in greeting.params["reply_markup"]["inline_keyboard"] for key in row]
    (shown,) = server.api.shown.values()
    for key in keys:
        await server.press(key["callback_data"], sent_message(shown.chat, shown.id, shown.text))
    await server.called("sendMessage", 1 + len(keys))
    assert len(assistant.said) == 1 + len(keys)
    for reply in assistant.said:
        assert_shown(server, reply)


async def test_an_edited_question_edits_the_assistant_s_answer(
    server: TelegramServer, assistant: Listener
) -> None:
    question = await server.say("/nhiemvu 5")
    await server.called("sendMessage")
    await server.edit(question, "/nhiemvu 6")
    await server.called("editMessageText")
    assert_shown(server, assistant.said[1])
    assert len(server.texts()) == len(server.of("sendMessage"))


async def test_the_command_menu_is_the_assistant_s(
    server: TelegramServer, assistant: Listener
) -> None:
    await server.called("setMyCommands")
    assert "trogiup" in {command["command"] for command in server.api.commands}
