"""A store that fails for a while is waited for, and told of once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot import outage
from bot.outage import StoreOutage

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase


class Table:
    """Asks for a table that there is after some tries."""

    def __init__(self, base: KnowledgeBase, failures: int) -> None:
        self._base = base
        self._failures = failures

    async def count(self) -> int:
        query = "SELECT 1 FROM nowhere" if self._failures else "SELECT 1 FROM tasks"
        self._failures = max(0, self._failures - 1)
        async with self._base._database.read() as connection:
            return len((await connection.execute(text(query))).all())


async def test_what_fails_is_tried_until_it_succeeds_and_told_of_once_an_outage(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outage, "_PAUSE", 0.0)
    store = StoreOutage("counting", channel="web")
    with capture_logs() as log:
        assert await store.endure(Table(base, 0).count) > 0
        assert log == []
        for failures in (3, 1):
            assert await store.endure(Table(base, failures).count) > 0
    where = {"work": "counting", "channel": "web"}
    error = "(sqlite3.OperationalError) no such table: nowhere"
    fails = {"event": "store fails", "log_level": "error", "error": error, **where}
    back = {"event": "store is back", "log_level": "info", **where}
    assert log == [fails, back | {"failures": 3}, fails, back | {"failures": 1}]


async def test_what_is_no_error_of_the_store_is_not_waited_out() -> None:
    async def crash() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await StoreOutage("counting").endure(crash)
