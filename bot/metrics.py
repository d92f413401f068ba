"""Figures of the running process, as Prometheus reads them."""

from __future__ import annotations

import time
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from handlers.inline import Suggestion
    from handlers.messages import Reply, Request
    from handlers.talk import Answered
    from knowledge.answering.model import Outcome
    from knowledge.publishing.backlog import Backlog

T = TypeVar("T")

MEDIA_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Answerer(Protocol):
    """Whoever answers, for every channel."""

    async def handle(self, request: Request) -> Reply:
        """Answer one request, and keep what that leaves."""
        ...

    async def answer(self, request: Request) -> Answered:
        """Answer one request, for a channel that keeps what that leaves."""
        ...

    async def suggest(self, text: str) -> Sequence[Suggestion]:
        """Give cards to share."""
        ...


class Metrics:
    """What is counted; each process counts its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._updates = self._counter("updates", "What people did, by channel", "channel")
        self._answers = self._counter(
            "answers", "Questions by how they were answered", "channel", "outcome"
        )
        self._crashes = self._counter("crashes", "Answers that failed", "channel")
        self._seconds = Histogram(
            "danvan_answer_seconds",
            "From a request to its reply",
            ("channel",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._deliveries = Gauge(
            "danvan_deliveries",
            "Deliveries of posts that are not finished, by state",
            ("channel", "state"),
            registry=self._registry,
        )
        self._age = Gauge(
            "danvan_queue_age_seconds",
            "How long the oldest delivery is overdue",
            ("channel",),
            registry=self._registry,
        )

    def measured(self, answerer: Answerer) -> Measured:
        """An answerer whose answers are counted."""
        return Measured(answerer, self)

    def answered(self, channel: str, outcome: Outcome | None, seconds: float) -> None:
        """Count a reply; `outcome` is None where it answers no question."""
        self._updates.labels(channel).inc()
        self._seconds.labels(channel).observe(seconds)
        if outcome:
            self._answers.labels(channel, outcome.value).inc()

    def crashed(self, channel: str) -> None:
        """Count a request that got no reply."""
        self._updates.labels(channel).inc()
        self._crashes.labels(channel).inc()

    def text(self, backlog: Sequence[Backlog]) -> bytes:
        """Everything that is counted, and how deliveries stand now."""
        self._deliveries.clear()
        self._age.clear()
        for one in backlog:
            self._age.labels(one.channel).set(one.age)
            for state, count in one.states.items():
                self._deliveries.labels(one.channel, state).set(count)
        return generate_latest(self._registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"danvan_{name}", about, labels, registry=self._registry)


class Measured:
    """An answerer that counts what it answers."""

    def __init__(self, answerer: Answerer, metrics: Metrics) -> None:
        self._answerer = answerer
        self._metrics = metrics

    async def handle(self, request: Request) -> Reply:
        """Answer, keep what that leaves, and count."""
        return await self._counted(request, self._answerer.handle(request), lambda reply: reply)

    async def answer(self, request: Request) -> Answered:
        """Answer, and count."""
        return await self._counted(request, self._answerer.answer(request), attrgetter("reply"))

    async def _counted(
        self, request: Request, answering: Awaitable[T], reply_of: Callable[[T], Reply]
    ) -> T:
        started = time.perf_counter()
        try:
            answered = await answering
        except Exception:  # whatever it is, it is counted and goes on to who logs it
            self._metrics.crashed(request.channel)
            raise
        seconds = time.perf_counter() - started
        self._metrics.answered(request.channel, reply_of(answered).outcome, seconds)
        return answered

    async def suggest(self, text: str) -> Sequence[Suggestion]:
        """Cards to share, not counted: one is asked for with each letter."""
        return await self._answerer.suggest(text)
