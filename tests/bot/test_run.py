"""Channels beside each other in one process."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from bot.run import side_by_side
from knowledge.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping


class Serving:
    """Serves until it is stopped."""

    is_up = True

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.is_ended = False

    async def run_until(self, stop: asyncio.Event) -> None:
        self.begun.set()
        await stop.wait()
        self.is_ended = True


class Failing:
    """Ends at once, for that reason."""

    is_up = False

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def run_until(self, stop: asyncio.Event) -> None:
        raise self._error


@pytest.fixture
def log() -> Iterator[list[MutableMapping[str, Any]]]:
    with capture_logs() as entries:
        yield entries


@pytest.mark.parametrize("error", [StoreError("hỏng"), ZeroDivisionError("lỗi lập trình")])
async def test_a_channel_that_fails_does_not_end_the_others(
    log: list[MutableMapping[str, Any]], error: Exception
) -> None:
    stop, serving = asyncio.Event(), Serving()
    running = asyncio.create_task(side_by_side([Failing(error), serving], stop))
    await serving.begun.wait()
    assert not running.done()
    stop.set()
    await running
    assert serving.is_ended
    assert [(one["log_level"], one["channel"]) for one in log] == [("critical", "Failing")]


async def test_where_every_channel_fails_the_first_reason_is_told(
    log: list[MutableMapping[str, Any]],
) -> None:
    channels = [Failing(StoreError("một")), Failing(StoreError("hai"))]
    with pytest.raises(StoreError, match="một"):
        await side_by_side(channels, asyncio.Event())
    assert len(log) == 2
