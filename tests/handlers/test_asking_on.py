"""What is asked in chat of something that was shown before: by its place, or of the last task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.messages import Request
from tests.conftest import province
from tests.handlers.conftest import Chat, first

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("nhiệm vụ 4", "văn bản thứ 2 ban hành ngày nào", "số 10-ĐA/TU ban hành ngày 25/08/2014"),
        ("nhiệm vụ 5", "bài đầu tiên nói gì", "Sở Giao thông vận tải thực hiện tốt"),
        ("bài về nhiệm vụ 5", "bài đầu tiên nói gì", "Sở Giao thông vận tải thực hiện tốt"),
        ("nghị quyết 25", "thế cái số 2", "25/07/2008"),
        ("nghị quyết 25", "số 3 nằm ở nhiệm vụ nào", "được nêu tại Nhiệm vụ 9"),
        ("các chỉ thị", "số 33 của Thủ tướng", "33/CT-TTg"),
        ("nhiệm vụ 3, 5 và 7", "việc thứ hai", "Nhiệm vụ 5"),
        ("nhiệm vụ 3, 5 và 7", "thế còn việc cuối cùng", "Nhiệm vụ 7"),
    ],
)
async def test_something_is_asked_of_what_stands_at_a_place(
    chat: Chat, before: str, text: str, said: str
) -> None:
    await chat.say(before)
    reply = await chat.say(text)
    assert reply.outcome is None or reply.outcome.value == "answer"
    assert said in reply.text


OF_POLITBURO = ("số 59-CT/TW", "số 30-CT/TW", "số 18-CT/TW")


@pytest.mark.parametrize(
    ("questions", "place"),
    [
        (["còn cái thứ nhất thì sao", "thế còn cái tiếp theo"], 1),
        (["1", "cái tiếp theo", "tiếp theo"], 2),
        (["3", "cái trước đó"], 1),
        (["1", "ngày bao nhiêu", "cái thứ ba"], 2),
        (["cái cũ nhất"], 1),
        (["1", "cái cũ nhất là cái nào"], 1),
        (["cái mới nhất"], 0),
        (["cái mới"], 0),
        (["cái mới", "còn cái cũ"], 1),
        (["cái thứ hai", "quay lại cái đầu"], 0),
    ],
)
async def test_what_was_picked_keeps_its_place_in_the_list(
    chat: Chat, questions: list[str], place: int
) -> None:
    await chat.say("chỉ thị của Bộ Chính trị")
    replies = [await chat.say(question) for question in questions]
    assert first(replies[-1]).endswith(OF_POLITBURO[place])
    assert OF_POLITBURO[place] in (await chat.say("ngày bao nhiêu")).blocks[1].text


@pytest.mark.parametrize(
    "text", ["không, cái thứ nhất", "nhầm, cái thứ nhất", "à không, cái đầu tiên", "ý tôi là cái 1"]
)
async def test_another_place_is_told_instead_of_the_one_that_was_picked(
    chat: Chat, text: str
) -> None:
    await chat.say("chỉ thị của Bộ Chính trị")
    assert first(await chat.say("cái thứ hai")).endswith(OF_POLITBURO[1])
    assert first(await chat.say(text)).endswith(OF_POLITBURO[0])


@pytest.mark.parametrize("text", ["mục 1", "cái 1", "cái thứ nhất", "cái đầu"])
async def test_places_are_those_of_the_list_where_the_buttons_of_a_card_are_numbered(
    base: KnowledgeBase, text: str
) -> None:
    chat = Chat(base, request=Request("console", "1", "1", shows_numbers=True))
    await chat.say("chỉ thị của Bộ Chính trị")
    assert first(await chat.say("cái thứ hai")).endswith(OF_POLITBURO[1])
    assert first(await chat.say(text)).endswith(OF_POLITBURO[0])


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("nhiệm vụ 6", "cái đầu", "Chỉ thị số 33/CT-TTg"),
        ("nhiệm vụ 6", "cái thứ ba", "Nghị quyết số 09-NQ/TW"),
        ("65-KL/TW và 222-KH/TU", "cái sau", "Kế hoạch số 222-KH/TU"),
        ("65-KL/TW và 222-KH/TU", "ai ban hành cái sau", "222-KH/TU do Ban Thường vụ Tỉnh ủy"),
        ("65-KL/TW và 222-KH/TU", "cái trước của ai", "65-KL/TW do Bộ Chính trị ban hành"),
        ("các chỉ thị", "ngày ban hành của văn bản thứ tư", "59-CT/TW ban hành ngày 15/12/2000"),
    ],
)
async def test_places_are_said_shortly_and_behind_what_is_asked(
    chat: Chat, before: str, text: str, said: str
) -> None:
    await chat.say(before)
    assert said in (await chat.say(text)).text


@pytest.mark.parametrize("text", ["cái còn lại", "còn cái kia?", "văn bản kia thì sao"])
async def test_of_two_the_other_one_can_be_asked_for(chat: Chat, text: str) -> None:
    await chat.say("65-KL/TW và 222-KH/TU")
    await chat.say("cái thứ hai của ai")
    assert first(await chat.say(text)) == "Kết luận số 65-KL/TW"


async def test_of_three_the_others_are_offered(chat: Chat) -> None:
    await chat.say("nghị quyết 25")
    await chat.say("2")
    reply = await chat.say("cái còn lại")
    assert first(reply).startswith("Có 2 văn bản khớp")
    assert "25/07/2008" not in reply.text


async def test_the_documents_of_a_card_keep_their_places(chat: Chat) -> None:
    await chat.say("nhiệm vụ 6")
    for text, number in [("cái đầu", "33/CT-TTg"), ("cái thứ 2", "781/KH-UBND")]:
        assert first(await chat.say(text)).endswith(number)
    assert first(await chat.say("cái cuối")).endswith("09-NQ/TW")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("nhiệm vụ 1 và nhiệm vụ 6", "Trong Nhiệm vụ 1 và Nhiệm vụ 6:"),
        ("các nhiệm vụ", "Trong 10 nhiệm vụ vừa liệt kê:"),
    ],
)
async def test_documents_of_several_tasks_are_said_to_be_theirs(
    chat: Chat, before: str, said: str
) -> None:
    await chat.say(before)
    assert first(await chat.say("văn bản nào")) == said


async def test_what_a_task_has_none_of_is_said_where_all_are_looked_through(chat: Chat) -> None:
    await chat.say("nhiệm vụ 3")
    reply = await chat.say("văn bản nào của Ban Bí thư")
    assert first(reply).startswith("Nhiệm vụ 3 không nêu văn bản nào của Ban Bí thư.")
    assert reply.blocks[1].text == "Có 6 văn bản:"


async def test_what_a_list_has_none_of_is_said_where_all_are_looked_through(chat: Chat) -> None:
    await chat.say("các chỉ thị")
    reply = await chat.say("của Chính phủ")
    told = "Trong các văn bản vừa nêu, không có văn bản nào của Chính phủ."
    assert first(reply).startswith(told)
    assert reply.blocks[1].text.startswith("Có 2 văn bản")


async def test_what_is_asked_of_choices_of_tasks_asks_back(chat: Chat) -> None:
    await chat.base.load(province("can-tho-2025"))
    for text in ("nhiệm vụ 1", "hạn chót"):
        assert first(await chat.say(text)).startswith("Có 2 nhiệm vụ khớp")


async def test_what_is_offered_is_chosen_by_its_type_though_that_is_a_word_for_help(
    chat: Chat,
) -> None:
    assert first(await chat.say("hướng dẫn")) == "Cách hỏi"
    await chat.base.load(
        "NHIỆM VỤ TRỌNG TÂM CÔNG TÁC DÂN VẬN TỈNH HÀ NAM NĂM 2024\n"
        "1. Triển khai Hướng dẫn số 77-HD/BDVTU, ngày 30/3/2021 của Ban Dân vận Tỉnh ủy về trồng "
        "sen trong hồ; Chỉ thị số 78-CT/TU, ngày 9/3/2021 của Tỉnh ủy về trồng sen trong hồ.\n"
        "2. Thăm các bến đò.\n3. Gặp mặt người làm nghề gốm."
    )
    await chat.say("trồng sen trong hồ")
    assert first(await chat.say("hướng dẫn")) == "Hướng dẫn số 77-HD/BDVTU"


async def test_the_day_of_an_article_is_asked_for(chat: Chat) -> None:
    await chat.say("bài Dân vận khéo của lực lượng Công an xã ở Yên Thành")
    reply = await chat.say("đăng ngày nào")
    assert "Ngày đăng: nguồn không ghi" in reply.text


async def test_nothing_stands_behind_the_end_of_a_list_or_beside_another_document(
    chat: Chat,
) -> None:
    for last in ("3", "nghị quyết 02"):
        await chat.say("chỉ thị của Bộ Chính trị")
        await chat.say(last)
        none = await chat.say("cái tiếp theo")
        assert none.outcome is not None
        assert none.outcome.value == "none"


async def test_a_list_of_a_task_says_whose_it_is(chat: Chat) -> None:
    await chat.say("nhiệm vụ 3")
    assert first(await chat.say("có mấy nghị quyết")) == "Nhiệm vụ 3 có 3 nghị quyết:"
    part = first(await chat.say("văn bản nào của Tỉnh ủy trong nhiệm vụ 3"))
    assert part.startswith("Trong 5 văn bản của Nhiệm vụ 3, có ")
    assert part.endswith("văn bản khớp với câu hỏi:")
    assert first(await chat.say("nhiệm vụ 3 có bao nhiêu văn bản")) == "Nhiệm vụ 3 có 5 văn bản:"
    none = first(await chat.say("các nghị định"))
    assert none == "Nhiệm vụ 3 không nêu nghị định nào."


async def test_a_list_that_has_none_of_what_is_asked_for_is_said_to_have_none(chat: Chat) -> None:
    await chat.say("các chỉ thị của tỉnh ủy")
    none = first(await chat.say("chỉ lấy năm 2019"))
    assert none.startswith("Trong các văn bản vừa nêu, không có văn bản nào năm 2019.")
    assert first(await chat.say("năm 2021 thôi")) == "Có 2 văn bản:"


async def test_what_was_asked_is_known_in_the_next_message(chat: Chat) -> None:
    await chat.say("chỉ thị của Bộ Chính trị")
    assert first(await chat.say("còn của Ban Bí thư?")).startswith("Có 2 văn bản")


async def test_what_was_rejected_is_forgotten(chat: Chat) -> None:
    await chat.say("nghị quyết 09")
    await chat.say("không phải, cái về biến đổi khí hậu cơ")
    assert "09-NQ/TW" not in (await chat.say("ra năm nào")).text


@pytest.mark.parametrize(
    "text",
    ["sao lại có hai ngày", "ngày nào đúng", "vậy ngày nào mới là đúng ạ", "sao ghi 2 ngày thế"],
)
async def test_the_dates_that_sources_contradict_are_told_again_and_none_is_chosen(
    chat: Chat, text: str
) -> None:
    await chat.say("nghị quyết 04-NQ/TU")
    reply = await chat.say(text)
    assert "các ngày khác nhau: ngày 05/11/2021 tại nhiệm vụ 2 và ngày 19/11/2021" in reply.text
    assert "Đề nghị đồng chí đối chiếu với văn bản gốc." in reply.text


IN_TASK_6 = "nguồn nêu Chỉ thị số 33/CT-TTg tại Nhiệm vụ 6"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chỉ thị 33 thuộc nhiệm vụ 5 à", f"Không: {IN_TASK_6}, không tại Nhiệm vụ 5."),
        ("33/CT-TTg co nam trong nhiem vu 6 khong", f"Đúng: {IN_TASK_6}."),
        ("nhiệm vụ 6 có nhắc đến chỉ thị 33 không", f"Đúng: {IN_TASK_6}."),
        ("nhiem vu 5 co 33/CT-TTg khong", f"Không: {IN_TASK_6}, không tại Nhiệm vụ 5."),
    ],
)
async def test_whether_a_document_is_in_a_task_is_said_above_its_card(
    chat: Chat, text: str, said: str
) -> None:
    reply, card = await chat.say(text), await chat.say("chỉ thị 33")
    assert [block.text for block in reply.blocks] == [said, *(one.text for one in card.blocks)]


async def test_which_of_several_documents_is_in_a_task_is_said_of_each(chat: Chat) -> None:
    reply = await chat.say("nghị quyết 25 có thuộc nhiệm vụ 9 không")
    assert "được nêu tại Nhiệm vụ 9" in reply.text


NOT_OF_TASK = "Nguồn không ghi {} của Nhiệm vụ {}. Dưới đây là những gì nguồn có ghi."
NO_FILE = (
    "Tôi không giữ tệp hay toàn văn của Nghị quyết số 04-NQ/TU, chỉ có những gì nguồn ghi dưới đây."
)


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("", "đơn vị nào chủ trì nhiệm vụ 4", NOT_OF_TASK.format("đơn vị chủ trì", 4)),
        ("nhiệm vụ 4", "thời hạn khi nào", NOT_OF_TASK.format("thời hạn", 4)),
        ("nhiệm vụ 4", "hạn khi nào", NOT_OF_TASK.format("thời hạn", 4)),
        ("nhiệm vụ 1", "ban hành ngày nào", NOT_OF_TASK.format("thời hạn", 1)),
        ("", "tải nghị quyết 04-NQ/TU ở đâu", NO_FILE),
        ("nghị quyết 04-NQ/TU", "toàn văn", NO_FILE),
        ("nghị quyết 04-NQ/TU", "kinh phí", "Nguồn không ghi điều này của Nghị quyết số 04-NQ/TU."),
    ],
)
async def test_what_the_source_does_not_say_is_said_of_tasks_and_documents(
    chat: Chat, before: str, text: str, said: str
) -> None:
    if before:
        await chat.say(before)
    reply = await chat.say(text)
    assert reply.blocks[1].text.startswith(said)


async def test_the_file_of_several_is_said_once_not_to_be_held(chat: Chat) -> None:
    reply, plain = await chat.say("toàn văn nghị quyết 25"), await chat.say("nghị quyết 25")
    assert first(reply) == "Tôi không giữ tệp hay toàn văn của văn bản nào dưới đây."
    assert [block.text for block in reply.blocks[1:]] == [block.text for block in plain.blocks]


async def test_tasks_of_several_programmes_are_counted_by_programme(chat: Chat) -> None:
    await chat.base.load(province("can-tho-2025"))
    heading = first(await chat.say("các nhiệm vụ"))
    assert ", gồm 10 của Cần Thơ 2025 và 10 của Nghệ An 2023 (mục" in heading
    assert "gồm" not in first(await chat.say("các nhiệm vụ của Cần Thơ"))


async def test_a_task_is_quoted_where_it_says_what_is_asked(chat: Chat) -> None:
    await chat.base.load(province("can-tho-2025"))
    several = await chat.say("thời hạn hoàn thành nhiệm vụ 1")
    assert first(several).startswith("Có 2 nhiệm vụ khớp")
    await chat.press_label(several, "Nhiệm vụ 1 (Cần Thơ 2025)")
    reply = await chat.say("thời hạn khi nào")
    said = "Nhiệm vụ 1 (Cần Thơ 2025) ghi: “báo cáo trước ngày 25 hằng tháng.”"
    assert reply.blocks[1].text == said


async def test_an_article_says_which_documents_it_relates_to_or_prints(chat: Chat) -> None:
    await chat.say("bài Dân vận khéo của lực lượng Công an xã ở Yên Thành")
    assert first(await chat.say("văn bản nào")) == (
        "Bài “Dân vận khéo của lực lượng Công an xã ở Yên Thành” liên quan đến 1 văn bản:"
    )
    await chat.say("bài về quy định 2683")
    assert "nêu “2683-QĐi/TU”, nhưng các tài liệu" in first(await chat.say("văn bản nào"))


async def test_where_a_list_ends_no_other_page_is_looked_for(chat: Chat) -> None:
    await chat.say("các chỉ thị")
    reply = await chat.say("tiếp")
    assert reply.text.startswith("Danh sách chỉ có vậy.")
    assert (await chat.say("cái thứ 2")).text.startswith("Chỉ thị số 11-CT/TU")


NOTHING_BEFORE = (
    "Trước câu này chưa có văn bản, nhiệm vụ hay bài viết nào được nhắc đến, nên tôi chưa rõ đồng"
    " chí hỏi về mục nào. Đồng chí có thể hỏi theo số hiệu"
)


@pytest.mark.parametrize(
    "text",
    [
        "nó",
        "cái đó là gì vậy ạ",
        "no ban hanh ngay nao",
        "ai ban hành",
        "chỉ thị này ban hành ngày nào",
        "nó có phải của Tỉnh ủy không",
        "nhiệm vụ này có những văn bản nào",
        "bài này có liên quan văn bản nào",
    ],
)
async def test_what_refers_to_nothing_is_asked_back(chat: Chat, text: str) -> None:
    reply = await chat.say(text)
    assert first(reply).startswith(NOTHING_BEFORE)
    await chat.say("nhiệm vụ 6")
    assert not first(await chat.say(text)).startswith(NOTHING_BEFORE)


@pytest.mark.parametrize(
    "text",
    [
        "văn bản đó về dân vận khéo",
        "xử lý nợ",
        "cơ quan ban hành 04",
        "nhung van ban do ban thuong vu tinh uy ban hanh",
    ],
)
async def test_what_says_itself_what_it_is_about_is_no_reference(chat: Chat, text: str) -> None:
    assert not first(await chat.say(text)).startswith(NOTHING_BEFORE)


@pytest.mark.parametrize(
    ("asked", "lacking", "said"),
    [
        ("chỉ thị 33", "số hiệu", "Nguồn ghi số hiệu 33/CT-TTg."),
        ("chỉ thị 33", "đường dẫn", "Tôi không giữ"),
        ("đề án xây dựng cốt cán trong tôn giáo", "số hiệu", "nguồn không ghi số hiệu."),
    ],
)
async def test_why_there_is_no_number_or_link_is_told(
    chat: Chat, asked: str, lacking: str, said: str
) -> None:
    await chat.say(asked)
    assert said in (await chat.say(f"sao không có {lacking}")).text
