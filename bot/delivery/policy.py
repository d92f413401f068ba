"""From what a channel says of a message to what the ledger keeps: one table."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.delivery.courier import Verdict
from knowledge.publishing.ledger import HELD, Settlement
from knowledge.publishing.model import DeliveryAction, DeliveryState

if TYPE_CHECKING:
    import random

    from bot.delivery.courier import Outcome
    from knowledge.publishing.model import Parcel

_MOST_ATTEMPTS = 12
_MOST_DROPS = 4
"""Tries after which a message whose connection ended without an answer is not sent again."""

_MOST_TIMEOUTS = 1
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 900.0
_LONGEST_HOLD = 45 * 24 * 60 * 60
"""Seconds that a message waits for its person: as long as Zalo takes somebody for active."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How to go on after each verdict.

    Attributes:
        resend: whether a message that may have arrived is sent again; a duplicate is then possible.
        chance: where the jitter of pauses comes from.
    """

    resend: bool
    chance: random.Random

    @property
    def crash_pauses(self) -> tuple[int, ...]:
        """Seconds to wait with what a dead process had in hand, by how often it was in doubt.

        The first time it goes on at once, later as after any other failure: crashes in a row, each
        of which may come before the request is out, must not leave the same people out.
        """
        if not self.resend:
            return ()
        return (0, *(math.ceil(_longest_pause(crashes)) for crashes in range(2, _MOST_ATTEMPTS)))

    def settle(self, parcel: Parcel, outcome: Outcome, now: int) -> Settlement:
        """What becomes of a parcel."""
        ended = Settlement(
            parcel,
            _ENDS.get(outcome.verdict, DeliveryState.QUEUED),
            due_at=now,
            message=outcome.message,
            error=outcome.error,
            moved_to=outcome.moved_to,
            leaves_topic=outcome.verdict is Verdict.NO_TOPIC,
        )
        match outcome.verdict:
            case Verdict.FLOOD | Verdict.UNREACHED | Verdict.STOP:
                return replace(ended, due_at=now + math.ceil(outcome.seconds), attempts=0)
            case Verdict.LATER | Verdict.NO_TOPIC:
                return self._later(ended)
            case Verdict.HELD:
                return _held(ended)
            case Verdict.DROPPED:
                return self._doubtful(ended, again=_tries(ended) < _MOST_DROPS)
            case Verdict.UNCERTAIN:
                return self._doubtful(ended, again=_doubts(ended) < _MOST_TIMEOUTS, doubts=1)
        return ended

    def _later(self, ended: Settlement) -> Settlement:
        if _tries(ended) >= _MOST_ATTEMPTS:
            return replace(ended, state=DeliveryState.DEAD)
        return replace(ended, due_at=ended.due_at + self._pause(_tries(ended)))

    def _doubtful(self, ended: Settlement, *, again: bool, doubts: int = 0) -> Settlement:
        """What may have arrived: an edit or a deletion can be done twice without harm."""
        if ended.parcel.action is not DeliveryAction.SEND:
            return self._later(ended)
        if not (again and self.resend):
            return replace(ended, state=DeliveryState.UNCERTAIN, doubts=1)
        due_at = ended.due_at + self._pause(_tries(ended))
        return replace(ended, due_at=due_at, doubts=doubts)

    def _pause(self, attempts: int) -> int:
        """Seconds that double with each try, up to a quarter of an hour, less a random part."""
        return math.ceil(_longest_pause(attempts) * self.chance.uniform(0.5, 1.0))


def _longest_pause(attempts: int) -> float:
    return min(_LONGEST_PAUSE, _FIRST_PAUSE * float(2 ** (attempts - 1)))


def _held(ended: Settlement) -> Settlement:
    """Wait for the person, once."""
    if _tries(ended) > HELD:
        return replace(ended, state=DeliveryState.DEAD)
    return replace(ended, due_at=ended.due_at + _LONGEST_HOLD, attempts=HELD)


def _tries(ended: Settlement) -> int:
    """How often it was tried, this time included."""
    return max(slip.attempts for slip in ended.parcel.slips) + 1


def _doubts(ended: Settlement) -> int:
    """How often it may have arrived before."""
    return max(slip.doubts for slip in ended.parcel.slips)


_ENDS = {
    Verdict.SENT: DeliveryState.SENT,
    Verdict.LEFT: DeliveryState.LEFT,
    Verdict.REFUSED: DeliveryState.DEAD,
    Verdict.GONE: DeliveryState.DEAD,
}
