"""Following: whole conversations from the first /theodoi to leaving, in chats and in groups."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, update

from handlers.messages import Request, Role
from handlers.notices import MUTE, MUTE_WORDS, notice
from knowledge import topics as table
from knowledge.base import KnowledgeBase, open_knowledge
from knowledge.publishing.model import EVERYTHING, Address, Frequency, Interest, Schedule, Scope
from knowledge.store import schema
from knowledge.topics import Topic
from tests.conftest import NOW, now
from tests.handlers.conftest import Chat, alone, buttons, first, labels

if TYPE_CHECKING:
    from pathlib import Path

    from handlers.messages import Reply
    from knowledge.publishing.model import Chat as Subscriber

HERE = Address("test", "lan")
FAITH, YOUTH = Interest(Scope.TOPIC, "ton-giao"), Interest(Scope.TOPIC, "thanh-nien")
HELP, GONE = "Cách hỏi", "Nội dung này không còn trong kho tài liệu. Đồng chí vui lòng hỏi lại."
NOT_FOLLOWING = "Hiện chưa theo dõi nội dung nào. Muốn nhận bài mới, đồng chí gõ /theodoi."
ENDED = "Đã hủy theo dõi, bài mới sẽ không gửi vào đây nữa. Muốn nhận lại, đồng chí gõ /theodoi."
MANAGERS_ONLY = "Việc theo dõi của nhóm do quản trị viên nhóm quyết định."
DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def topics(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of topics that stands still."""
    held = (Topic("ton-giao", "Tôn giáo"), Topic("thanh-nien", "Thanh niên"))
    monkeypatch.setattr(table, "topics", lambda: held)


@pytest.fixture
def chat(base: KnowledgeBase) -> Chat:
    return alone(base)


async def subscriber(base: KnowledgeBase, address: Address = HERE) -> Subscriber:
    found = await base.subscribers.find(address)
    assert found is not None
    return found


async def followed(base: KnowledgeBase, address: Address = HERE) -> set[Interest]:
    found = await base.subscribers.find(address)
    return set(found.interests) if found and found.is_subscribed else set()


async def directive(base: KnowledgeBase, number: str) -> Interest:
    held = (await base.known()).catalogue.directives.values()
    return next(
        Interest(Scope.DIRECTIVE, str(one.id)) for one in held if str(one.citation) == number
    )


def said(reply: Reply, name: str) -> str:
    (value,) = (one.text for one in reply.blocks if one.text.startswith(f"{name}: "))
    return value.removeprefix(f"{name}: ")


def warned(reply: Reply) -> list[str]:
    return [one.text for one in reply.blocks if one.role is Role.WARNING]


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
        url = f"sqlite:///{shutil.copy(filled, tmp_path / 'danvan.db')}"
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

    @pytest.mark.parametrize("typed", ["25:00-6:30", "21:70-6:30", "21h", "8:00-8:00", "7"])
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
        menu = await chat.press_label(notice(known.catalogue.articles[1], known), MUTE)
        assert {"Tạm ngừng 7 ngày", "Chỉ nhận bản tin hằng ngày", "Hủy theo dõi"} <= set(
            labels(menu)
        )
        reply = await chat.press_label(menu, "Tạm ngừng 7 ngày")
        assert first(reply) == "Đã tạm ngừng gửi bài mới."
        assert warned(reply) == [
            "Đang tạm ngừng đến 14:30 ngày 30/11/2026; bài đăng trước lúc đó không gửi lại."
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
        url = f"sqlite:///{shutil.copy(filled, tmp_path / 'danvan.db')}"
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

    async def test_who_manages_no_longer_types_hours_in_vain(self, base: KnowledgeBase) -> None:
        manager = self.member(base, manages=True)
        await manager.say("/theodoi")
        await manager.press("f::type")
        reply = await self.member(base, manages=False).say("22:00-5:00")
        assert first(reply) != "Giờ yên lặng"
        assert (await subscriber(base, self.GROUP)).schedule == Schedule()


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


async def publish(
    base: KnowledgeBase, topics: list[str], directives: list[str] | None = None
) -> None:
    """An article about topics, linked to documents by their numbers."""
    targets = [await directive(base, number) for number in directives or []]
    async with base._database.write() as connection:
        article = {"title": "Dân vận chính quyền ở Con Cuông", "url": "https://dan-van.example/c"}
        added = insert(schema.articles).values(**article).returning(schema.articles.c.id)
        number = (await connection.execute(added)).scalar_one()
        for one in targets:
            row = {"article_id": number, "kind": "directive", "target_id": int(one.target)}
            await connection.execute(insert(schema.article_links).values(**row))
        for slug in topics:
            row = {"article_id": number, "topic": slug}
            await connection.execute(insert(schema.article_topics).values(**row))
        await connection.execute(
            update(schema.revisions).values(number=schema.revisions.c.number + 1)
        )
