"""What is stored of a person is shown in numbers, and erased without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.editors import Editors, Person
from knowledge.publishing.model import Address, Content, DeliveryState
from knowledge.publishing.records import Record, Records
from knowledge.store.conversations import Conversations, SentReplies
from knowledge.store.schema import metadata
from tests.knowledge.publishing.office import ALWAYS
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from knowledge.publishing.model import Parcel
    from tests.knowledge.publishing.office import Office

WHO = "707070"
NOTHING = Record(0, 0, 0, 0, 0, is_editor=False)


STATE = {"pending": ["title", 1]}


@pytest.fixture
async def records(office: Office) -> Records:
    """A person who talked, subscribed, published and made an editor; and another one."""
    for person in (WHO, "8"):
        await Conversations(office.database, office.clock).remember(
            "telegram", person, person, STATE
        )
        await SentReplies(office.database, "telegram", office.clock).remember(person, 5, [6])
        await office.follow(person, schedule=ALWAYS)
    await Conversations(office.database, office.clock).remember("telegram", "-1", WHO, STATE)
    editors = Editors(office.database, office.clock, frozenset({Person("telegram", WHO)}))
    await editors.add(Person("telegram", "9"), Person("telegram", WHO))
    draft = await office.drafts.add("telegram", WHO, Content("Bài của tôi"))
    done = await office.posts.publish(draft.id, Address("telegram", WHO))
    assert done is not None
    await office.posts.reported(done.post_id, "12")
    await settle(office, await office.take(), DeliveryState.SENT)
    return Records(office.database)


async def settle(office: Office, parcels: list[Parcel], state: DeliveryState) -> None:
    """Settle parcels with errors that name their chats, as channels' errors may."""
    for one in parcels:
        await office.settle([one], state, error=f"chat {one.chat.address.chat}")


async def found(office: Office, what: str) -> list[str]:
    """Tables that have a text in any of their columns."""
    return [
        table.name
        for table in metadata.sorted_tables
        if any(what in str(value) for row in await rows(office.database, table) for value in row)
    ]


async def test_what_is_stored_is_counted(records: Records) -> None:
    assert await records.of("telegram", WHO) == Record(2, 1, 1, 1, 1, is_editor=False, changes=2)
    assert await records.of("telegram", "9") == Record(0, 0, 0, 0, 0, is_editor=True)
    assert await records.of("zalo", WHO) == NOTHING
    assert await records.of("telegram", "70707") == NOTHING


async def test_nothing_is_left_of_who_is_erased(records: Records, office: Office) -> None:
    assert len(await found(office, WHO)) > 5
    before = await office.states()
    await records.erase("telegram", WHO)
    assert await found(office, WHO) == []
    assert await records.of("telegram", WHO) == NOTHING
    assert await office.states() == before == ["sent", "sent"]
    assert await records.of("telegram", "8") == Record(1, 1, 1, 1, 0, is_editor=False)
    (post,) = await office.posts.open()
    assert (post.report, post.report_message) == (Address("telegram", ""), None)
    assert (await office.posts.tally(post)).sent == 2
    assert (await office.change(post.article_id, "Sửa")).recipients == 1


async def test_who_is_erased_is_a_stranger_again(records: Records, office: Office) -> None:
    await records.erase("telegram", WHO)
    await records.erase("telegram", WHO)
    assert await office.subscribers.find(Address("telegram", WHO)) is None
    assert (await office.publish()).recipients == 1
    chat = await office.follow(WHO)
    assert len(chat.interests) == 1
    assert (await office.publish()).recipients == 2


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.LEFT])
async def test_who_is_erased_while_a_post_is_on_its_way_leaves_no_trace(
    records: Records, office: Office, state: DeliveryState
) -> None:
    await office.publish("Hai")
    parcels = await office.take()
    await office.publish("Ba")
    await records.erase("telegram", WHO)
    await settle(office, parcels, state)
    assert await found(office, WHO) == []
    mine = [row for row in await office.rows() if row.chat_id == 1]
    assert [(row.state, row.message, row.error) for row in mine] == [
        ("sent", None, None),
        ("cancelled", None, None),
        ("cancelled", None, None),
    ]


async def test_an_edit_that_waits_for_who_is_erased_is_not_made(
    records: Records, office: Office
) -> None:
    (post,) = await office.posts.open()
    await office.change(post.article_id, "Sửa")
    await records.erase("telegram", WHO)
    assert [one.chat.address.chat for one in await office.take()] == ["8"]
    assert (await office.posts.tally(post)).sent == 1


async def test_what_was_given_up_is_not_tried_again_for_who_is_erased(
    records: Records, office: Office
) -> None:
    published = await office.publish("Hai")
    await office.deliver(DeliveryState.DEAD)
    await records.erase("telegram", WHO)
    assert await office.posts.revive(published.post_id) == 1
