"""What is asked of a server that does not wait with its answer."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from bot.telegram import poller
from bot.telegram.intake import Intake
from bot.telegram.line import Line
from bot.telegram.outage import Outage

if TYPE_CHECKING:
    import pytest


class Hasty(Line):
    """A line to a server that says at once that there is nothing, and counts how often."""

    asked = 0

    async def do_request(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        self.asked += 1
        return 200, b'{"ok": true, "result": []}'


async def test_a_server_that_does_not_wait_is_not_asked_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(poller, "_BREATH", 3600.0)
    line = Hasty()
    polling = asyncio.create_task(
        poller.Poller(line, "http://127.0.0.1/bot1", Intake(), Outage(time.monotonic)).run(
            lambda _: None
        )
    )
    for _ in range(200):
        await asyncio.sleep(0)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    assert line.asked == 1
