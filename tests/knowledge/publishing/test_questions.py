"""The log of questions: without a person, for a while, and what its numbers say."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.model import EVERYTHING, Address, Interest, Scope
from knowledge.publishing.questions import Asked, Questions
from knowledge.store.schema import questions
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Clock, Office


@pytest.fixture
def log(office: Office) -> Questions:
    return Questions(office.database, office.clock)


def test_the_log_has_no_place_for_a_person() -> None:
    assert set(questions.c.keys()) == {"id", "asked_at", "channel", "text", "outcome"}


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("Nghị quyết 04?", "Nghị quyết 04?"),
        ("dài " * 200, "dài " * 125),
        ("a\x00b", "ab"),
        ("nửa \ud83d", "nửa ?"),
    ],
)
async def test_what_was_asked_is_kept_as_far_as_a_store_can(
    log: Questions, office: Office, asked: str, kept: str
) -> None:
    await log.log("telegram", Asked(asked, "answer"))
    assert await rows(office.database, questions) == [
        (1, office.clock.seconds, "telegram", kept, "answer")
    ]


async def test_old_questions_are_forgotten(log: Questions, clock: Clock, office: Office) -> None:
    await log.log("telegram", Asked("cũ", "answer"))
    clock.advance(seconds=1)
    await log.log("telegram", Asked("mới", "answer"))
    clock.advance(days=30)
    assert await log.forget(30) == 1
    assert [row[3] for row in await rows(office.database, questions)] == ["mới"]
    assert await log.forget(30) == 0


async def test_days_are_local_and_none_is_left_out(log: Questions, clock: Clock) -> None:
    for at in ("2026-11-22 23:59", "2026-11-23 00:00", "2026-11-23 06:59", "2026-11-25 00:10"):
        clock.set(at)
        await log.log("telegram", Asked("hỏi", "answer"))
    clock.set("2026-11-25 23:00")
    assert (await log.statistics(3)).by_day == (
        (datetime.date(2026, 11, 23), 2),
        (datetime.date(2026, 11, 24), 0),
        (datetime.date(2026, 11, 25), 1),
    )
    assert (await log.statistics(3)).asked == (("answer", 3),)
    assert (await log.statistics(1)).by_day == ((datetime.date(2026, 11, 25), 1),)
    assert len((await log.statistics(7)).by_day) == 7


async def test_what_was_asked_is_counted(log: Questions) -> None:
    for text, outcome in [("a", "none"), ("b", "none"), ("b", "none"), ("c", "answer")]:
        await log.log("telegram", Asked(text, outcome))
    counted = await log.statistics(1)
    assert counted.asked == (("none", 3), ("answer", 1))
    assert counted.unanswered == (("b", 2), ("a", 1))
    assert (await log.statistics(1, most=1)).unanswered == (("b", 2),)


async def test_who_hears_of_what_is_counted(log: Questions, office: Office) -> None:
    topic = Interest(Scope.TOPIC, "ton-giao")
    await office.follow("1", [EVERYTHING, topic])
    await office.follow("2", [topic])
    await office.follow("3", [topic])
    await office.subscribers.gone("telegram", "3")
    await office.subscribers.follow(Address("zalo", "4"), [EVERYTHING], is_private=True)
    await office.follow("5", [])
    await office.publish()
    counted = await log.statistics(7)
    assert counted.channels == (("telegram", 2), ("zalo", 1))
    assert counted.interests == (("all:", 2), ("topic:ton-giao", 2))
    assert counted.deliveries == (("queued", 2),)
