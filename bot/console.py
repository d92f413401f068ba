"""The terminal channel: a chat with history where there is a terminal, else lines in and out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.messages import Reply, Request, Role, Style
from handlers.welcome import HOW_TO_LEAVE, LEAVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from handlers.assistant import Assistant
    from handlers.messages import Block, Button

_HISTORY = Path("data/chat_history")
_STYLES = {Style.BOLD: "bold", Style.ITALIC: "italic", Style.PLAIN: ""}
_SIGNS = {Role.ITEM: "• ", Role.WARNING: "⚠ ", Role.SOURCE: "↳ "}
_COLOURS = {Role.HEADING: "cyan", Role.WARNING: "yellow", Role.SOURCE: "dim"}


class ConsoleChannel:
    """One person's chat in a terminal; buttons are numbered, and a number presses one.

    A button whose number the text gives already is not shown again.
    """

    def __init__(self, assistant: Assistant, console: Console) -> None:
        self._assistant = assistant
        self._console = console
        self._buttons: dict[int, Button] = {}

    async def chat(self) -> None:
        """Talk until the person leaves (`/thoat`, Ctrl-D)."""
        from prompt_toolkit import PromptSession  # noqa: PLC0415 - slow to load, terminals only
        from prompt_toolkit.history import FileHistory  # noqa: PLC0415

        _HISTORY.parent.mkdir(parents=True, exist_ok=True)
        session: PromptSession[str] = PromptSession(history=FileHistory(str(_HISTORY)))
        await self._say("/start")
        self._print(HOW_TO_LEAVE)
        self._console.print()
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

    async def _say(self, line: str) -> None:
        pressed = self._pressed(line)
        text, action = ("", pressed.action) if pressed else (line, None)
        request = Request("console", "console", "console", text, action)
        self._show(await self._assistant.handle(request))

    def _pressed(self, line: str) -> Button | None:
        said = line.strip()
        return self._buttons.get(int(said[:4])) if said.isascii() and said.isdigit() else None

    def _show(self, reply: Reply) -> None:
        for block in reply.blocks:
            self._console.print(_text(block), soft_wrap=not self._console.is_terminal)
        self._buttons = {}
        for button in (one for row in reply.buttons for one in row if one.action):
            number = button.number or max(self._buttons, default=0) + 1
            self._buttons[number] = button
            if button.number is None:
                self._print(f"  [{number}] {button.label}")

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


def is_interactive() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
