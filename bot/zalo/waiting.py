"""Answers that surely did not go out: kept in order, and tried again after growing pauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.delivery.courier import Verdict

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.delivery.courier import Outcome
    from knowledge.store.inbox import Letter

WORTH_SECONDS = 48 * 60 * 60
"""For how long something is answered: what an Official Account says within 48 hours after a person
wrote is free, later it is billed, then refused (Zalo's page on messages of an account). Bots of the
Zalo Bot Platform keep to it too: later nobody waits for the answer.
"""

_FIRST_PAUSE = 5.0
_LONGEST_PAUSE = 300.0

_MOST_FAILURES = 12
"""Tries after which a message that Zalo fails at, while it takes others, is given up."""

_MANY_CHATS = 500
"""Chats that may wait: with more, Zalo is not there, and what comes stays untouched."""

_LOG = structlog.stdlib.get_logger("bot.zalo")


@dataclass(frozen=True, slots=True)
class Rest:
    """What of an answer is not out.

    Attributes:
        outcome: why.
        out: how many messages of the answer are out.
        passed: how many answers the channel had put out by then.
        go_on: tries to put out the rest; gives what is then still left of it.
    """

    outcome: Outcome
    out: int
    passed: int
    go_on: Callable[[], Awaitable[Rest | None]]


@dataclass(slots=True)
class _Seat:
    letter: int
    rest: Rest
    passed: int
    tries: int = 0
    until: float = 0.0


class WaitingRoom:
    """The chats whose first update waits for its answer to go out, on a clock that is given."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seats: dict[str, _Seat] = {}

    def chats(self) -> tuple[str, ...]:
        """Those whose turn has not come."""
        now = self._clock()
        return tuple(chat for chat, seat in self._seats.items() if seat.until > now)

    @property
    def is_full(self) -> bool:
        """Whether nothing more should be begun."""
        return len(self.chats()) >= _MANY_CHATS

    def rest_of(self, letter: Letter) -> Rest | None:
        """What is left of the answer to an update, None where it was not begun."""
        seat = self._seat(letter)
        return seat.rest if seat else None

    def keep(self, letter: Letter, rest: Rest) -> bool:
        """Let an update wait; False where it is not worth it."""
        seat = self._seat(letter) or self._seated(letter, rest)
        seat.rest = rest
        seat.tries += 1
        if _is_hopeless(seat):
            _LOG.warning("answer given up", error=rest.outcome.error, **self._end(letter))
            return False
        pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(seat.tries - 1, 10))
        seat.until = self._clock() + (rest.outcome.seconds or pause)
        return True

    def is_too_old(self, letter: Letter) -> bool:
        """Whether an update has waited for longer than its answer is worth; it is then dropped."""
        if letter.age <= WORTH_SECONDS:
            return False
        _LOG.warning("update dropped, its answer would come too late", **self._end(letter))
        return True

    def leave(self, letter: Letter) -> None:
        """Note that an update is done, whether it had to wait or not."""
        if self._seat(letter):
            _LOG.info("answer waits no more", **self._end(letter))

    def empty(self) -> None:
        """Forget everybody: another process may have answered them."""
        self._seats.clear()

    def _seat(self, letter: Letter) -> _Seat | None:
        seat = self._seats.get(letter.chat)
        return seat if seat and seat.letter == letter.id else None

    def _seated(self, letter: Letter, rest: Rest) -> _Seat:
        told = {"verdict": rest.outcome.verdict.value, "error": rest.outcome.error}
        _LOG.warning("answer waits", **told)
        seat = self._seats[letter.chat] = _Seat(letter.id, rest, rest.passed)
        return seat

    def _end(self, letter: Letter) -> dict[str, int]:
        """Let an update wait no more; how often it was put off, and its age."""
        seat = self._seats.pop(letter.chat, None)
        return {"tries": seat.tries if seat else 0, "seconds": letter.age}


def _is_hopeless(seat: _Seat) -> bool:
    """Whether it is this message that Zalo fails at."""
    is_failing = seat.rest.outcome.verdict is Verdict.LATER
    return is_failing and seat.tries >= _MOST_FAILURES and seat.rest.passed > seat.passed
