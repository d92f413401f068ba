"""Where an answer comes from is asked behind it, and is told with what the source prints there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.small_talk import small_talk

if TYPE_CHECKING:
    from knowledge.answering.knowledge import Knowledge
    from tests.handlers.conftest import Chat

OF_33 = "ghi: “Phối hợp triển khai thực hiện Chỉ thị số 33/CT-TTg"
ALL = "Tôi chỉ trả lời theo các tài liệu sau"
DOUBTS = [
    "sao em biết",
    "làm sao bot biết được",
    "tại sao lại nói thế",
    "có chắc không",
    "chac chua ban",
    "có đúng không",
    "thật à",
    "thông tin này có chính xác không",
    "nguồn đâu",
    "dẫn nguồn đi",
    "cho xin nguồn",
    "có nguồn không",
    "lấy ở đâu ra",
    "o dau ra the",
    "căn cứ đâu mà nói thế",
    "dựa vào đâu mà em nói vậy",
    "ai bảo thế",
    "ủa thật hả",
    "em có chắc chắn là đúng không",
    "em nói thật không đấy",
    "sao em dám chắc",
    "khó tin quá",
    "kiểm tra lại giúp tôi",
    "điều đó ghi ở đâu",
    "nói có căn cứ không",
    "xem lại đi",
    "thật không, sao biết",
    "có chắc không? nguồn đâu",
]


@pytest.mark.parametrize("text", DOUBTS)
async def test_a_document_is_told_in_the_words_of_the_task_that_names_it(
    chat: Chat, text: str
) -> None:
    await chat.say("chỉ thị 33 ngày nào")
    reply = await chat.say(text)
    assert OF_33 in reply.text
    assert "nhiệm vụ 6." in reply.text
    assert "ban hành ngày" in (await chat.say("thế còn nghị quyết 09")).text


@pytest.mark.parametrize("text", DOUBTS)
async def test_where_nothing_was_said_every_source_is_told(chat: Chat, text: str) -> None:
    await chat.say("chỉ thị 999")
    assert (await chat.say(text)).text.startswith(ALL)


@pytest.mark.parametrize("asked", ["ai ban hành", "ngày nào"])
@pytest.mark.parametrize("doubt", ["có chắc không", "sao biết"])
async def test_what_is_asked_beside_a_doubt_is_told(chat: Chat, asked: str, doubt: str) -> None:
    await chat.say("chỉ thị 33")
    alone = await chat.say(asked)
    assert (await chat.say(f"{asked}, {doubt}")).text == alone.text


async def test_a_check_behind_a_clause_is_no_doubt_of_the_answer(chat: Chat) -> None:
    await chat.say("chỉ thị 33")
    assert (await chat.say("của Tỉnh ủy, đúng không")).text.startswith("Không: nguồn ghi")


async def test_what_was_asked_in_vain_is_doubted_and_not_what_was_told_before(chat: Chat) -> None:
    await chat.say("các pháp lệnh và nghị định")
    await chat.say("nuôi tôm hùm")
    assert (await chat.say("có chắc không")).text.startswith(ALL)
    assert "Nghị định" in (await chat.say("2")).text
    assert "ghi: “" in (await chat.say("có chắc không")).text


async def test_a_task_is_told_with_its_place_and_the_passage_that_was_asked_for(chat: Chat) -> None:
    await chat.say("nhiệm vụ 6")
    await chat.say("điểm sáng nào")
    reply = await chat.say("có chắc không")
    assert "Tôi trả lời theo Nhiệm vụ trọng tâm công tác dân vận tỉnh Nghệ An" in reply.text
    assert "Đoạn nói về điều đồng chí hỏi: “Chỉ đạo xây dựng điểm sáng" in reply.text


async def test_what_no_source_says_is_said_again(chat: Chat) -> None:
    await chat.say("nghị quyết 09")
    lacks = await chat.say("hiệu lực khi nào")
    assert (await chat.say("có chắc không")).text == lacks.text


async def test_of_several_things_each_is_told_as_printed(chat: Chat) -> None:
    await chat.say("các pháp lệnh và nghị định")
    reply = await chat.say("nguồn đâu")
    assert reply.text.count("ghi: “") > 1


async def test_an_article_is_what_the_answer_rests_on(chat: Chat) -> None:
    await chat.say("bài về nhiệm vụ 5")
    await chat.say("1")
    assert "Tôi trả lời theo bài viết này." in (await chat.say("sao em biết")).text


@pytest.mark.parametrize("text", ["bạn lấy dữ liệu từ đâu", "các nguồn nào"])
async def test_all_sources_are_asked_for_whatever_was_said(chat: Chat, text: str) -> None:
    await chat.say("chỉ thị 33")
    assert (await chat.say(text)).text.startswith(ALL)


@pytest.mark.parametrize(
    "text",
    [
        "căn cứ vào đâu",
        "cho em tin",
        "chắc là không",
        "nguồn nước ở đâu",
        "sao em không biết",
        "có đúng ngày 26/11 không",
    ],
)
def test_what_asks_for_something_is_no_doubt(known: Knowledge, text: str) -> None:
    said = small_talk(text, known)
    assert said is None or not said.text.startswith(ALL)


@pytest.mark.parametrize(
    "text", ["có đúng của Bộ Chính trị không", "co dung la cua bct ko", "cua bo chinh tri a"]
)
async def test_an_issuer_that_is_doubted_is_checked(chat: Chat, text: str) -> None:
    await chat.say("chỉ thị 33")
    assert (await chat.say(text)).text.startswith("Không: nguồn ghi Chỉ thị số 33/CT-TTg")
