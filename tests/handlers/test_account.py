"""A person's own data: shown in words and numbers, and erased when they say so twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.messages import Request
from knowledge.publishing.editors import Person
from knowledge.publishing.model import EVERYTHING, Address, Content
from knowledge.publishing.records import Record
from tests.handlers.conftest import RETENTION_DAYS, Chat, alone, buttons, first, labels

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

NOTHING = Record(0, 0, 0, 0, 0, is_editor=False)
QUESTION = (
    "Xóa toàn bộ hội thoại, mục theo dõi và lịch sử gửi bài của đồng chí? "
    "Việc này không hoàn tác được."
)
DRAFTS_STAY = "Bài đã soạn, kể cả bài chờ duyệt, là của cơ quan nên được giữ, không ghi tên."
RIGHT_STAYS = "Quyền đăng bài vẫn còn; người quản lý thu hồi bằng /quyen."


@pytest.fixture
def chat(base: KnowledgeBase) -> Chat:
    return alone(base)


async def stored(base: KnowledgeBase, person: str = "lan") -> Record:
    return await base.records.of("test", person)


async def live(base: KnowledgeBase, person: str = "lan") -> None:
    """A person with something of everything."""
    await alone(base, person).say("Nghị quyết 04-NQ/TU")
    await alone(base, person).say("/theodoi nhiệm vụ 5")
    await base.sent_replies("test").remember(person, 1, [2, 3])
    await base.drafts.add("test", person, Content(title="Hội nghị dân vận"))
    await base.editors.add(Person("test", person), Person("test", "chủ"))


@pytest.mark.parametrize("command", ["/dulieu", "/mydata", "/DuLieu", "/dữliệu của tôi"])
async def test_a_stranger_is_shown_their_id_and_that_nothing_is_kept(
    chat: Chat, command: str
) -> None:
    reply = await chat.say(command)
    assert first(reply) == "Dữ liệu bot lưu về đồng chí"
    assert "Mã của đồng chí: test:lan" in reply.text
    assert "Hiện bot không lưu gì về đồng chí." in reply.text
    assert f"Câu hỏi được ghi lại {RETENTION_DAYS} ngày" in reply.text
    assert "không kèm tên hay mã của người hỏi" in reply.text
    assert labels(reply) == []
    assert await stored(chat.base) == NOTHING


async def test_everything_that_is_kept_is_shown(chat: Chat) -> None:
    await live(chat.base)
    reply = await chat.say("/dulieu")
    assert [one.text for one in reply.blocks[2:-1]] == [
        "1 hội thoại gần nhất, để hiểu câu hỏi tiếp theo.",
        "1 lượt trả lời, để sửa câu trả lời khi câu hỏi được sửa.",
        "1 mục theo dõi, cùng giờ nhận đã chọn.",
        "1 bản soạn bài đăng.",
        "Quyền đăng bài, cùng mã người cấp và ngày cấp.",
        "Đang theo dõi: Nhiệm vụ 5.",
    ]


async def test_erasing_is_asked_once_and_leaves_nothing(chat: Chat) -> None:
    await live(chat.base)
    asked = await chat.press_label(await chat.say("/dulieu"), "Xóa dữ liệu của tôi")
    assert [one.text for one in asked.blocks] == [QUESTION, DRAFTS_STAY, RIGHT_STAYS]
    assert await stored(chat.base) != NOTHING
    reply = await chat.press_label(asked, "Xóa")
    assert first(reply).startswith("Đã xóa dữ liệu của đồng chí.")
    assert [one.text for one in reply.blocks[2:]] == [DRAFTS_STAY, RIGHT_STAYS]
    assert await stored(chat.base) == Record(0, 0, 0, 0, 0, is_editor=True)
    assert await chat.base.subscribers.find(Address("test", "lan")) is None


async def test_what_has_an_hour_is_said_to_go_out_no_more(chat: Chat) -> None:
    draft = await chat.base.drafts.add("test", "lan", Content(title="Hội nghị dân vận"))
    await chat.base.drafts.schedule(draft.id, 2_000_000_000)
    asked = await chat.say("/xoadulieu")
    assert "1 bài đã hẹn giờ không tự gửi" in asked.text
    assert "1 bài đã hẹn giờ không tự gửi" in (await chat.press_label(asked, "Xóa")).text


@pytest.mark.parametrize("command", ["/xoadulieu", "/erase"])
async def test_who_has_published_nothing_is_told_nothing_of_it(chat: Chat, command: str) -> None:
    await chat.say("/theodoi")
    reply = await chat.press_label(await chat.say(command), "Xóa")
    assert "soạn" not in reply.text
    assert "Quyền" not in reply.text
    assert await stored(chat.base) == NOTHING


async def test_nothing_is_kept_of_a_dialogue_that_was_open(chat: Chat) -> None:
    await chat.say("/theodoi")
    asked = await chat.say("/xoadulieu")
    await chat.press("f::type")
    await chat.press_label(asked, "Xóa")
    assert await stored(chat.base) == NOTHING
    assert "Hiện bot không lưu gì về đồng chí." in (await chat.say("/dulieu")).text


async def test_what_was_talked_about_is_forgotten(chat: Chat) -> None:
    await chat.say("25-NQ/TW")
    await chat.press_label(await chat.say("/xoadulieu"), "Xóa")
    assert "25/07/2008" not in (await chat.say("2")).text


async def test_a_second_thought_keeps_everything(chat: Chat) -> None:
    await live(chat.base)
    before = await stored(chat.base)
    reply = await chat.press_label(await chat.say("/xoadulieu"), "Không xóa")
    assert first(reply) == "Dữ liệu được giữ nguyên."
    assert await stored(chat.base) == before


async def test_one_person_erases_nothing_of_another(chat: Chat) -> None:
    await live(chat.base, "hoa")
    before = await stored(chat.base, "hoa")
    await chat.press_label(await chat.say("/xoadulieu"), "Xóa")
    assert await stored(chat.base, "hoa") == before


@pytest.mark.parametrize("action", ["u::", "u::ask", "u::khác"])
async def test_another_button_only_asks(chat: Chat, action: str) -> None:
    await live(chat.base)
    before = await stored(chat.base)
    assert first(await chat.press(action)) == QUESTION
    assert await stored(chat.base) == before


class TestGroups:
    """In a group everybody sees the answer, and may press its buttons."""

    @pytest.fixture
    def group(self, base: KnowledgeBase) -> Address:
        return Address("test", "khối dân vận")

    async def test_only_the_person_is_answered_about(
        self, base: KnowledgeBase, group: Address
    ) -> None:
        await base.subscribers.follow(group, [EVERYTHING], is_private=False)
        await alone(base).say("/theodoi nhiệm vụ 5")
        reply = await Chat(base).say("/dulieu")
        assert "Mã của đồng chí: test:lan" in reply.text
        assert "1 mục theo dõi" in reply.text
        assert "Nhiệm vụ 5" not in reply.text
        assert reply.blocks[-1].text.startswith("Để xem riêng và đầy đủ, đồng chí nhắn riêng")

    async def test_the_button_of_one_person_erases_nothing_of_another(
        self, base: KnowledgeBase
    ) -> None:
        await alone(base, "hoa").say("/theodoi")
        before = await stored(base, "hoa")
        asked = await Chat(base, "lan").say("/xoadulieu")
        reply = await Chat(base, "hoa").press_label(asked, "Xóa")
        assert first(reply).startswith("Nút này dành cho người khác.")
        assert await stored(base, "hoa") == before

    async def test_what_the_group_follows_stays(self, base: KnowledgeBase, group: Address) -> None:
        await base.subscribers.follow(group, [EVERYTHING], is_private=False)
        await Chat(base).say("25-NQ/TW")
        await Chat(base).press_label(await Chat(base).say("/xoadulieu"), "Xóa")
        assert await stored(base) == NOTHING
        found = await base.subscribers.find(group)
        assert found is not None
        assert found.is_subscribed


async def test_a_button_is_for_one_person_of_one_channel_however_long_the_id(
    base: KnowledgeBase,
) -> None:
    long = "người rất dài " * 20
    asked = [
        await Chat(base, request=Request(channel, person, person)).say("/xoadulieu")
        for channel, person in (("test", long), ("khác", long), ("test", "lan"))
    ]
    assert len({buttons(reply)[0].action for reply in asked}) == 3
    assert labels(asked[0]) == ["Xóa", "Không xóa"]
