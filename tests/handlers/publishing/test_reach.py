"""Who has an article at once, and who only when quiet hours end or with a digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.publishing.model import EVERYTHING, Address, Frequency, Schedule
from tests.handlers.conftest import first
from tests.handlers.publishing.conftest import CHANNEL, Clock, Editor

if TYPE_CHECKING:
    from handlers.messages import Reply

TYPED = "/dangbai Hội nghị giao ban | Tóm tắt."
MORNING = "06:30 thứ Ba, 24/11/2026"


def around(preview: Reply) -> list[str]:
    lines = [one.text for one in preview.blocks]
    return lines[next(at for at, line in enumerate(lines) if line.startswith("Sẽ gửi tới")) :]


async def follow(owner: Editor, person: str, schedule: Schedule) -> None:
    address = Address(CHANNEL, person)
    await owner.base.subscribers.follow(address, [EVERYTHING], is_private=True)
    await owner.base.subscribers.reschedule(address, schedule)


@pytest.fixture
async def evening(owner: Editor, clock: Clock) -> Editor:
    """Half past ten, when one of four may hear."""
    await follow(owner, "tú", Schedule(quiet_from=0, quiet_to=0))
    await follow(owner, "an", Schedule(Frequency.DAILY))
    await follow(owner, "vy", Schedule(quiet_to=7 * 60))
    clock.advance(hours=8)
    return owner


async def test_by_day_all_have_it_at_once(owner: Editor) -> None:
    preview = await owner.say(TYPED)
    assert around(preview) == ["Sẽ gửi tới: 1 nơi nhận"]
    sent = await owner.press(preview, "Gửi ngay")
    assert first(sent) == "Đã đăng bài. Đang gửi tới 1 nơi nhận."


async def test_by_night_it_is_said_who_waits_and_until_when(evening: Editor) -> None:
    preview = await evening.say(TYPED)
    assert around(preview) == [
        "Sẽ gửi tới: 4 nơi nhận",
        f"Giữ lại do giờ yên lặng: 2 nơi nhận, từ {MORNING} đến 07:00 thứ Ba, 24/11/2026",
        "Gửi trong bản tin: 1 nơi nhận",
    ]
    sent = await evening.press(preview, "Gửi ngay")
    assert first(sent) == (
        "Đã đăng bài. Đang gửi tới 1 nơi nhận. 2 nơi nhận trong giờ yên lặng được giữ từ "
        f"{MORNING} đến 07:00 thứ Ba, 24/11/2026. 1 nơi nhận sẽ có bài trong bản tin."
    )


async def test_nobody_is_said_to_be_sent_to_where_all_wait(owner: Editor, clock: Clock) -> None:
    clock.advance(hours=8)
    sent = await owner.press(await owner.say(TYPED), "Gửi ngay")
    assert first(sent) == f"Đã đăng bài. 1 nơi nhận trong giờ yên lặng được giữ đến {MORNING}."


async def test_what_waits_is_what_the_ledger_holds(evening: Editor, clock: Clock) -> None:
    await evening.publish("Hội nghị giao ban | Tóm tắt.")
    (post,) = await evening.base.posts.latest(1)
    assert (await evening.base.posts.tally(post)).due == 1
    clock.advance(hours=8)
    assert (await evening.base.posts.tally(post)).due == 2
    clock.advance(minutes=30)
    assert (await evening.base.posts.tally(post)).due == 3


async def test_an_hour_that_is_a_quiet_one_is_said_to_be(owner: Editor) -> None:
    await owner.say(TYPED)
    scheduled = await owner.say("hẹn giờ 22:00")
    assert first(scheduled) == (
        "Đã hẹn gửi “Hội nghị giao ban” lúc 22:00 thứ Hai, 23/11/2026. "
        f"1 nơi nhận trong giờ yên lặng được giữ đến {MORNING}."
    )
    assert around(await owner.say("xem lại bài"))[1] == (
        f"Giữ lại do giờ yên lặng: 1 nơi nhận, đến {MORNING}"
    )
