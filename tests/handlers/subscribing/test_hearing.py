"""Choosing when to hear: at once, in digests, not at night, not for a while."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from handlers.notices import MUTE, MUTE_WORDS, notice
from knowledge.base import open_knowledge
from knowledge.publishing.model import Frequency, Schedule
from tests.conftest import NOW, copied, now
from tests.handlers.conftest import Chat, alone, first, labels
from tests.handlers.subscribing.conftest import (
    DAY,
    ENDED,
    HERE,
    followed,
    said,
    subscriber,
    warned,
)

if TYPE_CHECKING:
    from pathlib import Path


class TestHours:
    """At once or in digests, and when not."""

    async def test_a_weekly_digest_with_its_hour_and_day(self, chat: Chat) -> None:
        reply = await chat.press_label(await chat.say("/theodoi"), "Cách nhận")
        assert "✓ Ngay khi có bài" in labels(reply)
        assert "7:30" not in labels(reply)
        reply = await chat.press_label(reply, "Hằng tuần")
        assert {"✓ Hằng tuần", "✓ 7:30", "✓ Thứ Hai"} <= set(labels(reply))
        reply = await chat.press_label(reply, "17:00")
        reply = await chat.press_label(reply, "Thứ Sáu")
        assert "Đang chọn: bản tin hằng tuần, thứ Sáu lúc 17:00." in reply.text
        schedule = (await subscriber(chat.base)).schedule
        assert schedule == Schedule(Frequency.WEEKLY, digest_minute=17 * 60, digest_weekday=4)

    async def test_a_daily_digest_has_no_weekday(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        reply = await chat.press("f::often:daily")
        assert "Đang chọn: bản tin hằng ngày lúc 7:30." in reply.text
        assert not [one for one in labels(reply) if "Thứ" in one]
        reply = await chat.press_label(reply, "Ngay khi có bài")
        assert (await subscriber(chat.base)).schedule == Schedule()

    async def test_a_digest_in_quiet_hours_is_said_to_come_later(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        await chat.press("f::quiet:1200-480")
        reply = await chat.press("f::often:daily")
        assert warned(reply) == ["Giờ này thuộc giờ yên lặng, nên bản tin sẽ đến lúc 8:00."]
        assert warned(await chat.press_label(reply, "8:00")) == []

    async def test_quiet_hours_are_chosen_and_switched_off(self, chat: Chat) -> None:
        reply = await chat.press_label(await chat.say("/theodoi"), "Giờ yên lặng")
        assert "✓ 21:00–6:30" in labels(reply)
        reply = await chat.press_label(reply, "22:00–6:00")
        assert "✓ 22:00–6:00" in labels(reply)
        assert (await subscriber(chat.base)).schedule.quiet_from == 22 * 60
        reply = await chat.press_label(reply, "Không đặt")
        assert "✓ Không đặt" in labels(reply)
        assert said(await chat.say("/theodoi"), "Giờ yên lặng") == "không đặt"
        confirmed = await chat.say("/theodoi tôn giáo")
        assert first(confirmed).endswith("Cách nhận: ngay khi có bài.")

    @pytest.mark.parametrize(
        ("typed", "hours"),
        [
            ("21:00-6:30", (21 * 60, 6 * 60 + 30)),
            ("20h - 7h", (20 * 60, 7 * 60)),
            ("từ 22 giờ 15 đến 5h45", (22 * 60 + 15, 5 * 60 + 45)),
            ("Tắt", (0, 0)),
        ],
    )
    async def test_quiet_hours_are_typed(
        self, chat: Chat, typed: str, hours: tuple[int, int]
    ) -> None:
        panel = await chat.press_label(await chat.say("/theodoi"), "Giờ yên lặng")
        asked = await chat.press_label(panel, "Giờ khác…")
        assert "21:00-6:30" in first(asked)
        assert first(await chat.say(typed)) == "Giờ yên lặng"
        schedule = (await subscriber(chat.base)).schedule
        assert (schedule.quiet_from, schedule.quiet_to) == hours

    @pytest.mark.parametrize(
        "typed", ["25:00-6:30", "21:70-6:30", "21h", "8:00-8:00", "7", "abc", "lung tung xyz"]
    )
    async def test_hours_that_cannot_be_read_are_asked_for_again(
        self, chat: Chat, typed: str
    ) -> None:
        await chat.say("/theodoi")
        await chat.press("f::type")
        reply = await chat.say(typed)
        assert first(reply).startswith("Tôi chưa hiểu khoảng giờ này.")
        assert (await subscriber(chat.base)).schedule == Schedule()
        assert first(await chat.say("22:00-5:00")) == "Giờ yên lặng"
        assert (await subscriber(chat.base)).schedule.quiet_from == 22 * 60

    async def test_hours_are_left_as_they_are(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        await chat.press("f::type")
        assert first(await chat.say("Thôi")) == "Giữ nguyên giờ yên lặng."
        assert (await subscriber(chat.base)).schedule == Schedule()

    @pytest.mark.parametrize(
        ("said", "answer"),
        [("cảm ơn", "Rất vui được giúp đồng chí."), ("hủy theo dõi", ENDED)],
    )
    async def test_what_means_something_else_is_heeded(
        self, chat: Chat, said: str, answer: str
    ) -> None:
        await chat.say("/theodoi")
        await chat.press("f::type")
        assert first(await chat.say(said)).startswith(answer)

    @pytest.mark.parametrize("question", ["Nghị quyết 04-NQ/TU", "04-NQ/TU"])
    async def test_a_question_instead_of_hours_is_answered(self, chat: Chat, question: str) -> None:
        await chat.say("/theodoi")
        await chat.press("f::type")
        assert first(await chat.say(question)) == "Nghị quyết số 04-NQ/TU"
        assert first(await chat.say("22:00-5:00")) != "Giờ yên lặng"

    async def test_hours_typed_after_leaving_elsewhere_are_no_hours(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        await chat.press("f::type")
        await chat.base.subscribers.leave(HERE)
        assert first(await chat.say("22:00-5:00")) != "Giờ yên lặng"


class TestMuting:
    """A notification's button, and the panel's."""

    async def test_a_notification_leads_to_a_mute_of_a_week(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        known = await chat.base.known()
        menu = await chat.press_label(notice(known.articles[1], known), MUTE)
        assert {"Tạm ngừng 7 ngày", "Chỉ nhận bản tin hằng ngày", "Hủy theo dõi"} <= set(
            labels(menu)
        )
        reply = await chat.press_label(menu, "Tạm ngừng 7 ngày")
        assert first(reply) == "Đã tạm ngừng gửi bài mới."
        assert warned(reply) == [
            "Đang tạm ngừng đến 14:30 thứ Hai, 30/11/2026; bài đăng trước lúc đó không gửi lại."
        ]
        until = (await subscriber(chat.base)).muted_until
        assert until == int(NOW.timestamp()) + 7 * DAY

    async def test_a_mute_of_a_month_ends_by_a_press(self, chat: Chat) -> None:
        panel = await chat.press_label(await chat.say("/theodoi"), "Tạm ngừng")
        reply = await chat.press_label(panel, "Tạm ngừng 30 ngày")
        assert (await subscriber(chat.base)).muted_until == int(NOW.timestamp()) + 30 * DAY
        assert "Nhận lại ngay" in labels(await chat.press(f"f::{MUTE_WORDS}"))
        reply = await chat.press_label(reply, "Nhận lại ngay")
        assert first(reply) == "Từ nay bài mới lại được gửi vào đây."
        assert warned(reply) == []
        assert (await subscriber(chat.base)).muted_until == 0

    async def test_a_mute_ends_by_itself(self, filled: Path, tmp_path: Path) -> None:
        url = f"sqlite:///{copied(filled, tmp_path)}"
        async with open_knowledge(url, now) as base:
            await alone(base).say("/theodoi")
            await alone(base).press("f::mute:7")
        async with open_knowledge(url, lambda: NOW + datetime.timedelta(days=7)) as base:
            assert warned(await alone(base).say("/theodoi")) == []

    async def test_only_a_daily_digest(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        await chat.press_label(await chat.press(f"f::{MUTE_WORDS}"), "Chỉ nhận bản tin hằng ngày")
        assert (await subscriber(chat.base)).schedule.frequency is Frequency.DAILY
        menu = await chat.press(f"f::{MUTE_WORDS}")
        assert "Chỉ nhận bản tin hằng ngày" not in labels(menu)

    async def test_leaving_from_a_notification(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        reply = await chat.press_label(await chat.press(f"f::{MUTE_WORDS}"), "Hủy theo dõi")
        assert first(reply) == ENDED
        assert await followed(chat.base) == set()
