"""Leaving and coming back; and who decides for a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.messages import Request
from knowledge.publishing.model import EVERYTHING, Address, Schedule
from tests.handlers.conftest import Chat, buttons, first
from tests.handlers.subscribing.conftest import (
    ENDED,
    FAITH,
    MANAGERS_ONLY,
    NOT_FOLLOWING,
    followed,
    subscriber,
)

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase


class TestLeaving:
    """One command, one tap; and the way back."""

    @pytest.mark.parametrize("command", ["/huytheodoi", "/unfollow", "/HuyTheoDoi"])
    async def test_a_command_ends_it_at_once(self, chat: Chat, command: str) -> None:
        await chat.say("/theodoi tôn giáo")
        reply = await chat.say(command)
        assert first(reply) == ENDED
        assert await followed(chat.base) == set()
        await chat.press_label(reply, "🔔 Nhận tất cả bài mới")
        assert await followed(chat.base) == {EVERYTHING}

    async def test_who_follows_nothing_is_told_so(self, chat: Chat) -> None:
        assert first(await chat.say("/huytheodoi")) == NOT_FOLLOWING

    @pytest.mark.parametrize(
        "action", ["panel", "topics", "often:daily", "mute:7", "type", "end", "mute", "-all:"]
    )
    async def test_an_old_panel_changes_nothing_after_leaving(
        self, chat: Chat, action: str
    ) -> None:
        await chat.say("/theodoi")
        await chat.say("/huytheodoi")
        assert first(await chat.press(f"f::{action}")) == NOT_FOLLOWING
        assert await followed(chat.base) == set()

    async def test_start_brings_back_with_the_choices(self, chat: Chat) -> None:
        await chat.say("/theodoi tôn giáo")
        await chat.base.subscribers.gone("test", "lan")
        reply = await chat.say("/start")
        assert first(reply) == "Kính chào đồng chí!"
        assert "bài mới lại được gửi vào đây theo các lựa chọn trước" in reply.text
        assert await followed(chat.base) == {FAITH}
        assert "lại được gửi" not in (await chat.say("/start")).text

    async def test_a_link_brings_back_too(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        await chat.base.subscribers.gone("test", "lan")
        reply = await chat.say("/start t-5")
        assert first(reply).startswith("Đồng chí đã trở lại: ")
        assert reply.blocks[1].text.startswith("Nhiệm vụ 5")
        assert await followed(chat.base) == {EVERYTHING}

    async def test_who_had_left_for_good_is_greeted_as_ever(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        await chat.say("/huytheodoi")
        await chat.base.subscribers.gone("test", "lan")
        assert "lại được gửi" not in (await chat.say("/start")).text
        assert await followed(chat.base) == set()


async def _manages() -> bool:
    return True


class TestGroups:
    """Whoever manages a group or a channel decides for it; a forum's topics are on their own."""

    GROUP = Address("test", "khối dân vận", "7")

    def member(self, base: KnowledgeBase, *, manages: bool, thread: str = "7") -> Chat:
        async def may_manage() -> bool:
            return manages

        request = Request("test", self.GROUP.chat, "hoa", thread=thread, may_manage=may_manage)
        return Chat(base, request=request)

    async def test_a_manager_follows_for_a_topic_of_the_forum(self, base: KnowledgeBase) -> None:
        await self.member(base, manages=True).say("/theodoi 04-NQ/TU")
        found = await subscriber(base, self.GROUP)
        assert (found.is_private, len(found.interests)) == (False, 1)
        assert await followed(base, Address("test", self.GROUP.chat, "8")) == set()
        elsewhere = self.member(base, manages=True, thread="8")
        assert first(await elsewhere.say("/huytheodoi")) == NOT_FOLLOWING

    @pytest.mark.parametrize("text", ["/theodoi", "/theodoi tôn giáo", "/huytheodoi", "/follow"])
    async def test_a_member_types_in_vain(self, base: KnowledgeBase, text: str) -> None:
        await self.member(base, manages=True).say("/theodoi 04-NQ/TU")
        before = await subscriber(base, self.GROUP)
        reply = await self.member(base, manages=False).say(text)
        assert first(reply).startswith(MANAGERS_ONLY)
        assert await subscriber(base, self.GROUP) == before

    async def test_a_member_presses_in_vain(self, base: KnowledgeBase) -> None:
        manager, member = self.member(base, manages=True), self.member(base, manages=False)
        panel = await manager.say("/theodoi")
        before = await subscriber(base, self.GROUP)
        card = await manager.say("04-NQ/TU")
        for button in (*buttons(panel), *buttons(card)):
            if (button.action or "").startswith("f::"):
                assert first(await member.press(button.action or "")).startswith(MANAGERS_ONLY)
        assert await subscriber(base, self.GROUP) == before

    async def test_where_nobody_can_press_it_is_told_what_to_type(
        self, base: KnowledgeBase
    ) -> None:
        posted = Request("test", "kênh", "as:kênh", may_manage=_manages, has_buttons=False)
        channel = Chat(base, request=posted)
        for text in ("/theodoi", "/theodoi tôn giáo", "/theodoi xyz", "/theodoi 25-NQ/TW"):
            reply = await channel.say(text)
            assert buttons(reply) == []
            assert "/huytheodoi" in reply.blocks[-1].text
        lines = [one.text for one in reply.blocks if one.text.startswith("/theodoi ")]
        assert len(lines) == 3
        for line in lines:
            assert first(await channel.say(line)).startswith("Đã theo dõi ")
        assert buttons(await channel.say("/huytheodoi")) == []

    async def test_who_manages_no_longer_types_hours_in_vain(self, base: KnowledgeBase) -> None:
        manager = self.member(base, manages=True)
        await manager.say("/theodoi")
        await manager.press("f::type")
        reply = await self.member(base, manages=False).say("22:00-5:00")
        assert first(reply) != "Giờ yên lặng"
        assert (await subscriber(base, self.GROUP)).schedule == Schedule()
