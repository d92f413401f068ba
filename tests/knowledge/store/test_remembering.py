"""What outlives a process: the state of conversations, and which messages answered which."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from knowledge.base import KnowledgeBase
from knowledge.store.schema import conversations, sent_replies
from tests.conftest import NOW, now
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from knowledge.store.database import Database

HERE = ("telegram", "-100123", "7001")
STATES: list[dict[str, Any]] = [
    {},
    {"outcome": "list", "matches": [["task", 3, 100.0]], "attribute": None, "numbered": True},
    {"lời": "dân vận khéo", "sâu": {"hơn": [1, None, "một"]}},
]


@pytest.mark.parametrize("state", STATES)
async def test_a_conversation_is_recalled_as_it_was(
    base: KnowledgeBase, other: Database, state: dict[str, Any]
) -> None:
    await base.conversations.remember(*HERE, state)
    assert await base.conversations.recall(*HERE) == state
    assert await KnowledgeBase(other, now).conversations.recall(*HERE) == state


async def test_the_last_state_counts(base: KnowledgeBase) -> None:
    for state in STATES:
        await base.conversations.remember(*HERE, state)
    assert await base.conversations.recall(*HERE) == STATES[-1]


async def test_nothing_is_kept_of_an_empty_state(base: KnowledgeBase, database: Database) -> None:
    for state in (STATES[1], {}):
        await base.conversations.remember(*HERE, state)
    assert await rows(database, conversations) == []


@pytest.mark.parametrize(
    "elsewhere", [("zalo", *HERE[1:]), (HERE[0], "7001", HERE[2]), (*HERE[:2], "7002")]
)
async def test_a_conversation_is_of_a_channel_a_chat_and_a_person(
    base: KnowledgeBase, elsewhere: tuple[str, str, str]
) -> None:
    await base.conversations.remember(*HERE, STATES[1])
    assert await base.conversations.recall(*elsewhere) == {}


async def test_the_replies_to_a_message_are_recalled_in_order(
    base: KnowledgeBase, other: Database
) -> None:
    sent = base.sent_replies("telegram")
    await sent.remember("-100123", 5, [8, 7, 9])
    await sent.remember("-100123", 6, [])
    assert await sent.recall("-100123", 5) == [8, 7, 9]
    assert await sent.recall("-100123", 6) == []
    assert await KnowledgeBase(other, now).sent_replies("telegram").recall("-100123", 5) == [
        8,
        7,
        9,
    ]


async def test_the_replies_to_an_edited_message_take_the_place_of_those_before(
    base: KnowledgeBase,
) -> None:
    sent = base.sent_replies("telegram")
    await sent.remember("7001", 5, [8, 9])
    await sent.remember("7001", 5, [8])
    assert await sent.recall("7001", 5) == [8]


async def test_replies_are_of_a_channel_a_chat_and_a_message(base: KnowledgeBase) -> None:
    await base.sent_replies("telegram").remember("7001", 5, [8])
    assert await base.sent_replies("zalo").recall("7001", 5) == []
    assert await base.sent_replies("telegram").recall("7002", 5) == []
    assert await base.sent_replies("telegram").recall("7001", 6) == []


async def test_what_is_remembered_bears_the_time_of_the_clock(
    base: KnowledgeBase, database: Database
) -> None:
    await base.conversations.remember(*HERE, STATES[1])
    await base.sent_replies("telegram").remember("7001", 5, [8])
    async with database.read() as connection:
        times = [
            (await connection.execute(select(column))).scalar_one()
            for column in (conversations.c.updated_at, sent_replies.c.sent_at)
        ]
    assert [time.replace(tzinfo=time.tzinfo or datetime.UTC) for time in times] == [NOW, NOW]
