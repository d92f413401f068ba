"""Send nothing while a limit lasts, whoever wants to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.courier import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.pace import Pace

_LONGEST = 3600.0


class Brake:
    """Until when nothing may be sent; pauses double while nothing passes, up to an hour.

    Args:
        clock: seconds that never go back.
        pace: told of each pause.
    """

    def __init__(self, clock: Callable[[], float], pace: Pace) -> None:
        self._clock = clock
        self._pace = pace
        self._until = clock()
        self._doublings = 0

    def closed(self) -> Outcome | None:
        """What a message meets that would go now, None where it may."""
        left = self._until - self._clock()
        return Outcome(Verdict.FLOOD, error="held back", seconds=left) if left > 0 else None

    def note(self, outcome: Outcome) -> Outcome:
        """Take in what became of a message; a flood is given with the time that it takes."""
        if outcome.verdict is Verdict.SENT:
            self._doublings = 0
        if outcome.verdict is not Verdict.FLOOD:
            return outcome
        if self.closed() is None:
            seconds = min(_LONGEST, outcome.seconds * 2**self._doublings)
            self._doublings = min(self._doublings + 1, 10)
            self._until = self._clock() + seconds
            self._pace.hold(seconds)
        return Outcome(Verdict.FLOOD, error=outcome.error, seconds=self._until - self._clock())
