"""How fast messages may go: for the whole bot and for each chat, on a clock that is given."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SHARE = 0.98
_SECOND = 1.01
"""The second of a limit, and by how much the way to the channel may differ for two messages."""

_LATENESS = 0.1
"""Seconds of lateness that are made up for, as far as the limit lets them; more is idleness."""

_AHEAD = 0.03
"""Seconds for which messages are got ready ahead of their turn: one at 30 a second."""

_MANY_CHATS = 4096


class Pace:
    """Spreads messages evenly (a leaky bucket), and lets no second have more than the limit.

    What cannot wait is counted and not held back, or booked before what can.

    Args:
        per_second: the channel's limit.
        rest: seconds between two messages to a chat.
        clock: seconds that never go back.
    """

    def __init__(
        self, per_second: float, rest: Callable[[str], float], clock: Callable[[], float]
    ) -> None:
        self._gap = 1 / (per_second * _SHARE)
        self._rest = rest
        self._clock = clock
        self._next = clock()
        self._limit = max(int(per_second), 1)
        self._spent: deque[float] = deque(maxlen=self._limit)
        self._ready: dict[str, float] = {}

    def soon(self) -> int:
        """How many messages may go now or in a moment."""
        passed = _AHEAD - self.wait() + self._late(self._clock())
        return int(passed / self._gap) + 1 if passed >= 0 else 0

    def wait(self) -> float:
        """Seconds until the next message may go."""
        return max(0.0, self._turn - self._clock())

    def idle(self) -> float:
        """Seconds until the next message may be got ready."""
        return max(0.0, self.wait() - _AHEAD)

    def spend(self, chat: str) -> None:
        """Count a message to a chat, whoever sends it."""
        self._count(chat, self._clock())

    def book(self, chat: str) -> float:
        """Count a message that goes before all that wait; seconds until the limit lets it go."""
        now = self._clock()
        is_full = len(self._spent) == self._limit
        at = max(now, self._spent[0] + _SECOND) if is_full else now
        self._count(chat, at)
        return at - now

    def _count(self, chat: str, at: float) -> None:
        now = self._clock()
        self._next = max(self._next, now - self._late(now)) + self._gap
        self._spent.append(at)
        if len(self._ready) >= _MANY_CHATS:
            self._ready = {one: at for one, at in self._ready.items() if at > now}
        self._ready[chat] = at + self._rest(chat)

    def hold(self, seconds: float) -> None:
        """Let nothing go for a while."""
        self._next = max(self._next, self._clock() + seconds)

    def resting(self) -> frozenset[str]:
        """Chats that must not get anything yet."""
        now = self._clock()
        self._ready = {chat: at for chat, at in self._ready.items() if at > now}
        return frozenset(self._ready)

    def _late(self, now: float) -> float:
        """Seconds that the next message is late; nothing is saved up while nothing is sent."""
        late = now - self._turn
        return late if 0 <= late <= _LATENESS else 0.0

    @property
    def _turn(self) -> float:
        """When the next message may go."""
        if len(self._spent) < self._limit:
            return self._next
        return max(self._next, self._spent[0] + _SECOND)
