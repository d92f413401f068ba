"""The terminal channel: a chat with history where there is a terminal, else lines in and out."""

from __future__ import annotations

import asyncio
import getpass
import hashlib
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.delivery.courier import Outcome, Verdict
from bot.delivery.pace import Pace
from handlers.messages import Reply, Request, Role, Style
from handlers.offers import numbered, taken
from handlers.welcome import HOW_TO_LEAVE, LEAVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prompt_toolkit import PromptSession
    from rich.console import Console

    from bot.delivery.service import Deliveries
    from handlers.assistant import Assistant
    from handlers.charts import Chart
    from handlers.messages import Block, Button
    from knowledge.publishing.model import Address

_BAR = 30
"""Signs that the longest bar of a chart has."""

_HISTORY = Path("data/chat_history")
_STYLES = {Style.BOLD: "bold", Style.ITALIC: "italic", Style.PLAIN: ""}
_SIGNS = {Role.ITEM: "• ", Role.WARNING: "⚠ ", Role.SOURCE: "↳ "}
_COLOURS = {Role.HEADING: "cyan", Role.WARNING: "yellow", Role.SOURCE: "dim"}


class ConsoleChannel:
    """One person's chat in a terminal; buttons are numbered, and a number presses one.

    A button whose number the text gives already is not shown again. Posts are delivered to whoever
    sits at the terminal, see `Courier`; the id of a message is what it shows.
    """

    channel = "console"
    can_edit = True
    connections = 1
    per_second = 1000.0

    def __init__(self, assistant: Assistant, console: Console, deliveries: Deliveries) -> None:
        self._assistant = assistant
        self._console = console
        self._deliveries = deliveries
        self._pace = Pace(self.per_second, self.rest, time.monotonic)
        self.only = login_name()
        self._buttons: list[Button] = []

    async def chat(self) -> None:
        """Talk until the person leaves (`/thoat`, Ctrl-D)."""
        from prompt_toolkit import PromptSession  # noqa: PLC0415 - slow to load, terminals only
        from prompt_toolkit.history import FileHistory  # noqa: PLC0415
        from prompt_toolkit.patch_stdout import patch_stdout  # noqa: PLC0415

        _HISTORY.parent.mkdir(parents=True, exist_ok=True)
        session: PromptSession[str] = PromptSession(history=FileHistory(str(_HISTORY)))
        await self._say("/start")
        self._print(HOW_TO_LEAVE)
        self._console.print()
        delivering = asyncio.create_task(self._deliveries.run(self, self._pace))
        try:
            with patch_stdout(raw=True):
                await self._converse(session)
        finally:
            delivering.cancel()
            await asyncio.gather(delivering, return_exceptions=True)

    async def _converse(self, session: PromptSession[str]) -> None:
        while True:
            try:
                line = await session.prompt_async("› ")
            except (EOFError, KeyboardInterrupt):
                return
            if line.strip().lower() == LEAVE:
                return
            await self._say(line)
            self._console.print()

    async def answer_lines(self, lines: Iterable[str]) -> None:
        """Answer each line that says something, and end with them."""
        for line in lines:
            if line.strip():
                await self._say(line.rstrip("\r\n"))
                self._console.print()
                await self._deliveries.drain(self, self._pace)

    def announce(self, sentence: str) -> None:
        """Say something that nobody asked for."""
        self._print(sentence)

    def rest(self, _chat: str) -> float:
        """A terminal needs no rest."""
        return 0.0

    async def send(self, address: Address, reply: Reply) -> Outcome:
        """Show a post to the person who sits here; others see theirs at their own terminal."""
        if address.chat != self.only:
            return Outcome(Verdict.UNREACHED, error="another person's terminal")
        self._show(reply)
        self._console.print()
        return Outcome(Verdict.SENT, _fingerprint(reply))

    async def edit(self, address: Address, message: str, reply: Reply) -> Outcome:
        """Show it as it is now, where that is new: what a terminal shows stays."""
        if message == _fingerprint(reply):
            return Outcome(Verdict.SENT, message)
        return await self.send(address, reply)

    async def delete(self, _address: Address, message: str) -> Outcome:
        """Nothing can be taken away; answers know of it no more."""
        return Outcome(Verdict.SENT, message)

    async def _say(self, line: str) -> None:
        action = taken(line, tuple(self._buttons))
        text = "" if action else line
        reply = await self._assistant.handle(
            Request(self.channel, self.only, self.only, text, action, shows_numbers=True)
        )
        self._buttons = []
        self._show(reply)

    def _show(self, reply: Reply) -> None:
        for block in reply.blocks:
            self._console.print(_text(block), soft_wrap=not self._console.is_terminal)
        if reply.chart:
            self._draw(reply.chart)
        last = max((one.number or 0 for one in self._buttons), default=0)
        for number, button in numbered(reply, last):
            self._buttons.append(replace(button, number=number))
            if button.number is None:
                self._print(f"  [{number}] {button.label}")

    def _draw(self, chart: Chart) -> None:
        most = max((quantity for _, quantity in chart.bars), default=0.0) or 1.0
        self._console.print(chart.title, markup=False)
        for label, quantity in chart.bars:
            bar = "█" * round(_BAR * quantity / most)
            self._console.print(f"  {label}  {bar} {chart.written(quantity)}", markup=False)

    def _print(self, line: str) -> None:
        self._console.print(line, markup=False, highlight=False, style="green", soft_wrap=True)


def _text(block: Block) -> object:
    from rich.text import Text  # noqa: PLC0415 - with the console, not before

    text = Text(_SIGNS.get(block.role, ""), style=_COLOURS.get(block.role, ""))
    for span in block.spans:
        text.append(span.text, style=_STYLES[span.style])
        if span.url:
            text.append(f" ({span.url})", style="underline")
    return text


def _fingerprint(reply: Reply) -> str:
    """What a reply shows, as the id of its message: other sessions know it again by that."""
    return hashlib.sha256(repr(reply).encode("utf-8", "replace")).hexdigest()[:16]


def login_name() -> str:
    """Who sits at the terminal, by the machine's name of them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "console"


def is_interactive() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
