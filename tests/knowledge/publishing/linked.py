"""Chats of one person, and what waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.publishing.model import (
    EVERYTHING,
    Address,
    Interest,
    Scope,
)
from tests.knowledge.publishing.office import ALWAYS

if TYPE_CHECKING:
    from knowledge.publishing.links import Links
    from knowledge.publishing.model import Chat, Schedule
    from tests.knowledge.publishing.office import Office

TELEGRAM, ZALO, WEB = Address("telegram", "7001"), Address("zalo", "a1"), Address("web", "w1")
FAITH, YOUTH = Interest(Scope.TOPIC, "ton-giao"), Interest(Scope.TOPIC, "thanh-nien")


async def follow(
    office: Office, address: Address, *interests: Interest, schedule: Schedule = ALWAYS
) -> None:
    await office.subscribers.follow(address, interests or [EVERYTHING], is_private=True)
    await office.subscribers.reschedule(address, schedule)


async def link(links: Links, there: Address, here: Address) -> None:
    """A code is told in one chat and typed in the other."""
    assert await links.redeem(here, await links.issue(there)) is None


async def followed_and_linked(office: Office, links: Links) -> None:
    for address in (TELEGRAM, ZALO):
        await follow(office, address)
    await link(links, TELEGRAM, ZALO)


async def waiting(office: Office) -> list[tuple[int, str]]:
    """Posts that wait, and the channel that they wait in."""
    return [(row.post_id, row.channel) for row in await office.rows() if row.state == "queued"]


async def chat(office: Office, address: Address) -> Chat:
    found = await office.subscribers.find(address)
    assert found is not None
    return found


async def places(links: Links, address: Address = TELEGRAM) -> list[str]:
    return [one.address.channel for one in await links.of(address)]
