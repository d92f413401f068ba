"""Choosing what is followed, by buttons alone."""

from __future__ import annotations

import pytest

from handlers.notices import MUTE_WORDS
from knowledge import topics as table
from knowledge.publishing.model import EVERYTHING, Interest, Scope
from tests.handlers.conftest import Chat, buttons, first, labels
from tests.handlers.subscribing.conftest import (
    ENDED,
    FAITH,
    GONE,
    HELP,
    HERE,
    NOT_FOLLOWING,
    YOUTH,
    directive,
    followed,
    said,
    subscriber,
)


class TestPanels:
    """Every choice is a press away, shows at once, and is kept."""

    async def test_every_button_leads_somewhere(self, chat: Chat) -> None:
        everything = [EVERYTHING, FAITH, await directive(chat.base, "04-NQ/TU")]
        waiting, seen = ["f::panel", f"f::{MUTE_WORDS}"], set[str]()
        while waiting:
            seen.add(action := waiting.pop())
            await chat.base.subscribers.follow(HERE, everything, is_private=True)
            reply = await chat.press(action)
            assert first(reply) not in {HELP, GONE, NOT_FOLLOWING}, action
            found = (one.action for one in buttons(reply))
            waiting += [one for one in found if one and one not in seen and one not in waiting]
        assert {"f::end", "f::mute:7", "f::mute:30", "f::type", "f::quiet:0-0"} <= seen
        assert {"f::often:daily", "f::at:450", "f::day:6", "f::topics+topic:thanh-nien"} <= seen

    async def test_topics_are_marked_and_unmarked(self, chat: Chat) -> None:
        await chat.say("/theodoi 04-NQ/TU")
        reply = await chat.press_label(await chat.say("/theodoi"), "Chọn chủ đề")
        assert labels(reply)[:2] == ["Tôn giáo", "Thanh niên"]
        reply = await chat.press_label(reply, "Tôn giáo")
        reply = await chat.press_label(reply, "Thanh niên")
        assert labels(reply)[:2] == ["✓ Tôn giáo", "✓ Thanh niên"]
        reply = await chat.press_label(reply, "✓ Tôn giáo")
        assert labels(reply)[:2] == ["Tôn giáo", "✓ Thanh niên"]
        assert await followed(chat.base) == {YOUTH, await directive(chat.base, "04-NQ/TU")}
        back = await chat.press_label(reply, "‹ Cài đặt theo dõi")
        assert said(back, "Nội dung") == "chủ đề “Thanh niên” và Nghị quyết số 04-NQ/TU"

    async def test_a_button_that_is_pressed_twice_does_the_same_twice(self, chat: Chat) -> None:
        await chat.say("/theodoi 04-NQ/TU")
        panel = await chat.press_label(await chat.say("/theodoi"), "Chọn chủ đề")
        once = await chat.press_label(panel, "Tôn giáo")
        assert await chat.press_label(panel, "Tôn giáo") == once

    async def test_without_topics_there_is_nothing_to_choose(
        self, chat: Chat, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(table, "topics", tuple)
        assert "Chọn chủ đề" not in labels(await chat.say("/theodoi"))

    async def test_everything_is_switched_on_and_off(self, chat: Chat) -> None:
        await chat.say("/theodoi tôn giáo")
        reply = await chat.press_label(await chat.say("/theodoi"), "Tất cả bài mới")
        assert await followed(chat.base) == {EVERYTHING, FAITH}
        await chat.press_label(reply, "✓ Tất cả bài mới")
        assert await followed(chat.base) == {FAITH}

    async def test_switching_off_the_last_thing_ends_it(self, chat: Chat) -> None:
        reply = await chat.press_label(await chat.say("/theodoi"), "✓ Tất cả bài mới")
        assert first(reply) == ENDED
        assert await followed(chat.base) == set()

    async def test_documents_and_tasks_are_taken_away_one_by_one(self, chat: Chat) -> None:
        for words in ("tôn giáo", "04-NQ/TU", "nhiệm vụ 5"):
            await chat.say(f"/theodoi {words}")
        panel = await chat.say("/theodoi")
        listed = await chat.press_label(panel, "Văn bản, nhiệm vụ (2)")
        assert [one[:12] for one in labels(listed)[:2]] == ["✕ Nhiệm vụ 5", "✕ 04-NQ/TU ("]
        listed = await chat.press_label(listed, "✕ Nhiệm vụ 5")
        assert await followed(chat.base) == {FAITH, await directive(chat.base, "04-NQ/TU")}
        reply = await chat.press_label(listed, "✕ 04-NQ/TU")
        assert first(reply) == "Hiện không theo dõi riêng văn bản hay nhiệm vụ nào."
        assert await followed(chat.base) == {FAITH}

    async def test_many_documents_come_in_pages(self, chat: Chat) -> None:
        known = await chat.base.known()
        every = [Interest(Scope.DIRECTIVE, str(id_)) for id_ in known.catalogue.directives]
        await chat.base.subscribers.follow(HERE, every, is_private=True)
        panel = await chat.say("/theodoi")
        assert said(panel, "Nội dung").endswith(f" và {len(every) - 8} mục khác")
        reply = await chat.press_label(panel, "Văn bản, nhiệm vụ (39)")
        seen = [one for one in labels(reply) if one.startswith("✕")]
        while "Trang sau ▶" in labels(reply):
            reply = await chat.press_label(reply, "Trang sau")
            seen += [one for one in labels(reply) if one.startswith("✕")]
        assert len(seen) == 39
        assert await chat.press(f"f::items:{'9' * 40}") == reply
        reply = await chat.press_label(reply, "◀ Trang trước")
        assert len([one for one in labels(reply) if one.startswith("✕")]) == 8

    @pytest.mark.parametrize(
        ("interest", "name"),
        [
            (Interest(Scope.DIRECTIVE, "999"), "văn bản không còn trong kho tài liệu"),
            (Interest(Scope.TASK, "999"), "nhiệm vụ không còn trong kho tài liệu"),
            (Interest(Scope.TOPIC, "da-bo"), "chủ đề không còn trong danh mục"),
        ],
    )
    async def test_what_is_gone_can_be_taken_away(
        self, chat: Chat, interest: Interest, name: str
    ) -> None:
        await chat.base.subscribers.follow(HERE, [interest, FAITH], is_private=True)
        panel = await chat.say("/theodoi")
        assert name in said(panel, "Nội dung")
        await chat.press_label(await chat.press_label(panel, "Văn bản"), "✕")
        assert await followed(chat.base) == {FAITH}

    async def test_stopping_one_of_several_says_what_is_left(self, chat: Chat) -> None:
        await chat.say("/theodoi tôn giáo")
        confirmed = await chat.say("/theodoi 04-NQ/TU")
        reply = await chat.press_label(confirmed, "Thôi theo dõi mục này")
        assert first(reply) == "Đã thôi theo dõi Nghị quyết số 04-NQ/TU."
        assert "Vẫn theo dõi: chủ đề “Tôn giáo”." in reply.text
        await chat.press_label(reply, "🔔 Theo dõi lại")
        assert len(await followed(chat.base)) == 2


@pytest.mark.parametrize(
    "action",
    [
        "",
        "khác",
        "mute:365",
        "often:hourly",
        "at:9999",
        "at:x",
        "day:7",
        "quiet:1-9999",
        "+planet:1",
    ],
)
async def test_a_button_of_another_version_leads_to_help(chat: Chat, action: str) -> None:
    await chat.say("/theodoi")
    before = await subscriber(chat.base)
    assert first(await chat.press(f"f::{action}")) in {HELP, "Giờ yên lặng"}
    assert await subscriber(chat.base) == before


@pytest.mark.parametrize(
    "wish", ["+directive:999", "+directive:01", "+task:x", "+topic:da-bo", "+all:x", "panel+task:0"]
)
async def test_what_is_not_held_cannot_be_followed(chat: Chat, wish: str) -> None:
    assert first(await chat.press(f"f::{wish}")) == GONE
    assert await followed(chat.base) == set()
