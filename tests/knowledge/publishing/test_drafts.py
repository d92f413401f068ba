"""Drafts: written piece by piece, scheduled, given up, and changed no more once they are done."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.publishing.drafts import from_json, to_json
from knowledge.publishing.model import Content, DraftState
from tests.knowledge.publishing.office import REPORT

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Office

IDS = st.lists(st.integers(1, 99)).map(tuple)
CONTENTS = st.builds(
    Content,
    title=st.text(),
    published=st.none() | st.dates(),
    tasks=IDS,
    directives=IDS,
    topics=st.lists(st.text()).map(tuple),
)


@given(CONTENTS)
def test_a_content_is_read_as_it_was_written(content: Content) -> None:
    assert from_json(to_json(content)) == content


async def test_a_draft_is_kept_as_it_is_written(office: Office, beside: Office) -> None:
    draft = await office.drafts.add("telegram", "1", Content("Một"))
    full = Content("Hai", "s", "u", "t", datetime.date(2026, 1, 2), "p", (1,), (2, 3), ("x",))
    assert await office.drafts.write(draft.id, full)
    found = await beside.drafts.find(draft.id)
    assert found is not None
    assert (found.content, found.state, found.person) == (full, DraftState.OPEN, "1")
    assert await office.drafts.find(draft.id + 1) is None


@pytest.mark.parametrize("end", ["publish", "cancel"])
async def test_what_is_done_is_changed_no_more(office: Office, end: str) -> None:
    draft = await office.draft()
    if end == "publish":
        await office.posts.publish(draft, REPORT)
    else:
        assert await office.drafts.cancel(draft)
    assert not await office.drafts.write(draft, Content("Mới"))
    assert not await office.drafts.schedule(draft, 0)
    assert not await office.drafts.cancel(draft)
    assert await office.drafts.waiting() == ()


async def test_drafts_are_due_in_their_order(office: Office) -> None:
    now = office.clock.seconds
    late, early, unscheduled, never = [await office.draft(str(number)) for number in range(4)]
    await office.drafts.schedule(late, now + 20)
    await office.drafts.schedule(early, now + 10)
    await office.drafts.schedule(never, now + 5)
    await office.drafts.cancel(never)
    assert [one.id for one in await office.drafts.due(now + 9)] == []
    assert [one.id for one in await office.drafts.due(now + 10)] == [early]
    assert [one.id for one in await office.drafts.due(now + 20)] == [early, late]
    assert [one.id for one in await office.drafts.waiting()] == [early, late, unscheduled]
    assert await office.posts.publish(early, REPORT)
    assert [one.id for one in await office.drafts.due(now + 20)] == [late]
