"""Posts as forms of the Bot API: encoded once, however many chats they go to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from telegram.constants import ParseMode

from bot.telegram.calls import NO_PREVIEW, form
from bot.telegram.render import CAPTION, render, sheets

if TYPE_CHECKING:
    from bot.telegram.render import Keyboard, Page
    from handlers.messages import Reply


@dataclass(frozen=True)
class Wording:
    """The words of a message and the buttons under them, as part of a form."""

    text: str
    parse_mode: ParseMode | None
    keyboard: Keyboard | None

    @cached_property
    def message(self) -> str:
        """As a message of its own."""
        return form(text=self.text, link_preview_options=NO_PREVIEW, **self._manner)

    @cached_property
    def caption(self) -> str:
        """Under a picture."""
        return form(caption=self.text, **self._manner)

    @property
    def _manner(self) -> dict[str, object]:
        return {"parse_mode": self.parse_mode, "reply_markup": self.keyboard}


@dataclass(frozen=True)
class Wordings:
    """One message in markup, and plain for where Telegram refuses that."""

    html: Wording
    plain: Wording


class Letter:
    """A reply in one message.

    Attributes:
        photo: Telegram's id of the picture that it goes under, None where it has none.
        words: all of its words.
    """

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self.photo, pages = sheets(reply)
        self._keyboard = pages[-1].keyboard
        self.words = self._worded(pages[0])

    @cached_property
    def caption(self) -> Wordings:
        """As many of its words as fit under a picture."""
        return self._worded(render(self._reply, CAPTION)[0])

    def _worded(self, page: Page) -> Wordings:
        return Wordings(
            Wording(page.html, ParseMode.HTML, self._keyboard),
            Wording(page.plain, None, self._keyboard),
        )
