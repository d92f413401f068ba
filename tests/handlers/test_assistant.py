"""Everything that a person can type or press, and what the assistant does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.assistant import Assistant
from handlers.examples import questions
from handlers.menus import PEOPLE
from handlers.messages import Request, Role
from knowledge.base import bundled_document, open_knowledge
from tests.conftest import now, province
from tests.handlers.conftest import Chat, buttons, first, numbers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from knowledge.base import KnowledgeBase

HELP = "Cách hỏi"
GONE = "Nội dung này không còn trong kho tài liệu. Đồng chí vui lòng hỏi lại."
NOT_FOUND = "Trong các tài liệu đang có, tôi không tìm thấy "


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Nghị quyết 04-NQ/TU", "Nghị quyết số 04-NQ/TU"),
        ("nq04tu", "Nghị quyết số 04-NQ/TU"),
        ("nhiệm vụ 5", "Nhiệm vụ 5 (Nghệ An 2023)"),
        ("nhiem vu nao noi ve nguoi khuyet tat", "Nhiệm vụ 3 (Nghệ An 2023)"),
        ("2683-QĐi/TU", "Kết quả thực hiện Quy định số 2683-QĐi/TU"),
        ("25-NQ/TW", "Có 3 văn bản khớp với câu hỏi. Đồng chí muốn xem mục nào?"),
        ("các nhiệm vụ", "Có 10 nhiệm vụ:"),
        ("các chỉ thị của Tỉnh ủy năm 2021", "Có 2 văn bản:"),
        ("Ngị quyết 04-NQ/TU", "Tôi đọc “Ngị” là “Nghị”."),
        ("88-NQ/TU", f"{NOT_FOUND}văn bản “88-NQ/TU”."),
        ("thời tiết hôm nay thế nào", f"{NOT_FOUND}nội dung trả lời câu hỏi này."),
        ("diện tích tỉnh Nghệ An", f"{NOT_FOUND}nội dung trả lời câu hỏi này."),
    ],
)
async def test_a_question_is_answered(chat: Chat, text: str, beginning: str) -> None:
    assert first(await chat.say(text)).startswith(beginning)


async def test_documents_of_a_task_are_opened_by_their_place(chat: Chat) -> None:
    await chat.say("nhiệm vụ 3")
    assert first(await chat.say("văn bản thứ ba")) == "Nghị quyết số 04-NQ/TU"
    await chat.say("25-NQ/TW")
    assert "25/07/2008" in (await chat.say("văn bản thứ hai")).text


@pytest.mark.parametrize(
    "text",
    [
        "xin chào",
        "Chào đồng chí!",
        "chao bot",
        "hello",
        "ALO",
        "/start",
        "/START x y",
        "alo có ai ko",
        "alo có ai ở đó không",
        "ai đang trực",
        "chưa có ai trả lời ạ",
    ],
)
async def test_a_greeting_says_what_is_held_and_how_to_begin(chat: Chat, text: str) -> None:
    reply = await chat.say(text)
    assert first(reply) == "Kính chào đồng chí!"
    assert "10 nhiệm vụ, 39 văn bản và 15 bài viết" in reply.text
    assert [button.label for button in buttons(reply)] == list(questions(await chat.base.known()))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("nhiệm vụ 1 có văn bản nào", "Nhiệm vụ 1 không nêu văn bản nào."),
        (
            "nhiệm vụ 4 và 5 có văn bản nào chung không",
            "Nhiệm vụ 4 và Nhiệm vụ 5 không cùng nêu văn bản nào.",
        ),
        (
            "nhiệm vụ 5 có nghị quyết nào",
            "Nhiệm vụ 5 không nêu nghị quyết nào.",
        ),
        ("04-NQ/TU của Thanh Hóa", "tôi không tìm thấy văn bản “04-NQ/TU” của Thanh Hóa."),
        ("nhiệm vụ 11 là gì", "công tác dân vận tỉnh Nghệ An năm 2023 có 10 nhiệm vụ."),
        ("nghị quyết 24 năm 2018", "“nghị quyết 24” của thời gian nêu trong câu hỏi."),
        ("chỉ thị 30-CT/TW năm 2023", "nhưng không phải của thời gian nêu trong câu hỏi."),
        (
            "02-NQ/TW về công đoàn của Ban Bí thư",
            "nhưng không phải do cơ quan nêu trong câu hỏi ban hành.",
        ),
    ],
)
async def test_what_is_not_there_is_told_with_what_is(chat: Chat, question: str, told: str) -> None:
    assert first(await chat.say(question)).endswith(told)


@pytest.mark.parametrize(("before", "cut"), [(1900, False), (3700, True), (5000, True)])
async def test_a_question_that_is_read_in_part_is_told_so(
    chat: Chat, before: int, *, cut: bool
) -> None:
    story = "Thưa đồng chí, " + "tôi xin trình bày " * 1000
    reply = await chat.say(f"{story[:before]} nghị quyết 04-NQ/TU là gì")
    assert first(reply).startswith("Tin nhắn dài, tôi chỉ đọc 2.000 ký tự đầu.") == cut


@pytest.mark.parametrize("text", ["cảm ơn", "Cám ơn đồng chí nhé!", "cam on"])
async def test_thanks_are_taken_kindly(chat: Chat, text: str) -> None:
    reply = await chat.say(text)
    assert not first(reply).startswith(NOT_FOUND)
    assert reply.buttons == ()


@pytest.mark.parametrize("text", ["vâng ạ", "tạm biệt", "Dạ", "ok"])
async def test_a_courtesy_is_no_question(chat: Chat, text: str) -> None:
    assert not first(await chat.say(text)).startswith(NOT_FOUND)


@pytest.mark.parametrize("text", ["bạn biết làm gì", "Làm được gì?", "huong dan su dung"])
async def test_who_asks_what_it_can_do_gets_help(chat: Chat, text: str) -> None:
    assert first(await chat.say(text)) == HELP


async def test_a_greeting_before_a_question_is_a_question(chat: Chat) -> None:
    reply = await chat.say("Xin chào đồng chí, cho em hỏi Nghị quyết 04-NQ/TU là gì ạ?")
    assert first(reply) == "Nghị quyết số 04-NQ/TU"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("bài viết về 101-KL/TW", "Chưa có bài viết nào liên quan đến Kết luận số 101-KL/TW"),
        ("văn bản nào thực hiện 30-CT/TW", "Nguồn không nêu văn bản nào thực hiện Chỉ thị số"),
        (
            "đề án thực hiện nghị quyết 24",
            "Nguồn không nêu đề án nào thực hiện Nghị quyết số 24-NQ/TW",
        ),
        ("Nghị quyết 04-NQ/TU năm 2015", "Nguồn có Nghị quyết số 04-NQ/TU ngày 05/11/2021"),
        ("bài về kế hoạch 781", "Chưa có bài viết nào nêu “kế hoạch 781”. Dưới đây là bài viết"),
        ("các bài về kế hoạch 781", "Chưa có bài viết nào nêu “kế hoạch 781”."),
    ],
)
async def test_what_is_held_without_what_is_asked_of_it_is_said_so(
    chat: Chat, question: str, sentence: str
) -> None:
    reply = await chat.say(question)
    assert first(reply).startswith(sentence)
    assert reply.blocks[-1].role is Role.SOURCE


@pytest.mark.parametrize("text", ["/trogiup", "/help", "/TroGiup", "/trợgiúp", "/help nhé"])
async def test_help_shows_how_to_ask_and_every_command(chat: Chat, text: str) -> None:
    reply = await chat.say(text)
    assert first(reply) == HELP
    for name, description in PEOPLE:
        assert f"/{name} – {description}" in reply.text


@pytest.mark.parametrize("text", ["/", "/khongco", "/xoahet ngay", "/start2", "/dangbaii"])
async def test_another_command_leads_to_help(chat: Chat, text: str) -> None:
    assert first(await chat.say(text)) == (
        "Tôi không có lệnh này. Đồng chí gõ /trogiup để xem cách hỏi."
    )


@pytest.mark.parametrize("text", ["/theodoii", "/theo doi", "/Theo dõi", "/teodoi"])
async def test_what_may_be_a_slip_of_a_command_is_asked_back(chat: Chat, text: str) -> None:
    assert "Có phải đồng chí muốn gõ /theodoi?" in first(await chat.say(text))


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b\u200f", "\ufeff"])
async def test_a_message_without_words_is_told_so(chat: Chat, text: str) -> None:
    assert first(await chat.say(text)).startswith("Tôi chưa thấy câu hỏi.")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("/nhiemvu", "Có 10 nhiệm vụ:"),
        ("/tasks", "Có 10 nhiệm vụ:"),
        ("/vanban", "Có 39 văn bản (mục 1–10):"),
        ("/documents", "Có 39 văn bản (mục 1–10):"),
        ("/baiviet", "Có 15 bài viết (mục 1–10):"),
        ("/articles", "Có 15 bài viết (mục 1–10):"),
    ],
)
async def test_a_command_lists_everything_of_its_kind(chat: Chat, text: str, heading: str) -> None:
    reply = await chat.say(text)
    assert first(reply) == heading
    assert numbers(reply) == list(range(1, 11))


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("/nhiemvu 5", "Nhiệm vụ 5"),
        ("/tasks 5", "Nhiệm vụ 5"),
        ("/vanban 04-NQ/TU", "Nghị quyết số 04-NQ/TU"),
        ("/documents 33/CT-TTg", "Chỉ thị số 33/CT-TTg"),
        ("/baiviet 2683", "Kết quả thực hiện Quy định số 2683-QĐi/TU"),
        ("/nhiemvu 99", NOT_FOUND),
    ],
)
async def test_a_command_with_words_asks_for_one_of_its_kind(
    chat: Chat, text: str, beginning: str
) -> None:
    assert first(await chat.say(text)).startswith(beginning)


@pytest.mark.parametrize("pick", ["2", "số 2", "cái thứ hai", "Chọn số 2 ạ"])
async def test_a_choice_is_picked_by_its_number(chat: Chat, pick: str) -> None:
    await chat.say("25-NQ/TW")
    assert "Ngày ban hành: 25/07/2008" in (await chat.say(pick)).text


async def test_a_number_is_a_question_where_nothing_was_offered(chat: Chat) -> None:
    await chat.say("04-NQ/TU")
    assert "25/07/2008" not in (await chat.say("2")).text


async def test_what_is_left_of_a_list_has_no_first_and_no_last(chat: Chat) -> None:
    await chat.say("/nhiemvu")
    shorter = bundled_document().replace("\n10. Theo dõi,", "\nTheo dõi,")
    await chat.base.load(shorter)
    assert not first(await chat.say("cái cuối cùng")).startswith("Nhiệm vụ")


async def test_a_number_still_opens_what_bore_it_in_a_list_of_which_something_is_gone(
    chat: Chat,
) -> None:
    await chat.say("/nhiemvu")
    await chat.base.load(bundled_document().replace("\n10. Theo dõi,", "\nTheo dõi,"))
    assert first(await chat.say("2")).startswith("Nhiệm vụ 2")


async def test_what_was_offered_is_offered_to_one_person(chat: Chat) -> None:
    await chat.say("25-NQ/TW")
    assert "25/07/2008" not in (await Chat(chat.base, "hoa").say("2")).text
    assert "25/07/2008" in (await Chat(chat.base, "lan").say("2")).text


@pytest.mark.parametrize(
    "action", ["s:d:999", "s:t:0", "s:a:999999999", "t:t:77", "t:d:999", "s:d:999999999"]
)
async def test_a_button_of_what_is_gone_says_so(chat: Chat, action: str) -> None:
    assert first(await chat.press(action)) == GONE


@pytest.mark.parametrize(
    "action", ["", "zzz", "s:x:1", "q::", "s::1", "v9:d:1", "s:d:một", f"s:d:{10**30}"]
)
async def test_a_button_of_another_version_leads_to_help(chat: Chat, action: str) -> None:
    assert first(await chat.press(action)) == HELP


async def test_every_suggestion_is_answered(chat: Chat) -> None:
    greeting = await chat.say("/start")
    for question in [button.label for button in buttons(greeting)]:
        pressed = await chat.press_label(greeting, question)
        assert not first(pressed).startswith(NOT_FOUND)
        assert pressed == await Chat(chat.base, "hoa").say(question)


@pytest.mark.parametrize(
    ("link", "beginning"),
    [("d-2", "Nghị quyết số 04-NQ/TU"), ("t-5", "Nhiệm vụ 5"), ("a-1", "Kết quả"), ("d-999", GONE)],
)
async def test_a_link_opens_an_entity(chat: Chat, link: str, beginning: str) -> None:
    assert first(await chat.say(f"/start {link}")).startswith(beginning)


async def test_the_next_question_may_lean_on_the_last_answer(chat: Chat) -> None:
    await chat.say("Kế hoạch 222-KH/TU")
    assert "ban hành ngày 20/12/2019" in (await chat.say("ban hành ngày nào?")).text
    assert first(await chat.say("thuộc nhiệm vụ nào?")) == "Kế hoạch số 222-KH/TU"


async def test_what_was_opened_is_what_is_talked_about(chat: Chat) -> None:
    reply = await chat.say("25-NQ/TW")
    await chat.press_label(reply, "25-NQ/TW (khóa IX)")
    assert first(await chat.say("ai ban hành?")) == "Nghị quyết số 25-NQ/TW"
    assert "khóa IX" in (await chat.say("khóa mấy?")).text


async def test_a_greeting_leaves_the_conversation_where_it_was(chat: Chat) -> None:
    await chat.say("25-NQ/TW")
    await chat.say("/trogiup")
    await chat.say("xin chào")
    assert "25/07/2008" in (await chat.say("2")).text


async def test_a_task_opens_its_full_text_word_for_word(chat: Chat) -> None:
    card = await chat.say("nhiệm vụ 8")
    task = (await chat.base.known()).catalogue.tasks_numbered(8)[0]
    reply = await chat.press_label(card, "Toàn văn nhiệm vụ")
    assert "\n".join(one.text for one in reply.blocks if one.role is Role.PARAGRAPH) == task.text
    assert reply.blocks[-1].text.endswith("nhiệm vụ 8 (nguyên văn).")


async def test_every_button_of_every_card_opens_what_it_names(chat: Chat) -> None:
    for command in ("/nhiemvu", "/vanban", "/baiviet"):
        for listed in buttons(await chat.say(command)):
            if "Trang" in listed.label:
                continue
            assert listed.action is not None
            card = await chat.press(listed.action)
            for button in buttons(card):
                assert button.action is not None
                if button.label.startswith("🔔"):
                    continue
                opened = await chat.press(button.action)
                assert opened.blocks[-1].role is Role.SOURCE


async def test_a_conversation_outlives_the_process(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'danvan.db'}"
    async with open_knowledge(url, now) as base:
        await base.fill()
        await Chat(base).say("25-NQ/TW")
    async with open_knowledge(url, now) as base:
        assert "25/07/2008" in (await Chat(base).say("2")).text


async def test_a_question_that_comes_again_finds_the_conversation_as_it_was(
    base: KnowledgeBase,
) -> None:
    assistant, where = Assistant(base), ("test", "lan", "lan")
    request = Request(*where, text="văn bản về tôn giáo")
    lost = await assistant.answer(request)
    assert await base.conversations.recall(*where) == {}
    again = await assistant.answer(request)
    assert again.reply == lost.reply
    await base.keep(again.left)
    assert await base.conversations.recall(*where) != {}
    assert sum(many for _, many in (await base.questions.statistics(1)).asked) == 1


async def test_a_new_document_is_in_the_next_answer(chat: Chat) -> None:
    assert first(await chat.say("06-NQ/TU")).startswith(NOT_FOUND)
    await chat.base.load(province("ha-tinh-2024"))
    assert first(await chat.say("06-NQ/TU")) == "Nghị quyết số 06-NQ/TU"


class TestEmpty:
    """A knowledge base without a source says so, and never breaks."""

    @pytest.fixture
    async def chat(self, tmp_path: Path) -> AsyncIterator[Chat]:
        async with open_knowledge(f"sqlite:///{tmp_path / 'empty.db'}", now) as base:
            yield Chat(base)

    @pytest.mark.parametrize("text", ["04-NQ/TU", "nhiệm vụ 5", "công tác tôn giáo", "2"])
    async def test_a_question_is_told_that_nothing_is_held(self, chat: Chat, text: str) -> None:
        assert first(await chat.say(text)).startswith("Kho tài liệu đang trống.")

    async def test_a_greeting_counts_nothing(self, chat: Chat) -> None:
        assert "0 nhiệm vụ, 0 văn bản và 0 bài viết" in (await chat.say("xin chào")).text
