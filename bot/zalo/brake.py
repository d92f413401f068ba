"""Send nothing while a limit lasts, whoever wants to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.delivery.courier import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.pace import Pace

_LONGEST = 3600.0

_DOUBT = 300.0
"""What all chats are held first where several were refused: their quotas may be their own."""

_LOG = structlog.stdlib.get_logger("bot.zalo")


class Brake:
    """Until when nothing may be sent; pauses double while nothing passes, up to an hour.

    Zalo does not say whose a quota is. One that a chat has used up holds that chat; where another
    chat meets one before anything has passed, all are held.

    Args:
        clock: seconds that never go back.
        pace: told of each pause of all chats.
    """

    def __init__(self, clock: Callable[[], float], pace: Pace) -> None:
        self._clock = clock
        self._pace = pace
        self._until = clock()
        self._doublings = 0
        self._chats: dict[str, float] = {}
        self._refused: str | None = None

    def closed(self, chat: str) -> Outcome | None:
        """What a message to a chat meets that would go now, None where it may."""
        left = max(self._until, self._chats.get(chat, self._until)) - self._clock()
        return Outcome(Verdict.FLOOD, error="held back", seconds=left) if left > 0 else None

    def note(self, chat: str, outcome: Outcome, *, is_quota: bool = False) -> Outcome:
        """Take in what became of a message; a flood is given with the time that it takes.

        `is_quota` tells that it may be a limit of this chat alone.
        """
        if outcome.verdict is Verdict.SENT:
            self._doublings = 0
            self._refused = None
        if outcome.verdict is not Verdict.FLOOD:
            return outcome
        if self.closed(chat) is None:
            self._close(chat, outcome, is_quota=is_quota)
        return replace(self.closed(chat) or outcome, error=outcome.error)

    def _close(self, chat: str, outcome: Outcome, *, is_quota: bool) -> None:
        if not is_quota:
            self._close_all(outcome.error, outcome.seconds)
            return
        now, is_alone = self._clock(), self._refused in {None, chat}
        self._chats = {one: until for one, until in self._chats.items() if until > now}
        self._chats[chat] = now + outcome.seconds
        self._refused = chat
        if is_alone:
            told = {"chat": chat, "seconds": outcome.seconds, "error": outcome.error}
            _LOG.warning("quota used up, the chat is held", **told)
        else:
            self._close_all(outcome.error, _DOUBT)

    def _close_all(self, error: str, seconds: float) -> None:
        seconds = min(_LONGEST, seconds * 2**self._doublings)
        self._doublings = min(self._doublings + 1, 10)
        self._until = self._clock() + seconds
        self._pace.hold(seconds)
        _LOG.warning("limit met, every chat is held", seconds=seconds, error=error)
