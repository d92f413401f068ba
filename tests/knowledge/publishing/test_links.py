"""Links between the chats of one person: made by a code, undone, and what they have in common."""

from __future__ import annotations

import asyncio
import hashlib
from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.links import (
    CODE_SECONDS,
    LENGTH,
    MOST_LINKED,
    MOST_WRONG,
    SIGNS,
    Links,
    Refusal,
    read_code,
)
from knowledge.publishing.model import (
    Address,
    Frequency,
)
from knowledge.publishing.records import Records
from knowledge.store.schema import link_codes, link_tries
from tests.knowledge.publishing.linked import (
    FAITH,
    TELEGRAM,
    WEB,
    YOUTH,
    ZALO,
    chat,
    follow,
    followed_and_linked,
    link,
    places,
)
from tests.knowledge.publishing.office import DAILY
from tests.knowledge.store.conftest import rows

if TYPE_CHECKING:
    from tests.knowledge.publishing.office import Clock, Office

FORGED = "CFHJ2345"


@pytest.mark.parametrize(
    "typed",
    ["CFHJ-2345", "cfhj2345", " cfhj 2345 ", "c f h j 2 3 4 5", "CFHJ–2345", "cFhJ.2345"],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == FORGED


@pytest.mark.parametrize(
    "typed",
    ["", "CFHJ234", "CFHJ23456", "CFHJ-234O", "dân vận", "04-NQ/TU", "AFHJ2345", "CFHJ2345 " * 9],
)
def test_anything_else_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


async def test_a_code_is_new_and_only_its_hash_is_kept(office: Office, links: Links) -> None:
    codes = {await links.issue(Address("telegram", str(number))) for number in range(9)}
    assert len(codes) == 9
    assert all(len(one) == LENGTH and set(one) <= set(SIGNS) for one in codes)
    kept = {digest for digest, *_ in await rows(office.database, link_codes)}
    assert kept == {hashlib.sha256(one.encode()).hexdigest() for one in codes}


class TestRefusals:
    """Codes that link nothing, and what they leave behind."""

    @pytest.fixture
    async def code(self, links: Links) -> str:
        return await links.issue(TELEGRAM)

    async def test_forged(self, links: Links) -> None:
        assert await links.redeem(ZALO, FORGED) is Refusal.UNKNOWN
        assert await links.of(ZALO) == ()

    async def test_in_the_chat_that_it_was_given_out_in(self, links: Links, code: str) -> None:
        assert await links.redeem(TELEGRAM, code) is Refusal.OWN
        assert await links.redeem(ZALO, code) is None

    async def test_twice(self, links: Links, code: str) -> None:
        assert await links.redeem(ZALO, code) is None
        assert await links.redeem(ZALO, code) is Refusal.ALREADY
        assert await links.redeem(WEB, code) is Refusal.USED
        assert await links.of(WEB) == ()

    async def test_ten_minutes_later(self, links: Links, code: str, clock: Clock) -> None:
        clock.advance(seconds=CODE_SECONDS - 1)
        late = await links.redeem(ZALO, code)
        clock.advance(seconds=1)
        assert (late, await links.redeem(WEB, code)) == (None, Refusal.USED)
        code = await links.issue(TELEGRAM)
        clock.advance(seconds=CODE_SECONDS)
        assert await links.redeem(WEB, code) is Refusal.EXPIRED

    async def test_after_a_newer_one(self, links: Links, code: str) -> None:
        newer = await links.issue(TELEGRAM)
        assert await links.redeem(ZALO, code) is Refusal.UNKNOWN
        assert await links.redeem(ZALO, newer) is None

    async def test_from_two_processes_at_once(
        self, links: Links, beside: Office, code: str
    ) -> None:
        other = Links(beside.database, beside.clock)
        ended = await asyncio.gather(links.redeem(ZALO, code), other.redeem(WEB, code))
        assert sorted(str(one) for one in ended) == ["None", "used"]

    async def test_after_five_wrong_tries_for_an_hour(
        self, links: Links, code: str, clock: Clock
    ) -> None:
        for _ in range(MOST_WRONG):
            assert await links.redeem(ZALO, FORGED) is Refusal.UNKNOWN
            clock.advance(minutes=1)
        assert await links.redeem(ZALO, code) is Refusal.TOO_MANY_TRIES
        assert await links.redeem(WEB, code) is None
        clock.advance(minutes=54)
        assert await links.redeem(ZALO, FORGED) is Refusal.TOO_MANY_TRIES
        clock.advance(minutes=1)
        assert await links.redeem(ZALO, await links.issue(TELEGRAM)) is None

    async def test_of_more_chats_than_a_person_has(self, links: Links) -> None:
        for number in range(1, MOST_LINKED):
            await link(links, TELEGRAM, Address("web", str(number)))
        code = await links.issue(TELEGRAM)
        assert await links.redeem(ZALO, code) is Refusal.TOO_MANY_CHATS
        assert len(await links.of(TELEGRAM)) == MOST_LINKED

    async def test_old_codes_and_tries_are_forgotten(
        self, office: Office, links: Links, clock: Clock
    ) -> None:
        await links.issue(TELEGRAM)
        await links.redeem(ZALO, FORGED)
        clock.advance(minutes=59)
        await links.forget()
        assert len(await rows(office.database, link_codes)) == 1
        assert len(await rows(office.database, link_tries)) == 1
        clock.advance(days=1, minutes=1)
        await links.redeem(ZALO, FORGED)
        await links.issue(ZALO)
        await links.forget()
        assert len(await rows(office.database, link_codes)) == 1
        assert len(await rows(office.database, link_tries)) == 1


class TestOneWill:
    """What is decided in one of the chats is decided for the person."""

    async def test_leaving_in_one_ends_all(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        await office.publish()
        await office.subscribers.leave(TELEGRAM)
        assert await office.states() == ["cancelled"]
        assert (await office.publish()).recipients == 0
        await links.unlink(TELEGRAM)
        assert (await office.publish()).recipients == 0

    async def test_one_thing_is_ended_in_all(self, office: Office, links: Links) -> None:
        for address in (TELEGRAM, ZALO):
            await follow(office, address, FAITH, YOUTH)
        await link(links, TELEGRAM, ZALO)
        left = await office.subscribers.unfollow(TELEGRAM, [FAITH])
        assert left is not None
        assert left.interests == {YOUTH}
        assert (await chat(office, ZALO)).interests == {YOUTH}

    async def test_a_mute_is_for_all(self, office: Office, links: Links, clock: Clock) -> None:
        await followed_and_linked(office, links)
        await office.subscribers.mute(TELEGRAM, clock.seconds + 60)
        assert (await office.publish()).recipients == 0
        assert (await chat(office, ZALO)).muted_until == clock.seconds + 60
        await office.subscribers.follow(ZALO, [FAITH], is_private=True)
        assert (await office.publish()).recipients == 1

    async def test_a_mute_from_before_stays(
        self, office: Office, links: Links, clock: Clock
    ) -> None:
        await follow(office, TELEGRAM)
        await office.subscribers.mute(TELEGRAM, clock.seconds + 60)
        await link(links, TELEGRAM, ZALO)
        assert (await office.publish()).recipients == 0
        clock.advance(minutes=1)
        assert (await office.publish()).recipients == 1

    async def test_hours_are_those_of_all(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        await office.publish()
        await office.subscribers.reschedule(TELEGRAM, DAILY)
        assert (await chat(office, ZALO)).schedule == DAILY
        assert [row.is_digest for row in await office.rows()] == [True]

    @pytest.mark.parametrize(("first", "second"), [(TELEGRAM, ZALO), (ZALO, TELEGRAM)])
    async def test_hours_of_who_follows_nothing_are_not_taken(
        self, office: Office, links: Links, first: Address, second: Address
    ) -> None:
        await follow(office, TELEGRAM, schedule=DAILY)
        await link(links, first, second)
        found = [(await chat(office, one)).schedule.frequency for one in (TELEGRAM, ZALO)]
        assert found == [Frequency.DAILY] * 2


class TestSeveral:
    """More than two chats."""

    async def test_a_third_joins(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        await follow(office, WEB)
        await link(links, ZALO, WEB)
        assert await places(links) == ["web", "zalo", "telegram"]
        assert (await office.publish()).recipients == 1
        assert set((await chat(office, WEB)).linked) == {1, 2}

    async def test_two_people_become_one(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        await link(links, WEB, Address("zalooa", "z"))
        await link(links, TELEGRAM, WEB)
        assert await places(links) == ["web", "zalo", "telegram", "zalooa"]

    async def test_one_goes_and_the_others_stay(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        await follow(office, WEB)
        await link(links, ZALO, WEB)
        await links.unlink(ZALO)
        assert await places(links) == ["web", "telegram"]
        await link(links, ZALO, Address("zalooa", "z"))
        assert await places(links, ZALO) == ["zalooa", "zalo"]
        assert await places(links) == ["web", "telegram"]

    async def test_nobody_chooses_for_another(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        await follow(office, WEB)
        stranger = (await chat(office, WEB)).id
        assert not await links.choose(TELEGRAM, stranger)
        assert not await links.choose(WEB, stranger)
        assert not await links.choose(Address("web", "nobody"), 1)
        await office.subscribers.gone("telegram", "7001")
        assert not await links.choose(ZALO, (await chat(office, TELEGRAM)).id)


class TestTelling:
    """The other chats are told once of what has changed."""

    async def test_the_other_side_is_told(self, office: Office, links: Links) -> None:
        await followed_and_linked(office, links)
        assert await links.untold("zalo") == ()
        assert await links.untold("telegram", "8") == ()
        assert await links.untold("telegram", "7001") == (TELEGRAM,)
        assert await links.untold("telegram") == (TELEGRAM,)
        await links.told(TELEGRAM)
        assert await links.untold("telegram") == ()
        await links.unlink(TELEGRAM)
        assert await links.untold("telegram") == ()
        assert await links.untold("zalo") == (ZALO,)


class TestErasing:
    """Links are stored of a person, too."""

    async def test_links_and_codes_are_counted_and_erased(
        self, office: Office, links: Links
    ) -> None:
        records = Records(office.database)
        await links.issue(TELEGRAM)
        await links.redeem(TELEGRAM, FORGED)
        assert (await records.of("telegram", "7001")).codes == 2
        await followed_and_linked(office, links)
        found = await records.of("telegram", "7001")
        assert (found.linked, found.codes) == (1, 2)
        await records.erase("telegram", "7001")
        assert not (await records.of("telegram", "7001")).is_anything
        assert await rows(office.database, link_codes) == []
        assert await rows(office.database, link_tries) == []
        assert (await chat(office, ZALO)).linked == ()
        assert (await office.publish()).recipients == 1
