"""How much one chat may ask: a token bucket for each chat, on a clock that is given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MINUTE = 60.0
_MANY_CHATS = 10_000


class Admission(Enum):
    """What to do with one more question."""

    ANSWER = auto()
    NOTICE = auto()
    """Over the limit for the first time since the last answer: say so."""
    SILENCE = auto()
    """Over the limit, and told so already."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: float
    warned: bool = False


class Quota:
    """At most `per_minute` questions a minute for each chat, bursts of as many included."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._capacity = float(per_minute)
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}

    def admit(self, chat: str) -> Admission:
        """Count one question of `chat` and tell what to do with it."""
        bucket = self._filled(chat)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            bucket.warned = False
            return Admission.ANSWER
        if bucket.warned:
            return Admission.SILENCE
        bucket.warned = True
        return Admission.NOTICE

    def _filled(self, chat: str) -> _Bucket:
        now = self._clock()
        if len(self._buckets) >= _MANY_CHATS:
            self._forget_rested(now)
        bucket = self._buckets.setdefault(chat, _Bucket(self._capacity, now))
        bucket.tokens = self._level(bucket, now)
        bucket.filled_at = now
        return bucket

    def _level(self, bucket: _Bucket, now: float) -> float:
        gained = (now - bucket.filled_at) * self._capacity / _MINUTE
        return min(self._capacity, bucket.tokens + gained)

    def _forget_rested(self, now: float) -> None:
        self._buckets = {
            chat: bucket
            for chat, bucket in self._buckets.items()
            if self._level(bucket, now) < self._capacity
        }
