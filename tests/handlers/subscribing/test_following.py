"""Following: from the first /theodoi, from words, and from cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.base import open_knowledge
from knowledge.publishing.model import EVERYTHING, Interest, Scope
from tests.conftest import copied, now
from tests.handlers.conftest import Chat, alone, buttons, first, labels
from tests.handlers.subscribing.conftest import (
    ENDED,
    FAITH,
    directive,
    followed,
    publish,
    said,
    subscriber,
    warned,
)

if TYPE_CHECKING:
    from pathlib import Path


class TestOpening:
    """Without words, /theodoi follows everything, and shows what is followed."""

    @pytest.mark.parametrize("command", ["/theodoi", "/follow", "/TheoDõi", "/theodoi  "])
    async def test_a_newcomer_follows_everything_at_once(self, chat: Chat, command: str) -> None:
        reply = await chat.say(command)
        assert first(reply) == "Đã đăng ký nhận tất cả bài mới. Có bài, tôi sẽ gửi vào đây."
        assert said(reply, "Nội dung") == "tất cả bài mới"
        assert said(reply, "Cách nhận") == "ngay khi có bài"
        assert said(reply, "Giờ yên lặng") == "21:00 đến 6:30"
        found = await subscriber(chat.base)
        assert (found.interests, found.is_private) == (frozenset({EVERYTHING}), True)

    async def test_again_shows_what_is_followed_and_adds_nothing(self, chat: Chat) -> None:
        await chat.say("/theodoi nhiệm vụ 5")
        reply = await chat.say("/theodoi")
        assert first(reply) == "Theo dõi bài mới"
        assert said(reply, "Nội dung") == "Nhiệm vụ 5"
        assert await followed(chat.base) == {Interest(Scope.TASK, "5")}

    async def test_choices_outlive_the_process(self, filled: Path, tmp_path: Path) -> None:
        url = f"sqlite:///{copied(filled, tmp_path)}"
        async with open_knowledge(url, now) as base:
            await alone(base).say("/theodoi tôn giáo")
            await alone(base).press("f::often:weekly")
        async with open_knowledge(url, now) as base:
            reply = await alone(base).say("/theodoi")
            assert said(reply, "Nội dung") == "chủ đề “Tôn giáo”"
            assert said(reply, "Cách nhận") == "bản tin hằng tuần, thứ Hai lúc 7:30"

    async def test_who_had_blocked_the_bot_hears_again(self, chat: Chat) -> None:
        await chat.say("/theodoi tôn giáo")
        await chat.base.subscribers.gone("test", "lan")
        assert await followed(chat.base) == set()
        assert said(await chat.say("/theodoi"), "Nội dung") == "chủ đề “Tôn giáo”"
        assert await followed(chat.base) == {FAITH}


class TestNaming:
    """With words, /theodoi follows what they name."""

    @pytest.mark.parametrize(
        "words", ["tôn giáo", "Tôn Giáo", "ton giao", "chủ đề tôn giáo", "lĩnh vực Tôn giáo"]
    )
    async def test_a_topic(self, chat: Chat, words: str) -> None:
        reply = await chat.say(f"/theodoi {words}")
        assert first(reply) == (
            "Đã theo dõi chủ đề “Tôn giáo”. "
            "Cách nhận: ngay khi có bài, giờ yên lặng 21:00 đến 6:30."
        )
        assert await followed(chat.base) == {FAITH}

    @pytest.mark.parametrize("words", ["tất cả", "Tất cả bài mới", "all"])
    async def test_everything(self, chat: Chat, words: str) -> None:
        assert first(await chat.say(f"/theodoi {words}")).startswith("Đã theo dõi tất cả bài mới.")
        assert await followed(chat.base) == {EVERYTHING}

    @pytest.mark.parametrize("words", ["04-NQ/TU", "nghị quyết 04-NQ/TU", "nq04tu"])
    async def test_a_document(self, chat: Chat, words: str) -> None:
        reply = await chat.say(f"/theodoi {words}")
        assert first(reply).startswith("Đã theo dõi Nghị quyết số 04-NQ/TU. ")
        assert await followed(chat.base) == {await directive(chat.base, "04-NQ/TU")}

    async def test_a_task(self, chat: Chat) -> None:
        assert first(await chat.say("/theodoi nhiệm vụ 5")).startswith("Đã theo dõi Nhiệm vụ 5. ")
        assert await followed(chat.base) == {Interest(Scope.TASK, "5")}

    @pytest.mark.parametrize(
        ("words", "beginnings"),
        [
            ("04-NQ/TU", ["Tăng cường sự lãnh đạo của Đảng nhằm nâng cao chất lượng"]),
            ("nhiệm vụ 7", ["Phối hợp thực hiện Chương trình phối hợp công tác"]),
            ("đề án xây dựng cốt cán trong tôn giáo", []),
            ("tôn giáo", []),
        ],
    )
    async def test_what_a_number_stands_for_is_said(
        self, chat: Chat, words: str, beginnings: list[str]
    ) -> None:
        more = [one.text for one in (await chat.say(f"/theodoi {words}")).blocks[1:]]
        assert len(more) == len(beginnings)
        assert all(map(str.startswith, more, beginnings))

    async def test_what_is_followed_already_is_said_so_with_a_way_to_stop(self, chat: Chat) -> None:
        await chat.say("/theodoi 04-NQ/TU")
        reply = await chat.say("/theodoi 04-NQ/TU")
        assert first(reply) == "Đã theo dõi Nghị quyết số 04-NQ/TU từ trước."
        assert first(await chat.press_label(reply, "Thôi theo dõi mục này")) == ENDED
        assert await followed(chat.base) == set()

    async def test_one_of_several_is_picked_by_a_button(self, chat: Chat) -> None:
        reply = await chat.say("/theodoi 25-NQ/TW")
        assert first(reply) == "Đồng chí muốn theo dõi mục nào?"
        assert len(set(labels(reply))) == 3
        assert await followed(chat.base) == set()
        reply = await chat.press_label(reply, "25-NQ/TW (25/07/2008)")
        assert first(reply).startswith("Đã theo dõi 25-NQ/TW (25/07/2008): ")
        assert len(await followed(chat.base)) == 1

    async def test_of_very_many_the_first_are_offered(self, chat: Chat) -> None:
        reply = await chat.say("/theodoi các văn bản")
        assert len(buttons(reply)) == 10
        assert "10 trong 39 mục khớp" in reply.text

    @pytest.mark.parametrize("words", ["88-NQ/TU", "thời tiết hôm nay thế nào", "Một Câu " * 40])
    async def test_what_is_not_held_is_told_kindly_with_ways_on(
        self, chat: Chat, words: str
    ) -> None:
        reply = await chat.say(f"/theodoi {words}")
        assert first(reply).startswith("Tôi không tìm thấy chủ đề, văn bản hay nhiệm vụ “")
        assert len(first(reply)) < 150
        assert labels(reply)[-3:] == ["Tôn giáo", "Thanh niên", "🔔 Nhận tất cả bài mới"]
        assert await followed(chat.base) == set()
        await chat.press_label(reply, "Tôn giáo")
        assert await followed(chat.base) == {FAITH}

    async def test_an_article_leads_to_its_topics(self, chat: Chat) -> None:
        await publish(chat.base, topics=["ton-giao", "thanh-nien", "da-bo"])
        reply = await chat.say("/theodoi bài về Con Cuông")
        assert labels(reply) == ["Chủ đề “Thanh niên”", "Chủ đề “Tôn giáo”"]

    async def test_an_article_that_relates_to_nothing_is_no_interest(self, chat: Chat) -> None:
        assert first(await chat.say("/theodoi bài 2683")).startswith("Tôi không tìm thấy")


class TestCards:
    """Each card has a button that follows what it shows."""

    @pytest.mark.parametrize(
        ("question", "label", "scope"),
        [
            ("04-NQ/TU", "🔔 Theo dõi văn bản này", Scope.DIRECTIVE),
            ("nhiệm vụ 7", "🔔 Theo dõi nhiệm vụ này", Scope.TASK),
        ],
    )
    async def test_a_card_follows_its_entity(
        self, chat: Chat, question: str, label: str, scope: Scope
    ) -> None:
        card = await chat.say(question)
        confirmed = await chat.press_label(card, label)
        assert first(confirmed).startswith(f"Đã theo dõi {first(card).partition(' (')[0]}. ")
        assert {one.scope for one in await followed(chat.base)} == {scope}
        assert first(await chat.press_label(card, label)).endswith(" từ trước.")

    async def test_a_card_follows_beside_what_is_followed(self, chat: Chat) -> None:
        await chat.say("/theodoi")
        reply = await chat.press_label(await chat.say("04-NQ/TU"), "🔔")
        assert warned(reply) == ["Hiện vẫn nhận tất cả bài mới, kể cả bài ngoài các mục đã chọn."]
        reply = await chat.press_label(reply, "Chỉ nhận các mục đã chọn")
        assert said(reply, "Nội dung") == "Nghị quyết số 04-NQ/TU"
        assert await followed(chat.base) == {await directive(chat.base, "04-NQ/TU")}

    async def test_an_article_offers_its_topics(self, chat: Chat) -> None:
        await publish(chat.base, topics=["ton-giao"], directives=["33/CT-TTg"])
        card = await chat.say("bài về Con Cuông")
        assert labels(card)[-1] == "🔔 Theo dõi chủ đề “Tôn giáo”"
        await chat.press_label(card, "🔔")
        assert await followed(chat.base) == {FAITH}

    async def test_an_article_without_topics_offers_its_documents(self, chat: Chat) -> None:
        await publish(chat.base, topics=["da-bo"], directives=["33/CT-TTg"])
        card = await chat.say("bài về Con Cuông")
        await chat.press_label(card, "🔔 Theo dõi Chỉ thị số 33/CT-TTg")
        assert await followed(chat.base) == {await directive(chat.base, "33/CT-TTg")}

    async def test_an_article_of_neither_offers_nothing(self, chat: Chat) -> None:
        assert not [one for one in labels(await chat.say("2683-QĐi/TU")) if "🔔" in one]

    async def test_following_leaves_the_conversation_where_it_was(self, chat: Chat) -> None:
        await chat.press_label(await chat.say("Kế hoạch 222-KH/TU"), "🔔")
        assert "ban hành ngày 20/12/2019" in (await chat.say("ban hành ngày nào?")).text
