"""Keep every call out of the time that Telegram asked to wait, and count what is sent."""

from __future__ import annotations

import asyncio
import json
import math
from typing import TYPE_CHECKING, Any

from bot.telegram.line import TOO_MANY_REQUESTS, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram.request import RequestData

    from bot.delivery.pace import Pace

_UNCOUNTED = ("/sendChatAction", "/answerCallbackQuery", "/getChatMember")
_LEAST = 1.0
_LONGEST_WAIT = 60.0
_WARY_SECONDS = 60.0
"""After a wait of the whole bot: as long, answers keep to the limit, lest they make the next."""


class Halt:
    """Until when nothing may be sent. A group's limit is its own; a person's is the whole bot's.

    Args:
        clock: seconds that never go back.
        hold: told for how many seconds the whole bot has to wait.
    """

    def __init__(self, clock: Callable[[], float], hold: Callable[[float], None]) -> None:
        self._clock = clock
        self._hold = hold
        self._until: dict[str, float] = {}
        self._wary_until = -math.inf

    @property
    def is_wary(self) -> bool:
        """Whether the whole bot had to wait just now, so that much may want to go out at once."""
        return self._clock() < self._wary_until

    def note(self, chat: str, seconds: float) -> None:
        """Telegram asked to wait, in answer to a call for `chat` ("" where it was for none)."""
        key = chat if _is_group(chat) else ""
        self._until[key] = max(self._until.get(key, 0.0), self._clock() + seconds)
        if not key:
            self._wary_until = self._until[key] + _WARY_SECONDS
            self._hold(seconds)

    def left(self, chat: str) -> float:
        """Seconds until something may be sent to a chat."""
        now = self._clock()
        self._until = {key: until for key, until in self._until.items() if until > now}
        until = max(self._until.get(key, 0.0) for key in ("", chat))
        return max(0.0, until - now)

    async def over(self, chat: str) -> bool:
        """Wait until something may be sent to a chat; False where that takes too long."""
        while 0 < (seconds := self.left(chat)) <= _LONGEST_WAIT:  # noqa: ASYNC110 - may grow
            await asyncio.sleep(seconds)
        return not seconds


class GatedLine(Line):
    """Requests that wait for a halt to be over and tell it of each 429.

    Args:
        halt: shared by every request of the bot.
        pace: of what goes out, where others do not count it.
        settings: those of Line.
    """

    def __init__(
        self,
        halt: Halt,
        pace: Pace | None = None,
        **settings: Any,  # noqa: ANN401 - those of the base class
    ) -> None:
        super().__init__(**settings)
        self._halt = halt
        self._pace = pace

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,  # noqa: ANN401 - of a private type of the base class
        **named_timeouts: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Send a request once it may be sent."""
        chat = _chat(request_data)
        is_counted = bool(chat) and not url.endswith(_UNCOUNTED)
        if not await self._may_go(chat, self._pace if is_counted else None):
            return TOO_MANY_REQUESTS, _refusal(self._halt.left(chat))
        status, body = await super().do_request(
            url, method, request_data, *timeouts, **named_timeouts
        )
        if status != TOO_MANY_REQUESTS:
            return status, body
        seconds = _retry_after(body)
        self._halt.note(chat, seconds)
        return status, _refusal(seconds)

    async def _may_go(self, chat: str, pace: Pace | None) -> bool:
        """Wait for a halt, and for the limit behind one; False where the halt takes too long."""
        while await self._halt.over(chat):
            if not (pace and self._halt.is_wary):
                if pace:
                    pace.spend(chat)
                return True
            await asyncio.sleep(pace.book(chat))
            if not self._halt.left(chat):
                return True
        return False


def _chat(request_data: RequestData | None) -> str:
    chat = request_data.parameters.get("chat_id") if request_data else None
    return "" if chat is None else str(chat)


def _is_group(chat: str) -> bool:
    return chat.startswith("-")


def _refusal(seconds: float) -> bytes:
    """What Telegram says, or would say to a call that is not made; never without a time."""
    parameters = {"retry_after": math.ceil(seconds)}
    body = {"ok": False, "error_code": 429, "description": "Flood", "parameters": parameters}
    return json.dumps(body).encode()


def _retry_after(body: bytes) -> float:
    """What the body of a 429 asks for; a second where it asks for nothing."""
    try:
        return max(_LEAST, float(json.loads(body)["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError):
        return _LEAST
