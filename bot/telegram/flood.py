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

_UNCOUNTED = ("/sendChatAction", "/answerCallbackQuery", "/getChatMember")
_LEAST = 1.0
_LONGEST_WAIT = 60.0


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

    def note(self, chat: str, seconds: float) -> None:
        """Telegram asked to wait, in answer to a call for `chat` ("" where it was for none)."""
        key = chat if _is_group(chat) else ""
        self._until[key] = max(self._until.get(key, 0.0), self._clock() + seconds)
        if not key:
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
        spend: told of each message that goes out, by its chat.
        settings: those of Line.
    """

    def __init__(
        self,
        halt: Halt,
        spend: Callable[[str], None] | None = None,
        **settings: Any,  # noqa: ANN401 - those of the base class
    ) -> None:
        super().__init__(**settings)
        self._halt = halt
        self._spend = spend

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
        if not await self._halt.over(chat):
            return TOO_MANY_REQUESTS, _refusal(self._halt.left(chat))
        if self._spend and chat and not url.endswith(_UNCOUNTED):
            self._spend(chat)
        status, body = await super().do_request(
            url, method, request_data, *timeouts, **named_timeouts
        )
        if status != TOO_MANY_REQUESTS:
            return status, body
        seconds = _retry_after(body)
        self._halt.note(chat, seconds)
        return status, _refusal(seconds)


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
