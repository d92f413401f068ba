"""A million deliveries are not read to find a few: SQLite's plans for what runs again and again."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, text

from knowledge.publishing.ledger import Ledger
from knowledge.publishing.model import Address, DeliveryState
from knowledge.publishing.records import Records
from knowledge.store.database import open_database
from tests.knowledge.publishing.office import ALWAYS, DAILY, Clock, Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path


@pytest.fixture
async def filled(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Office]:
    """An office in a file, with posts that are out, in hand and waiting."""
    path = shutil.copy(migrated_file, tmp_path / "danvan.db")
    database = await open_database(f"sqlite:///{path}")
    office = Office(database, Clock())
    await office.followed_by(*(str(number) for number in range(20)))
    await office.follow("99", schedule=DAILY)
    for title in ("Một", "Hai"):
        await office.publish(title)
        await office.deliver()
    await office.publish("Ba")
    yield office
    await database.close()


@contextlib.contextmanager
def watched(office: Office) -> Iterator[list[tuple[str, Any]]]:
    """Statements about deliveries, with their parameters, that run meanwhile."""
    seen: list[tuple[str, Any]] = []

    def see(_c: object, _u: object, statement: str, parameters: Any, *_: object) -> None:
        if "deliveries" in statement:
            seen.append((statement, parameters))

    engine = office.database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", see)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", see)


async def plans(office: Office, seen: list[tuple[str, Any]]) -> list[str]:
    """The steps of SQLite's plans for statements."""
    steps: list[str] = []
    async with office.database.read() as connection:
        for statement, parameters in seen:
            its = parameters[0] if isinstance(parameters, list) else parameters
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", its)
            steps += [row.detail for row in rows]
    return steps


def reads_all(steps: list[str]) -> list[str]:
    """Steps that read every delivery; a partial index holds only what is not done yet."""
    scans = tuple(f"SCAN {table}" for table in ("deliveries", "other"))
    partial = "USING INDEX ix_deliveries_"
    return [step for step in steps if step.startswith(scans) and partial not in step]


async def test_taking_uses_the_indexes_and_sorts_nothing(filled: Office) -> None:
    with watched(filled) as seen:
        assert len(await filled.take(5, ["3"])) == 5
    steps = await plans(filled, seen)
    assert reads_all(steps) == []
    assert [step for step in steps if "ix_deliveries_due (channel=? AND post_id=?" in step]
    assert [step for step in steps if "ix_deliveries_busy (chat_id=?)" in step]
    assert not [step for step in steps if step == "USE TEMP B-TREE FOR ORDER BY"]


async def test_a_digest_is_found_by_its_chat(filled: Office) -> None:
    filled.clock.set("2026-11-26 07:30")
    with watched(filled) as seen:
        assert any(one.is_digest for one in await filled.take())
    assert reads_all(await plans(filled, seen)) == []


async def test_holding_in_quiet_hours_reads_only_what_is_due(filled: Office) -> None:
    for number in range(20):
        await filled.follow(str(number), schedule=ALWAYS)
    await filled.execute("UPDATE chats SET quiet_from = 0, quiet_to = 1439")
    with watched(filled) as seen:
        assert await filled.take() == []
    assert [one for one, _ in seen if one.startswith("UPDATE")]
    assert reads_all(await plans(filled, seen)) == []


async def test_settling_and_releasing_read_only_what_is_in_hand(filled: Office) -> None:
    parcels = await filled.take(6)
    with watched(filled) as seen:
        await filled.settle(parcels[:2])
        await filled.settle(parcels[2:3], DeliveryState.QUEUED)
        await filled.settle(parcels[3:4], DeliveryState.LEFT)
        await Ledger(filled.database, filled.clock, "other").release([0])
    assert reads_all(await plans(filled, seen)) == []


async def test_a_person_who_leaves_changes_or_asks_reads_only_their_own(filled: Office) -> None:
    with watched(filled) as seen:
        await filled.subscribers.reschedule(Address("telegram", "3"), DAILY)
        await filled.subscribers.leave(Address("telegram", "4"))
        await filled.subscribers.gone("telegram", "5")
        await filled.subscribers.moved("telegram", "7", "8")
        records = Records(filled.database)
        await records.of("telegram", "6")
        await records.erase("telegram", "6")
    assert len(seen) >= 6
    assert reads_all(await plans(filled, seen)) == []


async def test_a_scan_would_be_noticed(filled: Office) -> None:
    with watched(filled) as seen:
        async with filled.database.read() as connection:
            await connection.execute(text("SELECT * FROM deliveries WHERE chat_id = 1"))
    assert reads_all(await plans(filled, seen)) == ["SCAN deliveries"]


async def test_planning_looks_up_what_each_chat_follows_and_who_is_linked(filled: Office) -> None:
    with watched(filled) as seen:
        await filled.publish("Bốn")
    steps = await plans(filled, [one for one in seen if one[0].startswith("INSERT")])
    assert not [step for step in steps if "ix_subscriptions_kind_target" in step]
    assert [step for step in steps if "others USING INDEX ix_chats_person" in step]
