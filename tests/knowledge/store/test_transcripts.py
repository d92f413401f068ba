"""What chats show, what they opened, which updates were answered, keys: over both engines."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from knowledge.base import KnowledgeBase
from knowledge.publishing.model import EVERYTHING, Address
from knowledge.store.schema import conversations, messages, seen, sent_replies
from knowledge.store.transcripts import MOST_KEPT
from tests.conftest import NOW
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from knowledge.store.database import Database
    from knowledge.store.transcripts import Transcripts


class Clock:
    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime.datetime:
        return self.time

    def later(self, **by: float) -> None:
        self.time += datetime.timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(database: Database, clock: Clock) -> KnowledgeBase:
    return KnowledgeBase(database, clock)


@pytest.fixture
def web(office: KnowledgeBase) -> Transcripts:
    return office.transcripts("web")


def said(text: str) -> dict[str, str]:
    return {"text": text}


async def texts(web: Transcripts, chat: str, after: int = 0) -> list[str]:
    return [one.content["text"] for one in await web.read(chat, after)]


async def test_a_chat_shows_its_own_messages_in_order(
    web: Transcripts, office: KnowledgeBase
) -> None:
    first, second = await web.add("lan", said("một"), said("hai"))
    await web.add("minh", said("của người khác"))
    await office.transcripts("zalo").add("lan", said("ở kênh khác"))
    assert await texts(web, "lan") == ["một", "hai"]
    assert await texts(web, "lan", first.id) == ["hai"]
    assert await texts(web, "lan", second.id) == []


async def test_of_a_long_chat_the_newest_are_kept(web: Transcripts) -> None:
    for number in range(MOST_KEPT + 10):
        await web.add("lan", said(str(number)))
    await web.add("minh", said("khác"))
    kept = await texts(web, "lan")
    assert kept[-1] == str(MOST_KEPT + 9)
    assert MOST_KEPT <= len(kept) < MOST_KEPT + 8
    assert await texts(web, "minh") == ["khác"]


async def test_a_message_is_changed_and_removed_in_its_own_chat_alone(web: Transcripts) -> None:
    (message,) = await web.add("lan", said("một"))
    assert not await web.change("minh", message.id, said("của tôi"))
    await web.remove("minh", message.id)
    assert await texts(web, "lan") == ["một"]
    assert await web.change("lan", message.id, said("hai"))
    assert await texts(web, "lan") == ["hai"]
    await web.remove("lan", message.id)
    assert await texts(web, "lan") == []
    assert not await web.change("lan", message.id, said("ba"))


async def test_what_was_on_screen_is_seen(web: Transcripts) -> None:
    first, _ = await web.add("lan", said("một"), said("hai"))
    await web.mark_seen("lan", first.id)
    seen_at = [one.seen_at for one in await web.read("lan")]
    assert seen_at == [int(NOW.timestamp()), None]


async def test_chats_with_news_are_told_apart(web: Transcripts) -> None:
    await web.add("lan", said("một"))
    last = await web.last_id()
    assert await web.since(last) == ()
    (second,) = await web.add("minh", said("hai"))
    (third,) = await web.add("hoa", said("ba"))
    assert await web.since(last) == ((second.id, "minh"), (third.id, "hoa"))


async def test_what_is_opened_is_remembered_once(web: Transcripts, database: Database) -> None:
    for _ in range(2):
        await web.open("lan", "a:12")
    await web.open("minh", "d:1")
    assert await web.opened("lan") == {"a:12"}
    assert len(await rows(database, seen)) == 2


async def test_old_messages_are_forgotten_with_what_was_talked_about(
    office: KnowledgeBase, web: Transcripts, clock: Clock, database: Database
) -> None:
    for chat in ("lan", "minh"):
        await web.add(chat, said("cũ"))
        await office.conversations.remember("web", chat, chat, {"pending": ["x", 1]})
    await web.open("lan", "a:1")
    clock.later(days=40)
    await web.add("minh", said("mới"))
    await office.conversations.remember("web", "minh", "minh", {"pending": ["y", 1]})
    clock.later(days=51)
    await office.forget(90)
    assert [row[2] for row in await rows(database, messages)] == ["minh"]
    assert await rows(database, seen) == []
    assert await office.conversations.recall("web", "lan", "lan") == {}
    assert await office.conversations.recall("web", "minh", "minh") == {"pending": ["y", 1]}


async def test_what_was_talked_about_is_forgotten_in_every_channel_and_what_is_followed_stays(
    office: KnowledgeBase, clock: Clock, database: Database
) -> None:
    sent, here = office.sent_replies("telegram"), Address("telegram", "1")
    await office.subscribers.follow(here, [EVERYTHING], is_private=True)
    for message, person in enumerate(("cũ", "mới")):
        await office.conversations.remember("telegram", "1", person, {"pending": ["x", 1]})
        await sent.remember("1", message, [8])
        clock.later(days=45)
    await office.forget(60)
    assert [row[2] for row in await rows(database, conversations)] == ["mới"]
    assert [row[2] for row in await rows(database, sent_replies)] == ["1"]
    chat = await office.subscribers.find(here)
    assert chat is not None
    assert chat.is_subscribed


async def test_who_is_erased_has_no_messages_left(office: KnowledgeBase, web: Transcripts) -> None:
    await web.add("lan", said("một"))
    await web.open("lan", "a:1")
    await web.add("minh", said("hai"))
    record = await office.records.of("web", "lan")
    assert (record.messages, record.opened) == (1, 1)
    await office.records.erase("web", "lan")
    assert (await texts(web, "lan"), await web.opened("lan")) == ([], frozenset())
    assert await texts(web, "minh") == ["hai"]


async def test_an_update_is_handled_for_its_channel_and_for_two_days(
    office: KnowledgeBase, clock: Clock
) -> None:
    updates = office.handled_updates("telegram")
    assert not await updates.has("7")
    for _ in range(2):
        await updates.add("7")
    assert await updates.has("7")
    assert not await updates.has("8")
    assert not await office.handled_updates("zalo").has("7")
    clock.later(days=2, seconds=1)
    await updates.add("9")
    assert not await updates.has("7")


async def test_a_key_is_made_once_for_all_processes(office: KnowledgeBase, other: Database) -> None:
    key = await office.keys.key("web")
    assert len(key) == 64
    assert await KnowledgeBase(other, office.now).keys.key("web") == key
    assert await office.keys.key("khác") != key
